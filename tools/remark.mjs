// What `make lint` holds the docs to: every link among them leads somewhere, its #fragment too, and every path of the
// repository that they name is there. Nothing is fetched; links to the web are left alone.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import validateLinks from "remark-validate-links";
import { visit } from "unist-util-visit";

const BOOK = "docs/src";
const SUMMARY = join(BOOK, "SUMMARY.md");
// Paths in backticks: `src/model/route/mod.rs`, `tests/cases/`. What has a `<slug>` or a `*` in it names many.
const NAMED = /^(src|tests|tools|bench|style|docs|public)\/[\w./-]*$/;
const summary = readFileSync(SUMMARY, "utf8");

/** What validating links doesn't know: how the book is built, and that docs name files in words, too. */
function book() {
  return (tree, file) => {
    const inside = (path) => !relative(BOOK, path).startsWith("..");
    if (inside(file.path) && file.path !== SUMMARY && !summary.includes(`(${relative(BOOK, file.path)})`)) {
      file.message(`The book leaves this page out: it does not stand in ${SUMMARY}`);
    }
    visit(tree, ["link", "image", "definition"], (node) => {
      const path = decodeURI(node.url.split("#")[0]);
      if (!inside(file.path) || path === "" || /^[a-z]+:/i.test(path)) return;
      // The book is published by itself.
      if (!inside(join(dirname(file.path), path))) file.message(`The link to ${node.url} leaves the book`, node);
    });
    // What changed once may name what is gone since.
    visit(tree, file.path === "CHANGELOG.md" ? "none" : "inlineCode", (node) => {
      if (NAMED.test(node.value) && !existsSync(node.value)) file.message(`There is no ${node.value}`, node);
    });
  };
}

export default { plugins: [[validateLinks, { repository: false }], book] };

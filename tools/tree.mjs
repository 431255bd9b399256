// Writes the tree of src/ into ARCHITECTURE.md: an entry a line, two spaces a level, folders first with a slash at the end.
// What is said of a folder, behind two spaces or more, stays as long as the folder has its path.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "ARCHITECTURE.md";
const TREE = /(## The tree\n[^]*?```text\n)([^]*?)(```)/;
const text = readFileSync(FILE, "utf8");
const old = text.match(TREE)?.[2];
if (old === undefined) {
  console.error(`${FILE} has no fenced block below “The tree”`);
  process.exit(1);
}

const said = new Map();
const above = [];
for (const line of old.split("\n")) {
  const [, indent, name, words] = line.match(/^( *)(\S+)(?:  +(.*))?$/) ?? [];
  if (!name?.endsWith("/")) continue;
  above.length = indent.length / 2;
  above.push(name);
  if (words) said.set(above.join(""), words);
}

function lines(folder, depth) {
  const indent = "  ".repeat(depth);
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const [folders, files] = [true, false].map((kind) => entries.filter((entry) => entry.isDirectory() === kind));
  const below = folders.flatMap(({ name }) => {
    const words = said.get(join(folder, name) + "/");
    const line = `${indent}${name}/`;
    return [words ? `${line.padEnd(24)}  ${words}` : line, ...lines(join(folder, name), depth + 1)];
  });
  return [...below, ...files.map(({ name }) => indent + name)];
}

const tree = ["src/", ...lines("src", 1)].join("\n");
writeFileSync(FILE, text.replace(TREE, (_, before, __, after) => `${before}${tree}\n${after}`));

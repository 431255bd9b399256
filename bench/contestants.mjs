// Who takes part: Sightline as published, the same pages in other stacks, and pages written by hand as the limit.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { compressed, file } from "./harness.mjs";
import { scripted } from "./hand.mjs";

const PEERS = "bench/peers";
const BUILT = { react: ["react", "react-dom", "react-router"], solid: ["solid-js", "@solidjs/router"], svelte: ["svelte"] };
const NAMES = { sightline: "Sightline", react: "React", solid: "Solid", svelte: "Svelte", hand: "by hand" };

const version = (name) => JSON.parse(readFileSync(join(PEERS, "node_modules", name, "package.json"), "utf8")).version;

/** Sightline's own version, and that of the library its views are written with. */
function ownVersions() {
  const [, own] = /^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"));
  const [, leptos] = /^name = "leptos"\nversion = "(.*)"/m.exec(readFileSync("Cargo.lock", "utf8"));
  return `sightline ${own}, leptos ${leptos}`;
}

/** Installs the peers' packages at their pinned versions, unless they are there. */
function install() {
  const lock = join(PEERS, "package-lock.json");
  const kept = join(PEERS, "node_modules/.sightline-lock");
  if (existsSync(kept) && readFileSync(kept).equals(readFileSync(lock))) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: PEERS, stdio: "inherit" });
  cpSync(lock, kept);
}

/** Builds the peers with the stylesheet and the icon of a published site. */
function build(site, out) {
  install();
  const [style, icon] = [/^style-.*\.css$/, /^icon-.*\.svg$/].map((pattern) => readdirSync(site).find((name) => pattern.test(name)));
  const env = { ...process.env, SIGHTLINE_STYLES: resolve(site, style), SIGHTLINE_ICON: `/${icon}`, SIGHTLINE_PEERS: resolve(out) };
  for (const name of Object.keys(BUILT)) {
    execFileSync("npx", ["vite", "build", "--logLevel", "error", "--mode", name], { cwd: PEERS, stdio: "inherit", env });
  }
}

/** Files that the peers share with the site: what they show, not how. */
const isContent = (path) => /^\/(edition|data)\/|^\/icon-.*\.svg$/.test(path);

/** What an app of one page answers: its files, the edition, and its page for each other address. */
const single = (root, site) => (path) => {
  if (isContent(path)) return file(site, path);
  return file(root, /\.\w+$/.test(path) ? path : "index.html");
};

function byHand(site) {
  return (path) => {
    if (path === "/hand.js") return compressed(".js", readFileSync(join(PEERS, "hand/hand.js")));
    if (isContent(path)) return file(site, path);
    const page = join(site, path, "index.html");
    return existsSync(page) ? compressed(".html", Buffer.from(scripted(readFileSync(page, "utf8")))) : undefined;
  };
}

/** Those who take part: a name, versions, what they answer, and a test, run in the page, of whether they are ready. */
export function contestants({ site, out, only }) {
  build(site, out);
  const shown = () => document.querySelector("main h1") !== null;
  const all = [
    { name: "sightline", versions: ownVersions(), answer: (path) => file(site, path), ready: () => document.documentElement.dataset.app === "running" },
    ...Object.entries(BUILT).map(([name, packages]) => ({
      name, versions: [...packages, "vite"].map((one) => `${one} ${version(one)}`).join(", "), answer: single(join(out, name), site), ready: shown,
    })),
    { name: "hand", versions: "", answer: byHand(site), ready: () => document.readyState === "complete" },
  ];
  return all.filter(({ name }) => !only || only.includes(name)).map((one) => ({ ...one, title: NAMES[one.name] }));
}

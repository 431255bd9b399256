// What the measurements share: their options, programs that are run, servers, a browser, and how numbers are told.
import { spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";

/** Ends with a sentence that says what to do. */
export function stop(why) {
  console.error(why);
  process.exit(2);
}

/** The command's arguments: options and flags are taken out by name, what is left is `rest`. */
export class Arguments {
  rest = process.argv.slice(2);

  option(name, otherwise) {
    const at = this.rest.indexOf(name);
    return at < 0 ? otherwise : this.rest.splice(at, 2)[1];
  }

  flag(name) {
    const at = this.rest.indexOf(name);
    return at >= 0 && this.rest.splice(at, 1).length > 0;
  }

  /** How many insights, each from `least`: as asked for, else 1,000 and 10,000. */
  counts(least = 1) {
    const counts = this.rest.length ? this.rest.map(Number) : [1000, 10000];
    if (!counts.every((count) => Number.isInteger(count) && count >= least)) stop(`counts are whole numbers from ${least}`);
    return counts;
  }
}

/** Runs a program; resolves to its seconds and the most memory it held, in MB, as the system counts it. */
export function run(program, list) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, list, { stdio: ["ignore", "ignore", "pipe"] });
    let [memory, said] = [0, ""];
    child.stderr.on("data", (data) => (said = (said + data).slice(-2000)));
    const look = setInterval(() => {
      try {
        const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
        memory = Math.max(memory, Number(most?.[1] ?? 0));
      } catch {
        // It has ended.
      }
    }, 10);
    child.on("error", (error) => (clearInterval(look), reject(error)));
    child.on("close", (code) => {
      clearInterval(look);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (code === 0) resolve({ seconds, memory: memory / 1024 });
      else reject(new Error(`${program} ${list.join(" ")}: ${code}\n${said}`));
    });
  });
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
export const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** A table as Markdown: its heads, and rows of as many cells. */
export const table = (heads, rows) =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Puts what a script has found into its place in bench/README.md. */
export function rewrite(script, found) {
  const [begin, end] = [`<!-- ${script} writes from here -->\n`, "<!-- to here -->"];
  const text = readFileSync("bench/README.md", "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) stop(`bench/README.md has no place for ${script}`);
  writeFileSync("bench/README.md", `${text.slice(0, from)}${begin}\n${found.trim()}\n\n${text.slice(to)}`);
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
};

/** A file of a published site as hosts send it: compressed, unless it is already; nothing where there is none. */
export function file(root, path) {
  let name = join(root, path);
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) name = join(name, "index.html");
  if (!statSync(name, { throwIfNoEntry: false })) return undefined;
  return compressed(extname(name), readFileSync(name));
}

/** What a host sends for a file whose name ends so. */
export function compressed(end, bytes) {
  const type = TYPES[end] ?? "application/octet-stream";
  // What Pagefind writes is compressed already.
  if (!(end in TYPES)) return { type, encoding: "identity", body: bytes };
  // The app is measured as it is shipped; other large files would take minutes.
  const large = bytes.length > 400_000 && end !== ".wasm";
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: large ? 9 : 11 } };
  return { type, encoding: "br", body: brotliCompressSync(bytes, quality) };
}

/** The policy that a site asks its host to send, and the paths of what never changes. */
export function asked(root) {
  const headers = readFileSync(join(root, "_headers"), "utf8");
  const forever = [...headers.matchAll(/^(\/\S+)\n\s+Cache-Control: (.*immutable)/gm)].map(([, path]) => path);
  return { policy: /Content-Security-Policy: (.*)/.exec(headers)[1], forever: new Set(forever) };
}

/** Answers on loopback; resolves to the address and what ends it. */
export async function listen(answer) {
  const server = createServer(answer);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => (server.closeAllConnections(), server.close());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** Serves a published site as a host does. */
export function serve(root) {
  const { policy, forever } = asked(root);
  const kept = new Map();
  return listen((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (!kept.has(path)) kept.set(path, file(root, path));
    const found = kept.get(path);
    const { type, encoding, body } = found ?? file(root, "404.html");
    response.writeHead(found ? 200 : 404, {
      "content-type": type, "content-encoding": encoding, "content-length": body.length, "content-security-policy": policy,
      // Without what is said to stay, each volume of the index would load the runtime's WebAssembly anew.
      "cache-control": forever.has(path) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(body);
  });
}

/** Starts Chromium; `SIGHTLINE_CHROMIUM` names another than the system's. */
export const browse = () =>
  chromium.launch({
    executablePath: process.env.SIGHTLINE_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
      "--disable-quic", "--disable-sync", "--no-first-run",
      "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopupPreload,InitialWebUI,WebUIToolbar",
    ],
  });

/** Waits until a page's app runs. */
export const running = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.app === "running", null, { timeout: 60_000 });

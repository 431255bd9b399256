// A host on loopback that serves a small site around the loader, and fails in the ways that hosts and lines do.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const LOADER = readFileSync(new URL("../../src/boot.js", import.meta.url));

/** The policy that the site is made for. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'";

const section = (id, bytes) => [id, bytes.length, ...bytes];
const text = (words) => [words.length, ...Buffer.from(words)];
const number = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)]);

/** A WebAssembly file of 64 kB: it calls `app.ready` when it starts, and `trap` traps. */
const wasm = (build) => {
  const padding = [...text("padding"), ...Buffer.alloc(65_536, build)];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]), // a type: nothing to nothing
    ...section(2, [1, ...text("app"), ...text(`ready_${build}`), 0, 0]), // import 0, named by the build
    ...section(3, [1, 0]), // function 1
    ...section(7, [1, ...text("trap"), 0, 1]),
    ...section(8, [0]), // starts with the import
    ...section(10, [1, 3, 0, 0x00, 0x0b]), // unreachable
    ...[0, ...number(padding.length), ...padding],
  ]);
};

/** What wasm-bindgen writes, in short, and an app that takes over the page's clicks. */
const module = (build) => `
const ready = () => {
  const site = document.createElement("div");
  site.id = "site";
  site.innerHTML = document.getElementById("site").innerHTML;
  document.getElementById("site").replaceWith(site);
  document.documentElement.dataset.app = "running";
  document.documentElement.dataset.build = "${build}";
};
export default async ({ module_or_path: given }) => {
  const imports = { app: { ready_${build}: ready } };
  const made = await WebAssembly.instantiate(given, imports);
  const { trap } = (made.instance ?? made).exports;
  addEventListener("click", (event) => {
    if (event.target.closest("#site a")) event.preventDefault();
    if (event.target.id === "trap") trap();
  });
};
`;

const sri = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const FOREVER = { "cache-control": "public, max-age=31536000, immutable" };
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

/** A site, and what can be done to it. */
export class Host {
  /** The current deploy; the files of others are gone. */
  build = 1;
  /** What answers instead, by path: a function of request, response and the file that would be right. */
  faults = {};
  /** Changes the files of a build before their hashes are taken: `{ js, wasm }` to the same. */
  made = (files) => files;
  /** Whether pages carry the files' hashes. */
  integrity = true;
  policy = POLICY;
  headers = FOREVER;
  /** Each request, in order: the path. */
  asked = [];

  static async start() {
    const host = new Host();
    const server = createServer((request, response) => host.answer(request, response));
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    host.port = server.address().port;
    host.origin = `http://127.0.0.1:${host.port}`;
    host.end = () => {
      server.closeAllConnections();
      server.close();
    };
    return host;
  }

  files(build) {
    return this.made({ js: Buffer.from(module(build)), wasm: wasm(build) });
  }

  /** How often a path was asked for. */
  count(path) {
    return this.asked.filter((asked) => asked === path).length;
  }

  answer(request, response) {
    const path = request.url.split("?")[0];
    this.asked.push(path);
    const file = this.file(path);
    const fault = this.faults[path];
    if (fault) return fault(request, response, file);
    send(response, file.status, file.headers, file.body);
  }

  file(path) {
    if (path === "/boot.js") return { status: 200, headers: { "content-type": TYPES.js }, body: LOADER };
    const [, build, kind] = /^\/app-(\d+)\.(js|wasm)$/.exec(path) ?? [];
    if (build === String(this.build)) {
      const headers = { "content-type": TYPES[kind], ...this.headers };
      return { status: 200, headers, body: this.files(this.build)[kind] };
    }
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": this.policy };
    const status = build || path === "/favicon.ico" ? 404 : 200;
    return { status, headers: { ...headers, "cache-control": "no-cache" }, body: this.page(path) };
  }

  page(path) {
    const names = ["js", "wasm"].map((kind) => `/app-${this.build}.${kind}`);
    const hashes = this.integrity ? Object.values(this.files(this.build)).map(sri) : [];
    return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${path}</title>
    <meta name="sightline-app" content="${[...names, ...hashes].join(" ")}">
    <script src="/boot.js" async></script>
  </head>
  <body>
    <div id="site">
      <h1>The text of ${path}</h1>
      <p><a href="/next/">Next</a> <button class="needs-app" type="button">Sort</button></p>
      ${"<p>A line to read.</p>".repeat(80)}
    </div>
    <button id="trap" type="button">Trap</button>
    <div id="notice" hidden>This page hit an error.</div>
  </body>
</html>`;
  }
}

/** Answers as a healthy host does. */
export const send = (response, status, headers, body) => {
  response.writeHead(status, { "content-length": body.length, ...headers });
  response.end(body);
};

/** Answers with a status and no more. */
export const status = (code) => (_, response) => send(response, code, { "content-type": "text/plain" }, "failed");

/** Answers rightly, but for what is changed: `{ headers, body }`. */
export const changed = (change) => (_, response, file) => {
  const { headers = {}, body = file.body } = change(file);
  send(response, 200, { ...file.headers, ...headers }, body);
};

/** Sends the head and what `feed` gives, which is handed a function to write with and one to end with. */
export const piecewise = (feed, headers = {}) => (_, response, file) => {
  response.writeHead(200, { ...file.headers, ...headers });
  response.flushHeaders();
  feed((from, to) => response.write(file.body.slice(from, to)), response, file);
};

// A published site on loopback, under the policy for hosts, and its index as a browser's script meets it.
import { readFile } from "node:fs/promises";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = { html: "text/html", js: "text/javascript", json: "application/json", svg: "image/svg+xml" };

export class Site {
  /** Each request: its path, and how many bytes it got. */
  asked = [];

  /** `root` is the folder of the site. */
  static async serve(root) {
    const site = Object.assign(new Site(), { root, file: site_file(root, "edition/search.json") });
    const [, policy] = readFileSync(join(root, "_headers"), "utf8").match(/Content-Security-Policy: (.*)/);
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url, "http://site");
      try {
        const body = await readFile(join(root, pathname));
        site.asked.push([pathname, body.length]);
        const type = TYPES[pathname.split(".").pop()] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
      } catch {
        site.asked.push([pathname, 0]);
        response.writeHead(404).end();
      }
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    site.origin = `http://127.0.0.1:${server.address().port}/`;
    site.end = () => (server.closeAllConnections(), server.close());
    return site;
  }

  /** The runtime. Node imports nothing over the network, and takes a file for a module by its name. */
  async runtime() {
    const folder = mkdtempSync(join(tmpdir(), "sightline-"));
    copyFileSync(join(this.root, this.file.runtime), join(folder, "pagefind.mjs"));
    try {
      return await import(pathToFileURL(join(folder, "pagefind.mjs")));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** What opens a volume. */
  options(volume) {
    return { basePath: this.origin + volume.path, baseUrl: "/", noWorker: true, metaCacheTag: "1" };
  }

  /** Opens volumes, one after the other: opened at once, each would start the WebAssembly and the last one win. */
  async open({ createInstance }, volumes = this.file.volumes) {
    const opened = [];
    for (const volume of volumes) {
      const instance = createInstance(this.options(volume));
      await instance.preload("");
      opened.push(instance);
    }
    return opened;
  }

  insight(slug) {
    return site_file(this.root, `edition/insights/${slug}.json`).insight;
  }
}

const site_file = (root, path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** A query as the index wants it: letters, digits and spaces, since it holds no other sign. */
export const asked = (query) => query.normalize("NFC").replace(/[^\p{L}\p{N}\p{M}\s]/gu, "").trim();

/** A number as the index holds it, without its end. */
export const number = (text) => text.replace(/\.|$/, "\u{a4f8}");

/** A result: its insight's slug, when that was published, and its words with whether each was asked for. */
export const read = (data) => {
  const [slug, published] = data.raw_url.split("?");
  const found = new Set(data.locations);
  const words = data.content.split(/\s/).map((word, at) => ({ word, found: found.has(at) }));
  return { slug, published, title: data.meta.title, filters: data.filters, words };
};

/** The results of a volume, the first few read. */
export const search = async (volume, query, options) => {
  const { results, filters } = await volume.search(query === null ? null : asked(query), options);
  const first = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  return { count: results.length, filters, results: first.map(read) };
};

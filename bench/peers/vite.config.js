// Builds one of the peers: `vite build --mode react`, `solid` or `svelte`. `SIGHTLINE_STYLES` names the stylesheet of the
// published site, `SIGHTLINE_ICON` the address of its icon, `SIGHTLINE_PEERS` where to build to.
import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const PLUGINS = { react, solid, svelte };

/** Puts the icon and the inline preloads into the page, with the names of each page's files. */
const preloads = {
  name: "preloads",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle }) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const files = (name) => {
        const found = new Set();
        const add = (chunk) => {
          if (found.size === found.add(`/${chunk.fileName}`).size) return;
          for (const file of chunk.imports) add(chunks.find(({ fileName }) => fileName === file));
        };
        add(chunks.find((one) => one.isDynamicEntry && one.name === name));
        return [...found];
      };
      const named = JSON.stringify({ Feed: files("Feed"), Insight: files("Insight") });
      const script = readFileSync(new URL("shared/preload.js", import.meta.url), "utf8").replace(/^\/\/.*\n/gm, "").replace("CHUNKS", named);
      // Before the stylesheet: a script behind it would wait for it.
      return html.replace("data:,", process.env.SIGHTLINE_ICON).replace("<!-- preloads -->", `<script>${script.replace(/\n\s*/g, "\n").trim()}</script>`);
    },
  },
};

export default defineConfig(({ mode }) => ({
  root: new URL(mode, import.meta.url).pathname,
  plugins: [PLUGINS[mode](), preloads],
  resolve: { alias: { "site.css": process.env.SIGHTLINE_STYLES, shared: new URL("shared", import.meta.url).pathname } },
  build: { outDir: `${process.env.SIGHTLINE_PEERS}/${mode}`, emptyOutDir: true, reportCompressedSize: false, assetsInlineLimit: 0 },
}));

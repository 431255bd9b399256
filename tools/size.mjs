// Prints the raw, gzip and brotli size of what a first visit loads, by kind of file, and fails above the limits.
// Usage: node tools/size.mjs [DIST]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * Kinds of files: what they are called in the site, and their limit in bytes of brotli, each by itself. It is what the
 * largest took on 1 December 2026 and 2 percent, and is raised only with a line in ARCHITECTURE.md; but for an insight's
 * page, which has to fit into what a server may send before it hears back, less its own headers.
 */
const KINDS = [
  { kind: "WebAssembly", files: /^sightline-app-.*\.wasm$/, limit: 212_300 },
  { kind: "the app’s JavaScript", files: /^sightline-app-.*\.js$/, limit: 8_160 },
  { kind: "the loader", files: /^boot-.*\.js$/, limit: 2_320 },
  { kind: "all styles", files: /^style-.*\.css$/, limit: 9_400 },
  { kind: "an insight’s page", files: /^insights\/[^/]+\/index\.html$/, limit: 13_500 },
  { kind: "the feed’s page", files: /^index\.html$/, limit: 8_300 },
  // What hosts load: together less than 12 kB. Of many pages the largest tells enough.
  { kind: "an embed’s page", files: /^embed\/.+\/index\.html$/, limit: 1_780, largest: true },
  { kind: "its styles", files: /^embed-[0-9a-f]+\.css$/, limit: 5_000 },
  { kind: "its script", files: /^embed\.js$/, limit: 2_060 },
  { kind: "the dialog", files: /^embed\/dialog\.js$/, limit: 2_240 },
];

const dist = process.argv[2] ?? "dist";
const names = (() => {
  try {
    return readdirSync(dist, { recursive: true }).sort();
  } catch {
    console.error(`There is no built site in ${dist}; run make build first.`);
    process.exit(2);
  }
})();
const size = (path) => {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
};
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
const row = (name, sizes, limit) => console.log(name.padEnd(52), ...[...sizes, ...(limit ? [limit] : [])].map(kB));

console.log("".padEnd(52), ...["raw", "gzip", "brotli", "limit"].map((word) => word.padStart(11)));
const over = [];
let app = [0, 0, 0];
for (const { kind, files, limit, largest } of KINDS) {
  let found = names.filter((name) => files.test(name)).map((name) => ({ name, sizes: size(join(dist, name)) }));
  if (found.length === 0) {
    console.error(`There is no file for ${kind} in ${dist}; run make build first.`);
    process.exit(2);
  }
  if (largest) found = found.sort((one, other) => other.sizes[2] - one.sizes[2]).slice(0, 1);
  for (const { name, sizes } of found) {
    row(`${kind}: ${name}`, sizes, limit);
    if (sizes[2] > limit) over.push(`${name} takes ${sizes[2]} bytes of brotli; the limit for ${kind} is ${limit}.`);
    if (/\.(wasm|js)$/.test(name) && !name.startsWith("embed")) app = app.map((sum, at) => sum + sizes[at]);
  }
}
row("WebAssembly and JavaScript together", app);
if (over.length > 0) {
  console.error(over.join("\n"));
  process.exit(1);
}

// Prints the raw, gzip and brotli size of each file a first visit loads, and fails above the limits.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// WebAssembly and JavaScript together, in bytes of brotli. Raised only with a line in ARCHITECTURE.md.
const LIMIT = 174_000;
// An insight's page with its styles: what a server may send before it hears back, less its own headers.
const FLIGHT = 13_500;

const dist = process.argv[2] ?? "dist";
const names = (() => {
  try {
    return readdirSync(dist);
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
const row = (name, sizes) => console.log(name.padEnd(44), ...sizes.map(kB));

console.log("".padEnd(44), ...["raw", "gzip", "brotli"].map((word) => word.padStart(11)));
let total = [0, 0, 0];
for (const name of names.filter((name) => /\.(wasm|js)$/.test(name)).sort()) {
  const sizes = size(join(dist, name));
  total = total.map((sum, at) => sum + sizes[at]);
  row(name, sizes);
}
row("WebAssembly and JavaScript", total);
const folders = readdirSync(join(dist, "insights"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const late = [];
for (const slug of folders.map((entry) => entry.name).sort()) {
  const sizes = size(join(dist, "insights", slug, "index.html"));
  row(`insights/${slug}/`, sizes);
  if (sizes[2] > FLIGHT) late.push(slug);
}
if (total[0] === 0) {
  console.error(`There is no app in ${dist}; run make build first.`);
  process.exit(2);
}
if (late.length > 0) {
  console.error(`These pages take more than the ${kB(FLIGHT).trim()} of brotli of a first flight: ${late.join(", ")}.`);
  process.exit(1);
}
if (total[2] > LIMIT) {
  console.error(`WebAssembly and JavaScript take ${kB(total[2]).trim()} of brotli; the limit is ${kB(LIMIT).trim()}.`);
  process.exit(1);
}

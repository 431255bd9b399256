// Prints what weighs in the app's WebAssembly, by the crate that a function is written in: bytes of code before compressing.
// It optimises what cargo has built once more, as Trunk does, but with the names of functions, which are not shipped.
// Usage: node tools/weigh.mjs [--functions N]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BUILT = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown/wasm-release/sightline-app.wasm");
/** Crates that weigh less are summed. */
const LEAST = 2_000;

if (!existsSync(BUILT)) {
  console.log(`What weighs in the WebAssembly is told where the app was built: there is none in ${BUILT}.`);
  process.exit();
}

/** The flags that Trunk gives wasm-opt, but for what takes names away. */
function flags() {
  const [, params] = /data-wasm-opt-params="([^"]*)"/.exec(readFileSync("index.html", "utf8"));
  return params.split(" ").filter((flag) => flag !== "--strip-debug");
}

/** The app with names. */
function named() {
  const folder = mkdtempSync(join(tmpdir(), "sightline-weigh-"));
  try {
    execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, BUILT]);
    const path = join(folder, "sightline-app_bg.wasm");
    execFileSync("wasm-opt", ["-g", ...flags(), path, "-o", path]);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads WebAssembly's binary format, as far as sizes and names need it. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }

  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }

  /** How many functions are imported. */
  imports() {
    let functions = 0;
    for (let left = this.number(); left > 0; left -= 1) {
      this.text();
      this.text();
      const kind = this.byte();
      if (kind === 0) (this.number(), (functions += 1));
      else if (kind === 1) (this.byte(), this.limits());
      else if (kind === 2) this.limits();
      else this.at += 2;
    }
    return functions;
  }

  bodies() {
    return Array.from({ length: this.number() }, () => {
      const length = this.number();
      this.at += length;
      return length;
    });
  }

  /** Names of functions by their index, in a section that ends at `end`. */
  names(end) {
    const names = new Map();
    while (this.at < end) {
      const kind = this.byte();
      const next = this.number() + this.at;
      if (kind === 1) for (let left = this.number(); left > 0; left -= 1) names.set(this.number(), this.text());
      this.at = next;
    }
    return names;
  }
}

/** Functions, each with its name and size, and the size of the data. */
function read(bytes) {
  const reader = new Reader(bytes, 8);
  let [imported, sizes, names, data] = [0, [], new Map(), 0];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    const end = reader.at + length;
    if (id === 2) imported = reader.imports();
    else if (id === 10) sizes = reader.bodies();
    else if (id === 11) data = length;
    else if (id === 0 && reader.text() === "name") names = reader.names(end);
    reader.at = end;
  }
  return { data, functions: sizes.map((size, index) => ({ size, name: names.get(imported + index) ?? "" })) };
}

/** The crate a function is written in: the first path in its name, which in `<T as a::Trait>::f` is that of `T`. */
const crateOf = (name) => /([a-z_][a-z0-9_]*)(\[[0-9a-f]+\])?::/.exec(name)?.[1] ?? "others";

const { data, functions } = read(named());
const crates = new Map();
for (const { size, name } of functions) crates.set(crateOf(name), (crates.get(crateOf(name)) ?? 0) + size);
const code = functions.reduce((sum, { size }) => sum + size, 0);
const row = (name, size) => console.log(name.padEnd(44), `${(size / 1000).toFixed(1)} kB`.padStart(11), `${((100 * size) / (code + data)).toFixed(1)} %`.padStart(9));
const sorted = [...crates].sort((a, b) => b[1] - a[1]);
for (const [name, size] of sorted.filter(([name, size]) => size >= LEAST && name !== "others")) row(name, size);
row("others", sorted.reduce((sum, [name, size]) => sum + (size < LEAST || name === "others" ? size : 0), 0));
row("constants: words, tables, glyphs", data);
const shown = process.argv.indexOf("--functions");
if (shown > 0) {
  console.log();
  for (const { name, size } of functions.sort((a, b) => b.size - a.size).slice(0, Number(process.argv[shown + 1]))) console.log(`${size}`.padStart(7), name);
}

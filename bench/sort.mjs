// Sorting a comparison table of 1,000 rows and four columns, from click to next frame: the app against a few lines of
// plain JavaScript that move the same rows in the same page. Prints medians and their ratio.
// Usage: node bench/sort.mjs [DIST] [SIGHTLINE] [--rounds N]
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Arguments, browse, median, running, serve } from "./harness.mjs";

const args = new Arguments();
const ROUNDS = Number(args.option("--rounds", 40));
const [site = "dist", sightline = "target/debug/sightline"] = args.rest;
const ROWS = 1000;
const LIMIT = 1.1;
const work = "target/bench/sort";

// A fixed sequence, so that two runs sort the same rows.
let seed = 7;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const row = (n) => ({
  name: `Row ${String(n).padStart(4, "0")}`,
  price: Math.round(random() * 1e9),
  share: Math.round(random() * 1000) / 10,
  time: Math.round(random() * 10000),
});

rmSync(work, { recursive: true, force: true });
mkdirSync(join(work, "data/insights"), { recursive: true });
writeFileSync(join(work, "data/site.json"), JSON.stringify({ name: "Bench", description: "A site to measure." }));
writeFileSync(
  join(work, "data/insights/table.json"),
  JSON.stringify({
    title: "A long table", summary: "Rows.", published: "2026-01-01T00:00:00Z", signal: "watch", impact: "low",
    topics: ["bench"], tldr: ["Rows."], takeaways: ["Rows."], body: [{ type: "table", table: "rows" }],
    tables: {
      rows: {
        caption: "Rows",
        columns: [
          { id: "name", title: "Name" }, { id: "price", title: "Price", unit: "USD" },
          { id: "share", title: "Share", unit: "%" }, { id: "time", title: "Time", unit: "ms" },
        ],
        rows: Array.from({ length: ROWS }, (_, n) => row(n)),
      },
    },
  }),
);
cpSync(site, join(work, "site"), { recursive: true });
execFileSync(sightline, ["publish", join(work, "data"), "--out", join(work, "site")], { stdio: "inherit" });

const { origin, close } = await serve(join(work, "site"));
const browser = await browse();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`${origin}/insights/table/`);
await running(page);
const times = await page.evaluate(
  async ({ rounds }) => {
    const table = document.querySelector("figure.table table");
    const body = table.tBodies[0];
    const button = table.tHead.rows[0].cells[1].querySelector("button");
    const given = [...body.rows];
    const value = new Map(given.map((row) => [row, Number(row.cells[1].textContent.replace(/[^0-9.]/g, ""))]));
    // The app sorts by rank, not by text; plain JavaScript gets its keys for free too.
    const orders = [
      [...given].sort((a, b) => value.get(b) - value.get(a)),
      [...given].sort((a, b) => value.get(a) - value.get(b)),
      given,
    ];
    // Past the frame that shows it: a task after the frame's own callbacks, layout and paint.
    const frame = () =>
      new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      }));
    const measure = async (act) => {
      await frame();
      const start = performance.now();
      act();
      await frame();
      return performance.now() - start;
    };
    const plain = (step) => {
      const order = orders[step % 3];
      for (const row of order) body.append(row);
    };
    const times = { app: [], plain: [] };
    const reset = () => plain(2);
    for (let round = 0; round < rounds; round++) {
      for (let step = 0; step < 3; step++) times.app.push(await measure(() => button.click()));
      for (let step = 0; step < 3; step++) times.plain.push(await measure(() => plain(step)));
      reset();
    }
    const moved = given.every((row) => row.isConnected) && body.rows.length === given.length;
    return { ...times, moved };
  },
  { rounds: ROUNDS },
);
await browser.close();
close();

if (!times.moved) throw new Error("rows were made anew instead of moved");
// The first rounds warm up what compiles as it runs.
const [app, plain] = [times.app.slice(9), times.plain.slice(9)].map(median);
const ratio = app / plain;
console.log(`sort ${ROWS} rows × 4 columns, click to next frame, median of ${ROUNDS * 3 - 9}:`);
console.log(`  app ${app.toFixed(1)} ms, plain JavaScript ${plain.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (at most ${LIMIT})`);
process.exitCode = ratio > LIMIT ? 1 : 0;

// Measures what a site of several sizes costs: publishing it, publishing it once more with one insight added, and what a
// reader who was never here fetches for a first view. Usage: node bench/visit.mjs [--dist DIST] [--work FOLDER]
// [--sightline PATH] [--write] [COUNT ...]; 1000 and 10000 where no counts are given. --write puts the tables into bench/README.md.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Arguments, browse, mean, median, rewrite, run, running, serve, stop, table } from "./harness.mjs";

const args = new Arguments();
const [dist, work, write] = [args.option("--dist", "dist"), args.option("--work", join(tmpdir(), "sightline-visit")), args.flag("--write")];
const sightline = args.option("--sightline", "target/release/sightline");
const counts = args.counts(100);
if (!existsSync(sightline)) stop("build first: cargo build --release --bin sightline");
if (!existsSync(join(dist, "shell.html"))) stop("the app is taken from a built site; run make build first");

/** What is searched: from words that most insights have to some that few have, alone and together. */
const SEARCHES = ["market", "power price", "agent runtime cost", "cache", "supplier contract", "network limit", "browser", "turbine plant",
  "court", "schema index", "ledger", "harbor crop", "editor", "share of the market", "margin trade grid", "open source"];

const browser = await browse();

const settled = (page) => page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);

/** A first visit: bytes over the line and requests, without the app's own files, which are the same at every size. */
async function visit(origin, path, then = settled) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const seen = [];
  page.on("requestfinished", (request) => seen.push(request));
  await page.goto(origin + path);
  await running(page);
  await then(page);
  await page.waitForTimeout(300);
  let [bytes, requests] = [0, 0];
  for (const request of seen) {
    const name = new URL(request.url()).pathname;
    if (/^\/[^/]*\.(js|wasm|css|svg)$/.test(name)) continue;
    const { responseBodySize } = await request.sizes();
    // What comes from the browser's own cache crosses no line; its size is then less than none.
    if (responseBodySize < 0) continue;
    bytes += responseBodySize;
    requests += 1;
  }
  await context.close();
  return { bytes, requests };
}

const field = (list, name) => mean(list.map((one) => one[name]));
const kB = ({ bytes, requests }) => `${(bytes / 1000).toFixed(1)} kB, ${Math.round(requests)}`;

/** From a keystroke to results painted, in a search that has been used: milliseconds. */
async function keystroke(origin, words) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/search/?q=${words[0]}`);
  await running(page);
  await page.waitForSelector(".hits li");
  const times = [];
  for (const word of words.slice(1)) {
    times.push(await page.evaluate(async (word) => {
      const [field, results] = [document.querySelector("#filter"), document.querySelector(".results")];
      const start = performance.now();
      const painted = new Promise((done) => {
        const watch = new MutationObserver(() => {
          if (results.getAttribute("aria-busy") === "true" || !results.querySelector(".hits li")) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        });
        watch.observe(results.parentElement, { subtree: true, childList: true, attributes: true });
      });
      field.value = word;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return painted;
    }, word));
    await page.waitForTimeout(200);
  }
  await context.close();
  return median(times);
}

const [publishing, visits] = [[], []];
for (const count of counts) {
  const folder = join(work, String(count));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [data, out] = [join(folder, "data"), join(folder, "out")];
  await run("node", ["bench/generate.mjs", String(count), data]);
  mkdirSync(out);
  for (const name of readdirSync(dist))
    if (/(^shell\.html|\.js|\.wasm|^icon-.*\.svg)$/.test(name)) cpSync(join(dist, name), join(out, name));
  // The newest comes after all the others are published.
  const files = readdirSync(join(data, "insights"));
  const published = (name) => JSON.parse(readFileSync(join(data, "insights", name), "utf8")).published;
  let newest = files[0];
  for (const name of files) if (published(name) > published(newest)) newest = name;
  renameSync(join(data, "insights", newest), join(folder, newest));
  const publish = ["publish", data, "--no-pictures", "--url", "https://sightline.example", "--out", out];
  const all = await run(sightline, publish);
  renameSync(join(folder, newest), join(data, "insights", newest));
  const one = await run(sightline, publish);
  const ratio = (one.seconds / all.seconds).toFixed(3);
  const cost = ({ seconds, memory }) => `${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB`;
  publishing.push([count, cost(all), `${((all.seconds / count) * 1000).toFixed(2)} ms`, cost(one), ratio]);

  const { origin, close } = await serve(out);
  const feed = JSON.parse(readFileSync(join(out, "edition/feed/latest.json"), "utf8")).feed;
  const pages = Math.floor(feed.count / 20) - 1;
  const slugs = files.filter((_, at) => at % Math.ceil(files.length / 24) === 0).map((name) => name.slice(0, -5));
  const insights = [];
  for (const slug of slugs) insights.push(await visit(origin, `/insights/${slug}/`));
  const { topics } = JSON.parse(readFileSync(join(out, "edition/site.json"), "utf8"));
  const filtered = [];
  for (const topic of topics.slice(0, 6)) filtered.push(await visit(origin, `/?topic=${topic.slug}&signal=shift`));
  const searches = [];
  const answered = () => document.querySelector(".hits li") || document.querySelector(".results")?.textContent.includes("Nothing found");
  const found = (page) => page.waitForFunction(answered).then(() => settled(page));
  for (const words of SEARCHES)
    searches.push(await visit(origin, `/search/?q=${encodeURIComponent(words)}`, found));
  const most = searches.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  const typed = await keystroke(origin, ["market", "pow", "power", "price", "agent", "runtime", "cache query", "network", "limit", "budget"]);
  const of = (list) => kB({ bytes: field(list, "bytes"), requests: field(list, "requests") });
  const middle = Math.min(500, Math.floor(pages / 2));
  visits.push([count, kB(await visit(origin, "/")), of(insights), `${kB(await visit(origin, `/page/${middle}/`))} (page ${middle})`, of(filtered), `${of(searches)}; at most ${kB(most)}`, `${typed.toFixed(0)} ms`]);
  close();
}
await browser.close();

const heads = ["insights", "the feed", "an insight", "a page far back", "a filtered feed", "a first search", "typed to painted"];
const tables = `${table(["insights", "publishing all", "for each", "one more", "one more / all"], publishing)}

${table(heads, visits)}
`;
console.log(tables);
if (write) rewrite("bench/visit.mjs", tables);
// Taking a hundred thousand folders away can take minutes, so it comes last.
for (const count of counts) rmSync(join(work, String(count)), { recursive: true, force: true });

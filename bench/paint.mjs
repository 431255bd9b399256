// Measures when an insight paints, against a page written by hand: the same words and styles, no app, no data. Both come
// brotli-compressed from one server, over a line of 150 ms and 1.6 Mbit/s, each time to a browser that has seen neither.
// Usage: node bench/paint.mjs [DIST] [--runs N] [--devtools]. Runs alternate. Printed are means, since paints fall on the
// frames of a screen (16 ms apart) and a median jumps by whole ones, and the ratio of the means with its 95 % interval
// (bootstrap). The server is the line: it sends packet by packet. With --devtools the browser's own emulation is the line;
// that one hands a page of this size over in one piece, when its last byte would have come, so that what stands behind the
// text holds up the text.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Arguments, asked, browse, compressed, file, listen, mean, median, running, table } from "./harness.mjs";
import { alone } from "./hand.mjs";
import { slowLine } from "./line.mjs";

const args = new Arguments();
const runs = Number(args.option("--runs", 45));
const devtools = args.flag("--devtools");
const dist = args.rest[0] ?? "dist";
const slugs = ["aws-hedges-across-ai-labs", "framework-size-history"];
/** How long a closed visit has to be torn down before the next begins, in milliseconds. */
const SETTLE = 300;

const { policy } = asked(dist);

const cache = new Map();
const sent = (path) => {
  if (!cache.has(path)) {
    const hand = path.startsWith("/by-hand/") && join(dist, path.slice("/by-hand".length), "index.html");
    const page = hand && compressed(extname(hand), Buffer.from(alone(readFileSync(hand, "utf8"))));
    cache.set(path, page || file(dist, path));
  }
  return cache.get(path);
};

const line = slowLine();
const { origin, close } = await listen((request, response) => {
  const found = sent(new URL(request.url, "http://x").pathname);
  if (!found) return response.writeHead(404).end();
  const head = { "content-type": found.type, "content-encoding": found.encoding, "content-length": found.body.length, "content-security-policy": policy };
  if (devtools) return response.writeHead(200, head).end(found.body);
  line.send(response, 200, head, found.body);
});
const browser = await browse();

/** One visit by a reader who has never been here: first and largest paint, in milliseconds. */
async function visit(path, app) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (devtools) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false, latency: line.latency, downloadThroughput: line.rate, uploadThroughput: line.rate,
    });
  }
  await page.goto(origin + path);
  if (app) await running(page);
  const seen = await page.evaluate(async () => {
    const largest = await new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    });
    const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    const shift = performance.getEntriesByType("layout-shift").length;
    return { first, largest, shift };
  });
  seen.app = app ? await page.evaluate(() => performance.now()) : 0;
  await context.close();
  await new Promise((done) => setTimeout(done, SETTLE));
  return seen;
}

/** The ratio of two lists' means, and between which two it lies in 95 of 100 draws of the pairs. */
function ratio(ours, theirs) {
  const draw = () => {
    const picks = ours.map(() => Math.floor(Math.random() * ours.length));
    return mean(picks.map((pick) => ours[pick])) / mean(picks.map((pick) => theirs[pick]));
  };
  const draws = Array.from({ length: 2000 }, draw).sort((a, b) => a - b);
  return `${(mean(ours) / mean(theirs)).toFixed(2)} (${draws[50].toFixed(2)} to ${draws[1949].toFixed(2)})`;
}

const rows = [];
for (const slug of slugs.filter((slug) => readdirSync(join(dist, "insights")).includes(slug))) {
  const path = `/insights/${slug}/`;
  const [ours, theirs] = [[], []];
  for (let run = -1; run < runs; run += 1) {
    // Each goes first in every other pair, so that neither always follows the other's closing.
    const visits = [[ours, path, true], [theirs, `/by-hand${path}`, false]];
    for (const [list, at, app] of run % 2 ? visits.reverse() : visits) {
      const seen = await visit(at, app);
      if (run >= 0) list.push(seen); // The first pair only wakes everything up.
    }
  }
  const pair = (field) => {
    const [one, other] = [ours, theirs].map((list) => list.map((seen) => seen[field]));
    return [`${mean(one).toFixed(0)} ms, ${mean(other).toFixed(0)} ms`, ratio(one, other)];
  };
  const kB = (path) => `${(sent(path).body.length / 1000).toFixed(1)} kB`;
  const app = `${median(ours.map((one) => one.app)).toFixed(0)} ms`;
  rows.push([slug, `${kB(path)}, ${kB(`/by-hand${path}`)}`, ...pair("first"), ...pair("largest"), app]);
}
await browser.close();
close();
const heads = ["insight", "brotli: page, by hand", "first paint: page, by hand", "ratio", "largest paint: page, by hand", "ratio", "app runs"];
console.log(table(heads, rows));

// Measures when an insight paints, against a page written by hand: the same words and styles, no app, no data. Both come
// brotli-compressed from one server, over a line of 150 ms and 1.6 Mbit/s, each time to a browser that has seen neither.
// Usage: node bench/paint.mjs [DIST] [--runs N] [--devtools]. Runs alternate. Printed are means, since paints fall on the
// frames of a screen (16 ms apart) and a median jumps by whole ones, and the ratio of the means with its 95 % interval
// (bootstrap). The server is the line: it sends packet by packet. With --devtools the browser's own emulation is the line;
// that one hands a page of this size over in one piece, when its last byte would have come, so that what stands behind the
// text holds up the text.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const args = process.argv.slice(2);
const at = args.indexOf("--runs");
const runs = at < 0 ? 45 : Number(args.splice(at, 2)[1]);
const devtools = args.includes("--devtools") && args.splice(args.indexOf("--devtools"), 1).length > 0;
const dist = args[0] ?? "dist";
const slugs = ["aws-hedges-across-ai-labs", "framework-size-history"];
const LATENCY = 150;
const BYTES_A_SECOND = 1.6e6 / 8;
/** What a packet of TCP carries, in bytes. */
const PACKET = 1448;
/** How long a closed visit has to be torn down before the next begins, in milliseconds. */
const SETTLE = 300;

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(join(dist, "_headers"), "utf8"))[1];

/** What a person would have written: the page without what is there for the app, for other programs, or hidden. */
const byHand = (html) =>
  html
    .replace(/<script[^]*?<\/script>/g, "")
    .replace(/<link (?!rel="icon")[^>]*>/g, "")
    .replace(/<meta (property|name="(sightline|twitter))[^>]*>/g, "")
    .replace(/<section class="panels"[^]*?<\/section>/, "")
    .replace(/<div id="notice"[^]*?<\/div>/, "")
    .replaceAll(/ popovertarget="[^"]*"/g, "");

const cache = new Map();
const file = (path) => {
  if (!cache.has(path)) {
    const hand = path.startsWith("/by-hand/");
    let name = join(dist, hand ? path.slice("/by-hand".length) : path);
    try {
      if (statSync(name).isDirectory()) name = join(name, "index.html");
      const bytes = readFileSync(name);
      const body = hand ? Buffer.from(byHand(bytes.toString())) : bytes;
      cache.set(path, { type: types[extname(name)] ?? "application/octet-stream", body: brotliCompressSync(body) });
    } catch {
      cache.set(path, undefined);
    }
  }
  return cache.get(path);
};

/** A line: of all that is under way one packet each in turn, and none before the last one has had its time. */
class Line {
  #waiting = [];
  #free = 0;
  #busy = false;

  send(response, body) {
    this.#waiting.push({ response, body, at: 0 });
    if (this.#busy) return;
    this.#free = Math.max(this.#free, performance.now());
    this.#next();
  }

  #next() {
    this.#busy = this.#waiting.length > 0;
    if (!this.#busy) return;
    const one = this.#waiting.shift();
    const packet = one.body.subarray(one.at, one.at + PACKET);
    one.at += packet.length;
    this.#free += (packet.length / BYTES_A_SECOND) * 1000;
    // Timers are whole milliseconds and late; by the time that is kept here, packets catch up.
    setTimeout(() => {
      one.response.write(packet);
      if (one.at < one.body.length) this.#waiting.push(one);
      else one.response.end();
      this.#next();
    }, Math.max(0, this.#free - performance.now()));
  }
}

const line = new Line();
const server = createServer((request, response) => {
  const found = file(new URL(request.url, "http://x").pathname);
  if (!found) return response.writeHead(404).end();
  const head = { "content-type": found.type, "content-encoding": "br", "content-length": found.body.length, "content-security-policy": policy };
  if (devtools) return response.writeHead(200, head).end(found.body);
  response.socket.setNoDelay(true);
  setTimeout(() => {
    response.writeHead(200, head).flushHeaders();
    line.send(response, found.body);
  }, LATENCY);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.SIGHTLINE_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopupPreload,InitialWebUI,WebUIToolbar",
  ],
});

/** One visit by a reader who has never been here: first and largest paint, in milliseconds. */
async function visit(path, app) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (devtools) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false, latency: LATENCY, downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND,
    });
  }
  await page.goto(origin + path);
  if (app) await page.waitForFunction(() => document.documentElement.dataset.app === "running", null, { timeout: 60_000 });
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

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The ratio of two lists' means, and between which two it lies in 95 of 100 draws of the pairs. */
function ratio(ours, theirs) {
  const draw = () => {
    const picks = ours.map(() => Math.floor(Math.random() * ours.length));
    return mean(picks.map((pick) => ours[pick])) / mean(picks.map((pick) => theirs[pick]));
  };
  const draws = Array.from({ length: 2000 }, draw).sort((a, b) => a - b);
  return `${(mean(ours) / mean(theirs)).toFixed(2)} (${draws[50].toFixed(2)} to ${draws[1949].toFixed(2)})`;
}

console.log(`| insight | brotli: page, by hand | first paint: page, by hand | ratio | largest paint: page, by hand | ratio | app runs |
| --- | --- | --- | --- | --- | --- | --- |`);
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
    return `${mean(one).toFixed(0)} ms, ${mean(other).toFixed(0)} ms | ${ratio(one, other)}`;
  };
  const kB = (path) => `${(file(path).body.length / 1000).toFixed(1)} kB`;
  console.log(`| ${slug} | ${kB(path)}, ${kB(`/by-hand${path}`)} | ${pair("first")} | ${pair("largest")} | ${median(ours.map((one) => one.app)).toFixed(0)} ms |`);
}
await browser.close();
server.close();

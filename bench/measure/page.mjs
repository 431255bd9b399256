// What loading a page costs: its paints over a slow line with what crosses it, and the main thread's work.
import { mainThread } from "./work.mjs";
import { rest, visit } from "./visit.mjs";

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"];

/** The largest sum of shifts that come close together, as the metric is defined. */
function layoutShift(shifts) {
  let [most, sum, first, last] = [0, 0, 0, 0];
  for (const { startTime, value } of shifts) {
    if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
    sum += value;
    last = startTime;
    most = Math.max(most, sum);
  }
  return most;
}

const told = (page) =>
  page.evaluate(() => {
    const { tasks, shifts, largest } = bench.notes;
    const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    return { tasks, shifts, largest, first, origin: performance.timeOrigin };
  });

/** Clicks a table's heading until it answers; when it has, in milliseconds since the navigation. */
const pressUntilSorted = (page) =>
  page.evaluate(async () => {
    const later = (time) => new Promise((done) => setTimeout(done, time));
    for (;;) {
      document.querySelector("figure.table thead th:nth-child(2) button")?.click();
      if (document.querySelector("main")) await bench.frame();
      if (document.querySelector("figure.table th[aria-sort]")) return performance.now();
      await later(50);
    }
  });

/** Paints over a slow line, and what had crossed it by the first and, where the page has a table, by an answered sort. */
export const paints = (hall, contestant, path, { sorts = false } = {}) =>
  visit(hall, contestant, path, { line: "slow" }, async (seen) => {
    const { page, stage, open } = seen;
    await open();
    const sorted = sorts ? await pressUntilSorted(page) : undefined;
    await rest(seen);
    const { first, largest, shifts, origin } = await told(page);
    const at = (time) => stage.sent(origin + time);
    return {
      fcp: first, lcp: largest, cls: layoutShift(shifts), fcpBytes: at(first).bytes, fcpRequests: at(first).requests,
      allBytes: stage.sent().bytes, allRequests: stage.sent().requests,
      ...(sorts && { sorted, sortedBytes: at(sorted).bytes, sortedRequests: at(sorted).requests }),
    };
  });

/** The main thread's work from navigation to rest, and how long it was blocked after the first paint. */
export const work = (hall, contestant, path, cpu) =>
  visit(hall, contestant, path, { cpu }, async (seen) => {
    const { page, browser, open } = seen;
    await browser.startTracing(page, { categories: CATEGORIES });
    let notes;
    let trace;
    try {
      await open();
      await rest(seen);
      notes = await told(page);
    } finally {
      trace = await browser.stopTracing();
    }
    const blocked = notes.tasks.filter(({ startTime }) => startTime >= notes.first).map(({ duration }) => duration - 50);
    return { ...mainThread(JSON.parse(trace.toString()), page.url()), blocking: blocked.reduce((sum, one) => sum + one, 0) };
  });

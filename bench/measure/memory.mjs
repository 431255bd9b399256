// What a page at rest holds: the engine's heap after collecting, WebAssembly's memory, and the renderer's own memory.
import { readFileSync } from "node:fs";
import { rest, visit } from "./visit.mjs";

const MB = 1e6;

/** What a process holds that no other shares, in bytes. */
function ownMemory(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, [, kB]) => sum + kB * 1024, 0);
}

/** How long a page is kept busy to find its process, in milliseconds. */
const BUSY = 200;

/** The renderer that shows a page. The browser tells of processes, not of what they show: it is the one that gets busy with it. */
async function renderer(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const times = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return new Map(processInfo.filter(({ type }) => type === "renderer").map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await times();
  await page.evaluate((time) => { const end = performance.now() + time; while (performance.now() < end); }, BUSY);
  const after = await times();
  await session.detach();
  const worked = (id) => after.get(id) - (before.get(id) ?? 0);
  return [...after.keys()].reduce((most, id) => (worked(id) > worked(most) ? id : most));
}

export const memory = (hall, contestant, path) =>
  visit(hall, contestant, path, {}, async (seen) => {
    const { page, session, open, browser } = seen;
    await open();
    await rest(seen);
    // The second time takes what the first set free.
    for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const wasm = await page.evaluate(() => bench.notes.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    return { heap: usedSize / MB, wasm: wasm / MB, renderer: ownMemory(await renderer(browser, page)) / MB };
  });

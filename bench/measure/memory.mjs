// What a page at rest holds: the engine's heap after collecting, WebAssembly's memory, and the renderer's own memory.
import { readFileSync } from "node:fs";
import { rest, visit } from "./visit.mjs";

const MB = 1e6;

/** What a process holds that no other shares, in bytes. */
function ownMemory(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, [, kB]) => sum + kB * 1024, 0);
}

/** The renderer that shows the page: one visit is open at a time, and spare ones have hardly run. */
async function renderer(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((most, one) => (one.cpuTime > most.cpuTime ? one : most)).id;
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
    return { heap: usedSize / MB, wasm: wasm / MB, renderer: ownMemory(await renderer(browser)) / MB };
  });

// A visit: a page opened by somebody who was never here.
import { probe } from "./probe.mjs";

/** A telephone, which most first visits come from, and a desk, where tables are not stacked. */
export const SCREENS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
/** How long nothing is asked for before a page is taken to be at rest, and how long a closed visit has to be torn down. */
const [QUIET, SETTLE] = [400, 250];
/** A page that has not come by then will not. */
const LONGEST = 60_000;

/** Opens a page and has something done with it. `cpu` is by how much the processor is slowed down. */
export async function visit({ browser, stage }, contestant, path, { line = "fast", cpu = 1, screen = "phone", wait = "commit" }, act) {
  const context = await browser.newContext({ viewport: SCREENS[screen] });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addInitScript(probe);
    if (cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    stage.begin(line);
    const open = () => page.goto(stage.address(contestant, path), { waitUntil: wait, timeout: LONGEST });
    return await act({ page, session, open, contestant, stage, browser });
  } finally {
    await context.close();
    await new Promise((done) => setTimeout(done, SETTLE));
  }
}

/** Waits until a contestant is ready: its page is there, and answers. */
export const ready = ({ page, contestant }) =>
  page.waitForFunction(contestant.ready, null, { polling: 20, timeout: LONGEST }).catch(() => {
    throw new Error(`${contestant.title} was not ready at ${page.url()} within ${LONGEST / 1000} s`);
  });

/** Waits until a page is at rest: ready, with nothing more to fetch and nothing more to do. */
export async function rest(seen) {
  await ready(seen);
  let requests;
  do {
    requests = seen.stage.sent().requests;
    await seen.stage.quiet(QUIET);
    await seen.page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  } while (requests !== seen.stage.sent().requests);
}

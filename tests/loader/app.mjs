// Starting well, and what comes after: traps, the browser's memory, readers who save data.
import assert from "node:assert/strict";
import { changed } from "./host.mjs";
import { block, flipped, JS, reader, WASM } from "./reader.mjs";

reader("starts, and asks for each file once", async (reader, host) => {
  await reader.open();
  await reader.runs();
  assert.deepEqual(host.asked.filter((path) => path.includes("app-")).sort(), [JS, WASM]);
  assert.equal(host.count("/"), 1);
});

reader("starts where nothing may be cached", async (reader, host) => {
  host.headers = { "cache-control": "no-store" };
  await reader.open();
  await reader.runs();
});

reader("starts without hashes, as in development", async (reader, host) => {
  host.integrity = false;
  await reader.open();
  await reader.runs();
});

reader("leaves nothing behind in the page's names", async (reader) => {
  await reader.open();
  await reader.runs();
  const added = await reader.page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const known = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    const ids = /^(__|site$|trap$|notice$|\d+$)/; // The driver's own, elements with an id, frames.
    return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !ids.test(name));
  });
  assert.deepEqual(added, []);
});

reader("sets the theme that was chosen, and only a theme", async (reader, host, context) => {
  await context.addInitScript(() => localStorage.setItem("sightline:theme", location.hash.slice(1)));
  for (const [chosen, shown] of [["dark", "dark"], ["light", "light"], ["auto", undefined], ["<b>", undefined]]) {
    await reader.open(`/?${chosen.length}#${chosen}`);
    await reader.until("running");
    assert.equal(await reader.page.evaluate(() => document.documentElement.dataset.theme), shown);
  }
});

reader("starts where storage is blocked", async (reader, host, context) => {
  await block(context, "localStorage", "sessionStorage");
  await reader.open();
  await reader.runs();
});

reader("a trap while it runs: the notice, the text, and links that are the browser's again", async (reader) => {
  await reader.open();
  await reader.runs();
  await reader.page.click("a[href='/next/']");
  assert.equal(new URL(reader.page.url()).pathname, "/", "the app has the clicks");
  await reader.page.click("#trap");
  await reader.page.waitForSelector("#notice", { state: "visible" });
  assert.equal(await reader.page.textContent("h1"), "The text of /");
  assert.equal(reader.wrong.length, 1, "the trap itself, said by the browser");
  await reader.follows();
});

reader("a trap between start and view: no notice, for the page is whole", async (reader, host) => {
  host.made = ({ wasm }) => ({
    js: Buffer.from("export default async () => { Promise.reject(new WebAssembly.RuntimeError('unreachable')) };"),
    wasm,
  });
  await reader.open();
  await reader.until("failed");
  assert.equal(await reader.page.isVisible("#notice"), false);
  await reader.follows();
});

reader("another script's error is not taken for the app's", async (reader) => {
  await reader.open();
  await reader.runs();
  await reader.page.evaluate(() => void Promise.reject(new Error("an extension's")));
  await reader.linger();
  assert.equal(await reader.page.isVisible("#notice"), false);
});

reader("a step back after a trap loads the view that the app had made", async (reader, host) => {
  await reader.open();
  await reader.runs();
  await reader.page.evaluate(() => {
    history.replaceState({ y: 0 }, "");
    history.pushState({ y: 0 }, "", "/made/");
  });
  await reader.page.click("#trap");
  await reader.page.waitForSelector("#notice", { state: "visible" });
  await reader.say("history.back()");
  await reader.see("document.getElementById('notice').hidden && document.documentElement.dataset.app === 'running'");
  assert.equal(host.count("/"), 2);
});

reader("a page that is prerendered waits until it is asked for", async (reader, host, context) => {
  await context.addInitScript(() => {
    let prerendering = true;
    Object.defineProperty(document, "prerendering", { get: () => prerendering });
    window.activate = () => {
      prerendering = false;
      document.dispatchEvent(new Event("prerenderingchange"));
    };
  });
  await reader.open();
  await reader.linger();
  assert.equal(host.count(WASM), 0);
  await reader.page.evaluate(() => window.activate());
  await reader.runs();
});

reader("who saves data gets the app with the first use of what needs it", async (reader, host, context) => {
  await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await reader.open();
  await reader.page.click("h1");
  await reader.linger();
  assert.equal(host.count(WASM), 0);
  await reader.page.focus(".needs-app");
  await reader.runs();
  assert.equal(host.count(WASM), 1);
  for (const address of ["/?q=zebra", "/#figure-1"]) {
    await reader.open("/blank/");
    await reader.open(address);
    await reader.runs();
  }
});

reader("back from the browser's memory: what ran runs on", async (reader, host) => {
  await reader.open();
  await reader.runs();
  await reader.say("addEventListener('pageshow', ({ persisted }) => (window.kept = persisted))");
  await reader.open("/other/");
  await reader.until("running");
  await reader.say("history.back()");
  await reader.see("window.kept && document.documentElement.dataset.app === 'running'");
  assert.equal(host.count("/"), 1);
  assert.equal(host.count(WASM), 1);
});

reader("back from the browser's memory: what had failed tries again", async (reader, host) => {
  host.faults[WASM] = (request) => request.destroy();
  await reader.open();
  await reader.until("failed");
  await reader.open("/other/");
  await reader.until("failed");
  delete host.faults[WASM];
  await reader.say("history.back()");
  await reader.see("location.pathname === '/' && document.documentElement.dataset.app === 'running'");
  assert.equal(host.count("/"), 2, "a load and a look, not another load");
});

reader("a page that is not secure cannot hash; the browser checks", async (reader, host) => {
  host.origin = `http://insecure.test:${host.port}`;
  await reader.open();
  assert.equal(await reader.page.evaluate(() => crypto.subtle), undefined);
  await reader.runs();
  host.headers = { "cache-control": "no-store" };
  host.build = 2;
  host.faults["/app-2.wasm"] = changed(({ body }) => ({ body: flipped(body) }));
  await reader.open("/other/");
  await reader.until("failed");
  assert.equal(reader.warned.length, 1);
});

reader("nothing is asked for before the page was painted, however busy the browser is then", async (reader, host, context) => {
  // Never idle: only the time that one waits for it ends.
  await context.addInitScript(() => {
    window.requestIdleCallback = (done, { timeout }) => setTimeout(done, timeout);
  });
  await reader.open();
  await reader.runs();
  const late = await reader.page.evaluate(() => {
    const [{ startTime: painted }] = performance.getEntriesByName("first-contentful-paint");
    const files = performance.getEntriesByType("resource").filter(({ name }) => /app-1/.test(name));
    return files.length >= 2 && files.every(({ startTime }) => startTime > painted + 1000);
  });
  assert.equal(late, true);
});

reader("a press on what needs the app does not wait for an idle browser", async (reader, host, context) => {
  await context.addInitScript(() => (window.requestIdleCallback = () => {}));
  await reader.open();
  await reader.page.click(".needs-app");
  await reader.runs();
});

/** An app that has come and takes its time to take over: `hurry` is noted, and `run` ends it. */
const slow = ({ wasm }) => ({
  js: Buffer.from(`
    let hurried = 0;
    export const hurry = () => { document.documentElement.dataset.hurried = ++hurried; };
    export default async () => { window.run = () => { document.documentElement.dataset.app = "running"; }; };
  `),
  wasm,
});

reader("what is pressed before anything listens is marked, each once and in order, and hurries the app", async (reader, host) => {
  host.made = slow;
  await reader.open();
  await reader.see("window.run !== undefined");
  await reader.page.evaluate(() => {
    const site = document.getElementById("site");
    for (const id of ["b1", "b2", "b3"]) site.append(Object.assign(document.createElement("button"), { id, textContent: id }));
    document.getElementById("b3").setAttribute("popovertarget", "b1");
  });
  for (const id of ["b2", "b1", "b2", "b3"]) await reader.page.click(`#${id}`);
  const marks = () => reader.page.evaluate(() => [...document.querySelectorAll("[data-pressed]")].map((one) => one.id + one.dataset.pressed));
  assert.deepEqual(await marks(), ["b11", "b20"], "a panel needs no app");
  assert.ok(Number(await reader.say("document.documentElement.dataset.hurried")) >= 4);
  await reader.say("window.run()");
  await reader.page.evaluate(() => document.querySelectorAll("[data-pressed]").forEach((one) => one.removeAttribute("data-pressed")));
  await reader.page.click("#b1");
  assert.deepEqual(await marks(), [], "what runs hears by itself");
});

reader("a trap in the takeover: the page stays as it was, and nothing waits to be pressed", async (reader, host) => {
  host.made = ({ wasm }) => ({
    js: Buffer.from(`
      export const hurry = () => { throw new WebAssembly.RuntimeError("unreachable"); };
      export default async () => { addEventListener("click", (event) => event.target.closest("a") && event.preventDefault()); window.here = true; };
    `),
    wasm,
  });
  await reader.open();
  await reader.see("window.here");
  const before = await reader.say("document.getElementById('site').innerHTML");
  await reader.page.click(".needs-app");
  await reader.until("failed");
  assert.equal(await reader.say("document.getElementById('site').innerHTML"), before);
  assert.equal(await reader.page.isVisible("#notice"), false);
  await reader.follows();
});

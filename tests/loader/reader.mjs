// A reader in Chromium: opens pages of a small site, sees what they say, and does what readers do.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { Host, status } from "./host.mjs";

export const JS = "/app-1.js";
export const WASM = "/app-1.wasm";
/** The loader's own words, on failure. */
const TOLD = /^Sightline's app did not start, and the page works without it: ./;
/** What browsers say themselves of a request that fails, or that a policy forbids. */
const BROWSERS_OWN = /^Failed to load resource|Content Security Policy|net::ERR_|Failed to load module script/;

/** A name of this machine that browsers do not hold for secure. */
const INSECURE = "MAP insecure.test 127.0.0.1";

let browser;
export const open = async () => {
  browser = await chromium.launch({
    executablePath: process.env.SIGHTLINE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--host-resolver-rules=${INSECURE}`],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
};
export const close = () => browser.close();

/** A reader with a window, on a site of their own. */
class Reader {
  warned = [];
  wrong = [];

  static async start() {
    const context = await browser.newContext();
    const reader = new Reader();
    reader.page = await context.newPage();
    reader.devtools = await context.newCDPSession(reader.page);
    reader.page.on("pageerror", (error) => reader.wrong.push(String(error)));
    reader.page.on("console", (message) => {
      const text = message.text();
      if (TOLD.test(text)) reader.warned.push(text);
      else if (!BROWSERS_OWN.test(text)) reader.wrong.push(text);
    });
    return reader;
  }

  async open(path = "/") {
    await this.page.goto(this.host.origin + path, { waitUntil: "domcontentloaded" });
  }

  /** What an expression is in the page. Past Playwright, whose own calls count as the reader's deeds. */
  async say(expression) {
    const { result } = await this.devtools.send("Runtime.evaluate", { expression, returnByValue: true });
    return result.value;
  }

  /** Waits until an expression is true. */
  async see(expression) {
    for (const end = Date.now() + 15_000; Date.now() < end; await this.pause(20)) {
      if (await this.say(expression).catch(() => false)) return;
    }
    const page = await this.say("document.documentElement.outerHTML.slice(0, 300)");
    assert.fail(`waited in vain: ${expression}; ${page}`);
  }

  pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  state() {
    return this.say("document.documentElement.dataset.app ?? ''");
  }

  /** Waits until the app runs or has failed. */
  until(state) {
    return this.see(`document.documentElement.dataset.app === "${state}"`);
  }

  /** Lets pass what a reload would take to begin. Only to see that nothing happens. */
  async linger() {
    await this.pause(300);
  }

  async runs() {
    await this.until("running");
    assert.deepEqual(this.warned, []);
    await this.reads("/");
  }

  /** The app is out, said once, and the page is whole: one load of it, its text, and links that lead on. */
  async isPlain(words) {
    await this.until("failed");
    await this.linger();
    assert.equal(await this.state(), "failed");
    assert.equal(this.warned.length, 1, "it is said once");
    assert.notEqual(await this.came(), "reload");
    if (words) assert.match(this.warned[0], words);
    assert.equal(await this.page.isVisible("#notice"), false);
    await this.reads("/");
    await this.follows();
  }

  async reads(path) {
    assert.equal(await this.page.textContent("h1"), `The text of ${path}`);
    assert.deepEqual(this.wrong, [], "nothing else is said");
  }

  async follows() {
    await this.page.click("a[href='/next/']");
    await this.page.waitForURL("**/next/");
    assert.equal(await this.page.textContent("h1"), "The text of /next/");
  }

  /** Whether the page was reloaded, or came by a link. */
  came() {
    return this.say("performance.getEntriesByType('navigation')[0].type");
  }
}

export const tests = [];
const idle = [];

/**
 * A test with a fresh site. A test that takes a third argument changes its window, so the window is its own; others
 * leave theirs to the next, to which nothing is known either: caches and storage go by the site's address.
 */
export const reader = (name, path) =>
  tests.push([
    name,
    async () => {
      const host = await Host.start();
      const own = path.length > 2;
      const one = (!own && idle.pop()) || (await Reader.start());
      try {
        await path(Object.assign(one, { host, warned: [], wrong: [] }), host, one.page.context());
        if (!own) {
          await one.page.goto("about:blank");
          idle.push(one);
        }
      } finally {
        if (!idle.includes(one)) await one.page.context().close();
        host.end();
      }
    },
  ]);

/** Hands the page's time to the test, and tells when the loader has heard of another piece. */
export const takeTime = async (context) => {
  await context.clock.install();
  await context.addInitScript(() => {
    window.heard = 0;
    const { setTimeout } = window;
    window.setTimeout = (what, after, ...rest) => {
      if (after === 15_000) window.heard += 1;
      return setTimeout(what, after, ...rest);
    };
  });
};

/** The same length, and another last byte: in what no engine looks at. */
export const flipped = (body) => {
  const copy = Buffer.from(body);
  copy[copy.length - 1] ^= 1;
  return copy;
};

/** Another deploy happens as a file is asked for, which is gone with it. */
export const deployAt = (host, build) => (request, response) => {
  host.build = build;
  status(404)(request, response);
};

/** A browser that forbids storage. */
export const block = (context, ...names) =>
  context.addInitScript((names) => {
    const get = () => {
      throw new DOMException("denied", "SecurityError");
    };
    for (const name of names) Object.defineProperty(window, name, { get });
  }, names);

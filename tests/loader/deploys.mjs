// Pages from before a deploy: at most one reload, only if it helps, and only for a reader who has just come.
import assert from "node:assert/strict";
import { send, status } from "./host.mjs";
import { block, deployAt, JS, reader, takeTime, WASM } from "./reader.mjs";

for (const file of [JS, WASM]) {
  reader(`a deploy before ${file} is asked for: one reload, and the app runs`, async (reader, host) => {
    host.faults[file] = deployAt(host, 2);
    await reader.open("/#here");
    await reader.until("running");
    assert.equal(await reader.say("document.documentElement.dataset.build"), "2");
    assert.equal(await reader.came(), "reload");
    assert.equal(new URL(reader.page.url()).hash, "#here");
    assert.equal(reader.warned.length, 1);
    assert.equal(host.count(file), 2, "asked for, and again past the cache");
  });
}

reader("files of another deploy under the same names: one reload, and the app runs", async (reader, host) => {
  const old = host.page("/");
  host.made = ({ js, wasm }) => ({ js: Buffer.from(`${js}// changed`), wasm });
  let first = true;
  host.faults["/"] = (_, response, { headers, body }) => {
    send(response, 200, headers, first ? old : body);
    first = false;
  };
  await reader.open();
  await reader.until("running");
  assert.equal(await reader.came(), "reload");
});

reader("a page whose every load names other files that are gone: one reload in all", async (reader, host) => {
  for (let build = 1; build < 20; build += 1) {
    for (const kind of ["js", "wasm"]) host.faults[`/app-${build}.${kind}`] = deployAt(host, build + 1);
  }
  await reader.open();
  await reader.see("performance.getEntriesByType('navigation')[0].type === 'reload'");
  await reader.until("failed");
  await reader.linger();
  assert.equal(host.count("/"), 3, "a load, a look, a load");
  assert.equal(reader.warned.length, 2);
  await reader.reads("/");
  await reader.follows();
  await reader.until("failed");
  await reader.linger();
  assert.equal(await reader.came(), "navigate", "another page of the tab is not reloaded so soon");
  assert.equal(reader.warned.length, 3);
});

reader("storage that forgets makes no loop either", async (reader, host, context) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", { value: { getItem: () => null, setItem() {} } });
  });
  for (let build = 1; build < 20; build += 1) host.faults[`/app-${build}.wasm`] = deployAt(host, build + 1);
  await reader.open();
  await reader.see("performance.getEntriesByType('navigation')[0].type === 'reload'");
  await reader.until("failed");
  await reader.linger();
  assert.equal(host.count("/"), 3, "a load, a look, a load");
});

reader("storage that is blocked forbids the reload", async (reader, host, context) => {
  await block(context, "sessionStorage");
  host.faults[WASM] = deployAt(host, 2);
  await reader.open();
  await reader.until("failed");
  await reader.linger();
  assert.equal(await reader.came(), "navigate");
  await reader.reads("/");
});

const deeds = {
  "moved the page": (page) => page.evaluate(() => scrollTo(0, 200)),
  "clicked": (page) => page.click("h1"),
  "typed": (page) => page.keyboard.press("a"),
  "scrolled": (page) => page.mouse.wheel(0, 200).then(() => page.waitForFunction(() => scrollY > 0)),
};
for (const [name, deed] of Object.entries(deeds)) {
  reader(`a deploy, but the reader has ${name}: no reload`, async (reader, host) => {
    let answer;
    const asked = new Promise((resolve) => {
      host.faults[WASM] = (request, response) => {
        answer = () => deployAt(host, 2)(request, response);
        resolve();
      };
    });
    await reader.open();
    await asked;
    await deed(reader.page);
    host.faults[WASM] = deployAt(host, 2);
    answer();
    await reader.until("failed");
    await reader.linger();
    assert.equal(await reader.came(), "navigate");
    await reader.reads("/");
    await reader.follows();
    await reader.until("running");
  });
}

// The click that led there was on another page.
reader("a link to a page from before a deploy: one reload, and the app runs", async (reader, host) => {
  host.headers = { "cache-control": "no-store" };
  host.faults[WASM] = status(404);
  await reader.open();
  await reader.until("failed");
  host.faults[WASM] = deployAt(host, 2);
  await reader.page.click("a[href='/next/']", { noWaitAfter: true });
  await reader.see("location.pathname === '/next/' && document.documentElement.dataset.app === 'running'");
  assert.equal(await reader.came(), "reload");
});

reader("a deploy noticed late: no reload", async (reader, host, context) => {
  await takeTime(context);
  const answers = [];
  host.faults[WASM] = (request, response) => answers.push(() => deployAt(host, 2)(request, response));
  await reader.open();
  for (const wait of [6_000, 0]) {
    while (answers.length === 0) await reader.pause(10);
    await reader.page.clock.fastForward(wait);
    answers.shift()();
  }
  await reader.until("failed");
  await reader.linger();
  assert.equal(host.count("/"), 1, "no reload, and no look for a newer page");
});

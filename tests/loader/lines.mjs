// Lines that stall, creep or never end.
import assert from "node:assert/strict";
import { piecewise, status } from "./host.mjs";
import { JS, reader, takeTime, WASM } from "./reader.mjs";

reader("nothing comes for too long in the middle of a file: the page stays", async (reader, host, context) => {
  await takeTime(context);
  let closed;
  const gone = new Promise((resolve) => (closed = resolve));
  host.faults[WASM] = piecewise((write, response) => {
    write(0, 30_000);
    response.on("close", closed);
  });
  await reader.open();
  await reader.see("window.heard >= 5");
  assert.equal(await reader.state(), "");
  await reader.page.clock.fastForward(8_000);
  assert.equal(await reader.state(), "");
  await reader.page.clock.fastForward(8_000);
  await gone;
  await reader.isPlain(/silent/);
});

for (const file of [JS, WASM]) {
  reader(`no answer at all for ${file}: the page stays`, async (reader, host, context) => {
    await takeTime(context);
    host.faults[file] = () => {};
    await reader.open();
    await reader.see("window.heard >= 3");
    await reader.page.clock.fastForward(16_000);
    await reader.isPlain(/silent/);
  });
}

reader("a page that is still arriving is waited for", async (reader, host) => {
  let rest;
  host.faults["/"] = piecewise((write, response, { body }) => {
    const half = body.indexOf("A line to read");
    write(0, half);
    rest = () => response.end(body.slice(half));
  });
  const opened = reader.open();
  while (host.count("/boot.js") === 0) await reader.pause(10);
  await reader.linger();
  assert.equal(host.count(JS) + host.count(WASM), 0);
  rest();
  await opened;
  await reader.runs();
});

reader("what is still loading when it fails is let go", async (reader, host, context) => {
  // Without the watch for silence, which would do so later.
  await context.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (what, after, ...rest) => (after === 15_000 ? 0 : setTimeout(what, after, ...rest));
  });
  let closed;
  const gone = new Promise((resolve) => (closed = resolve));
  host.faults[JS] = status(404);
  host.faults[WASM] = piecewise((write, response) => {
    write(0, 30_000);
    response.on("close", closed);
  });
  await reader.open();
  await reader.until("failed");
  await gone;
});

reader("a slow line that moves is waited for", async (reader, host, context) => {
  await takeTime(context);
  let more, end;
  const asked = new Promise((resolve) => {
    host.faults[WASM] = piecewise((write, response, { body }) => {
      let at = 0;
      more = () => write(at, (at += 10_000));
      end = () => response.end(body.subarray(at));
      resolve();
    });
  });
  await reader.open();
  await asked;
  await reader.see("window.heard >= 4"); // The start, the module's head and body, the head.
  for (let piece = 1; piece <= 5; piece += 1) {
    const before = await reader.say("window.heard");
    more();
    await reader.see(`window.heard >= ${before + 1}`);
    await reader.page.clock.fastForward(8_000);
  }
  end();
  await reader.runs();
});

reader("a line that moves for ever is not: the page stays", async (reader, host, context) => {
  await takeTime(context);
  let more;
  const asked = new Promise((resolve) => {
    host.faults[WASM] = piecewise((write) => {
      let at = 0;
      more = () => write(at, (at += 1_000));
      resolve();
    });
  });
  await reader.open();
  await asked;
  await reader.see("window.heard >= 4");
  // No piece comes later than the one before by what is called silence.
  for (let waited = 0; waited < 125_000; waited += 8_000) {
    const before = await reader.say("window.heard");
    more();
    await reader.see(`window.heard > ${before} || document.documentElement.dataset.app`);
    await reader.page.clock.fastForward(8_000);
  }
  await reader.isPlain(/too long/);
});

// The loader against hosts, lines and browsers that fail. Whatever happens, the page has to stay readable, its links
// have to lead on, and no reader may be caught in a loop of reloads. `SIGHTLINE_CHROMIUM` names another browser.
import { after, before, describe, it } from "node:test";
import "./app.mjs";
import "./deploys.mjs";
import "./faults.mjs";
import "./lines.mjs";
import { close, open, tests } from "./reader.mjs";

// Most of a test is waiting, so some go side by side.
describe("the loader", { concurrency: 4, timeout: 300_000 }, () => {
  before(open);
  after(close);
  for (const [name, path] of tests) it(name, { timeout: 60_000 }, path);
});

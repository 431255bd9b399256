// Files that are missing, cut, wrong or forbidden, and modules that are broken: the page stays.
import assert from "node:assert/strict";
import { changed, POLICY, status } from "./host.mjs";
import { flipped, JS, reader, WASM } from "./reader.mjs";

for (const file of [JS, WASM]) {
  for (const code of file === WASM ? [404, 410, 500] : [404]) {
    reader(`${file} answers ${code}: the page stays`, async (reader, host) => {
      host.faults[file] = status(code);
      await reader.open();
      await reader.isPlain(new RegExp(`${file} answers ${code}`));
    });
  }

  reader(`${file} is a web page, with success: the page stays`, async (reader, host) => {
    const headers = { "content-type": "text/html" };
    host.faults[file] = changed(() => ({ headers, body: "<!doctype html><p>Hello" }));
    await reader.open();
    await reader.isPlain(/is not the file this page was published with/);
  });

  reader(`${file} is cut off: the page stays`, async (reader, host) => {
    host.faults[file] = (_, response, { headers, body }) => {
      response.writeHead(200, { ...headers, "content-length": body.length });
      response.write(body.subarray(0, 100), () => response.destroy());
    };
    await reader.open();
    await reader.isPlain();
  });

  reader(`${file} is cut off and the host calls it whole: the page stays`, async (reader, host) => {
    host.faults[file] = changed(({ body }) => ({ body: body.subarray(0, 100) }));
    await reader.open();
    await reader.isPlain(/is not the file this page was published with/);
  });

  reader(`${file} has a wrong byte: the page stays`, async (reader, host) => {
    host.faults[file] = changed(({ body }) => ({ body: flipped(body) }));
    await reader.open();
    await reader.until("failed");
    assert.equal(host.count(file), 2, "asked for, and again past the cache");
    await reader.isPlain(/is not the file this page was published with/);
  });

  reader(`${file} is wrong in the browser's cache only: it is fetched anew, and the app runs`, async (reader, host) => {
    host.faults[file] = changed(({ body }) => ({ body: flipped(body) }));
    await reader.open("/poison/");
    await reader.until("failed");
    delete host.faults[file];
    reader.warned.length = 0;
    await reader.open();
    await reader.runs();
  });

  reader(`the line breaks before ${file}: the page stays`, async (reader, host) => {
    host.faults[file] = (request) => request.destroy();
    await reader.open();
    await reader.isPlain();
  });
}

for (const type of ["application/octet-stream", "application/wasm; charset=utf-8", "text/plain", ""]) {
  reader(`starts where WebAssembly is served as “${type}”`, async (reader, host) => {
    host.faults[WASM] = changed(() => ({ headers: { "content-type": type } }));
    await reader.open();
    await reader.runs();
  });
}

reader("the module is served with a type that no browser takes: the page stays", async (reader, host) => {
  host.faults[JS] = changed(() => ({ headers: { "content-type": "text/plain" } }));
  await reader.open();
  await reader.isPlain();
});

const policies = {
  "no WebAssembly": POLICY.replace(" 'wasm-unsafe-eval'", ""),
  "no fetching": POLICY.replace("connect-src 'self'", "connect-src 'none'"),
};
for (const [name, policy] of Object.entries(policies)) {
  reader(`a policy allows ${name}: the page stays`, async (reader, host) => {
    host.policy = policy;
    await reader.open();
    await reader.isPlain();
  });
}

const modules = {
  "throws": "throw new Error('broken')",
  "has a fault in its syntax": "export default (",
  "exports nothing": "export const a = 1;",
  "throws when it starts": "export default async () => { throw new Error('broken') };",
  "throws what is no error": "export default async () => { throw 'broken' };",
  "traps when it starts": "export default async () => { throw new WebAssembly.RuntimeError('unreachable') };",
  "does not fit the WebAssembly":
    "export default ({ module_or_path: given }) => WebAssembly.instantiate(given, { app: { ready_0() {} } });",
};
for (const [name, body] of Object.entries(modules)) {
  reader(`the module ${name}: the page stays`, async (reader, host) => {
    host.made = ({ wasm }) => ({ js: Buffer.from(body), wasm });
    await reader.open();
    await reader.isPlain();
  });
}

for (const integrity of [true, false]) {
  reader(`WebAssembly that is none${integrity ? "" : ", unhashed"}: the page stays`, async (reader, host) => {
    host.integrity = integrity;
    host.made = ({ js }) => ({ js, wasm: Buffer.from("not WebAssembly") });
    await reader.open();
    await reader.isPlain();
  });
}

reader("an old browser without WebAssembly: the page stays, and nothing is fetched", async (reader, host, context) => {
  await context.addInitScript(() => delete window.WebAssembly);
  await reader.open();
  await reader.isPlain(/no WebAssembly/);
  assert.equal(host.count(WASM), 0);
});

reader("a page that names no app stays as it is", async (reader, host) => {
  host.faults["/"] = changed(({ body }) => ({ body: body.replace("sightline-app", "other") }));
  await reader.open();
  await reader.isPlain();
});

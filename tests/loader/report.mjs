// Prints what failed, and one line for all:
//   node --test --test-reporter=./tests/loader/report.mjs tests/loader/*.test.mjs tests/search/*.test.mjs
export default async function* report(events) {
  let [passed, failed] = [0, 0];
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (data.details?.type === "suite" || data.skip !== undefined) continue;
    if (type === "test:pass") passed += 1;
    if (type !== "test:fail") continue;
    failed += 1;
    const { error } = data.details;
    yield `${data.name}\n  ${String((error.cause ?? error).stack ?? error).replaceAll("\n", "\n  ")}\n`;
  }
  yield `Loader and search: ${passed} passed, ${failed} failed\n`;
}

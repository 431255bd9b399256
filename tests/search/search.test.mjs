// The published index, searched by Pagefind's own runtime: `SIGHTLINE_SITE` names the site. `SIGHTLINE_CHROMIUM` names
// another browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { chromium } from "playwright-core";
import { Site, asked, number, search } from "./site.mjs";

describe("the index", { timeout: 120_000 }, () => {
  let [site, volumes] = [];
  before(async () => {
    site = await Site.serve(process.env.SIGHTLINE_SITE ?? "target/site");
    volumes = await site.open(await site.runtime());
  });
  after(() => site.end());

  const all = async (query, options) => {
    const found = await Promise.all(volumes.map((volume) => search(volume, query, options)));
    return found.flatMap(({ results }) => results);
  };
  const slugs = () => readdirSync(join(site.root, "edition/insights")).map((name) => name.replace(".json", ""));

  it("is cut into small pieces", () => {
    const folder = join(site.root, "search");
    const pieces = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".pf_index"));
    const sizes = pieces.map((name) => statSync(join(folder, name)).size);
    assert.ok(sizes.length > 4 && Math.max(...sizes) < 10_000, `${sizes}`);
  });

  it("holds each insight once", async () => {
    const found = [];
    for (const volume of volumes) {
      const { results } = await volume.search(null);
      for (const result of results) found.push((await result.data()).raw_url.split("?")[0]);
    }
    assert.deepEqual(found.sort(), slugs().sort());
  });

  it("finds an insight by its title, and says what a list shows", async () => {
    for (const slug of slugs().slice(0, 20)) {
      const { card } = site.insight(slug);
      const found = (await all(card.title)).find((one) => one.slug === slug);
      assert.ok(found, `${card.title} is not found`);
      assert.equal(found.title, card.title);
      assert.equal(found.published, card.published);
      assert.deepEqual(found.filters.signal, [card.signal]);
      assert.deepEqual(found.filters.impact, [card.impact]);
      assert.deepEqual(found.filters.topic.toSorted(), card.topics.map((topic) => topic.slug).toSorted());
      assert.deepEqual(found.filters.month, [card.published.slice(0, 7)]);
    }
  });

  it("finds figures by label and value as printed", async () => {
    let checked = 0;
    for (const slug of slugs().slice(0, 10)) {
      for (const { label, text } of site.insight(slug).figures.slice(0, 5)) {
        const found = (await all(`${label} ${text}`)).find((one) => one.slug === slug);
        assert.ok(found, `${label}: ${text} is not found`);
        // The value stands among the words that were found.
        const value = asked(text.split(/\s/)[0]).toLowerCase();
        const marked = found.words.filter((word) => word.found).map(({ word }) => asked(word).toLowerCase());
        assert.ok(marked.some((word) => word.startsWith(value)), `${text} is not marked: ${marked}`);
        checked += 1;
      }
    }
    assert.ok(checked > 10, `${checked}`);
  });

  it("finds the parts of what is written in one, and numbers as numbers", async () => {
    const found = (await all(`gpt ${number("5.4")}`)).map((one) => one.slug);
    assert.ok(found.length > 0);
    assert.deepEqual(found.toSorted(), (await all("gpt54")).map((one) => one.slug).toSorted());
    for (const { words } of await all(number("5.4"))) {
      const shown = words.map(({ word }) => word).join(" ").split("\u{e000}")[0];
      assert.match(shown, /(?<![\d.])5\.4/);
    }
  });

  it("has lists of its words, none of them long", () => {
    for (const { path } of site.file.volumes) {
      const names = readdirSync(join(site.root, path)).filter((name) => /^words-\d+\.json$/.test(name));
      assert.ok(names.length >= 8);
      for (const name of names) {
        const { words = [] } = JSON.parse(readFileSync(join(site.root, path, name)));
        assert.ok(words.length <= 2000 && words.every((word) => word.length >= 5), name);
      }
    }
  });

  it("filters and counts", async () => {
    const [volume] = volumes;
    const { filters } = await search(volume, null, { filters: { signal: [], impact: [], month: [], topic: [] } });
    for (const [signal, count] of Object.entries(filters.signal)) {
      const { count: found, results } = await search(volume, null, { filters: { signal } });
      assert.equal(found, count);
      assert.ok(results.every((one) => one.filters.signal[0] === signal));
    }
    const nothing = await search(volume, null, { filters: { signal: "loud" } });
    assert.equal(nothing.count, 0);
  });

  it("sorts by date", async () => {
    const { results } = await search(volumes[0], null, { sort: { date: "desc" } });
    const dates = results.map((one) => one.published);
    assert.deepEqual(dates, dates.toSorted().reverse());
  });

  it("takes any query", async () => {
    for (const query of ["", " ", "…", "\u0000", "東京都の地価", "שלום", "a".repeat(10_000), "a b ".repeat(2_000)])
      assert.ok((await search(volumes[0], query)).count >= 0);
  });

  it("shares one WebAssembly, and asks for what it needs only", async () => {
    site.asked.length = 0;
    const [volume] = site.file.volumes;
    // There may be no other volume, so it is the same one twice, asked for different words.
    const [one, other] = await site.open(await site.runtime(), [volume, volume]);
    const [first, second] = await Promise.all([search(one, "price"), search(other, "latency")]);
    assert.deepEqual(await search(other, "price"), first);
    assert.deepEqual(await search(one, "latency"), second);
    const wasm = site.asked.filter(([path]) => path.endsWith(".pagefind"));
    assert.ok(wasm.length > 0 && wasm.every(([path, bytes]) => /^\/search\/wasm-\w+\.pagefind$/.test(path) && bytes));
    assert.ok(site.asked.every(([path, bytes]) => bytes > 0 && path.startsWith("/search/")), `${site.asked}`);
  });

  it("runs in a browser under the policy", async () => {
    const browser = await chromium.launch({
      executablePath: process.env.SIGHTLINE_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });
    try {
      const page = await browser.newPage();
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      await page.goto(`${site.origin}404.html`);
      const [slug] = slugs();
      const { title } = site.insight(slug).card;
      const found = await page.evaluate(
        async ([runtime, options, term]) => {
          const { createInstance } = await import(runtime);
          const { results } = await createInstance(options).search(term);
          return Promise.all(results.slice(0, 5).map(async (result) => (await result.data()).raw_url));
        },
        [`/${site.file.runtime}`, { ...site.options(site.file.volumes[0]), basePath: `/${site.file.volumes[0].path}` }, asked(title)],
      );
      assert.ok(found.some((address) => address.startsWith(`${slug}?`)), `${found}`);
      assert.deepEqual(said.filter((text) => /agefind|WebAssembly|Content Security/.test(text)), []);
      // A volume that is gone: the search fails, and so does a promise that nobody holds.
      const [why, loose] = await page.evaluate(
        async ([runtime, options]) => {
          const loose = [];
          addEventListener("unhandledrejection", (event) => (loose.push(event.reason.message), event.preventDefault()));
          const { createInstance } = await import(runtime);
          const why = await createInstance(options).search("price").catch((error) => error.message);
          return [why, loose];
        },
        [`/${site.file.runtime}`, site.options({ path: "search/volume-0000000000000000/" })],
      );
      assert.equal(why, "Failed to load Pagefind metadata");
      assert.deepEqual(loose, [why]);
    } finally {
      await browser.close();
    }
  });
});

// What all contestants show: the first edition, and two insights with long tables.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./harness.mjs";

/** The long tables, by their rows, and the insights of the first edition that are visited. */
export const LONG = { 1000: "a-thousand-rows", 10000: "ten-thousand-rows" };
export const ARTICLE = "aws-hedges-across-ai-labs";

/** A fixed sequence, so that two runs sort the same rows. */
function numbers() {
  let seed = 7;
  return (below) => Math.floor(((seed = (seed * 48271) % 2147483647) / 2147483647) * below);
}

/** An insight that is a table. Its values print as they are, so that what sorts by words on the page sorts alike. */
function manuscript(count) {
  const below = numbers();
  const row = (_, n) => ({ name: `Row ${String(n).padStart(5, "0")}`, load: below(10_000), share: below(1000) / 10, time: below(1000) });
  return {
    title: `A table of ${count} rows`, summary: "A long table, to measure sorting with.", published: "2026-01-01T00:00:00Z",
    signal: "watch", impact: "low", topics: ["measuring"], tldr: ["Rows."], takeaways: ["Rows."],
    body: [{ type: "table", table: "rows" }],
    tables: {
      rows: {
        caption: "Rows",
        columns: [
          { id: "name", title: "Name" }, { id: "load", title: "Load", unit: "ms", better: "lower" },
          { id: "share", title: "Share", unit: "%", better: "higher" }, { id: "time", title: "Time", unit: "ms" },
        ],
        rows: Array.from({ length: count }, row),
      },
    },
  };
}

/** Publishes the edition into a copy of a built site. */
export async function publish({ content, dist, sightline, work, site }) {
  const data = join(work, "data");
  rmSync(data, { recursive: true, force: true });
  cpSync(content, data, { recursive: true });
  // What was published from here before is no matter of a measurement.
  rmSync(join(data, "ledger"), { recursive: true, force: true });
  for (const [count, slug] of Object.entries(LONG)) writeFileSync(join(data, "insights", `${slug}.json`), JSON.stringify(manuscript(Number(count))));
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(dist, site, { recursive: true });
  await run(sightline, ["publish", data, "--out", site, "--no-pictures", "--url", "https://sightline.example"]);
}

/** What a measurement has to know of a published edition: how it tells that a press was answered. */
export function edition(site) {
  const read = (path) => JSON.parse(readFileSync(join(site, "edition", `${path}.json`), "utf8"));
  const insight = (slug) => read(`insights/${slug}`).insight;
  const { cards, count } = read("feed/latest").feed;
  if (cards.length !== count) throw new Error("the edition is expected to have one page of insights");
  const of = (signal) => cards.filter((card) => card.signal === signal).length;
  return {
    count,
    /** A signal that some have and others have not. */
    signal: cards.map(({ signal }) => ({ signal, count: of(signal) })).find((one) => one.count < count),
    title: (slug) => insight(slug).card.title,
    /** The heads of the rows that may stand first, by how the table's column, from 1, is sorted. */
    sorting(slug, column = 2) {
      const { rows } = insight(slug).body.find(({ table }) => table).table;
      const plain = (cell) => cell.t.map(({ text, figure }) => text ?? figure?.[1]).join("");
      const ranked = rows.filter((row) => row[column - 1].r !== undefined);
      const end = (way) => {
        const ranks = ranked.map((row) => row[column - 1].r);
        const rank = way(...ranks);
        return ranked.filter((row) => row[column - 1].r === rank).map((row) => plain(row[0]));
      };
      return { column, firsts: { ascending: end(Math.min), descending: end(Math.max), none: [plain(rows[0][0])] } };
    },
  };
}

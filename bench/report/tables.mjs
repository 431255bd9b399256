// The results as Markdown.
import { table } from "../harness.mjs";
import { TABLES, found } from "./metrics.mjs";

/** How many times as much as the first has; nothing where that is too little to divide by. */
const ratio = (value, first) => (first.median > 0.0005 ? ` ×${(value.median / first.median).toFixed(2)}` : "");

function cell(way, write, contestant, first) {
  const value = found(contestant, way);
  if (!value) return "—";
  const text = `${write(value.median)} (${[value.low, value.high].map((one) => write(one).split(" ")[0]).join("–")})`;
  return contestant === first ? text : `${text}${ratio(value, first)}`;
}

/** All tables: a column for each contestant. */
export function tables({ contestants, measured, runs, browser, machine, node }) {
  const [first] = contestants;
  const versions = contestants.filter((one) => one.versions).map((one) => one.versions).join("; ");
  const shown = TABLES.map(([title, rows]) => {
    const cells = rows.map(([name, way, write]) => [name, ...contestants.map((one) => cell(way, write, one, first))]);
    return `**${title}**\n\n${table(["", ...contestants.map(({ title }) => title)], cells)}`;
  });
  const head = `Medians of ${runs} runs (with quartiles), and how many times Sightline’s they are. Measured ${measured} in ${browser}, on ${machine}; node ${node}; ${versions}.`;
  return [head, ...shown].join("\n\n");
}

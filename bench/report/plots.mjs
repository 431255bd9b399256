// The results as drawings: bars with their quartiles, on light and on dark.
import { PLOTS, found } from "./metrics.mjs";

const [WIDTH, LEFT, RIGHT, BAR, GAP, TITLE] = [720, 110, 120, 16, 6, 34];
const STYLE = `text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600}.bar{fill:#8a94a6}.ours{fill:#2563c9}.second{opacity:.55}
.spread{stroke:#222;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#ddd}.bar{fill:#6b7688}.ours{fill:#6ea3f7}.spread{stroke:#ddd}}`;
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const place = (number) => Number(number.toFixed(1));

function group([title, ways], contestants, write, top) {
  const rows = contestants.map((one) => ({ one, values: ways.map((way) => found(one, way)) }));
  const sum = (values, field) => values.reduce((all, value) => all + value[field], 0);
  const most = Math.max(...rows.map(({ values }) => sum(values, "high")), 1e-9);
  const x = (value) => (value / most) * (WIDTH - LEFT - RIGHT);
  const bars = rows.map(({ one, values }, row) => {
    const y = top + TITLE - 8 + row * (BAR + GAP);
    let from = LEFT;
    const parts = values.map((value, part) => {
      const rect = `<rect class="bar${one === contestants[0] ? " ours" : ""}${part ? " second" : ""}" x="${place(from)}" y="${y}" width="${place(x(value.median))}" height="${BAR}"/>`;
      from += x(value.median);
      return rect;
    });
    const [low, high] = ["low", "high"].map((field) => place(LEFT + x(sum(values, field))));
    const spread = `<line class="spread" x1="${low}" x2="${high}" y1="${y + BAR / 2}" y2="${y + BAR / 2}"/>`;
    const end = place(Math.max(from, high) + 6);
    return `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${escape(one.title)}</text>${parts.join("")}${spread}<text x="${end}" y="${y + 13}">${escape(write(sum(values, "median")))}</text>`;
  });
  return { svg: `<text class="title" x="0" y="${top + 14}">${escape(title)}</text>\n${bars.join("\n")}`, height: TITLE + rows.length * (BAR + GAP) };
}

/** Drawings, each with its file's name, its title, and its SVG. */
export const plots = ({ contestants }) =>
  PLOTS.map(([name, title, write, groups]) => {
    let top = 4;
    const parts = groups.map((one) => {
      const { svg, height } = group(one, contestants, write, top);
      top += height;
      return svg;
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="${escape(title)}">
<style>${STYLE}</style>
${parts.join("\n")}
</svg>\n`;
    return { name, title, svg };
  });

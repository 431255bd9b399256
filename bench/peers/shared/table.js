// Sorting a table, and copying it as text.
import { plain } from "./words.js";

/** Three clicks: one way, the other, as given. `now` is a column and whether it sorts from the greatest down. */
export function nextSorting(now, column, first) {
  if (now?.column === column) return now.down === first ? { column, down: !first } : null;
  return { column, down: first };
}

/** The rows in an order; cells without a rank come last, and ties keep the order given. */
export function sorted(rows, sorting) {
  if (!sorting) return rows;
  const { column, down } = sorting;
  const rank = (row) => row[column].r;
  return rows.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    if (one === undefined || other === undefined) return (one === undefined) - (other === undefined);
    return down ? other - one : one - other;
  });
}

export const ariaSort = (sorting, column) => (sorting?.column === column ? (sorting.down ? "descending" : "ascending") : undefined);

const words = (table, wrap, line) => [table.columns.map((column) => column.title), ...table.rows.map((row) => row.map((cell) => cell.v ?? plain(cell.t)))].map((cells) => line(cells.map(wrap))).join("\n");
export const csv = (table) => words(table, (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text), (cells) => cells.join(","));
export const markdown = (table) => words(table, (text) => text.replaceAll("|", "\\|"), (cells) => `| ${cells.join(" | ")} |`).replace("\n", `\n| ${table.columns.map(() => "---").join(" | ")} |\n`);

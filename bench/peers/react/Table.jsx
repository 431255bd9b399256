import { memo, useMemo, useState } from "react";
import { ariaSort, csv, markdown, nextSorting, sorted } from "shared/table.js";
import { plain } from "shared/words.js";
import { Embed, SourceLine, Text } from "./Text.jsx";

const end = (column) => (column.align === "end" ? "end" : undefined);

/** A row: moved when the table is sorted, never drawn again. */
const Row = memo(function Row({ cells, columns }) {
  return (
    <tr role="row">
      {cells.map((cell, place) =>
        place === 0
          ? <th key={place} scope="row" role="rowheader"><Text spans={cell.t} /></th>
          : <td key={place} className={end(columns[place])} role="cell" data-label={columns[place].title}><Cell cell={cell} column={columns[place]} /></td>)}
    </tr>
  );
});

function Cell({ cell, column }) {
  const alone = column.align === "end" && cell.t?.length === 1 && "text" in cell.t[0];
  return (
    <>
      {!cell.t?.length ? <span className="unknown">—<span className="sr">not known</span></span> : alone ? <bdi>{cell.t[0].text}</bdi> : <Text spans={cell.t} />}
      {cell.b && <span className="best">Best</span>}
    </>
  );
}

export function Table({ table, slug, sources }) {
  const { columns, rows } = table;
  const [sorting, setSorting] = useState(null);
  const places = useMemo(() => new Map(rows.map((row, place) => [row, place])), [rows]);
  const order = useMemo(() => sorted(rows, sorting), [rows, sorting]);
  return (
    <figure className={table.fits && rows.length <= 200 ? "table fits" : "table"}>
      <figcaption><Text spans={table.caption} />{table.about && <p className="caption"><Text spans={table.about} /></p>}</figcaption>
      <p className="explore needs-app"><button className="quiet" type="button" aria-expanded={false}>Explore</button></p>
      <div />
      <div className="scroll" tabIndex={0} role="region" aria-label={plain(table.caption)}>
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column, place) => (
                <th key={place} className={end(column)} scope="col" role="columnheader" aria-sort={ariaSort(sorting, place)}>
                  <button type="button" onClick={() => setSorting(nextSorting(sorting, place, Boolean(column.descending_first)))}>{column.title}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">{order.map((cells) => <Row key={places.get(cells)} cells={cells} columns={columns} />)}</tbody>
        </table>
      </div>
      <div />
      <footer>
        {table.remark && <p className="hint"><Text spans={table.remark} /></p>}
        <SourceLine places={table.sources} sources={sources} />
        <Copy table={table} />
      </footer>
      <Embed of={`table/${slug}/${table.name}`} />
    </figure>
  );
}

function Copy({ table }) {
  const [said, setSaid] = useState("");
  const copy = (format, name) => navigator.clipboard.writeText(format(table)).then(() => setSaid(`Copied as ${name}`), () => setSaid("Copying is blocked here"));
  return (
    <p className="copy needs-app">
      <button className="quiet" type="button" onClick={() => copy(csv, "CSV")}>Copy as CSV</button>
      <button className="quiet" type="button" onClick={() => copy(markdown, "Markdown")}>Copy as Markdown</button>
      <span role="status">{said}</span>
    </p>
  );
}

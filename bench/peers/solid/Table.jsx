import { For, createMemo, createSignal } from "solid-js";
import { ariaSort, csv, markdown, nextSorting, sorted } from "shared/table.js";
import { plain } from "shared/words.js";
import { Embed, SourceLine, Text } from "./Text.jsx";

const end = (column) => (column.align === "end" ? "end" : undefined);

const Row = ({ cells, columns }) => (
  <tr role="row">
    <th scope="row" role="rowheader"><Text spans={cells[0].t} /></th>
    {cells.slice(1).map((cell, place) => <Cell cell={cell} column={columns[place + 1]} />)}
  </tr>
);

function Cell({ cell, column }) {
  const alone = column.align === "end" && cell.t?.length === 1 && "text" in cell.t[0];
  return (
    <td class={end(column)} role="cell" data-label={column.title}>
      {!cell.t?.length ? <span class="unknown">—<span class="sr">not known</span></span> : alone ? <bdi>{cell.t[0].text}</bdi> : <Text spans={cell.t} />}
      {cell.b && <span class="best">Best</span>}
    </td>
  );
}

export function Table({ table, slug, sources }) {
  const { columns, rows } = table;
  const [sorting, setSorting] = createSignal(null);
  const order = createMemo(() => sorted(rows, sorting()));
  return (
    <figure class={table.fits && table.rows.length <= 200 ? "table fits" : "table"}>
      <figcaption><Text spans={table.caption} />{table.about && <p class="caption"><Text spans={table.about} /></p>}</figcaption>
      <p class="explore needs-app"><button class="quiet" type="button" aria-expanded="false">Explore</button></p>
      <div />
      <div class="scroll" tabindex="0" role="region" aria-label={plain(table.caption)}>
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              <For each={columns}>
                {(column, place) => (
                  <th class={end(column)} scope="col" role="columnheader" aria-sort={ariaSort(sorting(), place())}>
                    <button type="button" onClick={() => setSorting(nextSorting(sorting(), place(), Boolean(column.descending_first)))}>{column.title}</button>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody role="rowgroup"><For each={order()}>{(cells) => <Row cells={cells} columns={columns} />}</For></tbody>
        </table>
      </div>
      <div />
      <footer>
        {table.remark && <p class="hint"><Text spans={table.remark} /></p>}
        <SourceLine places={table.sources} sources={sources} />
        <Copy table={table} />
      </footer>
      <Embed of={`table/${slug}/${table.name}`} />
    </figure>
  );
}

function Copy({ table }) {
  const [said, setSaid] = createSignal("");
  const copy = (format, name) => navigator.clipboard.writeText(format(table)).then(() => setSaid(`Copied as ${name}`), () => setSaid("Copying is blocked here"));
  return (
    <p class="copy needs-app">
      <button class="quiet" type="button" onClick={() => copy(csv, "CSV")}>Copy as CSV</button>
      <button class="quiet" type="button" onClick={() => copy(markdown, "Markdown")}>Copy as Markdown</button>
      <span role="status">{said()}</span>
    </p>
  );
}

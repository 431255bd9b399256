import { For, createSignal } from "solid-js";
import { CALLOUTS } from "shared/words.js";
import { Bar, Chart } from "./Chart.jsx";
import { Table } from "./Table.jsx";
import { Embed, Figure, Items, SourceLine, Text } from "./Text.jsx";

const Paragraph = ({ spans }) => <p><Text spans={spans} /></p>;
const Caption = ({ spans }) => spans?.length > 0 && <figcaption class="caption"><Text spans={spans} /></figcaption>;

function StatCards({ cards, insight }) {
  const [toScale, setToScale] = createSignal(false);
  const { figures = [], scale = [], zero } = cards;
  return (
    <section class={toScale() ? "stats to-scale" : "stats"}>
      <header>
        <h3><Text spans={cards.title} /></h3>
        {scale.length > 0 && <button class="quiet needs-app" type="button" aria-pressed={toScale()} onClick={() => setToScale(!toScale())}>To scale</button>}
      </header>
      {cards.caption?.length > 0 && <p class="caption"><Text spans={cards.caption} /></p>}
      <ul>
        <For each={figures}>
          {(index, place) => {
            const figure = insight.figures[index];
            return (
              <li>
                <p class="stat-value"><Figure place={index} text={figure.text} /></p>
                {scale[place()] && <Bar extent={scale[place()]} zero={zero} />}
                <p class="stat-label">{figure.label}</p>
                {figure.note?.length > 0 && <p class="stat-note"><Text spans={figure.note} /></p>}
              </li>
            );
          }}
        </For>
      </ul>
      <SourceLine places={cards.sources} sources={insight.sources} />
      <Embed of={`cards/${insight.card.slug}/${insight.body.filter((block) => block.cards).findIndex((block) => block.cards === cards) + 1}`} />
    </section>
  );
}

const KINDS = {
  paragraph: (spans) => <Paragraph spans={spans} />,
  heading: ([level, id, spans]) => (level === 3 ? <h3 id={id}><Text spans={spans} /></h3> : <h2 id={id}><Text spans={spans} /></h2>),
  cards: (cards, insight) => <StatCards cards={cards} insight={insight} />,
  table: (table, insight) => <Table table={table} slug={insight.card.slug} sources={insight.sources} />,
  chart: (chart, insight) => <Chart chart={chart} sources={insight.sources} />,
  callout: ([kind, texts]) => (
    <aside class={`callout ${kind}`} aria-label={CALLOUTS[kind]}>
      <h3>{CALLOUTS[kind]}</h3>
      <For each={texts}>{(spans) => <Paragraph spans={spans} />}</For>
    </aside>
  ),
  list: ([ordered, texts]) => (ordered ? <ol><Items texts={texts} /></ol> : <ul><Items texts={texts} /></ul>),
  quote: ([spans, source], insight) => (
    <figure class="quote">
      <blockquote><Paragraph spans={spans} /></blockquote>
      <SourceLine places={source === null ? [] : [source]} sources={insight.sources} />
    </figure>
  ),
  image: ({ src, alt, width, height, caption }) => (
    <figure class="image"><img src={`/data/${src}`} alt={alt} width={width} height={height} loading="lazy" decoding="async" /><Caption spans={caption} /></figure>
  ),
  code: ([lang, text, caption]) => (
    <figure class="code"><pre tabindex="0"><code data-lang={lang}>{text}</code></pre><Caption spans={caption} /></figure>
  ),
};

export function Block({ block, insight }) {
  const [[kind, value]] = Object.entries(block);
  return KINDS[kind]?.(value, insight);
}

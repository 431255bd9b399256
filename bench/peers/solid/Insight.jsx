import { createAsync, useParams } from "@solidjs/router";
import { For, Show, createSignal } from "solid-js";
import { since } from "shared/figures.js";
import { plain, told } from "shared/words.js";
import { Block } from "./Blocks.jsx";
import { Cards, Day, Impact, Signal, Topics } from "./Cards.jsx";
import { Panels, Said } from "./Panels.jsx";
import { Embed, Figure, Figures, Items, Text } from "./Text.jsx";
import { insightOf } from "./data.js";

const Section = (props) => (
  <section class={props.name} aria-labelledby={props.name}>
    <h2 id={props.name}>{props.title}</h2>
    {props.children}
  </section>
);

function Share({ title }) {
  const [said, setSaid] = createSignal("");
  const share = () => (navigator.share ? navigator.share({ title, url: location.href }).then(() => "Shared") : navigator.clipboard.writeText(location.href).then(() => "Link copied")).then(setSaid, () => {});
  return <span class="share needs-app"><button class="quiet" type="button" onClick={share}>Share</button><span role="status">{said()}</span></span>;
}

const Facts = ({ card }) => (
  <div class="facts">
    {card.minutes && <span>{card.minutes} min read</span>}
    <Day at={card.published} />
    {card.updated && <span>Updated <Day at={card.updated} /></span>}
    <Impact of={card.impact} />
    <Share title={card.title} />
    <span class="save needs-app"><button class="quiet" type="button" aria-pressed="false">Save</button><span role="status" /></span>
  </div>
);

function Since({ figures }) {
  const { notes, stale, summary } = since(figures);
  return (
    <div>
      <Show when={notes.length > 0 || stale}>
        <aside class="since" aria-label="Since this was written">
          <details><summary>{summary}</summary><ul>
            <For each={notes}>{({ head, place, text, middle, said, end }) => <li>{head}<Figure place={place} text={text} />{middle}<Said by={said} />{end}</li>}</For>
            {stale && <li>{stale}</li>}
          </ul></details>
        </aside>
      </Show>
    </div>
  );
}

function Contents({ body }) {
  const headings = body.filter(({ heading }) => heading?.[0] === 2);
  return (
    <Show when={headings.length > 2}>
      <nav class="contents" aria-label="Contents">
        <ol><For each={headings}>{({ heading: [, id, spans] }) => <li><a href={`#${id}`}>{plain(spans)}</a></li>}</For></ol>
      </nav>
    </Show>
  );
}

const Corrections = ({ corrections, figures = [] }) => (
  <Section name="corrections" title="Corrections">
    <ul>
      <For each={corrections}>
        {(one) => (
          <li>
            <b>{one.date}</b>
            {figures[one.figure] && one.now ? <> {figures[one.figure].label}: was <bdi>{one.was}</bdi>, now <bdi>{one.now}</bdi></> : <> Was: <bdi>{one.was}</bdi></>}
            . {one.why}{" "}
          </li>
        )}
      </For>
    </ul>
  </Section>
);

const Footnotes = ({ footnotes }) => (
  <section class="sources footnotes" aria-labelledby="footnotes">
    <h2 id="footnotes">Notes</h2>
    <ol>{footnotes.map((text, place) => <li id={`note-${place + 1}`}><Text spans={text} /> <a href={`#note-${place + 1}-mark`} role="doc-backlink" aria-label={`Back to mark ${place + 1}`}>↑</a></li>)}</ol>
  </section>
);

const Sources = ({ sources }) => (
  <Section name="sources" title="Sources">
    <ol>
      <For each={sources}>
        {(source, place) => (
          <li id={`source-${place() + 1}`}>
            {source.url ? <a href={source.url} rel="noopener">{source.title}</a> : <span class="title">{source.title}</span>}
            {told(source)}
          </li>
        )}
      </For>
    </ol>
  </Section>
);

const Neighbours = ({ name = "Older and newer", before = "Older", after = "Newer", older, newer }) => (
  <Show when={older || newer}>
    <nav class="neighbours" aria-label={name}>
      {older && <a class="older" href={`/insights/${older.slug}/`}><span><span class="arrow">←</span> {before}</span> <bdi class="title">{older.title}</bdi></a>}
      {newer && <a class="newer" href={`/insights/${newer.slug}/`}><span>{after} <span class="arrow">→</span></span> <bdi class="title">{newer.title}</bdi></a>}
    </nav>
  </Show>
);

function Article({ insight }) {
  const { card, body = [], figures = [], corrections = [], sources = [], related = [] } = insight;
  document.title = card.title;
  return (
    <Figures.Provider value={figures}>
      <article class="insight" lang={card.language?.tag} dir={card.language && (card.language.rtl ? "rtl" : "ltr")}>
        <a class="back" data-back="" href="/"><span class="arrow">←</span> Back to Insights</a>
        <header>
          <h1 tabindex="-1">{card.title}</h1>
          <p class="lead"><Text spans={insight.lead} /></p>
          {insight.byline?.map((line) => <p class="byline"><Text spans={line} /></p>)}
          <Topics topics={card.topics} />
          <Facts card={card} />
        </header>
        <Section name="tldr" title="TL;DR"><Signal of={card.signal} /><ul><Items texts={insight.tldr} /></ul></Section>
        <Section name="takeaways" title="Key Takeaways"><ul><Items texts={insight.takeaways} /></ul></Section>
        <Since figures={figures} />
        <Contents body={body} />
        <div class="body"><For each={body}>{(block) => <Block block={block} insight={insight} />}</For></div>
        <Share title={card.title} />
        <Embed of={`insight/${card.slug}`} />
        {insight.footnotes && <Footnotes footnotes={insight.footnotes} />}
        {corrections.length > 0 && <Corrections corrections={corrections} figures={figures} />}
        {sources.length > 0 && <Sources sources={sources} />}
        <Neighbours name="Series" before="Previous part" after="Next part" older={insight.previous} newer={insight.next} />
        <Panels insight={insight} />
        {related.length > 0 && <Section name="related" title="Read next"><Cards cards={related} /></Section>}
        <Neighbours older={insight.older} newer={insight.newer} />
      </article>
    </Figures.Provider>
  );
}

export default function Insight() {
  const params = useParams();
  const insight = createAsync(() => insightOf(params.slug));
  return <Show when={insight()} keyed>{(insight) => <Article insight={insight} />}</Show>;
}

import { useMemo, useState } from "react";
import { Link, useLoaderData } from "react-router";
import { since } from "shared/figures.js";
import { plain, told } from "shared/words.js";
import { Block } from "./Blocks.jsx";
import { Cards, Day, Impact, Signal, Topics } from "./Cards.jsx";
import { Panels, Said } from "./Panels.jsx";
import { Embed, Figure, Figures, Items, Text } from "./Text.jsx";

const Section = ({ name, title, children }) => (
  <section className={name} aria-labelledby={name}>
    <h2 id={name}>{title}</h2>
    {children}
  </section>
);

function Share({ title }) {
  const [said, setSaid] = useState("");
  const share = () => (navigator.share ? navigator.share({ title, url: location.href }).then(() => "Shared") : navigator.clipboard.writeText(location.href).then(() => "Link copied")).then(setSaid, () => {});
  return <span className="share needs-app"><button className="quiet" type="button" onClick={share}>Share</button><span role="status">{said}</span></span>;
}

const Facts = ({ card }) => (
  <div className="facts">
    {card.minutes && <span>{card.minutes} min read</span>}
    <Day at={card.published} />
    {card.updated && <span>Updated <Day at={card.updated} /></span>}
    <Impact of={card.impact} />
    <Share title={card.title} />
    <span className="save needs-app"><button className="quiet" type="button" aria-pressed="false">Save</button><span role="status" /></span>
  </div>
);

function Since({ figures }) {
  const { notes, stale, summary } = useMemo(() => since(figures), [figures]);
  return (
    <div>
      {(notes.length > 0 || stale) && (
        <aside className="since" aria-label="Since this was written">
          <details><summary>{summary}</summary><ul>
            {notes.map(({ key, head, place, text, middle, said, end }) => <li key={key}>{head}<Figure place={place} text={text} />{middle}<Said by={said} />{end}</li>)}
            {stale && <li>{stale}</li>}
          </ul></details>
        </aside>
      )}
    </div>
  );
}

function Contents({ body }) {
  const headings = body.filter(({ heading }) => heading?.[0] === 2);
  return headings.length > 2 && (
    <nav className="contents" aria-label="Contents">
      <ol>{headings.map(({ heading: [, id, spans] }) => <li key={id}><a href={`#${id}`}>{plain(spans)}</a></li>)}</ol>
    </nav>
  );
}

const Corrections = ({ corrections, figures = [] }) => (
  <Section name="corrections" title="Corrections">
    <ul>
      {corrections.map((one, place) => (
        <li key={place}>
          <b>{one.date}</b>
          {figures[one.figure] && one.now ? <> {figures[one.figure].label}: was <bdi>{one.was}</bdi>, now <bdi>{one.now}</bdi></> : <> Was: <bdi>{one.was}</bdi></>}
          . {one.why}{" "}
        </li>
      ))}
    </ul>
  </Section>
);

const Footnotes = ({ footnotes }) => (
  <section className="sources footnotes" aria-labelledby="footnotes">
    <h2 id="footnotes">Notes</h2>
    <ol>{footnotes.map((text, place) => <li key={place} id={`note-${place + 1}`}><Text spans={text} /> <a href={`#note-${place + 1}-mark`} role="doc-backlink" aria-label={`Back to mark ${place + 1}`}>↑</a></li>)}</ol>
  </section>
);

const Sources = ({ sources }) => (
  <Section name="sources" title="Sources">
    <ol>
      {sources.map((source, place) => (
        <li key={place} id={`source-${place + 1}`}>
          {source.url ? <a href={source.url} rel="noopener">{source.title}</a> : <span className="title">{source.title}</span>}
          {told(source)}
        </li>
      ))}
    </ol>
  </Section>
);

const Neighbours = ({ name = "Older and newer", before = "Older", after = "Newer", older, newer }) =>
  (older || newer) && (
    <nav className="neighbours" aria-label={name}>
      {older && <Link className="older" to={`/insights/${older.slug}/`}><span><span className="arrow">←</span> {before}</span> <bdi className="title">{older.title}</bdi></Link>}
      {newer && <Link className="newer" to={`/insights/${newer.slug}/`}><span>{after} <span className="arrow">→</span></span> <bdi className="title">{newer.title}</bdi></Link>}
    </nav>
  );

export function Insight() {
  const insight = useLoaderData();
  const { card, body = [], figures = [], corrections = [], sources = [], related = [] } = insight;
  return (
    <Figures value={figures}>
      {/* Another insight is another page: what was sorted on the one before is no business of its. */}
      <article key={card.slug} className="insight" lang={card.language?.tag} dir={card.language && (card.language.rtl ? "rtl" : "ltr")}>
        <title>{card.title}</title>
        <Link className="back" data-back="" to="/"><span className="arrow">←</span> Back to Insights</Link>
        <header>
          <h1 tabIndex={-1}>{card.title}</h1>
          <p className="lead"><Text spans={insight.lead} /></p>
          {insight.byline?.map((line, place) => <p key={place} className="byline"><Text spans={line} /></p>)}
          <Topics topics={card.topics} />
          <Facts card={card} />
        </header>
        <Section name="tldr" title="TL;DR"><Signal of={card.signal} /><ul><Items texts={insight.tldr} /></ul></Section>
        <Section name="takeaways" title="Key Takeaways"><ul><Items texts={insight.takeaways} /></ul></Section>
        <Since figures={figures} />
        <Contents body={body} />
        <div className="body">{body.map((block, place) => <Block key={place} block={block} insight={insight} />)}</div>
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
    </Figures>
  );
}

import { Fragment, createContext, use } from "react";
import { Link } from "react-router";
import { figureClass, isLong } from "shared/figures.js";
import { bySource } from "shared/words.js";

/** The figures of the insight in view: how each is marked where it stands. */
export const Figures = createContext([]);

export function Figure({ place, text }) {
  const figures = use(Figures);
  return (
    <bdi className={figureClass(figures[place])} data-long={isLong(text) ? "" : undefined}>
      {text}
      <button type="button" popoverTarget={`figure-${place + 1}`} value={place + 1} aria-label={`About ${text}`} />
    </bdi>
  );
}

const KINDS = {
  text: (text) => text,
  em: (inner) => <em><Text spans={inner} /></em>,
  strong: (inner) => <strong><Text spans={inner} /></strong>,
  code: (text) => <code>{text}</code>,
  link: ([address, inner]) => <a href={address}><Text spans={inner} /></a>,
  insight: ([slug, inner]) => <Link to={`/insights/${slug}/`}><Text spans={inner} /></Link>,
  series: ([name, inner]) => <Link to={`/series/${name}/`}><Text spans={inner} /></Link>,
  footnote: (number) => <sup id={`note-${number}-mark`}><a href={`#note-${number}`} role="doc-noteref" aria-label={`Note ${number}`}>{number}</a></sup>,
  figure: ([place, text]) => <Figure place={place} text={text} />,
};

/** Inline text. It never changes in place, so places are keys enough. */
export const Text = ({ spans = [] }) =>
  spans.map((span, place) => {
    const [[kind, value]] = Object.entries(span);
    return <Fragment key={place}>{KINDS[kind]?.(value)}</Fragment>;
  });

export const Items = ({ texts = [] }) => texts.map((spans, place) => <li key={place}><Text spans={spans} /></li>);

export function SourceLine({ places, sources }) {
  const groups = bySource(places, sources);
  return groups.length > 0 && (
    <p className="source">
      {groups.length === 1 ? "Source:" : "Sources:"}
      {groups.map(({ publisher, runs, unverified }, n) => (
        <Fragment key={publisher}>
          {n > 0 ? "; " : " "}<bdi>{publisher}</bdi>
          {runs.map(({ place, words }) => <Fragment key={place}> <a href={`#source-${place}`}>{words}</a></Fragment>)}
          {unverified && " (unverified)"}
        </Fragment>
      ))}
    </p>
  );
}

/** The way to have something on a page of one's own. */
export const Embed = ({ of }) => <p className="take"><a href={`/embed/${of}/`} data-embed="">Embed</a></p>;

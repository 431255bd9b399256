import { For, Show, createContext, useContext } from "solid-js";
import { figureClass, isLong } from "shared/figures.js";
import { bySource } from "shared/words.js";

/** The figures of the insight in view: how each is marked where it stands. */
export const Figures = createContext([]);

export function Figure({ place, text }) {
  const figures = useContext(Figures);
  return (
    <bdi class={figureClass(figures[place])} data-long={isLong(text) ? "" : undefined}>
      {text}
      <button type="button" popovertarget={`figure-${place + 1}`} value={place + 1} aria-label={`About ${text}`} />
    </bdi>
  );
}

const KINDS = {
  text: (text) => text,
  em: (inner) => <em><Text spans={inner} /></em>,
  strong: (inner) => <strong><Text spans={inner} /></strong>,
  code: (text) => <code>{text}</code>,
  link: ([address, inner]) => <a href={address}><Text spans={inner} /></a>,
  insight: ([slug, inner]) => <a href={`/insights/${slug}/`}><Text spans={inner} /></a>,
  series: ([name, inner]) => <a href={`/series/${name}/`}><Text spans={inner} /></a>,
  footnote: (number) => <sup id={`note-${number}-mark`}><a href={`#note-${number}`} role="doc-noteref" aria-label={`Note ${number}`}>{number}</a></sup>,
  figure: ([place, text]) => <Figure place={place} text={text} />,
};

/** Inline text. An insight never changes in place, so nothing here has to follow anything. */
export const Text = ({ spans = [] }) =>
  spans.map((span) => {
    const [[kind, value]] = Object.entries(span);
    return KINDS[kind]?.(value);
  });

export const Items = ({ texts = [] }) => texts.map((spans) => <li><Text spans={spans} /></li>);

export function SourceLine(props) {
  const groups = bySource(props.places, props.sources);
  return (
    <Show when={groups.length > 0}>
      <p class="source">
        {groups.length === 1 ? "Source:" : "Sources:"}
        <For each={groups}>
          {({ publisher, runs, unverified }, n) => (
            <>
              {n() > 0 ? "; " : " "}<bdi>{publisher}</bdi>
              <For each={runs}>{({ place, words }) => <>{" "}<a href={`#source-${place}`}>{words}</a></>}</For>
              {unverified && " (unverified)"}
            </>
          )}
        </For>
      </p>
    </Show>
  );
}

/** The way to have something on a page of one's own. */
export const Embed = ({ of }) => <p class="take"><a href={`/embed/${of}/`} data-embed="">Embed</a></p>;

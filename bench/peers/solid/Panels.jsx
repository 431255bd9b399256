import { For, Show } from "solid-js";
import { KINDS, day, isPast } from "shared/words.js";
import { Text } from "./Text.jsx";

export const Said = ({ by }) => <><bdi>{by.text}</bdi> ({by.as_of}) in <a href={`/insights/${by.slug}/`}><bdi>{by.title}</bdi></a></>;

const Entry = (props) => <><dt>{props.name}</dt><dd>{props.children}</dd></>;

function Source({ figure, sources }) {
  const source = sources[figure.source];
  if (source) return <><a href={`#source-${figure.source + 1}`}>{source.title}</a>{source.retrieved && `, read ${source.retrieved}`}{source.unverified && <strong> Unverified</strong>}</>;
  return figure.kind === "derived" ? "Worked out here" : <strong>Unsourced</strong>;
}

const Derivation = ({ how, figures }) => (
  <Entry name="Worked out">
    <bdi>{how.working}</bdi>{how.rounding && ` (${how.rounding})`}
    <ul>
      <For each={how.parts}>{(place) => <li><button class="link" type="button" popovertarget={`figure-${place + 1}`}><bdi>{figures[place].text}</bdi></button> {figures[place].label}</li>}</For>
    </ul>
  </Entry>
);

const Notes = ({ notes: { key, course = [], before, elsewhere = [], more } }) => (
  <>
    <Show when={course.length > 0}>
      <Entry name="Over time">
        <ol>
          {before > 0 && <li>{before} before</li>}
          <For each={course}>{([text, date]) => <li><b><bdi>{text}</bdi></b> {date}</li>}</For>
        </ol>
      </Entry>
    </Show>
    <Show when={elsewhere.length > 0}>
      <Entry name="Also in">
        <ul>
          <For each={elsewhere}>{(one) => <li><a href={`/insights/${one.slug}/`}>{one.title}</a>: <bdi>{one.text}</bdi>, {one.as_of}</li>}</For>
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </Entry>
    </Show>
    <Entry name="Page"><a href={`/figures/${key}/`}>Its history</a> · <a href={`/embed/figure/${key}/`} data-embed="">Embed</a></Entry>
  </>
);

function Panel({ figure, place, insight }) {
  const { figures, keys = [], sources = [] } = insight;
  return (
    <div class="panel" popover="auto" id={`figure-${place + 1}`}>
      <button class="close" type="button" popovertarget={`figure-${place + 1}`} popovertargetaction="hide">Close</button>
      <p class="panel-value">{figure.text}</p>
      <p class="panel-label">{figure.label}</p>
      <dl>
        <Entry name="As of">{figure.as_of}</Entry>
        <Entry name="Source"><Source figure={figure} sources={sources} /></Entry>
        <Entry name="Kind">{KINDS[figure.kind]}</Entry>
        {figure.exact && <Entry name="Exactly">{figure.exact}</Entry>}
        {figure.derivation && <Derivation how={figure.derivation} figures={figures} />}
        {figure.note?.length > 0 && <Entry name="Note"><Text spans={figure.note} /></Entry>}
        {figure.moved && <Entry name="Now"><Said by={figure.moved} /></Entry>}
        <For each={figure.disputes}>{(other) => <Entry name="Disputed"><Said by={other} /> for the same date</Entry>}</For>
      </dl>
      {(figure.stale_from || keys[figure.key]) && (
        <dl class="more">
          {figure.stale_from && <Entry name="Check again">{isPast(figure.stale_from) ? "Since " : "From "}{day(figure.stale_from)}</Entry>}
          {keys[figure.key] && <Notes notes={keys[figure.key]} />}
        </dl>
      )}
    </div>
  );
}

export const Panels = ({ insight }) => (
  <Show when={insight.figures?.length > 0}>
    <section class="panels" aria-label="Figures">
      <h2>Figures</h2>
      <For each={insight.figures}>{(figure, place) => <Panel figure={figure} place={place()} insight={insight} />}</For>
    </section>
  </Show>
);

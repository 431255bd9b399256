import { For, Show } from "solid-js";
import { IMPACTS, SIGNALS, day } from "shared/words.js";

export const Signal = (props) => <span class={`signal ${props.of}`}>{SIGNALS[props.of]}</span>;
export const Impact = (props) => <span class={`impact ${props.of}`}>{IMPACTS[props.of]}</span>;
export const Day = (props) => <time datetime={props.at}>{day(props.at)}</time>;

export const Topics = (props) => (
  <ul class="topics" aria-label="Topics">
    <For each={props.topics}>{({ slug, name }) => <li><a href={`/topics/${slug}/`}>{name}</a></li>}</For>
  </ul>
);

const Card = ({ card, underDay }) => (
  <li>
    <article class="card" lang={card.language?.tag} dir={card.language && (card.language.rtl ? "rtl" : "ltr")}>
      <h3><a href={`/insights/${card.slug}/`}>{card.title}</a></h3>
      <Show when={card.summary}><p>{card.summary}</p></Show>
      <div class="facts">
        <Signal of={card.signal} />
        <Impact of={card.impact} />
        <span class="minutes">{card.minutes && `${card.minutes} min read`}</span>
        <Show when={!underDay}><Day at={card.published} /></Show>
        <Topics topics={card.topics} />
      </div>
    </article>
  </li>
);

export const Cards = (props) => (
  <ul class="cards"><For each={props.cards}>{(card) => <Card card={card} underDay={props.underDay} />}</For></ul>
);

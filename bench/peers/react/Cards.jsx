import { memo } from "react";
import { Link } from "react-router";
import { IMPACTS, SIGNALS, day } from "shared/words.js";

export const Signal = ({ of }) => <span className={`signal ${of}`}>{SIGNALS[of]}</span>;
export const Impact = ({ of }) => <span className={`impact ${of}`}>{IMPACTS[of]}</span>;
export const Day = ({ at }) => <time dateTime={at}>{day(at)}</time>;

export const Topics = ({ topics = [] }) => (
  <ul className="topics" aria-label="Topics">
    {topics.map(({ slug, name }) => <li key={slug}><Link to={`/topics/${slug}/`}>{name}</Link></li>)}
  </ul>
);

const Card = memo(function Card({ card, underDay }) {
  return (
    <li>
      <article className="card" lang={card.language?.tag} dir={card.language && (card.language.rtl ? "rtl" : "ltr")}>
        <h3><Link to={`/insights/${card.slug}/`}>{card.title}</Link></h3>
        {card.summary && <p>{card.summary}</p>}
        <div className="facts">
          <Signal of={card.signal} />
          <Impact of={card.impact} />
          <span className="minutes">{card.minutes && `${card.minutes} min read`}</span>
          {!underDay && <Day at={card.published} />}
          <Topics topics={card.topics} />
        </div>
      </article>
    </li>
  );
});

export const Cards = ({ cards, underDay = false }) => (
  <ul className="cards">{cards.map((card) => <Card key={card.slug} card={card} underDay={underDay} />)}</ul>
);

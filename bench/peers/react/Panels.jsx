import { Link } from "react-router";
import { KINDS, day, isPast } from "shared/words.js";
import { Text } from "./Text.jsx";

export const Said = ({ by }) => <><bdi>{by.text}</bdi> ({by.as_of}) in <Link to={`/insights/${by.slug}/`}><bdi>{by.title}</bdi></Link></>;

const Entry = ({ name, children }) => <><dt>{name}</dt><dd>{children}</dd></>;

function Source({ figure, sources }) {
  const source = sources[figure.source];
  if (source) return <><a href={`#source-${figure.source + 1}`}>{source.title}</a>{source.retrieved && `, read ${source.retrieved}`}{source.unverified && <strong> Unverified</strong>}</>;
  return figure.kind === "derived" ? "Worked out here" : <strong>Unsourced</strong>;
}

const Derivation = ({ how, figures }) => (
  <Entry name="Worked out">
    <bdi>{how.working}</bdi>{how.rounding && ` (${how.rounding})`}
    <ul>
      {how.parts?.map((place, n) => (
        <li key={n}><button className="link" type="button" popoverTarget={`figure-${place + 1}`}><bdi>{figures[place].text}</bdi></button> {figures[place].label}</li>
      ))}
    </ul>
  </Entry>
);

const Notes = ({ notes: { key, course = [], before, elsewhere = [], more } }) => (
  <>
    {course.length > 0 && (
      <Entry name="Over time">
        <ol>
          {before > 0 && <li>{before} before</li>}
          {course.map(([text, date], n) => <li key={n}><b><bdi>{text}</bdi></b> {date}</li>)}
        </ol>
      </Entry>
    )}
    {elsewhere.length > 0 && (
      <Entry name="Also in">
        <ul>
          {elsewhere.map((one, n) => <li key={n}><Link to={`/insights/${one.slug}/`}>{one.title}</Link>: <bdi>{one.text}</bdi>, {one.as_of}</li>)}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </Entry>
    )}
    <Entry name="Page"><Link to={`/figures/${key}/`}>Its history</Link> · <a href={`/embed/figure/${key}/`} data-embed="">Embed</a></Entry>
  </>
);

function Panel({ figure, place, insight }) {
  const { figures, keys = [], sources = [] } = insight;
  return (
    <div className="panel" popover="auto" id={`figure-${place + 1}`}>
      <button className="close" type="button" popoverTarget={`figure-${place + 1}`} popoverTargetAction="hide">Close</button>
      <p className="panel-value">{figure.text}</p>
      <p className="panel-label">{figure.label}</p>
      <dl>
        <Entry name="As of">{figure.as_of}</Entry>
        <Entry name="Source"><Source figure={figure} sources={sources} /></Entry>
        <Entry name="Kind">{KINDS[figure.kind]}</Entry>
        {figure.exact && <Entry name="Exactly">{figure.exact}</Entry>}
        {figure.derivation && <Derivation how={figure.derivation} figures={figures} />}
        {figure.note?.length > 0 && <Entry name="Note"><Text spans={figure.note} /></Entry>}
        {figure.moved && <Entry name="Now"><Said by={figure.moved} /></Entry>}
        {figure.disputes?.map((other, n) => <Entry key={n} name="Disputed"><Said by={other} /> for the same date</Entry>)}
      </dl>
      {(figure.stale_from || keys[figure.key]) && (
        <dl className="more">
          {figure.stale_from && <Entry name="Check again">{isPast(figure.stale_from) ? "Since " : "From "}{day(figure.stale_from)}</Entry>}
          {keys[figure.key] && <Notes notes={keys[figure.key]} />}
        </dl>
      )}
    </div>
  );
}

export const Panels = ({ insight }) =>
  insight.figures?.length > 0 && (
    <section className="panels" aria-label="Figures">
      <h2>Figures</h2>
      {insight.figures.map((figure, place) => <Panel key={place} figure={figure} place={place} insight={insight} />)}
    </section>
  );

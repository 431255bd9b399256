import { bar, plot } from "shared/drawing.js";
import { SourceLine, Text } from "./Text.jsx";

const Line = ({ at: { class: name, ...ends } }) => <line className={name} {...ends} />;
const Rect = ({ at: { class: name, ...sides } }) => <rect className={name} {...sides} height="100%" />;

export function Bar({ extent, zero }) {
  const { axis, parts, open } = bar(extent, zero);
  return (
    <svg className="bar" aria-hidden="true">
      {axis && <Line at={axis} />}
      {parts.map((part, place) => <Rect key={place} at={part} />)}
      {open && <svg x={open.x}><path d={open.d} /></svg>}
    </svg>
  );
}

const Note = ({ words }) => words && <p className="hint">{words}</p>;

const Bars = ({ chart }) => (
  <>
    <ul className="bars" dir="ltr">
      {chart.points.map((point, place) => (
        <li key={place}><bdi>{point.label}</bdi><Bar extent={point.extent} zero={chart.zero} /><b><bdi>{point.text}</bdi></b></li>
      ))}
    </ul>
    <Note words={chart.note} />
  </>
);

function Lines({ chart }) {
  const { rules, steps, points, ends, scrolls } = plot(chart);
  const list = (
    <ol dir="ltr">{chart.points.map(({ label, text }, place) => <li key={place}><bdi>{label}</bdi><b><bdi>{text}</bdi></b></li>)}</ol>
  );
  return (
    <>
      <div className="plot" dir="ltr">
        <ul className="marks" aria-hidden="true">{chart.scale?.map((mark, place) => <li key={place}><bdi>{mark}</bdi></li>)}</ul>
        <svg aria-hidden="true">
          <g className="rules">{rules.map((rule, place) => <Line key={place} at={rule} />)}</g>
          {steps.map((step, place) => <Line key={place} at={step} />)}
          {points.map((point, place) => <Point key={place} point={point} />)}
        </svg>
        <p className="ends" aria-hidden="true">{ends.map((name) => <bdi key={name}>{name}</bdi>)}</p>
        <Note words={chart.note} />
      </div>
      {scrolls ? <div className="scroll" tabIndex={0} role="region" aria-label="Values">{list}</div> : list}
    </>
  );
}

const Point = ({ point }) => (
  <g className={point.class}>
    {point.along && <Line at={point.along} />}
    {point.sign && <svg x={point.sign.x} y={point.sign.y}><path d={point.sign.d} /></svg>}
    {point.line && <Line at={point.line} />}
    {point.dot && <circle {...point.dot} />}
    <title>{point.title}</title>
  </g>
);

export const Chart = ({ chart, sources }) => (
  <figure className="chart">
    <figcaption>
      <h3><Text spans={chart.title} /></h3>
      <p className="caption">{chart.measure}</p>
      <p className="sr">{chart.alt}</p>
    </figcaption>
    {chart.mark === "bar" ? <Bars chart={chart} /> : <Lines chart={chart} />}
    <SourceLine places={chart.sources} sources={sources} />
  </figure>
);

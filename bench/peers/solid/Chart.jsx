import { For, Show } from "solid-js";
import { bar, plot } from "shared/drawing.js";
import { SourceLine, Text } from "./Text.jsx";

const Line = ({ at }) => <line class={at.class} x1={at.x1} y1={at.y1} x2={at.x2} y2={at.y2} />;

export function Bar({ extent, zero }) {
  const { axis, parts, open } = bar(extent, zero);
  return (
    <svg class="bar" aria-hidden="true">
      {axis && <Line at={axis} />}
      {parts.map((part) => <rect class={part.class} x={part.x} width={part.width} height="100%" />)}
      {open && <svg x={open.x}><path d={open.d} /></svg>}
    </svg>
  );
}

const Note = (props) => <Show when={props.words}><p class="hint">{props.words}</p></Show>;

const Bars = ({ chart }) => (
  <>
    <ul class="bars" dir="ltr">
      <For each={chart.points}>{(point) => <li><bdi>{point.label}</bdi><Bar extent={point.extent} zero={chart.zero} /><b><bdi>{point.text}</bdi></b></li>}</For>
    </ul>
    <Note words={chart.note} />
  </>
);

function Lines({ chart }) {
  const { rules, steps, points, ends, scrolls } = plot(chart);
  const List = () => (
    <ol dir="ltr"><For each={chart.points}>{({ label, text }) => <li><bdi>{label}</bdi><b><bdi>{text}</bdi></b></li>}</For></ol>
  );
  return (
    <>
      <div class="plot" dir="ltr">
        <ul class="marks" aria-hidden="true"><For each={chart.scale}>{(mark) => <li><bdi>{mark}</bdi></li>}</For></ul>
        <svg aria-hidden="true">
          <g class="rules">{rules.map((rule) => <Line at={rule} />)}</g>
          {steps.map((step) => <Line at={step} />)}
          {points.map((point) => <Point point={point} />)}
        </svg>
        <p class="ends" aria-hidden="true"><For each={ends}>{(name) => <bdi>{name}</bdi>}</For></p>
        <Note words={chart.note} />
      </div>
      <Show when={scrolls} fallback={<List />}><div class="scroll" tabindex="0" role="region" aria-label="Values"><List /></div></Show>
    </>
  );
}

const Point = ({ point }) => (
  <g class={point.class}>
    {point.along && <Line at={point.along} />}
    {point.sign && <svg x={point.sign.x} y={point.sign.y}><path d={point.sign.d} /></svg>}
    {point.line && <Line at={point.line} />}
    {point.dot && <circle cx={point.dot.cx} cy={point.dot.cy} r={point.dot.r} />}
    <title>{point.title}</title>
  </g>
);

export const Chart = ({ chart, sources }) => (
  <figure class="chart">
    <figcaption>
      <h3><Text spans={chart.title} /></h3>
      <p class="caption">{chart.measure}</p>
      <p class="sr">{chart.alt}</p>
    </figcaption>
    {chart.mark === "bar" ? <Bars chart={chart} /> : <Lines chart={chart} />}
    <SourceLine places={chart.sources} sources={sources} />
  </figure>
);

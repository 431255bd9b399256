// Where the parts of a drawing stand. Places are thousandths of its sides.
const percent = (thousandths) => `${Math.floor(thousandths / 10)}.${thousandths % 10}%`;
const line = (from, to, className) => ({ class: className, x1: percent(from[0]), y1: percent(1000 - Math.min(1000, from[1])), x2: percent(to[0]), y2: percent(1000 - Math.min(1000, to[1])) });
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const OPEN = { at_least: "M2 0l5 5-5 5", at_most: "M-2 0l-5 5 5 5" };

/** A bar from `zero` on: its axis, its parts, and the sign of an open end. What is known for certain is solid. */
export function bar(extent, zero = 0) {
  const [low, high] = extent?.reach ?? [zero, zero];
  const bound = extent?.bound;
  const known = { undefined: clamp(zero, low, high), at_least: Math.max(zero, low), at_most: Math.min(zero, high), about: zero }[bound];
  const part = (name, from, to) => (to > from ? [{ class: name, x: percent(from), width: percent(to - from) }] : []);
  return {
    axis: zero > 0 ? line([zero, 0], [zero, 1000]) : undefined,
    parts: [
      ...part("partly", Math.min(zero, low), Math.min(zero, known)),
      ...part("partly", Math.max(zero, known), Math.max(zero, high)),
      ...part("whole", Math.min(zero, known), Math.max(zero, known)),
    ],
    open: OPEN[bound] && { x: percent(high), d: OPEN[bound] },
  };
}

/** From how many points on they are small, and from how many on their list scrolls. */
const [SMALL, SCROLLS] = [60, 24];
const middle = ({ at }) => Math.floor((at[0] + at[1]) / 2);

function steps(one, next) {
  if (!one || !next?.joined) return [];
  const ranges = one.reach[0] !== one.reach[1] || next.reach[0] !== next.reach[1];
  const name = ranges || one.bound || next.bound ? "step vague" : "step";
  const join = (end) => line([middle(one), one.reach[end]], [middle(next), next.reach[end]], name);
  return ranges ? [join(0), join(1)] : [join(0)];
}

const SIGNS = { at_least: "M-5 2h10l-5-9z", at_most: "M-5-2h10l-5 9z" };

function point({ label, text, extent }, radius) {
  const { at, reach: [low, high], bound } = extent;
  const place = middle(extent);
  const shape =
    bound in SIGNS ? { sign: { x: percent(place), y: percent(1000 - Math.min(1000, high)), d: SIGNS[bound] } }
    : bound === undefined && low !== high ? { line: line([place, low], [place, high]) }
    : { dot: { cx: percent(place), cy: percent(1000 - Math.min(1000, low)), r: radius } };
  return { class: bound === "about" ? "point about" : "point", along: at[0] === at[1] ? undefined : line([at[0], low], [at[1], low]), ...shape, title: `${text}, ${label}` };
}

/** A plot: the rules of its scale, the line, its points, and the names of its ends. */
export function plot({ scale = [], points = [] }) {
  const highest = Math.max(1, scale.length - 1);
  const radius = points.length > SMALL ? "1.5" : "4";
  const names = points.map(({ label }) => label).filter(Boolean);
  return {
    rules: scale.map((_, place) => { const height = Math.floor((place * 1000) / highest); return line([0, height], [1000, height]); }),
    steps: points.slice(1).flatMap((next, place) => steps(points[place].extent, next.extent)),
    points: points.filter(({ extent }) => extent).map((one) => point(one, radius)),
    ends: [...new Set([names[0], names.at(-1)])].filter(Boolean),
    scrolls: points.length > SCROLLS,
  };
}

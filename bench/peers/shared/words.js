// Words that every page uses alike.
export const SIGNALS = { breakthrough: "Breakthrough 🟢", shift: "Shift 🔵", watch: "Watch 🟡", noise: "Noise ⚪" };
export const IMPACTS = { high: "High Impact", medium: "Medium Impact", low: "Low Impact" };
export const CALLOUTS = { contrarian: "Contrarian View", practitioners: "What This Means for Practitioners", note: "Note" };
export const KINDS = { reported: "Reported", measured: "Measured", derived: "Derived", estimated: "Estimated" };
export const PARTS = [["/", "Insights"], ["/figures/", "Figures"], ["/topics/", "Topics"]];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mar 7, 2026` of `2026-03-07T21:00:00Z`. */
export const day = (stamp) => `${MONTHS[stamp.slice(5, 7) - 1]} ${Number(stamp.slice(8, 10))}, ${stamp.slice(0, 4)}`;

/** `21:00 UTC` today, else `Mar 7, 21:00 UTC`, with its year where that is another. */
export function clock(stamp, today) {
  const time = `${stamp.slice(11, 16)} UTC`;
  if (stamp.slice(0, 10) === today.slice(0, 10)) return time;
  return `${stamp.slice(0, 4) === today.slice(0, 4) ? day(stamp).split(",")[0] : day(stamp)}, ${time}`;
}

/** A moment as the edition writes it. */
export const stamp = (time = Date.now()) => `${new Date(time).toISOString().slice(0, 19)}Z`;
export const isPast = (moment) => moment !== undefined && stamp() >= moment;

/** The words of text without any markup. */
export const plain = (spans = []) =>
  spans.map((span) => {
    const [[kind, value]] = Object.entries(span);
    if (kind === "text" || kind === "code") return value;
    if (kind === "figure") return value[1];
    return plain(kind === "em" || kind === "strong" ? value : value[1]);
  }).join("");

/** How many were found, in words. */
export const found = ({ cards, count }, filtered) => {
  if (!filtered) return cards.length ? "" : "Nothing is published yet. ";
  return `${count === 1 ? "1 insight" : `${count} insights`} ${cards.length ? "" : "Nothing matches. Take a filter away, or see all of them. "}`;
};

/** How the pipeline does: a state, its words, and the moments that go with it. */
export function pipeline({ schedule }) {
  const now = stamp();
  if (!schedule) return { state: "unknown", words: "Pipeline Unknown", moments: [] };
  const { last, next, paused, grace_minutes: grace = 0 } = schedule;
  const late = !paused && stamp(Date.parse(next) + grace * 60_000) < now;
  const [state, words] = paused ? ["paused", "Pipeline Paused"] : late ? ["late", `Pipeline Late since ${clock(next, now)}`] : ["active", "Pipeline Active"];
  const moment = (name, at) => ({ name, at, words: clock(at, now), own: `Your time: ${new Date(at).toLocaleString()}` });
  return { state, words, moments: [moment("Last", last), ...(paused ? [] : [moment("Next", next)])] };
}

/** The sources of an exhibit, publisher by publisher, each with runs of their numbers: `[1–3]`. */
export function bySource(places = [], sources = []) {
  const known = places.filter((place) => sources[place]);
  return [...new Set(known.map((place) => sources[place].publisher))].map((publisher) => {
    const own = known.filter((place) => sources[place].publisher === publisher);
    const runs = [];
    for (const place of own) {
      const run = runs.at(-1);
      if (run && run.last + 1 === place) run.last = place;
      else runs.push({ first: place, last: place });
    }
    const words = ({ first, last }) => (first === last ? `[${first + 1}]` : `[${first + 1}–${last + 1}]`);
    return { publisher, unverified: own.some((place) => sources[place].unverified), runs: runs.map((run) => ({ place: run.first + 1, words: words(run) })) };
  });
}

/** What a list of sources says behind a title. */
export const told = ({ publisher, date, retrieved, unverified }) =>
  `. ${publisher}${date ? `, ${date}` : ""}.${retrieved ? ` Read ${retrieved}.` : ""}${unverified ? " No primary source was found: figures from here are unverified." : ""}`;

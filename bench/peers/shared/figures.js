// What there is to say of an insight's figures, apart from how it is shown.
import { isPast } from "./words.js";

/** How many bytes of a figure stay on one line. */
const SHORT = 16;
const bytes = new TextEncoder();
export const isLong = (text) => bytes.encode(text).length > SHORT;

/** The class of a figure where it stands. */
export function figureClass(figure) {
  if (figure?.moved || figure?.disputes?.length) return "figure questioned";
  return isPast(figure?.stale_from) ? "figure stale" : "figure";
}

/** What stands before a date: something was so on a day, and in a month or a year. */
const preposition = (date) => (date.includes(",") ? "on" : "in");

/** What has become of the figures since the insight was written: each with what was, and who says what now. */
export function since(figures = []) {
  const notes = figures.flatMap((one, place) => [
    ...(one.moved ? [{ key: `${place}m`, head: `${one.label}: was `, place, text: one.moved.own ?? one.text, middle: ` ${preposition(one.as_of)} ${one.as_of}; now `, said: one.moved, end: "." }] : []),
    ...(one.disputes ?? []).map((other, n) => ({ key: `${place}d${n}`, head: `${one.label}: `, place, text: other.own ?? one.text, middle: " here, but ", said: other, end: " for the same date." })),
  ]);
  const past = figures.filter((one) => isPast(one.stale_from));
  const words = past.length === 1 ? `${past[0].text} is of ${past[0].as_of}, when it was last checked` : `${past.length} figures were last checked on the dates that they are of`;
  const stale = past.length ? `${words}: long enough ago for their kind to have changed.` : "";
  const counts = [[figures.filter((one) => one.moved).length, "moved"], [figures.filter((one) => one.disputes?.length).length, "disputed"], [past.length, "worth checking again"]];
  const summary = `Since this was written: ${counts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`).join(", ")}`;
  return { notes, stale, summary };
}

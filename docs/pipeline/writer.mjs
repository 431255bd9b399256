// Stands in for a language model in the pipeline: writes a first draft with the mistakes that such writers make, and then mends
// what it is told, fault by fault. It knows no more than what the request holds.

import { readFileSync } from "node:fs";

const request = JSON.parse(readFileSync(0, "utf8"));
const { brief } = request;
const fact = (name) => brief.facts.find((one) => one.name === name);

/** Every field of a schema's object, as null where nothing is given. */
function whole(schema, given) {
  const all = Object.keys(schema.properties).map((name) => [name, given[name] ?? null]);
  return { ...Object.fromEntries(all), ...given };
}

function renamed(object, from, to) {
  const { [from]: value, ...rest } = object;
  return { ...rest, [to]: value };
}

function firstDraft() {
  const { properties } = request.schema;
  const figure = (given) => whole(properties.figures.items, given);
  const reported = ({ name, label, value, unit, as_of, source }) =>
    figure({ name, label, value, unit, as_of, source, kind: "reported" });
  const source = (given) => whole(properties.sources.items, given);
  return whole(request.schema, {
    title: brief.title,
    // Amounts in prose, one of them in two places.
    summary: `A server may send {window} of {payload} before it hears back. The survey cost ${fact("cost").said}.`,
    published: brief.published,
    signal: "watch",
    impact: "low",
    topics: brief.topics,
    tldr: [`Of all pages ${fact("share-now").said} fit, and {share-before} did before.`],
    takeaways: ["Put what a reader needs into the first {first-flight}."],
    body: [`It was said to be ${fact("cost").said}, for a growth of {growth}.`],
    // Fields that were made up, here and in a figure.
    hero_image: "cover.png",
    figures: [
      { ...reported(fact("window")), confidence: 0.9 },
      // A field that is written another way, which is mended without the writer.
      renamed(reported(fact("payload")), "as_of", "asOf"),
      reported(fact("share-now")),
      // Sources that were made up: one of them nobody declared.
      { ...reported(fact("share-before")), source: "industry-report" },
      // A date that is missing.
      { ...reported(fact("cost")), source: "analysts", as_of: null },
      // Units that are wrong.
      figure({ name: "first-flight", label: "Data in the first flight", derive: { product: ["payload", "window"] }, unit: "segments" }),
      figure({ name: "growth", label: "Growth of the share", derive: { difference: ["share-now", "share-before"] }, unit: "%" }),
    ],
    sources: [
      ...brief.sources.map(source),
      source({ name: "analysts", title: "What analysts say", publisher: "Analysts", url: "https://example.com/made-up" }),
    ],
  });
}

/** The value at a pointer, with what holds it. */
function find(root, pointer) {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let holder = null;
  let value = root;
  for (const step of steps) [holder, value] = [value, value?.[step]];
  return { holder, step: steps.at(-1), value, steps };
}

/** The figure that a pointer leads into. */
const figureAt = (draft, { steps }) => (steps[0] === "figures" ? draft.figures[steps[1]] : null);

/** Declares a fact of the brief as a figure, if it is not there. */
function declare(draft, one) {
  const { said, ...figure } = one;
  if (!draft.figures.some((other) => other.name === one.name)) draft.figures.push({ ...figure, kind: "reported" });
}

function mend(draft, fault) {
  const place = find(draft, fault.pointer);
  const own = figureAt(draft, place);
  switch (fault.rule) {
    case "unknown-field": {
      const name = /“(.*?)”/.exec(fault.message)[1];
      delete (place.value && typeof place.value === "object" ? place.value : place.holder)[name];
      break;
    }
    case "bare-amount": {
      const said = /“(.*?)”/.exec(fault.message)[1];
      const known = brief.facts.find((one) => one.said.startsWith(said) || said.startsWith(one.said));
      if (!known) break;
      place.holder[place.step] = place.value.replace(known.said, `{${known.name}}`);
      declare(draft, known);
      break;
    }
    case "unknown-figure": {
      const known = fact(/“(.*?)”/.exec(fault.message)[1]);
      if (known) declare(draft, known);
      break;
    }
    case "invented-source": {
      const { name } = place.value;
      for (const figure of draft.figures.filter((one) => one.source === name)) figure.source = fact(figure.name)?.source ?? null;
      draft.sources = draft.sources.filter((source) => source.name !== name);
      break;
    }
    case "unknown-source":
    case "unsourced":
      own.source = fact(own.name)?.source ?? null;
      break;
    default: {
      // A date, a value or a unit: the brief has it, and the check says what unit comes out of a derivation.
      const comes = /comes out in (.+?), not in/.exec(fault.message);
      if (own && comes) own.unit = comes[1];
      else if (own && fact(own.name)) Object.assign(own, (({ said, ...known }) => known)(fact(own.name)));
    }
  }
}

let manuscript;
if (request.draft) {
  manuscript = JSON.parse(request.draft);
  // From the end on, so that places before stay where they are.
  for (const fault of [...request.faults].reverse()) mend(manuscript, fault);
} else {
  manuscript = firstDraft();
}
process.stdout.write(`${JSON.stringify(manuscript, null, 2)}\n`);

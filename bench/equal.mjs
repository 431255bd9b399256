// Whether contestants show the same: what they do not show costs nothing, so others are not compared.
import { rest, visit } from "./measure/visit.mjs";

/** A page as a list of its elements with their classes, its words, and how many rows its tables have. */
const shown = () => {
  const main = document.querySelector("main");
  return {
    // In how many parts a table is laid out shows nothing.
    elements: [...main.querySelectorAll("*:not(tbody)")].map((one) => [one.localName, ...one.classList].filter((name) => !["windowed", "large"].includes(name)).join(".")),
    // Spaces between elements are each stack's own.
    words: main.textContent.replace(/\s+/g, ""),
    rows: main.querySelectorAll("tbody tr").length,
  };
};

const look = (hall, contestant, path) =>
  visit(hall, contestant, path, { screen: "desk" }, async (seen) => {
    await seen.open();
    await rest(seen);
    return seen.page.evaluate(shown);
  });

/** Where two lists or texts begin to differ, with what is there. */
function difference(one, other) {
  const place = [...Array(Math.max(one.length, other.length)).keys()].find((at) => one[at] !== other[at]);
  const around = (list) => JSON.stringify(list.slice(Math.max(0, place - 3), place + 6));
  return `${around(other)} instead of ${around(one)} (${place} of ${one.length})`;
}

/** What the others show otherwise than the first does, in words; nothing where all is alike. */
export async function differences(hall, [first, ...others], paths) {
  const told = [];
  for (const path of paths) {
    const ours = await look(hall, first, path);
    for (const other of others) {
      const theirs = await look(hall, other, path);
      for (const what of ["elements", "words"]) {
        const alike = what === "elements" ? ours[what].join() === theirs[what].join() : ours[what] === theirs[what];
        if (!alike) told.push(`${other.title}, ${path}, ${what}: ${difference(ours[what], theirs[what])}`);
      }
      if (ours.rows !== theirs.rows) told.push(`${other.title}, ${path}: ${theirs.rows} rows instead of ${ours.rows}`);
    }
  }
  return told;
}

// What a page written by hand needs of a script. Panels are the browser's own.
const SCALES = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
const number = (text) => {
  const [, digits, scale] = /(-?[\d,.]+)\s*([KMBT]\b)?/.exec(text) ?? [];
  return digits && parseFloat(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1);
};

for (const table of document.querySelectorAll("figure.table table")) {
  const body = table.tBodies[0];
  const given = [...body.rows];
  const headings = [...table.tHead.rows[0].cells];
  const keys = [];
  let now;
  const keysOf = (column) => (keys[column] ??= new Map(given.map((row) => {
    const text = row.cells[column].textContent;
    return [row, headings[column].className === "end" ? number(text) : text];
  })));
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, undefined, { numeric: true }) : a - b);
  table.tHead.addEventListener("click", ({ target }) => {
    const column = headings.indexOf(target.closest("th"));
    if (column < 0) return;
    const first = headings[column].className === "end" ? "descending" : "ascending";
    const other = first === "descending" ? "ascending" : "descending";
    const way = now?.column !== column ? first : now.way === first ? other : undefined;
    now = way && { column, way };
    headings.forEach((heading, place) => (place === column && way ? heading.setAttribute("aria-sort", way) : heading.removeAttribute("aria-sort")));
    if (!way) return body.append(...given);
    const key = keysOf(column);
    const known = given.filter((row) => key.get(row) !== undefined);
    known.sort((a, b) => (way === "descending" ? compare(key.get(b), key.get(a)) : compare(key.get(a), key.get(b))));
    body.append(...known, ...given.filter((row) => key.get(row) === undefined));
  });
}

const form = document.querySelector("form.filters");
if (form) {
  const topicOf = (link) => link.pathname.split("/").at(-2);
  const cards = [...document.querySelectorAll(".results .cards > li")].map((item) => ({
    item, text: item.textContent.toLowerCase(), topics: [...item.querySelectorAll(".topics a")].map(topicOf),
    signal: item.querySelector(".signal").classList[1], impact: item.querySelector(".impact").classList[1],
  }));
  const days = [...document.querySelectorAll(".results .day")];
  const found = document.querySelector(".found");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const { q, topic, signal, impact } = Object.fromEntries(new FormData(form));
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const shown = (!topic || card.topics.includes(topic)) && (!signal || card.signal === signal) && (!impact || card.impact === impact) && words.every((word) => card.text.includes(word));
      card.item.hidden = !shown;
      count += shown;
    }
    for (const day of days) day.hidden = !day.querySelector("li:not([hidden]) > .card");
    found.textContent = count === cards.length ? "" : `${count} insights`;
  });
}

for (const button of document.querySelectorAll(".stats button[aria-pressed]")) {
  button.addEventListener("click", () => button.setAttribute("aria-pressed", button.closest(".stats").classList.toggle("to-scale")));
}
const themes = document.querySelector(".theme");
themes.addEventListener("click", ({ target }) => {
  if (!target.matches("button")) return;
  for (const button of themes.children) button.setAttribute("aria-pressed", button === target);
  if (target.textContent === "Auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = target.textContent.toLowerCase();
});

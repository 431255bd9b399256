// From a press to the frame that shows what it asked for.
import { ready, rest, visit } from "./visit.mjs";

/** The column of numbers that long tables are sorted by, from 1. */
const COLUMN = 2;
/** How often each is pressed where the first press is not all that counts. */
const [SORTS, FILTERS, PANELS] = [{ 1000: 6, 10000: 3 }, 6, 6];

/** In the page: the press, and the test of whether it has been answered. */
const sortOnce = async ({ column, firsts }) => {
  const head = () => document.querySelector(`figure.table thead th:nth-child(${column})`);
  const first = () => document.querySelector("figure.table tbody tr th").textContent;
  const before = head().getAttribute("aria-sort");
  const answered = () => {
    const now = head().getAttribute("aria-sort");
    return now !== before && firsts[now ?? "none"].includes(first());
  };
  return bench.press(() => head().querySelector("button").click(), answered);
};

const filterOnce = async ({ signal, count }) => {
  const field = document.querySelector("select[name=signal]");
  const answered = () => {
    const shown = [...document.querySelectorAll(".results .cards > li:not([hidden]) .signal")];
    return shown.length === count && shown.every((one) => !signal || one.classList.contains(signal)) && document.querySelector(".results").getAttribute("aria-busy") !== "true";
  };
  const choose = () => {
    field.value = signal;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  return bench.press(choose, answered);
};

const panelOnce = async () => {
  const button = document.querySelector("main .body .figure button");
  const time = await bench.press(() => button.click(), () => document.querySelector(".panel:popover-open"));
  document.querySelector(".panel:popover-open").hidePopover();
  return time;
};

/** Finds rows of a long table by typing, or pins one, and says how long until the rows stand so. */
const findOnce = async (words) => {
  const field = document.querySelector(".tools input[type=search]");
  const rows = () => document.querySelectorAll("figure.table tbody tr").length;
  const before = rows();
  field.value = words;
  return bench.press(() => field.dispatchEvent(new Event("input", { bubbles: true })), () => rows() !== before);
};

const pinOnce = async (place) => {
  const pinned = () => document.querySelectorAll("figure.table .pinned tr").length;
  const before = pinned();
  return bench.press(() => document.querySelectorAll("figure.table .pin")[place].click(), () => pinned() !== before);
};

/** What only some offer: tools for a table. Nothing where there are none. */
async function explored(page) {
  const opens = await page.evaluate(async () => {
    document.querySelector("figure.table .explore button").click();
    for (let left = 20; left > 0 && !document.querySelector(".tools"); left -= 1) await bench.frame();
    return document.querySelector(".tools") !== null;
  });
  if (!opens) return {};
  const finds = [];
  for (const words of ["7", "77", "", "9", "99", ""]) finds.push(...await several(page, 1, findOnce, words));
  return { find10000: finds, pin10000: await several(page, 4, pinOnce, (time) => time * 9) };
}

/** Presses several times, each after a frame, so that all begin alike. */
async function several(page, times, once, arg) {
  const took = [];
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(() => bench.frame());
    took.push(await page.evaluate(once, typeof arg === "function" ? arg(time) : arg));
  }
  return took;
}

/** Goes to another page and waits until it is shown: milliseconds from the press. */
async function leave(page, act, selector, text) {
  await page.evaluate(([act, selector, text]) => {
    const acts = { back: () => history.back() };
    bench.leave(acts[act] ?? (() => document.querySelector(act).click()), selector, text);
  }, [act, selector, text]);
  const took = await page.waitForFunction(() => sessionStorage.getItem("bench:took"), null, { polling: 50, timeout: 60_000 });
  return Number(await took.jsonValue());
}

const cardOf = (slug) => `.results .cards a[href="/insights/${slug}/"]`;
const isHeading = "main article.insight h1";

/** The first press right after a page is there, with the processor slowed down: of a sort, a filter, a link. */
export async function first(hall, contestant, { article, edition }, cpu) {
  const right = (path, act) =>
    visit(hall, contestant, path, { cpu, screen: "phone" }, async (seen) => {
      await seen.open();
      await ready(seen);
      return act(seen.page);
    });
  const { signal } = edition;
  return {
    firstSort: await right(`/insights/${article}/`, (page) => page.evaluate(sortOnce, edition.sorting(article))),
    firstFilter: await right("/", (page) => page.evaluate(filterOnce, signal)),
    firstLink: await right("/", (page) => leave(page, cardOf(article), isHeading, edition.title(article))),
  };
}

/** Presses on pages at rest, at full speed. */
export async function later(hall, contestant, { article, long, edition }) {
  const at = (path, act) =>
    visit(hall, contestant, path, { screen: "desk" }, async (seen) => {
      await seen.open();
      await rest(seen);
      return act(seen.page, seen);
    });
  const sorts = (rows) => at(`/insights/${long[rows]}/`, (page) => several(page, SORTS[rows], sortOnce, edition.sorting(long[rows], COLUMN)));
  const { signal } = edition;
  return {
    sort1000: await sorts(1000),
    sort10000: await sorts(10000),
    ...(await at(`/insights/${long[10000]}/`, explored)),
    filter: await at("/", (page) => several(page, FILTERS, filterOnce, (time) => (time % 2 ? { signal: "", count: edition.count } : signal))),
    panel: await at(`/insights/${article}/`, (page) => several(page, PANELS, panelOnce)),
    ...(await at("/", async (page, seen) => {
      const there = await leave(page, cardOf(article), isHeading, edition.title(article));
      await rest(seen);
      return { there, back: await leave(page, "back", "main section.feed .cards") };
    })),
  };
}

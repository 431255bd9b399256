// Files of the edition, each asked for once. A file that failed is asked for again next time.
const asked = new Map();

/** A file of the edition, read; rejects with the server's number where it has none. */
export function load(path) {
  if (!asked.has(path)) {
    const file = fetch(`/edition/${path}.json`).then((answer) => {
      if (!answer.ok) throw Object.assign(new Error(`The server answered with error ${answer.status}.`), { status: answer.status });
      return answer.json();
    });
    file.catch(() => asked.delete(path));
    asked.set(path, file);
  }
  return asked.get(path);
}

export const site = () => load("site");
/** Always anew: it says what is published now. */
export const now = async () => (await fetch("/edition/now.json", { cache: "no-cache" })).json();
export const insight = async (slug) => (await load(`insights/${slug}`)).insight;
const feed = async (path, page) => (await load(`${path}/${page}`)).feed;

/** How many insights a numbered file of a feed holds; the newest holds up to twice as many. */
const PAGE = 20;

/** The files of a feed of so many insights, the newest first. */
export const pageNames = (count) => {
  const sealed = Math.max(0, Math.floor(count / PAGE) - 1);
  return ["latest", ...Array.from({ length: sealed }, (_, back) => String(sealed - back))];
};

/** What the address asks of the feed. */
export function asks(pathname, search) {
  const query = Object.fromEntries(new URLSearchParams(search));
  const [kind, page] = pathname.split("/").filter(Boolean);
  return kind === "page" ? { page, ...query } : query;
}

/** The feed's address for what is asked. */
export function address(asked) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  if (query.size === 1 && asked.page) return `/page/${asked.page}/`;
  return query.size ? `/?${query}` : "/";
}

export const filters = ({ topic, signal, impact, q }) => Boolean(topic || signal || impact || q?.trim());

const matches = ({ topic, signal, impact, q }, words) => (card) =>
  (!topic || card.topics?.some(({ slug }) => slug === topic)) &&
  (!signal || card.signal === signal) &&
  (!impact || card.impact === impact) &&
  (!q || words.every((word) => `${card.title} ${card.summary} ${card.topics?.map(({ name }) => name).join(" ")}`.toLowerCase().includes(word)));

/** Where the edition has the answer in numbered pages: the whole feed, or that of the one filter asked for. */
function paged({ topic, signal, impact, q }) {
  const one = [topic && `topics/${topic}`, signal && `signals/${signal}`, impact && `impacts/${impact}`, q?.trim() && ""].filter((path) => path !== undefined && path !== null && path !== false);
  if (one.length === 0) return "feed";
  return one.length === 1 ? one[0] : "";
}

/** Answers what is asked of the feed: cards, how many there are, and the pages there are, the one in view named. */
export async function answer(asked) {
  const path = paged(asked);
  const oldest = asked.sort === "oldest";
  const order = (list) => (oldest ? [...list].reverse() : list);
  const newest = await feed(path || "feed", "latest").catch((error) => {
    // A filter that nothing passes has no file.
    if (error.status === 404 && path !== "feed") return { count: 0, cards: [] };
    throw error;
  });
  const names = order(pageNames(newest.count));
  if (path) {
    const name = asked.page ?? names[0];
    const file = name === "latest" ? newest : names.includes(name) ? await feed(path, name) : { cards: [] };
    return { cards: order(file.cards ?? []), count: newest.count ?? 0, names, page: name };
  }
  // Filters together have no pages of their own: files are looked through until there is a page.
  const cards = [];
  const passes = matches(asked, asked.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []);
  for (const name of names) {
    const file = name === "latest" ? newest : await feed("feed", name);
    cards.push(...order(file.cards.filter(passes)));
    if (cards.length >= PAGE) break;
  }
  return { cards, count: cards.length, names: [], page: undefined };
}

/** Cards by day, in the order they come. */
export function byDay(cards) {
  const days = [];
  for (const card of cards) {
    const date = card.published.slice(0, 10);
    if (days.at(-1)?.date === date) days.at(-1).cards.push(card);
    else days.push({ date, cards: [card], style: days.at(-1)?.date.slice(0, 7) === date.slice(0, 7) ? "day" : "day month" });
  }
  return days;
}

/** How many pages are named on each side of the one in view. */
const NEAR = 2;

/** What a row of links to pages says: each with its text, and where it leads; gaps lead nowhere. */
export function pager(asked, { names, page }) {
  const last = names.length;
  const at = names.indexOf(page) + 1;
  if (last < 2 || at < 1) return [];
  const to = (n) => address({ ...asked, page: n === 1 ? undefined : names[n - 1] });
  const link = (n, text = String(n), rel) => ({ key: rel ?? text, text, rel, href: to(n), current: !rel && n === at ? "page" : undefined });
  const [from, upto] = [Math.max(1, at - NEAR), Math.min(last, at + NEAR)];
  const gap = (key) => ({ key, text: "…" });
  return [
    ...(at > 1 ? [link(at - 1, "Previous", "prev")] : []),
    ...(from > 1 ? [link(1)] : []),
    ...(from > 2 ? [gap("before")] : []),
    ...Array.from({ length: upto - from + 1 }, (_, n) => link(from + n)),
    ...(upto + 1 < last ? [gap("after")] : []),
    ...(upto < last ? [link(last)] : []),
    ...(at < last ? [link(at + 1, "Next", "next")] : []),
  ];
}

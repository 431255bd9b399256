// A corpus to measure publishing with: `node bench/generate.mjs <count> <folder> [--markdown <folder2>]` writes <count>
// insights as a data folder and, if asked, the same text as a Hugo site. Every choice is a hash of what it is about, so
// two runs write the same bytes, and only slugs and titles are kept in memory.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const args = process.argv.slice(2);
const flag = args.indexOf("--markdown");
const hugo = flag < 0 ? undefined : args.splice(flag, 2)[1];
const [count, folder] = [Number(args[0]), args[1]];
const stop = (why) => (console.error(why), process.exit(2));
if (!Number.isSafeInteger(count) || count < 1 || args.length !== 2 || (flag >= 0 && !hugo))
  stop("usage: node bench/generate.mjs <count> <folder> [--markdown <folder2>]");
// What another run left behind would be measured too, and what somebody wrote is not ours to remove.
for (const target of [folder, hugo])
  if (target && existsSync(target) && readdirSync(target).length) stop(`${target} is not empty; name a new folder`);

// Chance: a number from 0 to 1 that depends on nothing but whole numbers; the first says what it is for.
const [WORDS, NAMES, TOPICS, KEYS, INSIGHTS, CLOCK] = [1, 2, 3, 4, 5, 6];
const noise = (...parts) => {
  let h = 0x5167171e;
  for (const part of parts) {
    h = Math.imul(h ^ part, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return (h >>> 0) / 2 ** 32;
};
let [purpose, subject, draws] = [0, 0, 0];
const begin = (...what) => ([purpose, subject, draws] = [...what, 0]);
const random = () => noise(purpose, subject, draws++);
const below = (n) => Math.floor(random() * n);
const between = (low, high) => low + below(high - low + 1);
const chance = (p) => random() < p;
const pick = (list) => list[below(list.length)];
// The word at rank r comes about 1/r times as often as the first: few words are frequent and most rare, as in text.
const zipf = (list) => () => list[Math.floor(2.7 * (list.length / 2.7 + 1) ** random() - 2.7)];
const repeat = (n, make) => Array.from({ length: n }, (_, at) => make(at));
const distinct = (n, draw) => {
  const found = new Set();
  for (let tries = 0; found.size < n && tries < 50 * n; tries++) found.add(draw());
  return [...found];
};

// Words: common ones first, made-up ones after them.
const words = (text) => text.trim().split(/\s+/);
const phrases = (text) => text.replace(/\s+/g, " ").trim().split(" / ");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const slugOf = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 90).replace(/^-|-$/g, "");
const [ONSETS, VOWELS] = [words("b br c cl d dr f fl g gr h j k l m n p pl pr r s sh st t th tr v w"), words("a e i o u ai ea ou")];
const CODAS = ["", "", "", "", "n", "r", "l", "s", "m", "nd"];
const syllables = (n) => repeat(n, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join("");
const lexicon = (size, endings, common) => {
  const [known, ends] = [words(common), words(endings)];
  begin(WORDS, size);
  return distinct(size, () => known.shift() ?? syllables(chance(0.3) ? 2 : 1) + pick(ONSETS) + pick(ends));
};
const NOUNS = lexicon(3200, "a e y o in er or an it el on age ure ment ance ist", `cost model price service team market network page
  reader request server customer change report year share power contract machine budget user release number test system plan result
  limit risk point supplier tool question group rule level part program interest policy office standard agent runtime cache query
  schema index queue token region tenant license patch module layer signal margin trade grid turbine plant device sensor channel
  label vendor browser script image font engine editor record ledger draft claim court border fleet route harbor crop field`);
const noun = zipf(NOUNS);
const verb = zipf(lexicon(900, "ate ise en er ect ound in on", `show give take move hold keep need cover follow change meet serve support
  report raise lower cut limit test expect carry replace decide measure explain shape defer absorb reward settle outlast divide`));
const adjective = zipf(lexicon(1100, "al ive ous ic ful ent ar y", `new large small early late open public recent common local main clear
  likely cheap costly slow quick steady rare narrow wide stable shared private remote central annual modest sharp quiet durable`));
const adverb = zipf(lexicon(260, "ely ally ously", "often rarely usually mostly already slowly partly clearly still openly quietly soon"));
const withS = (word) => (/(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word.replace(/([^aeiou])y$/, "$1ie")}s`);
const TOPIC_NAMES = phrases(`Cloud infrastructure / AI agents / Web performance / Open source / Enterprise / Data centres / Hardware /
  Security / Browsers / Energy / Developer tools / Databases / Benchmarks / Funding / Regulation / Privacy / Semiconductors / Networking
  / Search / Payments / Mobile / Accessibility / Robotics / Storage / Observability / Identity / Compilers / WebAssembly / Photonics /
  Batteries / Health / Education / Media / Logistics / Labour / Climate / Satellites / Games / Design / Typography / Standards /
  Antitrust / Licensing / Supply chains / Cooling / Edge computing / Serverless / Testing / Documentation / Translation / Speech /
  Vision / Maps / Farming / Shipping / Insurance / Housing / Water / Archives / Elections`);
const topic = zipf(TOPIC_NAMES);

// Sentences: %n is a noun, %p several, %a an adjective, %v a verb (%w: of several), %d an adverb; %e is somebody with
// keys, %c somebody met in this insight alone. $f is a figure, $l what it measures, $s the slug of an insight.
let here = { chosen: [], coined: "", theme: [] };
const SIGNS = {
  n: () => (chance(0.25) ? pick(here.theme) : noun()), p: () => withS(SIGNS.n()), a: adjective, d: adverb, w: verb,
  v: () => withS(verb()), e: () => pick(here.chosen).name, c: () => here.coined, h: () => slugOf(pick(PUBLISHERS)),
};
const filled = (pattern) => pattern.replace(/%([a-z])/g, (_, sign) => SIGNS[sign]()).replace(/\b(a) (?=[*`]*[aeiou])/gi, "$1n ");
const say = (patterns) => capital(filled(pick(patterns)));
const SENTENCES = phrases(`the %a %n of the %n %v the %n, and the %p that %w it are %a. / most %p %w their %p before the %n %v,
  which is why %e %d %v the %n. / what the %n %v is a %n, and a %n without %p is only a %a %n. / it is %d the %n that %v; the %p
  and the %a %n follow from there. / for %e the %n has become a %n of its own, %a enough to %w every %n in the %n. / no %n %v the
  *%n* as long as the %p stay %a and the %n is %a. / where a %n %v, the %p of the %a %n %d %w, and nobody has to ask for the %n
  again. / the people at %e now %w the %n that %c had been built to %w. / the **%a %n** %v more than the %n does, since a %n can
  be %a and a %n cannot. / a %n of this kind %v the %n twice: once through the %p, and once through the %a %n behind them. / both
  %p rest on the \`%n\` setting, which %d %v when a %n is moved to another %n. / those who %w the %n say that the %a %p %w first
  and the %p %d later. / the %p were %a, the %n was not, and the %n between them is where %c was tried. / one %n is enough to %w a
  %a %n, provided that the %p around it %w the same %n. / ask which %n %v the %p, and the %a answer is %d the right one. / if the
  %p %w, the %n of %c is %a; if they do not, it is %a all the same.`);
const OPENERS = ["", "", "", "", "", "", "", "in practice, ", "even so, ", "as before, ", "seen from outside, ", "by contrast, "];
const FACTS = phrases(`$l stood at {$f}, and the %n that %v it is %a. / at {$f}, $l is what the %p %w first. / with $l at {$f}, the %p %d %w
  the %a %n. / reports put $l at {$f}, which %v the %n of %e. / the number to keep in mind is {$f}: that is $l, before the %p %w. /
  a %n that %v $l, now {$f}, has to %w the %a %p as well. / set against the %n, $l comes to {$f}; the %n is %a.`);
const LINKS = phrases(`we met the same %n in an earlier piece, [[$s]]. / the %n [[$s|has come up before]], with %a %p and another %n. /
  how the %p %w is [[$s|a longer story]], and the %n in it is %a.`);
// Addresses lead nowhere on purpose: `.example` is nobody's.
const WEB_LINKS = phrases(`the [%a %n](https://www.%h.example/%n) was published with its %p. / there is
  [a %n of the %p](https://docs.%h.example/%n) for those who %w it.`);
const TITLES = phrases(`%e %v the %a %n / the %n behind the %a %n / why %p %w before the %n / a %a %n for %a %p / %e and the %n of %p /
  when the %n %v, %p %w / the %a price of a %n / what %e %v with %p / every %n %v a %n / %p without a %n / the %n moves to the %n /
  %c is a %n, not a %n / how %e %v its %a %p`);
const HEADINGS = phrases("the %a %n / what the %n %v / %p and %p / why %p %w / a %n of %p / the %n after the %n / where %e stands");
const ITEMS = phrases("the %n %v the %a %n of %e. / %p %w where the %n is %a. / a %a %n for every %n that %v. / %c %v, and the %p %w.");
const SOURCES = phrases("the %a %n of %p / %n %n report / %p and the %n / notes on %a %p");

// Metrics: path, words, unit, least, most, form, kind, class, which is better. A key has the unit of its metric.
const metric = ([path, phrase, unit, low, high, form, kind, shelf, better], id) =>
  ({ id, path, phrase, unit, low, high, form, kind, shelf, better });
const SECTORS = [["Provider", "Cloud", [
  ["price/gpu-hour", "price of a GPU-hour", "USD/hour", 0.9, 14, "exactly", "reported", "price", "lower"],
  ["revenue/yearly", "yearly revenue", "USD", 4e8, 6e10, "exactly", "reported", "funding", "higher"],
  ["share/enterprise-workloads", "share of enterprise workloads", "%", 3, 48, "exactly", "estimated", "share", "higher"],
  ["regions/open", "number of regions open", "count", 8, 70, "exactly", "reported", "count", "higher"],
  ["capacity/power", "power under contract", "megawatts", 120, 4000, "at_least", "reported", "commitment"],
  ["gain/cold-start", "cold-start gain over virtual machines", "×", 2, 30, "range", "measured", "benchmark"]]], ["Lab", "Labs", [
  ["price/million-tokens", "price of a million output tokens", "USD", 0.2, 70, "exactly", "reported", "price", "lower"],
  ["raised/total", "sum of money raised", "USD", 2e8, 4e10, "exactly", "reported", "funding", "higher"],
  ["context/window", "context window", "tokens", 32e3, 2e6, "exactly", "reported", "benchmark", "higher"],
  ["score/agent-tasks", "score on agent tasks", "%", 18, 88, "exactly", "measured", "benchmark", "higher"],
  ["users/weekly", "number of weekly users", "count", 4e5, 6e8, "at_least", "reported", "count"],
  ["energy/answer", "energy an answer takes", "Wh", 0.1, 6, "about", "estimated"]]], ["Framework", "Works", [
  ["size/runtime", "size of the runtime sent to a browser", "kB", 3, 240, "exactly", "measured", "benchmark", "lower"],
  ["adoption/origins", "share of origins", "%", 0.4, 60, "exactly", "measured", "share", "higher"],
  ["maintainers/active", "number of active maintainers", "people", 4, 160, "exactly", "measured", "count", "higher"],
  ["paint/largest-contentful", "time to the largest paint", "s", 0.9, 5, "at_most", "measured", "benchmark"],
  ["installs/weekly", "number of weekly installs", "count", 2e4, 4e7, "at_least", "reported", "count"],
  ["gain/partial-hydration", "gain over full hydration", "×", 1.2, 12, "range", "measured"]]],
].map(([column, suffix, metrics], id) => ({ id, column, suffix, metrics: metrics.map(metric) }));
const LOOSE = [ // what one insight alone states, without a key
  ["", "cut in %p", "%", 4, 70, "exactly", "measured"], ["", "count of %a %p", "count", 20, 4e5, "at_least", "reported"],
  ["", "spending on %p", "USD", 4e4, 9e8, "about", "estimated"], ["", "gain of the %a %n", "×", 1.3, 18, "range", "measured"],
  ["", "time the %n took", "days", 3, 400, "exactly", "reported"], ["", "wait for a %n", "ms", 12, 900, "at_most", "measured"],
  ["", "share of %a %p", "%", 2, 96, "about", "estimated"], ["", "number of teams with a %n", "teams", 12, 800, "exactly", "reported"],
].map(metric);
const WHOLE = new Set(words("count megawatts tokens people days teams ms"));
const SHELF_LIFE = { price: 90, benchmark: 180, share: 365, count: 365, funding: 365, commitment: 730 };

const significant = (value, digits) => Number(value.toPrecision(digits));
const rounded = (value, unit) => {
  const three = significant(unit === "%" ? Math.min(value, 98) : value, 3);
  return WHOLE.has(unit) ? Math.max(2, Math.round(three)) : three;
};
const spread = ({ low, high, unit }, at) => rounded(low * (high / low) ** at, unit);
const inForm = (value, { form, unit }, width) =>
  form === "exactly" ? value : form === "range" ? { from: value, to: rounded(value * (1.4 + 3 * width), unit) } : { [form]: value };
const DAY = 86_400_000;
const LAST = Date.UTC(2026, 10, 20, 18);
const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const dayOf = (date) => Math.floor(Date.parse(date) / DAY);
// What a key comes to: a trend over the years, moved a little every few weeks. It depends on key and date alone, so no
// two insights can differ on it.
const valueOf = (entity, metric, asOf) => {
  const own = (what) => noise(KEYS, entity.id, metric.id, what);
  const step = 6 + Math.floor(own(1) * 40);
  const period = Math.floor(dayOf(asOf) / step);
  const trend = metric.unit === "%" ? own(2) * 0.06 - 0.04 : own(2) * 0.4 - 0.12;
  const drift = (1 + trend) ** ((period * step - LAST / DAY) / 365.25) * (0.96 + 0.08 * own(period));
  return inForm(rounded(spread(metric, own(3)) * drift, metric.unit), metric, own(4));
};

// Amounts as Sightline prints them, so that both sites hold the same words.
const BEHIND = { USD: "", count: "", "%": "%", "×": "×" };
const grouped = (value) => String(value).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const cut = (value, digits) => significant(value, Math.max(digits, value < 1 ? 0 : Math.floor(Math.log10(value)) + 1));
const short = (value, shortFrom) => {
  if (value < shortFrom) return grouped(shortFrom < Infinity || value % 1 ? cut(value, 6) : value);
  const four = significant(value, 4);
  const [scale, letter] = [[1e12, "T"], [1e9, "B"], [1e6, "M"], [1e3, "K"]].find(([least]) => four >= least);
  return grouped(cut(four / scale, 4)) + letter;
};
const printed = (amount, unit) => {
  const [top, per] = unit.split("/");
  const shortFrom = top === "USD" ? 1e4 : top in BEHIND || top === "pp" ? Infinity : 1e5;
  const one = (value) => `${value < 0 ? "−" : ""}${top === "USD" ? "$" : ""}${short(Math.abs(value), shortFrom)}`;
  const [[form, value]] = typeof amount === "number" ? [["exactly", amount]] : Object.entries(amount);
  const number = { exactly: "#", at_least: "#+", at_most: "≤#", about: "~#", from: "#–" }[form].replace("#", () => one(value));
  return number + (form === "from" ? one(amount.to) : "") + (BEHIND[top] ?? `\u00a0${top}`) + (per ? ` per\u00a0${per}` : "");
};
// Works a figure out as Sightline does; the rounding is stated only where it has to be.
const derived = (name, phrase, operation, parts, unit) => {
  const [a, b] = parts.map((part) => part.value);
  const value = significant({ sum: a + b, difference: a - b, ratio: a / b, percent_change: (b / a - 1) * 100 }[operation], 13);
  const spec = { derive: { [operation]: parts.map((part) => part.name) }, unit };
  if (significant(value, 4) === value || (unit === "count" && operation !== "ratio")) return { name, phrase, spec, value };
  const round = unit === "×" || unit === "%" ? between(2, 3) : 4;
  return { name, phrase, spec: { ...spec, round }, value: significant(value, round) };
};

// Who is written about, and by whom.
begin(NAMES, 0);
const coin = () => capital(syllables(2));
const PUBLISHERS = distinct(80, () => `${coin()} ${pick(words("Review Institute Research Gazette Observatory Journal"))}`);
const entityCount = Math.max(6, Math.round(count / 10 / SECTORS[0].metrics.length)); // about a key for every ten insights
for (const sector of SECTORS) {
  const names = distinct(Math.ceil((entityCount - sector.id) / SECTORS.length), () => `${coin()} ${sector.suffix}`);
  sector.entities = names.map((name, place) => ({ id: place * SECTORS.length + sector.id, name, slug: slugOf(name) }));
}

const [slugs, titles] = [[], new Map()];
// Four desks, each every three and a half hours, never at quite the same minute.
const publishedAt = (at) => {
  const back = count - 1 - at;
  const minutes = Math.floor(back / 4) * 210 + (back % 4) * 50 + Math.floor(noise(CLOCK, at) * 40);
  return new Date(LAST - minutes * 60_000).toISOString().replace(".000", "");
};
const sentence = () => capital(pick(OPENERS) + filled(pick(SENTENCES)));
const fact = ({ name, phrase }) => say([pick(FACTS).replace("$f", name).replace("$l", `the ${phrase}`)]);
const link = (at) => say(LINKS).replace("$s", slugs[at - 1 - Math.floor(at * random() ** 3)]); // rather a recent one

function figuresOf(sector, today, sources) {
  const { chosen, coined } = here;
  const figures = [];
  const state = (name, phrase, { unit, kind, shelf }, value, as_of, key) => {
    const spec = { key, value, unit, as_of, kind, source: sources[figures.length % sources.length], class: shelf };
    figures.push({ name, phrase, value, spec: chance(0.3) ? { ...spec, note: say(["%a %n of the %n"]) } : spec });
    return figures.at(-1);
  };
  const keyed = (entity, metric, asOf, name = slugOf(`${entity.slug} ${metric.path}`), then = "") => {
    const value = valueOf(entity, metric, asOf);
    return state(name, `${metric.phrase} at ${entity.name}${then}`, metric, value, asOf, `${entity.slug}/${metric.path}`);
  };
  const lately = () => (chance(0.1) ? isoDay(today - 31).slice(0, 7) : isoDay(today - below(25)));
  // One metric is compared across everybody chosen, two more are those of the first; then what has no key.
  const main = pick(sector.metrics.filter(({ form }) => form === "exactly"));
  const compared = chosen.map((entity) => keyed(entity, main, lately()));
  for (const other of distinct(2, () => pick(sector.metrics.filter((one) => one !== main)))) keyed(chosen[0], other, lately());
  for (const loose of distinct(between(2, 3), () => pick(LOOSE))) {
    const phrase = filled(loose.phrase);
    const value = inForm(spread(loose, random()), loose, random());
    state(`${slugOf(phrase)}-${figures.length}`, `${phrase} at ${coined}`, loose, value, lately());
  }
  const byValue = [...compared].sort((a, b) => b.value - a.value);
  const ends = [byValue[0], byValue.at(-1)];
  const apart = main.unit === "%" ? "pp" : main.unit;
  const additive = ["USD", "count", "people"].includes(main.unit) && main.shelf !== "price";
  if (chance(0.6)) figures.push(derived("distance", `distance from least to most in ${main.phrase}`, "difference", ends, apart));
  if (chance(0.6)) figures.push(derived("factor", `factor from least to most in ${main.phrase}`, "ratio", ends, "×"));
  if (additive) figures.push(derived("together", `total ${main.phrase} of the first two`, "sum", compared.slice(0, 2), main.unit));
  if (chance(0.4)) {
    const before = keyed(chosen[0], main, isoDay(today - 365), "a-year-before", " a year before");
    figures.push(derived("change", `change of the ${main.phrase} at ${chosen[0].name}`, "percent_change", [before, compared[0]], "%"));
  }
  return { figures, main, compared };
}

// A table of those chosen, by their figures, and of rivals, by plain numbers.
function tableOf(sector, main, compared, sources) {
  const second = pick(sector.metrics.filter((one) => one.form === "exactly" && one !== main));
  const column = (id, { phrase, unit, better }) => ({ id, title: capital(phrase), unit, better });
  const row = (name, value) => ({ name, main: value, second: chance(0.1) ? null : spread(second, random()), remark: say(["%a %n"]) });
  const rivals = distinct(between(4, 8) - compared.length, () => `${coin()} ${sector.suffix}`);
  const known = here.chosen.map(({ name }, at) => row(name, { figure: compared[at].name }));
  return {
    caption: `${capital(main.phrase)} and ${second.phrase}, by ${sector.column.toLowerCase()}`,
    columns: [{ id: "name", title: sector.column }, column("main", main), column("second", second), { id: "remark", title: "Remark" }],
    rows: [...known, ...rivals.map((name) => row(name, spread(main, random())))], sources,
  };
}

function sourceOf(today) {
  const [publisher, title] = [pick(PUBLISHERS), say(SOURCES)];
  const url = `https://www.${slugOf(publisher)}.example/${slugOf(title)}`;
  return { title, publisher, url, date: isoDay(today - below(200)).slice(0, pick([10, 7, 4])), retrieved: isoDay(today) };
}

function bodyOf(at, figures, main, sources) {
  const sections = between(4, 8);
  const paragraphs = repeat(Math.max(sections + 1, between(6, 8)), () => repeat(between(1, 2), sentence));
  // Every figure is said somewhere: one that nothing shows would be a fault.
  figures.forEach((figure, place) => paragraphs[place % paragraphs.length].splice(below(3), 0, fact(figure)));
  if (at > 0) for (const text of distinct(between(1, 2), () => pick(paragraphs))) text.push(link(at));
  for (const text of distinct(between(0, 2), () => pick(paragraphs))) text.push(say(WEB_LINKS));
  const [first, ...rest] = paragraphs.map((text) => text.join(" "));
  const start = (section) => Math.floor((section * rest.length) / sections);
  const shown = () => figures.slice(0, between(3, 4)).map(({ name }) => name);
  const cards = () =>
    ({ type: "cards", title: say(["the %n in numbers"]), caption: sentence(), figures: shown(), sources: sources.slice(-2) });
  const chart = () => ({ type: "chart", mark: "bar", table: "comparison", x: "name", y: "main", title: say(["%p by %n"]),
    alt: `Bars of the ${main.phrase}, one for each row of the table.` });
  const table = () => [{ type: "table", table: "comparison" }, ...(chance(0.35) ? [chart()] : [])];
  const paragraph = () => `${sentence()} ${sentence()}`;
  const callout = () => ({ type: "callout", kind: pick(["contrarian", "practitioners"]), body: repeat(between(1, 2), paragraph) });
  const list = () => ({ type: "list", items: repeat(between(3, 5), () => say(ITEMS)) });
  const section = (place) => [{ type: "heading", text: say(HEADINGS) }, ...rest.slice(start(place), start(place + 1)),
    ...(place === 0 ? [cards()] : place === 1 ? table() : []),
    ...(place === sections - 2 ? [callout()] : place === sections - 1 ? [list()] : [])];
  return [first, ...repeat(sections, section).flat()];
}

function insight(at) {
  begin(INSIGHTS, at);
  const topics = distinct(between(2, 5), topic);
  const sector = pick(SECTORS);
  // The pool of keys opens slowly: a tenth of it is there at the start.
  const open = Math.max(2, Math.ceil(sector.entities.length * (0.1 + (0.9 * at) / count)));
  // Words gather: each topic has rare ones of its own, and a text comes back to them.
  const rare = (name) => NOUNS[Math.floor(noise(TOPICS, TOPIC_NAMES.indexOf(name), below(40)) * NOUNS.length)];
  const chosen = distinct(Math.min(open, between(2, 4)), () => sector.entities[below(open)]);
  here = { chosen, coined: coin() + pick(words("a ix on el")), theme: topics.flatMap((name) => repeat(6, () => rare(name))) };
  const published = publishedAt(at);
  let title = "";
  do title = say(TITLES); while (titles.has(slugOf(title)));
  const sources = Object.fromEntries(repeat(between(3, 5), (place) => [`source-${place + 1}`, sourceOf(dayOf(published))]));
  const names = Object.keys(sources);
  const { figures, main, compared } = figuresOf(sector, dayOf(published), names);
  const manuscript = {
    $schema: "../insight.schema.json", title, summary: `${fact(figures[0])} ${sentence()}`, published,
    signal: pick(words("breakthrough shift shift watch watch watch noise")), impact: pick(words("high medium medium low")),
    topics: topics.map(slugOf), tldr: repeat(3, sentence), takeaways: repeat(between(3, 4), sentence),
    body: bodyOf(at, figures, main, names),
    figures: Object.fromEntries(figures.map(({ name, phrase, spec }) => [name, { label: capital(phrase), ...spec }])),
    tables: { comparison: tableOf(sector, main, compared, names.slice(0, 2)) }, sources,
  };
  slugs.push(slugOf(title)), titles.set(slugOf(title), title);
  return { slug: slugOf(title), manuscript, values: new Map(figures.map(({ name, value }) => [name, value])) };
}

// The same text as Markdown, and the least a Hugo site needs around it.
const DATE = new Intl.DateTimeFormat("en-US", { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
const inWords = (date) => (date.length === 4 ? date : DATE.format(new Date(date)).replace(date.length === 7 ? / \d+,/ : "", ""));
const CALLOUTS = { contrarian: "Contrarian View", practitioners: "What This Means for Practitioners" };
const SIGNALS = { breakthrough: "Breakthrough 🟢", shift: "Shift 🔵", watch: "Watch 🟡", noise: "Noise ⚪" };

function markdown({ manuscript, values }) {
  const { figures, sources, tables } = manuscript;
  const { caption, columns, rows, sources: tableSources } = tables.comparison;
  const figure = (name) => printed(values.get(name), figures[name].unit);
  const inline = (text) => text.replace(/\{([a-z0-9-]+)\}/g, (_, name) => figure(name))
    .replace(/\[\[([a-z0-9-]+)\|?(.*?)\]\]/g, (_, slug, words) => `[${words || titles.get(slug)}](/insights/${slug}/)`);
  const list = (items) => items.map((item) => `- ${inline(item)}`).join("\n");
  const sourceLine = (names) => `Sources: ${names.map((name) => sources[name].title).join(", ")}`;
  const cell = (value, unit) => value === null ? "—" : value.figure ? figure(value.figure) : unit ? printed(value, unit) : value;
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const card = (name) => `**${figure(name)}** ${figures[name].label}${figures[name].note ? `: ${figures[name].note}` : ""}`;
  const bar = (cells) => `${cells.name} **${cell(cells.main, columns[1].unit)}**`;
  const table = () => [row(columns.map(({ title }) => title)), row(columns.map(({ unit }) => (unit ? "---:" : "---"))),
    ...rows.map((cells) => row(columns.map(({ id, unit }) => cell(cells[id], unit))))].join("\n");
  const blocks = {
    heading: ({ text }) => [`## ${text}`],
    list: ({ items }) => [list(items)],
    callout: ({ kind, body }) => [[`> ### ${CALLOUTS[kind]}`, ...body.map((text) => `> ${text}`)].join("\n>\n")],
    table: () => [caption, table(), sourceLine(tableSources)],
    chart: ({ title, alt }) => [`### ${title}`, columns[1].title, alt, list(rows.map(bar)), sourceLine(tableSources)],
    cards: ({ title, caption, figures, sources }) => [`### ${title}`, caption, list(figures.map(card)), sourceLine(sources)],
  };
  const source = ({ title, publisher, url, date, retrieved }) =>
    `1. [${title}](${url}). ${publisher}, ${inWords(date)}. Read ${inWords(retrieved)}.`;
  const { title, summary, published, signal, impact, topics, tldr, takeaways, body } = manuscript;
  const names = topics.map((slug) => TOPIC_NAMES.find((name) => slugOf(name) === slug));
  const front = { title, summary: inline(summary), signal: SIGNALS[signal], impact: `${capital(impact)} Impact`, topics: names };
  const fields = Object.entries(front).map(([name, value]) => `${name} = ${JSON.stringify(value)}`); // also TOML, as they are
  return [
    ["+++", `date = ${published}`, ...fields, "+++"].join("\n"),
    "## TL;DR", list(tldr), "## Key Takeaways", list(takeaways),
    ...body.flatMap((block) => (typeof block === "string" ? inline(block) : blocks[block.type](block))),
    "## Sources", Object.values(sources).map(source).join("\n"),
  ].join("\n\n") + "\n";
}

const [NAME, DESCRIPTION] = ["Sightline corpus", "Made-up insights to measure publishing with."];
const TOPIC_LIST = `<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>`;
const FACT_LINE = `<p>{{ .ReadingTime }} min read {{ .Date.Format "Jan 2, 2006" }} {{ .Params.impact }} {{ .Params.signal }}</p>`;
const CARD = `<li><article><h3><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></h3><p>{{ .Params.summary }}</p>
${FACT_LINE}${TOPIC_LIST}</article></li>`;
const HUGO_FILES = {
  "hugo.toml": `baseURL = "https://example.org/"\ntitle = "${NAME}"\ncapitalizeListTitles = false\nbuildFuture = true
params.description = "${DESCRIPTION}"\ntaxonomies.topic = "topics"\npagination.pagerSize = 20\nmarkup.tableOfContents.endLevel = 2\n`,
  "layouts/_default/baseof.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title><meta name="description" content="{{ or .Params.summary site.Params.description }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .RelPermalink }}">{{ end }}</head>
<body><header><a href="/">{{ site.Title }}</a> <nav><a href="/insights/">Insights</a> <a href="/topics/">Topics</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>{{ site.Params.description }}</p></footer></body></html>\n`,
  "layouts/_default/single.html": `{{ define "main" }}<article><a href="/insights/">← Back to Insights</a><h1>{{ .Title }}</h1>
<p>{{ .Params.summary }}</p>${TOPIC_LIST}${FACT_LINE}{{ .TableOfContents }}{{ .Content }}</article>{{ end }}\n`,
  // The front page shows the newest; the section and each topic show all, in pages.
  "layouts/_default/list.html": `{{ define "main" }}<h1>{{ if eq .Kind "term" }}{{ .Title }}{{ else }}Insights{{ end }}</h1>
{{ if .IsHome }}<ul>{{ range first 20 site.RegularPages }}${CARD}{{ end }}</ul>{{ else }}{{ with .Paginator }}<ul>{{ range .Pages }}${CARD}
{{ end }}</ul><nav>{{ with .Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} Page {{ .PageNumber }} of {{ .TotalPages }}
{{ with .Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>{{ end }}{{ end }}{{ end }}\n`,
  "layouts/_default/terms.html": `{{ define "main" }}<h1>Topics</h1><ul>{{ range .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }} insights</li>{{ end }}</ul>{{ end }}\n`,
};

const write = (path, text) => (writeFileSync(path, text), Buffer.byteLength(text));
const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
// Sightline names a topic by its slug with a capital; what is not named so stands in the site's file.
const named = TOPIC_NAMES.filter((name) => capital(slugOf(name).replaceAll("-", " ")) !== name);
const topics = Object.fromEntries(named.map((name) => [slugOf(name), name]));
const site = { name: NAME, description: DESCRIPTION, topics, shelf_life: SHELF_LIFE };
mkdirSync(join(folder, "insights"), { recursive: true });
let [bytes, markdownBytes] = [write(join(folder, "site.json"), pretty(site)), 0];
if (hugo) {
  for (const part of ["content/insights", "layouts/_default"]) mkdirSync(join(hugo, part), { recursive: true });
  for (const [path, text] of Object.entries(HUGO_FILES)) markdownBytes += write(join(hugo, path), text);
}
for (let at = 0; at < count; at++) {
  const made = insight(at);
  bytes += write(join(folder, "insights", `${made.slug}.json`), pretty(made.manuscript));
  if (hugo) markdownBytes += write(join(hugo, "content/insights", `${made.slug}.md`), markdown(made));
}
console.log(`${count} insights, ${bytes} bytes${hugo ? `; as Markdown, ${markdownBytes} bytes` : ""}`);

import { createAsync, useIsRouting, useLocation, useNavigate } from "@solidjs/router";
import { For, Show, createEffect, createMemo } from "solid-js";
import { address, byDay, filters, pager } from "shared/edition.js";
import { IMPACTS, SIGNALS, found } from "shared/words.js";
import { Cards, Day } from "./Cards.jsx";
import { feedOf, siteOf } from "./data.js";

export default function Feed() {
  const location = useLocation();
  const loading = useIsRouting();
  const site = createAsync(() => siteOf());
  const answered = createAsync(() => feedOf(location.pathname, location.search));
  const days = createMemo(() => byDay(answered()?.cards ?? []));
  const asked = () => answered()?.asked ?? {};
  createEffect(() => { document.title = `Insights · ${site()?.name}`; });
  return (
    <section class="feed">
      <h1 tabindex="-1">Insights</h1>
      <p class="visit" />
      <Filters topics={site()?.topics} asked={asked()} />
      <div class="results" aria-busy={loading()}>
        <p class="found" role="status">
          {answered() && found(answered(), filters(asked()))}
          <Show when={filters(asked())}><a href={address({ sort: asked().sort })}>All insights</a></Show>
        </p>
        <For each={days()}>
          {({ cards, style }) => (
            <section class={style}>
              <h2><Day at={cards[0].published} /></h2>
              <Cards cards={cards} underDay />
            </section>
          )}
        </For>
        <Pager links={answered() ? pager(asked(), answered()) : []} />
      </div>
      <p class="further"><a href="/months/">All insights by month</a></p>
    </section>
  );
}

function Filters(props) {
  const navigate = useNavigate();
  const ask = (name, value, options) => navigate(address({ ...props.asked, page: undefined, [name]: value }), { scroll: false, ...options });
  const Select = (select) => (
    <label>
      <span>{select.label}</span>
      <select name={select.name} value={props.asked[select.name] ?? ""} onChange={(event) => ask(select.name, event.target.value)}>
        <option value="">{select.all}</option>
        <For each={select.choices}>{([word, words]) => <option value={word}>{words}</option>}</For>
      </select>
    </label>
  );
  return (
    <form class="filters needs-app" role="search" aria-label="Filter insights" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <button class="quiet fold" type="button" aria-expanded={false}>Filter</button>
      <label class="text">
        <span>Text</span>
        <input type="search" name="q" id="filter" placeholder="Filter by words" maxlength="200" value={props.asked.q ?? ""} onInput={(event) => ask("q", event.target.value, { replace: true })} />
      </label>
      <Select label="Topic" name="topic" all="All topics" choices={props.topics?.map(({ slug, name }) => [slug, name])} />
      <Select label="Signal" name="signal" all="All signals" choices={Object.entries(SIGNALS)} />
      <Select label="Impact" name="impact" all="Any impact" choices={Object.entries(IMPACTS)} />
      <Select label="Sort" name="sort" all="Newest first" choices={[["oldest", "Oldest first"]]} />
    </form>
  );
}

const Pager = (props) => (
  <Show when={props.links.length > 0}>
    <nav class="pages" aria-label="Pages">
      <ol>
        <For each={props.links}>
          {({ text, rel, href, current }) => href ? <li><a href={href} rel={rel} aria-current={current}>{text}</a></li> : <li class="gap" aria-hidden="true">{text}</li>}
        </For>
      </ol>
    </nav>
  </Show>
);

import { useMemo } from "react";
import { Link, useLoaderData, useNavigate, useNavigation } from "react-router";
import { address, byDay, filters, pager } from "shared/edition.js";
import { IMPACTS, SIGNALS, found } from "shared/words.js";
import { Cards, Day } from "./Cards.jsx";

export function Feed() {
  const { site, asked, ...answered } = useLoaderData();
  const days = useMemo(() => byDay(answered.cards), [answered.cards]);
  const loading = useNavigation().state === "loading";
  return (
    <section className="feed">
      <title>{`Insights · ${site.name}`}</title>
      <h1 tabIndex={-1}>Insights</h1>
      <p className="visit" />
      <Filters topics={site.topics} asked={asked} />
      <div className="results" aria-busy={loading}>
        <p className="found" role="status">
          {found(answered, filters(asked))}
          {filters(asked) && <Link to={address({ sort: asked.sort })}>All insights</Link>}
        </p>
        {days.map(({ date, cards, style }) => (
          <section key={date} className={style}>
            <h2><Day at={cards[0].published} /></h2>
            <Cards cards={cards} underDay />
          </section>
        ))}
        <Pager links={pager(asked, answered)} />
      </div>
      <p className="further"><Link to="/months/">All insights by month</Link></p>
    </section>
  );
}

function Filters({ topics, asked }) {
  const navigate = useNavigate();
  const ask = (name, value, options) => navigate(address({ ...asked, page: undefined, [name]: value }), { preventScrollReset: true, ...options });
  const select = (label, name, all, choices) => (
    <label>
      <span>{label}</span>
      <select name={name} value={asked[name] ?? ""} onChange={(event) => ask(name, event.target.value)}>
        <option value="">{all}</option>
        {choices.map(([word, words]) => <option key={word} value={word}>{words}</option>)}
      </select>
    </label>
  );
  return (
    <form className="filters needs-app" role="search" aria-label="Filter insights" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <button className="quiet fold" type="button" aria-expanded={false}>Filter</button>
      <label className="text">
        <span>Text</span>
        <input type="search" name="q" id="filter" placeholder="Filter by words" maxLength={200} defaultValue={asked.q} onChange={(event) => ask("q", event.target.value, { replace: true })} />
      </label>
      {select("Topic", "topic", "All topics", topics.map(({ slug, name }) => [slug, name]))}
      {select("Signal", "signal", "All signals", Object.entries(SIGNALS))}
      {select("Impact", "impact", "Any impact", Object.entries(IMPACTS))}
      {select("Sort", "sort", "Newest first", [["oldest", "Oldest first"]])}
    </form>
  );
}

const Pager = ({ links }) =>
  links.length > 0 && (
    <nav className="pages" aria-label="Pages">
      <ol>
        {links.map(({ key, text, rel, href, current }) =>
          href ? <li key={key}><Link to={href} rel={rel} aria-current={current}>{text}</Link></li> : <li key={key} className="gap" aria-hidden="true">{text}</li>)}
      </ol>
    </nav>
  );

import { useEffect, useState } from "react";
import { Link, Outlet, ScrollRestoration, useLoaderData, useMatch, useNavigation } from "react-router";
import { now } from "shared/edition.js";
import { PARTS, clock, day, pipeline } from "shared/words.js";

/** What every page stands in. */
export function App() {
  const site = useLoaderData();
  const [edition, setEdition] = useState();
  useEffect(() => { now().then(setEdition, () => {}); }, []);
  const loading = useNavigation().state !== "idle";
  return (
    <>
      <a className="skip" href="#main">Skip to content</a>
      <div className={loading ? "progress on" : "progress"} aria-hidden="true" />
      <div className="status" role="status" aria-label="Pipeline">{edition ? <Status edition={edition} /> : <Plan runs={site.runs} />}</div>
      <Header name={site.name} />
      <div className="news" role="status" aria-label="Notice" />
      <main id="main" tabIndex={-1}><Outlet /></main>
      <Footer site={site} built={edition?.built} />
      <ScrollRestoration />
    </>
  );
}

function Header({ name }) {
  const feed = useMatch("/");
  const paged = useMatch("/page/:page");
  const insight = useMatch("/insights/:slug");
  return (
    <header className="site">
      <Link className="name" to="/">{name}</Link>
      <nav aria-label="Site">
        <ul>
          {PARTS.map(([to, words]) => (
            <li key={to}><Link to={to} aria-current={to === "/" && (feed || paged || insight) ? "page" : undefined}>{words}</Link></li>
          ))}
        </ul>
      </nav>
      <button className="quiet needs-app" type="button" aria-haspopup="dialog">Search</button>
      <Theme />
    </header>
  );
}

function Theme() {
  const [theme, setTheme] = useState("Auto");
  const choose = (name) => {
    setTheme(name);
    if (name === "Auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name.toLowerCase();
  };
  return (
    <div className="theme needs-app" role="group" aria-label="Theme">
      {["Auto", "Light", "Dark"].map((name) => (
        <button key={name} type="button" aria-pressed={theme === name} onClick={() => choose(name)}>{name}</button>
      ))}
    </div>
  );
}

const Plan = ({ runs }) => (
  <>
    <span className="state quiet">Pipeline</span>{" "}
    {runs > 0 && <span className="times plan">{runs === 1 ? "1 run a day" : `${runs} runs a day`}</span>}
  </>
);

function Status({ edition }) {
  const { state, words, moments } = pipeline(edition);
  return (
    <>
      <span className={`state ${state}`}>{words}</span>{" "}
      <span className="times">
        {moments.map(({ name, at, words, own }, place) => (
          <span key={name}>
            {place > 0 && <span className="bar" aria-hidden="true"> | </span>}
            <span className="moment" tabIndex={0}>{name}: <time dateTime={at}>{words}</time><span className="own">{own}</span></span>
          </span>
        ))}
      </span>
    </>
  );
}

const Footer = ({ site, built }) => (
  <footer className="site">
    <p>{site.description}</p>
    <ul>
      <li><Link to="/months/">Archive</Link></li>
      <li><Link to="/saved/">Saved</Link></li>
      <li><Link to="/corrections/">Corrections</Link></li>
      {site.feeds && <li><a href="/feed.xml">Atom feed</a></li>}
      {site.feeds && <li><a href="/feed.json">JSON Feed</a></li>}
      <li className="needs-app"><button type="button" aria-haspopup="dialog">Keyboard</button></li>
    </ul>
    <p>Every figure here is typed once, with its unit, date and source.</p>
    <p>{built ? <>Published <time dateTime={built}>{day(built)}, {clock(built, built)}</time> with Sightline.</> : "Made with Sightline."}</p>
  </footer>
);

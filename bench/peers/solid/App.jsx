import { createAsync, useIsRouting, useLocation } from "@solidjs/router";
import { ErrorBoundary, For, Show, Suspense, createResource, createSignal } from "solid-js";
import { now } from "shared/edition.js";
import { PARTS, clock, day, pipeline } from "shared/words.js";
import { Failed } from "./Failed.jsx";
import { siteOf } from "./data.js";

/** What every page stands in. */
export function App(props) {
  const site = createAsync(() => siteOf());
  // Read without suspending: the page does not wait for it.
  const [edition] = createResource(() => now().catch(() => undefined));
  const loading = useIsRouting();
  return (
    <Suspense>
      <a class="skip" href="#main">Skip to content</a>
      <div class={loading() ? "progress on" : "progress"} aria-hidden="true" />
      <div class="status" role="status" aria-label="Pipeline">
        <Show when={edition.latest} fallback={<Plan runs={site()?.runs} />}>{(edition) => <Status edition={edition()} />}</Show>
      </div>
      <Header name={site()?.name} />
      <div class="news" role="status" aria-label="Notice" />
      <main id="main" tabindex="-1">
        <ErrorBoundary fallback={<Failed />}><Suspense>{props.children}</Suspense></ErrorBoundary>
      </main>
      <Footer site={site()} built={edition.latest?.built} />
    </Suspense>
  );
}

function Header(props) {
  const location = useLocation();
  const inFeed = () => location.pathname === "/" || /^\/(page|insights)\//.test(location.pathname);
  return (
    <header class="site">
      <a class="name" href="/">{props.name}</a>
      <nav aria-label="Site">
        <ul>
          <For each={PARTS}>{([to, words]) => <li><a href={to} aria-current={to === "/" && inFeed() ? "page" : undefined}>{words}</a></li>}</For>
        </ul>
      </nav>
      <button class="quiet needs-app" type="button" aria-haspopup="dialog">Search</button>
      <Theme />
    </header>
  );
}

function Theme() {
  const [theme, setTheme] = createSignal("Auto");
  const choose = (name) => {
    setTheme(name);
    if (name === "Auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name.toLowerCase();
  };
  return (
    <div class="theme needs-app" role="group" aria-label="Theme">
      <For each={["Auto", "Light", "Dark"]}>{(name) => <button type="button" aria-pressed={theme() === name} onClick={() => choose(name)}>{name}</button>}</For>
    </div>
  );
}

const Plan = (props) => (
  <>
    <span class="state quiet">Pipeline</span>{" "}
    <Show when={props.runs > 0}><span class="times plan">{props.runs === 1 ? "1 run a day" : `${props.runs} runs a day`}</span></Show>
  </>
);

function Status(props) {
  const { state, words, moments } = pipeline(props.edition);
  return (
    <>
      <span class={`state ${state}`}>{words}</span>{" "}
      <span class="times">
        <For each={moments}>
          {({ name, at, words, own }, place) => (
            <>
              <Show when={place() > 0}><span class="bar" aria-hidden="true"> | </span></Show>
              <span class="moment" tabindex="0">{name}: <time datetime={at}>{words}</time><span class="own">{own}</span></span>
            </>
          )}
        </For>
      </span>
    </>
  );
}

const Footer = (props) => (
  <footer class="site">
    <p>{props.site?.description}</p>
    <ul>
      <li><a href="/months/">Archive</a></li>
      <li><a href="/saved/">Saved</a></li>
      <li><a href="/corrections/">Corrections</a></li>
      <Show when={props.site?.feeds}>
        <li><a href="/feed.xml" rel="external">Atom feed</a></li>
        <li><a href="/feed.json" rel="external">JSON Feed</a></li>
      </Show>
      <li class="needs-app"><button type="button" aria-haspopup="dialog">Keyboard</button></li>
    </ul>
    <p>Every figure here is typed once, with its unit, date and source.</p>
    <p><Show when={props.built} fallback="Made with Sightline.">{(built) => <>Published <time datetime={built()}>{day(built())}, {clock(built(), built())}</time> with Sightline.</>}</Show></p>
  </footer>
);

// A router by hand, as Svelte without SvelteKit leaves it to the author: where the reader is, what is shown there, and the
// history in between. A page is swapped in once its code and its data are here.
import { answer, asks, insight, site } from "shared/edition.js";

const ROUTES = [
  [/^\/(page\/\w+\/?)?$/, () => import("./Feed.svelte"), async ({ pathname, search }) => {
    const asked = asks(pathname, search);
    const [about, answered] = await Promise.all([site(), answer(asked)]);
    return { site: about, asked, answered };
  }],
  [/^\/insights\/([^/]+)\/?$/, () => import("./Insight.svelte"), async (_, slug) => ({ insight: await insight(slug) })],
];
const FAILED = () => import("./Failed.svelte");

class Router {
  pathname = $state("");
  loading = $state(false);
  /** The page in view: its component and what that is given. */
  page = $state.raw();
  site = $state.raw();
}
export const router = new Router();

let step = 0;
async function show(address) {
  const own = ++step;
  router.loading = true;
  let page;
  try {
    const [pattern, code, data] = ROUTES.find(([pattern]) => pattern.test(address.pathname)) ?? [/^/, FAILED, () => ({})];
    const [component, props] = await Promise.all([code(), data(address, pattern.exec(address.pathname)[1])]);
    page = { component: component.default, props };
  } catch {
    page = { component: (await FAILED()).default, props: {} };
  }
  // Who has gone elsewhere meanwhile sees that.
  if (own !== step) return false;
  [router.page, router.pathname, router.loading] = [page, address.pathname, false];
  return true;
}

/** Goes to an address of this site. */
export async function go(href, { replace = false, still = false } = {}) {
  history.replaceState({ y: scrollY }, "");
  history[replace ? "replaceState" : "pushState"]({ y: still ? scrollY : 0 }, "", href);
  if ((await show(new URL(href, location.href))) && !still) scrollTo(0, 0);
}

export async function start() {
  history.scrollRestoration = "manual";
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (!link || !plain || link.origin !== location.origin || link.target || link.rel === "external") return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener("popstate", async ({ state }) => {
    if (location.pathname === router.pathname && location.hash) return;
    if (await show(new URL(location.href))) requestAnimationFrame(() => scrollTo(0, state?.y ?? 0));
  });
  [router.site] = await Promise.all([site(), show(new URL(location.href))]);
}

// Starts the app. Whatever goes wrong, the page stays as it was published, and its links stay plain links.
(() => {
  const STALL = 15_000; // A line that brings nothing for so long is dead. One that is slow may be slow.
  const LIMIT = 120_000; // Later than this nobody waits for an app any more.
  const FRESH = 5_000; // Only a reader who has just come may see the page load anew,
  const AGAIN = 3_600_000; // and not again for so long.
  const UNSEEN = 5_000; // A page that is not seen by then may be in a tab behind.
  const BUSY = 2_000; // So long the browser may have something better to do.
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("sightline:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is blocked: the theme is the system's.
  }

  // What needs the app may be pressed before it is there. It is marked then, and the app presses it again, in this order,
  // once it listens; an app that is on its way is hurried. (What is put into a field it finds there.)
  const PRESSES = 16; // Who goes on has given up.
  let turn = 0;
  let app;
  let start;
  const keys = [];
  const press = (event) => {
    const { type, target } = event;
    if (root.dataset.app === "running") return;
    const button = type === "click" && target.closest?.("#site button:not([popovertarget])");
    const sorts = button && turn < PRESSES && sort(button);
    if (root.dataset.app) return;
    if (type !== "focusin") app?.hurry?.();
    if (button && !root.dataset.app) {
      const { pressed } = button.dataset;
      // A heading says something else each time.
      if (sorts || !pressed) button.dataset.pressed = `${pressed ? `${pressed} ` : ""}${turn++}`;
    }
    const key = type === "keydown" && keys.length < PRESSES && isShortcut(event);
    if (key) keys.push(event);
    if (button || key || target.closest?.(".needs-app")) start?.();
  };
  // The browser has no use for a letter by itself. What is held down counts once.
  const isShortcut = ({ key, target, ctrlKey, metaKey, altKey, isComposing, keyCode, repeat }) =>
    key?.length === 1 && key !== " " && !(ctrlKey || metaKey || altKey || isComposing || keyCode === 229 || repeat) &&
    !target.closest?.("input, select, textarea, [contenteditable]");
  addEventListener("sightline:running", () => {
    for (const key of keys.splice(0)) {
      (key.target.isConnected ? key.target : document.body).dispatchEvent(new KeyboardEvent("keydown", key));
    }
  });
  for (const deed of ["click", "keydown", "input", "focusin"]) addEventListener(deed, press, true);

  // Sorting does not wait for the app: a table carries the ranks of its cells, a word for each column and a letter for each
  // row (A is the least, ~ is not known), behind a sign where the greatest come first. The app presses again what was
  // pressed, so it is handed the table as it was published; both happen in one task, and nobody sees it.
  const tables = new Map();
  const sort = (button) => {
    const head = button.parentElement;
    const table = head.closest("table");
    const ranks = head.scope === "col" && table?.dataset.ranks?.split(" ")[head.cellIndex];
    if (!ranks || ranks === ".") return false;
    const [body] = table.tBodies;
    const rows = tables.get(table) ?? [...body.rows];
    tables.set(table, rows);
    const ways = ranks[0] === "-" ? ["descending", "ascending"] : ["ascending", "descending"];
    const way = ways[ways.indexOf(head.getAttribute("aria-sort")) + 1];
    arrange(table, rows);
    if (!way) return true;
    head.setAttribute("aria-sort", way);
    const order = (row) => {
      const rank = ranks.charCodeAt(rows.indexOf(row) + (ranks[0] === "-"));
      return rank === 126 || way === "ascending" ? rank : -rank;
    };
    body.append(...[...rows].sort((a, b) => order(a) - order(b)));
    return true;
  };
  const arrange = (table, rows) => {
    for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
    table.tBodies[0].append(...rows);
  };
  addEventListener("sightline:takeover", () => {
    const focus = document.activeElement;
    tables.forEach((rows, table) => arrange(table, rows));
    focus.focus({ preventScroll: true });
  });

  // How something is embedded is asked so seldom that its dialog comes when it is asked for.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-embed]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const base = document.querySelector("meta[name=sightline-base]").content;
    import(`${base}embed/dialog.js`).then((dialog) => dialog.open(link, base)).catch(() => location.assign(link.href));
  });

  // A trap ends the app, not the page: the text stays, and the reader is told how to go on. What listened to clicks
  // has ended with it, so links are the browser's again, and a step back to a view the app made is a load.
  const fail = () => {
    root.dataset.app = "failed";
    keys.length = 0;
    for (const one of document.querySelectorAll("[data-pressed]")) delete one.dataset.pressed;
  };
  const Trap = globalThis.WebAssembly?.RuntimeError;
  let trapped = false;
  const crashed = ({ error, reason }) => {
    if (!Trap || !((error ?? reason) instanceof Trap)) return;
    trapped = true;
    // What it had taken over of the page by then answers no more.
    addEventListener("click", (event) => event.stopImmediatePropagation(), true);
    if (root.dataset.app !== "running") return fail();
    // Its styles are not among those of the page.
    document.getElementById("styles")?.setAttribute("media", "all");
    document.getElementById("notice")?.removeAttribute("hidden");
    addEventListener("popstate", ({ state }) => state && location.reload());
  };
  addEventListener("error", crashed);
  addEventListener("unhandledrejection", crashed);

  // A page from before a deploy asks for files that are gone. Loading it anew helps only if the host has a newer one,
  // so that is looked up first: a deploy that is broken is never reloaded. Nor is a page that was loaded anew already,
  // or whose reader has begun to do something. So there is no loop, even where a host answers now old, now new.
  // (`userActivation` would be shorter, but in Chromium a page inherits it from the one whose link led there.)
  let touched = false;
  for (const deed of ["pointerdown", "wheel", "keydown", "click", "input", "toggle", "selectionchange"]) {
    addEventListener(deed, () => (touched = true), true);
  }
  const renew = async (files, began, from) => {
    const ready = () =>
      performance.getEntriesByType("navigation")[0]?.type !== "reload" &&
      !touched &&
      scrollY === from &&
      performance.now() - began < FRESH &&
      Date.now() - sessionStorage.getItem("sightline:reload") > AGAIN;
    if (!files || !ready()) return;
    const page = await (await fetch(location.href, { cache: "reload" })).text();
    if (!page.includes("sightline-app") || page.includes(files) || !ready()) return;
    sessionStorage.setItem("sightline:reload", Date.now());
    location.reload();
  };

  const run = async () => {
    const [began, from] = [performance.now(), scrollY];
    const work = new AbortController();
    const { signal } = work;
    const stop = (why) => work.abort(new Error(why));
    const limit = setTimeout(stop, LIMIT, "it takes too long");
    let silence;
    const heard = () => {
      clearTimeout(silence);
      // Where bytes cannot be counted (see below) only the limit holds.
      if (crypto.subtle) silence = setTimeout(stop, STALL, "the line is silent");
    };

    // `fetch` with `integrity` hands nothing over before the last byte: the compiler would wait, and a slow line would
    // look like a dead one. So the bytes are counted and hashed here while a copy streams into the compiler, which
    // runs nothing. Hashing needs a secure page; elsewhere the browser checks. What is wrong may be wrong in the
    // browser's cache only, for as long as that keeps it, so it is asked for once more, past the cache.
    const load = async (url, integrity, cache) => {
      const hash = crypto.subtle;
      const answer = await fetch(url, { cache, signal, integrity: hash ? "" : integrity });
      heard();
      let fault = `answers ${answer.status}`;
      if (answer.ok) {
        // With another type only bytes compile; the app takes those too.
        const streams = answer.headers.get("content-type") === "application/wasm";
        const module = streams && WebAssembly.compileStreaming(answer.clone());
        if (module) module.catch(() => {}); // Told of below, unless the bytes tell more.
        const count = new TransformStream({ transform: (part, out) => (heard(), out.enqueue(part)) });
        const bytes = await new Response(answer.body.pipeThrough(count)).arrayBuffer();
        const found = hash && integrity && (await hash.digest(`SHA-${integrity.slice(3, 6)}`, bytes));
        if (!found || integrity.slice(7) === btoa(String.fromCharCode(...new Uint8Array(found)))) {
          return module || bytes;
        }
        fault = "is not the file this page was published with";
      }
      if (cache) throw new Error(`${url} ${fault}`);
      return load(url, integrity, "reload");
    };

    let files;
    try {
      if (!Trap) throw new Error("this browser has no WebAssembly");
      files = document.querySelector("meta[name=sightline-app]").content;
      const [js, wasm, jsHash, wasmHash] = files.split(" ");
      heard();
      // What is imported comes from the cache that the check has just filled. A host that forbids caching is asked
      // twice, and the second answer is not checked; but it fits the checked WebAssembly or does not link, for the
      // names between the two are hashes. (A policy that allows blob: or an inline import map would be worse.)
      const both = Promise.all([load(js, jsHash).then(() => import(js)), load(wasm, wasmHash)]);
      const late = new Promise((_, stopped) => (signal.onabort = () => stopped(signal.reason)));
      const [made, module] = await Promise.race([both, late]);
      await made.default({ module_or_path: module });
      app = made;
      if (turn) app.hurry?.();
    } catch (error) {
      fail();
      console.warn("Sightline's app did not start, and the page works without it:", signal.reason ?? error);
      renew(files, began, from).catch(() => {}); // No storage or no line: the page stays.
    } finally {
      clearTimeout(limit);
      clearTimeout(silence);
      work.abort();
    }
  };

  // The reader first: nothing of the app is asked for before the page has been seen, and nothing else is to be done.
  // What cannot tell, or is not looked at, is not waited for without end.
  const shown = () =>
    new Promise((done) => {
      if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint")) return requestAnimationFrame(() => setTimeout(done));
      new PerformanceObserver((list, observer) => {
        if (!list.getEntriesByName("first-contentful-paint").length) return;
        observer.disconnect();
        done();
      }).observe({ type: "paint", buffered: true });
      setTimeout(done, UNSEEN);
    });
  const idle = () =>
    new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: BUSY }) : setTimeout(done, 50)));

  const soon = () => {
    // A page made ready before it is asked for may never be.
    if (document.prerendering) return document.addEventListener("prerenderingchange", soon);
    if (document.readyState === "loading") return document.addEventListener("DOMContentLoaded", soon);
    // A running app keeps the reader's place itself. Loaded anew, the page is there before the app is.
    if (history.scrollRestoration === "manual" && scrollY === 0) scrollTo(0, history.state?.y ?? 0);
    start = () => {
      start = undefined;
      run();
    };
    // Who saves data gets the app when something is used that needs it, or when the address asks for more than the
    // page: a filter, a panel. All else is there without.
    if (turn) return start();
    if (!navigator.connection?.saveData || location.search || location.hash) shown().then(idle).then(() => start?.());
  };
  soon();
  // Back from the browser's memory a running app runs on. One that had failed may have a better line now.
  addEventListener("pageshow", ({ persisted }) => persisted && !trapped && root.dataset.app === "failed" && run());
})();

// What is put into each page before its own scripts, the same for all: it notes what the browser tells of the page, and
// times presses. It does nothing until it is asked.
export const probe = () => {
  if (location.protocol === "about:") return;
  const notes = { tasks: [], shifts: [], largest: 0, memories: [] };
  const note = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  note("longtask", ({ startTime, duration }) => notes.tasks.push({ startTime, duration }));
  note("layout-shift", ({ startTime, value, hadRecentInput }) => hadRecentInput || notes.shifts.push({ startTime, value }));
  note("largest-contentful-paint", ({ startTime }) => (notes.largest = startTime));

  // WebAssembly's memory is not in the heap that the engine tells of.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await own.apply(WebAssembly, args);
      const { exports } = made.instance ?? made;
      notes.memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
      return made;
    };
  }

  /** Past the frame that shows what has been done: a task after the frame's own callbacks, layout and paint. */
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    }));

  /** Waits until something is so; looks whenever the page changes. */
  const until = (so) =>
    new Promise((done) => {
      if (so()) return done();
      const watch = new MutationObserver(() => so() && (watch.disconnect(), done()));
      watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });

  /** From a press to the frame that shows what it asked for, in milliseconds. */
  const press = async (act, so) => {
    const start = performance.now();
    act();
    await until(so);
    await frame();
    return performance.now() - start;
  };

  // A press that leads to another page may lead to another document, so what is awaited is kept beside both.
  const wall = () => performance.timeOrigin + performance.now();
  const follow = async () => {
    const awaited = sessionStorage.getItem("bench:awaited");
    if (!awaited) return;
    const { start, selector, text } = JSON.parse(awaited);
    await until(() => { const found = document.querySelector(selector); return found && (!text || found.textContent === text); });
    await frame();
    sessionStorage.removeItem("bench:awaited");
    sessionStorage.setItem("bench:took", wall() - start);
  };
  const leave = (act, selector, text) => {
    sessionStorage.removeItem("bench:took");
    // In a task of its own: who asked for it is answered before the document is gone.
    setTimeout(() => {
      sessionStorage.setItem("bench:awaited", JSON.stringify({ start: wall(), selector, text }));
      follow();
      act();
    });
  };
  follow();
  globalThis.bench = { notes, frame, until, press, leave };
};

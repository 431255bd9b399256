// Sightline's embeds, on both sides of the frame. On a page of the site's own it says how tall it is, and hears nothing. On a
// host's page it is <sightline-embed src="…">: a frame as tall as what is in it, lit as the place it stands in. Whatever goes
// wrong, what stands inside of the element stays in view. No cookies, no storage, nothing asked of anybody but the site.
(() => {
  const NAME = "sightline-embed";
  const MOST = 20_000; // Pixels. Nothing that is embedded is taller; a message may say anything.
  const root = document.documentElement;

  if (root.hasAttribute("data-embed")) {
    if (parent === window) return;
    const main = document.querySelector("main");
    let told = 0;
    const tell = () => {
      const height = Math.ceil(main.getBoundingClientRect().bottom + scrollY);
      // Nothing is as wide as a column that is folded away, and what it says of its height is of no use.
      if (innerWidth > 0 && height !== told) parent.postMessage({ [NAME]: (told = height) }, "*");
    };
    new ResizeObserver(tell).observe(main);
    return;
  }

  const script = document.currentScript?.src;
  if (!script || !globalThis.customElements || customElements.get(NAME)) return;
  const { origin } = new URL(script);
  const frames = new Map();

  // From a frame of ours, from our site, and a height: all else is not for us.
  addEventListener("message", ({ source, origin: from, data }) => {
    if (from !== origin) return;
    const embed = frames.get(source);
    const height = data?.[NAME];
    if (embed && Number.isInteger(height) && height > 0 && height <= MOST) embed.show(height);
  });

  /** Whether the place an element stands in is dark: by the first background that covers, else by what the browser writes in. */
  const isDark = (element) => {
    const light = (color) => {
      const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
      return alpha < 0.5 || blue === undefined ? undefined : red * 0.299 + green * 0.587 + blue * 0.114;
    };
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
      const own = light(getComputedStyle(at).backgroundColor);
      if (own !== undefined) return own < 128;
    }
    const probe = document.createElement("i");
    probe.style.color = "CanvasText";
    element.append(probe);
    const ink = light(getComputedStyle(probe).color);
    probe.remove();
    return ink > 128;
  };

  customElements.define(
    NAME,
    class extends HTMLElement {
      static observedAttributes = ["src", "scheme"];
      #frame;
      #seen;

      connectedCallback() {
        this.style.display = "block";
        // What is kept free is as much as the embed takes, so that nothing below moves.
        const room = Number(this.getAttribute("height"));
        if (room > 0 && room <= MOST) this.style.minHeight = `${room}px`;
        this.#seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#load(), { rootMargin: "400px" });
        this.#seen.observe(this);
        this.light = () => this.#frame && this.#turn();
        this.watch = new MutationObserver(this.light);
        for (const one of [root, document.body]) this.watch.observe(one, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.light);
      }

      disconnectedCallback() {
        this.#seen.disconnect();
        this.watch.disconnect();
        matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.light);
        this.#drop();
      }

      attributeChangedCallback(name) {
        if (!this.#frame) return;
        if (name === "scheme") return this.#turn();
        this.#drop();
        this.#load();
      }

      #drop() {
        if (!this.#frame) return;
        for (const [source, embed] of frames) if (embed === this) frames.delete(source);
        this.#frame.remove();
        this.#frame = undefined;
        for (const one of this.children) one.hidden = false;
      }

      /** The address in the frame; nothing where it is none of the site's. */
      #address() {
        try {
          const address = new URL(this.getAttribute("src") ?? "", script);
          if (address.origin !== origin || !/\/embed\/\w+\//.test(address.pathname)) return;
          const scheme = this.getAttribute("scheme");
          const dark = scheme === "dark" || scheme === "light" ? scheme === "dark" : isDark(this);
          address.hash = dark ? "dark" : "light";
          return address.href;
        } catch {
          return;
        }
      }

      #turn() {
        const address = this.#address();
        if (address && address !== this.#frame.src) this.#frame.src = address; // Another fragment loads nothing.
      }

      #load() {
        if (this.#frame || !this.isConnected) return;
        const address = this.#address();
        if (!address) return console.warn(`<${NAME}> shows what is below ${origin}, and nothing else:`, this.getAttribute("src"));
        this.#seen.disconnect();
        const frame = (this.#frame = document.createElement("iframe"));
        frame.title = this.getAttribute("title") ?? "";
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
        frame.setAttribute("referrerpolicy", "strict-origin-when-cross-origin");
        // Not in view before it says how tall it is, which it does once it is there.
        Object.assign(frame.style, { position: "absolute", visibility: "hidden", width: "100%", height: "0", border: "0", colorScheme: "normal" });
        if (getComputedStyle(this).position === "static") this.style.position = "relative";
        frame.src = address;
        this.append(frame);
        frames.set(frame.contentWindow, this);
      }

      show(height) {
        const frame = this.#frame;
        if (!frame || frame.style.height === `${height}px`) return;
        Object.assign(frame.style, { position: "static", visibility: "visible", display: "block", height: `${height}px` });
        for (const one of this.children) one.hidden = one !== frame;
      }
    },
  );
})();

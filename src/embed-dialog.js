// The dialog behind “Embed”: what it will look like, a few choices, and the code to copy. The page loads it when somebody asks
// for it; without a script the link leads to what is embedded.
const FORMS = [
  ["script", "With our script", "As tall as what is in it, lit as your page."],
  ["frame", "As a frame", "For pages that take no scripts."],
  ["quote", "As a quotation", "For pages that take neither. It stays as it is today."],
];
const SCHEMES = [["", "As the page around it"], ["light", "Light"], ["dark", "Dark"]];
const STYLE = `
  dialog { box-sizing: border-box; width: min(46rem, 100vw - 2rem); max-height: calc(100dvh - 2rem); border: 1px solid var(--field, GrayText); border-top: 2px solid var(--ink, CanvasText);
    padding: 1rem 1.25rem 1.25rem; background: var(--paper, Canvas); color: var(--ink, CanvasText); font: 1rem/1.5 var(--sans, sans-serif); overflow: auto; }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  h2 { margin: 0 3rem 0.75rem 0; font: 600 1rem/1.4 var(--sans, sans-serif); }
  iframe { display: block; width: 100%; border: 1px solid var(--line, GrayText); }
  fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.75rem 0 0; border: 0; padding: 0; }
  legend { padding: 0; font-size: 0.8125rem; color: var(--soft, inherit); }
  label { min-height: 1.5rem; } small { color: var(--soft, inherit); }
  textarea { box-sizing: border-box; width: 100%; min-height: 7rem; margin-top: 0.75rem; border: 1px solid var(--field, GrayText); padding: 0.5rem; background: var(--ground, Field); color: inherit;
    font: 0.8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; resize: vertical; }
  button { min-height: 1.75rem; border: 1px solid var(--field, GrayText); padding: 0.25rem 0.75rem; background: none; color: inherit; font: inherit; font-size: 0.8125rem; cursor: pointer; }
  .close { position: absolute; inset: 0.75rem 1rem auto auto; } :dir(rtl) .close { inset: 0.75rem auto auto 1rem; }
  :focus-visible { outline: 2px solid var(--accent, Highlight); outline-offset: 2px; }
  a { color: inherit; } small, label { font-size: 0.875rem; }
  p { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: baseline; margin: 0.5rem 0 0; }
`;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
const element = (name, fields = {}, ...inside) => {
  const one = Object.assign(document.createElement(name), fields);
  one.append(...inside);
  return one;
};

/** What a host copies: in one of the forms, lit as chosen. */
export const code = ({ title, height, html, quote }, { address, script, form, scheme }) => {
  if (form === "quote") return quote;
  const shown = escaped(address + (scheme && form === "frame" ? `#${scheme}` : ""));
  if (form === "frame") return html.replace(/src="[^"]*"/, `src="${shown}"`);
  const lit = scheme ? ` scheme="${scheme}"` : "";
  return `<script async src="${escaped(script)}"></script>\n<sightline-embed src="${shown}" title="${escaped(title)}" height="${height}"${lit} style="display:block;min-height:${height}px">\n${quote}\n</sightline-embed>`;
};

/** Opens the dialog for what a link leads to. */
export async function open(link, base) {
  const live = new URL(link.href);
  const answer = await fetch(new URL("oembed.json", live));
  if (!answer.ok) throw new Error(`${live} answers ${answer.status}`);
  const told = await answer.json();
  const script = new URL("embed.js", new URL(base, location)).href;
  const choices = (name, legend, options) =>
    element("fieldset", {}, element("legend", { textContent: legend }), ...options.map(([value, words, more], at) =>
      element("label", {}, element("input", { type: "radio", name, value, checked: at === 0 }), ` ${words}`, more ? element("small", { textContent: ` – ${more}` }) : "")));
  const form = element("form", {}, choices("form", "How", FORMS), choices("scheme", "Colours", SCHEMES));
  if (told.frozen) form.append(choices("of", "Value", [["", "Follows the figure"], [told.frozen, "Stays what it is today, and says when there is a newer one"]]));
  const preview = element("iframe", { title: "Preview", loading: "eager" });
  const text = element("textarea", { readOnly: true, spellcheck: false, ariaLabel: "Code to copy" });
  const said = element("span", { role: "status" });
  said.setAttribute("role", "status");
  const copy = element("button", { type: "button", textContent: "Copy" });
  const close = element("button", { type: "button", className: "close", textContent: "Close" });
  const help = element("a", { href: new URL("embed/", new URL(base, location)), textContent: "Which form for which page" });
  const heading = element("h2", { id: "heading", textContent: `Embed “${told.title}”` });
  const dialog = element("dialog", {}, heading, preview, form, text, element("p", {}, copy, said, help), close);
  dialog.setAttribute("aria-labelledby", "heading");

  const change = () => {
    const chosen = Object.fromEntries(new FormData(form));
    const address = chosen.of ? new URL(chosen.of, live).href : live.href;
    const shown = `${address}${chosen.scheme ? `#${chosen.scheme}` : ""}`;
    if (preview.src !== shown) preview.src = shown;
    preview.style.height = `${Math.min(told.height, innerHeight / 2)}px`;
    text.value = code(told, { address, script, ...chosen });
    said.textContent = "";
  };
  form.addEventListener("change", change);
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Copied";
    } catch {
      said.textContent = "Copying is blocked here; the code is selected.";
    }
  });
  close.addEventListener("click", () => dialog.close());
  // In a shadow, so that neither styles nor names of the page meet its own.
  const host = element("div", { className: "embedding" });
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(dialog);
  document.body.append(host);
  dialog.addEventListener("close", () => {
    host.remove();
    link.focus();
  });
  change();
  dialog.showModal();
  // Not on the preview, which has keys of its own.
  form.querySelector("input").focus();
}

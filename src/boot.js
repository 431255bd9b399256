// Starts the app. If anything about that fails, the page stays the page it was published as, and its links
// stay plain links.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("sightline:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is blocked: the theme is the system's.
  }
  const fail = (error) => {
    root.dataset.app = "failed";
    console.error("Sightline runs without its app:", error);
  };
  // A trap in WebAssembly ends the app, not the page: the text stays, and the reader is told how to go on.
  const Trap = globalThis.WebAssembly?.RuntimeError;
  const crashed = ({ error, reason }) => {
    if (Trap && (error ?? reason) instanceof Trap) document.getElementById("notice").hidden = false;
  };
  addEventListener("error", crashed);
  addEventListener("unhandledrejection", crashed);
  const start = async () => {
    const files = document.querySelector("meta[name=sightline-app]").content.split(" ");
    const [app, wasm] = await Promise.all([import(files[0]), fetch(files[1])]);
    if (!wasm.ok) throw new Error(`${files[1]}: ${wasm.status}`);
    await app.default({ module_or_path: wasm });
  };
  // The reader first: what is published is on the screen before the app competes for the line.
  const soon = () => requestAnimationFrame(() => setTimeout(() => start().catch(fail)));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", soon);
  else soon();
})();

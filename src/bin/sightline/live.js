// Reloads the page when its site is published anew, and shows the faults that keep it from being. Only `sightline serve` adds it.
const own = document.currentScript;
const edition = Number(own.dataset.edition);
let panel;

/** Shows the check's words above the page; none take the panel away. */
function show(faults) {
  panel?.remove();
  if (!faults) return;
  panel = document.createElement("pre");
  panel.textContent = faults;
  panel.setAttribute("role", "alert");
  panel.tabIndex = 0;
  // A policy that hashes styles lets scripts set them.
  Object.assign(panel.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "99", margin: "0", padding: "1rem", maxHeight: "50vh", overflow: "auto",
    whiteSpace: "pre-wrap", font: "0.875rem/1.5 monospace", color: "#fff", background: "#5c1010",
  });
  document.body.append(panel);
}

async function listen() {
  for (let seen = -1; ; ) {
    try {
      const answer = await fetch(new URL(`state?seen=${seen}`, own.src), { cache: "no-store" });
      const state = await answer.json();
      if (state.edition !== edition) return location.reload();
      seen = state.change;
      show(state.faults);
    } catch {
      // The server was stopped; it may come again.
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

listen();

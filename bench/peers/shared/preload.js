// Stands inline in index.html: asks for what the address will need while the script that will ask for it is on its way.
// `CHUNKS` is put there by the build: the script files of each kind of page.
{
  const hint = (rel, href, as) => document.head.append(Object.assign(document.createElement("link"), { rel, href, ...(as && { as, crossOrigin: "" }) }));
  const [kind, name] = location.pathname.split("/").filter(Boolean);
  const page = kind === "insights" && name ? "Insight" : "Feed";
  for (const file of CHUNKS[page]) hint("modulepreload", file);
  hint("preload", "/edition/site.json", "fetch");
  if (page === "Insight") hint("preload", `/edition/insights/${name}.json`, "fetch");
  else if (!location.search) hint("preload", "/edition/feed/latest.json", "fetch");
}

// Pages as a person would have written them: a published page without what is there for the app or for other programs.

const bare = (html) =>
  html
    .replace(/<script[^]*?<\/script>/g, "")
    .replace(/<link (?!rel="icon")[^>]*>/g, "")
    .replace(/<meta (property|name="(sightline|twitter))[^>]*>/g, "")
    .replace(/<div id="notice"[^]*?<\/div>/, "");

/** Words and styles alone, without what is hidden at first. */
export const alone = (html) => bare(html).replace(/<section class="panels"[^]*?<\/section>/, "").replaceAll(/ popovertarget="[^"]*"/g, "");

/** The page with its panels, and a script of some lines that sorts, filters and switches. */
export const scripted = (html) => bare(html).replace("</head>", '<script src="/hand.js" defer></script></head>');

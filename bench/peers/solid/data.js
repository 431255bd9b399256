// What pages are made from, as the router's queries: asked for when a link is about to be followed, and shared from there.
import { query } from "@solidjs/router";
import { answer, asks, insight, site } from "shared/edition.js";

export const siteOf = query(site, "site");
export const insightOf = query(insight, "insight");
export const feedOf = query(async (pathname, search) => {
  const asked = asks(pathname, search);
  return { asked, ...(await answer(asked)) };
}, "feed");

import { Router } from "@solidjs/router";
import { lazy } from "solid-js";
import { render } from "solid-js/web";
import "site.css";
import { App } from "./App.jsx";
import { Failed } from "./Failed.jsx";
import { feedOf, insightOf, siteOf } from "./data.js";

const Feed = lazy(() => import("./Feed.jsx"));
const Insight = lazy(() => import("./Insight.jsx"));

const preloadFeed = ({ location }) => void (siteOf(), feedOf(location.pathname, location.search));
const routes = [
  { path: ["/", "/page/:page"], component: Feed, preload: preloadFeed },
  { path: "/insights/:slug", component: Insight, preload: ({ params }) => void insightOf(params.slug) },
  { path: "*", component: Failed },
];

render(() => <Router root={App}>{routes}</Router>, document.getElementById("site"));

import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { answer, asks, insight, site } from "shared/edition.js";
import "site.css";
import { App } from "./App.jsx";
import { Failed } from "./Failed.jsx";

// Loaders stand here, apart from the pages' code, so that both are asked for at once.
const feed = {
  lazy: { Component: async () => (await import("./Feed.jsx")).Feed },
  loader: async ({ request }) => {
    const { pathname, search } = new URL(request.url);
    const asked = asks(pathname, search);
    const [about, answered] = await Promise.all([site(), answer(asked)]);
    return { site: about, asked, ...answered };
  },
};

const router = createBrowserRouter([
  {
    Component: App,
    ErrorBoundary: Failed,
    HydrateFallback: () => null,
    loader: site,
    shouldRevalidate: () => false,
    children: [
      { index: true, ...feed },
      { path: "page/:page", ...feed },
      {
        path: "insights/:slug",
        lazy: { Component: async () => (await import("./Insight.jsx")).Insight },
        loader: ({ params }) => insight(params.slug),
      },
      { path: "*", Component: Failed },
    ],
  },
]);

startTransition(() => createRoot(document.getElementById("site")).render(<RouterProvider router={router} />));

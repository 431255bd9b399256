import { mount } from "svelte";
import "site.css";
import App from "./App.svelte";
import { start } from "./router.svelte.js";

// The first page's code and data are asked for before the frame is drawn, and both are drawn together.
await start();
mount(App, { target: document.getElementById("site") });

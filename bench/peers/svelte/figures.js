import { createContext } from "svelte";

/** The figures of the insight in view: how each is marked where it stands. */
export const [figuresHere, provideFigures] = createContext();

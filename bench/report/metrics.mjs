// What is told of a run: in tables each with its unit, and in plots some of it.

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const kB = (value) => `${(value / 1000).toFixed(1)} kB`;
const MB = (value) => `${value.toFixed(1)} MB`;
const plain = (value) => value.toFixed(0);
const small = (value) => value.toFixed(3);

const loading = (page) => [
  ["first contentful paint", [page, "paint", "fcp"], ms],
  ["largest contentful paint", [page, "paint", "lcp"], ms],
  ["layout shift", [page, "paint", "cls"], small],
  ["bytes until the first paint", [page, "paint", "fcpBytes"], kB],
  ["requests until the first paint", [page, "paint", "fcpRequests"], plain],
  ["bytes until rest", [page, "paint", "allBytes"], kB],
  ["requests until rest", [page, "paint", "allRequests"], plain],
];
const working = (page, speed) => [
  ["main thread", [page, speed, "all"], ms],
  ["of it scripts", [page, speed, "script"], ms],
  ["of it styles and layout", [page, speed, "layout"], ms],
  ["of it paint", [page, speed, "paint"], ms],
  ["of it parsing", [page, speed, "parse"], ms],
  ["blocking time", [page, speed, "blocking"], ms],
];

/** Tables: a title, and rows of a name, the way to a number in the results, and how it is written. */
export const TABLES = [
  ["Loading an insight over 150 ms and 1.6 Mbit/s", [
    ...loading("insight"),
    ["time until a sort answers", ["insight", "paint", "sorted"], ms],
    ["bytes until a sort answers", ["insight", "paint", "sortedBytes"], kB],
    ["requests until a sort answers", ["insight", "paint", "sortedRequests"], plain],
  ]],
  ["Loading the feed over the same line", loading("feed")],
  ["Work for an insight, from navigation to rest", working("insight", "work")],
  ["The same at a quarter of the processor", working("insight", "slowed")],
  ["Work for the feed", working("feed", "work")],
  ["The same at a quarter of the processor", working("feed", "slowed")],
  ["Memory of an insight at rest", [
    ["JavaScript heap", ["memory", "heap"], MB],
    ["WebAssembly memory", ["memory", "wasm"], MB],
    ["the renderer’s own memory", ["memory", "renderer"], MB],
  ]],
  ["Press to frame right after loading, at a quarter of the processor", [
    ["first sort", ["first", "firstSort"], ms],
    ["first filter", ["first", "firstFilter"], ms],
    ["first link to an insight", ["first", "firstLink"], ms],
  ]],
  ["Press to frame at rest", [
    ["sort 1,000 rows", ["press", "sort1000"], ms],
    ["sort 10,000 rows", ["press", "sort10000"], ms],
    ["find in 10,000 rows", ["press", "find10000"], ms],
    ["pin one of 10,000 rows", ["press", "pin10000"], ms],
    ["filter the feed", ["press", "filter"], ms],
    ["open a panel", ["press", "panel"], ms],
    ["feed to insight", ["press", "there"], ms],
    ["and back", ["press", "back"], ms],
  ]],
];

/** Plots: a name, a title, and groups of bars, each with its way to one number or, stacked, to several. */
export const PLOTS = [
  ["paint", "Paints over 150 ms and 1.6 Mbit/s", ms, [
    ["An insight: first paint", [["insight", "paint", "fcp"]]],
    ["An insight: largest paint", [["insight", "paint", "lcp"]]],
    ["An insight: until a sort answers", [["insight", "paint", "sorted"]]],
    ["The feed: largest paint", [["feed", "paint", "lcp"]]],
  ]],
  ["bytes", "Bytes over the line", kB, [
    ["An insight: until the first paint", [["insight", "paint", "fcpBytes"]]],
    ["An insight: until a sort answers", [["insight", "paint", "sortedBytes"]]],
    ["An insight: until rest", [["insight", "paint", "allBytes"]]],
  ]],
  ["work", "Main thread at a quarter of the processor", ms, [
    ["An insight", [["insight", "slowed", "all"]]],
    ["The feed", [["feed", "slowed", "all"]]],
    ["An insight: scripts alone", [["insight", "slowed", "script"]]],
  ]],
  ["memory", "Memory of an insight at rest", MB, [
    ["JavaScript heap and WebAssembly memory", [["memory", "heap"], ["memory", "wasm"]]],
    ["The renderer’s own memory", [["memory", "renderer"]]],
  ]],
  ["press", "Press to frame", ms, [
    ["Sort 1,000 rows", [["press", "sort1000"]]],
    ["Sort 10,000 rows", [["press", "sort10000"]]],
    ["Filter the feed", [["press", "filter"]]],
    ["Feed to insight", [["press", "there"]]],
    ["First sort, a quarter of the processor", [["first", "firstSort"]]],
  ]],
];

/** The number a way leads to: its median and quartiles. Nothing where a contestant does not offer what was measured. */
export const found = (contestant, way) => way.reduce((at, step) => at?.[step], contestant);

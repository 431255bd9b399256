// What the main thread did, from a trace. All tasks are summed: the engine's own counters (`ScriptDuration` and the like)
// count nothing that runs in microtasks, where an app that awaits what it needs does most of its work.

const KINDS = {
  script: [
    "EvaluateScript", "FunctionCall", "BlinkScheduler_PerformMicrotaskCheckpoint", "RunMicrotasks", "TimerFire", "FireAnimationFrame",
    "FireIdleCallback", "EventDispatch", "MinorGC", "MajorGC", "XHRReadyStateChange", "XHRLoad", "HandlePostMessage",
  ],
  layout: ["UpdateLayoutTree", "Layout", "ScheduleStyleRecalculation", "ParseAuthorStyleSheet"],
  paint: ["PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer", "UpdateLayerTree", "PaintImage", "Decode Image"],
  parse: ["ParseHTML"],
};
const KIND = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])));
/** What the engine tells of itself, compiling and collecting among it, is scripts' too. */
const kindOf = (name) => KIND.get(name) ?? (/^v8\./i.test(name) ? "script" : undefined);
const isTask = ({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask";

/** Milliseconds of all tasks of the thread that showed a page, and of scripts, styles and layout, paint and parsing. */
export function mainThread({ traceEvents }, url) {
  const begun = traceEvents.find(({ name, args }) => name === "navigationStart" && args?.data?.documentLoaderURL === url);
  if (!begun) throw new Error(`the trace has no navigation to ${url}`);
  const own = traceEvents.filter(({ pid, tid, ph, dur, ts }) => pid === begun.pid && tid === begun.tid && ph === "X" && dur > 0 && ts + dur >= begun.ts);
  own.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const sums = { all: 0, script: 0, layout: 0, paint: 0, parse: 0 };
  // Time goes to the innermost event that has a kind; tasks are told by two events, one in the other.
  const open = [];
  for (const event of own) {
    while (open.length && open.at(-1).end <= event.ts) open.pop();
    const inTask = open.some(({ task }) => task);
    const kind = kindOf(event.name);
    const time = event.dur / 1000;
    if (isTask(event) && !inTask) sums.all += time;
    const outer = open.findLast((one) => one.kind);
    if (kind) {
      sums[kind] += time;
      if (outer) sums[outer.kind] -= time;
    }
    open.push({ end: event.ts + event.dur, kind, task: isTask(event) });
  }
  return sums;
}

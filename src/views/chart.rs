//! Charts: bars in rows of text, or a line. Lengths are attributes, which a strict policy allows.

use super::html::{Html, Tag, classed, el};
use super::label::insights;
use super::span::spans;
use super::table::source_line;
use crate::model::{Chart, History, Mark, Point, Source, Timeline, Value};

/// A bar of `length` thousandths.
pub fn bar(length: u16) -> Html {
    drawing("0 0 1000 10", "bar")
        .with(el("rect").attr("width", length.to_string()).attr("height", "10"))
        .into()
}

fn drawing(view: &'static str, class: &'static str) -> Tag {
    classed("svg", class)
        .attr("viewBox", view)
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
}

/// A chart. What it shows is also text: a list of its points.
pub fn chart(chart: &Chart, sources: &[Source]) -> Html {
    let caption = el("figcaption")
        .with(el("h3").with(spans(&chart.title)))
        .with(classed("p", "caption").with(chart.measure.clone()))
        .with(classed("p", "sr").with(chart.alt.clone()));
    let body = match chart.mark {
        Mark::Bar => bars(chart),
        Mark::Line => line(chart),
    };
    classed("figure", "chart").with(caption).with(body).with(source_line(&chart.sources, sources)).into()
}

fn bars(chart: &Chart) -> Html {
    let row = |point: &Point| {
        el("li")
            .with(el("span").with(point.label.clone()))
            .with(bar(point.at))
            .with(el("b").with(point.text.clone()))
    };
    classed("ul", "bars").with(chart.points.iter().map(row).collect::<Html>()).into()
}

fn line(chart: &Chart) -> Html {
    let last = chart.points.len().saturating_sub(1).max(1);
    let at = |(place, point): (usize, &Point)| {
        (place * 1000 / last, 300 - usize::from(point.at.min(1000)) * 3 / 10)
    };
    let corners: Vec<(usize, usize)> = chart.points.iter().enumerate().map(at).collect();
    let path: Vec<String> = corners.iter().map(|(x, y)| format!("{x},{y}")).collect();
    // A dot is a line of no length with round ends: it stays round however the drawing is stretched.
    let dots: String = corners.iter().map(|(x, y)| format!("M{x} {y}h0")).collect();
    let point = |point: &Point| {
        el("li").with(el("span").with(point.label.clone())).with(el("b").with(point.text.clone()))
    };
    let drawn = drawing("0 -10 1000 320", "line-drawing")
        .with(el("polyline").attr("points", path.join(" ")))
        .with(el("path").attr("d", dots));
    classed("div", "line")
        .with(drawn)
        .with(el("ol").with(chart.points.iter().map(point).collect::<Html>()))
        .into()
}

/// The course of a value, small: the row it stands in says it in words.
pub fn course(points: &[(u16, u16)]) -> Html {
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{}", 1000 - y.min(&1000))).collect();
    drawing("-20 -60 1040 1120", "course").with(el("polyline").attr("points", path.join(" "))).into()
}

/// Thousandths as a length in the drawing.
fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The chart of a history. Lengths are in percent of the drawing, so that lines and words keep their size at any width.
/// What it shows stands in the table below it.
pub fn history_chart(history: &History) -> Html {
    let height = |at: u16| percent(1000 - at.min(1000));
    let mark = |(at, text): &(u16, String)| {
        let line =
            el("line").attr("x1", "0").attr("x2", "100%").attr("y1", height(*at)).attr("y2", height(*at));
        let words = el("text").attr("x", "0").attr("y", height(*at)).attr("dy", "-4").with(text.clone());
        classed("g", "mark").with(line).with(words)
    };
    let middle = |value: &Value| value.reach.0.midpoint(value.reach.1);
    let step = |pair: &[Value]| {
        el("line")
            .attr("x1", percent(pair[0].at))
            .attr("y1", height(middle(&pair[0])))
            .attr("x2", percent(pair[1].at))
            .attr("y2", height(middle(&pair[1])))
    };
    let point = |value: &Value| {
        let (low, high) = value.reach;
        let reach = (low != high).then(|| {
            el("line")
                .attr("x1", percent(value.at))
                .attr("x2", percent(value.at))
                .attr("y1", height(low))
                .attr("y2", height(high))
        });
        let dot = el("circle").attr("cx", percent(value.at)).attr("cy", height(middle(value))).attr("r", "4");
        let title = el("title").with(format!("{}, {}", value.text, value.as_of));
        classed("g", if value.disputed { "point disputed" } else { "point" })
            .with(reach)
            .with(dot)
            .with(title)
    };
    let ends = |value: Option<&Value>| el("span").with(value.map(|value| value.as_of.clone()));
    let drawn = classed("svg", "history-drawing")
        .attr("aria-hidden", "true")
        .with(history.scale.iter().map(mark).collect::<Html>())
        .with(classed("g", "course").with(history.values.windows(2).map(step).collect::<Html>()))
        .with(history.values.iter().map(point).collect::<Html>());
    classed("figure", "over-time")
        .with(drawn)
        .with(
            classed("p", "ends")
                .attr("aria-hidden", "true")
                .with(ends(history.values.last()))
                .with(ends(history.values.first())),
        )
        .into()
}

/// From how many bars on a timeline is drawn; fewer are told in words.
const DRAWN: usize = 4;

/// How many insights there were over time, as bars. A sentence beside it says the same.
pub fn timeline(timeline: &Timeline) -> Html {
    let (bars, most) =
        (timeline.counts.len(), timeline.counts.iter().max().copied().unwrap_or_default().max(1));
    let bar = |(place, count): (usize, &usize)| {
        let height = (count * 1000).div_ceil(most) as u16;
        el("rect")
            .attr("x", percent((place * 1000 / bars) as u16))
            .attr("width", percent((800 / bars) as u16))
            .attr("y", percent(1000 - height))
            .attr("height", percent(height))
            .with(el("title").with(format!("{}: {}", timeline.name(place), insights(*count))))
    };
    let end = |place: usize| el("span").with(timeline.name(place));
    let drawn = || {
        let bars_drawn = timeline.counts.iter().enumerate().filter(|(_, count)| **count > 0).map(bar);
        // As wide as its bars need, and as the words below it.
        let svg =
            classed("svg", "timeline").attr("width", (bars * 20).max(240).to_string()).attr("height", "64");
        let ends = classed("p", "ends").with(end(0)).with(end(bars - 1));
        el("div")
            .attr("aria-hidden", "true")
            .attr("class", "drawn")
            .with(svg.with(bars_drawn.collect::<Html>()))
            .with(ends)
    };
    (bars >= DRAWN).then(drawn).into()
}

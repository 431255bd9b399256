//! Charts: bars in rows of text, or a line. Lengths are attributes, which a strict policy allows.

use super::html::{Html, classed, el};
use super::span::spans;
use super::table::source_line;
use crate::model::{Chart, Mark, Point, Source};

/// A bar of `length` thousandths.
pub fn bar(length: u16) -> Html {
    drawing("0 0 1000 10", "bar")
        .with(el("rect").attr("width", length.to_string()).attr("height", "10"))
        .into()
}

fn drawing(view: &'static str, class: &'static str) -> super::html::Tag {
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

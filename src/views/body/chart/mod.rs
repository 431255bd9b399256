//! Charts: bars in rows of text, and plots. Lengths are attributes, which a strict policy allows.

mod bars;
mod plot;

use super::table::source_line;
use crate::model::{Chart, Mark, Point, Source, Timeline};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::label::insights;
use crate::views::inline::span::spans;
pub use bars::bar;
pub use plot::{Plotted, plot};

/// A chart. What it shows is also text: a list of its points.
pub fn chart(chart: &Chart, sources: &[Source]) -> Html {
    let caption = el("figcaption")
        .with(el("h3").with(spans(&chart.title)))
        .with(classed("p", "caption").with(chart.measure.clone()))
        .with(classed("p", "sr").with(chart.alt.clone()));
    let body = match chart.mark {
        Mark::Bar => bars::bars(chart),
        Mark::Line => lines(chart),
    };
    classed("figure", "chart").with(caption).with(body).with(source_line(&chart.sources, sources)).into()
}

/// From how many points on their list scrolls in a box of its own.
const MANY: usize = 24;

fn lines(chart: &Chart) -> Html {
    let mut plotted = Vec::new();
    for Point { label, text, extent } in &chart.points {
        plotted.push(Plotted { label, text, extent: extent.as_ref(), disputed: false });
    }
    let row = |point: &Point| {
        let value = el("b").with(el("bdi").with(point.text.clone()));
        el("li").with(el("bdi").with(point.label.clone())).with(value)
    };
    let list = el("ol").attr("dir", "ltr").with(chart.points.iter().map(row).collect::<Html>());
    let list = if chart.points.len() > MANY {
        let scroll = classed("div", "scroll").attr("tabindex", "0").attr("role", "region");
        scroll.attr("aria-label", "Values").with(list)
    } else {
        list
    };
    Html::Many(vec![plot(&chart.scale, &plotted, &chart.note), list.into()])
}

/// What has to be said of a drawing.
fn note(words: &str) -> Html {
    (!words.is_empty()).then(|| classed("p", "hint").with(words.to_owned())).into()
}

/// The course of a value, small: the row it stands in says it in words.
pub fn course(lines: &[Vec<(u16, u16)>]) -> Html {
    let line = |line: &Vec<(u16, u16)>| {
        let mut path: Vec<String> =
            line.iter().map(|(x, y)| format!("{x},{}", 1000 - y.min(&1000))).collect();
        // A line of one place is a dot, if it has an end there as well.
        path.extend(path.first().cloned().filter(|_| line.len() == 1));
        el("polyline").attr("points", path.join(" "))
    };
    classed("svg", "course")
        .attr("viewBox", "-20 -60 1040 1120")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .with(lines.iter().map(line).collect::<Html>())
        .into()
}

/// Thousandths as a length in the drawing.
fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A line between two places, in thousandths from the left and from below.
fn line(from: (u16, u16), to: (u16, u16)) -> Tag {
    let height = |at: u16| percent(1000 - at.min(1000));
    el("line")
        .attr("x1", percent(from.0))
        .attr("y1", height(from.1))
        .attr("x2", percent(to.0))
        .attr("y2", height(to.1))
}

/// From how many bars on a timeline is drawn; fewer are told in words.
const DRAWN: usize = 4;

/// How many insights there were over time, as bars. A sentence beside it says the same.
pub fn timeline(timeline: &Timeline) -> Html {
    let (bars, most) =
        (timeline.counts.len(), timeline.counts.iter().max().copied().unwrap_or_default().max(1));
    let bar = |(position, count): (usize, &usize)| {
        let height = (count * 1000).div_ceil(most) as u16;
        el("rect")
            .attr("x", percent((position * 1000 / bars) as u16))
            .attr("width", percent((800 / bars) as u16))
            .attr("y", percent(1000 - height))
            .attr("height", percent(height))
            .with(el("title").with(format!("{}: {}", timeline.name(position), insights(*count))))
    };
    let end = |position: usize| el("span").with(timeline.name(position));
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

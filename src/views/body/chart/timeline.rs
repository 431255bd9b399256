//! Small drawings beside words: the course of a value, and how many insights there were over time.

use super::percent;
use crate::model::Timeline;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::insights;

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

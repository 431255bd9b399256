//! Bars in rows of text.

use super::plot::anchored;
use super::symbol::{self, class, sign, stripes};
use super::{line, percent, rules};
use crate::model::{Bound, Chart, Datum, Extent, Mark, Point, Series, Tick};
use crate::views::html::{Html, Tag, classed, el};

/// A bar from `zero` on, for a value that stands at an extent. What is known for certain is solid: to the low end of a
/// range, to a bound. Zero is no bar.
pub fn bar(extent: &Extent, zero: u16) -> Html {
    bar_of(extent, zero, classed("svg", "bar"))
}

fn bar_of(extent: &Extent, zero: u16, svg: Tag) -> Html {
    let (low, high) = extent.reach;
    let known = match extent.bound {
        None => zero.clamp(low, high.max(low)),
        Some(Bound::AtLeast) => zero.max(low),
        Some(Bound::AtMost) => zero.min(high),
        Some(Bound::About) => zero,
    };
    let (from, to) = (zero.min(low), zero.max(high));
    svg.attr("aria-hidden", "true")
        .with((zero > 0).then(|| line((zero, 0), (zero, 1000))))
        .with(part("partly", from, zero.min(known)))
        .with(part("partly", zero.max(known), to))
        .with(part("whole", zero.min(known), zero.max(known)))
        .with(open(extent, ["M2-5l5 5-5 5", "M-2-5l-5 5 5 5"]))
        .into()
}

/// An arrow to where a value may lie beyond its bound: to the right, or to the left.
fn open(extent: &Extent, [right, left]: [&'static str; 2]) -> Option<Tag> {
    let outline = match extent.bound {
        Some(Bound::AtLeast) => right,
        Some(Bound::AtMost) => left,
        _ => return None,
    };
    let arrow = classed("svg", "open").attr("x", percent(extent.reach.1)).attr("y", "50%");
    Some(arrow.with(el("path").attr("d", outline)))
}

fn part(class: &'static str, from: u16, to: u16) -> Option<Tag> {
    (to > from).then(|| {
        classed("rect", class)
            .attr("x", percent(from))
            .attr("width", percent(to - from))
            .attr("height", "100%")
    })
}

/// The rows of a chart: of one of its series, or of all.
pub fn rows(chart: &Chart, only: Option<usize>) -> Html {
    let row = |point: &Point| {
        let label = el("bdi").with(point.label.clone());
        let cells = match chart.mark {
            Mark::StackedBar => stacked(point, &chart.series),
            Mark::Dot | Mark::Range => on_axis(point, chart),
            _ => bars(point, chart, only),
        };
        el("li").with(label).with(cells)
    };
    let axis = matches!(chart.mark, Mark::Dot | Mark::Range).then(|| {
        let mark = |tick: &Tick| {
            let class = anchored(tick.at);
            classed("text", class).attr("x", percent(tick.at)).attr("y", "1em").with(tick.text.clone())
        };
        let marks = classed("svg", "marks").with(chart.across.iter().map(mark).collect::<Html>());
        classed("li", "axis").attr("aria-hidden", "true").with(marks)
    });
    let class = match (chart.mark, chart.series.len() > 1 && only.is_none()) {
        (Mark::StackedBar, _) => "bars stack",
        (Mark::Dot | Mark::Range, false) => "bars dots",
        (Mark::Dot | Mark::Range, true) => "bars dots many",
        (_, true) => "bars many",
        (_, false) => "bars",
    };
    let rows = chart.points.iter().map(row).collect::<Html>();
    classed("ul", class).attr("dir", "ltr").with(rows).with(axis).into()
}

fn value(datum: &Datum) -> Tag {
    el("bdi").with(datum.text.clone())
}

/// A value with the name of its series before it.
fn named(datum: &Datum, place: usize, series: &Series) -> Html {
    Html::Many(vec![
        sign(place),
        " ".into(),
        series.name.clone().into(),
        " ".into(),
        el("b").with(value(datum)).into(),
    ])
}

/// A bar and its value for each series.
fn bars(point: &Point, chart: &Chart, only: Option<usize>) -> Html {
    let nothing = Extent { reach: (chart.zero, chart.zero), ..Extent::default() };
    let mut cells = Vec::new();
    for (place, datum) in point.data.iter().enumerate() {
        if datum.text.is_empty() || only.is_some_and(|only| only != place) {
            continue;
        }
        let extent = datum.extent.as_ref().unwrap_or(&nothing);
        if chart.series.len() == 1 || only.is_some() {
            cells.push(bar(extent, chart.zero));
            cells.push(el("b").with(value(datum)).into());
        } else {
            cells.push(bar_of(extent, chart.zero, classed("svg", class("bar", place))));
            let name = chart.series.get(place).map(|series| series.name.clone());
            cells.push(el("span").with(name).with(" ").with(el("b").with(value(datum))).into());
        }
    }
    Html::Many(cells)
}

/// One bar of parts, and their values.
fn stacked(point: &Point, series: &[Series]) -> Html {
    let piece = |(place, datum): (usize, &Datum)| {
        let extent = datum.extent.as_ref().filter(|extent| extent.reach.1 > extent.reach.0)?;
        let (from, to) = extent.reach;
        let solid = if extent.bound.is_none() { "whole" } else { "partly" };
        Some(
            classed("g", class("piece", place))
                .with(part(solid, from, to))
                .with(stripes(percent(to), percent(from))),
        )
    };
    let told = point.data.iter().zip(series).enumerate().filter(|(_, (datum, _))| !datum.text.is_empty());
    let value =
        |(place, (datum, series)): (usize, (&Datum, &Series))| el("span").with(named(datum, place, series));
    let bar = classed("svg", "bar")
        .attr("aria-hidden", "true")
        .with(point.data.iter().enumerate().filter_map(piece).collect::<Html>());
    Html::Many(vec![bar.into(), classed("p", "parts").with(told.map(value).collect::<Html>()).into()])
}

/// Dots, or bars between two values, on an axis.
fn on_axis(point: &Point, chart: &Chart) -> Html {
    let mut drawn = Vec::new();
    for (place, datum) in point.data.iter().enumerate() {
        let Some(extent) = &datum.extent else { continue };
        let (low, high) = extent.reach;
        let class_of = match extent.bound {
            Some(Bound::About) => "dot about",
            _ => "dot",
        };
        let dot = |x: u16| symbol::at(percent(x), "50%".to_owned(), place);
        let between = (low != high).then(|| line((low, 500), (high, 500)));
        let ends = (low == high || chart.mark == Mark::Range).then(|| {
            let other = (low != high).then(|| dot(high));
            Html::Many(vec![dot(low).into(), other.into()])
        });
        drawn.push(
            classed("g", class(class_of, place))
                .with(between)
                .with(ends)
                .with(open(extent, ["M5-4l5 4-5 4", "M-5-4l-5 4 5 4"])),
        );
    }
    let steps = chart.scale.len().saturating_sub(1).max(1);
    let marks: Vec<u16> = (0..chart.scale.len()).map(|n| (n * 1000 / steps) as u16).collect();
    let svg = classed("svg", "bar").attr("aria-hidden", "true").with(rules(&marks, true)).with(drawn);
    let mut told = Vec::new();
    for (place, (datum, series)) in point.data.iter().zip(&chart.series).enumerate() {
        if datum.text.is_empty() {
            continue;
        }
        told.push(match chart.series.len() {
            1 => el("b").with(value(datum)),
            _ => el("span").with(named(datum, place, series)),
        });
    }
    let told: Html =
        if chart.series.len() == 1 { told.into() } else { classed("p", "parts").with(told).into() };
    Html::Many(vec![svg.into(), told])
}

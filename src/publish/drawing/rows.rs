//! Rows of text with something drawn in each.

use super::svg::{Anchor, BESIDE, LINE, PLAIN, SOFT, STRONG, Svg, colour};
use super::{MARGIN, SHAPES, WIDTH, hatch, sign};
use crate::model::{Bound, Chart, Datum, Extent, Mark, Point};

/// What names take at the left, and values at the right.
const NAMES: f64 = 200.0;
const VALUES: f64 = 190.0;
/// Where what is drawn begins, and how long it is.
const FROM: f64 = MARGIN + NAMES + 12.0;
const LONG: f64 = WIDTH - MARGIN - VALUES - 12.0 - FROM;
/// The height of one bar with the space around it.
const ROW: f64 = 22.0;

fn x(thousandths: u16) -> f64 {
    FROM + f64::from(thousandths) / 1000.0 * LONG
}

/// Draws the rows of a chart from `y` on; returns where they end.
pub fn draw(body: &mut Svg, chart: &Chart, y: f64) -> f64 {
    if chart.mark != Mark::Multiples {
        return rows(body, chart, None, y + 4.0);
    }
    let mut y = y;
    for (place, series) in chart.series.iter().enumerate() {
        y = body.lines((MARGIN, y + 18.0), STRONG, WIDTH - 2.0 * MARGIN, &series.name);
        y = rows(body, chart, Some(place), y - 10.0);
    }
    y
}

fn rows(body: &mut Svg, chart: &Chart, only: Option<usize>, y: f64) -> f64 {
    let (top, mut y) = (y, y);
    let on_axis = matches!(chart.mark, Mark::Dot | Mark::Range);
    let steps = chart.scale.len().saturating_sub(1).max(1);
    let marks: Vec<f64> = (0..chart.scale.len()).map(|n| x((n * 1000 / steps) as u16)).collect();
    // The lines at marks lie behind, and as high as all rows: they are written once that is known.
    let mut drawn = Svg::default();
    for point in &chart.points {
        let names = PLAIN.lines(&point.label, NAMES);
        for (n, line) in names.iter().enumerate() {
            drawn.text((MARGIN, y + 16.0 + n as f64 * 17.0), Anchor::Start, PLAIN, line);
        }
        let end = match chart.mark {
            Mark::StackedBar => stacked(&mut drawn, chart, point, y),
            _ => each(&mut drawn, chart, only, point, y),
        };
        y = end.max(y + names.len() as f64 * 17.0 + 5.0) + 4.0;
    }
    if chart.zero > 0 && !on_axis {
        body.line((x(chart.zero), top), (x(chart.zero), y), SOFT, "");
    }
    for at in marks.iter().filter(|_| on_axis) {
        body.line((*at, top), (*at, y), LINE, "");
    }
    for tick in chart.across.iter().filter(|_| on_axis) {
        body.text((x(tick.at), y + 16.0), Anchor::Middle, BESIDE, &tick.text);
    }
    body.out.push_str(&drawn.out);
    if on_axis { y + 24.0 } else { y }
}

/// What is told of one series at a point.
fn told(chart: &Chart, only: Option<usize>, place: usize, datum: &Datum) -> String {
    match chart.series.get(place) {
        Some(series) if chart.series.len() > 1 && only.is_none() => format!("{} {}", series.name, datum.text),
        _ => datum.text.clone(),
    }
}

fn each(body: &mut Svg, chart: &Chart, only: Option<usize>, point: &Point, y: f64) -> f64 {
    let on_axis = matches!(chart.mark, Mark::Dot | Mark::Range);
    let shown = |place: usize| only.is_none_or(|only| only == place);
    let shown: Vec<(usize, &Datum)> = point
        .data
        .iter()
        .enumerate()
        .filter(|(place, datum)| shown(*place) && !datum.text.is_empty())
        .collect();
    let middle = y + shown.len() as f64 * ROW / 2.0;
    let mut y = y;
    for (place, datum) in shown {
        let fill = if only.is_some() { 0 } else { place };
        if let Some(extent) = &datum.extent {
            if on_axis {
                dot(body, chart.mark, extent, place, middle);
            } else {
                bar(body, chart.zero, extent, colour(fill), y + 4.0);
            }
        }
        let words = told(chart, only, place, datum);
        let from = WIDTH - MARGIN - VALUES;
        if on_axis && chart.series.len() > 1 {
            sign(body, (from - 2.0, y + 12.0), place, false);
        }
        let lines = STRONG.lines(&words, VALUES - 10.0);
        for line in &lines {
            body.text((from + 10.0, y + 16.0), Anchor::Start, STRONG, line);
            y += 17.0;
        }
        y += (ROW - 17.0 * lines.len().max(1) as f64).max(0.0);
    }
    y
}

/// A bar: what is known for certain is solid.
fn bar(body: &mut Svg, zero: u16, extent: &Extent, fill: &str, y: f64) {
    let (low, high) = extent.reach;
    let known = match extent.bound {
        None => zero.clamp(low, high.max(low)),
        Some(Bound::AtLeast) => zero.max(low),
        Some(Bound::AtMost) => zero.min(high),
        Some(Bound::About) => zero,
    };
    let mut part = |from: u16, to: u16, more: &str| {
        if to > from {
            body.rect((x(from), y), (x(to) - x(from), 14.0), fill, more);
        }
    };
    let light = format!(" fill-opacity=\"0.25\" stroke=\"{fill}\" stroke-dasharray=\"2 2\"");
    part(zero.min(low), zero.min(known), &light);
    part(zero.max(known), zero.max(high), &light);
    part(zero.min(known), zero.max(known), "");
    arrow(body, extent, fill, y + 7.0);
}

/// Where a value may lie beyond its bound.
fn arrow(body: &mut Svg, extent: &Extent, stroke: &str, y: f64) {
    let outline = match extent.bound {
        Some(Bound::AtLeast) => "M6-4l5 4-5 4",
        Some(Bound::AtMost) => "M-6-4l-5 4 5 4",
        _ => return,
    };
    body.shape((x(extent.reach.1), y), outline, "none", &format!(" stroke=\"{stroke}\" stroke-width=\"2\""));
}

fn dot(body: &mut Svg, mark: Mark, extent: &Extent, series: usize, y: f64) {
    let (low, high) = extent.reach;
    let (shape, fill) = (SHAPES[series % SHAPES.len()], colour(series));
    if low != high {
        body.line((x(low), y), (x(high), y), fill, " stroke-width=\"4\" stroke-opacity=\"0.45\"");
    }
    let rough = format!(" fill-opacity=\"0.35\" stroke=\"{fill}\"");
    let more = if extent.bound == Some(Bound::About) { rough.as_str() } else { "" };
    if low == high || mark == Mark::Range {
        body.shape((x(low), y), shape, fill, more);
    }
    if low != high && mark == Mark::Range {
        body.shape((x(high), y), shape, fill, more);
    }
    arrow(body, extent, fill, y);
}

/// One bar of parts, and their values below it.
fn stacked(body: &mut Svg, chart: &Chart, point: &Point, y: f64) -> f64 {
    let long = WIDTH - MARGIN - FROM;
    let at = |thousandths: u16| FROM + f64::from(thousandths) / 1000.0 * long;
    for (place, datum) in point.data.iter().enumerate() {
        let Some(extent) = datum.extent.as_ref().filter(|extent| extent.reach.1 > extent.reach.0) else {
            continue;
        };
        let (from, to) = (at(extent.reach.0), at(extent.reach.1));
        let more = if extent.bound.is_some() { " fill-opacity=\"0.4\"" } else { "" };
        body.rect((from, y + 4.0), (to - from, 18.0), colour(place), more);
        hatch(body, (from, y + 4.0), (to - from, 18.0), place);
        body.line((to, y + 4.0), (to, y + 22.0), super::PAPER, "");
    }
    let (mut left, mut y) = (FROM, y + 38.0);
    for (place, datum) in point.data.iter().enumerate().filter(|(_, datum)| !datum.text.is_empty()) {
        let words = told(chart, None, place, datum);
        let width = PLAIN.width(&words) + 32.0;
        if left + width > WIDTH - MARGIN && left > FROM {
            (left, y) = (FROM, y + 18.0);
        }
        sign(body, (left + 5.0, y - 4.0), place, true);
        body.text((left + 16.0, y), Anchor::Start, PLAIN, &words);
        left += width;
    }
    y + 6.0
}

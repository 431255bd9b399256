//! Values against a scale.

use super::svg::{Anchor, BESIDE, DASHES, Face, LINE, SOFT, STRONG, Svg, colour};
use super::{GROUND, INNER, MARGIN, SHAPES};
use crate::model::{Annotation, Bound, Chart, Extent, Mark, Point, Side};
use std::fmt::Write;

/// How high a plot is, and one of several.
const HEIGHT: f64 = 320.0;
const PANEL: f64 = 140.0;
/// From how many points on they are small.
const MANY: usize = 60;

/// A place in a file that is drawn on: its left and upper corner, and its sides.
#[derive(Clone, Copy)]
struct Frame {
    at: (f64, f64),
    sides: (f64, f64),
}

impl Frame {
    fn x(&self, thousandths: u16) -> f64 {
        self.at.0 + f64::from(thousandths) / 1000.0 * self.sides.0
    }

    fn y(&self, thousandths: u16) -> f64 {
        self.at.1 + (1.0 - f64::from(thousandths.min(1000)) / 1000.0) * self.sides.1
    }
}

/// Draws the plots of a chart from `y` on; returns where they end.
pub fn draw(body: &mut Svg, chart: &Chart, y: f64) -> f64 {
    if chart.mark != Mark::Multiples {
        let left = chart.series.iter().any(|series| series.left.is_some());
        let room = |right: bool| -> f64 {
            let shown = chart.series.iter().any(|one| if right { one.right } else { one.left }.is_some());
            let widths = (0..chart.series.len()).map(|place| STRONG.width(&label(chart, place, right)));
            if shown { widths.fold(0.0, f64::max) + 14.0 } else { 0.0 }
        };
        let marks = if left { room(false) } else { marks(chart) };
        let above =
            chart.annotations.iter().filter(|one| !one.values).map(|one| one.row + 1).max().unwrap_or(0);
        let at = (MARGIN + marks, y + 10.0 + above as f64 * 18.0);
        let frame = Frame { at, sides: (INNER - marks - room(true) - 6.0, HEIGHT) };
        plot(body, chart, None, frame);
        return at.1 + HEIGHT + 26.0;
    }
    let wide = (INNER - 24.0) / 2.0;
    let mut y = y;
    for (place, series) in chart.series.iter().enumerate() {
        let left = MARGIN + (place % 2) as f64 * (wide + 24.0);
        body.text((left, y + 18.0), Anchor::Start, STRONG, &series.name);
        let at = (left + marks(chart), y + 34.0);
        plot(body, chart, Some(place), Frame { at, sides: (wide - marks(chart) - 6.0, PANEL) });
        if place % 2 == 1 || place + 1 == chart.series.len() {
            y += PANEL + 70.0;
        }
    }
    y
}

/// What the marks of the scale take at the left.
fn marks(chart: &Chart) -> f64 {
    chart.scale.iter().map(|mark| BESIDE.width(mark)).fold(0.0, f64::max) + 10.0
}

/// What a label beside a drawing says.
fn label(chart: &Chart, place: usize, right: bool) -> String {
    let point = if right { chart.points.last() } else { chart.points.first() };
    let value = point.and_then(|point| point.data.get(place)).map_or("", |datum| datum.text.as_str());
    let name = chart.series.get(place).map_or("", |series| series.name.as_str());
    match (chart.mark, right) {
        (Mark::Slope, true) => format!("{value} {name}"),
        (Mark::Slope, false) => value.to_owned(),
        _ => name.to_owned(),
    }
}

fn plot(body: &mut Svg, chart: &Chart, only: Option<usize>, frame: Frame) {
    let (right, bottom) = (frame.x(1000), frame.y(0));
    for one in chart.annotations.iter().filter(|one| one.span.0 < one.span.1) {
        let ((x, y), sides) = match one.values {
            true => (
                (frame.at.0, frame.y(one.span.1)),
                (frame.sides.0, frame.y(one.span.0) - frame.y(one.span.1)),
            ),
            false => (
                (frame.x(one.span.0), frame.at.1),
                (frame.x(one.span.1) - frame.x(one.span.0), frame.sides.1),
            ),
        };
        body.rect((x, y), sides, GROUND, &format!(" stroke=\"{LINE}\""));
    }
    let steps = chart.scale.len().saturating_sub(1).max(1);
    for (n, text) in chart.scale.iter().enumerate() {
        let y = frame.y((n * 1000 / steps) as u16);
        if chart.mark != Mark::Slope {
            body.line((frame.at.0, y), (right, y), LINE, "");
            body.text((frame.at.0 - 8.0, y + 4.0), Anchor::End, BESIDE, text);
        }
    }
    if chart.zero > 0 && chart.zero < 1000 {
        body.line((frame.at.0, frame.y(chart.zero)), (right, frame.y(chart.zero)), SOFT, "");
    }
    for tick in chart.across.iter().filter(|tick| only.is_none() || !tick.wide) {
        let x = frame.x(tick.at);
        body.line((x, bottom), (x, bottom + 5.0), LINE, "");
        body.text((x, bottom + 20.0), anchored(tick.at), BESIDE, &tick.text);
    }
    for place in 0..chart.series.len() {
        if only.is_none_or(|only| only == place) {
            let series = if only.is_some() || chart.mark == Mark::Scatter { 0 } else { place };
            course(body, chart, place, series, frame);
        }
    }
    for one in &chart.annotations {
        said(body, one, frame);
    }
    if only.is_none() && chart.mark != Mark::Scatter {
        for (place, series) in chart.series.iter().enumerate() {
            let face = Face { fill: colour(place), ..STRONG };
            if let Some(at) = series.right {
                body.text((right + 10.0, frame.y(at) + 4.0), Anchor::Start, face, &label(chart, place, true));
            }
            if let Some(at) = series.left {
                body.text(
                    (frame.at.0 - 10.0, frame.y(at) + 4.0),
                    Anchor::End,
                    face,
                    &label(chart, place, false),
                );
            }
        }
    }
    for point in &chart.points {
        named(body, point, frame);
    }
}

fn anchored(at: u16) -> Anchor {
    match at {
        0..=60 => Anchor::Start,
        940.. => Anchor::End,
        _ => Anchor::Middle,
    }
}

fn said(body: &mut Svg, one: &Annotation, frame: Frame) {
    if one.values {
        body.text((frame.x(1000) - 4.0, frame.y(one.span.1) + 16.0), Anchor::End, BESIDE, &one.text);
        return;
    }
    let (x, y) = (frame.x(one.span.0.midpoint(one.span.1)), frame.at.1 - 8.0 - one.row as f64 * 18.0);
    if one.span.0 == one.span.1 {
        body.line((x, y + 2.0), (x, frame.y(0)), SOFT, " stroke-dasharray=\"3 3\"");
    }
    body.text((x, y - 1.0), anchored(one.span.0.midpoint(one.span.1)), BESIDE, &one.text);
}

/// The name of a scatter plot's dot.
fn named(body: &mut Svg, point: &Point, frame: Frame) {
    let extent = point.data.last().and_then(|datum| datum.extent.as_ref());
    let (Some(side), Some(extent)) = (point.side, extent) else { return };
    let (x, y) = (frame.x(point.middle()), frame.y(extent.reach.0));
    let (at, anchor) = match side {
        Side::Right => ((x + 8.0, y + 4.0), Anchor::Start),
        Side::Left => ((x - 8.0, y + 4.0), Anchor::End),
        Side::Above => ((x, y - 9.0), Anchor::Middle),
        Side::Below => ((x, y + 18.0), Anchor::Middle),
        Side::AboveRight => ((x - 4.0, y - 9.0), Anchor::Start),
        Side::AboveLeft => ((x + 4.0, y - 9.0), Anchor::End),
        Side::BelowRight => ((x - 4.0, y + 18.0), Anchor::Start),
        Side::BelowLeft => ((x + 4.0, y + 18.0), Anchor::End),
    };
    body.text(at, anchor, STRONG, &point.label);
}

/// The course of one series: the line between its points, what it fills, and the points.
fn course(body: &mut Svg, chart: &Chart, place: usize, series: usize, frame: Frame) {
    let (mut sure, mut vague, mut area) = (String::new(), String::new(), String::new());
    let mut before: Option<(u16, &Extent)> = None;
    let known =
        chart.points.iter().filter_map(|point| Some((point, point.data.get(place)?.extent.as_ref()?)));
    let known: Vec<(&Point, &Extent)> = known.collect();
    for (point, extent) in &known {
        if let Some((from, one)) = before.filter(|_| extent.joined) {
            let unsure = |extent: &Extent| extent.reach.0 != extent.reach.1 || extent.bound.is_some();
            let line = if unsure(one) || unsure(extent) { &mut vague } else { &mut sure };
            let (x, to) = (frame.x(from), frame.x(point.middle()));
            let mut join = |a: u16, b: u16| {
                let _ = write!(line, "M{x:.1} {:.1}L{to:.1} {:.1}", frame.y(a), frame.y(b));
            };
            join(one.reach.0, extent.reach.0);
            let ranges = one.reach.0 != one.reach.1 || extent.reach.0 != extent.reach.1;
            if ranges {
                join(one.reach.1, extent.reach.1);
            }
            let floor = match chart.mark {
                Mark::Area => Some((chart.zero, chart.zero)),
                _ => ranges.then_some((one.reach.0, extent.reach.0)),
            };
            if let Some((low, next)) = floor {
                let (a, b) = (frame.y(one.reach.1), frame.y(extent.reach.1));
                let (c, d) = (frame.y(next), frame.y(low));
                let _ = write!(area, "M{x:.1} {a:.1}L{to:.1} {b:.1}L{to:.1} {c:.1}L{x:.1} {d:.1}z");
            }
        }
        before = Some((point.middle(), extent));
    }
    let fill = colour(series);
    let stroke = |dash: &str, width: &str| {
        format!(
            " fill=\"none\" stroke=\"{fill}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-dasharray=\"{dash}\""
        )
    };
    let paths = [
        (area, format!(" fill=\"{fill}\" fill-opacity=\"0.15\"")),
        (sure, stroke(DASHES[series % DASHES.len()], "2")),
        (vague, stroke("4 4", "1.5")),
    ];
    for (outline, more) in paths.iter().filter(|(outline, _)| !outline.is_empty()) {
        body.path(outline, more);
    }
    for (point, extent) in &known {
        dot(body, point, extent, (series, known.len() > MANY), frame);
    }
}

fn dot(body: &mut Svg, point: &Point, extent: &Extent, (series, many): (usize, bool), frame: Frame) {
    let (fill, (low, high)) = (colour(series), extent.reach);
    let at = (frame.x(point.middle()), frame.y(high));
    let bar = " stroke-width=\"4\" stroke-opacity=\"0.45\"";
    if point.at.0 != point.at.1 {
        body.line((frame.x(point.at.0), frame.y(low)), (frame.x(point.at.1), frame.y(low)), fill, bar);
    }
    match extent.bound {
        Some(Bound::AtLeast) => body.shape(at, "M-5 2h10l-5-9z", fill, ""),
        Some(Bound::AtMost) => body.shape(at, "M-5-2h10l-5 9z", fill, ""),
        None if low != high => body.line((at.0, frame.y(low)), at, fill, bar),
        _ if many && extent.joined => {}
        Some(Bound::About) => {
            body.shape(
                at,
                SHAPES[series % SHAPES.len()],
                fill,
                &format!(" fill-opacity=\"0.35\" stroke=\"{fill}\""),
            );
        }
        None => body.shape(
            at,
            if many { "M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z" } else { SHAPES[series % SHAPES.len()] },
            fill,
            "",
        ),
    }
}

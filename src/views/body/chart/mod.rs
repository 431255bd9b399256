//! Charts: rows of text with something drawn in each, and plots. Lengths are attributes, which a strict policy allows.

mod bars;
mod chosen;
mod download;
mod path;
mod plot;

mod symbol;
mod timeline;

use super::table::source_line;
use crate::model::{Annotation, Chart, Insight, Mark, Point, Side};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::span::spans;
pub use bars::bar;
use chosen::Reading;
pub use plot::{Ground, Plotted, plot};
pub use timeline::{course as small_course, timeline};

/// A chart. What it shows is also text: in its rows, or in a table below.
pub fn chart(chart: &Chart, insight: &Insight) -> Html {
    let said = |class: &'static str, text: Html| classed("p", class).with(text);
    let about = (!chart.about.is_empty()).then(|| said("caption", spans(&chart.about)));
    let measure = (!chart.measure.is_empty()).then(|| said("caption", chart.measure.clone().into()));
    let caption = el("figcaption")
        .with(el("h3").with(spans(&chart.title)))
        .with(about)
        .with(measure)
        .with(classed("p", "sr").with(chart.alt.clone()));
    let body = if chart.is_rows() { in_rows(chart) } else { in_plots(chart) };
    let remark = (!chart.remark.is_empty()).then(|| said("hint", spans(&chart.remark)));
    let table = (!chart.is_rows()).then(|| chosen::table(chart));
    classed("figure", "chart")
        .with(caption)
        .with(body)
        .with(note(&chart.note))
        .with(remark)
        .with(table)
        .with(download::links_to(chart, insight))
        .with(source_line(&chart.sources, &insight.sources))
        .into()
}

fn in_rows(chart: &Chart) -> Html {
    match chart.mark {
        Mark::Multiples => panels(chart, |place| bars::rows(chart, Some(place))),
        _ => bars::rows(chart, None),
    }
}

/// A small chart for each series, under its name.
fn panels(chart: &Chart, draw: impl Fn(usize) -> Html) -> Html {
    let panel = |(place, series): (usize, &crate::model::Series)| {
        el("li").with(el("h4").with(series.name.clone())).with(draw(place))
    };
    classed("ul", "multiples").with(chart.series.iter().enumerate().map(panel).collect::<Html>()).into()
}

fn in_plots(chart: &Chart) -> Html {
    let reading = Reading::of(chart);
    let ground = Ground {
        scale: &chart.scale,
        across: &chart.across,
        annotations: &chart.annotations,
        zero: chart.zero,
        area: chart.mark == Mark::Area,
    };
    let drawn = |only: Option<usize>| {
        let places = 0..chart.series.len();
        let courses: Vec<_> = places
            .filter(|place| only.is_none_or(|only| only == *place))
            .map(|place| {
                (if only.is_some() || chart.mark == Mark::Scatter { 0 } else { place }, course(chart, place))
            })
            .filter(|(_, points)| {
                chart.mark != Mark::Scatter || points.iter().any(|point| point.extent.is_some())
            })
            .collect();
        let names: Html = match chart.mark {
            Mark::Scatter => chart.points.iter().filter_map(named).collect(),
            _ => chart
                .series
                .iter()
                .enumerate()
                .filter(|_| only.is_none())
                .map(|one| labels(chart, one))
                .collect(),
        };
        let more = Html::Many(vec![names, reading.mark(only)]);
        plot(&ground, &courses, more, |svg| reading.listening(svg))
    };
    let body = match chart.mark {
        Mark::Multiples => panels(chart, |place| drawn(Some(place)).into()),
        Mark::Scatter => drawn(None).into(),
        mark => {
            // The names stand in the drawing, where nothing wraps; the same as text keep room for them, and stand above it
            // where that is narrow.
            let beside = chart.series.iter().any(|series| series.right.is_some());
            let class = match (beside, mark) {
                (true, Mark::Slope) => "named slope",
                (true, _) => "named",
                _ => "keyed",
            };
            let left = (beside && mark == Mark::Slope).then(|| room(chart, false));
            let right = beside.then(|| room(chart, true));
            let whole = classed("div", class).with(left).with(drawn(None)).with(right);
            Html::Many(vec![symbol::key(&chart.series), whole.into()])
        }
    };
    Html::Many(vec![reading.around(body), texts(&chart.annotations)])
}

/// What a label beside a drawing says.
fn label_of(chart: &Chart, place: usize, right: bool) -> String {
    let point = if right { chart.points.last() } else { chart.points.first() };
    let value = point.and_then(|point| point.data.get(place)).map(|datum| datum.text.as_str());
    let name = chart.series.get(place).map_or("", |series| series.name.as_str());
    match (chart.mark, right) {
        (Mark::Slope, true) => [value.unwrap_or_default(), " ", name].concat(),
        (Mark::Slope, false) => value.unwrap_or_default().to_owned(),
        _ => name.to_owned(),
    }
}

/// Texts that nobody sees, as wide as those that stand in the drawing at one of its sides.
fn room(chart: &Chart, right: bool) -> Tag {
    let text = |place: usize| el("li").with(label_of(chart, place, right));
    classed("ul", "room")
        .attr("aria-hidden", "true")
        .with((0..chart.series.len()).map(text).collect::<Html>())
}

/// The labels of a series beside the drawing.
fn labels(chart: &Chart, (place, series): (usize, &crate::model::Series)) -> Html {
    let label = |at: Option<u16>, right: bool| {
        let text = classed("text", symbol::class(if right { "told" } else { "told last" }, place))
            .attr("x", if right { "100%" } else { "0" })
            .attr("dx", if right { "10" } else { "-10" })
            .attr("dy", "0.35em");
        at.map(|at| text.attr("y", percent(1000 - at.min(1000))).with(label_of(chart, place, right)))
    };
    Html::Many(vec![label(series.left, false).into(), label(series.right, true).into()])
}

/// Where a name's line stands above its dot, and where below.
const ABOVE: &str = "-0.75em";
const BELOW: &str = "1.4em";

/// The name of a scatter plot's dot.
fn named(point: &Point) -> Option<Tag> {
    let (side, extent) = (point.side?, point.data.last()?.extent.as_ref()?);
    let (class, dx, dy) = match side {
        Side::Right => ("told", Some("8"), "0.35em"),
        Side::Left => ("told last", Some("-8"), "0.35em"),
        Side::Above => ("told over", None, ABOVE),
        Side::Below => ("told over", None, BELOW),
        Side::AboveRight => ("told", Some("-4"), ABOVE),
        Side::AboveLeft => ("told last", Some("4"), ABOVE),
        Side::BelowRight => ("told", Some("-4"), BELOW),
        Side::BelowLeft => ("told last", Some("4"), BELOW),
    };
    let text = classed("text", class).attr("x", percent(point.middle())).attr_if("dx", dx).attr("dy", dy);
    Some(text.attr("y", percent(1000 - extent.reach.0.min(1000))).with(point.label.clone()))
}

/// The points of one series.
fn course(chart: &Chart, place: usize) -> Vec<Plotted<'_>> {
    let mut plotted = Vec::new();
    for point in &chart.points {
        let Some(datum) = point.data.get(place).filter(|datum| !datum.text.is_empty()) else { continue };
        plotted.push(Plotted {
            label: &point.label,
            text: "",
            at: point.at,
            extent: datum.extent.as_ref(),
            disputed: false,
        });
    }
    plotted
}

/// What is pointed out, as text: seen where the drawing has no room for it.
fn texts(annotations: &[Annotation]) -> Html {
    let text = |one: &Annotation| el("li").with(one.text.clone());
    let list = || classed("ol", "said").with(annotations.iter().map(text).collect::<Html>());
    (!annotations.is_empty()).then(list).into()
}

/// What has to be said of a drawing.
pub fn note(words: &str) -> Html {
    (!words.is_empty()).then(|| classed("p", "hint").with(words.to_owned())).into()
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

/// The lines at the marks of a scale, in thousandths: across the drawing, or from its top to its bottom.
fn rules(marks: &[u16], upright: bool) -> Tag {
    let mut outline = String::new();
    for mark in marks {
        if upright {
            path::to(&mut outline, 'M', *mark, 1000);
            outline.push_str("V1000");
        } else {
            path::to(&mut outline, 'M', 0, *mark);
            outline.push_str("H1000");
        }
    }
    path::stretched(classed("path", "rules").attr("d", outline).into())
}

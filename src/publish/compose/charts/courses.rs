//! Lines, areas and small multiples: values along an axis of numbers or dates.

use super::annotations::{self, Ground};
use super::grid::{Grid, Row};
use super::{rows, series, take_scale};
use crate::model::{Chart, Datum, Mark, Point};
use crate::publish::chart::axis::{Across, Stop};
use crate::publish::chart::labels;
use crate::publish::chart::plot::{self, Course, Plot};
use crate::publish::chart::scale::{Scale, ends};
use crate::publish::chart::ticks::{Kind, ticks};
use crate::publish::compose::scope::Scope;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::period::{Span as Period, Times, are_dates, times};
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript::chart::ChartBlock;
use crate::publish::parse::diagnostics::Diagnostics;

/// Longer names of series do not stand beside a drawing.
const NAME: usize = 24;
/// A line between more categories than this says something of what lies between them.
const TWO: usize = 2;

/// Where rows stand on an axis, and what that is one of.
struct Placed<'g> {
    spans: Vec<Option<Period>>,
    kind: Kind<'g>,
    /// Whether they are categories, at even steps.
    even: bool,
}

/// A line from left to right for each series, or the same in panels. A row that has no place comes last, and is not drawn.
pub fn lines(
    chart: Chart,
    source: &ChartBlock,
    grid: &Grid,
    log: bool,
    (scope, diagnostics): (&Scope<'_>, &mut Diagnostics),
) -> Chart {
    let Placed { spans, kind, even } = places(source, grid, diagnostics);
    if even && chart.mark == Mark::Multiples {
        annotations::none(source, diagnostics);
        return rows::bars(chart, grid);
    }
    let mut placed: Vec<(Period, &Row)> =
        spans.iter().zip(&grid.rows).filter_map(|(span, row)| Some(((*span)?, row))).collect();
    placed.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let across = Across::of(placed.iter().map(|(span, _)| *span));
    let mut courses: Vec<Course<'_>> = Vec::new();
    for (place, name) in grid.names.iter().enumerate() {
        let mut stops = Vec::new();
        for (span, row) in &placed {
            if let Some(entry) = row.entries.get(place).and_then(Option::as_ref) {
                stops.push((Stop { span: *span, amount: entry.amount }, row.label.as_str()));
            }
        }
        courses.push(Course { name, stops });
    }
    let values = plot::values(&courses);
    let Plot { scale, courses: drawn, note } = Plot::of(
        &courses,
        match chart.mark {
            _ if log => Scale::log(values, &grid.unit),
            // What lies between a line and zero has to be seen.
            Mark::Area => Scale::over((values.0.min(0.0), values.1.max(0.0)), &grid.unit),
            _ => Scale::over(values, &grid.unit),
        },
    );
    let mut drawn: Vec<_> = drawn.into_iter().map(Vec::into_iter).collect();
    let mut points: Vec<Point> = Vec::new();
    for (span, row) in &placed {
        let data = row.entries.iter().zip(&mut drawn).map(|(entry, course)| match entry {
            Some(entry) => Datum { text: entry.text.clone(), extent: course.next().flatten() },
            None => Datum::default(),
        });
        points.push(Point {
            label: row.label.clone(),
            at: across.at(*span),
            data: data.collect(),
            ..Point::default()
        });
    }
    let named: Vec<(Period, &str)> = placed.iter().map(|(span, row)| (*span, row.label.as_str())).collect();
    let ground = Ground { across: &across, kind, scale: &scale, points: &points };
    let annotations = annotations::resolve(source, &ground, scope, diagnostics);
    for (_, row) in spans.iter().zip(&grid.rows).filter(|(span, _)| span.is_none()) {
        let text = |entry: &super::grid::Entry| Datum { text: entry.text.clone(), extent: None };
        let data = row.entries.iter().map(|entry| entry.as_ref().map(text).unwrap_or_default());
        points.push(Point { label: row.label.clone(), data: data.collect(), ..Point::default() });
    }
    let left_out = match points.len() - placed.len() {
        0 => String::new(),
        1 => " One row has no place on the axis, so it is not drawn.".to_owned(),
        count => format!(" {count} rows have no place on the axis, so they are not drawn."),
    };
    let mut all = series(&grid.names);
    if chart.mark == Mark::Line && all.len() > 1 && all.iter().all(|one| one.name.chars().count() <= NAME) {
        let last = |place: usize| {
            let mut extents = points.iter().filter_map(|point| point.data.get(place)?.extent.as_ref());
            extents.next_back().map_or(0, |extent| extent.reach.0.midpoint(extent.reach.1))
        };
        if let Some(places) = labels::spread(&(0..all.len()).map(last).collect::<Vec<_>>()) {
            all.iter_mut().zip(places).for_each(|(one, place)| one.right = Some(place));
        }
    }
    let mut measure = chart.measure.clone();
    if matches!(kind, Kind::Numbers(_)) {
        let by = if measure.is_empty() { "By " } else { ", by " };
        measure = format!("{measure}{by}{}", grid.across);
    }
    let chart = Chart {
        across: ticks(&across, &named, kind),
        note: format!("{note}{left_out}").trim().to_owned(),
        series: all,
        points,
        annotations,
        measure,
        ..chart
    };
    take_scale(chart, scale, &grid.unit)
}

/// Where rows stand on the axis: by number or in time where all of them say so, else at even steps. Nothing for a row
/// without a name where all others have their place.
fn places<'g>(chart: &ChartBlock, grid: &'g Grid, diagnostics: &mut Diagnostics) -> Placed<'g> {
    let rows = &grid.rows;
    let named: Vec<usize> = (0..rows.len()).filter(|place| !rows[*place].label.is_empty()).collect();
    let placed = |spans: Vec<Period>, kind: Kind<'g>| {
        let mut all = vec![None; rows.len()];
        named.iter().zip(spans).for_each(|(place, span)| all[*place] = Some(span));
        Placed { spans: all, kind, even: false }
    };
    let counted: Option<Vec<&(Amount, Unit)>> = named.iter().map(|place| rows[*place].x.as_ref()).collect();
    let alike = |all: &Vec<&(Amount, Unit)>| all.windows(2).all(|pair| pair[0].1.same(&pair[1].1));
    if let Some(all) = counted.filter(|all| !all.is_empty() && alike(all)) {
        let kind = Kind::Numbers(&all[0].1);
        return placed(all.iter().map(|(amount, _)| ends(*amount)).collect(), kind);
    }
    let labels: Vec<String> = named.iter().map(|place| rows[*place].label.clone()).collect();
    let why = match times(&labels) {
        Times::Known(spans) if !spans.is_empty() => {
            let kind = if are_dates(&labels) { Kind::Dates } else { Kind::Names };
            return placed(spans, kind);
        }
        Times::Mixed(label) => Some(format!("“{label}” is no date")),
        Times::Unclear(label) => Some(format!("“{label}” can be two dates")),
        Times::Known(_) | Times::None => None,
    };
    let draws_lines = *chart.mark != Mark::Multiples;
    if let Some(why) = why {
        let message = format!("{why}, so this line's points stand at even steps and not in time");
        let help = "write all as 2026-03-07, 2026-03, 2026, Mar 2026 or Q1 2026, or draw bars";
        diagnostics.warning("chart-dates", chart.x.at.clone(), message, help);
    } else if draws_lines && named.len() > TWO {
        let message = format!(
            "“{}” holds neither numbers nor dates, and a line across it says that something lies between them",
            grid.across
        );
        let help = "draw \"bar\" or \"dot\", or name a column of numbers or dates";
        diagnostics.warning("line-across-categories", chart.x.at.clone(), message, help);
    }
    let spans = (0..rows.len()).map(|place| Some((place as f64, place as f64))).collect();
    Placed { spans, kind: Kind::Names, even: true }
}

//! Slope charts and scatter plots: two numbers for each thing.

use super::annotations::{self, Ground};
use super::grid::{Grid, Row, column, entry, unit, words};
use super::{series, take_scale};
use crate::model::{Bound, Chart, Datum, Extent, Point, Series, Tick};
use crate::publish::chart::axis::Across;
use crate::publish::chart::labels;
use crate::publish::chart::plot::legend;
use crate::publish::chart::scale::{Scale, around};
use crate::publish::chart::sides::sides;
use crate::publish::chart::ticks::Kind;
use crate::publish::compose::scope::{ResolvedTable, Scope};
use crate::publish::figure::amount::Amount;
use crate::publish::manuscript::chart::ChartBlock;
use crate::publish::parse::diagnostics::Diagnostics;

/// Longer names do not stand beside a drawing.
const NAME: usize = 24;

/// A line from one moment to the other for each row.
pub fn slope(chart: Chart, grid: &Grid, log: bool) -> Chart {
    let values = around(grid.amounts()).unwrap_or_default();
    let scale = if log { Scale::log(values, &grid.unit) } else { Scale::over(values, &grid.unit) };
    let moment = |(place, label): (usize, &String)| {
        let datum = |row: &Row| {
            let Some(entry) = row.entries.get(place).and_then(Option::as_ref) else {
                return Datum::default();
            };
            let both = row.entries.iter().flatten().all(|entry| entry.amount.is_some());
            let extent =
                entry.amount.map(|amount| Extent { joined: place > 0 && both, ..scale.extent(amount) });
            Datum { text: entry.text.clone(), extent }
        };
        let at = if place == 0 { 0 } else { 1000 };
        let data = grid.rows.iter().map(datum).collect();
        Point { label: label.clone(), at: (at, at), data, ..Point::default() }
    };
    let points: Vec<Point> = grid.names.iter().enumerate().map(moment).collect();
    let names: Vec<String> = grid.rows.iter().map(|row| row.label.clone()).collect();
    let mut all = series(&names);
    let side = |point: Option<&Point>| {
        let middle =
            |datum: &Datum| datum.extent.as_ref().map_or(0, |extent| extent.reach.0.midpoint(extent.reach.1));
        labels::spread(
            &point.map(|point| point.data.iter().map(middle).collect::<Vec<_>>()).unwrap_or_default(),
        )
    };
    let short = names.iter().all(|name| name.chars().count() <= NAME);
    if let (true, Some(left), Some(right)) = (short, side(points.first()), side(points.last())) {
        for (one, (left, right)) in all.iter_mut().zip(left.into_iter().zip(right)) {
            *one = Series { left: Some(left), right: Some(right), ..one.clone() };
        }
    }
    let tick = |point: &Point| Tick { at: point.at.0, text: point.label.clone(), wide: false };
    let legend = legend(grid.amounts(), "A bar between two values is a range.", "");
    let note = [scale.note.clone().unwrap_or_default(), legend].join(" ").trim().to_owned();
    let across = points.iter().map(tick).collect();
    take_scale(Chart { points, series: all, across, note, ..chart }, scale, &grid.unit)
}

/// A dot for each row, by two numbers.
pub fn scatter(
    chart: Chart,
    source: &ChartBlock,
    table: &ResolvedTable,
    grid: &Grid,
    log: bool,
    (scope, diagnostics): (&Scope<'_>, &mut Diagnostics),
) -> Option<Chart> {
    let x = column(table, &source.x, diagnostics)?;
    let y = column(table, source.y.0.first()?, diagnostics)?;
    let across_unit = unit(table, std::slice::from_ref(&source.x), &[x], diagnostics)?;
    let label = match &source.label {
        Some(name) => Some(column(table, name, diagnostics)?),
        None => Some(0).filter(|first| ![x, y].contains(first)),
    };
    let known = |row: &Row| row.x.as_ref().map(|(amount, _)| *amount);
    let bounds = grid.rows.iter().filter_map(known);
    if bounds.clone().any(|amount| matches!(amount, Amount::AtLeast(_) | Amount::AtMost(_))) {
        let message = format!(
            "“{}” holds bounds, and a dot has its place from left to right by a value",
            source.x.value
        );
        let help = "draw the column with bounds upward, as \"y\"";
        diagnostics.error("bad-chart", source.x.at.clone(), message, help);
        return None;
    }
    let over = Scale::over(around(bounds).unwrap_or_default(), &across_unit);
    let values = around(grid.amounts()).unwrap_or_default();
    let scale = if log { Scale::log(values, &grid.unit) } else { Scale::over(values, &grid.unit) };
    let point = |row: &Row| {
        let (at, vague) = match known(row) {
            Some(amount) => (over.extent(amount).reach, matches!(amount, Amount::About(_))),
            None => ((0, 0), false),
        };
        let value = entry(table, row.place, y);
        let extent = value.amount.filter(|_| known(row).is_some()).map(|amount| scale.extent(amount));
        let rough = |extent: Extent| {
            let bound = extent.bound.or(vague.then_some(Bound::About));
            Extent { bound, ..extent }
        };
        Point {
            label: label.map(|label| words(table, row.place, label)).unwrap_or_default(),
            at,
            data: vec![
                Datum { text: entry(table, row.place, x).text, extent: None },
                Datum { text: value.text, extent: extent.map(rough) },
            ],
            side: None,
        }
    };
    let mut points: Vec<Point> = grid.rows.iter().map(point).collect();
    let drawn = |point: &Point| point.data.iter().any(|datum| datum.extent.is_some());
    let missing = points.iter().filter(|point| !drawn(point)).count();
    points.sort_by_key(|point| (!drawn(point), point.middle()));
    let reach = |point: &Point| point.data.last()?.extent.as_ref().map(|extent| extent.reach.0);
    let placed: Vec<(u16, u16, &str)> = points
        .iter()
        .map_while(|point| Some((point.middle(), reach(point)?, point.label.as_str())))
        .collect();
    let sides = sides(&placed);
    points.iter_mut().zip(sides).for_each(|(point, side)| point.side = side);
    let axis = Across { ends: over.ends(), shortest: 0.0 };
    let ground = Ground { across: &axis, kind: Kind::Numbers(&across_unit), scale: &scale, points: &points };
    let annotations = annotations::resolve(source, &ground, scope, diagnostics);
    let missing = match missing {
        0 => "",
        1 => "One row lacks one of the two values, so it is not drawn.",
        _ => "Some rows lack one of the two values, so they are not drawn.",
    };
    let sideways =
        over.note.clone().unwrap_or_default().replacen("The scale", "The axis from left to right", 1);
    let upward = scale.note.clone().unwrap_or_default();
    let legend =
        legend(grid.amounts(), "A bar between two values is a range.", "A light dot is a rough value.");
    let notes = [upward.as_str(), sideways.as_str(), missing, legend.as_str()];
    let note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" ");
    let names = [table.table.columns[x].title.clone(), table.table.columns[y].title.clone()];
    let unit = if over.bare { format!(", in {}", across_unit.words(false)) } else { String::new() };
    let measure = format!("{} from left to right{unit}, {} upward", names[0], names[1]);
    let chart = Chart {
        across: labels::ticks(over.ticks(), true),
        series: series(&names),
        points,
        note,
        annotations,
        measure,
        ..chart
    };
    Some(take_scale(chart, scale, &grid.unit))
}

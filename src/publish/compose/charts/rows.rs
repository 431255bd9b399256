//! Charts in rows of text: bars, stacked bars, ranges and dots.

use super::grid::{Entry, Grid, Row};
use super::{series, take_scale};
use crate::model::{Chart, Datum, Extent, Mark, Point};
use crate::publish::chart::bars::Bars;
use crate::publish::chart::labels;
use crate::publish::chart::plot::legend;
use crate::publish::chart::scale::{Scale, around, bound, ends};
use crate::publish::figure::amount::Amount;

/// A row with its data, each entry drawn by a function.
fn point(row: &Row, mut extent: impl FnMut(Amount) -> Extent) -> Point {
    let datum = |entry: &Option<Entry>| match entry {
        Some(entry) => Datum { text: entry.text.clone(), extent: entry.amount.map(&mut extent) },
        None => Datum::default(),
    };
    Point { label: row.label.clone(), data: row.entries.iter().map(datum).collect(), ..Point::default() }
}

/// Bars in the table's order, from a common zero.
pub fn bars(chart: Chart, grid: &Grid) -> Chart {
    let bars = Bars::of(grid.amounts());
    let note = legend(grid.amounts(), "The light part of a bar is a range.", "A light bar is a rough value.");
    let points = grid.rows.iter().map(|row| point(row, |amount| bars.extent(amount))).collect();
    Chart { points, series: series(&grid.names), zero: bars.zero, note, ..chart }
}

/// The parts of a whole, each from where the one before it ends.
pub fn stacked(chart: Chart, grid: &Grid) -> Chart {
    let known = |row: &Row| -> f64 {
        row.entries.iter().flatten().filter_map(|entry| entry.amount).map(|amount| ends(amount).1).sum()
    };
    let bars = Bars::of(grid.rows.iter().map(|row| Amount::Exactly(known(row))));
    let row = |row: &Row| {
        let (mut sum, mut from) = (0.0, 0);
        point(row, |amount| {
            sum += ends(amount).1;
            // However small, what there is can be seen.
            let to = bars.extent(Amount::Exactly(sum)).reach.1;
            let least = if ends(amount).1 > 0.0 { from + 1 } else { from };
            let reach = (from, to.max(least).min(1000));
            from = reach.1;
            Extent { reach, bound: bound(amount), ..Extent::default() }
        })
    };
    let points = grid.rows.iter().map(row).collect();
    let gaps = grid.rows.iter().any(|row| row.entries.iter().flatten().any(|entry| entry.amount.is_none()));
    let gaps = if gaps { "Where a part has no value, the bar ends without it. " } else { "" };
    let note = format!("{gaps}{}", legend(grid.amounts(), "", "A light part is a rough value."));
    Chart { points, series: series(&grid.names), note: note.trim().to_owned(), ..chart }
}

/// Dots, or bars from a least to a greatest value, on an axis with marks.
pub fn on_axis(chart: Chart, grid: &Grid, log: bool) -> Chart {
    let grid = if chart.mark == Mark::Range && grid.names.len() == 2 { &between(grid) } else { grid };
    let values = around(grid.amounts()).unwrap_or_default();
    let scale = if log { Scale::log(values, &grid.unit) } else { Scale::over(values, &grid.unit) };
    let points = grid.rows.iter().map(|row| point(row, |amount| scale.extent(amount))).collect();
    let range = if chart.mark == Mark::Range { "" } else { "A bar between two values is a range." };
    let legend = legend(grid.amounts(), range, "A light dot is a rough value.");
    let note = [scale.note.clone().unwrap_or_default(), legend].join(" ").trim().to_owned();
    // Beside names and values there is no more room than on a phone.
    let across = labels::ticks(scale.ticks(), true).into_iter().filter(|tick| !tick.wide).collect();
    take_scale(Chart { points, series: series(&grid.names), across, note, ..chart }, scale, &grid.unit)
}

/// Two columns as one of ranges, from the one to the other.
fn between(grid: &Grid) -> Grid {
    let row = |row: &Row| {
        let known = |place: usize| row.entries.get(place).and_then(Option::as_ref);
        let (low, high) = (known(0), known(1));
        let text = |entry: Option<&Entry>| entry.map(|entry| entry.text.clone()).unwrap_or_default();
        let amount = match (low.and_then(|entry| entry.amount), high.and_then(|entry| entry.amount)) {
            (Some(low), Some(high)) => {
                let (low, high) = (ends(low).0, ends(high).1);
                Some(if low == high {
                    Amount::Exactly(low)
                } else {
                    Amount::Between(low.min(high), low.max(high))
                })
            }
            _ => None,
        };
        let text = match amount {
            Some(Amount::Exactly(_)) => text(low),
            _ => format!("{} to {}", text(low), text(high)),
        };
        Row { entries: vec![Some(Entry { text, amount })], ..row.clone() }
    };
    Grid {
        names: vec![String::new()],
        measure: grid.measure.clone(),
        across: grid.across.clone(),
        unit: grid.unit.clone(),
        rows: grid.rows.iter().map(row).collect(),
    }
}

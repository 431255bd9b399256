//! Charts: the numbers of a table, or of figures side by side, as places in a drawing.

use super::checks::only_words;
use super::scope::ResolvedTable;
use super::scope::Scope;
use crate::model::{Block, Chart, Extent, Mark, Point, plain};
use crate::publish::chart::axis::Stop;
use crate::publish::chart::bars::Bars;
use crate::publish::chart::plot::{Plot, legend};
use crate::publish::chart::scale::ends;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::period::{Span as Period, Times, times};
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript::ChartBlock;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::did_you_mean;

/// A row as a chart sees it.
struct Entry {
    label: String,
    text: String,
    amount: Option<Amount>,
}

/// Draws a table; nothing where it cannot be drawn.
pub fn resolve(chart: &ChartBlock, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Block> {
    only_words(&chart.alt, "a description", diagnostics);
    let table = scope.table(&chart.table, diagnostics)?;
    let (x, y) = (column(table, &chart.x, diagnostics), column(table, &chart.y, diagnostics));
    let (x, y) = (x?, y?);
    let known = numbers(table, y);
    let units: Vec<&Unit> = known.iter().flatten().map(|(_, unit)| unit).collect();
    let Some(unit) = units.first() else {
        let message = format!("the column “{}” has no number to draw", chart.y.value);
        diagnostics.error("bad-chart", chart.y.at.clone(), message, "name a column of numbers");
        return None;
    };
    if let Some(other) = units.iter().find(|other| !unit.same(other)) {
        let message =
            format!("the column “{}” holds {unit} and {other}, which have no scale in common", chart.y.value);
        diagnostics.error(
            "bad-chart",
            chart.y.at.clone(),
            message,
            "name a column of one unit, or split it into two",
        );
        return None;
    }
    let entries: Vec<Entry> = (known.iter().zip(&table.table.rows))
        .map(|(known, row)| {
            let words = |column: usize| row.0.get(column).map(|cell| plain(&cell.text)).unwrap_or_default();
            let text = Some(words(y)).filter(|text| !text.is_empty()).unwrap_or_else(|| "no value".into());
            Entry { label: words(x), text, amount: known.as_ref().map(|(amount, _)| *amount) }
        })
        .collect();
    let title = chart.title.as_ref().map(|title| scope.inline(title, diagnostics));
    let drawn = Chart {
        mark: chart.mark,
        title: title.unwrap_or_else(|| table.table.caption.clone()),
        alt: chart.alt.value.clone(),
        measure: table.table.columns[y].title.clone(),
        points: Vec::new(),
        zero: 0,
        scale: Vec::new(),
        note: String::new(),
        sources: table.table.sources.clone(),
    };
    Some(Block::Chart(match chart.mark {
        Mark::Bar => bars(drawn, entries),
        Mark::Line => {
            let spans = spans(chart, &numbers(table, x), &entries, diagnostics);
            line(drawn, entries, &spans, unit)
        }
    }))
}

fn column(table: &ResolvedTable, name: &At<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
    let found = table.ids.iter().position(|id| *id == name.value);
    if found.is_none() {
        let near = did_you_mean(name, table.ids.iter().map(String::as_str));
        let help = if near.is_empty() { format!("the columns are {}", table.ids.join(", ")) } else { near };
        diagnostics.error(
            "unknown-column",
            name.at.clone(),
            format!("no column is called “{}”", name.value),
            help,
        );
    }
    found
}

/// What a column's cells come to. Words around a figure leave its value as it is; around several, they say what no
/// drawing can.
fn numbers(table: &ResolvedTable, column: usize) -> Vec<Option<(Amount, Unit)>> {
    table.numbers.iter().map(|row| row.get(column).cloned().flatten()).collect()
}

/// Bars in the table's order, from a common zero.
fn bars(chart: Chart, entries: Vec<Entry>) -> Chart {
    let amounts = || entries.iter().filter_map(|entry| entry.amount);
    let bars = Bars::of(amounts());
    let note = legend(amounts(), "The light part of a bar is a range.", "A light bar is a rough value.");
    let point = |entry: Entry| {
        let extent = entry.amount.map(|amount| bars.extent(amount));
        Point { label: entry.label, text: entry.text, extent }
    };
    Chart { points: entries.into_iter().map(point).collect(), zero: bars.zero, note, ..chart }
}

/// A line from left to right. A row that has no place comes last, and is not drawn.
fn line(chart: Chart, entries: Vec<Entry>, spans: &[Option<Period>], unit: &Unit) -> Chart {
    let mut placed: Vec<(Period, &Entry)> =
        spans.iter().zip(&entries).filter_map(|(span, entry)| Some(((*span)?, entry))).collect();
    placed.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let stops: Vec<Stop> =
        placed.iter().map(|(span, entry)| Stop { span: *span, amount: entry.amount }).collect();
    let names: Vec<&str> = placed.iter().map(|(_, entry)| entry.label.as_str()).collect();
    let Plot { scale, extents, note } = Plot::of(&stops, &names, unit);
    let point = |(entry, extent): (&Entry, Option<Extent>)| Point {
        label: entry.label.clone(),
        text: entry.text.clone(),
        extent,
    };
    let mut points: Vec<Point> = placed.iter().map(|(_, entry)| *entry).zip(extents).map(point).collect();
    let without = spans.iter().zip(&entries).filter(|(span, _)| span.is_none());
    points.extend(without.map(|(_, entry)| point((entry, None))));
    let left_out = match points.len() - placed.len() {
        0 => String::new(),
        1 => " One row has no place on the axis, so it is not drawn.".to_owned(),
        count => format!(" {count} rows have no place on the axis, so they are not drawn."),
    };
    let measure =
        if scale.bare { format!("{}, in {}", chart.measure, unit.words(false)) } else { chart.measure };
    let note = format!("{note}{left_out}").trim().to_owned();
    Chart { points, measure, scale: scale.marks, note, ..chart }
}

/// Where rows stand on a line's axis: by number or in time where all of them say so, else at even steps. Nothing for a row
/// without a name where all others have their place.
fn spans(
    chart: &ChartBlock,
    numbers: &[Option<(Amount, Unit)>],
    entries: &[Entry],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Period>> {
    let named: Vec<usize> = (0..entries.len()).filter(|place| !entries[*place].label.is_empty()).collect();
    let placed = |spans: Vec<Period>| {
        let mut all = vec![None; entries.len()];
        named.iter().zip(spans).for_each(|(place, span)| all[*place] = Some(span));
        all
    };
    let counted: Option<Vec<&(Amount, Unit)>> =
        named.iter().map(|place| numbers.get(*place)?.as_ref()).collect();
    let alike = |all: &Vec<&(Amount, Unit)>| all.windows(2).all(|pair| pair[0].1.same(&pair[1].1));
    if let Some(all) = counted.filter(|all| !all.is_empty() && alike(all)) {
        return placed(all.iter().map(|(amount, _)| ends(*amount)).collect());
    }
    let labels: Vec<String> = named.iter().map(|place| entries[*place].label.clone()).collect();
    let why = match times(&labels) {
        Times::Known(spans) if !spans.is_empty() => return placed(spans),
        Times::Mixed(label) => Some(format!("“{label}” is no date")),
        Times::Unclear(label) => Some(format!("“{label}” can be two dates")),
        Times::Known(_) | Times::None => None,
    };
    if let Some(why) = why {
        let message = format!("{why}, so this line's points stand at even steps and not in time");
        let help = "write all as 2026-03-07, 2026-03, 2026, Mar 2026 or Q1 2026, or draw bars";
        diagnostics.warning("chart-dates", chart.x.at.clone(), message, help);
    }
    (0..entries.len()).map(|place| Some((place as f64, place as f64))).collect()
}

/// Bars for figures side by side, and where they begin; none if they share no unit.
pub fn to_scale(figures: &[usize], scope: &Scope<'_>) -> (Vec<Extent>, u16) {
    let resolved: Option<Vec<_>> = figures.iter().map(|index| scope.resolved(*index)).collect();
    let resolved = resolved.unwrap_or_default();
    if resolved.len() < 2 || !resolved.windows(2).all(|pair| pair[0].unit.same(&pair[1].unit)) {
        return (Vec::new(), 0);
    }
    let amounts = || resolved.iter().map(|figure| figure.amount);
    let bars = Bars::of(amounts());
    (amounts().map(|amount| bars.extent(amount)).collect(), bars.zero)
}

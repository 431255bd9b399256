//! A table as a chart sees it: rows with names, and what each series is there.

use crate::model::plain;
use crate::publish::compose::scope::ResolvedTable;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript::chart::ChartBlock;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Name};
use crate::publish::parse::suggest::did_you_mean;

/// A number behind a cell, with its unit.
pub type Number = Option<(Amount, Unit)>;

/// What one series is in a row.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its value as printed, or that there is none.
    pub text: String,
    /// Its value; nothing for a gap.
    pub amount: Option<Amount>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// The number of that, if it is one.
    pub x: Number,
    /// Which of the table's rows it is.
    pub place: usize,
    /// What each series is there; nothing where the table says nothing of it.
    pub entries: Vec<Option<Entry>>,
}

/// A table as a chart sees it.
#[derive(Debug)]
pub struct Grid {
    /// The names of the series; one without a name where there is but one.
    pub names: Vec<String>,
    /// What its numbers measure.
    pub measure: String,
    /// The heading of the column that names the rows.
    pub across: String,
    /// The unit of all its numbers.
    pub unit: Unit,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Grid {
    /// Reads what a chart asks of a table; nothing where it cannot be drawn.
    pub fn read(chart: &ChartBlock, table: &ResolvedTable, diagnostics: &mut Diagnostics) -> Option<Self> {
        let x = column(table, &chart.x, diagnostics);
        let named = &chart.y.0;
        let mut columns: Vec<Option<usize>> = Vec::new();
        for name in named.iter() {
            let place = column(table, name, diagnostics);
            if place.is_some() && columns.contains(&place) {
                let message = format!("the column “{}” is named twice", name.value);
                diagnostics.error("bad-chart", name.at.clone(), message, "name each once");
                return None;
            }
            columns.push(place);
        }
        let series = match &chart.series {
            Some(name) => Some(column(table, name, diagnostics)?),
            None => None,
        };
        let (x, columns) = (x?, columns.into_iter().collect::<Option<Vec<usize>>>()?);
        if columns.is_empty() {
            diagnostics.error(
                "bad-chart",
                named.at.clone(),
                "this chart names no column to draw",
                "name one",
            );
            return None;
        }
        if series.is_some() && columns.len() > 1 {
            let message = "with a column that names the series, there is one column of numbers";
            let help = "name one column, or take \"series\" away";
            diagnostics.error("bad-chart", named.at.clone(), message, help);
            return None;
        }
        let unit = unit(table, named, &columns, diagnostics)?;
        let title = |column: usize| table.table.columns[column].title.clone();
        let mut grid = Self {
            names: columns.iter().map(|column| title(*column)).collect(),
            measure: title(columns[0]),
            across: title(x),
            unit,
            rows: Vec::new(),
        };
        if columns.len() > 1 {
            let words = grid.unit.words(false);
            grid.measure = if words.is_empty() { String::new() } else { format!("In {words}") };
        } else {
            grid.names = vec![String::new()];
        }
        match series {
            None => {
                grid.rows = (0..table.table.rows.len()).map(|row| wide(table, row, x, &columns)).collect()
            }
            Some(series) => grid.long(table, x, columns[0], series),
        }
        Some(grid)
    }

    /// Fills in the rows of a table in which each row is of one series. Rows of one name become one.
    fn long(&mut self, table: &ResolvedTable, x: usize, y: usize, series: usize) {
        self.names.clear();
        for place in 0..table.table.rows.len() {
            let name = words(table, place, series);
            let known = self.names.iter().position(|known| *known == name);
            let of = known.unwrap_or_else(|| {
                self.names.push(name);
                self.names.len() - 1
            });
            let row = wide(table, place, x, &[y]);
            let free =
                |other: &Row| other.label == row.label && other.entries.get(of).is_none_or(Option::is_none);
            let entry = row.entries.into_iter().next().flatten();
            let new = Row { label: row.label.clone(), x: row.x.clone(), place, entries: Vec::new() };
            let at = match self.rows.iter().position(free) {
                Some(at) => at,
                None => {
                    self.rows.push(new);
                    self.rows.len() - 1
                }
            };
            let entries = &mut self.rows[at].entries;
            entries.resize(entries.len().max(of + 1), None);
            entries[of] = entry;
        }
        let count = self.names.len();
        self.rows.iter_mut().for_each(|row| row.entries.resize(count, None));
    }

    /// Every amount in it.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> {
        self.rows.iter().flat_map(|row| row.entries.iter().flatten()).filter_map(|entry| entry.amount)
    }
}

/// Where a column stands that a chart names.
pub fn column(table: &ResolvedTable, name: &At<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
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

/// What a cell says in words.
pub fn words(table: &ResolvedTable, row: usize, column: usize) -> String {
    let row = table.table.rows.get(row);
    row.and_then(|row| row.0.get(column)).map(|cell| plain(&cell.text)).unwrap_or_default()
}

/// What a cell comes to. Words around a figure leave its value as it is; around several, they say what no drawing can.
pub fn number(table: &ResolvedTable, row: usize, column: usize) -> Number {
    table.numbers.get(row)?.get(column).cloned().flatten()
}

/// What a cell is in a drawing.
pub fn entry(table: &ResolvedTable, row: usize, column: usize) -> Entry {
    let text = Some(words(table, row, column)).filter(|text| !text.is_empty());
    Entry {
        text: text.unwrap_or_else(|| "no value".into()),
        amount: number(table, row, column).map(|(amount, _)| amount),
    }
}

fn wide(table: &ResolvedTable, row: usize, x: usize, columns: &[usize]) -> Row {
    Row {
        label: words(table, row, x),
        x: number(table, row, x),
        place: row,
        entries: columns.iter().map(|column| Some(entry(table, row, *column))).collect(),
    }
}

/// The one unit of some columns; nothing where one has no number, or they have more than one unit.
pub fn unit(
    table: &ResolvedTable,
    names: &[Name],
    columns: &[usize],
    diagnostics: &mut Diagnostics,
) -> Option<Unit> {
    let mut first: Option<(Unit, &Name)> = None;
    for (name, column) in names.iter().zip(columns) {
        let units: Vec<Unit> = (0..table.table.rows.len())
            .filter_map(|row| number(table, row, *column))
            .map(|(_, unit)| unit)
            .collect();
        let Some(unit) = units.first() else {
            let message = format!("the column “{}” has no number to draw", name.value);
            diagnostics.error("bad-chart", name.at.clone(), message, "name a column of numbers");
            return None;
        };
        if let Some(other) = units.iter().find(|other| !unit.same(other)) {
            let message = format!(
                "the column “{}” holds {unit} and {other}, which have no scale in common",
                name.value
            );
            let help = "name a column of one unit, or split it into two";
            diagnostics.error("bad-chart", name.at.clone(), message, help);
            return None;
        }
        match &first {
            Some((first, of)) if !first.same(unit) => {
                let message = format!(
                    "“{}” is in {first} and “{}” in {unit}, which have no scale in common",
                    of.value, name.value
                );
                let help = "draw a chart of each, or a scatter plot of one against the other";
                diagnostics.error("bad-chart", name.at.clone(), message, help);
                return None;
            }
            Some(_) => {}
            None => first = Some((unit.clone(), name)),
        }
    }
    first.map(|(unit, _)| unit)
}

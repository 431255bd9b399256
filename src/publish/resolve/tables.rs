//! Tables: cells worded, ranked and marked.

use super::Scope;
use super::checks::{not_empty, only_words};
use crate::model::{Align, Cell, Column, Row, Span, Table, plain};
use crate::publish::cell;
use crate::publish::fault::did_you_mean;
use crate::publish::manuscript::{self, Better};
use crate::publish::quantity::{self, Amount};
use crate::publish::record::Reading;
use std::cmp::Ordering;

/// A table whose cells are worded, with the numbers behind them.
#[derive(Clone, Debug)]
pub struct ResolvedTable {
    /// What readers see.
    pub table: Table,
    /// The number behind each cell, row by row; nothing where there is none.
    pub numbers: Vec<Vec<Option<f64>>>,
    /// The ids of the columns.
    pub ids: Vec<String>,
}

/// Words a table of the manuscript.
pub fn resolve(source: &manuscript::Table, scope: &Scope<'_>, to: &mut Reading) -> ResolvedTable {
    let ids: Vec<String> = source.columns.iter().map(|column| column.id.value.clone()).collect();
    if source.columns.len() < 2 {
        to.error("bad-table", source.columns.at.clone(), "a table has two columns or more", "add a column");
    }
    not_empty(&source.rows, "a table without rows", "write one", to);
    for (index, column) in source.columns.iter().enumerate() {
        only_words(&column.title, "a heading", to);
        if ids[..index].contains(&column.id.value) {
            to.error(
                "duplicate-name",
                column.id.at.clone(),
                format!("two columns are called “{}”", column.id.value),
                "",
            );
        }
    }
    let mut rows = Vec::new();
    let mut numbers = Vec::new();
    for source_row in source.rows.iter() {
        for (name, _) in &source_row.0 {
            if !ids.contains(name) {
                let near = did_you_mean(name, ids.iter().map(String::as_str));
                let help = if near.is_empty() { format!("the columns are {}", ids.join(", ")) } else { near };
                to.error(
                    "unknown-column",
                    name.at.clone(),
                    format!("no column is called “{}”", name.value),
                    help,
                );
            }
        }
        let mut cells = Vec::new();
        let mut values = Vec::new();
        for column in source.columns.iter() {
            let Some((_, cell)) = source_row.find(&column.id) else {
                let at = source_row.0.first().map_or(source.columns.at.clone(), |(name, _)| name.at.clone());
                let help = format!("add \"{}\": …, or null where nothing is known", column.id.value);
                to.error("missing-cell", at, format!("this row has no cell for “{}”", column.id.value), help);
                continue;
            };
            let (cell, number) = word(cell, column, scope, to);
            cells.push(cell);
            values.push(number);
        }
        rows.push(cells);
        numbers.push(values);
    }
    let columns = source.columns.iter().enumerate().map(|(index, column)| {
        let numeric = index > 0 && is_numeric(&rows, &numbers, index);
        rank(&mut rows, &numbers, index, numeric);
        if let Some(better) = column.better {
            mark_best(&mut rows, &numbers, index, better);
        }
        Column {
            title: column.title.value.clone(),
            align: if numeric { Align::End } else { Align::Start },
            descending_first: numeric && column.better != Some(Better::Lower),
        }
    });
    let columns = columns.collect();
    let table = Table {
        caption: scope.inline(&source.caption, to),
        columns,
        rows: rows.into_iter().map(Row).collect(),
        sources: scope.sources(&source.sources, to),
    };
    ResolvedTable { table, numbers, ids }
}

fn word(
    cell: &cell::Cell,
    column: &manuscript::Column,
    scope: &Scope<'_>,
    to: &mut Reading,
) -> (Cell, Option<f64>) {
    match cell {
        cell::Cell::Unknown(()) => (Cell::default(), None),
        cell::Cell::Number(number) => {
            let Some(unit) = &column.unit else {
                let help = format!("give the column “{}” a unit, such as \"count\"", column.id.value);
                to.error("missing-unit", number.at.clone(), "a number without a unit", help);
                return (Cell::default(), None);
            };
            let amount = Amount::Exactly(number.value);
            let text = vec![Span::Text(quantity::text(amount, unit))];
            (Cell { text, value: amount.number(), ..Cell::default() }, Some(number.value))
        }
        cell::Cell::Figure(cell) => match scope.figure(&cell.figure, to) {
            Some(index) => {
                let figure = scope.resolved(index);
                let text =
                    vec![Span::Figure(index, figure.map(super::figures::Resolved::text).unwrap_or_default())];
                let number = figure.map(|figure| figure.amount.middle());
                (Cell { text, value: figure.and_then(|f| f.amount.number()), ..Cell::default() }, number)
            }
            None => (Cell::default(), None),
        },
        cell::Cell::Text(text) => {
            let text = scope.inline(text, to);
            // Words around a figure still sort by it, where the column is one of numbers.
            let number = column
                .unit
                .as_ref()
                .and_then(|_| first_figure(&text))
                .and_then(|index| scope.resolved(index));
            let number = number.map(|figure| figure.amount.middle());
            (Cell { text, ..Cell::default() }, number)
        }
    }
}

fn first_figure(spans: &[Span]) -> Option<usize> {
    spans.iter().find_map(|span| match span {
        Span::Figure(index, _) => Some(*index),
        Span::Em(inner) | Span::Strong(inner) | Span::Link(_, inner) | Span::Insight(_, inner) => {
            first_figure(inner)
        }
        Span::Text(_) | Span::Code(_) => None,
    })
}

/// A column is one of numbers if every cell that says anything has one.
fn is_numeric(rows: &[Vec<Cell>], numbers: &[Vec<Option<f64>>], column: usize) -> bool {
    let cells =
        rows.iter().zip(numbers).filter_map(|(row, numbers)| Some((row.get(column)?, numbers.get(column)?)));
    let mut said = cells.filter(|(cell, _)| !cell.text.is_empty()).peekable();
    said.peek().is_some() && said.all(|(_, number)| number.is_some())
}

fn rank(rows: &mut [Vec<Cell>], numbers: &[Vec<Option<f64>>], column: usize, numeric: bool) {
    let mut order: Vec<(usize, Key)> = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let Some(cell) = cells.get(column).filter(|cell| !cell.text.is_empty()) else { continue };
        let number = numbers[row].get(column).copied().flatten();
        order.push((
            row,
            match number {
                Some(number) if numeric => Key::Number(number),
                _ => Key::Words(plain(&cell.text).to_lowercase()),
            },
        ));
    }
    order.sort_by(|a, b| a.1.compare(&b.1));
    let mut rank = 0;
    for index in 0..order.len() {
        if index > 0 && order[index - 1].1.compare(&order[index].1) != Ordering::Equal {
            rank += 1;
        }
        rows[order[index].0][column].rank = Some(rank);
    }
}

enum Key {
    Number(f64),
    Words(String),
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Words(a), Self::Words(b)) => a.cmp(b),
            (Self::Number(_), Self::Words(_)) => Ordering::Less,
            (Self::Words(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

fn mark_best(rows: &mut [Vec<Cell>], numbers: &[Vec<Option<f64>>], column: usize, better: Better) {
    let values: Vec<f64> = numbers.iter().filter_map(|row| row.get(column).copied().flatten()).collect();
    let best = match better {
        Better::Higher => values.iter().copied().reduce(f64::max),
        Better::Lower => values.iter().copied().reduce(f64::min),
    };
    // Where all are alike, none is best.
    if values.len() < 2 || values.iter().all(|value| Some(*value) == best) {
        return;
    }
    for (row, numbers) in rows.iter_mut().zip(numbers) {
        if numbers.get(column).copied().flatten() == best && best.is_some() {
            row[column].best = true;
        }
    }
}

//! Tables: cells worded, ranked and marked.

use super::checks::{not_empty, only_words};
use super::order;
use super::order::{Kind, Sorted};
use super::scope::{ResolvedTable, Scope};
use crate::model::{Align, Cell, Column, Row, Span, Table, plain};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::format;
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript;
use crate::publish::manuscript::Better;
use crate::publish::manuscript::cell;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::suggest::did_you_mean;
use std::collections::HashMap;

/// Words a table of the manuscript.
pub fn resolve(
    name: &str,
    source: &manuscript::Table,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> ResolvedTable {
    let ids: Vec<String> = source.columns.iter().map(|column| column.id.value.clone()).collect();
    if source.columns.len() < 2 {
        diagnostics.error(
            "bad-table",
            source.columns.at.clone(),
            "a table has two columns or more",
            "add a column",
        );
    }
    not_empty(&source.rows, "a table without rows", "write one", diagnostics);
    for (index, column) in source.columns.iter().enumerate() {
        only_words(&column.title, "a heading", diagnostics);
        if ids[..index].contains(&column.id.value) {
            diagnostics.error(
                "duplicate-name",
                column.id.at.clone(),
                format!("two columns are called “{}”", column.id.value),
                "",
            );
        }
    }
    let mut rows = Vec::new();
    let mut values: Vec<Vec<Option<Number>>> = Vec::new();
    for source_row in source.rows.iter() {
        for (name, _) in &source_row.0 {
            if !ids.contains(name) {
                let near = did_you_mean(name, ids.iter().map(String::as_str));
                let help = if near.is_empty() { format!("the columns are {}", ids.join(", ")) } else { near };
                diagnostics.error(
                    "unknown-column",
                    name.at.clone(),
                    format!("no column is called “{}”", name.value),
                    help,
                );
            }
        }
        let mut cells = Vec::new();
        let mut numbers = Vec::new();
        for column in source.columns.iter() {
            let Some((_, cell)) = source_row.find(&column.id) else {
                let at = source_row.0.first().map_or(source.columns.at.clone(), |(name, _)| name.at.clone());
                let help = format!("add \"{}\": …, or null where nothing is known", column.id.value);
                diagnostics.error(
                    "missing-cell",
                    at,
                    format!("this row has no cell for “{}”", column.id.value),
                    help,
                );
                continue;
            };
            let (cell, number) = word(cell, column, scope, diagnostics);
            cells.push(cell);
            numbers.push(number);
        }
        rows.push(cells);
        values.push(numbers);
    }
    let language = scope.language();
    let columns = source.columns.iter().enumerate().map(|(index, column)| {
        let of_column: Vec<Option<&Number>> = values
            .iter()
            .map(|row| row.get(index)?.as_ref())
            // A figure in another unit than its column's is not to be compared with what stands there.
            .map(|number| {
                number.filter(|number| column.unit.as_ref().is_none_or(|unit| unit.same(&number.unit)))
            })
            .collect();
        word_numbers(&mut rows, &of_column, index);
        let cells: Vec<Sorted> = rows
            .iter()
            .zip(&of_column)
            .map(|(row, number)| Sorted {
                text: row.get(index).map(|cell| plain(&cell.text)).unwrap_or_default(),
                amount: number.map(|number| number.amount),
            })
            .collect();
        let kind = match one_unit(&of_column) {
            true => Kind::of(&cells, column.unit.is_some(), index == 0),
            false => Kind::Words,
        };
        for (row, rank) in rows.iter_mut().zip(order::ranks(&cells, kind, language)) {
            if let Some(cell) = row.get_mut(index) {
                cell.rank = rank;
            }
        }
        if let Some(better) = column.better {
            match one_unit(&of_column) {
                true => mark_best(&mut rows, &of_column, index, better),
                false => {
                    let help = "give the column figures of one unit, or take \"better\" away";
                    let message = format!("“{}” mixes units, so none of it is best", column.title.value);
                    diagnostics.error("mixed-units", column.title.at.clone(), message, help);
                }
            }
        }
        let numeric = kind == Kind::Numbers;
        Column {
            id: column.id.value.clone(),
            title: column.title.value.clone(),
            align: if numeric { Align::End } else { Align::Start },
            descending_first: numeric && column.better != Some(Better::Lower),
        }
    });
    let columns = columns.collect();
    let alone = |number: &Option<Number>| {
        let number = number.as_ref().filter(|number| number.alone)?;
        Some((number.amount, number.unit.clone()))
    };
    let numbers = values.iter().map(|row| row.iter().map(alone).collect()).collect();
    let table = Table {
        name: name.to_owned(),
        caption: scope.inline(&source.caption, diagnostics),
        columns,
        rows: rows.into_iter().map(Row).collect(),
        sources: scope.sources(&source.sources, diagnostics),
    };
    ResolvedTable { table, numbers, ids }
}

/// The number behind a cell.
struct Number {
    amount: Amount,
    unit: Unit,
    /// Whether it is typed in the table: then it has no words yet.
    typed: bool,
    /// Whether the cell has no other.
    alone: bool,
}

fn word(
    cell: &cell::Cell,
    column: &manuscript::Column,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> (Cell, Option<Number>) {
    let unit = column.unit.as_ref().map(|unit| &unit.value);
    let number = |figure: &Resolved, alone: bool| Number {
        amount: figure.amount,
        unit: figure.unit.clone(),
        typed: false,
        alone,
    };
    match cell {
        cell::Cell::Unknown(()) => (Cell::default(), None),
        cell::Cell::Number(typed) => {
            let Some(unit) = unit else {
                let help = format!("give the column “{}” a unit, such as \"count\"", column.id.value);
                diagnostics.error("missing-unit", typed.at.clone(), "a number without a unit", help);
                return (Cell::default(), None);
            };
            let amount = Amount::Exactly(typed.value);
            let cell = Cell { value: amount.number(), ..Cell::default() };
            (cell, Some(Number { amount, unit: unit.clone(), typed: true, alone: true }))
        }
        cell::Cell::Figure(cell) => match scope.figure(&cell.figure, diagnostics) {
            Some(index) => {
                let figure = scope.resolved(index);
                let text = vec![Span::Figure(index, figure.map(Resolved::text).unwrap_or_default())];
                let value = figure.and_then(|figure| figure.amount.number());
                let ends = figure.and_then(|figure| figure.amount.ends_alone());
                (Cell { text, value, ends, ..Cell::default() }, figure.map(|figure| number(figure, true)))
            }
            None => (Cell::default(), None),
        },
        cell::Cell::Text(text) => {
            let text = scope.inline(text, diagnostics);
            // Words around a figure still sort by it, where the column is one of numbers.
            let figures = if unit.is_some() { figures(&text) } else { Vec::new() };
            let first = figures.first().and_then(|index| scope.resolved(*index));
            (Cell { text, ..Cell::default() }, first.map(|figure| number(figure, figures.len() == 1)))
        }
    }
}

/// Words the numbers that are typed in a column: told apart from each other, and from the figures beside them.
fn word_numbers(rows: &mut [Vec<Cell>], numbers: &[Option<&Number>], column: usize) {
    let all: Vec<(Amount, &Unit)> =
        numbers.iter().flatten().map(|number| (number.amount, &number.unit)).collect();
    let mut texts = format::distinct(&all).into_iter();
    let mut figures: HashMap<String, Amount> = HashMap::new();
    for (row, number) in rows.iter().zip(numbers) {
        if let (Some(cell), Some(number)) = (row.get(column), number.filter(|number| !number.typed)) {
            figures.insert(plain(&cell.text), number.amount);
        }
    }
    for (row, number) in rows.iter_mut().zip(numbers) {
        let Some(number) = number else { continue };
        let text = texts.next().unwrap_or_default();
        let Some(cell) = row.get_mut(column).filter(|_| number.typed) else { continue };
        // A figure has its words already, which stay the same wherever it stands.
        let taken = figures.get(&text).is_some_and(|amount| *amount != number.amount);
        let text = if taken { format::distinct_from(number.amount, &number.unit, &text) } else { text };
        cell.text = vec![Span::Text(text)];
    }
}

/// Whether all numbers of a column are in one unit.
fn one_unit(numbers: &[Option<&Number>]) -> bool {
    let mut known = numbers.iter().flatten();
    known.next().is_none_or(|first| known.all(|number| number.unit.same(&first.unit)))
}

/// The places of the figures in a text.
fn figures(text: &[Span]) -> Vec<usize> {
    let figures = text.iter().flat_map(|span| match span {
        Span::Figure(index, _) => vec![*index],
        Span::Em(inner) | Span::Strong(inner) | Span::Link(_, inner) | Span::Insight(_, inner) => {
            figures(inner)
        }
        Span::Text(_) | Span::Code(_) => Vec::new(),
    });
    figures.collect()
}

/// Marks the best of a column: what is sure to be, so that nothing with an open bound may be better.
fn mark_best(rows: &mut [Vec<Cell>], numbers: &[Option<&Number>], column: usize, better: Better) {
    let sign = if better == Better::Higher { 1.0 } else { -1.0 };
    // The least and the most that each can be, turned so that more is better.
    let ends = |number: &Number| {
        let (low, high) = match number.amount {
            Amount::About(v) => (v, v),
            amount => amount.ends(),
        };
        if sign > 0.0 { (low, high) } else { (-high, -low) }
    };
    let all: Vec<Option<(f64, f64)>> = numbers.iter().map(|number| number.map(ends)).collect();
    let least = all.iter().flatten().map(|(low, _)| *low).fold(f64::NEG_INFINITY, f64::max);
    let is_best = |(low, high): (f64, f64)| {
        low == least
            && all.iter().flatten().all(|(other, most)| *most <= low || (*other, *most) == (low, high))
    };
    let known = all.iter().flatten().count();
    let best: Vec<bool> = all.iter().map(|ends| ends.is_some_and(is_best)).collect();
    // Where all are alike, none is best.
    if known < 2 || best.iter().filter(|best| **best).count() == known {
        return;
    }
    for (row, best) in rows.iter_mut().zip(best) {
        if let Some(cell) = row.get_mut(column) {
            cell.best = best;
        }
    }
}

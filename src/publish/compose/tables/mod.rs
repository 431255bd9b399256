//! Tables: cells worded, ranked and marked.

mod best;
mod cells;
mod width;

use best::mark_best;
use cells::{Number, word};

use super::order;
use super::order::{Kind, Sorted};
use super::scope::{ResolvedTable, Scope};
use crate::model::{Align, Cell, Column, Row, Span, Table, plain};
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::format;
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript;
use crate::publish::manuscript::Better;
use crate::publish::manuscript::table::{CsvRows, Rows, cell, csv};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::named::Named;
use crate::publish::parse::record::Inline;
use crate::publish::parse::suggest::did_you_mean;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

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
    let mut titles = Vec::new();
    for (index, column) in source.columns.iter().enumerate() {
        titles.push(scope.line(&column.title, "a heading", diagnostics));
        if ids[..index].contains(&column.id.value) {
            diagnostics.error(
                "duplicate-name",
                column.id.at.clone(),
                format!("two columns are called “{}”", column.id.value),
                "",
            );
        }
    }
    let read = source_rows(source, scope, diagnostics);
    let (source_rows, mut in_file) = match &read {
        SourceRows::Here(rows) => (*rows, None),
        SourceRows::File(rows, file) => (rows.as_slice(), Some(Diagnostics::new(file, &diagnostics.nouns))),
    };
    let mut rows = Vec::new();
    let mut values: Vec<Vec<Option<Number>>> = Vec::new();
    for source_row in source_rows {
        // What is wrong with a row is noted where it stands.
        let diagnostics = in_file.as_mut().unwrap_or(&mut *diagnostics);
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
    diagnostics.found.extend(in_file.into_iter().flat_map(|in_file| in_file.found));
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
                    let message = format!("“{}” mixes units, so none of it is best", titles[index]);
                    diagnostics.error("mixed-units", column.title.at.clone(), message, help);
                }
            }
        }
        let numeric = kind == Kind::Numbers;
        Column {
            id: column.id.value.clone(),
            title: titles[index].clone(),
            align: if numeric { Align::End } else { Align::Start },
            descending_first: numeric && column.better != Some(Better::Lower),
        }
    });
    let columns: Vec<Column> = columns.collect();
    let said = |text: &Option<Inline>, diagnostics: &mut Diagnostics| {
        text.as_ref().map(|text| scope.inline(text, diagnostics)).unwrap_or_default()
    };
    let alone = |number: &Option<Number>| {
        let number = number.as_ref().filter(|number| number.alone)?;
        Some((number.amount, number.unit.clone()))
    };
    let numbers = values.iter().map(|row| row.iter().map(alone).collect()).collect();
    let table = Table {
        name: name.to_owned(),
        caption: scope.inline(&source.caption, diagnostics),
        about: said(&source.description, diagnostics),
        fits: width::fits_a_phone(&columns, &rows),
        columns,
        rows: rows.into_iter().map(Row).collect(),
        remark: said(&source.note, diagnostics),
        sources: scope.sources(&source.sources, diagnostics),
    };
    ResolvedTable { table, numbers, ids }
}

/// The rows of a table, and the file that they stand in if it is one of their own.
enum SourceRows<'r> {
    Here(&'r [Named<cell::Cell>]),
    File(Vec<Named<cell::Cell>>, Arc<SourceFile>),
}

fn source_rows<'r>(
    source: &'r manuscript::Table,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> SourceRows<'r> {
    let empty = |at: Range<usize>, diagnostics: &mut Diagnostics| {
        diagnostics.error("empty", at, "a table without rows", "write one");
    };
    match &source.rows.value {
        Rows::Here(rows) => {
            if rows.is_empty() {
                empty(source.rows.at.clone(), diagnostics);
            }
            SourceRows::Here(rows)
        }
        // Lists have become rows when the file was read.
        Rows::Lists(_) => SourceRows::Here(&[]),
        Rows::File(CsvRows { csv }) => {
            let Some(file) = scope.rows_file(csv, diagnostics) else { return SourceRows::Here(&[]) };
            let mut in_file = Diagnostics::new(&file, &diagnostics.nouns);
            let rows = csv::read(&source.columns, &mut in_file);
            if rows.is_empty() && in_file.found.is_empty() {
                empty(csv.at.clone(), diagnostics);
            }
            let is_whole = !in_file.found.iter().any(Diagnostic::is_error);
            diagnostics.found.append(&mut in_file.found);
            // What is missing in the file has been said.
            if is_whole { SourceRows::File(rows, file) } else { SourceRows::Here(&[]) }
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

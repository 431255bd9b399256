//! Cells: worded as their column says, with the numbers in them.

use crate::model::{Cell, Span};
use crate::publish::compose::scope::Scope;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::table::{Column, ColumnKind, cell};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::text::inline;
use std::ops::Range;

/// The number behind a cell.
pub struct Number {
    /// What it is.
    pub amount: Amount,
    /// Its unit.
    pub unit: Unit,
    /// Whether it is typed in the table: then it has no words yet.
    pub typed: bool,
    /// Whether the cell has no other.
    pub alone: bool,
}

/// Words a cell, and tells the number in it.
pub fn word(
    cell: &cell::Cell,
    column: &Column,
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
    if let Some(at) = misplaced(cell, column) {
        let message =
            format!("the column “{}” is one of {}, and this is none", column.id.value, column.things());
        return (
            bad(&at, message, "mend the cell, or the column’s \"kind\"", diagnostics).unwrap_or_default(),
            None,
        );
    }
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
        cell::Cell::Flag(flag) => {
            let (words, value) = if flag.value { ("Yes", "true") } else { ("No", "false") };
            (said(words, value), None)
        }
        cell::Cell::Text(text) if column.kind == Some(ColumnKind::Date) => {
            let date = PartialDate::parse(text.trim());
            let help = "write 2026-03-07, 2026-03 or 2026, or null where it is not known";
            let date =
                date.or_else(|| bad(&text.at, format!("“{}” is no date", text.value), help, diagnostics));
            (date.map(|date| said(&date.text(), &date.iso())).unwrap_or_default(), None)
        }
        cell::Cell::Text(text) if column.kind == Some(ColumnKind::Link) => {
            let address = text.trim();
            if let Err(why) = inline::check_link(address) {
                bad(&text.at, why, "write an http or https address, or null where there is none", diagnostics)
            } else {
                Some(())
            };
            let words = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
            let text = vec![Span::Link(address.to_owned(), vec![Span::Text(words.to_owned())])];
            (Cell { text, value: Some(address.to_owned()), ..Cell::default() }, None)
        }
        cell::Cell::Text(text) => {
            let text = scope.inline(text, diagnostics);
            // Words around a figure still sort by it, where the column is one of numbers.
            let figures = if unit.is_some() { figures(&text) } else { Vec::new() };
            let first = figures.first().and_then(|index| scope.resolved(*index));
            (Cell { text, ..Cell::default() }, first.map(|figure| number(figure, figures.len() == 1)))
        }
    }
}

/// The places of the figures in a text.
fn figures(text: &[Span]) -> Vec<usize> {
    let figures = text.iter().flat_map(|span| match span {
        Span::Figure(index, _) => vec![*index],
        Span::Em(inner)
        | Span::Strong(inner)
        | Span::Link(_, inner)
        | Span::Insight(_, inner)
        | Span::Series(_, inner) => figures(inner),
        Span::Text(_) | Span::Code(_) | Span::Footnote(_) => Vec::new(),
    });
    figures.collect()
}

/// Where a cell stands that is no cell of its column.
fn misplaced(cell: &cell::Cell, column: &Column) -> Option<Range<usize>> {
    use ColumnKind::*;
    let kind = column.kind?;
    match cell {
        cell::Cell::Number(number) if kind != Number => Some(number.at.clone()),
        cell::Cell::Flag(flag) if kind != YesNo => Some(flag.at.clone()),
        cell::Cell::Figure(figure) if !matches!(kind, Figure | Number) => Some(figure.figure.at.clone()),
        cell::Cell::Text(text) if kind == YesNo => Some(text.at.clone()),
        _ => None,
    }
}

/// A cell of words, and what programs read in it.
fn said(words: &str, value: &str) -> Cell {
    Cell { text: vec![Span::Text(words.to_owned())], value: Some(value.to_owned()), ..Cell::default() }
}

/// Notes that a cell is not what its column is made of.
fn bad<T>(at: &Range<usize>, message: String, help: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    diagnostics.error("bad-cell", at.clone(), message, help);
    None
}

//! The rows of a table, in the manuscript or in a file beside it.

use super::cell::{Cell, FigureCell};
use super::{Column, ColumnKind};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::named::Named;
use crate::publish::parse::record::{At, Read, record};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// The file that a table's rows stand in.
    CsvRows {
        /// Its path from the manuscript's folder: comma-separated values, the columns' ids in the first line.
        csv: At<String>,
    }
}

/// The rows of a table.
#[derive(Clone, Debug)]
pub enum Rows {
    /// As they stand in the manuscript.
    Here(Vec<Named<Cell>>),
    /// As lists of cells in the order of the columns, until the columns are known: see [`Rows::by_columns`].
    Lists(Vec<At<Vec<Cell>>>),
    /// In a file beside it.
    File(CsvRows),
}

impl Rows {
    /// Those that stand in the manuscript.
    pub fn here(&self) -> &[Named<Cell>] {
        match self {
            Self::Here(rows) => rows,
            Self::Lists(_) | Self::File(_) => &[],
        }
    }

    /// Gives the cells of rows that are lists the names of their columns.
    pub fn by_columns(&mut self, columns: &[Column], diagnostics: &mut Diagnostics) {
        let Self::Lists(rows) = self else { return };
        let mut named = Vec::with_capacity(rows.len());
        for row in std::mem::take(rows) {
            if row.value.len() != columns.len() {
                let message = format!("{} cells for {} columns", row.value.len(), columns.len());
                let help = "write a cell for each column, in their order, and null where nothing is known";
                diagnostics.error("wrong-type", row.at, message, help);
                continue;
            }
            let name = |column: &Column| At { value: column.id.value.clone(), at: row.at.clone() };
            let cells =
                columns.iter().zip(row.value).map(|(column, cell)| (name(column), flat(cell, column)));
            named.push(Named(cells.collect()));
        }
        *self = Self::Here(named);
    }
}

/// A cell of a row that is a list, where a figure alone is written as in a sentence: `{name}`.
fn flat(cell: Cell, column: &Column) -> Cell {
    if !matches!(column.kind, None | Some(ColumnKind::Figure | ColumnKind::Number)) {
        return cell;
    }
    let Cell::Text(text) = &cell else { return cell };
    let alone = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match alone.filter(|name| !name.is_empty() && !name.contains(['{', '}'])) {
        Some(name) => Cell::Figure(FigureCell { figure: At { value: name.to_owned(), at: text.at.clone() } }),
        None => cell,
    }
}

impl Read for Rows {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::Object(_) => CsvRows::read(value, diagnostics).map(Self::File),
            ast::Value::Array(rows) if matches!(rows.elements.first(), Some(ast::Value::Array(_))) => {
                Vec::read(value, diagnostics).map(Self::Lists)
            }
            ast::Value::Array(_) => Vec::read(value, diagnostics).map(Self::Here),
            _ => {
                diagnostics.mismatch(value, "a list of rows, or {\"csv\": \"file.csv\"}");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Here(Vec::new()))
    }
}

impl JsonSchema for Rows {
    fn schema_name() -> Cow<'static, str> {
        "Rows".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (here, file) = (Vec::<Named<Cell>>::json_schema(generator), CsvRows::json_schema(generator));
        json_schema!({ "anyOf": [here, file] })
    }
}

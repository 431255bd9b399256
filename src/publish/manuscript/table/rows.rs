//! The rows of a table, in the manuscript or in a file beside it.

use super::cell::Cell;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Named, Read, record};
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
    /// In a file beside it.
    File(CsvRows),
}

impl Rows {
    /// Those that stand in the manuscript.
    pub fn here(&self) -> &[Named<Cell>] {
        match self {
            Self::Here(rows) => rows,
            Self::File(_) => &[],
        }
    }
}

impl Read for Rows {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::Object(_) => CsvRows::read(value, diagnostics).map(Self::File),
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

//! What makers write in the cell of a table.

use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Inline, Name, Read, record};
use jsonc_parser::ast;
use schemars::JsonSchema;

/// A cell of a table.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Cell {
    /// Nothing is known.
    Unknown(()),
    /// Words.
    Text(Inline),
    /// A number in the column's unit.
    Number(At<f64>),
    /// Yes or no.
    Flag(At<bool>),
    /// A figure of the file.
    Figure(FigureCell),
}

record! {
    /// A figure in a cell.
    FigureCell {
        /// The figure, by name.
        figure: Name,
    }
}

impl Read for Cell {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::NullKeyword(_) => Some(Self::Unknown(())),
            ast::Value::StringLit(_) => Inline::read(value, diagnostics).map(Self::Text),
            ast::Value::NumberLit(_) => At::<f64>::read(value, diagnostics).map(Self::Number),
            ast::Value::BooleanLit(_) => At::<bool>::read(value, diagnostics).map(Self::Flag),
            ast::Value::Object(_) => FigureCell::read(value, diagnostics).map(Self::Figure),
            _ => {
                diagnostics.mismatch(value, "text, a number, true, false, {\"figure\": …} or null");
                None
            }
        }
    }
}

//! What makers write of a chart.

use crate::model::Mark;
use crate::publish::parse::diagnostics::{Diagnostics, range};
use crate::publish::parse::record::{At, Inline, Name, Read, record};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// A chart of a table.
    ChartBlock {
        /// `chart`.
        _kind as "type": String,
        /// How it is drawn.
        mark: At<Mark>,
        /// The table, by name.
        table: Name,
        /// The column that names the points; of a scatter plot the numbers from left to right.
        x: Name,
        /// The column of numbers, or a list of columns, each a series.
        y: Columns,
        /// The column whose cells name the series, where each row is of one.
        series: Option<Name>,
        /// The column that names a scatter plot's dots; that of the rows' names where left out.
        label: Option<Name>,
        /// `log` for a scale on which each step is ten times the one before.
        scale: Option<At<ScaleKind>>,
        /// What it shows; the table's caption where left out.
        title: Option<Inline>,
        /// A sentence under the title.
        description: Option<Inline>,
        /// What it shows, in a sentence, for those who do not see it.
        alt: At<String>,
        /// Places to point out, each with a few words.
        annotations: Vec<Annotation>,
        /// Stretches to point out, each with a few words.
        bands: Vec<Band>,
        /// What else has to be said, under the chart.
        note: Option<Inline>,
    }

    /// A place pointed out in a chart.
    Annotation {
        /// The place: the name of a point, a date, or a number.
        x: At<Spot>,
        /// What is to be said of it.
        text: At<String>,
    }

    /// A stretch pointed out in a chart.
    Band {
        /// Where it begins: the name of a point, a date, or a number.
        from: At<Spot>,
        /// Where it ends.
        to: At<Spot>,
        /// `x`, the default, for a stretch from left to right, `y` for one along the scale.
        axis: Option<Axis>,
        /// What is to be said of it.
        text: At<String>,
    }
}

/// One column, or several.
#[derive(Clone, Debug)]
pub struct Columns(pub At<Vec<Name>>);

impl Read for Columns {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::StringLit(_) => {
                let one = Name::read(value, diagnostics)?;
                Some(Self(At { at: one.at.clone(), value: vec![one] }))
            }
            ast::Value::Array(_) => At::read(value, diagnostics).map(Self),
            _ => {
                diagnostics.mismatch(value, "the name of a column, or a list of names");
                None
            }
        }
    }
}

impl JsonSchema for Columns {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Columns".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// A place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// By name or date.
    Named(String),
    /// By number.
    Number(f64),
}

impl Read for Spot {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::StringLit(_) => String::read(value, diagnostics).map(Self::Named),
            ast::Value::NumberLit(_) => f64::read(value, diagnostics).map(Self::Number),
            _ => {
                diagnostics.mismatch(value, "a name, a date or a number");
                None
            }
        }
    }
}

impl JsonSchema for Spot {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Spot".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
        #[schemars(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl Read for $name {
            fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
                match String::read(value, diagnostics)?.as_str() {
                    $($word => Some(Self::$variant),)+
                    word => {
                        let help = format!("one of {}", [$($word),+].join(", "));
                        diagnostics.error("unknown-word", range(value), format!("“{word}” means nothing here"), help);
                        None
                    }
                }
            }
        }
    };
}

choice! {
    /// How a scale is divided.
    ScaleKind {
        /// Each step adds as much as the one before.
        Linear = "linear",
        /// Each step is ten times the one before, or a power of that.
        Log = "log",
    }
}

choice! {
    /// One of a chart's two axes.
    Axis {
        /// From left to right.
        X = "x",
        /// Along the scale of values.
        Y = "y",
    }
}

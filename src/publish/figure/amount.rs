//! Amounts: numbers, bounds and ranges.

use crate::publish::parse::diagnostics::{Diagnostics, range};
use crate::publish::parse::record::{Read, is_null};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A value as known: exactly, or with a bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// As it is.
    Exactly(f64),
    /// This much or more: `$8B+`.
    AtLeast(f64),
    /// This much or less: `≤$8B`.
    AtMost(f64),
    /// Roughly: `~$8B`.
    About(f64),
    /// From one to the other: `4–20×`.
    Between(f64, f64),
}

/// How far from the value named a rough one may be, as a share of it. The word “about” promises no more.
const ROUGH: f64 = 0.1;

impl Amount {
    /// The value that sorts it and sets its bar: of a range the middle.
    pub fn middle(self) -> f64 {
        match self {
            Self::Exactly(v) | Self::AtLeast(v) | Self::AtMost(v) | Self::About(v) => v,
            Self::Between(from, to) => from / 2.0 + to / 2.0,
        }
    }

    /// The least and the most it can be; infinite where there is no bound.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Self::Exactly(v) => (v, v),
            Self::AtLeast(v) => (v, f64::INFINITY),
            Self::AtMost(v) => (f64::NEG_INFINITY, v),
            Self::About(v) => (v - v.abs() * ROUGH, v + v.abs() * ROUGH),
            Self::Between(from, to) => (from, to),
        }
    }

    /// The number alone, as spreadsheets want it; nothing where it is not all that is known.
    pub fn number(self) -> Option<String> {
        match self {
            Self::Exactly(v) => Some(bare(v)),
            _ => None,
        }
    }

    /// The least and the most it can be as numbers alone, empty where there is no such end; nothing if it is known exactly.
    /// Of a rough one both are what it is said to be.
    pub fn ends_alone(self) -> Option<(String, String)> {
        match self {
            Self::Exactly(_) => None,
            Self::AtLeast(v) => Some((bare(v), String::new())),
            Self::AtMost(v) => Some((String::new(), bare(v))),
            Self::About(v) => Some((bare(v), bare(v))),
            Self::Between(from, to) => Some((bare(from), bare(to))),
        }
    }

    /// The order of amounts by value; of the same, what may be less comes before what may be more.
    pub fn by_value(a: &Self, b: &Self) -> std::cmp::Ordering {
        let open = |amount: &Self| match amount {
            Self::AtMost(_) => 0,
            Self::AtLeast(_) => 2,
            _ => 1,
        };
        a.middle().total_cmp(&b.middle()).then(open(a).cmp(&open(b)))
    }

    /// What it is, by name and numbers: for what is made anew only where an amount changes.
    pub fn parts(self) -> (&'static str, [f64; 2]) {
        match self {
            Self::Exactly(v) => ("exactly", [v, v]),
            Self::AtLeast(v) => ("at_least", [v, v]),
            Self::AtMost(v) => ("at_most", [v, v]),
            Self::About(v) => ("about", [v, v]),
            Self::Between(from, to) => ("between", [from, to]),
        }
    }

    /// The numbers in it.
    pub(super) fn numbers(self) -> [f64; 2] {
        match self {
            Self::Between(from, to) => [from, to],
            amount => [amount.middle(); 2],
        }
    }
}

/// A number as programs read it.
fn bare(v: f64) -> String {
    if v == 0.0 || (1e-9..1e21).contains(&v.abs()) { format!("{v}") } else { format!("{v:e}") }
}

impl Read for Amount {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !matches!(value, ast::Value::Object(_)) {
            return f64::read(value, diagnostics).map(Self::Exactly);
        }
        let shape =
            "write a number, {\"at_least\": n}, {\"at_most\": n}, {\"about\": n} or {\"from\": a, \"to\": b}";
        let object = value.as_object()?;
        let written: Vec<_> = object.properties.iter().filter(|property| !is_null(&property.value)).collect();
        let numbers: Vec<f64> = written.iter().filter_map(|p| f64::read(&p.value, diagnostics)).collect();
        let names: Vec<&str> = written.iter().map(|property| property.name.as_str()).collect();
        match (names.as_slice(), numbers.as_slice()) {
            (["at_least"], [v]) => Some(Self::AtLeast(*v)),
            (["at_most"], [v]) => Some(Self::AtMost(*v)),
            (["about"], [v]) => Some(Self::About(*v)),
            (["from", "to"], [from, upto]) if from < upto => Some(Self::Between(*from, *upto)),
            (["to", "from"], [upto, from]) if from < upto => Some(Self::Between(*from, *upto)),
            (["from", "to"] | ["to", "from"], [_, _]) => {
                diagnostics.error(
                    "bad-number",
                    range(value),
                    "a range must rise from its first number to its second",
                    shape,
                );
                None
            }
            (["from"] | ["to"], [_]) => {
                let help = "a range has both ends; with one, write {\"at_least\": n} or {\"at_most\": n}";
                diagnostics.error("wrong-type", range(value), "this range has one end only", help);
                None
            }
            _ => {
                if numbers.len() == names.len() {
                    diagnostics.error("wrong-type", range(value), "this is no value", shape);
                }
                None
            }
        }
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let bound = |name: &str| json_schema!({ "type": "object", "properties": { name: { "type": "number" } }, "required": [name], "additionalProperties": false });
        json_schema!({
            "description": "The raw value: 50e9, never 50 billions; with a bound or a range where that is what is known.",
            "anyOf": [
                { "type": "number" }, bound("at_least"), bound("at_most"), bound("about"),
                { "type": "object", "properties": { "from": { "type": "number" }, "to": { "type": "number" } },
                  "required": ["from", "to"], "additionalProperties": false }
            ]
        })
    }
}

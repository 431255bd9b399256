//! How makers write that a figure is worked out from others.

use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{Name, Read, is_null};
use jsonc_parser::ast;
use schemars::JsonSchema;

/// How a figure is worked out from others of its file.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Derive {
    /// All of them added up.
    Sum(Vec<Name>),
    /// All of them multiplied.
    Product(Vec<Name>),
    /// The first less the second.
    Difference(Vec<Name>),
    /// The first over the second.
    Ratio(Vec<Name>),
    /// By how much the second differs from the first, in percent of the first.
    PercentChange(Vec<Name>),
}

impl Derive {
    const WORDS: &'static [&'static str] = &["sum", "product", "difference", "ratio", "percent_change"];

    /// The names of the figures it is worked out from.
    pub fn parts(&self) -> &[Name] {
        match self {
            Self::Sum(parts)
            | Self::Product(parts)
            | Self::Difference(parts)
            | Self::Ratio(parts)
            | Self::PercentChange(parts) => parts,
        }
    }
}

impl Read for Derive {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let properties = value.as_object().into_iter().flat_map(|object| &object.properties);
        let written: Vec<_> = properties.filter(|property| !is_null(&property.value)).collect();
        let [property] = written.as_slice() else {
            let help = format!("write {{\"sum\": [\"a\", \"b\"]}} or another of {}", Self::WORDS.join(", "));
            diagnostics.error(
                "wrong-type",
                crate::publish::parse::diagnostics::range(value),
                "expected an object with one operation",
                help,
            );
            return None;
        };
        let parts = Vec::<Name>::read(&property.value, diagnostics)?;
        let (pair, derive) = match property.name.as_str() {
            "sum" => (false, Self::Sum(parts)),
            "product" => (false, Self::Product(parts)),
            "difference" => (true, Self::Difference(parts)),
            "ratio" => (true, Self::Ratio(parts)),
            "percent_change" => (true, Self::PercentChange(parts)),
            other => {
                let near = crate::publish::parse::suggest::did_you_mean(other, Self::WORDS.iter().copied());
                let help = if near.is_empty() { format!("one of {}", Self::WORDS.join(", ")) } else { near };
                let message = format!("there is no operation “{other}”");
                diagnostics.error(
                    "unknown-word",
                    crate::publish::parse::diagnostics::range(value),
                    message,
                    help,
                );
                return None;
            }
        };
        let count = derive.parts().len();
        if count < 2 || (pair && count != 2) {
            let wanted = if pair { "exactly two figures" } else { "two figures or more" };
            diagnostics.error(
                "wrong-type",
                crate::publish::parse::diagnostics::range(&property.value),
                format!("expected {wanted}, found {count}"),
                "",
            );
            return None;
        }
        Some(derive)
    }
}

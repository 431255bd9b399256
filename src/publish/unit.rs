//! Units: what an amount counts, and how they are written.

use super::record::{Read, Reading, range};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{borrow::Cow, fmt};

/// What an amount counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A currency.
    Money(Currency),
    /// `%`
    Percent,
    /// `pp`: percentage points, the difference of two percentages.
    Points,
    /// `×`: how many times.
    Multiple,
    /// `count`: the number alone, what is counted being said by the label.
    Count,
    /// Any other, printed behind the number: `kB`, `tokens`.
    Noun(String),
    /// One over another: `USD/year`.
    Per(Box<Unit>, String),
}

/// A currency with a sign of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Currency {
    /// US dollars.
    Usd,
    /// Euros.
    Eur,
    /// Pounds sterling.
    Gbp,
    /// Yen.
    Jpy,
}

impl Currency {
    const ALL: [(Self, &'static str, &'static str, &'static str); 4] = [
        (Self::Usd, "USD", "$", "US dollars"),
        (Self::Eur, "EUR", "€", "euros"),
        (Self::Gbp, "GBP", "£", "pounds sterling"),
        (Self::Jpy, "JPY", "¥", "yen"),
    ];

    fn entry(self) -> (Self, &'static str, &'static str, &'static str) {
        Self::ALL[self as usize]
    }
}

impl Unit {
    /// Reads a unit as manuscripts write it; nothing if the text can be none.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((top, bottom)) = text.split_once('/') {
            let fine = !bottom.is_empty() && !bottom.contains('/');
            return Self::parse(top).filter(|_| fine).map(|top| Self::Per(Box::new(top), singular(bottom)));
        }
        if let Some((currency, ..)) = Currency::ALL.iter().find(|entry| entry.1 == text) {
            return Some(Self::Money(*currency));
        }
        match text {
            "%" => Some(Self::Percent),
            "pp" => Some(Self::Points),
            "×" => Some(Self::Multiple),
            "count" => Some(Self::Count),
            noun => {
                let fine = noun.chars().next().is_some_and(char::is_alphabetic)
                    && noun.len() <= 40
                    && noun.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '²' | '³'))
                    && noun.trim() == noun;
                fine.then(|| Self::Noun(noun.to_owned()))
            }
        }
    }

    /// Whether it is a bare number.
    pub fn is_bare(&self) -> bool {
        matches!(self, Self::Count | Self::Multiple)
    }

    /// The unit in words: `US dollars`, `percentage points`.
    pub fn words(&self) -> String {
        match self {
            Self::Money(currency) => currency.entry().3.to_owned(),
            Self::Percent => "percent".to_owned(),
            Self::Points => "percentage points".to_owned(),
            Self::Multiple => "times".to_owned(),
            Self::Count => String::new(),
            Self::Noun(noun) => noun.clone(),
            Self::Per(top, bottom) => format!("{} per {bottom}", top.words()),
        }
    }

    /// The unit as one of it is called.
    pub(super) fn singular(&self) -> Self {
        match self {
            Self::Noun(noun) => Self::Noun(singular(noun)),
            Self::Per(top, bottom) => Self::Per(Box::new(top.singular()), bottom.clone()),
            unit => unit.clone(),
        }
    }

    /// What stands before the number: a currency's sign.
    pub(super) fn prefix(&self) -> &'static str {
        match self {
            Self::Money(currency) => currency.entry().2,
            Self::Per(top, _) => top.prefix(),
            _ => "",
        }
    }

    /// What stands behind the number.
    pub(super) fn suffix(&self) -> String {
        match self {
            Self::Money(_) | Self::Count => String::new(),
            Self::Percent => "%".to_owned(),
            Self::Points => "\u{a0}pp".to_owned(),
            Self::Multiple => "×".to_owned(),
            Self::Noun(noun) => format!("\u{a0}{noun}"),
            Self::Per(top, bottom) => format!("{} per\u{a0}{bottom}", top.suffix()),
        }
    }

    /// From which number on it is shortened to thousands, millions and so on; `$10K`, but `14,600 bytes`.
    pub(super) fn shortens_from(&self) -> Option<f64> {
        match self {
            Self::Money(_) => Some(10_000.0),
            Self::Noun(_) => Some(100_000.0),
            Self::Per(top, _) => top.shortens_from(),
            _ => None,
        }
    }
}

/// The unit as manuscripts write it.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => f.write_str(currency.entry().1),
            Self::Percent => f.write_str("%"),
            Self::Points => f.write_str("pp"),
            Self::Multiple => f.write_str("×"),
            Self::Count => f.write_str("count"),
            Self::Noun(noun) => f.write_str(noun),
            Self::Per(top, bottom) => write!(f, "{top}/{bottom}"),
        }
    }
}

impl Read for Unit {
    fn read(value: &ast::Value<'_>, to: &mut Reading) -> Option<Self> {
        let text = String::read(value, to)?;
        let unit = Self::parse(&text);
        if unit.is_none() {
            let help = "write USD, EUR, GBP, JPY, %, pp, ×, count, a noun such as tokens, or one over another such as USD/year";
            to.error("bad-unit", range(value), format!("“{text}” is no unit"), help);
        }
        unit
    }
}

impl JsonSchema for Unit {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Unit".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": ["USD", "EUR", "GBP", "JPY", "%", "pp", "×", "count", "tokens", "USD/year"] })
    }
}

/// A noun without its plural, as English makes it regularly: `years` is `year`, `boxes` is `box`.
pub fn singular(noun: &str) -> String {
    if noun.ends_with("series") || noun.ends_with("species") || noun.ends_with("ss") || noun.len() < 3 {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["xes", "ches", "shes", "sses", "zes"].iter().any(|end| noun.ends_with(end));
    let stem = noun.strip_suffix(if hissing { "es" } else { "s" });
    stem.unwrap_or(noun).to_owned()
}

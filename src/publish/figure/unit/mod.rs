//! Units: what an amount counts, and how they are written.

use super::currency::Currency;
use crate::publish::language::noun::{Noun, Nouns};
use crate::publish::parse::diagnostics::{Diagnostics, range};
use crate::publish::parse::record::Read;
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
    /// A sign of its own, such as `°C`.
    Sign(Sign),
    /// Any other, printed behind the number: `kB`, `tokens`.
    Noun(Noun),
    /// One over another: `USD/year`.
    Per(Box<Unit>, Noun),
}

/// A unit that is written as a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `°C`
    Celsius,
    /// `°F`
    Fahrenheit,
    /// `°`: of an angle, or of what the label says.
    Degree,
    /// `‰`
    PerMille,
    /// `dB`
    Decibel,
    /// `dB(A)`: as an ear hears it.
    DecibelA,
}

impl Sign {
    /// Each as it is printed, as makers may write it besides, and in words: one, and several.
    const ALL: [(Self, &'static str, &'static [&'static str], &'static str, &'static str); 6] = [
        (Self::Celsius, "\u{a0}°C", &["°C", "℃", "° C", "ºC"], "degree Celsius", "degrees Celsius"),
        (Self::Fahrenheit, "\u{a0}°F", &["°F", "℉", "° F", "ºF"], "degree Fahrenheit", "degrees Fahrenheit"),
        (Self::Degree, "°", &["°", "º"], "degree", "degrees"),
        (Self::PerMille, "‰", &["‰"], "per mille", "per mille"),
        (Self::Decibel, "\u{a0}dB", &["dB"], "decibel", "decibels"),
        (Self::DecibelA, "\u{a0}dB(A)", &["dB(A)", "dBA"], "decibel (A-weighted)", "decibels (A-weighted)"),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|entry| entry.2.contains(&text)).map(|entry| entry.0)
    }

    fn entry(self) -> &'static (Self, &'static str, &'static [&'static str], &'static str, &'static str) {
        &Self::ALL[self as usize]
    }
}

/// What may be done with the numbers of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Nothing is 0 of it, so that twice as many are twice as much.
    Ratio,
    /// Its zero is by agreement, as that of `°C`: differences mean something, sums and ratios do not.
    Interval,
    /// Each step is a multiple, as of `dB`: neither sums nor ratios of its numbers mean anything.
    Logarithmic,
}

/// How long a unit may be, in characters.
const LONGEST: usize = 40;

impl Unit {
    /// Reads a unit as manuscripts write it; nothing if the text can be none.
    pub fn parse(text: &str, nouns: &Nouns) -> Option<Self> {
        let noun = |text: &str| {
            let fits = |c: char| c.is_alphanumeric() || " -²³·⋅.’'()&µ%₂".contains(c) || is_mark(c);
            let fine = text.chars().next().is_some_and(char::is_alphabetic)
                && text.chars().count() <= LONGEST
                && text.chars().all(fits)
                && text.trim() == text;
            fine.then(|| nouns.get(text))
        };
        if nouns.knows(text) {
            return Some(Self::Noun(nouns.get(text)));
        }
        if let Some((top, bottom)) = text.split_once('/') {
            let bottom = match nouns.get(bottom) {
                known if nouns.knows(bottom) => known,
                _ => noun(bottom)?,
            };
            return Self::parse(top, nouns).map(|top| Self::Per(Box::new(top), bottom));
        }
        if let Some(currency) = Currency::of(text) {
            return Some(Self::Money(currency));
        }
        match text {
            "%" => Some(Self::Percent),
            "pp" => Some(Self::Points),
            "×" => Some(Self::Multiple),
            "count" => Some(Self::Count),
            text => Sign::parse(text).map(Self::Sign).or_else(|| noun(text).map(Self::Noun)),
        }
    }

    /// The unit in a manuscript whose language is not the site's; `foreign` says whether it is not English either.
    pub fn in_language(&self, foreign: bool, nouns: &Nouns) -> Self {
        match self {
            Self::Noun(noun) => Self::Noun(nouns.get_in(&noun.text, foreign)),
            Self::Per(top, bottom) => {
                let bottom = nouns.get_in(&bottom.text, foreign);
                Self::Per(Box::new(top.in_language(foreign, nouns)), bottom)
            }
            unit => unit.clone(),
        }
    }

    /// Whether it is a bare number.
    pub fn is_bare(&self) -> bool {
        matches!(self, Self::Count | Self::Multiple)
    }

    /// What may be done with its numbers.
    pub fn scale(&self) -> Scale {
        match self {
            Self::Sign(Sign::Celsius | Sign::Fahrenheit) => Scale::Interval,
            Self::Sign(Sign::Decibel | Sign::DecibelA) => Scale::Logarithmic,
            Self::Noun(noun) if noun.text.starts_with("degrees ") => Scale::Interval,
            _ => Scale::Ratio,
        }
    }

    /// Whether two units are one: `year` and `years` are.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Noun(a), Self::Noun(b)) => a.same(b),
            (Self::Per(a, below_a), Self::Per(b, below_b)) => a.same(b) && below_a.same(below_b),
            (a, b) => a == b,
        }
    }

    /// The unit in words, of one or of several: `US dollars`, `percentage points`.
    pub fn words(&self, one: bool) -> String {
        let form = |single: &str, several: &str| (if one { single } else { several }).to_owned();
        match self {
            Self::Money(currency) => currency.words(one),
            Self::Percent => "percent".to_owned(),
            Self::Points => form("percentage point", "percentage points"),
            Self::Multiple => "times".to_owned(),
            Self::Count => String::new(),
            Self::Sign(sign) => form(sign.entry().3, sign.entry().4),
            Self::Noun(noun) => form(&noun.one, &noun.text),
            Self::Per(top, bottom) => {
                format!("{} per {}", top.words(one), bottom.one).trim_start().to_owned()
            }
        }
    }

    /// The currency, if it is money.
    pub(super) fn currency(&self) -> Option<Currency> {
        match self {
            Self::Money(currency) => Some(*currency),
            Self::Per(top, _) => top.currency(),
            _ => None,
        }
    }

    /// What stands before the number: a currency's sign or code.
    pub(super) fn prefix(&self) -> String {
        self.currency().map(Currency::prefix).unwrap_or_default()
    }

    /// What stands behind the number, of one or of several.
    pub(super) fn suffix(&self, one: bool) -> String {
        match self {
            Self::Money(_) | Self::Count => String::new(),
            Self::Percent => "%".to_owned(),
            Self::Points => "\u{a0}pp".to_owned(),
            Self::Multiple => "×".to_owned(),
            Self::Sign(sign) => sign.entry().1.to_owned(),
            Self::Noun(noun) => format!("\u{a0}{}", if one { &noun.one } else { &noun.text }),
            Self::Per(top, bottom) => format!("{} per\u{a0}{}", top.suffix(one), bottom.one),
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

/// A sign that stands on or under a letter, as vowels do in many scripts.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The unit as manuscripts write it.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => f.write_str(currency.code()),
            Self::Percent => f.write_str("%"),
            Self::Points => f.write_str("pp"),
            Self::Multiple => f.write_str("×"),
            Self::Count => f.write_str("count"),
            Self::Sign(sign) => f.write_str(sign.entry().2.first().copied().unwrap_or_default()),
            Self::Noun(noun) => f.write_str(&noun.text),
            Self::Per(top, bottom) => write!(f, "{top}/{}", bottom.one),
        }
    }
}

impl Read for Unit {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(value, diagnostics)?;
        let unit = Self::parse(&text, &diagnostics.nouns);
        if unit.is_none() {
            let shown: String = text.chars().take(LONGEST).collect();
            let more = if shown.len() < text.len() { "…" } else { "" };
            let help = "write a currency by its code such as USD, or %, ‰, pp, ×, °C, °F, dB, count, a noun of at most 40 \
                        characters such as tokens, or one over another such as USD/year";
            diagnostics.error("bad-unit", range(value), format!("“{shown}{more}” is no unit"), help);
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
        json_schema!({
            "type": "string",
            "examples": ["USD", "EUR", "GBP", "JPY", "CHF", "%", "‰", "pp", "×", "°C", "dB", "count", "tokens", "USD/year"]
        })
    }
}

#[cfg(test)]
mod tests;

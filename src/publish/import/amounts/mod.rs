//! Finds amounts in words, and reads what they are: money, shares, multiples, counted things, measures, with how sure they are
//! and what they are for.
//!
//! What could be read in two ways is no amount here: a doubt says why, and the words stay words.

mod counted;
mod digits;
mod exclusions;
mod finder;
mod hints;
mod measures;
mod money;
mod ranges;
mod regexes;
mod side;

pub use digits::Number;
pub use exclusions::dates;
pub use exclusions::month;

use finder::Finder;
use std::ops::Range;

/// What a text is written in, as far as numbers are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, and what is not known.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Another that parts decimals by a comma.
    Other,
}

impl Language {
    /// The language of a tag such as `de-AT`.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "fr" => Self::French,
            "en" | "ja" | "zh" | "ko" | "hi" | "he" | "th" => Self::English,
            _ => Self::Other,
        }
    }

    /// Whether a point parts groups of three digits.
    pub fn points_group(self) -> bool {
        matches!(self, Self::German | Self::Other)
    }

    /// Whether a comma parts decimals.
    pub fn commas_part(self) -> bool {
        self != Self::English
    }
}

/// How much an amount is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// As it is.
    Exactly(Number),
    /// This much or more.
    AtLeast(Number),
    /// This much or less.
    AtMost(Number),
    /// Roughly.
    About(Number),
    /// From one to the other.
    Between(Number, Number),
}

/// An amount in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands, with its signs and words.
    pub range: Range<usize>,
    /// How much it is.
    pub value: Value,
    /// Of what, as a manuscript writes it.
    pub unit: String,
}

/// What stays words because it could be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub range: Range<usize>,
    /// Why it stays words.
    pub why: &'static str,
}

/// The amounts in a text, and what may be some. In what is `blocked` none is looked for. `alone` says that the text stands for
/// itself, as the value of a card does, so that a number without a unit is an amount.
pub fn find(
    text: &str,
    blocked: &[Range<usize>],
    language: Language,
    alone: bool,
) -> (Vec<Amount>, Vec<Doubt>) {
    let (mut found, mut doubts) = (Vec::new(), Vec::new());
    if text.bytes().any(|byte| byte.is_ascii_digit() || byte == 0xc2) {
        let stretches = exclusions::stretches(text);
        let mut finder =
            Finder { text, language, alone, blocked, stretches: &stretches, floor: 0, money: None };
        let mut at = 0;
        while let Some(start) = finder.next(at) {
            at = match finder.amount(start) {
                Ok(Some(amount)) => {
                    let end = amount.range.end;
                    found.push(amount);
                    end
                }
                Ok(None) => finder.behind(start),
                Err(doubt) => {
                    let end = doubt.range.end;
                    doubts.push(doubt);
                    end
                }
            };
            finder.floor = found.last().map_or(0, |last| last.range.end);
        }
    }
    if text.contains("fold") {
        for one in hints::FOLD.find_all(text) {
            let (Some(whole), Some(number)) =
                (one.get(0), one.get(1).and_then(|word| hints::fold(word.as_str())))
            else {
                continue;
            };
            let number = Number { negative: false, digits: number.to_owned(), power: 0 };
            let range = whole.range();
            if !blocked.iter().any(|other| overlap(other, &range)) {
                found.push(Amount { range, value: Value::Exactly(number), unit: "×".to_owned() });
            }
        }
        found.sort_by_key(|amount| amount.range.start);
    }
    (found, doubts)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests;

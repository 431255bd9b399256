//! The one place that words amounts.

use super::amount::Amount;
use super::unit::Unit;
use crate::model::{has_rtl, isolated};
use crate::publish::parse::decimal::{Decimal, Rounding};
use std::collections::{HashMap, HashSet};

fn is_one(amount: Amount) -> bool {
    matches!(amount, Amount::Exactly(v) | Amount::About(v) | Amount::AtMost(v) if v == 1.0)
}

/// An amount as printed everywhere: `$50B`, `$8B+`, `4–20×`, `75%`, `2.6 pp`, `500,000+`, `272K tokens`.
pub fn text(amount: Amount, unit: &Unit) -> String {
    finer(amount, unit, 0)
}

/// Several amounts as printed where they stand side by side: with as many digits as tell those apart that differ.
pub fn distinct(amounts: &[(Amount, &Unit)]) -> Vec<String> {
    let mut texts: Vec<String> = amounts.iter().map(|(amount, unit)| text(*amount, unit)).collect();
    for more in 1..=MOST_MORE {
        let mut first: HashMap<&str, Amount> = HashMap::new();
        let mut alike: HashSet<&str> = HashSet::new();
        for (text, (amount, _)) in texts.iter().zip(amounts) {
            if *first.entry(text).or_insert(*amount) != *amount {
                alike.insert(text);
            }
        }
        if alike.is_empty() {
            break;
        }
        let again: Vec<bool> = texts.iter().map(|text| alike.contains(text.as_str())).collect();
        for ((text, again), (amount, unit)) in texts.iter_mut().zip(again).zip(amounts) {
            if again {
                *text = finer(*amount, unit, more);
            }
        }
    }
    texts
}

/// An amount with so many more digits than it is printed with by itself.
pub fn finer(amount: Amount, unit: &Unit, more: usize) -> String {
    held(digits(amount, unit, more), &unit.suffix(is_one(amount)))
}

/// A number and what stands behind it. Beside a word from the right a number would change sides with its own signs, so
/// there it is held together.
fn held(number: String, behind: &str) -> String {
    if has_rtl(behind) { isolated(&number) + behind } else { number + behind }
}

fn digits(amount: Amount, unit: &Unit, more: usize) -> String {
    let printed = |v: f64, way: Rounding| Print { unit, more, cents: cents(amount, unit) }.number(v, way);
    match amount {
        Amount::Exactly(v) => printed(v, Rounding::Nearest),
        Amount::AtLeast(v) => printed(v, Rounding::Down) + "+",
        Amount::AtMost(v) => format!("≤{}", printed(v, Rounding::Up)),
        Amount::About(v) => format!("~{}", printed(v, Rounding::Nearest)),
        Amount::Between(from, to) => {
            // As many digits as show that there is something between them.
            let near = |v| printed(v, Rounding::Nearest);
            if near(from) == near(to) && more < MOST_MORE {
                return digits(amount, unit, more + 1);
            }
            format!("{}–{}", printed(from, Rounding::Down), printed(to, Rounding::Up))
        }
    }
}

/// An amount with every digit it has.
pub fn full(amount: Amount, unit: &Unit) -> String {
    finer(amount, unit, left_out(amount, unit))
}

/// How many digits of an amount are not shown where it is printed by itself.
fn left_out(amount: Amount, unit: &Unit) -> usize {
    let more = |v: f64| {
        let number = Decimal::of(v);
        let short = unit.shortens_from().is_some_and(|from| v.abs() >= from);
        let shown = if short { SHORT_DIGITS as usize } else { PLAIN_DIGITS.max(number.whole_digits()) };
        number.digits.len().saturating_sub(shown)
    };
    amount.numbers().map(more).into_iter().max().unwrap_or(0)
}

/// An amount as printed beside what somebody wrote of the same thing: with as many digits as that has, where it has more to
/// show, and never the same.
pub fn distinct_from(amount: Amount, unit: &Unit, other: &str) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let enough = |text: &String| text != other && digits(text) >= digits(other);
    let more = left_out(amount, unit);
    let mut texts = (0..=more).map(|more| finer(amount, unit, more));
    texts.clone().find(enough).or_else(|| texts.next_back()).unwrap_or_default()
}

/// An amount in full: `at least 8,000,000,000 US dollars`.
pub fn exact(amount: Amount, unit: &Unit) -> String {
    let one = |v: f64| {
        let number = Decimal::of(v);
        let digits =
            if is_extreme(&number) { number.scientific() } else { number.grouped(cents(amount, unit)) };
        let words = unit.words(is_one(amount));
        let number = format!("{}{digits}", sign(&number));
        if has_rtl(&words) { isolated(&number) } else { number }
    };
    let words = match amount {
        Amount::Exactly(v) => one(v),
        Amount::AtLeast(v) => format!("at least {}", one(v)),
        Amount::AtMost(v) => format!("at most {}", one(v)),
        Amount::About(v) => format!("about {}", one(v)),
        Amount::Between(from, to) => format!("{} to {}", one(from), one(to)),
    };
    format!("{words} {}", unit.words(is_one(amount))).trim_end().to_owned()
}

/// How many significant digits a shortened number shows.
pub const SHORT_DIGITS: u32 = 4;
/// How many a measure shows that is not shortened.
const PLAIN_DIGITS: usize = 6;
/// With so many more, every digit of a floating-point number is shown.
const MOST_MORE: usize = 17 - SHORT_DIGITS as usize;
/// From how many digits before the point on a number is written with a power of ten, and from how many zeros behind it.
const LARGEST: i64 = 21;
const SMALLEST: i64 = -7;

/// How many digits behind the point money has that is not whole: those of its small coin.
fn cents(amount: Amount, unit: &Unit) -> usize {
    let whole = amount.numbers().iter().all(|v| v.fract() == 0.0);
    if whole { 0 } else { unit.currency().map_or(0, super::currency::Currency::decimals) }
}

fn is_extreme(number: &Decimal) -> bool {
    number.power > LARGEST || number.power < SMALLEST
}

fn sign(number: &Decimal) -> &'static str {
    if number.negative { "−" } else { "" }
}

/// How a number is printed.
struct Print<'u> {
    unit: &'u Unit,
    more: usize,
    cents: usize,
}

impl Print<'_> {
    fn number(&self, v: f64, way: Rounding) -> String {
        let number = Decimal::of(v);
        let from = self.unit.shortens_from();
        let digits = match from {
            Some(from) if v.abs() >= from => self.short(&number, way),
            // A count is exact by nature; a measure is cut where floating point has only noise to add.
            None if v.fract() == 0.0 => self.plain(&number),
            _ => self.plain(&number.rounded((PLAIN_DIGITS + self.more).max(number.whole_digits()), way)),
        };
        format!("{}{}{digits}", sign(&number), self.unit.prefix())
    }

    fn plain(&self, number: &Decimal) -> String {
        // In a range with small coin on one side, the other has it too.
        if is_extreme(number) { number.scientific() } else { number.grouped(self.cents) }
    }

    fn short(&self, number: &Decimal, way: Rounding) -> String {
        let digits = SHORT_DIGITS as usize + self.more;
        let number = number.rounded(digits, way);
        // With all digits before the point shown, a letter saves nothing.
        if self.more > 0 && digits >= number.whole_digits() {
            return self.plain(&number);
        }
        let (powers, letter) = match number.power {
            19.. => return number.scientific(),
            13.. => (12, "T"),
            10.. => (9, "B"),
            7.. => (6, "M"),
            _ => (3, "K"),
        };
        number.shifted(powers).grouped(0) + letter
    }
}

#[cfg(test)]
mod tests;

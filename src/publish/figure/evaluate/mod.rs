//! Derived figures: arithmetic on amounts with bounds, and on their units.

use super::amount::Amount;
use super::format::{self, SHORT_DIGITS};
use super::formula::Derive;
use super::interval::{Interval, Unknown};
use super::unit::{Scale, Unit};
use crate::publish::language::noun::Noun;

/// Why a figure cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeriveError {
    /// The parts' units do not go together.
    #[error("{0} and {1} cannot be {2}")]
    MixedUnits(String, String, &'static str),
    /// The unit given is not the one that comes out.
    #[error("this comes out in {0}, not in {1}")]
    WrongUnit(String, String),
    /// Numbers of this unit mean nothing when this is done to them.
    #[error("{0} cannot be {1}: its zero is set by agreement, so the result would mean nothing")]
    NoZero(String, &'static str),
    /// Numbers of this unit stand for multiples.
    #[error("{0} cannot be {1}: it is a logarithmic unit, so the result would mean nothing")]
    Logarithmic(String, &'static str),
    /// The divisor is or may be zero.
    #[error("it divides by zero, or by what may be zero")]
    ZeroDivision,
    /// The divisor of a rate is below zero.
    #[error("it divides by a number below zero, which makes no rate")]
    NegativeDivisor,
    /// A ratio of numbers of which one is below zero.
    #[error(
        "one of its parts is or may be below zero and the other is not, and no number of times leads from one to the other"
    )]
    MixedSigns,
    /// A change in percent of nothing.
    #[error("it starts from zero, and of zero no percentage can be taken")]
    FromZero,
    /// A change in percent of what is below zero.
    #[error("it starts from what is or may be below zero, of which a percentage would read as its opposite")]
    FromNegative,
    /// A change in percent across zero.
    #[error("it ends where it is or may be below zero, and a fall by more than everything is no percentage")]
    AcrossZero,
    /// Nothing is known of the result any more.
    #[error("the bounds of its parts leave nothing known of it")]
    NothingKnown,
    /// A rough part and a bound.
    #[error(
        "one of its parts is roughly known and another has a bound, and of both together there is no bound"
    )]
    RoughBound,
    /// It does not end within the digits shown, and no rounding is stated.
    #[error("{0} does not end within four digits, and no rounding is stated")]
    Unrounded(String),
    /// It has more digits than are kept, or is larger than any number here.
    #[error("the result has more digits than are kept, or is too large")]
    TooLong,
}

impl DeriveError {
    /// A way out, for the maker.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unrounded(_) => "add \"round\": 3 (significant digits), or as many as are true",
            Self::WrongUnit(..) => "write the unit that comes out",
            Self::TooLong => "add \"round\": 6, or another number of significant digits from 1 to 12",
            Self::FromZero | Self::FromNegative | Self::AcrossZero => {
                "say by how much it changed: {\"difference\": [\"after\", \"before\"]}; or state both values"
            }
            Self::MixedSigns => {
                "say how far apart they are: {\"difference\": [\"a\", \"b\"]}; or state both values"
            }
            Self::RoughBound => {
                "write the rough part as a range, {\"from\": a, \"to\": b}, or the bounded one as it is roughly known"
            }
            Self::NothingKnown => "state a value for what is known of it, with a source of its own",
            Self::NoZero(..) | Self::Logarithmic(..) => {
                "use a difference, or state the result as a value with a source of its own"
            }
            Self::MixedUnits(..) | Self::ZeroDivision | Self::NegativeDivisor => {
                "look at the values and units of its parts"
            }
        }
    }
}

impl From<Unknown> for DeriveError {
    fn from(unknown: Unknown) -> Self {
        match unknown {
            Unknown::Unbounded => Self::NothingKnown,
            Unknown::RoughBound => Self::RoughBound,
            Unknown::ByZero => Self::ZeroDivision,
        }
    }
}

/// As many significant digits as floating point keeps of any number.
const ALL_DIGITS: usize = 17;
/// How many digits of a result are told that has to be rounded.
const TOLD_DIGITS: usize = 12;

/// Works out a figure from its parts, in the order the derivation names them. The result must come out in
/// `unit`; `round` is the number of significant digits to round to.
pub fn derive(
    how: &Derive,
    parts: &[(Amount, Unit)],
    unit: &Unit,
    round: Option<u32>,
) -> Result<Amount, DeriveError> {
    let out = result_unit(how, parts)?;
    if !out.same(unit) {
        return Err(DeriveError::WrongUnit(out.to_string(), unit.to_string()));
    }
    check_scale(how, parts)?;
    let intervals: Vec<Interval> = parts.iter().map(|(amount, _)| (*amount).into()).collect();
    let [first, rest @ ..] = intervals.as_slice() else { return Err(DeriveError::NothingKnown) };
    let second = rest.first().unwrap_or(first);
    let result = match how {
        Derive::Sum(_) => rest.iter().try_fold(first.clone(), |sum, part| sum.plus(part))?,
        Derive::Product(_) => rest.iter().try_fold(first.clone(), |sum, part| sum.times(part))?,
        Derive::Difference(_) => first.minus(second)?,
        Derive::Ratio(_) => ratio(first, second, unit)?,
        Derive::PercentChange(_) => change(first, second)?,
    };
    match round {
        Some(digits) => result.amount(digits as usize, true).ok_or(DeriveError::TooLong),
        None if is_exact_by_nature(how, unit) => result.amount(ALL_DIGITS, false).ok_or(DeriveError::TooLong),
        None => result.amount(SHORT_DIGITS as usize, false).ok_or_else(|| {
            match result.amount(TOLD_DIGITS, true) {
                Some(amount) => DeriveError::Unrounded(format::exact(amount, unit)),
                None => DeriveError::TooLong,
            }
        }),
    }
}

fn ratio(top: &Interval, bottom: &Interval, unit: &Unit) -> Result<Interval, DeriveError> {
    let result = top.over(bottom)?;
    if *unit != Unit::Multiple {
        return if bottom.is_positive() { Ok(result) } else { Err(DeriveError::NegativeDivisor) };
    }
    let alike = match bottom.is_positive() {
        true => top.is_no_less_than_zero(),
        false => top.is_negative() || top.is_zero(),
    };
    if alike { Ok(result) } else { Err(DeriveError::MixedSigns) }
}

/// By how much `after` differs from `before`, in percent of that: (after / before − 1) × 100, which names each part once,
/// so that its bounds count once.
fn change(before: &Interval, after: &Interval) -> Result<Interval, DeriveError> {
    if before.is_zero() {
        return Err(DeriveError::FromZero);
    }
    if !before.is_positive() {
        return Err(DeriveError::FromNegative);
    }
    if !after.is_no_less_than_zero() {
        return Err(DeriveError::AcrossZero);
    }
    Ok(after.over(before)?.less_one()?.percent()?)
}

/// Sums and products of counts end where they end.
fn is_exact_by_nature(how: &Derive, unit: &Unit) -> bool {
    matches!(how, Derive::Sum(_) | Derive::Product(_) | Derive::Difference(_)) && matches!(unit, Unit::Count)
}

/// Whether the numbers of the parts' units are good for what is done to them.
fn check_scale(how: &Derive, parts: &[(Amount, Unit)]) -> Result<(), DeriveError> {
    let done = match how {
        Derive::Difference(_) => return Ok(()),
        Derive::Sum(_) => "added up",
        Derive::Product(_) => "multiplied",
        Derive::Ratio(_) => "divided",
        Derive::PercentChange(_) => "compared in percent",
    };
    parts.iter().try_for_each(|(_, unit)| match unit.scale() {
        Scale::Ratio => Ok(()),
        Scale::Interval => Err(DeriveError::NoZero(unit.to_string(), done)),
        Scale::Logarithmic => Err(DeriveError::Logarithmic(unit.to_string(), done)),
    })
}

fn result_unit(how: &Derive, parts: &[(Amount, Unit)]) -> Result<Unit, DeriveError> {
    let units: Vec<&Unit> = parts.iter().map(|(_, unit)| unit).collect();
    let [first, rest @ ..] = units.as_slice() else { return Err(DeriveError::NothingKnown) };
    let alike = |what| match rest.iter().find(|unit| !unit.same(first)) {
        Some(other) => Err(DeriveError::MixedUnits(first.to_string(), other.to_string(), what)),
        None => Ok(()),
    };
    match how {
        Derive::Sum(_) => alike("added").map(|()| (*first).clone()),
        Derive::Difference(_) => alike("subtracted").map(|()| match first {
            Unit::Percent => Unit::Points,
            unit => (*unit).clone(),
        }),
        Derive::PercentChange(_) => alike("compared in percent").map(|()| Unit::Percent),
        Derive::Ratio(_) => match rest {
            [bottom] if first.same(bottom) => Ok(Unit::Multiple),
            [bottom] if bottom.is_bare() => Ok((*first).clone()),
            [Unit::Noun(noun)] if !matches!(first, Unit::Per(..)) => {
                Ok(Unit::Per(Box::new((*first).clone()), noun.clone()))
            }
            _ => Err(DeriveError::MixedUnits(
                first.to_string(),
                rest.first().map(ToString::to_string).unwrap_or_default(),
                "divided",
            )),
        },
        Derive::Product(_) => rest.iter().try_fold((*first).clone(), |sum, unit| times(&sum, unit)),
    }
}

fn times(a: &Unit, b: &Unit) -> Result<Unit, DeriveError> {
    let cancels = |bottom: &Noun, noun: &Noun| bottom.same(noun);
    match (a, b) {
        (a, b) if b.is_bare() && *a != Unit::Count => Ok(a.clone()),
        (a, b) if a.is_bare() => Ok(b.clone()),
        (a, Unit::Count) => Ok(a.clone()),
        (Unit::Per(top, bottom), Unit::Noun(noun)) | (Unit::Noun(noun), Unit::Per(top, bottom))
            if cancels(bottom, noun) =>
        {
            Ok((**top).clone())
        }
        _ => Err(DeriveError::MixedUnits(a.to_string(), b.to_string(), "multiplied")),
    }
}

#[cfg(test)]
mod tests;

//! Derived figures: arithmetic on amounts with bounds, and on their units.

use super::derivation::Derive;
use super::quantity::{Amount, SHORT_DIGITS, significant};
use super::unit::{Unit, singular};

/// Why a figure cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeriveError {
    /// The parts' units do not go together.
    #[error("{0} and {1} cannot be {2}")]
    MixedUnits(String, String, &'static str),
    /// The unit given is not the one that comes out.
    #[error("this comes out in {0}, not in {1}")]
    WrongUnit(String, String),
    /// The divisor is or may be zero.
    #[error("it divides by zero")]
    ZeroDivision,
    /// Nothing is known of the result any more.
    #[error("the bounds of its parts leave nothing known of it")]
    NothingKnown,
    /// It does not end within the digits shown, and no rounding is stated.
    #[error("{0} does not end within four digits, and no rounding is stated")]
    Unrounded(String),
}

/// An amount as an interval; `loose` where a part is only roughly known.
#[derive(Clone, Copy)]
struct Interval {
    low: f64,
    high: f64,
    loose: bool,
}

impl From<Amount> for Interval {
    fn from(amount: Amount) -> Self {
        let (low, high) = match amount {
            Amount::Exactly(v) | Amount::About(v) => (v, v),
            Amount::AtLeast(v) => (v, f64::INFINITY),
            Amount::AtMost(v) => (f64::NEG_INFINITY, v),
            Amount::Between(from, to) => (from, to),
        };
        Self { low, high, loose: matches!(amount, Amount::About(_)) }
    }
}

impl Interval {
    fn combine(self, other: Self, each: impl Fn(f64, f64) -> f64) -> Result<Self, DeriveError> {
        let ends =
            [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let ends = ends.map(|(a, b)| each(a, b));
        if ends.iter().any(|end| end.is_nan()) {
            return Err(DeriveError::NothingKnown);
        }
        let low = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let high = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Ok(Self { low, high, loose: self.loose || other.loose })
    }

    fn over(self, other: Self) -> Result<Self, DeriveError> {
        if other.low <= 0.0 && other.high >= 0.0 {
            return Err(DeriveError::ZeroDivision);
        }
        self.combine(other, |a, b| a / b)
    }

    fn amount(self) -> Result<Amount, DeriveError> {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) if self.low == self.high && self.loose => Ok(Amount::About(self.low)),
            (true, true) if self.low == self.high => Ok(Amount::Exactly(self.low)),
            (true, true) => Ok(Amount::Between(self.low, self.high)),
            (true, false) => Ok(Amount::AtLeast(self.low)),
            (false, true) => Ok(Amount::AtMost(self.high)),
            (false, false) => Err(DeriveError::NothingKnown),
        }
    }
}

/// Works out a figure from its parts, in the order the derivation names them. The result must come out in
/// `unit`; `round` is the number of significant digits to round to.
pub fn derive(
    how: &Derive,
    parts: &[(Amount, Unit)],
    unit: &Unit,
    round: Option<u32>,
) -> Result<Amount, DeriveError> {
    let out = result_unit(how, parts)?;
    if !same(&out, unit) {
        return Err(DeriveError::WrongUnit(out.to_string(), unit.to_string()));
    }
    let intervals: Vec<Interval> = parts.iter().map(|(amount, _)| (*amount).into()).collect();
    let Some((first, rest)) = intervals.split_first() else { return Err(DeriveError::NothingKnown) };
    let fold = |each: fn(f64, f64) -> f64| rest.iter().try_fold(*first, |sum, part| sum.combine(*part, each));
    let second = rest.first().copied().unwrap_or(*first);
    let result = match how {
        Derive::Sum(_) => fold(|a, b| a + b),
        Derive::Product(_) => fold(|a, b| a * b),
        Derive::Difference(_) => first.combine(second, |a, b| a - b),
        Derive::Ratio(_) => first.over(second),
        Derive::PercentChange(_) => {
            let hundred = Interval { low: 100.0, high: 100.0, loose: false };
            // The change of a bounded value is bounded by the ends, not by the product of two intervals that
            // both hold it: (to / from − 1) × 100 names each part once.
            let one = Interval { low: 1.0, high: 1.0, loose: false };
            second.over(*first)?.combine(one, |a, b| a - b)?.combine(hundred, |a, b| a * b)
        }
    }?;
    let exact = result.amount()?.map(tidy);
    match round {
        Some(digits) => Ok(exact.map(|v| significant(v, digits))),
        None if exact.map(|v| significant(v, SHORT_DIGITS)) == exact || exact_by_nature(how, unit) => {
            Ok(exact)
        }
        None => Err(DeriveError::Unrounded(super::quantity::exact(exact, unit))),
    }
}

/// Sums and products of counts end where they end.
fn exact_by_nature(how: &Derive, unit: &Unit) -> bool {
    matches!(how, Derive::Sum(_) | Derive::Product(_) | Derive::Difference(_)) && matches!(unit, Unit::Count)
}

/// A value without the noise that binary arithmetic leaves in its last digits: 75 − 72.4 is 2.6.
fn tidy(v: f64) -> f64 {
    significant(v, 13)
}

fn result_unit(how: &Derive, parts: &[(Amount, Unit)]) -> Result<Unit, DeriveError> {
    let units: Vec<&Unit> = parts.iter().map(|(_, unit)| unit).collect();
    let [first, rest @ ..] = units.as_slice() else { return Err(DeriveError::NothingKnown) };
    let alike = |what| match rest.iter().find(|unit| !same(unit, first)) {
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
            [bottom] if same(first, bottom) => Ok(Unit::Multiple),
            [bottom] if bottom.is_bare() => Ok((*first).clone()),
            [Unit::Noun(noun)] if !matches!(first, Unit::Per(..)) => {
                Ok(Unit::Per(Box::new((*first).clone()), singular(noun)))
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
    match (a, b) {
        (a, b) if b.is_bare() && *a != Unit::Count => Ok(a.clone()),
        (a, b) if a.is_bare() => Ok(b.clone()),
        (a, Unit::Count) => Ok(a.clone()),
        (Unit::Per(top, bottom), Unit::Noun(noun)) | (Unit::Noun(noun), Unit::Per(top, bottom))
            if singular(noun) == *bottom =>
        {
            Ok((**top).clone())
        }
        _ => Err(DeriveError::MixedUnits(a.to_string(), b.to_string(), "multiplied")),
    }
}

/// Whether two units are one: `year` and `years` are.
pub fn same(a: &Unit, b: &Unit) -> bool {
    match (a, b) {
        (Unit::Noun(a), Unit::Noun(b)) => singular(a) == singular(b),
        (Unit::Per(a, below_a), Unit::Per(b, below_b)) => {
            same(a, b) && singular(below_a) == singular(below_b)
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::record::At;
    use proptest::prelude::*;

    fn names() -> Vec<At<String>> {
        vec![]
    }

    fn run(
        how: Derive,
        parts: &[(Amount, &str)],
        unit: &str,
        round: Option<u32>,
    ) -> Result<Amount, DeriveError> {
        let parts: Vec<_> = parts.iter().map(|(a, u)| (*a, Unit::parse(u).unwrap())).collect();
        derive(&how, &parts, &Unit::parse(unit).unwrap(), round)
    }

    #[test]
    fn works_out_the_first_editions_figures() {
        use Amount::*;
        let usd = |v| (Exactly(v), "USD");
        assert_eq!(run(Derive::Sum(names()), &[usd(38e9), usd(100e9)], "USD", None), Ok(Exactly(138e9)));
        let years = (Exactly(8.0), "years");
        assert_eq!(run(Derive::Ratio(names()), &[usd(138e9), years], "USD/year", None), Ok(Exactly(17.25e9)));
        let scores = [(Exactly(75.0), "%"), (Exactly(72.4), "%")];
        assert_eq!(run(Derive::Difference(names()), &scores, "pp", None), Ok(Exactly(2.6)));
        let stakes = [usd(50e9), (AtLeast(8e9), "USD")];
        assert_eq!(run(Derive::Sum(names()), &stakes, "USD", None), Ok(AtLeast(58e9)));
    }

    #[test]
    fn units_that_do_not_go_together_are_refused() {
        let mixed = [(Amount::Exactly(1.0), "USD"), (Amount::Exactly(1.0), "%")];
        assert!(matches!(run(Derive::Sum(names()), &mixed, "USD", None), Err(DeriveError::MixedUnits(..))));
        let points = [(Amount::Exactly(1.0), "%"), (Amount::Exactly(2.0), "%")];
        assert!(matches!(
            run(Derive::Difference(names()), &points, "%", None),
            Err(DeriveError::WrongUnit(..))
        ));
        let zero = [(Amount::Exactly(1.0), "USD"), (Amount::AtMost(2.0), "USD")];
        assert_eq!(run(Derive::Ratio(names()), &zero, "×", None), Err(DeriveError::ZeroDivision));
    }

    #[test]
    fn an_endless_result_must_state_its_rounding() {
        let thirds = [(Amount::Exactly(2.0), "USD"), (Amount::Exactly(3.0), "USD")];
        assert!(matches!(run(Derive::Ratio(names()), &thirds, "×", None), Err(DeriveError::Unrounded(_))));
        assert_eq!(run(Derive::Ratio(names()), &thirds, "×", Some(2)), Ok(Amount::Exactly(0.67)));
    }

    proptest! {
        #[test]
        fn a_bound_holds_whatever_the_part_turns_out_to_be(
            a in 1.0..1e6f64, b in 1.0..1e6f64, more in 0.0..1e6f64,
        ) {
            // If a part is “at least a”, then the sum with any a′ ≥ a keeps the promise the result makes.
            let parts = [(Amount::AtLeast(a), "USD"), (Amount::Exactly(b), "USD")];
            let Ok(Amount::AtLeast(low)) = run(Derive::Sum(names()), &parts, "USD", Some(15)) else {
                return Err(TestCaseError::fail("a sum with an open bound is open"));
            };
            prop_assert!(a + more + b >= low * (1.0 - 1e-9));
        }

        #[test]
        fn a_difference_undoes_a_sum(a in 1u32..1_000_000, b in 1u32..1_000_000) {
            let count = |v: f64| (Amount::Exactly(v), "count");
            let (a, b) = (f64::from(a), f64::from(b));
            let Ok(Amount::Exactly(sum)) = run(Derive::Sum(names()), &[count(a), count(b)], "count", None) else {
                return Err(TestCaseError::fail("no sum"));
            };
            prop_assert_eq!(run(Derive::Difference(names()), &[count(sum), count(b)], "count", None), Ok(Amount::Exactly(a)));
        }
    }
}

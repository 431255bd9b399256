use super::*;
use crate::publish::language::noun::Nouns;
use crate::publish::parse::record::At;
use proptest::prelude::*;

fn names() -> Vec<At<String>> {
    vec![]
}

fn run(how: Derive, parts: &[(Amount, &str)], unit: &str, round: Option<u32>) -> Result<Amount, DeriveError> {
    let unit_of = |text: &str| Unit::parse(text, &Nouns::default()).unwrap();
    let parts: Vec<_> = parts.iter().map(|(a, u)| (*a, unit_of(u))).collect();
    derive(&how, &parts, &unit_of(unit), round)
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
    assert!(matches!(run(Derive::Difference(names()), &points, "%", None), Err(DeriveError::WrongUnit(..))));
    let zero = [(Amount::Exactly(1.0), "USD"), (Amount::AtMost(2.0), "USD")];
    assert_eq!(run(Derive::Ratio(names()), &zero, "×", None), Err(DeriveError::ZeroDivision));
}

#[test]
fn what_has_no_honest_meaning_is_refused() {
    use Amount::*;
    use DeriveError as E;
    let change = |a, b| run(Derive::PercentChange(names()), &[(a, "USD"), (b, "USD")], "%", Some(4));
    assert_eq!(change(Exactly(4.0), Exactly(5.0)), Ok(Exactly(25.0)));
    assert_eq!(change(Exactly(4.0), Exactly(0.0)), Ok(Exactly(-100.0)));
    assert_eq!(change(AtLeast(4.0), Exactly(5.0)), Ok(AtMost(25.0)));
    assert_eq!(change(Exactly(-5.0), Exactly(5.0)), Err(E::FromNegative));
    assert_eq!(change(Exactly(-100.0), Exactly(-50.0)), Err(E::FromNegative));
    assert_eq!(change(Between(-1.0, 5.0), Exactly(5.0)), Err(E::FromNegative));
    assert_eq!(change(Exactly(0.0), Exactly(5.0)), Err(E::FromZero));
    assert_eq!(change(Exactly(5.0), Exactly(-5.0)), Err(E::AcrossZero));
    let ratio = |a, b| run(Derive::Ratio(names()), &[(a, "USD"), (b, "USD")], "×", Some(4));
    assert_eq!(ratio(Exactly(-10.0), Exactly(-5.0)), Ok(Exactly(2.0)), "a loss twice as great");
    assert_eq!(ratio(Exactly(-10.0), Exactly(5.0)), Err(E::MixedSigns));
    assert_eq!(ratio(Exactly(10.0), Exactly(-5.0)), Err(E::MixedSigns));
    assert_eq!(ratio(Exactly(0.0), Exactly(5.0)), Ok(Exactly(0.0)));
    let rate = |years| {
        run(Derive::Ratio(names()), &[(Exactly(-10.0), "USD"), (Exactly(years), "years")], "USD/year", None)
    };
    assert_eq!(rate(2.0), Ok(Exactly(-5.0)));
    assert_eq!(rate(-2.0), Err(E::NegativeDivisor));
    let rough = [(About(8e9), "USD"), (AtLeast(5e9), "USD")];
    assert_eq!(run(Derive::Sum(names()), &rough, "USD", None), Err(E::RoughBound));
    let warm = [(Exactly(20.0), "°C"), (Exactly(10.0), "°C")];
    assert_eq!(run(Derive::Difference(names()), &warm, "°C", None), Ok(Exactly(10.0)));
    assert!(matches!(run(Derive::Ratio(names()), &warm, "×", None), Err(E::NoZero(..))));
    assert!(matches!(run(Derive::PercentChange(names()), &warm, "%", None), Err(E::NoZero(..))));
    let loud = [(Exactly(60.0), "dB"), (Exactly(60.0), "dB")];
    assert!(matches!(run(Derive::Sum(names()), &loud, "dB", None), Err(E::Logarithmic(..))));
}

#[test]
fn an_endless_result_must_state_its_rounding() {
    let thirds = [(Amount::Exactly(2.0), "USD"), (Amount::Exactly(3.0), "USD")];
    assert!(matches!(run(Derive::Ratio(names()), &thirds, "×", None), Err(DeriveError::Unrounded(_))));
    assert_eq!(run(Derive::Ratio(names()), &thirds, "×", Some(2)), Ok(Amount::Exactly(0.67)));
    let bound = [(Amount::AtLeast(2.0), "USD"), (Amount::Exactly(3.0), "USD")];
    assert_eq!(
        run(Derive::Ratio(names()), &bound, "×", Some(2)),
        Ok(Amount::AtLeast(0.66)),
        "to its safe side"
    );
}

#[test]
fn counts_are_exact_or_refused() {
    let count = |v: f64| (Amount::Exactly(v), "count");
    let sum = |a, b| run(Derive::Sum(names()), &[count(a), count(b)], "count", None);
    assert_eq!(sum(1_234_567_890_123_456.0, 1.0), Ok(Amount::Exactly(1_234_567_890_123_457.0)));
    assert_eq!(sum(9_007_199_254_740_991.0, 2.0), Err(DeriveError::TooLong));
    let product = run(Derive::Product(names()), &[count(1e200), count(1e200)], "count", Some(3));
    assert_eq!(product, Err(DeriveError::TooLong));
}

proptest! {
    #[test]
    fn a_bound_holds_whatever_the_part_turns_out_to_be(
        a in 1.0..1e6f64, b in 1.0..1e6f64, more in 0.0..1e6f64, digits in 1u32..9,
    ) {
        // If a part is “at least a”, then the sum with any a′ ≥ a keeps the promise the result makes.
        let parts = [(Amount::AtLeast(a), "USD"), (Amount::Exactly(b), "USD")];
        let Ok(Amount::AtLeast(low)) = run(Derive::Sum(names()), &parts, "USD", Some(digits)) else {
            return Err(TestCaseError::fail("a sum with an open bound is open"));
        };
        prop_assert!(a + more + b >= low * (1.0 - 1e-15));
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

    #[test]
    fn a_rise_is_never_printed_as_a_fall(a in -1e6..1e6f64, b in -1e6..1e6f64) {
        let parts = [(Amount::Exactly(a), "USD"), (Amount::Exactly(b), "USD")];
        if let Ok(Amount::Exactly(change)) = run(Derive::PercentChange(names()), &parts, "%", Some(6)) {
            prop_assert!((change >= 0.0) == (b >= a) && change >= -100.0, "{a} to {b}: {change} percent");
        }
    }
}

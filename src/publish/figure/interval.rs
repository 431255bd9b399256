//! Amounts as what they can be, worked with exactly: fractions of whole numbers, which round nothing.

use super::amount::Amount;
use crate::publish::parse::decimal::{Decimal, EXACT, Rounding};
use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, Zero};

/// One end of what an amount can be; none where there is no bound.
type End = Option<BigRational>;

/// What an amount can be: from one end to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    low: End,
    high: End,
    /// Whether it is only roughly known.
    rough: bool,
}

/// Why two amounts cannot be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Their bounds leave nothing known of the result.
    Unbounded,
    /// One is roughly known and the other has a bound: “at least roughly” is no bound.
    RoughBound,
    /// The divisor is or may be zero.
    ByZero,
}

fn rational(v: f64) -> BigRational {
    if v.fract() == 0.0 && v.abs() < EXACT {
        return BigRational::from(BigInt::from(v as i64));
    }
    let number = Decimal::of(v);
    let digits = BigUint::from_radix_be(&number.digits, 10).unwrap_or_default();
    let sign = if number.negative { Sign::Minus } else { Sign::Plus };
    let powers = number.power - number.digits.len() as i64;
    let whole = BigRational::from(BigInt::from_biguint(sign, digits));
    let power = BigRational::from(ten(powers.unsigned_abs()));
    if powers < 0 { whole / power } else { whole * power }
}

fn ten(power: u64) -> BigInt {
    Pow::pow(BigInt::from(10), power)
}

impl From<Amount> for Interval {
    fn from(amount: Amount) -> Self {
        let (low, high) = match amount {
            Amount::Exactly(v) | Amount::About(v) => (Some(v), Some(v)),
            Amount::AtLeast(v) => (Some(v), None),
            Amount::AtMost(v) => (None, Some(v)),
            Amount::Between(from, to) => (Some(from), Some(to)),
        };
        let rough = matches!(amount, Amount::About(_));
        Self { low: low.map(rational), high: high.map(rational), rough }
    }
}

impl Interval {
    /// Exactly a whole number.
    pub fn whole(n: i64) -> Self {
        let end = Some(BigRational::from(BigInt::from(n)));
        Self { low: end.clone(), high: end, rough: false }
    }

    fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether all it can be is above zero.
    pub fn is_positive(&self) -> bool {
        self.low.as_ref().is_some_and(Signed::is_positive)
    }

    /// Whether all it can be is below zero.
    pub fn is_negative(&self) -> bool {
        self.high.as_ref().is_some_and(Signed::is_negative)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.is_point() && self.low.as_ref().is_some_and(Zero::is_zero)
    }

    /// Whether none of it is below zero.
    pub fn is_no_less_than_zero(&self) -> bool {
        self.low.as_ref().is_some_and(|low| !low.is_negative())
    }

    fn with(&self, other: &Self, low: End, high: End) -> Result<Self, Unknown> {
        let rough = self.rough || other.rough;
        if low.is_none() && high.is_none() {
            return Err(Unknown::Unbounded);
        }
        let result = Self { low, high, rough };
        if rough && !result.is_point() { Err(Unknown::RoughBound) } else { Ok(result) }
    }

    /// The two added up.
    pub fn plus(&self, other: &Self) -> Result<Self, Unknown> {
        let sum = |a: &End, b: &End| Some(a.as_ref()? + b.as_ref()?);
        self.with(other, sum(&self.low, &other.low), sum(&self.high, &other.high))
    }

    /// The one less the other.
    pub fn minus(&self, other: &Self) -> Result<Self, Unknown> {
        let less = |a: &End, b: &End| Some(a.as_ref()? - b.as_ref()?);
        self.with(other, less(&self.low, &other.high), less(&self.high, &other.low))
    }

    /// The two multiplied.
    pub fn times(&self, other: &Self) -> Result<Self, Unknown> {
        let ends = |one: &Self| [(one.low.clone(), -1), (one.high.clone(), 1)];
        let (mut low, mut high) = (Some(None), Some(None));
        for (a, a_way) in ends(self) {
            for (b, b_way) in ends(other) {
                match (&a, &b) {
                    (Some(a), Some(b)) => {
                        let product = a * b;
                        take(&mut low, &product, |new, old| new < old);
                        take(&mut high, &product, |new, old| new > old);
                    }
                    // What has no bound has none in the product, in the direction the other's sign gives.
                    (Some(zero), None) | (None, Some(zero)) if zero.is_zero() => {
                        take(&mut low, zero, |new, old| new < old);
                        take(&mut high, zero, |new, old| new > old);
                    }
                    _ => {
                        let way = |end: &End, way: i32| {
                            end.as_ref().map_or(way, |v| if v.is_negative() { -1 } else { 1 })
                        };
                        match way(&a, a_way) * way(&b, b_way) {
                            -1 => low = None,
                            _ => high = None,
                        }
                    }
                }
            }
        }
        self.with(other, low.flatten(), high.flatten())
    }

    /// The one over the other.
    pub fn over(&self, other: &Self) -> Result<Self, Unknown> {
        if !other.is_positive() && !other.is_negative() {
            return Err(Unknown::ByZero);
        }
        let turned = |end: &End| end.as_ref().map(|v| v.recip());
        let (low, high) = (turned(&other.high), turned(&other.low));
        if other.low.is_some() && other.high.is_some() {
            return self.times(&Self { low, high, rough: other.rough });
        }
        // A divisor without a bound makes the result as small as one likes, and never quite zero: what is left of it is the
        // bound on the other side.
        let (Some(near), true) = (low.or(high), self.is_point()) else { return Err(Unknown::Unbounded) };
        let Some(end) = self.low.as_ref().map(|own| own * near) else { return Err(Unknown::Unbounded) };
        let above = !end.is_negative();
        self.with(other, if above { None } else { Some(end.clone()) }, if above { Some(end) } else { None })
    }

    /// The amount it is, rounded to so many significant digits if it has to be, bounds to their safe side. Nothing where it
    /// does not end within `digits`, and `round` does not say that it may be cut there.
    pub fn amount(&self, digits: usize, round: bool) -> Option<Amount> {
        let cut = |end: &BigRational, way: Rounding| {
            let (number, whole) = decimal(end, digits, way);
            let v = number.value();
            // What floating point cannot hold is not there to be printed.
            ((whole || round) && v.is_finite() && Decimal::of(v) == number).then_some(v)
        };
        Some(match (&self.low, &self.high) {
            (Some(v), Some(_)) if self.is_point() => {
                let v = cut(v, Rounding::Nearest)?;
                if self.rough { Amount::About(v) } else { Amount::Exactly(v) }
            }
            (Some(low), Some(high)) => Amount::Between(cut(low, Rounding::Down)?, cut(high, Rounding::Up)?),
            (Some(low), None) => Amount::AtLeast(cut(low, Rounding::Down)?),
            (None, high) => Amount::AtMost(cut(high.as_ref()?, Rounding::Up)?),
        })
    }
}

/// Takes a number for an end that has a bound, if it is further out.
fn take(end: &mut Option<End>, new: &BigRational, further: impl Fn(&BigRational, &BigRational) -> bool) {
    if let Some(known) = end
        && known.as_ref().is_none_or(|old| further(new, old))
    {
        *known = Some(new.clone());
    }
}

/// A fraction in so many significant digits, and whether those are all it has.
fn decimal(v: &BigRational, digits: usize, way: Rounding) -> (Decimal, bool) {
    if v.is_zero() {
        return (Decimal::normal(false, Vec::new(), 0), true);
    }
    let (top, bottom) = (v.numer().magnitude(), v.denom().magnitude());
    // About how many digits stand before the point, and one more than are kept, so that a half can be told.
    let power = top.to_radix_be(10).len() as i64 - bottom.to_radix_be(10).len() as i64;
    let shift = digits as i64 + 2 - power;
    let (top, bottom) = match shift {
        ..0 => (top.clone(), bottom * BigUint::from(10u8).pow(shift.unsigned_abs())),
        _ => (top * BigUint::from(10u8).pow(shift.unsigned_abs()), bottom.clone()),
    };
    let (whole, rest) = (&top / &bottom, &top % &bottom);
    let mut figures = whole.to_radix_be(10);
    let places = figures.len() as i64;
    if !rest.is_zero() {
        // There is more behind it, which counts for a bound and breaks a tie.
        figures.push(1);
    }
    let number = Decimal::normal(v.is_negative(), figures, places - shift);
    let rounded = number.rounded(digits, way);
    let all = rounded == number;
    (rounded, all)
}

impl Interval {
    /// One hundred times as much.
    pub fn percent(&self) -> Result<Self, Unknown> {
        self.times(&Self::whole(100))
    }

    /// Less one.
    pub fn less_one(&self) -> Result<Self, Unknown> {
        let one = BigRational::one();
        let less = |end: &End| end.as_ref().map(|v| v - &one);
        Ok(Self { low: less(&self.low), high: less(&self.high), rough: self.rough })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(amount: Amount) -> Interval {
        amount.into()
    }

    #[test]
    fn works_in_decimals_and_not_in_binary() {
        let less = of(Amount::Exactly(75.0)).minus(&of(Amount::Exactly(72.4))).unwrap();
        assert_eq!(less.amount(17, false), Some(Amount::Exactly(2.6)));
        let third = Interval::whole(1).over(&Interval::whole(3)).unwrap();
        assert_eq!(third.amount(4, false), None);
        assert_eq!(third.amount(4, true), Some(Amount::Exactly(0.3333)));
        let big = of(Amount::Exactly(9_007_199_254_740_991.0)).plus(&Interval::whole(2)).unwrap();
        assert_eq!(big.amount(17, false), None, "floating point cannot hold it");
        let vast = of(Amount::Exactly(1e300)).times(&of(Amount::Exactly(1e300))).unwrap();
        assert_eq!(vast.amount(4, true), None);
    }

    #[test]
    fn bounds_are_carried_through() {
        use Amount::*;
        let cases: [(Result<Interval, Unknown>, Result<Amount, Unknown>); 10] = [
            (of(Exactly(50.0)).plus(&of(AtLeast(8.0))), Ok(AtLeast(58.0))),
            (of(AtMost(5.0)).minus(&of(AtLeast(8.0))), Ok(AtMost(-3.0))),
            (of(AtLeast(5.0)).minus(&of(AtLeast(8.0))), Err(Unknown::Unbounded)),
            (of(AtLeast(5.0)).times(&of(Exactly(-2.0))), Ok(AtMost(-10.0))),
            (of(AtLeast(2.0)).times(&of(AtLeast(3.0))), Ok(AtLeast(6.0))),
            (of(Between(-1.0, 2.0)).times(&of(Between(3.0, 4.0))), Ok(Between(-4.0, 8.0))),
            (of(Exactly(10.0)).over(&of(AtLeast(2.0))), Ok(AtMost(5.0))),
            (of(Exactly(10.0)).over(&of(AtMost(2.0))), Err(Unknown::ByZero)),
            (of(About(8.0)).plus(&of(AtLeast(5.0))), Err(Unknown::RoughBound)),
            (of(About(8.0)).plus(&of(Exactly(5.0))), Ok(About(13.0))),
        ];
        for (got, wanted) in cases {
            assert_eq!(got.map(|one| one.amount(17, true).unwrap()), wanted);
        }
    }

    proptest! {
        #[test]
        fn what_the_parts_can_be_the_result_can(
            a in -1e6..1e6f64, b in -1e6..1e6f64, wide in 0.0..1e3f64, at in 0.0..1.0f64,
        ) {
            let part = Amount::Between(a, a + wide + 1.0);
            let v = a + (wide + 1.0) * at;
            let one = of(part);
            let results = [
                (one.plus(&of(Amount::Exactly(b))), v + b),
                (one.minus(&of(Amount::Exactly(b))), v - b),
                (one.times(&of(Amount::Exactly(b))), v * b),
                (of(Amount::Exactly(b)).over(&one), b / v),
            ];
            for (result, v) in results {
                let Ok(result) = result else { continue };
                let (low, high) = result.amount(6, true).unwrap().ends();
                let room = v.abs() * 1e-9;
                prop_assert!(low <= v + room && v - room <= high, "{low} {v} {high}");
            }
        }
    }
}

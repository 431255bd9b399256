//! Numbers as they are written: decimal digits, so that nothing is rounded but where it is asked for.

use std::cmp::Ordering;

/// Which way a number is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; a half away from zero.
    Nearest,
    /// Never up: what is at least the one is at least the other.
    Down,
    /// Never down: what is at most the one is at most the other.
    Up,
}

/// Below it, floating point holds each whole number, and as many digits as any number has that is shorter.
pub const EXACT: f64 = 1e15;
/// How many those digits are.
const EXACT_DIGITS: usize = 15;

/// A number of decimal digits: `0.digits × 10^power`, the first digit not 0 and the last not either. Zero has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whether it is below zero.
    pub negative: bool,
    /// Its digits, each from 0 to 9.
    pub digits: Vec<u8>,
    /// How many of them stand before the point; below zero, so many zeros stand behind it first.
    pub power: i64,
}

impl Decimal {
    /// What a floating-point number says in as few digits as tell it apart from every other.
    pub fn of(v: f64) -> Self {
        // Most numbers are whole and short, and of those floating point has each digit.
        if v.fract() == 0.0 && v.abs() < EXACT {
            let digits = (v.abs() as u64)
                .to_string()
                .into_bytes()
                .iter()
                .map(|digit| digit - b'0')
                .collect::<Vec<_>>();
            let power = digits.len() as i64;
            return Self::normal(v < 0.0, digits, power);
        }
        Self::parse(&format!("{v:e}")).unwrap_or(Self { negative: false, digits: Vec::new(), power: 0 })
    }

    /// Whether floating point keeps what a number says, written as JSON writes it: what is read is what was written.
    pub fn is_kept(text: &str, read: f64) -> bool {
        // With a sign and a point among them the digits are fewer still.
        let short = text.len() <= EXACT_DIGITS && !text.contains(['e', 'E']);
        short || Self::parse(text).is_some_and(|written| written == Self::of(read))
    }

    /// Reads a number as JSON writes it, whatever its length; nothing where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // Only a number of no meaning here has an exponent beyond this.
        let exponent = exponent.parse::<i64>().ok()?.clamp(-1_000_000, 1_000_000);
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
        Some(Self::normal(negative, digits, whole.len() as i64 + exponent))
    }

    /// The same number without zeros at its ends.
    pub fn normal(negative: bool, mut digits: Vec<u8>, power: i64) -> Self {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let none = digits.is_empty();
        Self { negative: negative && !none, digits, power: if none { 0 } else { power - zeros as i64 } }
    }

    /// The number as floating point has it.
    pub fn value(&self) -> f64 {
        let digits: String = self.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        let sign = if self.negative { "-" } else { "" };
        if digits.is_empty() {
            0.0
        } else {
            format!("{sign}0.{digits}e{}", self.power).parse().unwrap_or(0.0)
        }
    }

    /// The number over `10^powers`.
    pub fn shifted(&self, powers: i64) -> Self {
        let power = if self.digits.is_empty() { 0 } else { self.power - powers };
        Self { power, ..self.clone() }
    }

    /// The number rounded to so many significant digits.
    pub fn rounded(&self, digits: usize, way: Rounding) -> Self {
        if self.digits.len() <= digits {
            return self.clone();
        }
        let (kept, lost) = self.digits.split_at(digits);
        let away = match way {
            Rounding::Nearest => lost[0] >= 5,
            Rounding::Down => self.negative,
            Rounding::Up => !self.negative,
        };
        let (mut kept, mut power) = (kept.to_vec(), self.power);
        if away {
            match kept.iter().rposition(|digit| *digit < 9) {
                Some(at) => {
                    kept[at] += 1;
                    kept[at + 1..].fill(0);
                }
                None => {
                    kept = vec![1];
                    power += 1;
                }
            }
        }
        Self::normal(self.negative, kept, power)
    }

    /// How many digits stand behind the point.
    pub fn places(&self) -> usize {
        usize::try_from(self.digits.len() as i64 - self.power).unwrap_or(0)
    }

    /// How many digits stand before the point, if any does.
    pub fn whole_digits(&self) -> usize {
        usize::try_from(self.power).unwrap_or(0)
    }

    /// The number with its thousands apart and at least so many digits behind the point, without its sign.
    pub fn grouped(&self, places: usize) -> String {
        let digit = |at: i64| {
            let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0);
            char::from(b'0' + digit)
        };
        let whole = self.whole_digits();
        let mut out = String::new();
        for at in 0..whole {
            if at > 0 && (whole - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit(at as i64));
        }
        if whole == 0 {
            out.push('0');
        }
        let places = places.max(self.places());
        if places > 0 {
            out.push('.');
            out.extend((0..places as i64).map(|at| digit(self.power + at)));
        }
        out
    }

    /// The number as `1.5×10¹⁸`, without its sign.
    pub fn scientific(&self) -> String {
        let raised: String = (self.power - 1).to_string().chars().map(superscript).collect();
        format!("{}×10{raised}", self.shifted(self.power - 1).grouped(0))
    }
}

fn superscript(c: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).and_then(|digit| RAISED.get(digit as usize).copied()).unwrap_or('⁻')
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |one: &Self| match (one.digits.is_empty(), one.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let size = (self.power, &self.digits).cmp(&(other.power, &other.digits));
        sign(self).cmp(&sign(other)).then(if self.negative { size.reverse() } else { size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn writes_numbers_in_full() {
        for (text, places, written) in [
            ("0", 0, "0"),
            ("-0.0", 2, "0.00"),
            ("1234567.5", 2, "1,234,567.50"),
            ("0.0075", 0, "0.0075"),
            ("1e3", 0, "1,000"),
            ("120e-1", 0, "12"),
            ("12345678901234567890", 0, "12,345,678,901,234,567,890"),
        ] {
            assert_eq!(decimal(text).grouped(places), written, "{text}");
        }
        assert_eq!(decimal("1.5e18").scientific(), "1.5×10¹⁸");
        assert_eq!(decimal("2e-300").scientific(), "2×10⁻³⁰⁰");
        for bad in ["", "-", ".5", "1e", "x", "1.2.3", "0x1"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn rounds_the_way_it_is_told() {
        let cases =
            [("1234567", "1235000", "1234000", "1235000"), ("-1234567", "-1235000", "-1235000", "-1234000")];
        for (text, near, down, up) in cases {
            for (way, rounded) in [(Rounding::Nearest, near), (Rounding::Down, down), (Rounding::Up, up)] {
                assert_eq!(decimal(text).rounded(4, way), decimal(rounded), "{text} {way:?}");
            }
        }
        assert_eq!(
            decimal("2.675").rounded(3, Rounding::Nearest),
            decimal("2.68"),
            "as written, not as in binary"
        );
        assert_eq!(decimal("999.96").rounded(4, Rounding::Nearest), decimal("1000"));
    }

    proptest! {
        #[test]
        fn floating_point_comes_back(v in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            prop_assert_eq!(Decimal::of(v).value(), v);
        }

        #[test]
        fn numbers_are_in_order(a in -1e9..1e9f64, b in -1e9..1e9f64) {
            prop_assert_eq!(Decimal::of(a).cmp(&Decimal::of(b)), a.partial_cmp(&b).unwrap());
        }

        #[test]
        fn rounding_keeps_to_its_side(v in any::<f64>().prop_filter("finite", |v| v.is_finite()), digits in 1usize..9) {
            let all = Decimal::of(v);
            prop_assert!(all.rounded(digits, Rounding::Down) <= all);
            prop_assert!(all.rounded(digits, Rounding::Up) >= all);
        }
    }
}

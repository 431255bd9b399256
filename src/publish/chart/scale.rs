//! Scales: where amounts stand in a drawing, and the marks that say so.

use crate::model::{Bound, Extent};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::format;
use crate::publish::figure::unit::Unit;

/// The longest mark that fits beside a drawing on a phone, in letters.
pub(super) const LETTERS: usize = 16;

/// Where `v` stands between two ends, in thousandths; in the middle where there is but one place.
pub fn share(v: f64, (low, high): (f64, f64)) -> u16 {
    if high <= low {
        return 500;
    }
    // The difference of two doubles may be more than a double holds.
    let half = if (high - low).is_finite() { 1.0 } else { 0.5 };
    let (v, low, high) = (v * half, low * half, high * half);
    ((v - low) / (high - low) * 1000.0).round().clamp(0.0, 1000.0) as u16
}

/// The ends of what is known of an amount; alike unless it is a range.
pub fn ends(amount: Amount) -> (f64, f64) {
    match amount {
        Amount::Between(from, to) => (from, to),
        Amount::Exactly(v) | Amount::AtLeast(v) | Amount::AtMost(v) | Amount::About(v) => (v, v),
    }
}

/// How an amount is known, if not exactly or as a range.
pub fn bound(amount: Amount) -> Option<Bound> {
    match amount {
        Amount::AtLeast(_) => Some(Bound::AtLeast),
        Amount::AtMost(_) => Some(Bound::AtMost),
        Amount::About(_) => Some(Bound::About),
        Amount::Exactly(_) | Amount::Between(..) => None,
    }
}

/// The lowest and the highest of some amounts; nothing if there are none.
pub fn around(amounts: impl Iterator<Item = Amount>) -> Option<(f64, f64)> {
    amounts.map(ends).reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

/// A scale with marks at round numbers.
#[derive(Clone, Debug)]
pub struct Scale {
    /// What its first and last mark come to; of a logarithmic one, their powers of ten.
    pub(super) ends: (f64, f64),
    /// Whether each of its steps is a multiple.
    pub(super) log: bool,
    /// What is printed at its marks, from below. They stand at even steps, the first and the last at the ends. None where
    /// they would be too long to stand beside a drawing.
    pub marks: Vec<String>,
    /// Whether the marks are numbers alone, since their unit is too long to stand at each.
    pub bare: bool,
    /// What has to be said of it in words.
    pub note: Option<String>,
}

impl Scale {
    /// A scale for what lies between two values. It begins at zero, unless they lie so close together that nothing could
    /// be seen of their course.
    pub fn over(values: (f64, f64), unit: &Unit) -> Self {
        let (ends, steps) = (wide(values), Step::all(values));
        let marked = |unit: &Unit, bare: bool| {
            // Where two marks are worded alike, longer steps have to do.
            let mut scales = steps.clone().take(24).map_while(|step| step.around(ends));
            let (ends, marks) = scales.find_map(|marks| {
                let worded: Vec<String> = marks.iter().map(|mark| text(*mark, unit)).collect();
                let differ = worded.iter().enumerate().all(|(n, mark)| !worded[..n].contains(mark));
                differ.then(|| ((marks[0], marks[marks.len() - 1]), worded))
            })?;
            let fit = marks.iter().all(|mark| mark.chars().count() <= LETTERS);
            let note = match (marks.first(), marks.last()) {
                (Some(low), _) if ends.0 > 0.0 => Some(format!("The scale begins at {low}, not at zero.")),
                (_, Some(high)) if ends.1 < 0.0 => Some(format!("The scale ends at {high}, not at zero.")),
                _ => None,
            };
            fit.then_some(Self { ends, log: false, marks, bare, note })
        };
        marked(unit, false).or_else(|| marked(&Unit::Count, true)).unwrap_or_else(|| {
            let (low, high) = (text(ends.0, unit), text(ends.1, unit));
            let note = Some(match low == high {
                true => format!("All stand at {low}."),
                false => format!("The scale runs from {low} to {high}."),
            });
            Self { ends, log: false, marks: Vec::new(), bare: false, note }
        })
    }

    /// The same without marks, for a drawing that has no room for them.
    pub fn unmarked(values: (f64, f64)) -> Self {
        let marks = Step::all(values).next().and_then(|step| step.around(wide(values)));
        let ends = marks.map_or(wide(values), |marks| (marks[0], marks[marks.len() - 1]));
        Self { ends, log: false, marks: Vec::new(), bare: false, note: None }
    }

    /// Where a number stands on it.
    pub fn place(&self, v: f64) -> u16 {
        share(if self.log { v.log10() } else { v }, self.ends)
    }

    /// What its ends come to; of a logarithmic one, their powers of ten.
    pub fn ends(&self) -> (f64, f64) {
        self.ends
    }

    /// Whether a number has its place on it.
    pub fn holds(&self, v: f64) -> bool {
        let v = if self.log { v.log10() } else { v };
        (self.ends.0..=self.ends.1).contains(&v)
    }

    /// Where zero stands on it; at the nearer end if it is beyond.
    pub fn zero(&self) -> u16 {
        if self.log { 0 } else { share(0.0, self.ends) }
    }

    /// Where an amount stands on it.
    pub fn extent(&self, amount: Amount) -> Extent {
        let (low, high) = ends(amount);
        Extent { reach: (self.place(low), self.place(high)), bound: bound(amount), ..Extent::default() }
    }

    /// Where its marks stand, which are at even steps.
    pub fn ticks(&self) -> Vec<(u16, String)> {
        let steps = self.marks.len().saturating_sub(1).max(1);
        let place = |n: usize| (n * 1000 / steps) as u16;
        self.marks.iter().enumerate().map(|(n, mark)| (place(n), mark.clone())).collect()
    }
}

/// Two values, or one of them and zero.
fn wide((least, most): (f64, f64)) -> (f64, f64) {
    let alike = least == most;
    let from_zero = least >= 0.0 && (least <= most * 0.6 || alike);
    let to_zero = most <= 0.0 && (most >= least * 0.6 || alike);
    (if from_zero { 0.0 } else { least }, if to_zero { 0.0 } else { most })
}

pub(super) fn text(v: f64, unit: &Unit) -> String {
    format::text(Amount::Exactly(v), unit)
}

/// A round step: 1, 2 or 5 and zeros. Kept as written, since floating point would add noise of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    digit: i64,
    power: i32,
}

impl Step {
    /// The round steps that part a drawing of values into three or more, and those above; none below 1 where all are whole.
    pub(super) fn all(values: (f64, f64)) -> impl Iterator<Item = Self> + Clone {
        let (from, to) = wide(values);
        let whole = values.0.fract() == 0.0 && values.1.fract() == 0.0;
        let rough = to / 3.0 - from / 3.0;
        let rough = if rough.is_finite() && rough > 0.0 { rough } else { 1.0 };
        let rough = if whole { rough.max(1.0) } else { rough };
        let written = format!("{rough:e}");
        let (front, power) = written.split_once('e').unwrap_or(("1", "0"));
        let (front, power): (f64, i32) = (front.parse().unwrap_or(1.0), power.parse().unwrap_or(0));
        let digit = [1, 2, 5, 10].into_iter().find(|digit| *digit as f64 >= front).unwrap_or(10);
        let first = if digit == 10 { Self { digit: 1, power: power + 1 } } else { Self { digit, power } };
        std::iter::successors(Some(first), |step| {
            Some(match step.digit {
                1 => Self { digit: 2, ..*step },
                2 => Self { digit: 5, ..*step },
                _ => Self { digit: 1, power: step.power + 1 },
            })
        })
    }

    /// So many steps, as a number.
    fn times(self, count: f64) -> f64 {
        format!("{}e{}", count * self.digit as f64, self.power).parse().unwrap_or(f64::NAN)
    }

    /// The marks between two ends; nothing where they are too many to print.
    pub(super) fn between(self, (from, to): (f64, f64)) -> Option<Vec<f64>> {
        let step = self.times(1.0);
        let (first, last) = ((from / step).ceil(), (to / step).floor());
        let count = last - first;
        // Adding zero makes one of -0.
        (count <= 12.0)
            .then(|| (0..=count.max(-1.0) as i32).map(|n| self.times(first + f64::from(n)) + 0.0).collect())
    }

    /// The marks around two ends; nothing where one of them would be no number.
    fn around(self, (from, to): (f64, f64)) -> Option<Vec<f64>> {
        let step = self.times(1.0);
        let (first, last) = ((from / step).floor(), (to / step).ceil());
        // Adding zero makes one of -0.
        let count = if last > first { (last - first).min(12.0) as u32 } else { 1 };
        let marks: Vec<f64> = (0..=count).map(|n| self.times(first + f64::from(n)) + 0.0).collect();
        marks.iter().all(|mark| mark.is_finite()).then_some(marks)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::publish::language::noun::Nouns;
    use proptest::prelude::*;

    /// Any number that a manuscript may hold, its extremes often.
    pub fn any_number() -> impl Strategy<Value = f64> {
        prop_oneof![
            (-1.0..1.0f64, -320..308i32)
                .prop_map(|(front, power)| format!("{front}e{power}").parse().unwrap()),
            -1e6..1e6f64,
            Just(1.7e308),
            Just(-1.7e308),
            Just(5e-324),
            Just(-0.0),
        ]
    }

    fn unit() -> impl Strategy<Value = Unit> {
        let names = vec!["USD", "%", "count", "tokens", "a long noun that fits beside no chart"];
        prop::sample::select(names).prop_map(|name| Unit::parse(name, &Nouns::default()).unwrap())
    }

    fn marks(ends: (f64, f64), unit: &str) -> Vec<String> {
        Scale::over(ends, &Unit::parse(unit, &Nouns::default()).unwrap()).marks
    }

    #[test]
    fn marks_are_round_and_begin_at_zero_unless_nothing_could_be_seen() {
        assert_eq!(marks((0.0, 31.0), "count"), ["0", "20", "40"]);
        assert_eq!(marks((7.5, 12.0), "ms"), ["6\u{a0}ms", "8\u{a0}ms", "10\u{a0}ms", "12\u{a0}ms"]);
        assert_eq!(marks((0.0, 0.3), "%"), ["0%", "0.1%", "0.2%", "0.3%"]);
        assert_eq!(marks((-5.0, 8.0), "count"), ["−5", "0", "5", "10"]);
        assert_eq!(marks((1.0, 2.0), "count"), ["0", "1", "2"], "half a thing is none");
        assert_eq!(marks((4.0, 4.0), "count"), ["0", "2", "4"]);
        assert_eq!(marks((0.0, 0.0), "count"), ["0", "1"]);
        assert_eq!(marks((-0.0, -0.0), "count"), ["0", "1"]);
    }

    #[test]
    fn a_scale_says_that_it_does_not_begin_at_zero() {
        let note = |ends| Scale::over(ends, &Unit::Percent).note;
        assert_eq!(note((0.0, 9.0)), None);
        assert_eq!(note((90.0, 97.0)).unwrap(), "The scale begins at 90%, not at zero.");
        assert_eq!(note((-97.0, -90.0)).unwrap(), "The scale ends at −90%, not at zero.");
        assert!(note((1e300, 1.1e300)).unwrap().starts_with("The scale begins at 1×10³⁰⁰%"));
    }

    #[test]
    fn marks_differ_even_where_values_are_worded_alike() {
        let marks = marks((10_000_001e3, 10_000_004e3), "USD");
        assert!(marks.len() > 1 && marks.windows(2).all(|pair| pair[0] != pair[1]), "{marks:?}");
    }

    proptest! {
        #[test]
        fn heights_keep_the_order_of_values(values in prop::collection::vec(any_number(), 1..8), unit in unit()) {
            let all = values.iter().copied().map(Amount::Exactly);
            let scale = Scale::over(around(all).unwrap(), &unit);
            let height = |v| scale.extent(Amount::Exactly(v)).reach.0;
            for a in &values {
                prop_assert!(height(*a) <= 1000);
                for b in &values {
                    prop_assert!(a > b || height(*a) <= height(*b), "{} at {}, {} at {}", a, height(*a), b, height(*b));
                }
            }
            prop_assert!(scale.marks.is_empty() || (2..=9).contains(&scale.marks.len()), "{:?}", scale);
            prop_assert!(scale.marks.iter().enumerate().all(|(n, mark)| !scale.marks[..n].contains(mark)));
            prop_assert!(scale.ends.0 <= scale.ends.1);
            let told = scale.ends.0 <= 0.0 && scale.ends.1 >= 0.0;
            prop_assert!(told || scale.note.is_some(), "{:?}", scale);
        }

        #[test]
        fn every_value_is_on_its_scale(a in -1e12..1e12f64, b in -1e12..1e12f64) {
            let scale = Scale::over((a.min(b), a.max(b)), &Unit::Count);
            prop_assert!(scale.ends.0 <= a.min(b) && scale.ends.1 >= a.max(b), "{:?}", scale);
        }
    }
}

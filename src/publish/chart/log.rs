//! Logarithmic scales: marks at powers of ten, each so many times the one before.

use super::scale::{LETTERS, Scale, text};
use crate::publish::figure::unit::Unit;

/// How many marks there are at most.
const MARKS: i32 = 6;

impl Scale {
    /// A logarithmic scale around two values above zero, from one power of ten to another.
    pub fn log(values: (f64, f64), unit: &Unit) -> Self {
        let (low, high) = (values.0.log10().floor() as i32, values.1.log10().ceil() as i32);
        // Even where all are alike there is a step to be seen.
        let long = (high - low).max(1);
        let step = (long + MARKS - 2) / (MARKS - 1);
        let count = (long + step - 1) / step;
        let powers: Vec<i32> = (0..=count).map(|n| low + n * step).collect();
        let ends = (f64::from(low), f64::from(low + count * step));
        let marked = |unit: &Unit, bare: bool| -> Option<Self> {
            let value = |power: &i32| -> Option<f64> {
                format!("1e{power}").parse().ok().filter(|v: &f64| v.is_finite() && *v > 0.0)
            };
            let marks: Vec<String> =
                powers.iter().map(|power| Some(text(value(power)?, unit))).collect::<Option<_>>()?;
            let fit = marks.iter().all(|mark| mark.chars().count() <= LETTERS);
            let times = match step {
                1 => "ten times".to_owned(),
                2 => "a hundred times".to_owned(),
                3 => "a thousand times".to_owned(),
                step => format!("10 to the power of {step} times"),
            };
            let note = Some(format!("The scale is logarithmic: each mark is {times} the one before."));
            fit.then_some(Self { ends, log: true, marks, bare, note })
        };
        marked(unit, false).or_else(|| marked(&Unit::Count, true)).unwrap_or_else(|| {
            let note = Some(format!(
                "The scale is logarithmic, and holds what lies from {} to {}.",
                text(values.0, unit),
                text(values.1, unit)
            ));
            Self { ends, log: true, marks: Vec::new(), bare: false, note }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_stand_at_powers_of_ten() {
        let marks = |values| Scale::log(values, &Unit::Count).marks;
        assert_eq!(marks((3.0, 4000.0)), ["1", "10", "100", "1,000", "10,000"]);
        assert_eq!(marks((20.0, 80.0)), ["10", "100"]);
        assert_eq!(marks((10.0, 10.0)), ["10", "100"]);
        assert_eq!(marks((0.05, 0.5)), ["0.01", "0.1", "1"]);
        let wide = Scale::log((1.0, 1e10), &Unit::Count);
        assert_eq!((wide.marks.len(), wide.place(1.0), wide.place(1e5)), (6, 0, 500));
        assert!(wide.note.unwrap().contains("a hundred times"));
    }

    proptest! {
        #[test]
        fn places_keep_the_order_of_values(values in prop::collection::vec(-320..308i32, 2..8)) {
            let values: Vec<f64> = values.iter().map(|power| format!("3e{power}").parse::<f64>().unwrap()).filter(|v| *v > 0.0).collect();
            let ends = values.iter().fold((f64::INFINITY, 0.0f64), |all, v| (all.0.min(*v), all.1.max(*v)));
            prop_assume!(ends.1 > 0.0);
            let scale = Scale::log(ends, &Unit::Count);
            prop_assert!(scale.marks.is_empty() || (2..=6).contains(&scale.marks.len()), "{:?}", scale);
            for a in &values {
                prop_assert!(scale.place(*a) <= 1000);
                prop_assert!(values.iter().all(|b| a > b || scale.place(*a) <= scale.place(*b)));
            }
        }
    }
}

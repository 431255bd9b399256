//! Bars that are compared: lengths from one zero, on one scale.

use super::scale::{around, bound, ends};
use crate::model::Extent;
use crate::publish::figure::amount::Amount;

/// The bars of some amounts.
#[derive(Clone, Copy, Debug)]
pub struct Bars {
    /// Where zero is, in thousandths.
    pub zero: u16,
    /// What all are measured by: the greatest of them, whatever its sign.
    most: f64,
    /// From the least to the greatest, zero included, in units of `most`.
    whole: f64,
}

impl Bars {
    /// Bars for some amounts.
    pub fn of(amounts: impl Iterator<Item = Amount>) -> Self {
        let (low, high) = around(amounts).map_or((0.0, 0.0), |(low, high)| (low.min(0.0), high.max(0.0)));
        let most = high.max(-low);
        let mut bars = Self { zero: 0, most, whole: high / most - low / most };
        if low < 0.0 {
            // Each side keeps room for the shortest bar.
            bars.zero = bars.length(low).min(if high > 0.0 { 999 } else { 1000 });
        }
        bars
    }

    /// The length of a bar. Only that of zero is nothing: however small, what there is can be seen.
    fn length(&self, v: f64) -> u16 {
        if v == 0.0 {
            return 0;
        }
        (v.abs() / self.most / self.whole * 1000.0).round().clamp(1.0, 1000.0) as u16
    }

    /// Where a bar of an amount ends.
    pub fn extent(&self, amount: Amount) -> Extent {
        let place = |v: f64| {
            let length = self.length(v);
            if v < 0.0 { self.zero.saturating_sub(length) } else { (self.zero + length).min(1000) }
        };
        let (low, high) = ends(amount);
        Extent { reach: (place(low), place(high)), bound: bound(amount), ..Extent::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::chart::scale::tests::any_number;
    use proptest::prelude::*;

    #[test]
    fn zero_has_no_length_and_a_hair_can_be_seen() {
        let bars = Bars::of([0.0, -0.0, 1e-300, 1.0].map(Amount::Exactly).into_iter());
        let reach = |v| bars.extent(Amount::Exactly(v)).reach;
        assert_eq!(
            [reach(0.0), reach(-0.0), reach(1e-300), reach(1.0)],
            [(0, 0), (0, 0), (1, 1), (1000, 1000)]
        );
        let none = Bars::of([0.0, 0.0].map(Amount::Exactly).into_iter());
        assert_eq!((none.zero, none.extent(Amount::Exactly(0.0)).reach), (0, (0, 0)));
        let both = Bars::of([-1e-300, 3.0].map(Amount::Exactly).into_iter());
        assert_eq!((both.zero, both.extent(Amount::Exactly(-1e-300)).reach), (1, (0, 0)));
    }

    proptest! {
        #[test]
        fn bars_keep_the_order_of_values(values in prop::collection::vec(any_number(), 1..8)) {
            let bars = Bars::of(values.iter().copied().map(Amount::Exactly));
            let place = |v| i32::from(bars.extent(Amount::Exactly(v)).reach.0);
            for a in &values {
                prop_assert!((0..=1000).contains(&place(*a)));
                let length = (place(*a) - i32::from(bars.zero)).signum();
                prop_assert_eq!(length, if *a == 0.0 { 0 } else { a.signum() as i32 }, "{} of {:?}", a, bars);
                for b in &values {
                    prop_assert!(a > b || place(*a) <= place(*b));
                    let (one, other) = (place(*a).abs_diff(bars.zero.into()), place(*b).abs_diff(bars.zero.into()));
                    prop_assert!(a.abs() > b.abs() || one <= other + 1, "{} is longer than {}", a, b);
                }
            }
        }
    }
}

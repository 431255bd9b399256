//! Comparisons: what each entity has come to by one metric, and the list of all metrics.

use super::json::is_default;
use super::{Bound, Extent, Stamp};
use serde::{Deserialize, Serialize};

/// How many entities a file of a metric has.
pub const ENTITIES_A_PAGE: usize = 200;
/// How many metrics a page of their list has.
pub const METRICS_A_PAGE: usize = 100;
/// The greatest number of a metric, as [`Standing::reach`] counts: so many parts. Products with a thousand of them fit
/// into 64 bits, and a number is exact wherever JSON is read.
pub const WHOLE: i64 = 1_000_000_000_000;

/// An entity or a metric, as something to choose for a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Its name in addresses: the first part of a key, or the rest of one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Of a metric its unit in words, where all entities share one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    /// How many metrics an entity has, or entities a metric.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
}

/// A page of the list of metrics that several entities have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricList {
    /// Which page it is, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: usize,
    /// How many pages there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: usize,
    /// How many metrics there are in all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// The metrics, those that most entities have first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub metrics: Vec<Subject>,
    /// On the first page the first few of them, with some of their entities.
    #[serde(default, skip_serializing_if = "is_default")]
    pub first: Vec<Metric>,
}

/// The newest figure that each entity has of one metric: a page of them. Pages follow each other by the entities' ids, and
/// on each the entities stand by their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    /// The metric.
    pub metric: Subject,
    /// Which page it is, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: usize,
    /// How many pages there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: usize,
    /// The units its figures are in, in words. More than one have no scale in common.
    #[serde(default, skip_serializing_if = "is_default")]
    pub units: Vec<String>,
    /// The figures.
    #[serde(default, skip_serializing_if = "is_default")]
    pub standings: Vec<Standing>,
}

/// The newest figure that an entity has of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The entity's id.
    pub entity: String,
    /// What it is called.
    pub name: String,
    /// The figure as printed.
    #[serde(rename = "t")]
    pub text: String,
    /// The number alone, where the text says more than that; ranges and bounds as `4..20`, `8..`, `..8`.
    #[serde(rename = "v", default, skip_serializing_if = "is_default")]
    pub value: String,
    /// Its rank among the entities with the same unit, from the least up; equal ones share one.
    #[serde(rename = "r", default, skip_serializing_if = "is_default")]
    pub rank: u32,
    /// The place of its unit among those of the metric.
    #[serde(rename = "u", default, skip_serializing_if = "is_default")]
    pub unit: usize,
    /// From and to, in parts of the greatest number in that unit, which is [`WHOLE`] on the one side of zero or the other.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reach: (i64, i64),
    /// How it is known, if not exactly or as a range.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bound: Option<Bound>,
    /// The date it speaks of.
    pub as_of: String,
    /// The insight that states it.
    pub slug: String,
    /// The figure's place in that insight's list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figure: usize,
    /// Whether insights give different values for this date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disputed: bool,
    /// From when on it is to be read as possibly out of date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stale_from: Option<Stamp>,
}

/// Bars for figures of one unit, from a common zero: where that is, and where each bar ends, in thousandths. In whole
/// numbers, so that the app lays out what its reader has chosen as the publisher would.
pub fn bars(standings: &[&Standing]) -> (u16, Vec<Extent>) {
    let (mut low, mut high) = (0, 0);
    for standing in standings {
        low = standing.reach.0.min(low);
        high = standing.reach.1.max(high);
    }
    let whole = (high - low).max(1);
    // However small, what there is can be seen.
    let length = |parts: i64| ((parts.abs() * 1000 + whole / 2) / whole).clamp(i64::from(parts != 0), 1000);
    // Each side keeps room for the shortest bar.
    let zero = length(low).min(if high > 0 { 999 } else { 1000 });
    let place = |parts: i64| (zero + parts.signum() * length(parts)).clamp(0, 1000) as u16;
    let extent = |standing: &&Standing| Extent {
        reach: (place(standing.reach.0), place(standing.reach.1)),
        bound: standing.bound,
        ..Extent::default()
    };
    (zero as u16, standings.iter().map(extent).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing(from: i64, to: i64) -> Standing {
        Standing { reach: (from, to), ..Standing::default() }
    }

    #[test]
    fn a_hair_can_be_seen_and_zero_is_nothing() {
        let all = [standing(0, 0), standing(1, 1), standing(WHOLE, WHOLE)];
        let (zero, extents) = bars(&all.iter().collect::<Vec<_>>());
        let reaches: Vec<(u16, u16)> = extents.iter().map(|extent| extent.reach).collect();
        assert_eq!((zero, reaches.as_slice()), (0, &[(0, 0), (1, 1), (1000, 1000)][..]));
        assert_eq!(bars(&[&standing(0, 0)]).1[0].reach, (0, 0));
        assert_eq!(bars(&[]), (0, vec![]));
    }

    #[test]
    fn what_is_chosen_fills_the_drawing() {
        let (low, high) = (standing(-10, -10), standing(30, 40));
        let (zero, extents) = bars(&[&low, &high]);
        assert_eq!(zero, 200);
        assert_eq!((extents[0].reach, extents[1].reach), ((0, 0), (800, 1000)));
    }

    proptest! {
        #[test]
        fn bars_keep_the_order_and_the_side_of_values(
            values in prop::collection::vec(-WHOLE..=WHOLE, 1..9),
        ) {
            let all: Vec<Standing> = values.iter().map(|v| standing(*v, *v)).collect();
            let (zero, extents) = bars(&all.iter().collect::<Vec<_>>());
            for (a, one) in values.iter().zip(&extents) {
                let side = (i32::from(one.reach.0) - i32::from(zero)).signum();
                prop_assert_eq!(i64::from(side), a.signum());
                for (b, other) in values.iter().zip(&extents) {
                    prop_assert!(a > b || one.reach.0 <= other.reach.0);
                }
            }
        }
    }
}

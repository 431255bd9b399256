//! Topics: the list of all, and what there is to know of one.

use super::json::is_default;
use super::{KeyCard, Month, TopicCount};
use serde::{Deserialize, Serialize};

/// How many topics a page of `/topics/` lists.
pub const TOPICS_A_PAGE: usize = 200;
/// How many bars a timeline has at most.
const BARS: u32 = 36;

/// A page of `/topics/`: topics in alphabetical order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicList {
    /// Which page it is, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: usize,
    /// How many pages there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: usize,
    /// How many topics there are in all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// The most used, on the first page of many topics.
    #[serde(default, skip_serializing_if = "is_default")]
    pub most: Vec<TopicCount>,
    /// The topics.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topics: Vec<TopicCount>,
}

/// What stands above a topic's newest insights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The figures most of its insights state, with their latest values.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Vec<KeyCard>,
    /// When its insights were published.
    pub timeline: Timeline,
    /// The topics it appears with, and in how many insights.
    #[serde(default, skip_serializing_if = "is_default")]
    pub beside: Vec<TopicCount>,
}

/// How many insights there were over time. A bar for each month; where that would be too many, for each quarter or
/// year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The first month of the first bar.
    pub first: Month,
    /// How many months a bar is of: 1, 3 or 12.
    #[serde(default, skip_serializing_if = "is_default")]
    pub step: u32,
    /// How many insights each bar has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counts: Vec<usize>,
}

impl Timeline {
    /// Counts insights by the months they were published in, the oldest first.
    pub fn of(months: &[Month]) -> Option<Self> {
        let (first, last) = (months.first()?.number(), months.last()?.number());
        // Bars begin with a quarter or a year, so that next month they are the same.
        let fits = |step: &u32| last / step - first / step < BARS;
        let step = [1, 3].into_iter().find(fits).unwrap_or(12);
        // More years than that are told by the last of them.
        let from = (first / step).max((last / step + 1).saturating_sub(BARS));
        let mut counts = vec![0; (last / step - from + 1) as usize];
        for month in months {
            let index = (month.number() / step).checked_sub(from);
            if let Some(count) = index.and_then(|index| counts.get_mut(index as usize)) {
                *count += 1;
            }
        }
        Some(Self { first: Month::numbered(from * step), step, counts })
    }

    /// What a bar is of: `March 2026`, `Q1 2026`, `2026`.
    pub fn name(&self, index: usize) -> String {
        let first = Month::numbered(self.first.number() + index as u32 * self.step);
        match self.step {
            1 => first.name(),
            12 => first.year().to_string(),
            _ => format!("Q{} {}", first.place() / 3 + 1, first.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_timeline_is_short_and_counts_every_insight(
            start in 12u32..24_000,
            mut after in proptest::collection::vec(0u32..400, 1..60),
        ) {
            after.sort_unstable();
            let months: Vec<Month> = after.iter().map(|after| Month::numbered(start + after)).collect();
            let timeline = Timeline::of(&months).unwrap();
            prop_assert!((1..=BARS as usize).contains(&timeline.counts.len()));
            prop_assert_eq!(timeline.counts.iter().sum::<usize>(), months.len());
            prop_assert!(*timeline.counts.last().unwrap() > 0 && timeline.counts[0] > 0);
            prop_assert!(timeline.first <= months[0]);
        }
    }

    #[test]
    fn bars_are_of_months_then_quarters_then_years() {
        let of = |first: &str, last: &str| {
            let timeline = Timeline::of(&[first.parse().unwrap(), last.parse().unwrap()]).unwrap();
            (timeline.counts.len(), timeline.name(0), timeline.name(timeline.counts.len() - 1))
        };
        assert_eq!(of("2026-03", "2026-03"), (1, "March 2026".into(), "March 2026".into()));
        assert_eq!(of("2024-01", "2026-12"), (36, "January 2024".into(), "December 2026".into()));
        assert_eq!(of("2024-02", "2027-06"), (14, "Q1 2024".into(), "Q2 2027".into()));
        assert_eq!(of("2007-05", "2026-12"), (20, "2007".into(), "2026".into()));
        assert_eq!(of("1900-05", "2026-12"), (36, "1991".into(), "2026".into()));
    }
}

//! What is published now, in a few bytes: the front page carries it, every other page asks for it once it is in view.

use super::json::is_default;
use super::{Schedule, Stamp};
use serde::{Deserialize, Serialize};

/// The newest edition: enough to see that there is one, and what it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionInfo {
    /// When it was published.
    pub built: Stamp,
    /// The pipeline's runs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub schedule: Option<Schedule>,
    /// How many insights it has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub insights: usize,
    /// The slug of the newest insight, and when that was published.
    #[serde(default, skip_serializing_if = "is_default")]
    pub latest: Option<(String, Stamp)>,
}

/// What a newer edition brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// So many more insights.
    Insights(usize),
    /// Something else.
    Changes,
}

impl Update {
    /// What the newest edition brings to a page that shows `edition`; nothing where that is as new.
    pub fn of(newest: &EditionInfo, edition: &EditionInfo) -> Option<Self> {
        (newest.built > edition.built).then(|| match newest.insights.saturating_sub(edition.insights) {
            0 => Self::Changes,
            more => Self::Insights(more),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::read;

    fn now(built: i64, insights: usize) -> EditionInfo {
        let built = Stamp(built);
        let schedule =
            Schedule { last: built, next: Stamp(built.0 + 21_600), grace_minutes: 1440, paused: true };
        EditionInfo { built, schedule: Some(schedule), insights, latest: Some(("a".repeat(100), built)) }
    }

    #[test]
    fn it_is_small_and_read_back() {
        let now = now(1_800_000_000, 100_000);
        let text = serde_json::to_vec(&now).unwrap();
        assert!(text.len() < 300, "{}", text.len());
        assert_eq!(read::<EditionInfo>(&text), Ok(now));
    }

    #[test]
    fn only_a_newer_edition_is_news() {
        let news = |built, insights| Update::of(&now(built, insights), &now(100, 5));
        assert_eq!(news(100, 9), None);
        assert_eq!(news(99, 9), None);
        assert_eq!(news(101, 8), Some(Update::Insights(3)));
        assert_eq!(news(101, 5), Some(Update::Changes));
        assert_eq!(news(101, 4), Some(Update::Changes));
    }
}

//! What every page shows of the site: its name, its pipeline, what there is to filter by.
//!
//! Nothing here changes because the site is published once more, so that pages stay as they are. What does is
//! [`EditionInfo`]'s.
//!
//! [`EditionInfo`]: super::EditionInfo

use super::json::is_default;
use super::{Span, Stamp, Topic};
use serde::{Deserialize, Serialize};

/// How many topics a filter lists.
const CHOICES: usize = 40;

/// The site, as each page needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The publication's name.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
    /// The language of its pages, as a BCP 47 tag.
    pub language: String,
    /// How often a day its pipeline runs; 0 where none does, or somebody has paused it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub runs: usize,
    /// Whether there are feeds for other programs: they need to know where the site stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub feeds: bool,
    /// Whether it says who publishes it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: bool,
    /// What else stands at the foot of every page, each by itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub footer: Vec<Vec<Span>>,
    /// Topics to choose from: to the browser the most used of them, by name. A page that shows none carries none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topics: Vec<Topic>,
}

/// A topic and how many insights it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicCount {
    /// The topic.
    pub topic: Topic,
    /// How many insights are filed under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
}

/// When the pipeline ran and runs next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The last run.
    pub last: Stamp,
    /// The next one planned, unless paused.
    pub next: Stamp,
    /// How many minutes after `next` it counts as late.
    #[serde(default, skip_serializing_if = "is_default")]
    pub grace_minutes: u32,
    /// Whether somebody has paused it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub paused: bool,
}

/// How the pipeline is doing, by a reader's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipelineState {
    /// On time.
    Active,
    /// Past the planned run and the grace that followed it; since when.
    Late(Stamp),
    /// Paused by somebody.
    Paused,
    /// No manifest says anything.
    Unknown,
}

impl PipelineState {
    /// Works the state out from the published schedule and a clock.
    pub fn at(schedule: Option<&Schedule>, now: Stamp) -> Self {
        match schedule {
            None => Self::Unknown,
            Some(s) if s.paused => Self::Paused,
            Some(s) if now.0 > s.next.0.saturating_add(i64::from(s.grace_minutes) * 60) => Self::Late(s.next),
            Some(_) => Self::Active,
        }
    }
}

impl Site {
    /// As browsers are told of it: with a bounded number of topics, however many there are, where these come with the
    /// most used first. The list of topics has all. `order` is that of names.
    pub fn for_browsers(&self, order: impl Fn(&str, &str) -> std::cmp::Ordering) -> Self {
        let mut topics = self.topics[..self.topics.len().min(CHOICES)].to_vec();
        topics.sort_by(|a, b| order(&a.name, &b.name).then_with(|| a.slug.cmp(&b.slug)));
        Self { topics, ..self.clone() }
    }

    /// As pages carry it that show no topics.
    pub fn brief(&self) -> Self {
        Self { topics: Vec::new(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_follows_the_clock() {
        let s = |paused| Schedule { last: Stamp(0), next: Stamp(3600), grace_minutes: 10, paused };
        assert_eq!(PipelineState::at(None, Stamp(0)), PipelineState::Unknown);
        assert_eq!(PipelineState::at(Some(&s(false)), Stamp(3600 + 600)), PipelineState::Active);
        assert_eq!(PipelineState::at(Some(&s(false)), Stamp(3600 + 601)), PipelineState::Late(Stamp(3600)));
        assert_eq!(PipelineState::at(Some(&s(true)), Stamp(9999)), PipelineState::Paused);
    }
}

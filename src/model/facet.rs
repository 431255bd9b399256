//! Facets: the topic, signal, impact and month of an insight, each with a feed of its own.

use super::{Card, FeedQuery, Route, is_slug};

impl Route {
    /// The feed of a facet, by the words of its address.
    pub(super) fn facet(kind: &str, name: &str) -> Option<Self> {
        Some(match kind {
            "topics" if is_slug(name) => Self::Topic(name.to_owned()),
            "signals" => Self::Signal(name.parse().ok()?),
            "impacts" => Self::Impact(name.parse().ok()?),
            "months" => Self::Month(name.parse().ok()?),
            _ => return None,
        })
    }

    /// Whether it shows a feed.
    pub fn is_feed(&self) -> bool {
        matches!(self, Self::Feed | Self::Topic(_) | Self::Signal(_) | Self::Impact(_) | Self::Month(_))
    }

    /// What a feed is called. A topic's name is taken from its insights, `cards`.
    pub fn feed_name(&self, cards: &[Card]) -> String {
        // Behind the first word of a label stands its sign, or what kind of word it is.
        let first = |label: &'static str| label.split(' ').next().unwrap_or(label);
        match self {
            Self::Topic(slug) => {
                let known = cards.iter().flat_map(|card| &card.topics).find(|topic| topic.slug == *slug);
                known.map_or_else(|| slug.clone(), |topic| topic.name.clone())
            }
            Self::Signal(signal) => format!("Signal: {}", first(signal.label())),
            Self::Impact(impact) => format!("Impact: {}", first(impact.label())),
            Self::Month(month) => month.name(),
            _ => "Insights".to_owned(),
        }
    }
}

impl FeedQuery {
    /// The feed whose numbered pages answer this on the page `on`. Nothing where a feed has to be looked through.
    pub fn answered_by(&self, on: &Route) -> Option<Route> {
        if !self.filters() {
            return Some(on.clone());
        }
        if self.date.is_some() {
            return None;
        }
        match (on, self.text.trim(), &self.topic, self.signal, self.impact) {
            (Route::Feed, "", Some(topic), None, None) => Some(Route::Topic(topic.clone())),
            (Route::Feed, "", None, Some(signal), None) => Some(Route::Signal(signal)),
            (Route::Feed, "", None, None, Some(impact)) => Some(Route::Impact(impact)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Impact, Signal};

    #[test]
    fn one_filter_is_answered_by_its_own_feed() {
        let by = |query: &str, on: Route| FeedQuery::parse(query).answered_by(&on);
        assert_eq!(by("", Route::Feed), Some(Route::Feed));
        assert_eq!(by("page=3&sort=oldest", Route::Feed), Some(Route::Feed));
        assert_eq!(by("topic=aws&sort=oldest", Route::Feed), Some(Route::Topic("aws".into())));
        assert_eq!(by("signal=shift&page=2", Route::Feed), Some(Route::Signal(Signal::Shift)));
        assert_eq!(by("impact=low", Route::Feed), Some(Route::Impact(Impact::Low)));
        for scans in ["q=x", "topic=aws&q=x", "signal=shift&impact=low", "topic=aws&impact=low", "date=2026"]
        {
            assert_eq!(by(scans, Route::Feed), None, "{scans}");
        }
        let topic = Route::Topic("aws".into());
        assert_eq!(by("page=2", topic.clone()), Some(topic.clone()));
        assert_eq!(by("signal=shift", topic), None);
    }

    #[test]
    fn feeds_have_names() {
        let name = |route: Route| route.feed_name(&[]);
        assert_eq!(name(Route::Signal(Signal::Breakthrough)), "Signal: Breakthrough");
        assert_eq!(name(Route::Impact(Impact::Medium)), "Impact: Medium");
        assert_eq!(name(Route::Topic("aws".into())), "aws");
    }
}

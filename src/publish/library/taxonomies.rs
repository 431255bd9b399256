//! Facets: which insights each topic, signal, impact and month has.

use crate::model::{Archive, Card, Impact, Month, Route, Signal};
use std::collections::BTreeMap;

/// The places of insights among all, the oldest first, by each of their facets. Made in one pass, however many there
/// are.
#[derive(Debug, Default)]
pub struct Facets {
    /// By topic.
    pub topics: BTreeMap<String, Vec<usize>>,
    signals: BTreeMap<Signal, Vec<usize>>,
    impacts: BTreeMap<Impact, Vec<usize>>,
    months: BTreeMap<Month, Vec<usize>>,
}

impl Facets {
    /// Files insights, the oldest first, under their facets.
    pub fn of(cards: &[Card]) -> Self {
        let mut facets = Self::default();
        for (place, card) in cards.iter().enumerate() {
            for topic in &card.topics {
                facets.topics.entry(topic.slug.clone()).or_default().push(place);
            }
            facets.signals.entry(card.signal).or_default().push(place);
            facets.impacts.entry(card.impact).or_default().push(place);
            facets.months.entry(Month::of(card.published)).or_default().push(place);
        }
        facets
    }

    /// The feed of each facet that has insights.
    pub fn feeds(&self) -> impl Iterator<Item = Route> {
        let topics = self.topics.keys().cloned().map(Route::Topic);
        let signals = self.signals.keys().copied().map(Route::Signal);
        let impacts = self.impacts.keys().copied().map(Route::Impact);
        let months = self.months.keys().copied().map(Route::Month);
        topics.chain(signals).chain(impacts).chain(months)
    }

    /// The insights of a feed; nothing for that of all.
    pub fn places(&self, feed: &Route) -> Option<&[usize]> {
        let places = match feed {
            Route::Topic(slug) => self.topics.get(slug),
            Route::Signal(signal) => self.signals.get(signal),
            Route::Impact(impact) => self.impacts.get(impact),
            Route::Month(month) => self.months.get(month),
            _ => return None,
        };
        Some(places.map(Vec::as_slice).unwrap_or_default())
    }

    /// How many insights each has.
    pub fn archive(&self) -> Archive {
        fn counts<K: Copy>(of: &BTreeMap<K, Vec<usize>>) -> impl DoubleEndedIterator<Item = (K, usize)> {
            of.iter().map(|(facet, places)| (*facet, places.len()))
        }
        Archive {
            months: counts(&self.months).rev().collect(),
            signals: counts(&self.signals).collect(),
            impacts: counts(&self.impacts).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Stamp, Topic};
    use proptest::prelude::*;

    fn card(slug: usize, day: i64, signal: usize, topics: &[usize]) -> Card {
        let topic = |n: &usize| Topic { slug: format!("topic-{n}"), name: format!("Topic {n}") };
        Card {
            slug: format!("insight-{slug}"),
            title: String::new(),
            summary: String::new(),
            published: Stamp(day * 86_400),
            updated: None,
            signal: Signal::ALL[signal],
            impact: Impact::ALL[signal % 3],
            language: None,
            topics: topics.iter().map(topic).collect(),
            minutes: Some(1),
            draft: false,
        }
    }

    proptest! {
        #[test]
        fn every_insight_stands_once_in_each_of_its_feeds(
            insights in proptest::collection::vec((0i64..900, 0usize..4, proptest::collection::btree_set(0usize..6, 1..4)), 0..80),
        ) {
            let mut insights = insights;
            insights.sort();
            let cards: Vec<Card> = insights.iter().enumerate().map(|(n, (day, signal, topics))| {
                card(n, *day, *signal, &topics.iter().copied().collect::<Vec<_>>())
            }).collect();
            let facets = Facets::of(&cards);
            let total = |is: fn(&Route) -> bool| -> usize {
                facets.feeds().filter(is).map(|feed| facets.places(&feed).unwrap().len()).sum()
            };
            prop_assert_eq!(total(|feed| matches!(feed, Route::Signal(_))), cards.len());
            prop_assert_eq!(total(|feed| matches!(feed, Route::Impact(_))), cards.len());
            prop_assert_eq!(total(|feed| matches!(feed, Route::Month(_))), cards.len());
            let filed: usize = cards.iter().map(|card| card.topics.len()).sum();
            prop_assert_eq!(total(|feed| matches!(feed, Route::Topic(_))), filed);
            for feed in facets.feeds() {
                let places = facets.places(&feed).unwrap();
                prop_assert!(!places.is_empty() && places.is_sorted_by(|a, b| a < b));
            }
            let archive = facets.archive();
            prop_assert_eq!(archive.months.iter().map(|(_, count)| count).sum::<usize>(), cards.len());
            prop_assert!(archive.months.is_sorted_by(|(a, _), (b, _)| a > b));
        }
    }
}

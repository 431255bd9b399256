//! Topics: what a slug is called, the list of all, and what there is to know of one.

use super::Library;
use super::history;
use super::taxonomies::Facets;
use crate::model::{About, Card, KeyCard, Month, TOPICS_A_PAGE, Timeline, Topic, TopicCount, TopicList};
use crate::publish::language::collation;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many figures stand above a topic's feed.
const FIGURES: usize = 6;
/// How many topics are named beside one.
const BESIDE: usize = 8;
/// How many of many topics are named first.
const MOST: usize = 12;

/// Every topic with its count, the most used first.
pub fn counts(facets: &Facets, library: &Library) -> Vec<TopicCount> {
    let count = |(slug, places): (&String, &Vec<usize>)| TopicCount {
        topic: library.topic(slug),
        count: places.len(),
    };
    let mut counts: Vec<TopicCount> = facets.topics.iter().map(count).collect();
    sort(&mut counts);
    counts
}

fn sort(counts: &mut [TopicCount]) {
    counts.sort_by(|a, b| (b.count, &a.topic.name).cmp(&(a.count, &b.topic.name)));
}

/// The pages of the list of topics, in alphabetical order: so a count that changes moves no other topic. `counts` has
/// the most used first.
pub fn lists(counts: &[TopicCount], language: &str) -> Vec<TopicList> {
    let (mut topics, order) = (counts.to_vec(), collation::of(language));
    topics.sort_by(|a, b| {
        order.compare(&a.topic.name, &b.topic.name).then_with(|| a.topic.slug.cmp(&b.topic.slug))
    });
    let pages = topics.len().div_ceil(TOPICS_A_PAGE).max(1);
    // Where all of them can be seen at once, the most used can be too.
    let many = topics.len() > 2 * MOST;
    let list = |page: usize| TopicList {
        page,
        pages,
        count: topics.len(),
        most: if page == 1 && many { counts.iter().take(MOST).cloned().collect() } else { Vec::new() },
        topics: topics.iter().skip((page - 1) * TOPICS_A_PAGE).take(TOPICS_A_PAGE).cloned().collect(),
    };
    (1..=pages).map(list).collect()
}

/// What there is to know of each topic, by slug. Each goes through its own insights, and each figure that is shown
/// somewhere is worded once.
pub fn abouts(cards: &[Card], facets: &Facets, library: &Library) -> BTreeMap<String, About> {
    let stated: Vec<&[u32]> = cards.par_iter().map(|card| library.keys_of(&card.slug)).collect();
    let topics: Vec<(&String, &Vec<usize>)> = facets.topics.iter().collect();
    let chosen: Vec<Vec<&str>> =
        topics.par_iter().map(|(_, places)| keys(places, &stated, library)).collect();
    let mut shown: Vec<&str> = chosen.iter().flatten().copied().collect();
    shown.sort_unstable();
    shown.dedup();
    let figures: HashMap<&str, KeyCard> =
        shown.into_par_iter().map(|key| (key, history::card(key, library))).collect();
    let about = |((slug, places), keys): (&(&String, &Vec<usize>), &Vec<&str>)| {
        let months: Vec<Month> = places.iter().map(|place| Month::of(cards[*place].published)).collect();
        let about = About {
            figures: keys.iter().filter_map(|key| figures.get(key).cloned()).collect(),
            timeline: Timeline::of(&months)?,
            beside: related(slug, places, cards),
        };
        Some(((*slug).clone(), about))
    };
    topics.par_iter().zip(&chosen).filter_map(about).collect()
}

/// The keys that most insights of a topic state; among those the ones stated most anywhere. `stated` has for each insight
/// the places of its keys among all.
fn keys<'i>(places: &[usize], stated: &[&[u32]], library: &'i Library) -> Vec<&'i str> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for key in places.iter().flat_map(|place| stated[*place]) {
        *counts.entry(*key).or_default() += 1;
    }
    let all = library.keys();
    let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
    // Of keys that are stated as often, the first by the alphabet comes first.
    counts.sort_unstable_by_key(|(key, count)| {
        (Reverse((*count, all[*key as usize].observations.len())), *key)
    });
    counts.into_iter().take(FIGURES).map(|(key, _)| all[key as usize].name.as_str()).collect()
}

/// The topics that most insights of a topic are filed under too.
fn related(slug: &str, places: &[usize], cards: &[Card]) -> Vec<TopicCount> {
    let mut common: HashMap<&Topic, usize> = HashMap::new();
    for topic in places.iter().flat_map(|place| &cards[*place].topics).filter(|topic| topic.slug != slug) {
        *common.entry(topic).or_default() += 1;
    }
    let mut common: Vec<TopicCount> =
        common.into_iter().map(|(topic, count)| TopicCount { topic: topic.clone(), count }).collect();
    sort(&mut common);
    common.truncate(BESIDE);
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::manuscript::site_config::topic;

    fn many(count: usize) -> Vec<TopicCount> {
        let entry = |n: usize| TopicCount { topic: topic(&format!("topic-{n:05}"), None), count: count - n };
        (0..count).map(entry).collect()
    }

    #[test]
    fn lists_are_bounded_and_hold_every_topic_once() {
        for count in [0, 1, 24, 25, 200, 201, 5000] {
            let counts = many(count);
            let lists = lists(&counts, "en");
            let listed: Vec<&TopicCount> = lists.iter().flat_map(|list| &list.topics).collect();
            assert_eq!(listed, counts.iter().collect::<Vec<_>>(), "by name, and each once");
            assert!(lists.iter().all(|list| list.topics.len() <= TOPICS_A_PAGE && list.most.len() <= MOST));
            assert!(
                lists
                    .iter()
                    .enumerate()
                    .all(|(place, list)| (list.page, list.pages) == (place + 1, lists.len()))
            );
            assert_eq!(lists[0].most.is_empty(), count <= 24);
            assert!(lists[1..].iter().all(|list| list.most.is_empty()));
        }
    }
}

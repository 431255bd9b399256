//! What to read next after an insight.

use crate::model::Card;
use crate::publish::library::Library;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

const RELATED: usize = 3;
/// How many of a topic's insights are looked at, nearest in time first, for what to read next.
const RELATED_REACH: usize = 24;

/// Chooses what to read next, where the maker has not: most topics in common first, then the newest.
pub fn relate(cards: &[Card], topics: &BTreeMap<String, Vec<usize>>, library: &Library) -> Vec<Vec<usize>> {
    let places: HashMap<&str, usize> =
        cards.iter().enumerate().map(|(place, card)| (card.slug.as_str(), place)).collect();
    let choose = |place: usize| -> Vec<usize> {
        let chosen =
            library.insight(&cards[place].slug).map(|summary| summary.related.as_slice()).unwrap_or_default();
        if !chosen.is_empty() {
            let slugs = chosen.iter().filter_map(|slug| places.get(slug.as_str()).copied());
            return slugs.filter(|other| *other != place).collect();
        }
        let mut common: HashMap<usize, usize> = HashMap::new();
        for topic in &cards[place].topics {
            let Some(of_topic) = topics.get(&topic.slug) else { continue };
            let here = of_topic.partition_point(|other| *other < place);
            let near = here.saturating_sub(RELATED_REACH / 2)..of_topic.len().min(here + RELATED_REACH / 2);
            for other in &of_topic[near] {
                *common.entry(*other).or_default() += 1;
            }
        }
        common.remove(&place);
        let mut common: Vec<(usize, usize)> = common.into_iter().collect();
        common.sort_by_key(|(other, count)| std::cmp::Reverse((*count, *other)));
        common.into_iter().take(RELATED).map(|(other, _)| other).collect()
    };
    (0..cards.len()).into_par_iter().map(choose).collect()
}

//! Entities: what the edition says of each, and what it is compared with.

use super::Library;
use super::history;
use super::metrics::{MetricKeys, Metrics, parts};
use crate::model::{Entity, KEYS_A_PAGE, Subject};
use crate::publish::language::collation;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// How many entities are named beside one.
const OTHERS: usize = 12;
/// How many of its metrics that others have too.
const METRICS: usize = 24;
/// How many neighbours of an entity are looked at in one metric, where more have it: those nearest by the alphabet.
const REACH: usize = 64;

/// Every entity of an edition, by the alphabet of its keys, with the places of those.
#[derive(Debug, Default)]
pub struct Entities(Vec<(String, Range<usize>)>);

impl Entities {
    /// Files the keys of a library by what they are of.
    pub fn of(library: &Library) -> Self {
        let mut all: Vec<(String, Range<usize>)> = Vec::new();
        for (place, key) in library.keys().iter().enumerate() {
            let id = parts(&key.name).0;
            match all.last_mut().filter(|(last, _)| last == id) {
                // Keys of one entity stand together, for they begin alike up to their first slash.
                Some((_, keys)) => keys.end = place + 1,
                None => all.push((id.to_owned(), place..place + 1)),
            }
        }
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self(all)
    }

    /// Every entity with how many pages it has, by id.
    pub fn pages(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(id, keys)| (id.as_str(), keys.len().div_ceil(KEYS_A_PAGE)))
    }

    /// Every entity as something to choose.
    pub fn subjects(&self, library: &Library) -> Vec<Subject> {
        self.0.iter().map(|(id, keys)| subject(id, keys.len(), library)).collect()
    }

    /// The places of an entity's keys among all.
    pub fn keys(&self, id: &str) -> Option<Range<usize>> {
        let place = self.0.binary_search_by(|(own, _)| own.as_str().cmp(id)).ok()?;
        Some(self.0[place].1.clone())
    }

    /// A page of what there is of an entity, from 1, without its insights.
    pub fn page(&self, id: &str, page: usize, metrics: &Metrics, library: &Library) -> Option<Entity> {
        let keys = self.keys(id)?;
        let mut shared: Vec<&MetricKeys> = Vec::new();
        if page == 1 {
            let of_key = |place: usize| metrics.get(parts(&library.keys()[place].name).1);
            shared.extend(keys.clone().filter_map(of_key).filter(|metric| metric.keys.len() > 1));
            shared.sort_by_key(|metric| (Reverse(metric.keys.len()), &metric.path));
        }
        let pages = keys.len().div_ceil(KEYS_A_PAGE);
        let order = collation::of(&library.language);
        let mut listed: Vec<(String, usize)> =
            keys.clone().map(|place| (library.key_name(&library.keys()[place].name), place)).collect();
        listed.sort_by(|a, b| order.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
        let of_page = listed.iter().skip(page.checked_sub(1)? * KEYS_A_PAGE).take(KEYS_A_PAGE);
        (page <= pages).then(|| Entity {
            entity: subject(id, keys.len(), library),
            page,
            pages,
            keys: of_page.map(|(_, place)| history::card(&library.keys()[*place].name, library)).collect(),
            others: others(&keys, &shared, library),
            metrics: shared.iter().take(METRICS).map(|metric| metric.subject()).collect(),
            insights: Vec::new(),
            insight_count: 0,
        })
    }

    /// The places of the insights that state something of an entity, among all by slug.
    pub fn insights(&self, id: &str, library: &Library) -> BTreeSet<u32> {
        let keys = self.keys(id).unwrap_or_default();
        let points = keys.flat_map(|place| &library.keys()[place].observations);
        points.map(|point| point.insight).collect()
    }
}

fn subject(id: &str, count: usize, library: &Library) -> Subject {
    Subject { id: id.to_owned(), name: library.entity(id), unit: String::new(), count }
}

/// The entities that share most metrics with the one that has `keys`.
fn others(keys: &Range<usize>, shared: &[&MetricKeys], library: &Library) -> Vec<Subject> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for metric in shared {
        let here = metric.keys.partition_point(|key| (*key as usize) < keys.start);
        let near = here.saturating_sub(REACH / 2)..metric.keys.len().min(here + 1 + REACH / 2);
        for key in metric.keys[near].iter().filter(|key| !keys.contains(&(**key as usize))) {
            *counts.entry(parts(&library.keys()[*key as usize].name).0).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(id, count)| (Reverse(*count), *id));
    counts.into_iter().take(OTHERS).map(|(id, count)| subject(id, count, library)).collect()
}

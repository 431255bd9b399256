//! Metrics: which entities have each, what it is called, and how they stand in it.

use super::Library;
use super::history;
use super::metric_name::{name, words_of};
use super::series::ObservationRef;
use crate::model::{ENTITIES_A_PAGE, METRICS_A_PAGE, Metric, MetricList, Standing, Subject};
use crate::publish::language::collation;
use crate::publish::manuscript::figures::Resolved;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many metrics are compared where comparisons begin.
const FIRST: usize = 6;
/// How many entities each of them shows there.
const ROWS: usize = 12;

/// A metric, and the keys that measure it.
#[derive(Debug)]
pub struct MetricKeys {
    /// What of each key follows its entity.
    pub path: String,
    /// What it is called where no entity is named beside it.
    pub name: String,
    /// Its unit in words; nothing where there are several.
    pub unit: String,
    /// The places of its keys among all, in alphabetical order.
    pub keys: Vec<u32>,
}

/// Every metric of an edition.
#[derive(Debug, Default)]
pub struct Metrics {
    /// By path.
    all: Vec<MetricKeys>,
    /// The places of those that several entities have: what most have first, then what was measured last.
    compared: Vec<u32>,
}

impl Metrics {
    /// Files the keys of a library by what they measure.
    pub fn of(library: &Library) -> Self {
        let mut filed: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (place, key) in library.keys().iter().enumerate() {
            filed.entry(parts(&key.name).1).or_default().push(place as u32);
        }
        let filed: Vec<(&str, Vec<u32>)> = filed.into_iter().collect();
        let metric = |(path, keys): (&str, Vec<u32>)| {
            let name = name(path, &keys, library);
            MetricKeys { path: path.to_owned(), name, unit: unit(&keys, library), keys }
        };
        let mut all: Vec<MetricKeys> = filed.into_par_iter().map(metric).collect();
        tell_apart(&mut all);
        let newest = |metric: &MetricKeys| {
            let dates =
                metric.keys.iter().filter_map(|key| latest(*key, library)).map(|(_, v)| v.as_of.end());
            dates.max()
        };
        let several = (0u32..).zip(&all).filter(|(_, metric)| metric.keys.len() > 1);
        let mut ranked: Vec<_> =
            several.map(|(place, metric)| (Reverse((metric.keys.len(), newest(metric))), place)).collect();
        ranked.sort_unstable();
        Self { compared: ranked.into_iter().map(|(_, place)| place).collect(), all }
    }

    /// Every metric, by path.
    pub fn all(&self) -> &[MetricKeys] {
        &self.all
    }

    /// A metric that is stated.
    pub fn get(&self, path: &str) -> Option<&MetricKeys> {
        self.all.binary_search_by(|metric| metric.path.as_str().cmp(path)).ok().map(|place| &self.all[place])
    }

    /// The metrics that several entities have, the most compared first.
    pub fn compared(&self) -> impl ExactSizeIterator<Item = &MetricKeys> {
        self.compared.iter().map(|place| &self.all[*place as usize])
    }

    /// How many pages their list has.
    pub fn list_count(&self) -> usize {
        self.compared.len().div_ceil(METRICS_A_PAGE).max(1)
    }

    /// A page of their list, from 1.
    pub fn list(&self, page: usize, library: &Library) -> MetricList {
        let of_page = self.compared().skip(page.saturating_sub(1) * METRICS_A_PAGE).take(METRICS_A_PAGE);
        let first = self.compared().take(if page == 1 { FIRST } else { 0 });
        MetricList {
            page,
            pages: self.list_count(),
            count: self.compared.len(),
            metrics: of_page.map(MetricKeys::subject).collect(),
            first: first.filter_map(|metric| metric.some(library)).collect(),
        }
    }
}

impl MetricKeys {
    /// The metric as something to choose.
    pub fn subject(&self) -> Subject {
        let (id, name) = (self.path.clone(), self.name.clone());
        Subject { id, name, unit: self.unit.clone(), count: self.keys.len() }
    }

    /// How many pages of entities it has.
    pub fn page_count(&self) -> usize {
        self.keys.len().div_ceil(ENTITIES_A_PAGE).max(1)
    }

    /// How all entities stand, page by page.
    pub fn pages(&self, library: &Library) -> Vec<Metric> {
        let whole = self.whole(library);
        let pages = self.page_count();
        let page = |(place, standings): (usize, &[Standing])| Metric {
            metric: whole.metric.clone(),
            page: place + 1,
            pages,
            units: whole.units.clone(),
            standings: by_name(standings.to_vec(), library),
        };
        whole.standings.chunks(ENTITIES_A_PAGE).enumerate().map(page).collect()
    }

    /// The same of the entities whose figures are newest, as many as stand where comparisons begin.
    fn some(&self, library: &Library) -> Option<Metric> {
        let dated = |key: &u32| latest(*key, library).map(|(_, value)| (Reverse(value.as_of.end()), *key));
        let mut keys: Vec<_> = self.keys.iter().filter_map(dated).collect();
        keys.sort_unstable();
        let mut whole = self.whole(library);
        let name = |key: &u32| parts(&library.keys()[*key as usize].name).0;
        let chosen: Vec<&str> = keys.iter().take(ROWS).map(|(_, key)| name(key)).collect();
        whole.standings.retain(|standing| chosen.contains(&standing.entity.as_str()));
        whole.standings = by_name(whole.standings, library);
        (!whole.standings.is_empty()).then_some(whole)
    }
}

/// The unit in words that all values of a metric share; nothing where they share none.
fn unit(keys: &[u32], library: &Library) -> String {
    let mut units = keys.iter().filter_map(|key| latest(*key, library)).map(|(_, value)| &value.unit);
    let first = units.next();
    first.filter(|first| units.all(|unit| unit.same(first))).map(|unit| unit.words(false)).unwrap_or_default()
}

/// As readers look for names.
fn by_name(mut standings: Vec<Standing>, library: &Library) -> Vec<Standing> {
    if standings.len() < 2 {
        return standings;
    }
    let order = collation::of(&library.language);
    standings.sort_by(|a, b| order.compare(&a.name, &b.name).then_with(|| a.entity.cmp(&b.entity)));
    standings
}

/// The entity of a key, and its metric.
pub fn parts(key: &str) -> (&str, &str) {
    key.split_once('/').unwrap_or((key, ""))
}

/// What the latest value of a key is told by.
pub fn latest(key: u32, library: &Library) -> Option<(ObservationRef, &Resolved)> {
    let point = history::latest(&library.keys()[key as usize].name, library)?;
    Some((point, library.value(point)?))
}

/// Gives metrics that would be called alike the words of their paths, which differ.
fn tell_apart(all: &mut [MetricKeys]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for metric in all.iter() {
        *counts.entry(metric.name.clone()).or_default() += 1;
    }
    for metric in all {
        if counts.get(&metric.name).is_some_and(|count| *count > 1) {
            metric.name = words_of(&metric.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_path_name_what_has_no_other_name() {
        assert_eq!(words_of("size-brotli/js-framework-benchmark"), "Size brotli, js framework benchmark");
        let metric = |path: &str, name: &str| MetricKeys {
            path: path.into(),
            name: name.into(),
            unit: String::new(),
            keys: vec![],
        };
        let mut all = [metric("score/a", "Score"), metric("score/b", "Score"), metric("price", "Price")];
        tell_apart(&mut all);
        assert_eq!(all.each_ref().map(|one| one.name.as_str()), ["Score, a", "Score, b", "Price"]);
    }
}

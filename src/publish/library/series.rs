//! The keys of an edition: which figures state each, in order of their dates.

use crate::publish::figure::date::PartialDate;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::summary::Summary;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// A figure somewhere in the edition: the insight's place and the figure's within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ObservationRef {
    /// The insight's place, by slug.
    pub insight: u32,
    /// The figure's place in it.
    pub figure: u32,
}

/// The statements of one key.
#[derive(Debug, Default)]
pub struct Series {
    /// The key.
    pub name: String,
    /// By date; of one date the last published insight last.
    pub observations: Vec<ObservationRef>,
    /// Dates that more than one value is given for.
    pub disputed: Vec<PartialDate>,
    /// How often the value changes along the observations, the first included.
    pub changes: usize,
    /// How many insights state it.
    pub insights: usize,
    /// Whether it is stated in more than one unit.
    pub mixed: bool,
}

/// Every key that the insights of an edition state.
#[derive(Debug, Default)]
pub struct AllSeries {
    /// In alphabetical order.
    all: Vec<Series>,
    /// Where each stands there.
    places: HashMap<String, u32>,
    /// Which of them each insight states, by its place.
    stated: Vec<Vec<u32>>,
}

impl AllSeries {
    /// The keys that the insights state which `shown` chooses by their places.
    pub fn of(summaries: &[Summary], shown: &[bool]) -> Self {
        let mut found: HashMap<&str, Vec<ObservationRef>> = HashMap::new();
        for (insight, summary) in summaries.iter().enumerate().filter(|(place, _)| shown[*place]) {
            for (figure, stated) in summary.figures.iter().enumerate() {
                if let (Some(key), Some(_)) = (&stated.key, &stated.value) {
                    let point = ObservationRef { insight: insight as u32, figure: figure as u32 };
                    found.entry(key).or_default().push(point);
                }
            }
        }
        let mut found: Vec<(&str, Vec<ObservationRef>)> = found.into_iter().collect();
        found.par_sort_unstable_by_key(|(name, _)| *name);
        let mut stated = vec![Vec::new(); summaries.len()];
        for (place, (_, observations)) in found.iter().enumerate() {
            for point in observations {
                let of: &mut Vec<u32> = &mut stated[point.insight as usize];
                if of.last() != Some(&(place as u32)) {
                    of.push(place as u32);
                }
            }
        }
        let all: Vec<Series> = found
            .into_par_iter()
            .map(|(name, observations)| Series::of(name, observations, summaries))
            .collect();
        let places = all.iter().enumerate().map(|(place, key)| (key.name.clone(), place as u32)).collect();
        Self { all, places, stated }
    }

    /// A key that is stated.
    pub fn get(&self, name: &str) -> Option<&Series> {
        self.all.get(*self.places.get(name)? as usize)
    }

    /// Every key, in alphabetical order.
    pub fn all(&self) -> &[Series] {
        &self.all
    }

    /// The places among all of the keys that an insight states, in order and each once.
    pub fn stated(&self, insight: usize) -> &[u32] {
        self.stated.get(insight).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Series {
    fn of(name: &str, mut observations: Vec<ObservationRef>, summaries: &[Summary]) -> Self {
        let summary = |point: &ObservationRef| &summaries[point.insight as usize];
        let value = |point: &ObservationRef| -> Option<&Resolved> {
            summary(point).figures.get(point.figure as usize)?.value.as_ref()
        };
        let order = |point: &ObservationRef| {
            let summary = summary(point);
            (value(point).map(|value| value.as_of), summary.published, &summary.slug, point.figure)
        };
        observations.sort_by(|a, b| order(a).cmp(&order(b)));
        let insights: HashSet<u32> = observations.iter().map(|point| point.insight).collect();
        let mut key = Self { name: name.to_owned(), insights: insights.len(), changes: 1, ..Self::default() };
        for pair in observations.windows(2) {
            let (Some(a), Some(b)) = (value(&pair[0]), value(&pair[1])) else { continue };
            let same_value = a.equals(b);
            key.mixed |= !a.unit.same(&b.unit);
            key.changes += usize::from(!same_value);
        }
        for of_date in
            observations.chunk_by(|a, b| value(a).map(|one| one.as_of) == value(b).map(|one| one.as_of))
        {
            // Intervals have something in common if each two of them have.
            let ends = of_date.iter().filter_map(&value).map(|one| one.amount.ends());
            let (low, high) = ends.fold((f64::NEG_INFINITY, f64::INFINITY), |(low, high), (from, upto)| {
                (low.max(from), high.min(upto))
            });
            if low > high {
                key.disputed.extend(of_date.first().and_then(&value).map(|one| one.as_of));
            }
        }
        Self { observations, ..key }
    }
}

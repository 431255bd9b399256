//! When figures on a page go out of date: by then the page says so, though nobody has changed it.

use crate::model::{KeyCard, Metric, Page, Stamp};

/// The moments from which on the figures of a page are to be read as possibly out of date; not those of insights, feeds
/// and histories, which are made from more than what they show.
pub fn moments(page: &Page) -> Vec<Option<Stamp>> {
    match page {
        Page::Keys(list) => of_cards(&list.keys),
        Page::Entity(entity) => of_cards(&entity.keys),
        Page::Metric(metric) => of_metrics(std::slice::from_ref(metric)),
        Page::Compare(list) => of_metrics(&list.first),
        _ => Vec::new(),
    }
}

fn of_cards(cards: &[KeyCard]) -> Vec<Option<Stamp>> {
    cards.iter().map(|card| card.stale_from).collect()
}

fn of_metrics(metrics: &[Metric]) -> Vec<Option<Stamp>> {
    metrics.iter().flat_map(|metric| &metric.standings).map(|standing| standing.stale_from).collect()
}

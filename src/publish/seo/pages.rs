//! The pages a site has for search engines to find, and when each last changed.

use crate::model::{Card, Indexing, KEYS_A_PAGE, PageName, Route, Stamp};
use crate::publish::edition::Edition;
use crate::publish::library::series::ObservationRef;
use crate::publish::site::changed;

/// A page, and when it last changed, where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub route: Route,
    /// When something was published or corrected that it shows.
    pub changed: Option<Stamp>,
}

/// Every page of an edition: the feed, the insights from the oldest on, the archive, topics and the feeds of each facet,
/// figures, corrections. Publishing anew
/// changes no date. Drafts, and what only they state, are left out.
pub fn places(edition: &Edition) -> Vec<Place> {
    let cards: Vec<&Card> = edition.cards().iter().filter(|card| !card.draft).collect();
    let latest = cards.iter().map(|card| changed(card)).max();
    let mut places = vec![Place { route: Route::Feed, changed: latest }];
    places.extend(
        cards
            .iter()
            .map(|card| Place { route: Route::Insight(card.slug.clone()), changed: Some(changed(card)) }),
    );
    places.push(Place { route: Route::Archive, changed: latest });
    let pages = edition.topic_lists().len();
    places.extend((1..=pages).map(|page| Place { route: Route::Topics(page), changed: latest }));
    let of_feed = |feed: Route| {
        let shown = edition.cards_of(&feed).filter(|card| !card.draft);
        let changed = shown.map(changed).max()?;
        Some(Place { route: feed, changed: Some(changed) })
    };
    places.extend(edition.feeds().into_iter().filter_map(of_feed));
    let keys: Vec<(&str, Option<Stamp>)> =
        edition.keys().into_iter().map(|key| (key, key_changed(edition, key))).collect();
    let lists = keys.chunks(KEYS_A_PAGE).map(|keys| keys.iter().filter_map(|(_, changed)| *changed).max());
    places.extend(
        lists.enumerate().map(|(place, changed)| Place { route: Route::Figures(place + 1), changed }),
    );
    places.extend(keys.iter().filter_map(|(key, changed)| {
        changed.map(|changed| Place { route: Route::Figure((*key).to_owned()), changed: Some(changed) })
    }));
    let corrected = cards.iter().filter_map(|card| card.updated).max();
    places.extend(edition.corrections().into_iter().map(|(name, _)| {
        let changed = corrected.filter(|_| name == PageName::Latest);
        Place { route: Route::Corrections(name), changed }
    }));
    places.retain(|place| place.route.kind().indexing == Indexing::Listed);
    places
}

/// When a statement of a key was last published or corrected; nothing where only drafts state it.
fn key_changed(edition: &Edition, key: &str) -> Option<Stamp> {
    let library = &edition.library;
    let of_point = |point: &ObservationRef| {
        let summary = library.summary(*point);
        if library.waits(summary) {
            return None;
        }
        let corrected = summary.corrections_of(library.place(*point)).map(|one| one.day).max();
        Some(corrected.map_or(summary.published, |day| day.max(summary.published)))
    };
    library.observations(key).iter().filter_map(of_point).max()
}

//! The pages a site has for search engines to find, and when each last changed.

use crate::model::{Card, Indexing, KEYS_A_PAGE, PageName, Route, Stamp};
use crate::publish::edition::Edition;
use crate::publish::library::series::ObservationRef;
use crate::publish::site::changed;
use std::collections::HashMap;

/// A page, and when it last changed, where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedPage {
    /// The page.
    pub route: Route,
    /// When something was published or corrected that it shows.
    pub changed: Option<Stamp>,
}

/// Every page of an edition that search engines are told of. Publishing anew changes no date. Drafts, and what only they
/// state, are left out.
pub fn dated_pages(edition: &Edition) -> Vec<DatedPage> {
    let dates = Dates::of(edition);
    let listed = edition.routes().into_iter().filter(|route| route.kind().indexing == Indexing::Listed);
    listed.filter_map(|route| Some(DatedPage { changed: dates.changed(&route)?, route })).collect()
}

/// When what stands on pages was published or corrected.
struct Dates<'e> {
    edition: &'e Edition,
    /// Insights that are no drafts and first stood here.
    insights: HashMap<&'e str, Stamp>,
    /// When the last of them was published or corrected.
    latest: Option<Stamp>,
    /// When the last of them was corrected.
    corrected: Option<Stamp>,
    /// Every key, in alphabetical order; without a date where only drafts state it.
    keys: Vec<(&'e str, Option<Stamp>)>,
}

impl<'e> Dates<'e> {
    fn of(edition: &'e Edition) -> Self {
        let public = || edition.cards().iter().filter(|card| !card.draft);
        // What first stood elsewhere is to be found there.
        let own =
            |card: &&Card| !edition.library.insight(&card.slug).is_some_and(|summary| summary.syndicated);
        Self {
            edition,
            insights: public().filter(own).map(|card| (card.slug.as_str(), changed(card))).collect(),
            latest: public().map(changed).max(),
            corrected: public().filter_map(|card| card.updated).max(),
            keys: edition.keys().into_iter().map(|key| (key, key_changed(edition, key))).collect(),
        }
    }

    /// When a page last changed, where that is known. None where nothing stands on it but drafts.
    fn changed(&self, route: &Route) -> Option<Option<Stamp>> {
        match route {
            Route::Feed | Route::Archive | Route::Topics(_) => Some(self.latest),
            Route::Insight(slug) => self.insights.get(slug.as_str()).copied().map(Some),
            Route::Figures(page) => {
                let keys = self.edition.library.listed().chunks(KEYS_A_PAGE).nth(page.checked_sub(1)?)?;
                Some(self.latest_of(keys.iter().map(|key| *key as usize)))
            }
            Route::Figure(key) => {
                let place = self.keys.binary_search_by_key(&key.as_str(), |(key, _)| key).ok()?;
                self.keys[place].1.map(Some)
            }
            Route::Compare(_) => Some(self.latest_of(0..self.keys.len())),
            // What only drafts compare is left out with them.
            Route::Metric(path, _) => {
                let keys = &self.edition.metrics.get(path)?.keys;
                self.latest_of(keys.iter().map(|key| *key as usize)).map(Some)
            }
            Route::Entity(id, _) => self.latest_of(self.edition.entities.keys(id)?).map(Some),
            Route::Corrections(name) => Some(self.corrected.filter(|_| *name == PageName::Latest)),
            Route::Series(name) => {
                let public = self.edition.parts_of(name).map(|(_, card)| card).filter(|card| !card.draft);
                public.map(changed).max().map(Some)
            }
            feed if feed.is_feed() => {
                let public = self.edition.cards_of(feed).filter(|card| !card.draft);
                public.map(changed).max().map(Some)
            }
            _ => Some(None),
        }
    }
}

impl Dates<'_> {
    /// When the last of the keys at these places was stated or corrected.
    fn latest_of(&self, places: impl IntoIterator<Item = usize>) -> Option<Stamp> {
        places.into_iter().filter_map(|place| self.keys.get(place)?.1).max()
    }
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

//! What programs of others read: feeds, sitemaps, robots.txt.

use super::{Delivery, entry, lock};
use crate::model::Route;
use crate::publish::edition::Edition;
use crate::publish::feeds;
use crate::publish::feeds::{Entry, Feed};
use crate::publish::fingerprint::{Digest, Fingerprint};
use crate::publish::output::OutputError;
use crate::publish::output::manifest::Note;
use crate::publish::seo::{self, Limit};
use crate::publish::site::Address;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The slugs of insights that a feed carries.
pub(super) fn held(edition: &Edition) -> BTreeSet<&str> {
    let series = edition.library.all_series();
    let of_series = series.flat_map(|(name, _)| newest_of(edition, name));
    feeds::held(edition.cards()).into_iter().chain(of_series).collect()
}

/// The slugs of what the feed of a series carries.
fn newest_of<'e>(edition: &'e Edition, series: &str) -> Vec<&'e str> {
    let mut cards: Vec<_> =
        edition.parts_of(series).map(|(_, card)| card).filter(|card| !card.draft).collect();
    cards.sort_by_key(|card| Reverse((card.published, &card.slug)));
    cards.into_iter().take(feeds::ENTRIES).map(|card| card.slug.as_str()).collect()
}

impl Delivery<'_> {
    /// What programs of others read.
    pub(super) fn outside(&self, address: &Address) -> Result<(), OutputError> {
        let site = self.context.site();
        let known = (address, &self.edition.identity);
        let topics = site.topics.iter().map(|topic| Feed::topic(site, topic));
        let series = self.edition.library.all_series();
        let series = series.map(|(name, series)| Feed::series(site, name, &series.title));
        for feed in std::iter::once(Feed::all(site)).chain(topics).chain(series) {
            let slugs = match feed.page() {
                Route::Series(name) => newest_of(self.edition, name),
                page => {
                    let cards = self.edition.cards_of(page).filter(|card| !card.draft).take(feeds::ENTRIES);
                    cards.map(|card| card.slug.as_str()).collect()
                }
            };
            let from: Vec<Option<Digest>> =
                slugs.iter().map(|slug| lock(&self.bases).get(*slug).copied()).collect();
            let from = Fingerprint::default().and(self.build_key).with(feed.title()).json(&from).digest();
            let Some(mut part) = self.out.part(&feed.atom_path(), from) else { continue };
            let of_feed: Vec<Entry> = slugs.iter().filter_map(|slug| self.entry(slug, address)).collect();
            part.put(feed.atom_path(), feeds::atom(site, known, &feed, &of_feed).as_bytes())?;
            part.put(feed.json_path(), feeds::json_feed(site, known, &feed, &of_feed).as_bytes())?;
            part.end(Note::default());
        }
        for (path, text) in seo::sitemaps(address, seo::dated_pages(self.edition), Limit::PROTOCOL) {
            self.out.put(&path, text.as_bytes())?;
        }
        self.out.put("robots.txt", seo::robots(address).as_bytes())
    }

    /// An insight as feeds carry it: one that stayed as it is, is made anew for that.
    fn entry(&self, slug: &str, address: &Address) -> Option<Entry> {
        if let Some(entry) = lock(&self.entries).get(slug) {
            return Some(entry.clone());
        }
        let insight = self.edition.insight(slug)?;
        let made = entry(&insight, self.context.share(&insight).as_ref(), address);
        lock(&self.entries).insert(slug.to_owned(), made.clone());
        Some(made)
    }
}

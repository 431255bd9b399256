//! Brings a page into view: its data first, then the view, all at once.

mod compare_page;
mod feed_page;
mod search_page;

use super::data::{FileCache, is_missing};
use super::location::Location;
use super::state::{App, InView};
use super::task::{Task, spawn};
use crate::model::{EditionFile, FeedQuery, Page, PageName, Route, Site};
use crate::views::Failure;
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Shows a page whose data is here already. Says whether it was.
    pub(super) fn at_once(self, location: &Location) -> bool {
        let files = self.files.get_value();
        if !self.knows_enough(&location.route) {
            return false;
        }
        if location.route == Route::Search {
            // The question stands in its fields at once.
            let query = FeedQuery::parse(&location.query);
            self.search.update(|state| (state.query, state.loading) = (query, true));
            return false;
        }
        if location.route == Route::Compare(1) {
            if self.compares_nothing(location) {
                return true;
            }
            if !location.query.is_empty() {
                return false;
            }
        }
        if !location.route.is_feed() {
            let cached = peek(&location.route, &files);
            let here = cached.is_some();
            cached.into_iter().for_each(|view| self.view(view));
            return here;
        }
        self.feed_at_once(location)
    }

    /// Shows a page after loading what it needs. `navigation` says whose answer it is.
    pub(super) fn load(self, location: &Location, navigation: u32) -> Task<'_, ()> {
        Box::pin(async move {
            if !self.knows_enough(&location.route) {
                let site = self.files.get_value().get::<Site>(&EditionFile::Site).await;
                match site {
                    Ok(site) => self.site.set(Some(site)),
                    Err(failure) if self.is_current(navigation) => {
                        return self.fail(&location.route, failure);
                    }
                    Err(_) => {}
                }
                if !self.is_current(navigation) {
                    return;
                }
            }
            match &location.route {
                Route::Search => self.answer_search(location, navigation).await,
                Route::Compare(1) => self.load_compare(location, navigation).await,
                route if route.is_feed() => self.load_feed(location, navigation).await,
                route => {
                    let loaded = get(route, &self.files.get_value()).await;
                    match loaded {
                        _ if !self.is_current(navigation) => {}
                        Ok(view) => self.view(view),
                        Err(failure) if is_missing(&failure) => self.lost(route),
                        Err(failure) => self.fail(route, failure),
                    }
                }
            }
        })
    }

    /// Fetches the one file that a page takes, if one is enough, so that it is here when it is asked for.
    pub(super) async fn fetch_ahead(self, location: &Location) {
        let files = self.files.get_value();
        if location.route == Route::Search {
            let _ = self.engine.get_value().index().await;
            return;
        }
        if !location.route.is_feed() {
            let _ = get(&location.route, &files).await;
            return;
        }
        let query = FeedQuery::parse(&location.query);
        // Which file holds the oldest is not known before there is one.
        let page = query.page.or((!query.oldest_first()).then_some(PageName::Latest));
        if let (Some(feed), Some(page)) = (query.answered_by(&location.route), page) {
            let _ = files.get::<Page>(&EditionFile::Feed(&feed, page)).await;
        }
    }

    /// Gets the rest of the site, so that the way to the feed is short.
    pub(super) fn complete(self) {
        if self.knows_enough(&Route::Feed) {
            return;
        }
        spawn(async move {
            if let Ok(site) = self.files.get_value().get::<Site>(&EditionFile::Site).await {
                self.site.set(Some(site));
            }
        });
    }
}

/// A page other than a feed, if all it takes is here already.
fn peek(route: &Route, files: &FileCache) -> Option<InView> {
    let page = match route.file(PageName::Latest) {
        Some(file) => files.peek(&file)?,
        None => Arc::new(route.without_file()),
    };
    Some(InView::new(route, page))
}

/// A page other than a feed, with what it takes.
async fn get(route: &Route, files: &FileCache) -> Result<InView, Failure> {
    let page = match route.file(PageName::Latest) {
        Some(file) => files.get(&file).await?,
        None => Arc::new(route.without_file()),
    };
    Ok(InView::new(route, page))
}

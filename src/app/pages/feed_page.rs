//! A feed in view: its question at once, its answer as it comes.

use crate::app::data::is_missing;
use crate::app::feed::Feed;
use crate::app::location::Location;
use crate::app::state::{App, InView};
use crate::model::{FeedFile, FeedQuery, Page, PageName, Route};
use crate::views::FeedState;
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Shows a feed, if all it takes is here already. Says whether it was.
    pub(super) fn feed_at_once(self, location: &Location) -> bool {
        let (feed, query) = self.asked(location);
        let cached = feed.cached(&query, &self.files.get_value());
        let here = cached.is_some();
        // The question stands in its fields at once, even where the answer takes longer.
        self.feed.update(|state| match cached {
            Some(cached) => *state = cached,
            None => (state.query, state.loading) = (query, true),
        });
        if here {
            self.enter(&feed.route);
        }
        here
    }

    /// Shows a feed after loading what it needs. `navigation` says whose answer it is.
    pub(super) async fn load_feed(self, location: &Location, navigation: u32) {
        let (feed, query) = self.asked(location);
        let on_progress = |state: &FeedState| {
            if self.is_current(navigation) {
                self.feed.set(state.clone());
            }
            self.is_current(navigation)
        };
        let state = match self.filtered(&feed, &query, navigation).await {
            Some(state) => state,
            None => feed.answer(query, &self.files.get_value(), &on_progress).await,
        };
        if self.is_current(navigation) {
            // Without a single file there is no such topic or month.
            let missing = state.count == 0 && state.failure.as_ref().is_some_and(is_missing);
            self.feed.set(state);
            match missing {
                true => self.lost(&location.route),
                false => self.enter(&location.route),
            }
        }
    }

    /// What a feed is asked at a location. The question is noted for the way back to it.
    fn asked(self, location: &Location) -> (Feed, FeedQuery) {
        let query = FeedQuery::parse(&location.query);
        if location.route == Route::Feed {
            self.feed_query.set_value(query.to_query());
        }
        let all = self.edition.with_untracked(|edition| edition.as_ref().map(|edition| edition.insights));
        (Feed { route: location.route.clone(), all, last: self.counted.get_value() }, query)
    }

    /// Puts a feed in view; if it is there already it only follows its state, and keeps focus and fields.
    fn enter(self, route: &Route) {
        let page = self.feed.with_untracked(|state| {
            if state.failure.is_none() && state.query.answered_by(route).as_ref() == Some(route) {
                self.counted.set_value(Some((route.clone(), state.count)));
            }
            let (page, cards) = (state.query.page.unwrap_or(PageName::Latest), state.cards.clone());
            Page::Feed(FeedFile { page, count: state.count, about: None, cards })
        });
        let there = |view: &InView| {
            view.route == *route && view.page.as_ref().is_ok_and(|page| page.feed().is_some())
        };
        if !self.in_view.with_untracked(|view| view.as_ref().is_some_and(there)) {
            self.view(InView::new(route, Arc::new(page)));
        }
    }
}

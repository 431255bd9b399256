//! A feed in view: its question at once, its answer as it comes.

use super::feed::{Feed, is_missing};
use super::history::Place;
use super::page::InView;
use super::screen::App;
use crate::model::{FeedFile, FeedQuery, Page, PageName, Route};
use crate::views::FeedState;
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Shows a feed, if all it takes is here already. Says whether it was.
    pub(super) fn feed_at_once(self, place: &Place) -> bool {
        let (feed, query) = self.asked(place);
        let known = feed.known(&query, &self.loader.get_value());
        let here = known.is_some();
        // The question stands in its fields at once, even where the answer takes longer.
        self.feed.update(|state| match known {
            Some(known) => *state = known,
            None => (state.query, state.loading) = (query, true),
        });
        if here {
            self.enter(&feed.route);
        }
        here
    }

    /// Shows a feed after loading what it needs. `step` says whose answer it is.
    pub(super) async fn load_feed(self, place: &Place, step: u32) {
        let (feed, query) = self.asked(place);
        let tell = |state: &FeedState| {
            if self.is_at(step) {
                self.feed.set(state.clone());
            }
            self.is_at(step)
        };
        let state = match self.filtered(&feed, &query, step).await {
            Some(state) => state,
            None => feed.answer(query, &self.loader.get_value(), &tell).await,
        };
        if self.is_at(step) {
            // Without a single file there is no such topic or month.
            let missing = state.count == 0 && state.failure.as_ref().is_some_and(is_missing);
            self.feed.set(state);
            match missing {
                true => self.lost(&place.route),
                false => self.enter(&place.route),
            }
        }
    }

    /// What a feed is asked at a place. The question is noted for the way back to it.
    fn asked(self, place: &Place) -> (Feed, FeedQuery) {
        let query = FeedQuery::parse(&place.query);
        if place.route == Route::Feed {
            self.feed_query.set_value(query.to_query());
        }
        let all = self.edition.with_untracked(|edition| edition.as_ref().map(|edition| edition.insights));
        (Feed { route: place.route.clone(), all, last: self.counted.get_value() }, query)
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

//! What the app asks the index: for the page of the search, and for feeds with filters.

use crate::app::data::find;
use crate::app::feed::Feed;
use crate::app::location::Location;
use crate::app::search::{HITS, card, years};
use crate::app::state::{App, InView};
use crate::app::task::{Task, spawn};
use crate::model::{FeedQuery, PAGE, Page, Route};
use crate::views::{FeedState, SearchState};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Answers what the search is asked at a location. `navigation` says whose answer it is.
    pub(super) async fn answer_search(self, location: &Location, navigation: u32) {
        let query = FeedQuery::parse(&location.query);
        // With it the years are known that there is something to find from.
        if let Ok(index) = self.engine.get_value().index().await
            && self.is_current(navigation)
        {
            let years = years(&index);
            if self.search.with_untracked(|state| state.years != years) {
                self.search.update(|state| state.years = years);
            }
        }
        if self.is_current(navigation) && !self.page().is_some_and(|page| matches!(*page, Page::Search)) {
            self.search.update(|state| state.query.clone_from(&query));
            self.view(InView::new(&Route::Search, Arc::new(Page::Search)));
        }
        let enough = HITS * (1 + query.further);
        let text = query.text.clone();
        spawn(async move {
            let (found, unfound) = find(&self.files.get_value(), &text).await;
            if self.is_current(navigation) {
                self.search.update(|state| (state.found, state.unfound) = (found, unfound));
            }
        });
        let on_progress = |answer: &SearchState| {
            self.search.update(|state| {
                let (found, unfound) = (std::mem::take(&mut state.found), state.unfound.take());
                *state = SearchState { found, unfound, ..answer.clone() };
            });
        };
        let answer = self.searched(&query, enough, navigation, &on_progress).await;
        if self.is_current(navigation) {
            on_progress(&answer);
        }
        if let Some(instead) = &answer.instead {
            let (found, _) = find(&self.files.get_value(), instead).await;
            if self.is_current(navigation) {
                self.search.update(|state| state.found.or(found));
            }
        }
    }

    /// Answers what a feed is asked, where no feed's pages do and the site has an index.
    pub(super) async fn filtered(self, feed: &Feed, query: &FeedQuery, navigation: u32) -> Option<FeedState> {
        if query.answered_by(&feed.route).is_some() {
            return None;
        }
        let enough = PAGE * (1 + query.further);
        let found = self.searched(&feed.narrowed(query), enough, navigation, &|_| ()).await;
        (!found.absent && found.failure.is_none()).then(|| {
            let mut state = FeedState::asked(query.clone());
            (state.more, state.loading) = (found.more, false);
            state.cards = found.hits.into_iter().filter_map(card).collect();
            state
        })
    }

    /// What the index has, as far as it is looked into for `enough`. `on_progress` hears of each step.
    fn searched<'t>(
        self,
        query: &'t FeedQuery,
        enough: usize,
        navigation: u32,
        on_progress: &'t dyn Fn(&SearchState),
    ) -> Task<'t, SearchState> {
        Box::pin(async move {
            let site = self.site.get_untracked();
            let topics = site.as_ref().map_or(&[][..], |site| site.topics.as_slice());
            self.engine
                .get_value()
                .answer(query, enough, topics, &move || self.is_current(navigation), on_progress)
                .await
        })
    }
}

//! Answers what a reader asks of a feed, from as few files as that takes.

use super::loading::Loader;
use crate::model::{EditionFile, FeedFile, FeedQuery, PAGE, PageName};
use crate::views::{Failure, FeedState};
use std::sync::Arc;

/// A feed to ask: all insights', or a topic's.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The topic, if it is one's.
    pub topic: Option<String>,
    /// How many insights it has.
    pub count: usize,
}

impl Feed {
    fn file(&self, page: PageName) -> EditionFile<'_> {
        match &self.topic {
            Some(topic) => EditionFile::Topic(topic, page),
            None => EditionFile::Feed(page),
        }
    }

    /// Nothing known yet, but already asked.
    pub fn asked(&self, query: FeedQuery) -> FeedState {
        FeedState { query, cards: Vec::new(), count: self.count, more: false, loading: true, failure: None }
    }

    /// Answers a question. A filtered one looks through the files from the end it starts at until it has enough;
    /// `tell` hears of each step, and says whether anybody still waits.
    pub async fn answer(
        &self,
        query: FeedQuery,
        loader: &Loader,
        tell: impl Fn(&FeedState) -> bool,
    ) -> FeedState {
        let mut state = self.asked(query);
        let mut names: Vec<PageName> = if state.query.filters() {
            PageName::all(self.count).collect()
        } else {
            vec![state.query.page_name(self.count)]
                .into_iter()
                .filter(|page| page.exists(self.count))
                .collect()
        };
        if state.query.filters() && state.query.oldest_first() {
            names.reverse();
        }
        let enough = if state.query.filters() { PAGE * (1 + state.query.further) } else { usize::MAX };
        let mut left = names.into_iter();
        while let Some(name) = left.next() {
            match loader.load::<FeedFile>(&self.file(name)).await {
                Ok(file) => take(&mut state, &file),
                Err(failure) => {
                    state.failure = Some(failure);
                    break;
                }
            }
            if state.cards.len() >= enough {
                state.more = left.len() > 0;
                break;
            }
            if left.len() > 0 && !tell(&state) {
                break;
            }
        }
        state.loading = false;
        state
    }

    /// The answer, if all it takes is here already.
    pub fn known(&self, query: &FeedQuery, loader: &Loader) -> Option<FeedState> {
        if query.filters() {
            return None;
        }
        let page = query.page_name(self.count);
        let file: Arc<FeedFile> = loader.kept(&self.file(page))?;
        let mut state = self.asked(query.clone());
        take(&mut state, &file);
        state.loading = false;
        Some(state)
    }
}

fn take(state: &mut FeedState, file: &FeedFile) {
    let matching = file.cards.iter().filter(|card| state.query.matches(card)).cloned();
    let mut cards: Vec<_> = matching.collect();
    if state.query.oldest_first() {
        cards.reverse();
    }
    state.cards.extend(cards);
}

/// A file that is not there is a page that does not exist.
pub fn is_missing(failure: &Failure) -> bool {
    matches!(failure, Failure::Status(404 | 410))
}

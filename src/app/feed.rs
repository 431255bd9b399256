//! Answers what a reader asks of a feed, from as few files as that takes.

use super::data::{FileCache, is_missing};
use crate::model::{EditionFile, FeedFile, FeedQuery, Order, PAGE, Page, PageName, Route};
use crate::views::{Failure, FeedState};
use std::sync::Arc;

/// A feed to ask: all insights', or a facet's.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The page that shows it.
    pub route: Route,
    /// How many insights the site has, if that is known.
    pub all: Option<usize>,
    /// The page that showed a feed last, and how many insights it has: as many, at least, as make its pages.
    pub last: Option<(Route, usize)>,
}

impl Feed {
    /// How many insights a feed has, if that is known: its newest file says it, and a page that was published.
    fn count(&self, of: &Route, files: &FileCache) -> Option<usize> {
        let newest = files.peek::<Page>(&EditionFile::Feed(of, PageName::Latest));
        let stated =
            newest.and_then(|page| Some(page.feed()?.count)).or(self.all.filter(|_| *of == Route::Feed));
        // Beside a filter it is said how many there are, so there it has to be known.
        let last = self.last.as_ref().filter(|(last, _)| last == of && *of == self.route);
        stated.or(last.map(|(_, count)| *count))
    }

    /// Answers a question from a feed's pages; where none do, the files are looked through from the end it starts at
    /// until there is enough. `on_progress` hears of each step, and says whether anybody still waits.
    pub async fn answer(
        &self,
        query: FeedQuery,
        files: &FileCache,
        on_progress: &dyn Fn(&FeedState) -> bool,
    ) -> FeedState {
        let mut state = FeedState::asked(query);
        let by = state.query.answered_by(&self.route);
        let (paged, of) = (by.is_some(), by.unwrap_or_else(|| self.route.clone()));
        state.count = match self.count(&of, files) {
            Some(count) => count,
            None => match file(files, &of, PageName::Latest).await {
                Ok(newest) => newest.feed().map_or(0, |newest| newest.count),
                // A filter that nothing passes has no files.
                Err(failure) if is_missing(&failure) && of != self.route => 0,
                Err(failure) => {
                    (state.failure, state.loading) = (Some(failure), false);
                    return state;
                }
            },
        };
        let page = state.query.page_name(state.count);
        let mut names: Vec<PageName> = match paged {
            true if state.count > 0 && page.exists(state.count) => vec![page],
            true => Vec::new(),
            false => PageName::all(state.count).collect(),
        };
        if state.query.oldest_first() {
            names.reverse();
        }
        let enough = if paged { usize::MAX } else { PAGE * (1 + state.query.further) };
        let mut left = names.into_iter();
        while let Some(name) = left.next() {
            match file(files, &of, name).await {
                Ok(page) => page.feed().iter().for_each(|file| take(&mut state, file)),
                Err(failure) => {
                    state.failure = Some(failure);
                    break;
                }
            }
            if state.cards.len() >= enough {
                state.more = left.len() > 0;
                break;
            }
            if left.len() > 0 && !on_progress(&state) {
                break;
            }
        }
        state.loading = false;
        state
    }

    /// The same question of all insights, by date as feeds are.
    pub fn narrowed(&self, query: &FeedQuery) -> FeedQuery {
        let mut query = query.clone();
        query.order.get_or_insert(Order::Newest);
        match &self.route {
            Route::Topic(topic) => query.topic = Some(topic.clone()),
            Route::Signal(signal) => query.signal = Some(*signal),
            Route::Impact(impact) => query.impact = Some(*impact),
            Route::Month(month) => query.date = Some(month.to_string()),
            _ => {}
        }
        query
    }

    /// The answer, if all it takes is here already.
    pub fn cached(&self, query: &FeedQuery, files: &FileCache) -> Option<FeedState> {
        let of = query.answered_by(&self.route)?;
        let count = self.count(&of, files)?;
        let page: Arc<Page> = files.peek(&EditionFile::Feed(&of, query.page_name(count)))?;
        let mut state = FeedState::asked(query.clone());
        state.count = count;
        take(&mut state, page.feed()?);
        state.loading = false;
        Some(state)
    }
}

async fn file(files: &FileCache, of: &Route, name: PageName) -> Result<Arc<Page>, Failure> {
    let page: Arc<Page> = files.get(&EditionFile::Feed(of, name)).await?;
    // Another page at a feed's address is no feed.
    if page.feed().is_some() { Ok(page) } else { Err(Failure::Broken) }
}

fn take(state: &mut FeedState, file: &FeedFile) {
    let matching = file.cards.iter().filter(|card| state.query.matches(card)).cloned();
    let mut cards: Vec<_> = matching.collect();
    if state.query.oldest_first() {
        cards.reverse();
    } else if !state.query.filters() {
        // It stands above the first page only.
        state.about = file.about.clone().map(Arc::new);
    }
    state.cards.extend(cards);
}

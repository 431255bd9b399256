//! What is known of the feed in view.

use crate::model::{About, Card, FeedQuery, Page};
use crate::views::failure::Failure;
use std::sync::Arc;

/// What is known of the feed asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedState {
    /// The question these cards answer.
    pub query: FeedQuery,
    /// The insights found, in the order asked for.
    pub cards: Vec<Card>,
    /// How many insights the feed has that answers it.
    pub count: usize,
    /// What a topic is about, above its newest insights.
    pub about: Option<Arc<About>>,
    /// Whether a filtered feed has more files to look into.
    pub more: bool,
    /// Whether it is still looking.
    pub loading: bool,
    /// Why it stopped looking, if it had to.
    pub failure: Option<Failure>,
}

impl FeedState {
    /// Asked, and nothing known yet.
    pub fn asked(query: FeedQuery) -> Self {
        Self { query, cards: Vec::new(), count: 0, about: None, more: false, loading: true, failure: None }
    }

    /// The answer that a page of a feed is; nothing of any other page.
    pub fn published(page: &Page) -> Self {
        let asked = Self { loading: false, ..Self::asked(FeedQuery::parse(&page.query())) };
        match page.feed() {
            Some(file) => Self {
                cards: file.cards.clone(),
                count: file.count,
                about: file.about.clone().map(Arc::new),
                ..asked
            },
            None => asked,
        }
    }
}

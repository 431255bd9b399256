//! What is known of the feed in view.

use super::state::Failure;
use crate::model::{About, Card, FeedQuery};
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

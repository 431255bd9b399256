//! What is known of the search in view.

use crate::model::{FeedQuery, Impact, Piece, Signal, Stamp, Topic, TypeaheadMatches};
use crate::views::failure::Failure;

/// An insight that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The name in its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Why it was found.
    pub excerpt: Vec<Piece>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// What kind of change it reports.
    pub signal: Option<Signal>,
    /// How much follows from it.
    pub impact: Option<Impact>,
    /// What it is about.
    pub topics: Vec<Topic>,
}

/// What is known of the search asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchState {
    /// The question these hits answer.
    pub query: FeedQuery,
    /// What was looked for instead, where nothing has what was typed: the question with a slip of the finger put right.
    pub instead: Option<String>,
    /// What was found so far.
    pub hits: Vec<Hit>,
    /// Topics and figures with these words.
    pub found: TypeaheadMatches,
    /// Why those could not be looked up, if so.
    pub unfound: Option<Failure>,
    /// How many there are in the parts of the index that were looked into.
    pub count: usize,
    /// How far back it has looked, if not to the beginning.
    pub since: Option<Stamp>,
    /// Whether there is more to show, or to look into.
    pub more: bool,
    /// The years there is something from, the latest first.
    pub years: Vec<String>,
    /// Whether it is still looking.
    pub loading: bool,
    /// Why it stopped, if it had to.
    pub failure: Option<Failure>,
    /// Whether the site was published without an index.
    pub absent: bool,
}

impl SearchState {
    /// Why topics and figures are not there, where that is not said already: of the index once is enough.
    pub fn unfound(&self) -> Option<Failure> {
        self.unfound.clone().filter(|_| self.failure.is_none())
    }
}

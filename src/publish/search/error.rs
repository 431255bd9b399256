//! Why there is no index to search.

use crate::publish::output::OutputError;

/// Why what readers search was not written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index cannot be made.
    #[error("the search index cannot be made: {0}; --no-search publishes without it")]
    Index(String),
    /// It cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// The index cannot be made, and why.
pub fn failed(why: impl std::fmt::Display) -> SearchError {
    SearchError::Index(why.to_string())
}

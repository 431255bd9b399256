//! Files of the edition: fetched, kept, and looked through.

mod fetch;
mod file_cache;
mod typeahead;

pub use fetch::PATIENCE;
pub use file_cache::FileCache;
pub use typeahead::find;

use crate::views::Failure;

/// Whether a file is not there, so that there is no such page.
pub fn is_missing(failure: &Failure) -> bool {
    matches!(failure, Failure::Status(404 | 410))
}

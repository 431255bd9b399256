//! Search: the index volume by volume, the newest first, until there is enough.

mod engine;
mod runtime;

pub use engine::{Engine, HITS, card, years};

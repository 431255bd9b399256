//! Search: the index volume by volume, the newest first, until there is enough.

mod answers;
mod engine;
mod runtime;

pub use engine::Engine;
use engine::{HITS, card, years};

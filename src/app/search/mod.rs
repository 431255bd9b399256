//! Search: the index volume by volume, the newest first, until there is enough.

mod engine;
mod look;
mod runtime;

pub use engine::Engine;
use engine::{HITS, card, years};

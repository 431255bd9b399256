//! Search: the index volume by volume, the newest first, until there is enough.

mod engine;
mod hit;
mod runtime;
mod volumes;

pub use engine::{Engine, HITS};
pub use hit::card;
pub use volumes::years;

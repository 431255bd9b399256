//! From the model to HTML. Components fetch nothing, store nothing and have no clock: they are given what
//! they show and ask their [`Host`] for the rest, so they render in the browser and natively alike.

mod block;
mod chart;
mod feed;
mod figure;
mod frame;
mod host;
mod insight;
mod label;
mod share;
mod span;
mod stat_cards;
mod state;
mod table;
mod topics;

pub use feed::{FeedState, FeedView};
pub use frame::Frame;
pub use host::{Go, Host, Theme};
pub use insight::InsightView;
pub use state::{Failed, Failure, NotFound};
pub use topics::{TopicHead, TopicsView};

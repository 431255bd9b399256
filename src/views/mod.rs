//! From the model to HTML. Views fetch nothing, store nothing and have no clock: they are given what they show
//! and ask their [`Host`] for the rest, so they render in the browser and natively alike.

mod body;
mod compare;
#[cfg(not(target_arch = "wasm32"))]
pub mod embed;
mod failure;
mod feed;
mod host;
mod html;
mod inline;
mod insight;
mod layout;
mod pages;
mod palette;
mod reader;
mod search;
mod theme;

pub use compare::compare_state::CompareState;
pub use compare::{compare_view, metric_view};
pub use failure::Failure;
pub use feed::about::about_view;
pub use feed::feed_head::feed_head;
pub use feed::feed_state::FeedState;
pub use feed::feed_view;
pub use host::{Clock, Host, Navigate, PaletteAction, Shared, host};
#[cfg(not(target_arch = "wasm32"))]
pub use html::escape;
pub use html::{Adoption, Html, Tag, el};
pub use insight::corrections::corrections_view;
pub use insight::insight_view;
pub use layout::frame::{frame, overlays};
pub use layout::frame_state::FrameState;
pub use pages::archive::archive_view;
pub use pages::entity::entity_view;
pub use pages::fallback::{failed, not_found};
pub use pages::history::{history_view, key_list};
pub use pages::page::{PageContext, page_view};
pub use pages::saved::saved_view;
pub use pages::topics::topics_view;
pub use palette::palette;
pub use palette::palette_state::{Choice, Palette, PaletteState, Target};
pub use reader::{ReaderContext, ReaderProfile};
pub use search::search_state::{Hit, SearchState};
pub use search::search_view;
pub use theme::Theme;

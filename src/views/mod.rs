//! From the model to HTML. Views fetch nothing, store nothing and have no clock: they are given what they show
//! and ask their [`Host`] for the rest, so they render in the browser and natively alike.

mod about;
mod archive;
mod block;
mod changes;
mod chart;
mod corrections;
mod failure;
mod feed;
mod feed_head;
mod feed_state;
mod figure;
mod figure_status;
mod filters;
mod frame;
mod help;
mod history;
mod host;
mod html;
mod insight;
mod label;
mod page;
mod pager;
mod palette;
mod palette_state;
mod reader;
mod saved;
mod search;
mod search_state;
mod share;
mod span;
mod stat_cards;

mod table;
mod topics;
mod update_banner;

pub use about::about_view;
pub use archive::archive_view;
pub use corrections::corrections_view;
pub use failure::{Failure, failed, not_found};
pub use feed::feed_view;
pub use feed_head::feed_head;
pub use feed_state::FeedState;
pub use frame::{Frame, frame};
pub use history::{history_view, key_list};
pub use host::{Clock, Host, Navigate, Shared, Theme};
#[cfg(not(target_arch = "wasm32"))]
pub use html::escape;
pub use html::{Html, Tag, el};
pub use insight::insight_view;
pub use page::{PageContext, page_view};
pub use palette::palette;
pub use palette_state::{Choice, Palette, PaletteAction, PaletteState, Target};
pub use reader::{ReaderContext, ReaderProfile};
pub use saved::saved_view;
pub use search::search_view;
pub use search_state::{Hit, SearchState};
pub use topics::topics_view;

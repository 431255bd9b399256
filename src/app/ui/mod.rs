//! What hands and eyes do on the page, beside following links.

pub mod contents;
pub mod download;
pub mod hover;
pub mod keys;
pub mod panels;
pub mod picture;
pub mod share;
pub mod table_roles;
mod ui_snapshot;

pub use ui_snapshot::UiSnapshot;

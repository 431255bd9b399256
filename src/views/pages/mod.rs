//! Pages, other than feeds, insights and the search; and the one way from a page to its view.

pub mod archive;
pub mod entity;
pub mod fallback;
pub mod history;
mod imprint;
mod installments;
pub mod page;
pub mod saved;
pub mod topics;

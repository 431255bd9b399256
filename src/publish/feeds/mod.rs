//! Feeds for readers' programs: Atom and JSON Feed, and the entries they carry.
//!
//! Pure functions from the model to text; where it is written is the caller's to say. All of it names the site by
//! absolute addresses, so nothing here can be called for a site that has not said where it stands ([`super::site::Address`]).

mod atom;
mod content;
mod entry;
mod json_feed;
mod xml;
pub(super) use xml::Xml;

pub use atom::atom;
pub use content::content;
pub use entry::{ENTRIES, Entry, Feed, held};
pub use json_feed::json_feed;

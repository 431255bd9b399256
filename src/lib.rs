//! Sightline, the front end of an insights publication.
//!
//! [`model`] is what the browser reads, [`views`] turns it into pages, `app` runs them in a browser, and
//! `publish` makes both the edition and the pages from what makers write.

#![forbid(unsafe_code)]

pub mod model;
pub mod views;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;

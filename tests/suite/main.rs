//! Everything that can be shown without a browser, in one binary: each more would link all of the library again.
//!
//! `cargo test --test suite check::` runs a module, `cargo test --test suite views:: cases::` several.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../common/mod.rs"]
mod common;

mod again;
mod cases;
mod charts;
mod check;
mod compare;
mod crawl;
mod disk;
mod editing;
mod embed;
mod facets;
mod figures;
mod fix;
mod footnotes;
mod import;
mod ledger;
mod one_binary;
mod outside;
mod pipeline;
mod publication;
mod schema;
mod theme;
mod views;

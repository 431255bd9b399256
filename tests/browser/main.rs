//! A person's paths through the built site, in three engines. `make test` builds the site first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../common/mod.rs"]
mod common;

mod charts;
mod compare;
mod device;
mod direction;
mod driver;
mod embed;
mod encoded;
mod engine;
mod eye;
mod facets;
mod first_view;
mod focus;
mod hand;
mod head;
mod host_page;
mod narrow;
mod palette;
mod paths;
mod publication;
mod recent;
mod search;
mod server;
mod tables;
mod takeover;
mod theme;
mod trying;
mod typed;
mod valid;

/// The reference article.
const REFERENCE: &str = "/insights/aws-hedges-across-ai-labs/";
const TITLE: &str = "AWS gains whichever lab leads";

//! A person's paths through the built site, in three engines. `make test` builds the site first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod device;
mod engine;
mod paths;
mod server;
mod valid;

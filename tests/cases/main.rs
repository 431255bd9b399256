//! Conditions that people who publish such sites have met, each as what is right. A module a kind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../common/mod.rs"]
mod common;

mod charts;
mod figures;
mod reading;
mod search;
mod writing;

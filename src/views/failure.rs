//! What a page shows when it has nothing else to show.

use super::host::{host, links};
use super::html::{Html, classed, el};
use super::span::anchor;
use crate::model::Route;
use leptos::prelude::Callable;

/// Why a page has nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The network did not answer, or the reader is offline.
    Network,
    /// The server answered with an error of this number.
    Status(u16),
    /// The answer is not what an edition holds.
    Broken,
    /// The answer is larger than any file of an edition.
    TooLarge,
    /// The index or its runtime could not be read.
    Index,
}

impl Failure {
    /// What happened, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Network => {
                "The server cannot be reached. You may be offline; try again when you are back.".into()
            }
            Self::Status(code) => format!("The server answered with error {code}. Try again in a moment."),
            Self::Broken => {
                "The file arrived broken. It may be half published; try again in a moment.".into()
            }
            Self::Index => {
                "The search index cannot be read. You may be offline, or it may be half published; try again in a moment.".into()
            }
            Self::TooLarge => {
                "The file is larger than any insight should be, so it was not read to the end.".into()
            }
        }
    }
}

/// A page that could not be loaded, with a way to try again.
pub fn failed(failure: &Failure) -> Html {
    classed("section", "state failed")
        .with(el("h1").attr("tabindex", "-1").with("This page could not be loaded"))
        .with(el("p").attr("role", "alert").with(failure.words()))
        .with(el("p").with(retry()).with(" ").with(anchor(links().to(&Route::Feed), "Back to Insights")))
        .into()
}

/// A button that tries the page again.
pub fn retry() -> Html {
    let host = host();
    let click = move |_| host.iter().for_each(|host| host.retry.run(()));
    classed("button", "main").attr("type", "button").on("click", click).with("Retry").into()
}

/// An address with nothing behind it; the address is said where it is known.
pub fn not_found(path: Option<&str>) -> Html {
    let what: Html = match path {
        Some(path) => {
            vec!["No page has the address ".into(), Html::from(el("code").with(path.to_owned())), ". ".into()]
                .into()
        }
        None => "No page has this address. ".into(),
    };
    classed("section", "state")
        .with(el("h1").attr("tabindex", "-1").with("There is nothing here"))
        .with(el("p").with(what).with("It may have moved, or the link may be wrong."))
        .with(
            el("p")
                .with(anchor(links().to(&Route::Feed), "Back to Insights"))
                .with(" ")
                .with(anchor(links().to(&Route::Topics(1)), "Browse topics")),
        )
        .into()
}

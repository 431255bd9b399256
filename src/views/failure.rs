//! Why something could not be had, and the button that tries again.

use super::host::host;
use super::html::{Html, classed};
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

/// A button that tries the page again.
pub fn retry() -> Html {
    let host = host();
    let click = move |_| host.iter().for_each(|host| host.retry.run(()));
    classed("button", "main").attr("type", "button").on("click", click).with("Retry").into()
}

//! What a page shows when it has nothing else to show.

use super::host::{host, links};
use crate::model::Route;
use leptos::prelude::*;

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
}

impl Failure {
    /// What happened, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Network => "The server cannot be reached. You may be offline; try again when you are back.".into(),
            Self::Status(code) => format!("The server answered with error {code}. Try again in a moment."),
            Self::Broken => "The file arrived broken. It may be half published; try again in a moment.".into(),
            Self::TooLarge => "The file is larger than any insight should be, so it was not read to the end.".into(),
        }
    }
}

/// A page that could not be loaded, with a way to try again.
#[component]
pub fn Failed(
    /// Why.
    failure: Failure,
) -> impl IntoView {
    let retry = move |_| {
        if let Some(host) = host() {
            host.retry.run(());
        }
    };
    view! {
        <section class="state failed">
            <h1 tabindex="-1">"This page could not be loaded"</h1>
            <p role="alert">{failure.words()}</p>
            <p><button type="button" class="main" on:click=retry>"Retry"</button> <a href=links().to(&Route::Feed)>"Back to Insights"</a></p>
        </section>
    }
}

/// An address with nothing behind it.
#[component]
pub fn NotFound(
    /// The address.
    path: String,
) -> impl IntoView {
    view! {
        <section class="state">
            <h1 tabindex="-1">"There is nothing here"</h1>
            <p>"No page has the address " <code>{path}</code> ". It may have moved, or the link may be wrong."</p>
            <p><a href=links().to(&Route::Feed)>"Back to Insights"</a> <a href=links().to(&Route::Topics)>"Browse topics"</a></p>
        </section>
    }
}

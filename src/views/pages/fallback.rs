//! What a page shows when it has nothing else to show.

use crate::model::Route;
use crate::views::failure::{Failure, retry};
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::anchor;

/// A page that could not be loaded, with a way to try again.
pub fn failed(failure: &Failure) -> Html {
    classed("section", "state failed")
        .with(el("h1").attr("tabindex", "-1").with("This page could not be loaded"))
        .with(el("p").attr("role", "alert").with(failure.words()))
        .with(el("p").with(retry()).with(" ").with(anchor(links().to(&Route::Feed), "Back to Insights")))
        .into()
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

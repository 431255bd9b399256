//! What is saved. The list lives on the device: a published page can only say so.

use crate::model::{Card, Route};
use crate::views::feed::list_of;
use crate::views::host::{host, links};
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::anchor;
use crate::views::reader::{keeps_nothing, reader};
use leptos::prelude::*;

/// What the reader has saved, the last one first.
pub fn saved_view() -> Html {
    let page = classed("section", "saved").with(el("h1").attr("tabindex", "-1").with("Saved"));
    let Some(reader) = reader() else {
        let words = "What you save is kept in your browser, on this device, and nowhere else. The app lists it here; \
                     without JavaScript it cannot.";
        return page.with(classed("p", "hint").with(words)).into();
    };
    let host = host();
    let remove = move |card: &Card| {
        let slug = card.slug.clone();
        let click = move |_| {
            host.iter().for_each(|host| host.save.run((slug.clone(), Callback::new(|_| ()))));
        };
        let name = classed("span", "sr").with(format!(" “{}” from what you saved", card.title));
        let button = classed("button", "quiet remove").attr("type", "button").on("click", click);
        button.with("Remove").with(name).into()
    };
    let list = move || {
        let cards: Vec<Card> = reader.0.with(|profile| profile.saved.iter().rev().cloned().collect());
        if !cards.is_empty() {
            // Cards have headings of the third level, in feeds below those of days.
            let head = classed("h2", "sr").with("The last one saved first");
            return vec![head.into(), list_of(&cards, false, false, remove)].into();
        }
        let link = anchor(links().to(&Route::Feed), "All insights");
        let words = "Nothing is saved yet. “Save” on an insight’s page puts it here, and so does the key s. ";
        classed("p", "found").with(classed("span", "none").with(words).with(link)).into()
    };
    page.with(keeps_nothing(reader, "what you save")).with(el("div").live(list)).into()
}

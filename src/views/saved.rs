//! Saving an insight, and what is saved. The list lives on the device: a published page can only say so.

use super::feed::list_of;
use super::host::{host, links};
use super::html::{Html, classed, el};
use super::reader::{ReaderContext, keeps_nothing, reader};
use super::span::anchor;
use crate::model::{Card, Route};
use leptos::prelude::*;

/// The button that saves an insight, or takes it out again; then it says where saved ones are.
pub fn save(card: &Card) -> Html {
    let (host, reader, slug) = (host(), reader(), card.slug.clone());
    let (announced, saved) = (RwSignal::new(false), RwSignal::new(false));
    let click = move |_| {
        if let Some(host) = host {
            let done = Callback::new(move |now| {
                announced.set(true);
                saved.set(now);
            });
            host.save.run((slug.clone(), done));
        }
    };
    let words = move || match (announced.get(), saved.get()) {
        (false, _) => Html::Many(Vec::new()),
        (true, true) => vec!["Saved. ".into(), anchor(links().to(&Route::Saved), "All saved")].into(),
        (true, false) => "Not saved any more".into(),
    };
    let slug = card.slug.clone();
    let pressed = move || {
        let saved =
            reader.is_some_and(|ReaderContext(profile)| profile.with(|profile| profile.has_saved(&slug)));
        Some(if saved { "true" } else { "false" }.to_owned())
    };
    let button = classed("button", "quiet").attr("type", "button").live_attr("aria-pressed", pressed);
    classed("span", "save needs-app")
        .with(button.on("click", click).with("Save"))
        .with(el("span").attr("role", "status").live(words))
        .into()
}

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
        let way = anchor(links().to(&Route::Feed), "All insights");
        let words = "Nothing is saved yet. “Save” on an insight’s page puts it here, and so does the key s. ";
        classed("p", "found").with(words).with(way).into()
    };
    page.with(keeps_nothing(reader, "what you save")).with(el("div").live(list)).into()
}

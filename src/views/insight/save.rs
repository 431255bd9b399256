//! The button that saves an insight.

use crate::model::{Card, Route};
use crate::views::host::{host, links};
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::anchor;
use crate::views::reader::{ReaderContext, reader};
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

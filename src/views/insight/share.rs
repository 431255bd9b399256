//! The share button: says what happened, and shows the link where nothing else works.

use crate::views::host::{Shared, host};
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;

/// Shares the page in view under a title.
pub fn share(title: String) -> Html {
    let outcome: RwSignal<Option<Shared>> = RwSignal::new(None);
    let host = host();
    let click = move |_| {
        if let Some(host) = host {
            let done = Callback::new(move |shared| outcome.set(Some(shared)));
            host.share.run((title.clone(), done));
        }
    };
    let words = move || match outcome.get() {
        None | Some(Shared::TurnedBack) => Html::Many(Vec::new()),
        Some(Shared::Sent) => "Shared".into(),
        Some(Shared::Copied) => "Link copied".into(),
        Some(Shared::ByHand(link)) => {
            let field = el("input").attr("type", "text").attr("readonly", "").attr("value", link);
            el("label").with("Copy this link ").with(field).into()
        }
    };
    classed("span", "share needs-app")
        .with(classed("button", "quiet").attr("type", "button").on("click", click).with("Share"))
        .with(el("span").attr("role", "status").live(words))
        .into()
}

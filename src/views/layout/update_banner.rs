//! Notices: of a newer edition, published while the page is open, and of a page that does not come.

use super::frame_state::FrameState;
use crate::model::{Stamp, Update};
use crate::views::host::host;
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;

/// The notice; nothing while pages come and show the newest edition. It lies over the page and moves nothing.
pub fn update_banner(FrameState { edition, newest, unreached, slow, address, .. }: FrameState) -> Html {
    let host = host();
    // When the edition was published that the reader wants to hear no more of.
    let later = RwSignal::new(Stamp(0));
    let notice = move || {
        if let Some(address) = address.filter(|_| slow.get()) {
            let words = el("span").with("This page takes longer than it should.");
            // Its target keeps the app from following it.
            let link =
                el("a").attr("href", address()).attr("target", "_self").with("Load it without the app");
            return vec![words, link].into();
        }
        let offered = newest.with(|newest| {
            let newest = newest.as_ref()?;
            let update = edition.with(|edition| Update::of(newest, edition.as_ref()?))?;
            (later.get() != newest.built).then_some((newest.built, update))
        });
        let Some((built, update)) = offered else { return Html::Many(Vec::new()) };
        let (words, button) = match update {
            _ if unreached.get() => ("The server cannot be reached just now.".to_owned(), "Try again"),
            Update::Insights(1) => ("1 new insight".to_owned(), "Show it"),
            Update::Insights(count) => (format!("{count} new insights"), "Show them"),
            Update::Changes => ("The site was updated".to_owned(), "Show it"),
        };
        let quiet = |words: &'static str| classed("button", "quiet").attr("type", "button").with(words);
        vec![
            el("span").with(words),
            quiet(button).on("click", move |_| host.iter().for_each(|host| host.bring.run(()))),
            quiet("Later").on("click", move |_| later.set(built)),
        ]
        .into()
    };
    classed("div", "news").attr("role", "status").attr("aria-label", "Notice").live(notice).into()
}

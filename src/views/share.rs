//! The share button: says what happened, and shows the link where nothing else works.

use super::host::{Shared, host};
use leptos::prelude::*;

/// Shares the page in view.
#[component]
pub fn Share(
    /// What is shared.
    title: String,
) -> impl IntoView {
    let outcome: RwSignal<Option<Shared>> = RwSignal::new(None);
    let title = StoredValue::new(title);
    let share = move |_| {
        if let Some(host) = host() {
            let done = Callback::new(move |shared| outcome.set(Some(shared)));
            host.share.run((title.get_value(), done));
        }
    };
    let words = move || match outcome.get() {
        None | Some(Shared::TurnedBack) => ().into_any(),
        Some(Shared::Sent) => "Shared".into_any(),
        Some(Shared::Copied) => "Link copied".into_any(),
        Some(Shared::ByHand(link)) => view! {
            <label>"Copy this link " <input type="text" readonly value=link/></label>
        }
        .into_any(),
    };
    view! {
        <span class="share needs-app">
            <button type="button" class="quiet" on:click=share>"Share"</button>
            <span role="status">{words}</span>
        </span>
    }
}

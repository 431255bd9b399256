//! Stat cards: large figures side by side.

use super::span::{figure, spans};
use super::table::source_line;
use crate::model::{Cards, Insight};
use leptos::prelude::*;

/// A group of stat cards, with a switch to bars where they share a unit.
#[component]
pub fn StatCards(
    /// The group.
    cards: Cards,
    /// The insight it stands in.
    #[prop(into)]
    insight: StoredValue<Insight>,
) -> impl IntoView {
    let to_scale = RwSignal::new(false);
    let switch = (!cards.scale.is_empty()).then(|| {
        view! {
            <button type="button" class="quiet needs-app" aria-pressed=move || to_scale.get().to_string()
                on:click=move |_| to_scale.update(|on| *on = !*on)>
                "To scale"
            </button>
        }
    });
    let card = |(place, index): (usize, &usize)| {
        insight.with_value(|insight| {
            let shown = insight.figures.get(*index)?;
            let bar = cards.scale.get(place).map(|length| super::chart::bar(*length));
            Some(view! {
                <li>
                    <p class="stat-value">{figure(*index, &shown.text)}</p>
                    {bar}
                    <p class="stat-label">{shown.label.clone()}</p>
                    {(!shown.note.is_empty()).then(|| view! { <p class="stat-note">{spans(&shown.note)}</p> })}
                </li>
            })
        })
    };
    let items = cards.figures.iter().enumerate().filter_map(card).collect_view();
    view! {
        <section class="stats" class:to-scale=move || to_scale.get()>
            <header><h3>{spans(&cards.title)}</h3>{switch}</header>
            {(!cards.caption.is_empty()).then(|| view! { <p class="caption">{spans(&cards.caption)}</p> })}
            <ul>{items}</ul>
            {insight.with_value(|insight| source_line(&cards.sources, &insight.sources))}
        </section>
    }
}

//! Stat cards: large figures side by side.

use super::chart::bar;
use super::table::source_line;
use crate::model::{Cards, Insight};
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::{figure, spans};
use leptos::prelude::*;

/// A group of stat cards, with a switch to bars where they share a unit.
pub fn stat_cards(cards: &Cards, insight: &Insight) -> Html {
    let to_scale = RwSignal::new(false);
    let switch = (!cards.scale.is_empty()).then(|| {
        classed("button", "quiet needs-app")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some(to_scale.get().to_string()))
            .on("click", move |_| to_scale.update(|on| *on = !*on))
            .with("To scale")
    });
    let card = |(position, index): (usize, &usize)| {
        let shown = insight.figures.get(*index)?;
        Some(
            el("li")
                .with(classed("p", "stat-value").with(figure(*index, &shown.text)))
                .with(cards.scale.get(position).map(|extent| bar(extent, cards.zero)))
                .with(classed("p", "stat-label").with(shown.label.clone()))
                .with((!shown.note.is_empty()).then(|| classed("p", "stat-note").with(spans(&shown.note)))),
        )
    };
    el("section")
        .live_attr("class", move || Some(if to_scale.get() { "stats to-scale" } else { "stats" }.to_owned()))
        .with(el("header").with(el("h3").with(spans(&cards.title))).with(switch))
        .with((!cards.caption.is_empty()).then(|| classed("p", "caption").with(spans(&cards.caption))))
        .with(el("ul").with(cards.figures.iter().enumerate().filter_map(card).collect::<Html>()))
        .with(source_line(&cards.sources, &insight.sources))
        .into()
}

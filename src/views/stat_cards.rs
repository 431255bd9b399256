//! Stat cards: large figures side by side.

use super::html::{Html, classed, el};
use super::span::{figure, spans};
use super::table::source_line;
use crate::model::{Cards, Insight};
use leptos::prelude::*;

/// A group of stat cards, with a switch to bars where they share a unit.
pub fn stat_cards(cards: &Cards, insight: &Insight) -> Html {
    let to_scale = RwSignal::new(false);
    let switch = (!cards.scale.is_empty()).then(|| {
        classed("button", "quiet needs-app")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some(to_scale.get().to_string()))
            .on("click", move |_| to_scale.update(|on| *on = !*on))
            .add("To scale")
    });
    let card = |(place, index): (usize, &usize)| {
        let shown = insight.figures.get(*index)?;
        Some(
            el("li")
                .add(classed("p", "stat-value").add(figure(*index, &shown.text)))
                .add(cards.scale.get(place).map(|length| super::chart::bar(*length)))
                .add(classed("p", "stat-label").add(shown.label.clone()))
                .add((!shown.note.is_empty()).then(|| classed("p", "stat-note").add(spans(&shown.note)))),
        )
    };
    el("section")
        .live_attr("class", move || Some(if to_scale.get() { "stats to-scale" } else { "stats" }.to_owned()))
        .add(el("header").add(el("h3").add(spans(&cards.title))).add(switch))
        .add((!cards.caption.is_empty()).then(|| classed("p", "caption").add(spans(&cards.caption))))
        .add(el("ul").add(cards.figures.iter().enumerate().filter_map(card).collect::<Html>()))
        .add(source_line(&cards.sources, &insight.sources))
        .into()
}

//! An insight in short: its title, what it says in a sentence or two, and what it comes to.

use crate::model::Insight;
use crate::views::host::EmbeddedIn;
use crate::views::html::{Html, classed, el};
use crate::views::inline::figure_status::FigureStatuses;
use crate::views::inline::span::{anchor, spans};
use leptos::prelude::provide_context;

/// An insight in short, which leads to the whole.
pub fn insight(insight: &Insight, address: &str) -> Html {
    provide_context(FigureStatuses::of(insight));
    provide_context(EmbeddedIn(address.to_owned()));
    let points = || insight.tldr.iter().map(|point| el("li").with(spans(point))).collect::<Html>();
    let list = (!insight.tldr.is_empty()).then(|| classed("ul", "points").with(points()));
    let signal = insight.card.signal.label();
    classed("section", "brief")
        .with(classed("p", "facts").with(format!("{signal} · {}", insight.card.published.day_text())))
        .with(el("h1").with(anchor(address.to_owned(), insight.card.title.clone())))
        .with(classed("p", "gist").with(spans(&insight.lead)))
        .with(list)
        .into()
}

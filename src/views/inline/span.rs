//! Inline text.

use super::figure_status::{FigureStatus, FigureStatuses, is_past};
use crate::model::{Route, Span};
#[cfg(not(target_arch = "wasm32"))]
use crate::views::host::EmbeddedIn;
use crate::views::host::{clock, links};
use crate::views::html::{Html, classed, el};
use leptos::prelude::Get;

/// How many bytes of a figure stay on one line, on any screen.
const SHORT: usize = 16;

/// Inline text as HTML.
pub fn spans(spans: &[Span]) -> Html {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => text.clone().into(),
        Span::Em(inner) => el("em").with(spans(inner)).into(),
        Span::Strong(inner) => el("strong").with(spans(inner)).into(),
        Span::Code(text) => el("code").with(text.clone()).into(),
        Span::Link(address, inner) => anchor(address.clone(), spans(inner)),
        Span::Insight(slug, inner) => anchor(links().to(&Route::Insight(slug.clone())), spans(inner)),
        Span::Series(name, inner) => anchor(links().to(&Route::Series(name.clone())), spans(inner)),
        Span::Footnote(number) => footnote(*number),
        Span::Figure(index, text) => marked(*index, text, FigureStatuses::is_repeated(*index)),
    }
}

/// The mark of a footnote, which leads to it.
fn footnote(number: usize) -> Html {
    let link = el("a").attr("href", on_page(&format!("note-{number}"))).attr("role", "doc-noteref");
    let link = link.attr("aria-label", format!("Note {number}")).with(number.to_string());
    el("sup").attr("id", format!("note-{number}-mark")).with(link).into()
}

/// A link.
pub fn anchor(address: String, words: impl Into<Html>) -> Html {
    el("a").attr("href", address).with(words).into()
}

/// A figure in text. The words stay words, so that they can be selected and copied; the button lies over them. It keeps its
/// own direction in any text: `$40B` among Arabic words would come apart.
pub fn figure(index: usize, text: &str) -> Html {
    marked(index, text, false)
}

/// A figure in text; one that its section has shown before is no stop of the Tab key.
fn marked(index: usize, text: &str, repeated: bool) -> Html {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(EmbeddedIn(address)) = leptos::prelude::use_context() {
        let link = el("a").attr("href", format!("{address}#{}", panel_id(index))).attr("target", "_blank");
        return classed("bdi", "figure").with(link.attr("rel", "noopener").with(text.to_owned())).into();
    }
    let button = el("button")
        .attr("type", "button")
        .attr("popovertarget", panel_id(index))
        // In print, what leads to its note.
        .attr("value", (index + 1).to_string())
        .attr_if("tabindex", repeated.then_some("-1"));
    let span = match FigureStatuses::at(index) {
        Some(FigureStatus { questioned, stale_from: Some(moment) }) => {
            let clock = clock();
            let class = move || Some(class(questioned, is_past(clock.get(), Some(moment))).to_owned());
            el("bdi").live_attr("class", class)
        }
        mark => classed("bdi", class(mark.is_some_and(|mark| mark.questioned), false)),
    };
    // A long one may run over lines.
    let span = span.attr_if("data-long", (text.len() > SHORT).then_some(""));
    span.with(text.to_owned()).with(button.attr("aria-label", format!("About {text}"))).into()
}

fn class(questioned: bool, stale: bool) -> &'static str {
    match (questioned, stale) {
        (true, _) => "figure questioned",
        (false, true) => "figure stale",
        (false, false) => "figure",
    }
}

/// The address of a place on the page of the insight in view.
pub fn on_page(fragment: &str) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(EmbeddedIn(address)) = leptos::prelude::use_context() {
        return format!("{address}#{fragment}");
    }
    format!("#{fragment}")
}

/// The id of a figure's panel.
pub fn panel_id(index: usize) -> String {
    format!("figure-{}", index + 1)
}

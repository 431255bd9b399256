//! Inline text.

use super::host::links;
use crate::model::{Route, Span};
use leptos::prelude::*;

/// Inline text as HTML.
pub fn spans(spans: &[Span]) -> Vec<AnyView> {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> AnyView {
    match span {
        Span::Text(text) => text.clone().into_any(),
        Span::Em(inner) => view! { <em>{spans(inner)}</em> }.into_any(),
        Span::Strong(inner) => view! { <strong>{spans(inner)}</strong> }.into_any(),
        Span::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Span::Link(address, inner) => anchor(address.clone(), inner),
        Span::Insight(slug, inner) => anchor(links().to(&Route::Insight(slug.clone())), inner),
        Span::Figure(index, text) => figure(*index, text),
    }
}

fn anchor(address: String, inner: &[Span]) -> AnyView {
    view! { <a href=address>{spans(inner)}</a> }.into_any()
}

/// A figure in text. The words stay words, so that they can be selected and copied; the button lies over them.
pub fn figure(index: usize, text: &str) -> AnyView {
    view! {
        <span class="figure">
            {text.to_owned()}
            <button type="button" popovertarget=panel_id(index) aria-label=format!("About {text}")></button>
        </span>
    }
    .into_any()
}

/// The id of a figure's panel.
pub fn panel_id(index: usize) -> String {
    format!("figure-{}", index + 1)
}

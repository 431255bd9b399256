//! Inline text, already parsed: the browser never sees Markdown or HTML.

use serde::{Deserialize, Serialize};

/// A piece of inline text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Words as they are, and those of what this version of the app does not know.
    Text(String),
    /// Emphasis.
    Em(Vec<Span>),
    /// Strong emphasis.
    Strong(Vec<Span>),
    /// Program text.
    Code(String),
    /// A link out of the site; its address is `http` or `https`.
    Link(String, Vec<Span>),
    /// A link to another insight, by slug.
    Insight(String, Vec<Span>),
    /// A link to a series of insights, by its name.
    Series(String, Vec<Span>),
    /// The mark of a footnote, by its number.
    Footnote(usize),
    /// A figure of this insight: its place in the list of figures, and its text.
    Figure(usize, String),
}

/// The words of `spans` without any markup.
pub fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    collect(spans, &mut text);
    text
}

/// The words of `spans`, each figure held together: among letters from the right an amount would be torn apart.
#[cfg(not(target_arch = "wasm32"))]
pub fn held(spans: &[Span]) -> String {
    fn hold(spans: &[Span]) -> Vec<Span> {
        let one = |span: &Span| match span {
            Span::Figure(place, text) => Span::Figure(*place, super::isolated(text)),
            Span::Em(inner) => Span::Em(hold(inner)),
            Span::Strong(inner) => Span::Strong(hold(inner)),
            Span::Link(to, inner) => Span::Link(to.clone(), hold(inner)),
            Span::Insight(slug, inner) => Span::Insight(slug.clone(), hold(inner)),
            Span::Series(name, inner) => Span::Series(name.clone(), hold(inner)),
            span => span.clone(),
        };
        spans.iter().map(one).collect()
    }
    let text = plain(spans);
    if super::has_rtl(&text) { plain(&hold(spans)) } else { text }
}

fn collect(spans: &[Span], into: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) | Span::Figure(_, text) => into.push_str(text),
            Span::Footnote(_) => {}
            Span::Em(inner)
            | Span::Strong(inner)
            | Span::Link(_, inner)
            | Span::Insight(_, inner)
            | Span::Series(_, inner) => collect(inner, into),
        }
    }
}

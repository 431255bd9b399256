//! A figure by itself.

use crate::model::{FigureKind, Source};
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::anchor;

/// A figure as it is shown by itself: worded, as everywhere.
#[derive(Clone, Debug, Default)]
pub struct EmbeddedFigure {
    /// What is printed.
    pub text: String,
    /// What it counts or measures.
    pub label: String,
    /// The date it speaks of.
    pub as_of: String,
    /// How it came to be known.
    pub kind: Option<FigureKind>,
    /// Where it comes from.
    pub source: Option<Source>,
    /// What has to be said against relying on it, each a sentence.
    pub doubts: Vec<String>,
}

/// A figure in words, as it stands in a quotation: for pages with no styles but their own.
pub fn figure_quote(one: &EmbeddedFigure) -> Html {
    let value = el("strong").with(el("bdi").with(one.text.clone()));
    let doubts: Html = one.doubts.iter().map(|doubt| el("p").with(doubt.clone())).collect();
    Html::Many(vec![
        el("p").with(value).with(format!(" {}", one.label)).into(),
        doubts,
        el("p").with(facts(one)).into(),
    ])
}

/// A figure by itself: its value, what it is, its date, its kind and its source.
pub fn figure(one: &EmbeddedFigure) -> Html {
    let doubts: Html = one.doubts.iter().map(|doubt| classed("p", "doubts").with(doubt.clone())).collect();
    classed("section", "alone")
        .with(classed("p", "stat-value").with(el("bdi").with(one.text.clone())))
        .with(classed("p", "stat-label").with(one.label.clone()))
        .with(doubts)
        .with(classed("p", "source").with(facts(one)))
        .into()
}

/// Date, kind and source of a figure.
fn facts(one: &EmbeddedFigure) -> Html {
    let facts = match one.kind {
        Some(kind) => format!("As of {}. {}", one.as_of, kind.label()),
        None => format!("As of {}", one.as_of),
    };
    let source = one.source.as_ref().map(|source| {
        let title = match &source.url {
            Some(url) => anchor(url.clone(), source.title.clone()),
            None => source.title.clone().into(),
        };
        vec![Html::from(". Source: "), el("bdi").with(source.publisher.clone()).into(), ", ".into(), title]
    });
    Html::Many(vec![facts.into(), source.map(Html::Many).into(), ".".into()])
}

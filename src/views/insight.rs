//! The page of an insight.

use super::block::{blocks, list_items};
use super::feed::card_list;
use super::figure::panels;
use super::host::links;
use super::label;
use super::share::Share;
use super::span::spans;
use crate::model::{Block, Insight, Route, Source};
use leptos::prelude::*;

/// An insight, whole.
#[component]
pub fn InsightView(
    /// The insight.
    insight: Insight,
    /// The query string of the feed the reader came from.
    #[prop(optional, into)]
    feed_query: String,
) -> impl IntoView {
    let card = insight.card.clone();
    let back = links().to_query(&Route::Feed, &feed_query);
    let stored = StoredValue::new(insight);
    stored.with_value(|insight| {
        view! {
            <article class="insight" lang=insight.language.clone()>
                <a class="back" data-back href=back>"← Back to Insights"</a>
                {label::draft(&card)}
                <header>
                    <h1 tabindex="-1">{card.title.clone()}</h1>
                    <p class="lead">{spans(&insight.lead)}</p>
                    {label::topics(&card.topics)}
                    <div class="facts">{label::facts(&card)} <Share title=card.title.clone()/></div>
                </header>
                <section class="tldr" aria-labelledby="tldr">
                    <h2 id="tldr">"TL;DR"</h2>
                    {label::signal(card.signal)}
                    <ul>{list_items(&insight.tldr)}</ul>
                </section>
                <section class="takeaways" aria-labelledby="takeaways">
                    <h2 id="takeaways">"Key Takeaways"</h2>
                    <ul>{list_items(&insight.takeaways)}</ul>
                </section>
                {contents(insight)}
                <div class="body">{blocks(stored)}</div>
                {corrections(insight)}
                {sources(&insight.sources)}
                {panels(insight)}
                {related(insight)}
            </article>
        }
    })
}

/// The contents list of a long insight.
fn contents(insight: &Insight) -> Option<AnyView> {
    let heading = |block: &Block| match block {
        Block::Heading(2, id, text) => Some((format!("#{id}"), crate::model::plain(text))),
        _ => None,
    };
    let headings: Vec<(String, String)> = insight.body.iter().filter_map(heading).collect();
    (headings.len() > 2).then(|| {
        let links = headings.into_iter().map(|(address, text)| view! { <li><a href=address>{text}</a></li> });
        view! { <nav class="contents" aria-label="Contents"><ol>{links.collect_view()}</ol></nav> }.into_any()
    })
}

fn corrections(insight: &Insight) -> Option<AnyView> {
    let entry = |correction: &crate::model::Correction| {
        let figure = correction.figure.and_then(|place| insight.figures.get(place));
        let what = figure.map(|figure| format!("{}: was {}, now {}. ", figure.label, correction.was, figure.text));
        let what = what.unwrap_or_else(|| format!("Was: {}. ", correction.was));
        view! { <li><b>{correction.date.clone()}</b> " " {what} {correction.why.clone()}</li> }
    };
    (!insight.corrections.is_empty()).then(|| {
        let entries = insight.corrections.iter().map(entry).collect_view();
        view! { <section class="corrections" id="corrections"><h2>"Corrections"</h2><ul>{entries}</ul></section> }.into_any()
    })
}

fn sources(sources: &[Source]) -> Option<AnyView> {
    let entry = |(place, source): (usize, &Source)| {
        let title = match &source.url {
            Some(url) => view! { <a href=url.clone() rel="noopener">{source.title.clone()}</a> }.into_any(),
            None => view! { <span class="title">{source.title.clone()}</span> }.into_any(),
        };
        let dated = source.date.as_ref().map(|date| format!(", {date}"));
        let read = source.retrieved.as_ref().map(|date| format!(" Read {date}."));
        view! { <li id=format!("source-{}", place + 1)>{title} ". " {source.publisher.clone()} {dated} "." {read}</li> }
    };
    (!sources.is_empty()).then(|| {
        let entries = sources.iter().enumerate().map(entry).collect_view();
        view! { <section class="sources" aria-labelledby="sources"><h2 id="sources">"Sources"</h2><ol>{entries}</ol></section> }.into_any()
    })
}

fn related(insight: &Insight) -> Option<AnyView> {
    (!insight.related.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 id="related">"Read next"</h2>
                {card_list(&insight.related, false)}
            </section>
        }
        .into_any()
    })
}

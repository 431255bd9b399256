//! The page of an insight.

use super::block::{blocks, list_items};
use super::feed::card_list;
use super::figure::panels;
use super::host::links;
use super::html::{Html, classed, el};
use super::label;
use super::share::share;
use super::span::{anchor, spans};
use crate::model::{Block, Correction, Insight, Route, Source, plain};

/// An insight, whole. `feed_query` is the query string of the feed the reader came from.
pub fn insight_view(insight: &Insight, feed_query: &str) -> Html {
    let card = &insight.card;
    let back = el("a").attr("class", "back").attr("data-back", "").attr("href", links().to_query(&Route::Feed, feed_query));
    let header = el("header")
        .add(el("h1").attr("tabindex", "-1").add(card.title.clone()))
        .add(classed("p", "lead").add(spans(&insight.lead)))
        .add(label::topics(&card.topics))
        .add(classed("div", "facts").add(label::facts(card)).add(share(card.title.clone())));
    classed("article", "insight")
        .attr_if("lang", insight.language.clone())
        .add(back.add("← Back to Insights"))
        .add(label::draft(card))
        .add(header)
        .add(section("tldr", "TL;DR", vec![label::signal(card.signal), el("ul").add(list_items(&insight.tldr)).into()]))
        .add(section("takeaways", "Key Takeaways", vec![el("ul").add(list_items(&insight.takeaways)).into()]))
        .add(contents(insight))
        .add(classed("div", "body").add(blocks(insight)))
        .add(corrections(insight))
        .add(sources(&insight.sources))
        .add(panels(insight))
        .add((!insight.related.is_empty()).then(|| section("related", "Read next", vec![card_list(&insight.related, false)])))
        .into()
}

/// A section under a heading; its name is its class and its fragment.
fn section(name: &'static str, title: &'static str, body: Vec<Html>) -> Html {
    classed("section", name).attr("aria-labelledby", name).add(el("h2").attr("id", name).add(title)).add(body).into()
}

/// The contents list of a long insight.
fn contents(insight: &Insight) -> Html {
    let heading = |block: &Block| match block {
        Block::Heading(2, id, text) => Some(el("li").add(anchor(format!("#{id}"), plain(text)))),
        _ => None,
    };
    let headings: Vec<_> = insight.body.iter().filter_map(heading).collect();
    let list = |headings| classed("nav", "contents").attr("aria-label", "Contents").add(el("ol").add(headings));
    (headings.len() > 2).then(|| list(Html::from(headings))).into()
}

fn corrections(insight: &Insight) -> Html {
    let entry = |correction: &Correction| {
        let figure = correction.figure.and_then(|place| insight.figures.get(place));
        let what = match figure {
            Some(figure) => format!(" {}: was {}, now {}. ", figure.label, correction.was, figure.text),
            None => format!(" Was: {}. ", correction.was),
        };
        el("li").add(el("b").add(correction.date.clone())).add(what + &correction.why)
    };
    let entries = || el("ul").add(insight.corrections.iter().map(entry).collect::<Html>()).into();
    (!insight.corrections.is_empty()).then(|| section("corrections", "Corrections", vec![entries()])).into()
}

fn sources(sources: &[Source]) -> Html {
    let entry = |(place, source): (usize, &Source)| {
        let title: Html = match &source.url {
            Some(url) => el("a").attr("href", url.clone()).attr("rel", "noopener").add(source.title.clone()).into(),
            None => classed("span", "title").add(source.title.clone()).into(),
        };
        let dated = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let read = source.retrieved.as_ref().map(|date| format!(" Read {date}.")).unwrap_or_default();
        el("li").attr("id", format!("source-{}", place + 1)).add(title).add(format!(". {}{dated}.{read}", source.publisher))
    };
    let entries = || el("ol").add(sources.iter().enumerate().map(entry).collect::<Html>()).into();
    (!sources.is_empty()).then(|| section("sources", "Sources", vec![entries()])).into()
}

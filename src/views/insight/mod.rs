//! The page of an insight.

pub mod changes;
pub mod corrections;
pub mod figure;
pub mod save;
pub mod share;

use self::changes::changes;
use self::corrections::correction;
use self::figure::panels;
use self::save::save;
use self::share::share;
use crate::model::{Block, Correction, Insight, Neighbour, Route, Source, Span, plain};
use crate::views::body::block::{blocks, list_items};
use crate::views::feed::card_list;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::figure_status::FigureStatuses;
use crate::views::inline::label;
use crate::views::inline::span::{anchor, spans};
use leptos::prelude::provide_context;

/// An insight, whole. `feed_query` is the query string of the feed the reader came from.
pub fn insight_view(insight: &Insight, feed_query: &str) -> Html {
    let card = &insight.card;
    provide_context(FigureStatuses::of(insight));
    let back = el("a")
        .attr("class", "back")
        .attr("data-back", "")
        .attr("href", links().to_query(&Route::Feed, feed_query));
    let header = el("header")
        .with(el("h1").attr("tabindex", "-1").with(card.title.clone()))
        .with(classed("p", "lead").with(spans(&insight.lead)))
        .with(insight.byline.iter().map(|line| classed("p", "byline").with(spans(line))).collect::<Html>())
        .with(label::topics(&card.topics))
        .with(
            // What saving says stands last, where it moves nothing.
            classed("div", "facts").with(label::facts(card)).with(share(card.title.clone())).with(save(card)),
        );
    classed("article", "insight")
        .attr_if("lang", card.language.as_ref().map(|own| own.tag.clone()))
        .attr_if("dir", card.language.as_ref().map(|own| own.direction()))
        .with(back.with(label::arrow("←")).with(" Back to Insights"))
        .with(label::draft(card))
        .with(header)
        .with(section(
            "tldr",
            "TL;DR",
            vec![label::signal(card.signal), el("ul").with(list_items(&insight.tldr)).into()],
        ))
        .with(section(
            "takeaways",
            "Key Takeaways",
            vec![el("ul").with(list_items(&insight.takeaways)).into()],
        ))
        .with(changes(insight))
        .with(contents(insight))
        .with(classed("div", "body").with(blocks(insight)))
        .with(share(card.title.clone()))
        .with((!card.draft).then(|| {
            let of = ["insight/", &card.slug].concat();
            classed("p", "take").with(label::embed_link(&of))
        }))
        .with(footnotes(&insight.footnotes))
        .with(corrections(insight))
        .with(sources(&insight.sources))
        .with(neighbours("Series", [" Previous part", "Next part "], [&insight.previous, &insight.next]))
        .with(panels(insight))
        .with(
            (!insight.related.is_empty())
                .then(|| section("related", "Read next", vec![card_list(&insight.related, false)])),
        )
        .with(neighbours("Older and newer", [" Older", "Newer "], [&insight.older, &insight.newer]))
        .into()
}

/// A section under a heading; its name is its class and its fragment.
fn section(name: &'static str, title: &'static str, body: Vec<Html>) -> Html {
    classed("section", name)
        .attr("aria-labelledby", name)
        .with(el("h2").attr("id", name).with(title))
        .with(body)
        .into()
}

/// The contents list of a long insight.
fn contents(insight: &Insight) -> Html {
    let heading = |block: &Block| match block {
        Block::Heading(2, id, text) => Some(el("li").with(anchor(format!("#{id}"), plain(text)))),
        _ => None,
    };
    let headings: Vec<_> = insight.body.iter().filter_map(heading).collect();
    let list =
        |headings| classed("nav", "contents").attr("aria-label", "Contents").with(el("ol").with(headings));
    (headings.len() > 2).then(|| list(Html::from(headings))).into()
}

/// The ways on, to an insight before this one and to one after it: what these are together and each.
fn neighbours(
    name: &'static str,
    [before, after]: [&'static str; 2],
    [older, newer]: [&Option<Neighbour>; 2],
) -> Html {
    let neighbour = |class: &'static str, label: Vec<Html>, to: &Option<Neighbour>| {
        let one = to.as_ref()?;
        let address = links().to(&Route::Insight(one.slug.clone()));
        let title = classed("bdi", "title").with(one.title.clone());
        Some(classed("a", class).attr("href", address).with(el("span").with(label)).with(" ").with(title))
    };
    let ways = vec![
        neighbour("older", vec![label::arrow("←"), before.into()], older),
        neighbour("newer", vec![after.into(), label::arrow("→")], newer),
    ];
    ways.iter()
        .any(Option::is_some)
        .then(|| classed("nav", "neighbours").attr("aria-label", name).with(ways))
        .into()
}

fn corrections(insight: &Insight) -> Html {
    let entry = |one: &Correction| {
        let figure = one.figure.and_then(|index| insight.figures.get(index));
        correction(one, figure.map(|figure| figure.label.as_str()))
    };
    let entries = || el("ul").with(insight.corrections.iter().map(entry).collect::<Html>()).into();
    (!insight.corrections.is_empty()).then(|| section("corrections", "Corrections", vec![entries()])).into()
}

/// The footnotes, each with the way back to its mark.
fn footnotes(footnotes: &[Vec<Span>]) -> Html {
    let entry = |(index, text): (usize, &Vec<Span>)| {
        let number = index + 1;
        let back = el("a").attr("href", format!("#note-{number}-mark")).attr("role", "doc-backlink");
        let back = back.attr("aria-label", format!("Back to mark {number}")).with("↑");
        el("li").attr("id", format!("note-{number}")).with(spans(text)).with(" ").with(back)
    };
    let entries = || el("ol").with(footnotes.iter().enumerate().map(entry).collect::<Html>());
    (!footnotes.is_empty())
        .then(|| {
            // They look like sources.
            classed("section", "sources footnotes")
                .attr("aria-labelledby", "footnotes")
                .with(el("h2").attr("id", "footnotes").with("Notes"))
                .with(entries())
        })
        .into()
}

fn sources(sources: &[Source]) -> Html {
    let entry = |(index, source): (usize, &Source)| {
        let title: Html = match &source.url {
            Some(url) => {
                el("a").attr("href", url.clone()).attr("rel", "noopener").with(source.title.clone()).into()
            }
            None => classed("span", "title").with(source.title.clone()).into(),
        };
        let dated = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let read = source.retrieved.as_ref().map(|date| format!(" Read {date}.")).unwrap_or_default();
        el("li")
            .attr("id", format!("source-{}", index + 1))
            .with(title)
            .with(format!(". {}{dated}.{read}", source.publisher))
            .with(
                source
                    .unverified
                    .then_some(" No primary source was found: figures from here are unverified."),
            )
    };
    let entries = || el("ol").with(sources.iter().enumerate().map(entry).collect::<Html>()).into();
    (!sources.is_empty()).then(|| section("sources", "Sources", vec![entries()])).into()
}

//! The blocks of an insight's body.

use super::chart::chart;
use super::host::links;
use super::html::{Html, classed, el};
use super::span::spans;
use super::stat_cards::stat_cards;
use super::table::{comparison_table, source_line};
use crate::model::{Block, CalloutKind, Image, Insight, Span};

/// The body of an insight.
pub fn blocks(insight: &Insight) -> Html {
    insight.body.iter().map(|one| block(one, insight)).collect()
}

fn block(block: &Block, insight: &Insight) -> Html {
    match block {
        Block::Paragraph(text) => paragraph(text),
        Block::Heading(level, id, text) => {
            el(if *level == 3 { "h3" } else { "h2" }).attr("id", id.clone()).add(spans(text)).into()
        }
        Block::Cards(cards) => stat_cards(cards, insight),
        Block::Table(table) => comparison_table(table, insight),
        Block::Chart(drawn) => chart(drawn, &insight.sources),
        Block::Callout(kind, body) => callout(*kind, body),
        Block::List(ordered, items) => el(if *ordered { "ol" } else { "ul" }).add(list_items(items)).into(),
        Block::Quote(text, source) => {
            let places: Vec<usize> = source.iter().copied().collect();
            let quote = el("blockquote").add(paragraph(text));
            classed("figure", "quote").add(quote).add(source_line(&places, &insight.sources)).into()
        }
        Block::Image(shown) => image(shown),
        Block::Code(lang, text, under) => {
            let code = el("code").attr("data-lang", lang.clone()).add(text.clone());
            classed("figure", "code").add(el("pre").attr("tabindex", "0").add(code)).add(caption(under)).into()
        }
        Block::Unknown(text) => classed("div", "unknown-block")
            .add(el("p").add("This part needs a newer version of this page. Its words:"))
            .add(el("p").add(text.clone()))
            .into(),
    }
}

fn paragraph(text: &[Span]) -> Html {
    el("p").add(spans(text)).into()
}

fn callout(kind: CalloutKind, body: &[Vec<Span>]) -> Html {
    let paragraphs: Html = body.iter().map(|text| paragraph(text)).collect();
    classed("aside", format!("callout {}", kind.word()))
        .attr("aria-label", kind.label())
        .add(el("h3").add(kind.label()))
        .add(paragraphs)
        .into()
}

fn image(image: &Image) -> Html {
    let img = el("img")
        .attr("src", links().file(&format!("data/{}", image.src)))
        .attr("alt", image.alt.clone())
        .attr("width", image.width.to_string())
        .attr("height", image.height.to_string())
        .attr("loading", "lazy")
        .attr("decoding", "async");
    classed("figure", "image").add(img).add(caption(&image.caption)).into()
}

fn caption(text: &[Span]) -> Html {
    (!text.is_empty()).then(|| classed("figcaption", "caption").add(spans(text))).into()
}

/// One `li` for each text.
pub fn list_items(items: &[Vec<Span>]) -> Html {
    items.iter().map(|item| el("li").add(spans(item))).collect()
}

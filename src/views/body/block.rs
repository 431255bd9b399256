//! The blocks of an insight's body.

use super::chart::chart;
use super::stat_cards::stat_cards;
use super::table::{comparison_table, source_line};
use crate::model::{Block, CalloutKind, Image, Insight, Span};
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::figure_status::FigureStatuses;
use crate::views::inline::label::embed_link;
use crate::views::inline::span::spans;

/// The body of an insight. Each block can be linked to: exhibits by what they are called, the others by their place.
pub fn blocks(insight: &Insight) -> Html {
    let (mut cards, mut all) = (0, Vec::new());
    for (place, one) in insight.body.iter().enumerate() {
        let exhibit = match one {
            Block::Cards(_) => {
                cards += 1;
                Some(("cards", cards.to_string()))
            }
            Block::Table(table) => Some(("table", table.name.clone())),
            Block::Chart(chart) if chart.number > 0 => Some(("chart", chart.number.to_string())),
            _ => None,
        };
        let made = block(one, insight);
        all.push(match (made, exhibit) {
            (Html::Tag(tag), Some((kind, name))) => {
                let of = [kind, "/", &insight.card.slug, "/", &name].concat();
                let link = (!insight.card.draft).then(|| classed("p", "take").with(embed_link(&of)));
                tag.attr("id", [kind, "-", &name].concat()).with(link).into()
            }
            // A heading has an id of its own.
            (Html::Tag(tag), None) if !matches!(one, Block::Heading(..)) => {
                tag.attr("id", ["p", &(place + 1).to_string()].concat()).into()
            }
            (made, _) => made,
        });
    }
    Html::Many(all)
}

fn block(block: &Block, insight: &Insight) -> Html {
    match block {
        Block::Paragraph(text) => paragraph(text),
        Block::Heading(level, id, text) => {
            if *level == 2 {
                FigureStatuses::begin_section();
            }
            el(if *level == 3 { "h3" } else { "h2" }).attr("id", id.clone()).with(spans(text)).into()
        }
        Block::Cards(cards) => stat_cards(cards, insight),
        Block::Table(table) => comparison_table(table, &insight.sources),
        Block::Chart(drawn) => chart(drawn, insight),
        Block::Callout(kind, body) => callout(*kind, body),
        Block::List(ordered, items) => el(if *ordered { "ol" } else { "ul" }).with(list_items(items)).into(),
        Block::Quote(text, source) => {
            let indices: Vec<usize> = source.iter().copied().collect();
            let quote = el("blockquote").with(paragraph(text));
            classed("figure", "quote").with(quote).with(source_line(&indices, &insight.sources)).into()
        }
        Block::Image(shown) => image(shown),
        Block::Code(lang, text, under) => {
            let code = el("code").attr("data-lang", lang.clone()).with(text.clone());
            classed("figure", "code")
                .with(el("pre").attr("tabindex", "0").with(code))
                .with(caption(under))
                .into()
        }
        Block::Unknown(text) => classed("div", "unknown-block")
            .with(el("p").with("This part needs a newer version of this page. Its words:"))
            .with(el("p").with(text.clone()))
            .into(),
    }
}

fn paragraph(text: &[Span]) -> Html {
    el("p").with(spans(text)).into()
}

fn callout(kind: CalloutKind, body: &[Vec<Span>]) -> Html {
    let paragraphs: Html = body.iter().map(|text| paragraph(text)).collect();
    classed("aside", format!("callout {}", kind.word()))
        .attr("aria-label", kind.label())
        .with(el("h3").with(kind.label()))
        .with(paragraphs)
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
    classed("figure", "image").with(img).with(caption(&image.caption)).into()
}

fn caption(text: &[Span]) -> Html {
    (!text.is_empty()).then(|| classed("figcaption", "caption").with(spans(text))).into()
}

/// One `li` for each text.
pub fn list_items(items: &[Vec<Span>]) -> Html {
    items.iter().map(|item| el("li").with(spans(item))).collect()
}

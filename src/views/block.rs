//! The blocks of an insight's body.

use super::chart::chart;
use super::host::links;
use super::span::spans;
use super::stat_cards::StatCards;
use super::table::{ComparisonTable, source_line};
use crate::model::{Block, CalloutKind, Insight, Span};
use leptos::prelude::*;

/// The body of an insight.
pub fn blocks(insight: StoredValue<Insight>) -> AnyView {
    insight.with_value(|whole| whole.body.iter().map(|one| block(one, whole, insight)).collect_view()).into_any()
}

fn block(block: &Block, whole: &Insight, insight: StoredValue<Insight>) -> AnyView {
    match block {
        Block::Paragraph(text) => paragraph(text),
        Block::Heading(3, id, text) => view! { <h3 id=id.clone()>{spans(text)}</h3> }.into_any(),
        Block::Heading(_, id, text) => view! { <h2 id=id.clone()>{spans(text)}</h2> }.into_any(),
        Block::Cards(cards) => view! { <StatCards cards=cards.clone() insight/> }.into_any(),
        Block::Table(table) => view! { <ComparisonTable table=table.clone() insight/> }.into_any(),
        Block::Chart(drawn) => chart(drawn, &whole.sources),
        Block::Callout(kind, body) => callout(*kind, body),
        Block::List(true, items) => view! { <ol>{list_items(items)}</ol> }.into_any(),
        Block::List(false, items) => view! { <ul>{list_items(items)}</ul> }.into_any(),
        Block::Quote(text, source) => {
            let places: Vec<usize> = source.iter().copied().collect();
            view! { <figure class="quote"><blockquote>{paragraph(text)}</blockquote>{source_line(&places, &whole.sources)}</figure> }
                .into_any()
        }
        Block::Image(image) => {
            let address = links().file(&format!("data/{}", image.src));
            view! {
                <figure class="image">
                    <img src=address alt=image.alt.clone() width=image.width.to_string() height=image.height.to_string()
                        loading="lazy" decoding="async"/>
                    {caption(&image.caption)}
                </figure>
            }
            .into_any()
        }
        Block::Code(lang, text, under) => view! {
            <figure class="code">
                <pre tabindex="0"><code data-lang=lang.clone()>{text.clone()}</code></pre>
                {caption(under)}
            </figure>
        }
        .into_any(),
        Block::Unknown(text) => view! {
            <div class="unknown-block">
                <p>"This part needs a newer version of this page. Its words:"</p>
                <p>{text.clone()}</p>
            </div>
        }
        .into_any(),
    }
}

fn paragraph(text: &[Span]) -> AnyView {
    view! { <p>{spans(text)}</p> }.into_any()
}

fn callout(kind: CalloutKind, body: &[Vec<Span>]) -> AnyView {
    let paragraphs = body.iter().map(|text| paragraph(text)).collect_view();
    view! { <aside class=format!("callout {}", kind.word()) aria-label=kind.label()><h3>{kind.label()}</h3>{paragraphs}</aside> }
        .into_any()
}

fn caption(text: &[Span]) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <figcaption class="caption">{spans(text)}</figcaption> }.into_any())
}

/// One `li` for each text.
pub fn list_items(items: &[Vec<Span>]) -> AnyView {
    items.iter().map(|item| view! { <li>{spans(item)}</li> }).collect_view().into_any()
}

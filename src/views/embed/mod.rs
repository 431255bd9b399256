//! What pages of others show: a figure, cards, a table, a chart or an insight, each whole without a script.

mod figure;
mod guide;
mod insight;

use super::body::chart::chart;
use super::body::stat_cards::stat_cards;
use super::body::table::plain_table;
use super::host::EmbeddedIn;
use super::html::{Html, classed, el};
use super::inline::figure_status::FigureStatuses;
use crate::model::{Block, Insight};
pub use figure::{EmbeddedFigure, figure, figure_quote};
pub use guide::{EmbedExample, embed_guide};
pub use insight::insight;
use leptos::prelude::provide_context;

/// A block of an insight at `address`. Nothing of what is no exhibit.
pub fn exhibit(block: &Block, within: &Insight, address: &str) -> Option<Html> {
    provide_context(FigureStatuses::of(within));
    provide_context(EmbeddedIn(address.to_owned()));
    Some(match block {
        Block::Cards(cards) => stat_cards(cards, within),
        Block::Table(table) => plain_table(table, &within.sources),
        Block::Chart(one) => chart(one, within),
        _ => return None,
    })
}

/// A block of an insight in words, as it stands in a quotation: what it is called, and of cards their figures.
pub fn exhibit_quote(block: &Block, within: &Insight, title: &str) -> Html {
    let named = el("p").with(el("strong").with(title.to_owned()));
    let more: Html = match block {
        Block::Cards(cards) => {
            let one = |place: &usize| {
                let figure = within.figures.get(*place)?;
                let value = el("b").with(el("bdi").with(figure.text.clone()));
                Some(el("li").with(value).with(format!(" {}, as of {}", figure.label, figure.as_of)))
            };
            el("ul").with(cards.figures.iter().filter_map(one).collect::<Html>()).into()
        }
        Block::Chart(chart) => el("p").with(chart.alt.clone()).into(),
        _ => Html::default(),
    };
    let date = format!("From “{}”, {}.", within.card.title, within.card.published.day_text());
    Html::Many(vec![named.into(), more, el("p").with(date).into()])
}

/// An insight in words, as it stands in a quotation.
pub fn insight_quote(insight: &Insight) -> Html {
    Html::Many(vec![
        el("p").with(el("strong").with(insight.card.title.clone())).into(),
        el("p").with(crate::model::plain(&insight.lead)).into(),
        el("p").with(format!("Published {}.", insight.card.published.day_text())).into(),
    ])
}

/// What stands in a frame: the exhibit, then where it is from. `said` are short facts beside the way back.
///
/// The two targets are nothing to see: an address that ends in `#dark` or `#light` chooses how the frame is lit, without a
/// script.
pub fn embed_frame(body: Html, said: &[String], (address, name): (&str, &str)) -> Html {
    let facts: Html = said.iter().map(|fact| el("span").with(fact.clone())).collect();
    let back = el("a").attr("href", address.to_owned()).attr("target", "_blank").attr("rel", "noopener");
    let foot = el("footer").with(facts).with(back.with(name.to_owned()));
    let lit =
        ["light", "dark"].into_iter().map(|id| el("i").attr("id", id).attr("hidden", "")).collect::<Html>();
    Html::Many(vec![lit, classed("main", "embed").with(body).with(foot).into()])
}

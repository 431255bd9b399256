//! What hosts embed: pages of one figure, group of cards, table, chart or insight each, made by the views that every page is
//! made by, so that nothing embedded says another number.

mod examples;
mod figure;
mod height;
mod oembed;
mod page;

pub use figure::{figures, withdrawn};
pub use page::{Embed, EmbedPages, MadeEmbeds};

use crate::model::{Block, Insight, Links, Route, plain};
use crate::publish::render::site_context::SiteContext;
use crate::publish::social_card::Share;
use crate::views::Html;
use crate::views::embed as views;

/// The script that pages embed with, as it is served: its address stands on pages of others, so it has no hash in its name.
pub const SCRIPT: (&str, &str) = ("embed.js", include_str!("../../embed.js"));
/// The dialog behind “Embed”.
pub const DIALOG: (&str, &str) = ("embed/dialog.js", include_str!("../../embed-dialog.js"));

/// What can be embedded of an insight: each of its exhibits, and itself in short. `share` is the picture that stands for it;
/// charts have their own.
pub fn of_insight(
    insight: &Insight,
    links: &Links,
    context: &SiteContext,
    share: Option<&Share>,
) -> Vec<Embed> {
    let slug = &insight.card.slug;
    let route = Route::Insight(slug.clone());
    let address = links.to(&route);
    let published = format!("Published {}", insight.card.published.day_text());
    let corrected = insight.card.updated.map(|day| format!("Corrected {}", day.day_text()));
    let said: Vec<String> = std::iter::once(published).chain(corrected).collect();
    let embed =
        |path: String, title: String, fragment: String, height: u32, (body, quote): (Html, Html)| Embed {
            path,
            title,
            place: (route.clone(), fragment),
            said: said.clone(),
            height,
            body,
            quote,
            frozen: None,
            is_answered: true,
            share: share.cloned(),
            language: insight.card.language.clone(),
        };
    let mut all = vec![embed(
        format!("embed/insight/{slug}/"),
        insight.card.title.clone(),
        String::new(),
        height::of_insight(insight),
        (views::insight(insight, &address), views::insight_quote(insight)),
    )];
    let mut cards = 0;
    for block in &insight.body {
        let (path, title, fragment) = match block {
            Block::Cards(group) => {
                cards += 1;
                (format!("embed/cards/{slug}/{cards}/"), plain(&group.title), format!("cards-{cards}"))
            }
            Block::Table(table) => {
                let name = &table.name;
                (format!("embed/table/{slug}/{name}/"), plain(&table.caption), format!("table-{name}"))
            }
            Block::Chart(chart) if chart.number > 0 => {
                let number = chart.number;
                (format!("embed/chart/{slug}/{number}/"), plain(&chart.title), format!("chart-{number}"))
            }
            _ => continue,
        };
        let title = if title.is_empty() { insight.card.title.clone() } else { title };
        if let Some(body) = views::exhibit(block, insight, &address) {
            let quote = views::exhibit_quote(block, insight, &title);
            let exhibit = embed(path, title, fragment, height::of_block(block), (body, quote));
            let own = match block {
                Block::Chart(chart) => context.chart_share(insight, chart),
                _ => None,
            };
            all.push(Embed { share: own.or(exhibit.share), ..exhibit });
        }
    }
    all
}

//! An entity: its figures with their courses, what it is compared with, and the insights that state them.

use crate::model::{CompareQuery, Entity, Route, Subject};
use crate::views::body::key_rows::key_rows;
use crate::views::compare::{metric_links, subject};
use crate::views::feed::card_list;
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::{arrow, insights};
use crate::views::inline::span::anchor;

/// Everything the edition says of an entity.
pub fn entity_view(page: &Entity) -> Html {
    let Subject { id, name, count, .. } = &page.entity;
    let back = classed("a", "back")
        .attr("href", links().to(&Route::Figures(1)))
        .with(arrow("←"))
        .with(" All figures");
    let figures =
        if *count == 1 { "one figure".to_owned() } else { [&count.to_string(), " figures"].concat() };
    let stated = (page.insight_count > 0).then(|| [", stated in ", &insights(page.insight_count)].concat());
    let mut all = vec![
        back.into(),
        el("h1").attr("tabindex", "-1").with(name.clone()).into(),
        classed("p", "intro").with(figures).with(stated).into(),
        part("Figures", key_rows(&page.keys)),
        pages(page.page, page.pages, &|page| links().to(&Route::Entity(id.clone(), page))),
    ];
    if !page.others.is_empty() {
        all.push(part("Compared with", others(id, &page.others)));
    }
    if !page.metrics.is_empty() {
        all.push(part("Compared by", metric_links(&page.metrics)));
    }
    if !page.insights.is_empty() {
        let all_here = page.insights.len() == page.insight_count;
        let title = if all_here { "Insights" } else { "Newest insights" };
        all.push(part(title, card_list(&page.insights, false)));
    }
    classed("section", "compare").with(Html::Many(all)).into()
}

fn part(title: &'static str, body: Html) -> Html {
    classed("section", "part").with(el("h2").with(title)).with(body).into()
}

/// The entities it shares metrics with, and the way to a comparison with each.
fn others(id: &str, others: &[Subject]) -> Html {
    let mut items = Vec::new();
    for other in others {
        let entities = vec![id.to_owned(), other.id.clone()];
        let query = CompareQuery { entities, ..CompareQuery::default() };
        let with = classed("span", "sr").with([" with ", &other.name].concat());
        let words = Html::Many(vec!["Side by side".into(), with.into()]);
        let address = links().to_query(&Route::Compare(1), &query.to_query());
        let compare = classed("span", "needs-app").with(" ").with(anchor(address, words));
        let shared = match other.count {
            1 => "one metric in common".to_owned(),
            count => [&count.to_string(), " metrics in common"].concat(),
        };
        let facts = Html::Many(vec![shared.into(), compare.into()]);
        items.push(subject(Route::Entity(other.id.clone(), 1), &other.name, facts));
    }
    classed("ul", "subjects").with(Html::Many(items)).into()
}

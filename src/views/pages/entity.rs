//! An entity: its figures with their courses, what it is compared with, and the insights that state them.

use crate::model::{CompareQuery, Entity, Route, Subject};
use crate::views::body::key_rows::key_rows;
use crate::views::compare::metric_links;
use crate::views::feed::card_list;
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, Tag, classed, el};
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
    let part =
        |title: &'static str, body: Html| classed("section", "part").with(el("h2").with(title)).with(body);
    let some = |title, there: bool, body: &dyn Fn() -> Html| there.then(|| part(title, body()));
    classed("section", "compare entity-page")
        .with(back)
        .with(el("h1").attr("tabindex", "-1").with(name.clone()))
        .with(classed("p", "intro").with(figures).with(stated))
        .with(some("Figures", true, &|| key_rows(&page.keys)))
        .with(pages(page.page, page.pages, |page| links().to(&Route::Entity(id.clone(), page))))
        .with(some("Compared with", !page.others.is_empty(), &|| others(id, &page.others)))
        .with(some("Compared by", !page.metrics.is_empty(), &|| metric_links(&page.metrics)))
        .with(some(
            if page.insights.len() < page.insight_count { "Newest insights" } else { "Insights" },
            !page.insights.is_empty(),
            &|| card_list(&page.insights, false),
        ))
        .into()
}

/// The entities it shares metrics with, and the way to a comparison with each.
fn others(id: &str, others: &[Subject]) -> Html {
    let item = |other: &Subject| {
        let query =
            CompareQuery { entities: vec![id.to_owned(), other.id.clone()], ..CompareQuery::default() };
        let compare =
            anchor(links().to_query(&Route::Compare(1), &query.to_query()), side_by_side(&other.name));
        let shared = match other.count {
            1 => "one metric in common".to_owned(),
            count => [&count.to_string(), " metrics in common"].concat(),
        };
        el("li").with(anchor(links().to(&Route::Entity(other.id.clone(), 1)), other.name.clone())).with(
            classed("span", "facts").with(shared).with(classed("span", "needs-app").with(" ").with(compare)),
        )
    };
    classed("ul", "subjects").with(others.iter().map(item).collect::<Html>()).into()
}

/// A link's words, which are read out without what stands beside them.
fn side_by_side(name: &str) -> Vec<Tag> {
    vec![el("span").with("Side by side"), classed("span", "sr").with([" with ", name].concat())]
}

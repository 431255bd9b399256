//! Comparisons: what a reader has put together, where that begins, and what all have come to by one metric.

mod chooser;
pub mod compare_state;
mod matrix;

use self::chooser::chooser;
use self::compare_state::CompareState;
use self::matrix::matrix;
use crate::model::{
    CompareQuery, MOST_ENTITIES, MOST_METRICS, Metric, MetricList, Route, Standing, Subject, entities,
};
use crate::views::failure::retry;
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::label::arrow;
use crate::views::inline::span::anchor;
use leptos::prelude::*;

/// Where comparisons begin, and what a reader has put together there.
pub fn compare_view(list: &MetricList, state: RwSignal<CompareState>) -> Html {
    let section = classed("section", "compare").with(el("h1").attr("tabindex", "-1").with("Compare"));
    if list.page > 1 {
        return section.with(back()).with(listed(list)).into();
    }
    let list = list.clone();
    let busy = move || Some(state.with(|state| state.loading).to_string());
    let body = move || {
        state.with(|state| match state.query.asks() {
            true => answer(state),
            false => start(&list),
        })
    };
    section
        .with(classed("p", "intro").with(
            "The newest figures side by side, each linked to the insight that states it. The address holds what is compared.",
        ))
        .with(chooser(state))
        .with(classed("div", "results").live_attr("aria-busy", busy).settled(body))
        .into()
}

/// Useful comparisons, and the way to all others.
fn start(list: &MetricList) -> Html {
    let first = |metric: &Metric| {
        let Subject { id, name, count, .. } = &metric.metric;
        let address = links().to(&Route::Metric(id.clone(), 1));
        let more = (*count > metric.standings.len())
            .then(|| el("p").with(anchor(address.clone(), ["All ", &entities(*count)].concat())));
        el("section")
            .with(el("h2").with(anchor(address, name.clone())))
            .with(matrix(
                "The newest figures".to_owned(),
                (&rows(&metric.standings), true),
                std::slice::from_ref(metric),
            ))
            .with(more)
    };
    let empty = list.metrics.is_empty().then(|| {
        classed("p", "hint").with("No metric is stated for two entities yet, so there is nothing to compare.")
    });
    Html::Many(vec![list.first.iter().map(first).collect(), empty.into(), listed(list)])
}

/// The metrics that several entities have.
fn listed(list: &MetricList) -> Html {
    let some = !list.metrics.is_empty();
    let all =
        some.then(|| el("section").with(el("h2").with("All comparisons")).with(metric_links(&list.metrics)));
    Html::Many(vec![all.into(), pages(list.page, list.pages, |page| links().to(&Route::Compare(page)))])
}

/// Metrics, each linked to its comparison.
pub fn metric_links(metrics: &[Subject]) -> Html {
    let item = |metric: &Subject| {
        let unit = if metric.unit.is_empty() { String::new() } else { ["in ", &metric.unit, ", "].concat() };
        el("li")
            .with(anchor(links().to(&Route::Metric(metric.id.clone(), 1)), metric.name.clone()))
            .with(classed("span", "facts").with([unit, entities(metric.count)].concat()))
    };
    classed("ul", "subjects").with(metrics.iter().map(item).collect::<Html>()).into()
}

/// What all entities have come to by one metric.
pub fn metric_view(page: &Metric) -> Html {
    let Subject { id, name, unit, count } = &page.metric;
    let query = CompareQuery { metrics: vec![id.clone()], ..CompareQuery::default() };
    let choose = links().to_query(&Route::Compare(1), &query.to_query());
    let facts = [if unit.is_empty() { "" } else { ", in " }, unit, ", ", &entities(*count)].concat();
    classed("section", "compare")
        .with(back())
        .with(el("h1").attr("tabindex", "-1").with(name.clone()))
        .with(classed("p", "intro").with(el("code").with(id.clone())).with(facts))
        .with(matrix(
            "The newest figure of each".to_owned(),
            (&rows(&page.standings), true),
            std::slice::from_ref(page),
        ))
        .with(classed("p", "needs-app").with(anchor(choose, "Choose which to compare, and by what else")))
        .with(pages(page.page, page.pages, |page| links().to(&Route::Metric(id.clone(), page))))
        .into()
}

fn back() -> Tag {
    classed("a", "back")
        .attr("href", links().to(&Route::Compare(1)))
        .with(arrow("←"))
        .with(" All comparisons")
}

fn rows(standings: &[Standing]) -> Vec<(String, String)> {
    standings.iter().map(|one| (one.entity.clone(), one.name.clone())).collect()
}

/// What a reader has put together, and what has to be said of it.
fn answer(state: &CompareState) -> Html {
    let hint = |words: String| Html::from(classed("p", "hint").with(words));
    let query = &state.query;
    let mut all = Vec::new();
    if !query.unknown.is_empty() {
        let words = query.unknown.join("”, “");
        all.push(hint(
            ["The address asks for “", &words, "”, which can be neither; it was left out."].concat(),
        ));
    }
    for (ids, most, what) in
        [(&query.entities, MOST_ENTITIES, " entities"), (&query.metrics, MOST_METRICS, " metrics")]
    {
        if let Some(over) = ids.get(most..).filter(|over| !over.is_empty()) {
            let most = most.to_string();
            let over = over.join("”, “");
            all.push(hint(
                ["At most ", &most, what, " are compared at once: “", &over, "” is left out."].concat(),
            ));
        }
    }
    if !state.missing.is_empty() {
        let words = state.missing.join("”, “");
        all.push(hint(
            ["This edition has no figure of “", &words, "”. It may have been withdrawn."].concat(),
        ));
    }
    if let Some(failure) = &state.failure {
        let words = el("p").attr("role", "alert").with(failure.words());
        all.push(classed("div", "state failed").with(words).with(retry()).into());
    } else if state.loading {
        all.push(hint("Loading…".to_owned()));
    } else {
        found(state, &mut all);
    }
    all.into()
}

fn found(state: &CompareState, all: &mut Vec<Html>) {
    let hint = |words: String| Html::from(classed("p", "hint").with(words));
    let none = state.metrics.iter().all(|metric| metric.standings.is_empty());
    if let Some(count) = state.first_of.filter(|count| *count > state.rows.len()) {
        let said = [&state.rows.len().to_string(), " of ", &entities(count)].concat();
        all.push(hint(
            ["No entity is chosen yet; these are the first ", &said, " with such a figure."].concat(),
        ));
    }
    if let Some(count) = state.shared.filter(|count| *count > state.metrics.len()) {
        let said = [&state.metrics.len().to_string(), " of ", &count.to_string()].concat();
        all.push(hint(["No metric is chosen yet; these are ", &said, " they share."].concat()));
    }
    match (state.rows.len(), none) {
        (0, _) => {
            all.push(hint("There is nothing to compare yet. Choose entities, metrics, or both.".to_owned()))
        }
        (1, true) => all.push(hint("Choose another entity, or a metric.".to_owned())),
        (_, true) if state.metrics.is_empty() => {
            all.push(hint("They have nothing in common: no metric is stated for all of them.".to_owned()));
        }
        (_, true) => all.push(hint("None of these metrics is stated for any of them.".to_owned())),
        (1, false) => all.push(hint("One entity alone; choose another to compare it with.".to_owned())),
        _ => {}
    }
    if !none {
        let names: Vec<&str> = state.rows.iter().map(|(_, name)| name.as_str()).collect();
        all.push(matrix(
            [&names.join(", "), ", the newest figures"].concat(),
            (&state.rows, false),
            &state.metrics,
        ));
        let subjects: Vec<Subject> = state.metrics.iter().map(|metric| metric.metric.clone()).collect();
        let more = el("section").with(el("h2").with("With all others")).with(metric_links(&subjects));
        all.push(more.into());
    }
}

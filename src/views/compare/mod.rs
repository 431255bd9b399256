//! Comparisons: what a reader has put together, where that begins, and what all have come to by one metric.

mod chooser;
pub mod compare_state;
mod matrix;

use self::chooser::chooser;
use self::compare_state::CompareState;
use self::matrix::matrix;
use crate::model::{CompareQuery, MOST_ENTITIES, MOST_METRICS, Metric, MetricList, Route, Subject, entities};
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
    let turn = move || state.with(|state| state.turn);
    let body = move |_: &u32| {
        state.with_untracked(|state| if state.query.asks() { answer(state) } else { start(&list) })
    };
    let intro = "The newest figures side by side, each linked to the insight that states it. The address holds what is compared.";
    section
        .with(classed("p", "intro").with(intro))
        .with(chooser(state))
        .with(classed("div", "results").live_attr("aria-busy", busy).live_of(turn, body))
        .into()
}

/// Useful comparisons, and the way to all others.
fn start(list: &MetricList) -> Html {
    let mut all = Vec::new();
    for metric in &list.first {
        let Subject { id, name, count, .. } = &metric.metric;
        let address = links().to(&Route::Metric(id.clone(), 1));
        let mut section = el("section")
            .with(el("h2").with(anchor(address.clone(), name.clone())))
            .with(alone("The newest figures", metric));
        if *count > metric.standings.len() {
            section = section.with(el("p").with(anchor(address, ["All ", &entities(*count)].concat())));
        }
        all.push(section.into());
    }
    if list.metrics.is_empty() {
        all.push(hint(
            "No metric is stated for two entities yet, so there is nothing to compare.".to_owned(),
        ));
    }
    all.push(listed(list));
    Html::Many(all)
}

/// The metrics that several entities have.
fn listed(list: &MetricList) -> Html {
    let mut all = Vec::new();
    if !list.metrics.is_empty() {
        let heading = el("h2").with("All comparisons");
        all.push(el("section").with(heading).with(metric_links(&list.metrics)).into());
    }
    all.push(pages(list.page, list.pages, &|page| links().to(&Route::Compare(page))));
    Html::Many(all)
}

/// Metrics, each linked to its comparison.
pub fn metric_links(metrics: &[Subject]) -> Html {
    let mut items = Vec::new();
    for metric in metrics {
        let route = Route::Metric(metric.id.clone(), 1);
        let (before, after) = if metric.unit.is_empty() { ("", "") } else { ("in ", ", ") };
        let facts = [before, &metric.unit, after, &entities(metric.count)].concat();
        items.push(subject(route, &metric.name, facts.into()));
    }
    classed("ul", "subjects").with(Html::Many(items)).into()
}

/// An entity or a metric in a list, and what there is to say of it.
pub fn subject(route: Route, name: &str, facts: Html) -> Html {
    let link = anchor(links().to(&route), name.to_owned());
    el("li").with(link).with(classed("span", "facts").with(facts)).into()
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
        .with(alone("The newest figure of each", page))
        .with(classed("p", "needs-app").with(anchor(choose, "Choose which to compare, and by what else")))
        .with(pages(page.page, page.pages, &|page| links().to(&Route::Metric(id.clone(), page))))
        .into()
}

fn back() -> Tag {
    classed("a", "back")
        .attr("href", links().to(&Route::Compare(1)))
        .with(arrow("←"))
        .with(" All comparisons")
}

/// All that is here of one metric.
fn alone(caption: &'static str, metric: &Metric) -> Html {
    let mut rows = Vec::new();
    for one in &metric.standings {
        rows.push((one.entity.clone(), one.name.clone()));
    }
    matrix(caption.to_owned(), (&rows, true), std::slice::from_ref(metric))
}

fn hint(words: String) -> Html {
    classed("p", "hint").with(words).into()
}

/// What a reader has put together, and what has to be said of it.
fn answer(state: &CompareState) -> Html {
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
    Html::Many(all)
}

fn found(state: &CompareState, all: &mut Vec<Html>) {
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
        let mut caption = String::new();
        for (_, name) in &state.rows {
            caption.push_str(name);
            caption.push_str(", ");
        }
        caption.push_str("the newest figures");
        let mut subjects = Vec::new();
        for metric in &state.metrics {
            subjects.push(metric.metric.clone());
        }
        all.push(matrix(caption, (&state.rows, false), &state.metrics));
        let heading = el("h2").with("With all others");
        all.push(el("section").with(heading).with(metric_links(&subjects)).into());
    }
}

//! The filters of feeds and of the search. What they say stands in the address; they only ask for another one.

use crate::model::{FeedQuery, Impact, Order, Route, Signal as Kind, Site};
use crate::views::host::{Navigate, host};
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The filters on the page `route`, which asks `query`; `years` are those to choose from in the search.
pub fn filters(site: &Site, route: &Route, query: Callback<(), FeedQuery>, years: &[String]) -> Html {
    let searching = *route == Route::Search;
    let host = host();
    let on = route.clone();
    let go = move |change: &dyn Fn(&mut FeedQuery), push: bool| {
        if let Some(host) = host {
            let mut query = untrack(|| query.run(()));
            (query.page, query.further) = (None, 0);
            query.unknown.clear();
            change(&mut query);
            host.go.run(Navigate { route: on.clone(), query: query.to_query(), push });
        }
    };
    let choice = |label,
                  name,
                  all,
                  options: Vec<(String, String)>,
                  now: fn(&FeedQuery) -> String,
                  put: fn(&mut FeedQuery, String)| {
        let go = go.clone();
        let choose = move |event| go(&|query| put(query, event_target_value(&event)), true);
        select(label, name, all, options, query, now, choose)
    };
    let words = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(word, label)| ((*word).to_owned(), (*label).to_owned())).collect()
    };
    let orders = [Order::Newest, Order::Oldest].map(|order| (order.word(), order.label()));
    let signals: Vec<_> = Kind::ALL.iter().map(|kind| (kind.word(), kind.label())).collect();
    let impacts: Vec<_> = Impact::ALL.iter().map(|impact| (impact.word(), impact.label())).collect();
    let topics = (!matches!(route, Route::Topic(_))).then(|| {
        let options = site.topics.iter().map(|topic| (topic.slug.clone(), topic.name.clone())).collect();
        let put =
            |query: &mut FeedQuery, word: String| query.topic = Some(word).filter(|word| !word.is_empty());
        choice("Topic", "topic", "All topics", options, |query| query.topic.clone().unwrap_or_default(), put)
    });
    let typed = go.clone();
    let field = el("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("id", "filter")
        .attr("placeholder", if searching { "Words, names, figures" } else { "Filter by words" })
        .attr("maxlength", "200")
        // Who comes to the search has come to type.
        .attr_if("autofocus", searching.then_some(""))
        .property("value", move || Some(query.run(()).text).filter(|text| !text.is_empty()))
        .on("input", move |event: Event| typed(&|query| query.text = event_target_value(&event), false));
    // On a narrow screen the insights come first; who has asked for some of them sees what was asked for.
    let open = RwSignal::new(untrack(|| query.run(()).filters()));
    let fold = classed("button", "quiet fold")
        .attr("type", "button")
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open))
        .with("Filter");
    let class = if searching { "filters needs-app wide" } else { "filters needs-app" };
    el("form")
        .live_attr("class", move || Some([class, if open.get() { " open" } else { "" }].concat()))
        .attr("role", "search")
        .attr("aria-label", if searching { "Search insights" } else { "Filter insights" })
        // What a browser fills in from last time is not what this address asks for.
        .attr("autocomplete", "off")
        .on("submit", |event: Event| event.prevent_default())
        .with(fold)
        .with(classed("label", "text").with(el("span").with("Text")).with(field))
        .with(topics)
        .with(choice(
            "Signal",
            "signal",
            "All signals",
            words(&signals),
            |query| query.signal.map(Kind::word).unwrap_or_default().to_owned(),
            |query, word| query.signal = word.parse().ok(),
        ))
        .with(choice(
            "Impact",
            "impact",
            "Any impact",
            words(&impacts),
            |query| query.impact.map(Impact::word).unwrap_or_default().to_owned(),
            |query, word| query.impact = word.parse().ok(),
        ))
        .with((!years.is_empty()).then(|| {
            choice(
                "Date",
                "date",
                "Any time",
                years.iter().map(|year| (year.clone(), year.clone())).collect(),
                |query| query.date.clone().unwrap_or_default(),
                |query, word| query.date = Some(word).filter(|word| !word.is_empty()),
            )
        }))
        .with(choice(
            "Sort",
            "sort",
            if searching { "Best match" } else { Order::Newest.label() },
            words(&orders[usize::from(!searching)..]),
            if searching {
                |query| query.order.map(Order::word).unwrap_or_default().to_owned()
            } else {
                |query| if query.oldest_first() { Order::Oldest.word() } else { "" }.to_owned()
            },
            |query, word| query.order = word.parse().ok(),
        ))
        .into()
}

fn select(
    label: &'static str,
    name: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    query: Callback<(), FeedQuery>,
    now: fn(&FeedQuery) -> String,
    choose: impl FnMut(Event) + Send + 'static,
) -> Html {
    let options: Html =
        options.into_iter().map(|(word, text)| el("option").attr("value", word).with(text)).collect();
    let select = el("select")
        .attr("name", name)
        .property("value", move || Some(now(&query.run(()))).filter(|word| !word.is_empty()))
        .on("change", choose)
        .with(el("option").attr("value", "").with(all))
        .with(options);
    el("label").with(el("span").with(label)).with(select).into()
}

//! The feed: insights by day, filters, numbered pages.

use super::host::{Go, host, links};
use super::label;
use super::state::Failure;
use crate::model::{Card, FeedQuery, Impact, Order, PageName, Route, Signal as Kind, Site};
use leptos::prelude::*;

/// What is known of the feed asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedState {
    /// The question these cards answer.
    pub query: FeedQuery,
    /// The insights found, in the order asked for.
    pub cards: Vec<Card>,
    /// How many insights the feed has in all.
    pub count: usize,
    /// Whether a filtered feed has more files to look into.
    pub more: bool,
    /// Whether it is still looking.
    pub loading: bool,
    /// Why it stopped looking, if it had to.
    pub failure: Option<Failure>,
}

/// The feed, of all insights or of a topic's.
#[component]
pub fn FeedView(
    /// The site.
    site: Site,
    /// The page it stands on: the feed, or a topic's page.
    route: Route,
    /// What is known of it.
    #[prop(into)]
    state: Signal<FeedState>,
    /// What stands above it.
    children: Children,
) -> impl IntoView {
    let filters = filters(&site, &route, state);
    let list_route = route.clone();
    let list = move || {
        let state = state.get();
        view! {
            {unknown(&state)}
            {summary(&state, &list_route)}
            {days(&state)}
            {pages(&state, &list_route)}
        }
    };
    view! {
        <section class="feed">
            {children()}
            {filters}
            <div class="results" aria-busy=move || state.with(|state| state.loading).to_string()>{list}</div>
        </section>
    }
}

fn filters(site: &Site, route: &Route, state: Signal<FeedState>) -> AnyView {
    let route = StoredValue::new(route.clone());
    let go = move |change: &dyn Fn(&mut FeedQuery), step: bool| {
        if let Some(host) = host() {
            let mut query = state.with_untracked(|state| state.query.clone());
            (query.page, query.further) = (None, 0);
            change(&mut query);
            host.go.run(Go { route: route.get_value(), query: query.to_query(), step });
        }
    };
    let current = move |read: fn(&FeedQuery) -> String| move || state.with(|state| read(&state.query));
    let topics = (!matches!(route.get_value(), Route::Topic(_))).then(|| {
        let options = site.topics.iter().map(|entry| {
            (entry.topic.slug.clone(), format!("{} ({})", entry.topic.name, entry.count))
        });
        let now = current(|query| query.topic.clone().unwrap_or_default());
        select("Topic", "topic", "All topics", options.collect(), now, move |word| {
            go(&|query| query.topic = Some(word.clone()).filter(|word| !word.is_empty()), true);
        })
    });
    let signals = Kind::ALL.iter().map(|kind| (kind.word().to_owned(), kind.label().to_owned())).collect();
    let impacts = Impact::ALL.iter().map(|impact| (impact.word().to_owned(), impact.label().to_owned())).collect();
    let orders = vec![(Order::Oldest.word().to_owned(), Order::Oldest.label().to_owned())];
    view! {
        <form class="filters needs-app" role="search" aria-label="Filter insights" on:submit=|event| event.prevent_default()>
            <label class="text">
                <span>"Text"</span>
                <input type="search" name="q" id="filter" placeholder="Filter by words" autocomplete="off" maxlength="200"
                    prop:value=current(|query| query.text.clone())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        go(&|query| query.text.clone_from(&text), false);
                    }/>
            </label>
            {topics}
            {select("Signal", "signal", "All signals", signals, current(|query| query.signal.map(Kind::word).unwrap_or_default().to_owned()),
                move |word| go(&|query| query.signal = word.parse().ok(), true))}
            {select("Impact", "impact", "Any impact", impacts, current(|query| query.impact.map(Impact::word).unwrap_or_default().to_owned()),
                move |word| go(&|query| query.impact = word.parse().ok(), true))}
            {select("Sort", "sort", Order::Newest.label(), orders, current(|query| query.order.filter(|o| *o == Order::Oldest).map(Order::word).unwrap_or_default().to_owned()),
                move |word| go(&|query| query.order = word.parse().ok(), true))}
        </form>
    }
    .into_any()
}

fn select(
    label: &'static str,
    name: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    now: impl Fn() -> String + Send + Sync + Copy + 'static,
    choose: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let chosen = now();
    let option = |(word, text): (String, String)| {
        let selected = word == chosen;
        view! { <option value=word selected=selected>{text}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
    view! {
        <label>
            <span>{label}</span>
            <select name=name prop:value=now on:change=move |event| choose(event_target_value(&event))>
                <option value="">{all}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn unknown(state: &FeedState) -> Option<AnyView> {
    let words = state.query.unknown.join("”, “");
    (!words.is_empty()).then(|| view! { <p class="hint">{format!("The address asks for “{words}”, which means nothing here; it was left out.")}</p> }.into_any())
}

/// How many were found, and the ways out where none were.
fn summary(state: &FeedState, route: &Route) -> AnyView {
    let found = state.cards.len();
    let sorted = FeedQuery { order: state.query.order, ..FeedQuery::default() };
    let clear = links().to_query(route, &sorted.to_query());
    let words = match (state.loading, found) {
        (true, 0) => "Looking…".to_owned(),
        (_, 1) => "1 insight".to_owned(),
        (_, found) if state.more => format!("{found} insights so far"),
        (_, found) => format!("{found} insights"),
    };
    let filters = state.query.filters();
    let empty = !state.loading && found == 0 && state.failure.is_none();
    let body = match (empty, filters) {
        (true, true) if state.more => "Nothing matches in the newest insights; look further back below.",
        (true, true) => "Nothing matches. Take a filter away, or see all insights.",
        (true, false) if state.query.page.is_some() => "There is no such page.",
        (true, false) => "Nothing is published yet.",
        _ => "",
    };
    view! {
        <p class="found" role="status">
            {filters.then(|| view! { <span>{words} " "</span> })}
            {(!body.is_empty()).then(|| view! { <span>{body} " "</span> })}
            {(filters || (empty && state.query.page.is_some())).then(|| view! { <a href=clear>"All insights"</a> })}
        </p>
    }
    .into_any()
}

fn days(state: &FeedState) -> AnyView {
    let groups = state.cards.chunk_by(|a, b| a.published.date() == b.published.date());
    let day = |cards: &[Card]| {
        let date = cards.first().map(|card| card.published);
        view! {
            <section class="day">
                <h2>{date.map(label::day)}</h2>
                {card_list(cards, true)}
            </section>
        }
        .into_any()
    };
    groups.map(day).collect_view().into_any()
}

/// Cards of insights, as a list.
pub fn card_list(cards: &[Card], under_day: bool) -> AnyView {
    let item = |card: &Card| {
        let address = links().to(&Route::Insight(card.slug.clone()));
        let date = (!under_day).then(|| label::day(card.published));
        view! {
            <li>
                <article class="card">
                    <h3><a href=address>{card.title.clone()}</a></h3>
                    {label::draft(card)}
                    <p>{card.summary.clone()}</p>
                    <div class="facts">
                        {label::signal(card.signal)} {label::impact(card.impact)}
                        <span>{format!("{} min read", card.minutes)}</span> {date}
                        {label::topics(&card.topics)}
                    </div>
                </article>
            </li>
        }
        .into_any()
    };
    view! { <ul class="cards">{cards.iter().map(item).collect_view()}</ul> }.into_any()
}

/// The way to other pages, or further back, or to try again.
fn pages(state: &FeedState, route: &Route) -> Option<AnyView> {
    if let Some(failure) = &state.failure {
        let retry = move |_| {
            if let Some(host) = host() {
                host.retry.run(());
            }
        };
        return Some(
            view! { <div class="state failed"><p role="alert">{failure.words()}</p><button type="button" class="main" on:click=retry>"Retry"</button></div> }
                .into_any(),
        );
    }
    if state.query.filters() {
        let further = FeedQuery { further: state.query.further + 1, ..state.query.clone() };
        let address = links().to_query(route, &further.to_query());
        return state.more.then(|| view! { <p class="further"><a href=address>"Look further back"</a></p> }.into_any());
    }
    let mut names: Vec<PageName> = PageName::all(state.count).collect();
    if names.len() < 2 {
        return None;
    }
    if state.query.oldest_first() {
        names.reverse();
    }
    let now = state.query.page_name(state.count);
    let at = names.iter().position(|name| *name == now);
    let link = |place: usize, text: String, rel: &'static str| {
        let address = links().to_query(route, &state.query.at(names[place], state.count).to_query());
        let current = (Some(place) == at).then_some("page");
        view! { <li><a href=address rel=rel aria-current=current>{text}</a></li> }.into_any()
    };
    // The ends, and two on each side of the page in view: a bounded row, however many pages there are.
    let near = |place: usize| place == 0 || place == names.len() - 1 || at.is_some_and(|at| place.abs_diff(at) <= 2);
    let mut items = Vec::new();
    let mut gap = false;
    for place in 0..names.len() {
        if near(place) {
            items.push(link(place, (place + 1).to_string(), ""));
            gap = false;
        } else if !gap {
            items.push(view! { <li class="gap" aria-hidden="true">"…"</li> }.into_any());
            gap = true;
        }
    }
    let before = at.filter(|at| *at > 0).map(|at| link(at - 1, "Previous".into(), "prev"));
    let after = at.filter(|at| at + 1 < names.len()).map(|at| link(at + 1, "Next".into(), "next"));
    Some(view! { <nav class="pages" aria-label="Pages"><ol>{before} {items} {after}</ol></nav> }.into_any())
}

//! The search: a field, filters, and what was found.

pub mod search_state;

use self::search_state::{Hit, SearchState};
use crate::model::{FeedQuery, Piece, Route, Site, Topic, TypeaheadMatches};
use crate::views::body::key_rows::key_rows;
use crate::views::failure::{Failure, retry};
use crate::views::feed::filters::filters;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label;
use crate::views::inline::span::anchor;
use crate::views::reader::{ReaderContext, reader};
use leptos::prelude::*;

/// How many topics stand above the insights.
const MOST_TOPICS: usize = 3;
/// How many figures do.
const MOST_FIGURES: usize = 5;

/// The search of a site.
pub fn search_view(site: &Site, state: RwSignal<SearchState>) -> Html {
    let query = Callback::new(move |()| state.with(|state| state.query.clone()));
    let years = state.with_untracked(|state| state.years.clone());
    let busy = move || Some(state.with(|state| state.loading).to_string());
    // Each part follows what it shows and nothing else: what a reader is on stays when something comes beside it.
    let matched = move || state.with(|state| (state.found.clone(), state.unfound()));
    let listed = move || state.with(|state| state.hits.clone());
    let results = classed("div", "results needs-app")
        .live_attr("aria-busy", busy)
        .with(el("div").live_of(matched, |(found, unfound)| matches(found, unfound.as_ref())))
        .with(classed("p", "found").attr("role", "status").live(move || state.with(found)))
        .with(el("div").live_of(listed, |listed| hits(listed)))
        .with(el("div").live(move || state.with(below)));
    classed("section", "feed")
        .with(el("h1").attr("tabindex", "-1").with("Search"))
        .with(filters(site, &Route::Search, query, &years))
        .with(results)
        .with(without())
        .into()
}

/// What is said where nobody can search.
fn without() -> Html {
    classed("p", "without-app")
        .with("Searching needs the app, which does not run here. ")
        .with(anchor(links().to(&Route::Topics(1)), "Browse topics"))
        .with(" or ")
        .with(anchor(links().to(&Route::Feed), "read the newest insights"))
        .with(".")
        .into()
}

/// How much was found, in words.
fn found(state: &SearchState) -> Html {
    if state.absent {
        return none("This site was published without an index to search. ".into(), browse());
    }
    if !asked(state) {
        return "Titles and text are searched, and figures by what they are, whose they are, and as printed. ".into();
    }
    let instead = state.instead.as_ref().map(|instead| ["Showing results for “", instead, "”: "].concat());
    let back = state.since.map(|since| format!(" since {}", since.day_text())).unwrap_or_default();
    let words = match (state.count, state.loading) {
        _ if state.failure.is_some() && state.hits.is_empty() => String::new(),
        (0, true) => "Looking… ".to_owned(),
        (0, false) => {
            let text = state.query.text.trim();
            let of = if text.is_empty() { String::new() } else { format!(" for “{text}”") };
            let way = match (state.more, state.query.filters_beyond_text()) {
                (true, _) => "; look further back below",
                (false, true) => " with these filters",
                (false, false) => ". Fewer words find more, or only their beginnings",
            };
            format!("Nothing found{of}{back}{way}. ")
        }
        (1, _) => format!("1 insight{back} "),
        (count, _) => format!("{count} insights{back} "),
    };
    let plain = FeedQuery { text: state.query.text.clone(), ..FeedQuery::default() };
    let fewer = state
        .query
        .filters_beyond_text()
        .then(|| anchor(links().to_query(&Route::Search, &plain.to_query()), "Without filters"));
    let said = Html::Many(vec![instead.into(), words.into(), fewer.into(), " ".into()]);
    let is_none = state.count == 0 && !state.loading && state.failure.is_none();
    if is_none { none(said, browse()) } else { said }
}

/// That there is nothing, and a way on.
fn none(said: Html, way: Html) -> Html {
    classed("span", "none").with(said).with(way).into()
}

/// Whether there is anything to look for.
fn asked(state: &SearchState) -> bool {
    !state.query.text.trim().is_empty() || state.query.filters()
}

fn browse() -> Html {
    anchor(links().to(&Route::Topics(1)), "Browse topics")
}

/// Topics and figures with the words asked for.
fn matches(found: &TypeaheadMatches, unfound: Option<&Failure>) -> Html {
    let topics: Vec<Topic> = found.topics.iter().take(MOST_TOPICS).map(|entry| entry.topic.clone()).collect();
    let figures = &found.figures;
    let figures = figures.get(..MOST_FIGURES).unwrap_or(figures);
    let part = |name, rows| classed("section", "matches").with(el("h2").with(name)).with(rows);
    Html::Many(vec![
        (!topics.is_empty()).then(|| part("Topics", label::topics(&topics))).into(),
        (!figures.is_empty()).then(|| part("Figures", key_rows(figures))).into(),
        unfound.map(|why| stopped("Topics and figures: ", why)).into(),
    ])
}

/// What the reader has searched for before.
fn recent() -> Html {
    let Some(ReaderContext(profile)) = reader() else { return Html::Many(vec![]) };
    let item = |text: &String| {
        let query = FeedQuery { text: text.clone(), ..FeedQuery::default() };
        el("li").with(anchor(links().to_query(&Route::Search, &query.to_query()), text.clone()))
    };
    let items: Vec<_> = profile.with(|profile| profile.recent.iter().rev().map(item).collect());
    let list = |items: Vec<_>| {
        classed("section", "recent").with(el("h2").with("Recent searches")).with(el("ul").with(items))
    };
    (!items.is_empty()).then(|| list(items)).into()
}

fn hits(hits: &[Hit]) -> Html {
    let item = |hit: &Hit| {
        let facts = classed("div", "facts")
            .with(hit.signal.map(label::signal))
            .with(hit.impact.map(label::impact))
            .with(hit.published.map(label::day))
            .with(label::topics(&hit.topics));
        let address = links().to(&Route::Insight(hit.slug.clone()));
        let article = classed("article", "card")
            .with(el("h2").with(anchor(address, hit.title.clone())))
            .with(el("p").with(marked(&hit.excerpt)))
            .with(facts);
        el("li").with(article)
    };
    (!hits.is_empty())
        .then(|| classed("ol", "cards hits").with(hits.iter().map(item).collect::<Html>()))
        .into()
}

/// Text with what was looked for marked.
pub fn marked(pieces: &[Piece]) -> Html {
    let piece = |(text, marked): &Piece| match marked {
        true => el("mark").with(text.clone()).into(),
        false => Html::from(text.clone()),
    };
    pieces.iter().map(piece).collect()
}

/// What could not be had and why, with a way to try again.
fn stopped(what: &'static str, failure: &Failure) -> Html {
    let words = el("p").attr("role", "alert").with(what).with(failure.words());
    classed("div", "state failed").with(words).with(retry()).into()
}

fn below(state: &SearchState) -> Html {
    if let Some(failure) = &state.failure {
        return stopped("", failure);
    }
    if !asked(state) && !state.absent {
        return recent();
    }
    let further = FeedQuery { further: state.query.further + 1, ..state.query.clone() };
    let address = links().to_query(&Route::Search, &further.to_query());
    let words = if state.since.is_some() { "Look further back" } else { "More" };
    (state.more && !state.loading)
        .then(|| {
            classed("p", "further").with(el("a").attr("href", address).attr("data-still", "").with(words))
        })
        .into()
}

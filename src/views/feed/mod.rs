//! The feed: insights by day.

pub mod about;
pub mod feed_head;
pub mod feed_state;
pub mod filters;
pub mod pager;

use self::about::about_view;
use self::feed_state::FeedState;
use self::filters::filters;
use self::pager::pager;
use crate::model::{Card, FeedQuery, Route, Site};
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label;
use crate::views::inline::span::anchor;
use crate::views::reader::{self, CardStatus, ReaderContext, reader};
use leptos::prelude::*;

/// The feed of all insights or of a facet's, on the page `route`, below `head`.
pub fn feed_view(site: &Site, route: &Route, state: RwSignal<FeedState>, head: Html) -> Html {
    let on = route.clone();
    let list = move || {
        state.with(|state| {
            Html::Many(vec![unknown(state), summary(state, &on), days(&state.cards), pager(state, &on)])
        })
    };
    let about = matches!(route, Route::Topic(_)).then(|| {
        let about = move || state.with(|state| state.about.as_deref().map(about_view)).into();
        classed("div", "about").settled(about)
    });
    let archive = matches!(route, Route::Feed)
        .then(|| classed("p", "further").with(anchor(links().to(&Route::Archive), "All insights by month")));
    let query = Callback::new(move |()| state.with(|state| state.query.clone()));
    let busy = move || Some(state.with(|state| state.loading).to_string());
    classed("section", "feed")
        .with(head)
        .with(visit_line(state))
        .with(about)
        .with(filters(site, route, query, &[]))
        .with(classed("div", "results").live_attr("aria-busy", busy).settled(list))
        .with(archive)
        .into()
}

fn unknown(state: &FeedState) -> Html {
    let words = state.query.unknown.join("”, “");
    let hint = || format!("The address asks for “{words}”, which means nothing here; it was left out.");
    (!words.is_empty()).then(|| classed("p", "hint").with(hint())).into()
}

/// How many were found, and the ways out where none were.
fn summary(state: &FeedState, route: &Route) -> Html {
    let paged = state.query.answered_by(route).is_some();
    let found = if paged { state.count } else { state.cards.len() };
    let sorted = FeedQuery { order: state.query.order, ..FeedQuery::default() };
    let filters = state.query.filters();
    let empty = !state.loading && state.cards.is_empty() && state.failure.is_none();
    let count = match (state.loading, found) {
        _ if !filters || empty => String::new(),
        (true, 0) => "Looking… ".to_owned(),
        (_, 1) => "1 insight ".to_owned(),
        (_, found) if state.more => format!("{found} insights so far "),
        (_, found) => format!("{found} insights "),
    };
    let lost = paged && state.query.page.is_some();
    let words = match (empty, filters) {
        (true, true) if lost => "There is no such page. ",
        (true, true) if state.more => "Nothing matches in the newest insights; look further back below. ",
        (true, true) => "Nothing matches. Take a filter away, or see all of them. ",
        (true, false) if lost => "There is no such page. ",
        (true, false) => "Nothing is published yet. ",
        _ => "",
    };
    let out = (filters || (empty && lost))
        .then(|| anchor(links().to_query(route, &sorted.to_query()), "All insights"));
    let said = Html::Many(vec![count.into(), words.into(), out.into()]);
    let said = if empty { classed("span", "none").with(said).into() } else { said };
    classed("p", "found").attr("role", "status").with(said).into()
}

fn days(cards: &[Card]) -> Html {
    let mut month = String::new();
    let day = |cards: &[Card]| {
        let date: Html = cards.first().map(|card| label::day(card.published)).into();
        // A heavier line stands between months than between days.
        let own: String =
            cards.first().map(|card| card.published.date().chars().take(7).collect()).unwrap_or_default();
        let class = if own == month { "day" } else { "day month" };
        month = own;
        classed("section", class).with(el("h2").with(date)).with(card_list(cards, true))
    };
    cards.chunk_by(|a, b| a.published.date() == b.published.date()).map(day).collect()
}

/// Cards of insights, as a list; without their dates where these stand above.
pub fn card_list(cards: &[Card], under_day: bool) -> Html {
    list_of(cards, under_day, true, |_| Html::Many(Vec::new()))
}

/// The same, with something of each card's own at its end; `marked` with how each stands to its reader.
pub fn list_of(cards: &[Card], under_day: bool, marked: bool, more: impl Fn(&Card) -> Html) -> Html {
    let item = |card: &Card| {
        let facts = classed("div", "facts")
            .with(label::signal(card.signal))
            .with(label::impact(card.impact))
            .with(if marked { reader::minutes(card) } else { label::minutes(card) })
            .with((!under_day).then(|| label::day(card.published)))
            .with(label::topics(&card.topics));
        let address = links().to(&Route::Insight(card.slug.clone()));
        let mut link = el("a").attr("href", address);
        if marked {
            link = link.live_attr("class", reader::link_class(card));
        }
        let link = link.with(card.title.clone());
        let language = card.language.as_ref();
        let article = classed("article", "card")
            .attr_if("lang", language.map(|own| own.tag.clone()))
            .attr_if("dir", language.map(|own| own.direction()))
            .with(el("h3").with(link))
            .with(label::draft(card))
            .with((!card.summary.is_empty()).then(|| el("p").with(card.summary.clone())))
            .with(facts)
            .with(more(card));
        el("li").with(article)
    };
    classed("ul", "cards").with(cards.iter().map(item).collect::<Html>()).into()
}

/// How many of a feed's insights in view are new and unread. It stands in the space there is, so that nothing moves.
fn visit_line(state: RwSignal<FeedState>) -> Html {
    let line = classed("p", "visit");
    let Some(ReaderContext(profile)) = reader() else { return line.into() };
    line.live(move || {
        state.with(|state| {
            profile.with(|profile| {
                let cards = &state.cards;
                let new =
                    cards.iter().filter(|card| profile.status_of(card) == Some(CardStatus::New)).count();
                // Where all on the page are, the next page may go on.
                let all = profile.new_from.is_some_and(|from| cards.iter().all(|card| card.published > from));
                let more = if all && cards.len() < state.count { " or more" } else { "" };
                (new > 0).then(|| format!("{new}{more} new since your last visit")).into()
            })
        })
    })
    .into()
}

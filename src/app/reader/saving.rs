//! Saving by button and by key.

use crate::app::state::App;
use crate::model::{Card, Page, Route};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlAnchorElement, HtmlElement};

/// Saves an insight, or takes it out again; `done` hears whether it is saved now. In the list of saved ones the focus
/// goes on to the next.
pub fn toggle(app: App, slug: &str, done: Option<Callback<bool>>) {
    let Some(card) = card(app, slug) else { return };
    let index = focused_card();
    let saved = app.device.toggle_saved(&card);
    let listed = app.page().is_some_and(|page| matches!(*page, Page::Saved));
    if let Some(done) = done.filter(|_| !listed) {
        done.run(saved);
    } else {
        // A card has nothing of its own to say it.
        let words = if saved { "Saved" } else { "Not saved any more" };
        app.device.profile.update(|profile| profile.announcement = words);
    }
    if listed {
        request_animation_frame(move || focus_card(index));
    }
}

/// What a list would show of an insight that is in view, or saved.
fn card(app: App, slug: &str) -> Option<Card> {
    let of = |cards: &[Card]| cards.iter().find(|card| card.slug == slug).cloned();
    let here = app.card().filter(|card| card.slug == slug);
    here.or_else(|| app.device.profile.with_untracked(|profile| of(&profile.saved)))
        .or_else(|| app.feed.with_untracked(|feed| of(&feed.cards)))
}

/// The same with what is in view: the insight, or the one whose card has the focus. Says whether there is one.
pub fn toggle_in_view(app: App) -> bool {
    if app.card().is_some() {
        // Its button does the same, and says so.
        let button = document().query_selector(".save button").ok().flatten();
        button.and_then(|button| button.dyn_into::<HtmlElement>().ok()).iter().for_each(HtmlElement::click);
        return true;
    }
    let link = document().active_element().and_then(|element| element.closest(".card").ok().flatten());
    let link = link.and_then(|card| card.query_selector("h3 a").ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return false };
    let location = app.location_of(&link);
    if let Route::Insight(slug) = location.route {
        toggle(app, &slug, None);
    }
    true
}

/// Which of the cards has the focus.
fn focused_card() -> Option<u32> {
    let focus = document().active_element()?.closest(".cards > li").ok()??;
    let cards = document().query_selector_all(".cards > li").ok()?;
    (0..cards.length()).find(|index| cards.item(*index).is_some_and(|card| card.is_same_node(Some(&focus))))
}

/// Puts the focus on the card that is now at an index, else on the last, else on the heading.
fn focus_card(index: Option<u32>) {
    let Ok(links) = document().query_selector_all(".cards > li h3 a") else { return };
    let last = links.length().checked_sub(1);
    let link = last.and_then(|last| links.item(index.unwrap_or(0).min(last)));
    let heading = || document().query_selector("main h1").ok().flatten().map(Into::into);
    let target = link.or_else(heading).and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.iter().for_each(|target| drop(target.focus()));
}

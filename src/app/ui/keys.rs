//! The keyboard: through lists, between insights, to places. Single keys can be turned off; none fires where text is
//! typed.

use crate::app::device::clock;
use crate::app::dom::{self, browser, scroll};
use crate::app::location::Location;
use crate::app::navigation::ScrollTarget;
use crate::app::palette;
use crate::app::reader::saving;
use crate::app::state::App;
use crate::model::{Route, Stamp};
use crate::views::PaletteAction;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};
use std::cell::Cell;

/// The second key of two comes within so many seconds.
const TOGETHER: i64 = 2;
/// What is typed into, and what has keys of its own.
const FIELDS: &str = "input, select, textarea, [contenteditable], dialog";

/// Answers keys.
pub fn follow(app: App) {
    // When `g` was pressed, while it waits for where to go.
    let going = Cell::new(Stamp(0));
    let _ = window_event_listener(ev::keydown, move |event| {
        if press(app, &event, &going) {
            event.prevent_default();
        }
    });
}

/// Does what a key asks for. Says whether it asked for something.
fn press(app: App, event: &KeyboardEvent, going: &Cell<Stamp>) -> bool {
    // 229 is what is still being composed, in browsers that do not say so.
    if event.default_prevented() || event.is_composing() || event.key_code() == 229 {
        return false;
    }
    if let Some(done) = palette::press(app, event) {
        return done;
    }
    let key = event.key();
    let inside = document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some());
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        let search = key.eq_ignore_ascii_case("k") && !event.alt_key() && !event.shift_key() && !inside;
        if search {
            app.palette(PaletteAction::Open);
        }
        return search;
    }
    if !inside && !event.shift_key() && palette::arrows(app, &key) {
        return true;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|target| matches!(target.closest(FIELDS), Ok(Some(_))));
    if typing || inside || app.device.profile.with_untracked(|profile| profile.keys_off) {
        return false;
    }
    let now = clock::read();
    let gone = going.replace(Stamp(0));
    if now.0 - gone.0 <= TOGETHER {
        let route = match key.as_str() {
            "i" => Route::Feed,
            "t" => Route::Topics(1),
            "f" => Route::Figures(1),
            "c" => Route::Compare(1),
            "s" => Route::Saved,
            _ => return false,
        };
        app.go(Location::of(route), true, ScrollTarget::Top);
        return true;
    }
    match key.as_str() {
        "j" => move_by(app, 1),
        "k" => move_by(app, -1),
        "g" => going.set(now),
        "s" if !event.repeat() => return saving::toggle_in_view(app),
        "/" => app.palette(PaletteAction::Open),
        "?" => dom::modal(dom::HELP, true),
        _ => return false,
    }
    true
}

/// To the next card of a list or the one before; from an insight to the older one or the newer one.
fn move_by(app: App, by: i32) {
    if app.card().is_some() {
        let neighbour = if by > 0 { ".neighbours .older" } else { ".neighbours .newer" };
        let link = document().query_selector(neighbour).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            link.click();
        }
        return;
    }
    let Ok(links) = document().query_selector_all("main .card h3 a") else { return };
    let link = |index: u32| links.item(index)?.dyn_into::<HtmlElement>().ok();
    let focus = document().active_element().and_then(|element| element.closest(".card").ok().flatten());
    // Who comes back to a list goes on from what was read last, wherever in it that stands.
    let last = app.device.profile.with_untracked(|profile| profile.read.last().cloned());
    let last = last.filter(|_| focus.is_none() && scroll() == 0.0).map(|slug| ["/", &slug, "/"].concat());
    let is_last = |link: &HtmlElement| {
        let address = link.get_attribute("href");
        last.as_ref().zip(address).is_some_and(|(last, address)| address.ends_with(last.as_str()))
    };
    let read = (0..links.length()).find(|index| link(*index).is_some_and(|link| is_last(&link)));
    let here = |index: &u32| match (&focus, link(*index)) {
        _ if read.is_some() => read == Some(*index),
        (Some(card), Some(link)) => card.contains(Some(&link)),
        // Nobody is in the list yet: it is entered where the reader looks.
        (None, Some(link)) => link.get_bounding_client_rect().top() >= 0.0,
        _ => false,
    };
    let found = (0..links.length()).find(here);
    let next = match found {
        Some(found) if focus.is_some() || read.is_some() || by < 0 => found.checked_add_signed(by),
        Some(found) => Some(found),
        None => links.length().checked_sub(1),
    };
    if let Some(link) = next.and_then(link) {
        let _ = link.focus();
        // The card whole, and not its title alone.
        if let Ok(Some(card)) = link.closest(".card") {
            let height = browser().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
            if card.get_bounding_client_rect().bottom() > height {
                card.scroll_into_view_with_bool(false);
            }
        }
    }
}

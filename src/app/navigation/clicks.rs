//! Follows links within the site without leaving the page.

use super::focus;
use super::history::{self, ScrollTarget};
use crate::app::dom::browser;
use crate::app::state::App;
use crate::model::Route;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// The fragment whose target is a field of the app's own.
const FILTER: &str = "filter";

/// Follows a click, if it is one on a link to another page of the site and asks for nothing special.
pub fn follow(app: App, event: &MouseEvent) {
    if let Some(link) = link(event) {
        app.followed(&link, &app.location_of(&link));
    }
    let special = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    let Some(link) = link(event).filter(|_| event.button() == 0 && !special && !event.default_prevented())
    else {
        return;
    };
    let location = app.location_of(&link);
    // What is no page of ours is a file.
    if matches!(location.route, Route::NotFound(_)) {
        return;
    }
    // Not every browser puts the focus on what is clicked, and back it goes to what was followed.
    if !matches!(link.closest("dialog"), Ok(Some(_))) {
        focus::put(&link);
    }
    let same_page = app.location.with_untracked(|now| now.route == location.route);
    let same = app.location.with_untracked(|now| now.route == location.route && now.query == location.query);
    if same && !location.fragment.is_empty() && location.fragment != FILTER {
        // A fragment of this page is the browser's to go to; ours is to remember where from.
        return history::remember();
    }
    event.prevent_default();
    if link.has_attribute("data-back")
        && history::came_from_feed()
        && let Ok(history) = browser().history()
    {
        let _ = history.back();
        return;
    }
    let still = same_page && link.has_attribute("data-still");
    app.go(location, true, if still { ScrollTarget::Still } else { ScrollTarget::Top });
}

/// The link to somewhere on this site that an event is about, if it is about one.
pub fn link(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    // The shell's own links, such as the reload after a crash, are the browser's.
    let ours = link.closest("#site").ok()?.is_some();
    let same_site = link.origin() == browser().location().origin().unwrap_or_default();
    (ours && same_site && !elsewhere).then_some(link)
}

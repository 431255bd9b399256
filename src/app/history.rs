//! Addresses and the way back: the query string is the state, and each step remembers where it was read to.

use super::browser;
use crate::model::{Links, Route};
use js_sys::{Object, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{HtmlElement, ScrollRestoration};

/// A place a reader is at.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The page.
    pub route: Route,
    /// The query string, without a question mark.
    pub query: String,
    /// The fragment, without its sign.
    pub fragment: String,
}

impl Place {
    /// Where the address bar says.
    pub fn current(links: &Links) -> Self {
        let location = browser().location();
        let part = |part: Result<String, JsValue>| part.unwrap_or_default();
        Self::at(&part(location.pathname()), &part(location.search()), &part(location.hash()), links)
    }

    /// The place an address stands for.
    pub fn at(path: &str, query: &str, fragment: &str, links: &Links) -> Self {
        let (route, page) = Route::parse_page(path, links);
        let query = query.trim_start_matches('?');
        let query = match page {
            Some(page) => format!("page={page}{}{query}", if query.is_empty() { "" } else { "&" }),
            None => query.to_owned(),
        };
        Self { route, query, fragment: fragment.trim_start_matches('#').to_owned() }
    }

    fn address(&self, links: &Links) -> String {
        let mark = if self.fragment.is_empty() { "" } else { "#" };
        format!("{}{mark}{}", links.to_query(&self.route, &self.query), self.fragment)
    }
}

/// Where to stand after a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// At the top, on the heading.
    Top,
    /// Where the reader was before.
    Back(f64),
    /// As it is: only the question changed.
    Still,
}

/// From now on scrolling back is ours: the browser would do it before the page is there.
pub fn take_over() {
    if let Ok(history) = browser().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// Writes the address of a step; a new entry if `step`, else in the place of the current one.
pub fn write(place: &Place, links: &Links, step: bool, from_feed: bool) {
    let Ok(history) = browser().history() else { return };
    let address = place.address(links);
    // Browsers refuse a burst of these (typing fast); the view follows all the same.
    let _ = if step {
        remember();
        history.push_state_with_url(&state(0.0, from_feed), "", Some(&address))
    } else {
        history.replace_state_with_url(&state(scroll(), came_from_feed()), "", Some(&address))
    };
}

/// Notes how far the page in view was read.
pub fn remember() {
    if let Ok(history) = browser().history() {
        let _ = history.replace_state(&state(scroll(), came_from_feed()), "");
    }
}

/// How far the page in view was read when it was left.
pub fn remembered() -> Option<f64> {
    field("y")?.as_f64()
}

/// Whether the step before this one was the feed.
pub fn came_from_feed() -> bool {
    field("fromFeed").is_some_and(|value| value.is_truthy())
}

fn field(name: &str) -> Option<JsValue> {
    let state = browser().history().ok()?.state().ok()?;
    state.is_object().then(|| Reflect::get(&state, &name.into()).ok())?
}

fn state(y: f64, from_feed: bool) -> JsValue {
    let state = Object::new();
    let _ = Reflect::set(&state, &"y".into(), &y.into());
    let _ = Reflect::set(&state, &"fromFeed".into(), &from_feed.into());
    state.into()
}

/// How far down the page in view is scrolled, in CSS pixels.
pub fn scroll() -> f64 {
    browser().scroll_y().unwrap_or(0.0)
}

/// Puts the reader where `stand` says: eyes by scrolling, keyboard and screen reader by focus.
pub fn stand(stand: &Stand, fragment: &str) {
    let target = if fragment.is_empty() { None } else { document().get_element_by_id(fragment) };
    match (stand, target) {
        (Stand::Still, _) => {}
        (Stand::Top, Some(_)) if open_panel(fragment) => {}
        (Stand::Back(y), _) => {
            browser().scroll_to_with_x_and_y(0.0, *y);
        }
        (Stand::Top, Some(target)) => {
            target.scroll_into_view();
            if let Ok(target) = target.dyn_into::<HtmlElement>() {
                let _ = target.focus();
            }
        }
        (Stand::Top, None) => {
            browser().scroll_to_with_x_and_y(0.0, 0.0);
            focus_heading();
        }
    }
}

/// Where a fragment names the panel behind a figure: goes to the figure and opens it. Says whether it did.
pub fn open_panel(fragment: &str) -> bool {
    let opener = document().query_selector(&format!("[popovertarget=\"{fragment}\"]")).ok().flatten();
    let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) else { return false };
    opener.scroll_into_view();
    let _ = opener.focus();
    opener.click();
    true
}

fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

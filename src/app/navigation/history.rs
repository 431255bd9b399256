//! Addresses and the way back: the query string is the state, and each step remembers where it was read to.

use super::focus;
use crate::app::dom::{browser, scroll};
use crate::app::location::Location;
use crate::model::Links;
use js_sys::{Object, Reflect};
use leptos::prelude::{
    TimeoutHandle, document, request_animation_frame, set_timeout_with_handle, window_event_listener_untyped,
};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{HtmlElement, ScrollRestoration};
use std::cell::Cell;
use std::time::Duration;

/// A pause in scrolling. Browsers refuse to note more than some hundred steps in half a minute.
const PAUSE: Duration = Duration::from_millis(250);

/// Where to scroll after a step.
#[derive(Clone, Debug, PartialEq)]
pub enum ScrollTarget {
    /// At the top, on the heading.
    Top,
    /// Where the reader was before.
    Back(ScrollPosition),
    /// As it is: only the question changed.
    Still,
}

/// Where a reader was on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct ScrollPosition {
    /// How far down, in CSS pixels.
    pub y: f64,
    /// What had the focus, as `focus` finds it again.
    focus: Option<String>,
    /// How far below the window's edge that stood: what is above it may be laid out later, and be higher then.
    top: f64,
}

impl ScrollPosition {
    fn now() -> Self {
        Self { y: scroll(), focus: focus::now(), top: focus::top() }
    }
}

thread_local! {
    /// Notes where the reader is after a pause.
    static PAUSED: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// From now on scrolling back is ours: the browser would do it before the page is there.
pub fn take_over() {
    if let Ok(history) = browser().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// Notes where the reader is on the page in view whenever there is a pause: what is noted as a page is left may be too
/// late for the browser, and the loader scrolls back to it when the page is loaded anew.
pub fn follow() {
    for event in ["scroll", "focusin"] {
        let _ = window_event_listener_untyped(event, |_| {
            settle();
            PAUSED.set(set_timeout_with_handle(remember, PAUSE).ok());
        });
    }
}

/// What was still to be noted is not: another page is about to be in view.
pub fn settle() {
    PAUSED.take().iter().for_each(TimeoutHandle::clear);
}

/// Writes the address of a step; a new entry if `push`, else in the place of the current one.
pub fn write(location: &Location, links: &Links, push: bool, from_feed: bool) {
    let Ok(history) = browser().history() else { return };
    let address = location.address(links);
    settle();
    // Browsers refuse a burst of these (typing fast); the view follows all the same.
    let _ = if push {
        remember();
        let top = ScrollPosition { y: 0.0, focus: None, top: 0.0 };
        history.push_state_with_url(&state(top, from_feed), "", Some(&address))
    } else {
        history.replace_state_with_url(&state(ScrollPosition::now(), came_from_feed()), "", Some(&address))
    };
}

/// Notes where the reader is on the page in view, if that is not noted yet: one step further, it would be noted there.
pub fn remember() {
    let here = ScrollPosition::now();
    if let Ok(history) = browser().history()
        && remembered().as_ref() != Some(&here)
    {
        let _ = history.replace_state(&state(here, came_from_feed()), "");
    }
}

/// Where the reader was when the page in view was left.
pub fn remembered() -> Option<ScrollPosition> {
    let focus = field("focus").and_then(|focus| focus.as_string());
    let top = field("top").and_then(|top| top.as_f64()).unwrap_or_default();
    Some(ScrollPosition { y: field("y")?.as_f64()?, focus, top })
}

/// Whether the step before this one was the feed.
pub fn came_from_feed() -> bool {
    field("fromFeed").is_some_and(|value| value.is_truthy())
}

fn field(name: &str) -> Option<JsValue> {
    let state = browser().history().ok()?.state().ok()?;
    state.is_object().then(|| Reflect::get(&state, &name.into()).ok())?
}

fn state(position: ScrollPosition, from_feed: bool) -> JsValue {
    let state = Object::new();
    let fields = [
        ("y", position.y.into()),
        ("fromFeed", from_feed.into()),
        ("focus", position.focus.into()),
        ("top", position.top.into()),
    ];
    for (name, value) in fields {
        let _ = Reflect::set(&state, &name.into(), &value);
    }
    state.into()
}

/// Puts the reader where `target` says: eyes by scrolling, keyboard and screen reader by focus.
pub fn scroll_to(target: &ScrollTarget, fragment: &str) {
    let element = if fragment.is_empty() { None } else { document().get_element_by_id(fragment) };
    match (target, element) {
        (ScrollTarget::Still, _) => {}
        (ScrollTarget::Top, Some(_)) if open_panel(fragment) => {}
        (ScrollTarget::Back(position), _) => {
            browser().scroll_to_with_x_and_y(0.0, position.y);
            if !position.focus.as_deref().is_some_and(focus::restore) {
                return focus::heading();
            }
            // What follows in the next frames is what was out of sight, and is only now laid out.
            let top = position.top;
            let settle = move || browser().scroll_by_with_x_and_y(0.0, focus::top() - top);
            settle();
            request_animation_frame(move || {
                settle();
                request_animation_frame(settle);
            });
        }
        (ScrollTarget::Top, Some(element)) => {
            element.scroll_into_view();
            focus::put(&element);
        }
        (ScrollTarget::Top, None) => {
            browser().scroll_to_with_x_and_y(0.0, 0.0);
            focus::heading();
        }
    }
}

/// Where a fragment names the panel behind a figure: goes to the figure and opens it. Says whether it did.
pub fn open_panel(fragment: &str) -> bool {
    let opener =
        document().query_selector(&format!("[popovertarget=\"{fragment}\"]:not(.close)")).ok().flatten();
    let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) else { return false };
    opener.scroll_into_view();
    let _ = opener.focus();
    opener.click();
    true
}

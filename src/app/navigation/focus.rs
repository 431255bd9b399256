//! What has the focus on a page, noted so that it is found again when the page has been away and is made anew.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, FocusOptions, HtmlElement};

/// What can have it; what a dialog holds goes with the dialog.
const ALL: &str = "#site :is(a, button, input, select, [tabindex]):not(dialog *)";
/// What tells one from others.
const NAMES: [&str; 4] = ["id", "href", "name", "popovertarget"];

/// What has the focus: its name, and how many of that name stand before it.
pub fn now() -> Option<String> {
    let focus = document().active_element().filter(|focus| focus.matches(ALL) == Ok(true))?;
    // A panel is closed by then; what opens it is there.
    if let Some(panel) = focus.closest(".panel").ok()? {
        return Some(format!("0 {}", panel.id()));
    }
    let name = name(&focus);
    let index = named(&name).position(|one| one == focus)?;
    Some(format!("{index} {name}"))
}

/// How far below the window's edge stands what has the focus.
pub fn top() -> f64 {
    document().active_element().map_or(0.0, |focus| focus.get_bounding_client_rect().top())
}

/// Puts the focus back on what had it. Says whether that is there.
pub fn restore(noted: &str) -> bool {
    let find = || {
        let (index, name) = noted.split_once(' ')?;
        named(name).nth(index.parse().ok()?)
    };
    find().is_some_and(|element| put(&element))
}

fn name(element: &Element) -> String {
    NAMES.iter().find_map(|name| element.get_attribute(name)).unwrap_or_else(|| element.tag_name())
}

fn named(wanted: &str) -> impl Iterator<Item = Element> {
    let all = document().query_selector_all(ALL).ok();
    let all = all.into_iter().flat_map(|all| (0..all.length()).filter_map(move |index| all.item(index)));
    all.filter_map(|one| one.dyn_into().ok()).filter(move |one| name(one) == wanted)
}

/// Puts the focus on the heading of the page in view, or on the field that it is there for.
pub fn heading() {
    let first = |what| document().query_selector(what).ok().flatten();
    if let Some(heading) = first("main [autofocus]").or_else(|| first("main h1")) {
        put(&heading);
    }
}

/// Puts the focus on an element, and leaves the page where it is scrolled to. What cannot have it by itself is made to.
/// Says whether it has it.
pub fn put(element: &Element) -> bool {
    let Some(target) = element.dyn_ref::<HtmlElement>() else { return false };
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let has = || {
        let _ = target.focus_with_options(&still);
        document().active_element().as_ref() == Some(element)
    };
    has() || (element.set_attribute("tabindex", "-1").is_ok() && has())
}

//! The document and its window, as far as several parts of the app ask them the same.

use super::stylesheet;
use super::task::pause;
use js_sys::Reflect;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, Element, HtmlDialogElement, HtmlInputElement, VisibilityState};
use std::time::Duration;

/// The palette's dialog.
pub const PALETTE: &str = "dialog.palette";
/// The help's dialog.
pub const HELP: &str = "dialog.help";

/// How often is looked whether a finger is still down.
const BLINK: Duration = Duration::from_millis(40);
/// How many times: a press of ten seconds is none.
const BLINKS: usize = 250;

/// The window; a browser page always has one.
pub fn browser() -> web_sys::Window {
    window()
}

fn meta(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name={name}]")).ok()??;
    element.get_attribute("content")
}

/// The path the site is served below.
pub fn base() -> String {
    meta("sightline-base").unwrap_or_else(|| "/".into())
}

/// Says how the app does, for styles, the loader and tests.
pub fn set_app_status(status: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", status);
    }
}

/// Whether the page can be seen.
pub fn is_visible() -> bool {
    document().visibility_state() != VisibilityState::Hidden
}

/// How far down the page in view is scrolled, in CSS pixels.
pub fn scroll() -> f64 {
    browser().scroll_y().unwrap_or(0.0)
}

/// Whether the reader has asked for as little as possible.
pub fn saves_data() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let line = get(&browser().navigator(), "connection");
    line.is_object() && get(&line, "saveData").is_truthy()
}

/// Waits while a finger or a mouse button is down: a press that begins in one page and ends in another is no click.
pub async fn pointer_released() {
    for _ in 0..BLINKS {
        if !pointer_is_down() {
            return;
        }
        pause(BLINK).await;
    }
}

/// Whether a finger or a mouse button is down.
pub fn pointer_is_down() -> bool {
    matches!(document().query_selector("#site :active"), Ok(Some(_)))
}

/// Opens a dialog, or closes it.
pub fn modal(name: &str, open: bool) {
    if open {
        // It opens without waiting for them, or what is typed next would go elsewhere.
        stylesheet::soon();
    }
    let dialog = document().query_selector(name).ok().flatten();
    let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else {
        return;
    };
    match (open, dialog.open()) {
        // Fails only where it is open already.
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => {}
    }
}

/// All elements that a selector finds in a node.
pub fn all<T: JsCast>(within: &Element, css: &str) -> Vec<T> {
    let Ok(found) = within.query_selector_all(css) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// The field of the palette.
pub fn palette_field() -> Option<HtmlInputElement> {
    document().get_element_by_id("palette")?.dyn_into().ok()
}

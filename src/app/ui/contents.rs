//! FigureStatuses in the contents list where the reader is.

use crate::app::dom::browser;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use std::cell::Cell;
use std::rc::Rc;

/// How far below the top of the window a heading counts as reached, in CSS pixels.
const REACHED: f64 = 160.0;

/// Follows the reader's scrolling, once a frame at most.
pub fn follow() {
    let waiting = Rc::new(Cell::new(false));
    let _ = window_event_listener_untyped("scroll", move |_| {
        if !waiting.replace(true) {
            let waiting = waiting.clone();
            request_animation_frame(move || {
                waiting.set(false);
                mark();
            });
        }
    });
}

fn mark() {
    let all = |css: &str| document().query_selector_all(css).ok();
    let Some(links) = all(".contents a") else { return };
    if links.length() == 0 {
        return;
    }
    let Some(headings) = all(".body h2[id]") else { return };
    let heading = |index| headings.item(index).and_then(|node| node.dyn_into::<Element>().ok());
    let mut reached = String::new();
    for heading in (0..headings.length()).filter_map(heading) {
        if heading.get_bounding_client_rect().top() > REACHED {
            break;
        }
        reached = format!("#{}", heading.id());
    }
    // At the end of the page the last heading may never come that high.
    let bottom = document().document_element().map_or(0.0, |root| f64::from(root.scroll_height()));
    let seen = browser().scroll_y().unwrap_or(0.0)
        + browser().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    if seen + 2.0 >= bottom {
        reached = heading(headings.length().saturating_sub(1))
            .map(|last| format!("#{}", last.id()))
            .unwrap_or(reached);
    }
    for link in (0..links.length()).filter_map(|index| links.item(index)?.dyn_into::<Element>().ok()) {
        let _ = match link.get_attribute("href").is_some_and(|address| address == reached) {
            true => link.set_attribute("aria-current", "true"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

//! Panels stay in the window. Styles place them beside their figures; engines differ in what they do where there is no room,
//! and then a panel goes to a corner.

use crate::app::dom::browser;
use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::{Element, Event};

/// On a panel that has no room beside its figure.
const CORNERED: &str = "data-cornered";

/// Looks after each panel that opens.
pub fn follow() {
    let opened = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let panel = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(panel) = panel.filter(|panel| panel.has_attribute("popover")) else { return };
        let _ = panel.remove_attribute(CORNERED);
        // Where it stands is known once it has been laid out.
        request_animation_frame(move || {
            let size = |length: Result<JsValue, JsValue>| {
                length.ok().and_then(|length| length.as_f64()).unwrap_or(f64::MAX)
            };
            let (here, window) = (panel.get_bounding_client_rect(), browser());
            let within = here.top() >= 0.0
                && here.left() >= 0.0
                && here.bottom() <= size(window.inner_height()) + 1.0
                && here.right() <= size(window.inner_width()) + 1.0;
            if !within {
                let _ = panel.set_attribute(CORNERED, "");
            }
        });
    });
    // It does not bubble, so it is caught on its way down.
    let listener = opened.as_ref().unchecked_ref();
    let _ = browser().add_event_listener_with_callback_and_bool("toggle", listener, true);
    opened.forget();
}

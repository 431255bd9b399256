//! What a reader is told if the app breaks: the text stays, and a reload mends it.

use leptos::prelude::document;
use leptos::web_sys;

/// Shows the notice on a panic. The element stands in the shell, so nothing has to be built at such a moment.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(notice) = document().get_element_by_id("notice") {
            let _ = notice.remove_attribute("hidden");
        }
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

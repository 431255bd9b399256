//! What is said when the app breaks: in the console why, and to the reader, by the loader, how to go on.

use leptos::web_sys;

/// Logs a panic. The trap it ends in reaches the loader, which shows the reader the notice.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

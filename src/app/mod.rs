//! The browser: what is asked for, what is loaded, what is shown.

mod data;
mod device;
mod dom;
mod feed;
mod location;
mod navigation;
mod pages;
mod palette;
mod reader;
mod root;
mod search;
mod state;
mod stylesheet;
mod takeover;
mod task;
mod ui;
mod updates;

use leptos::wasm_bindgen::{self, prelude::wasm_bindgen};
use leptos::web_sys;

/// Starts the app. Until it has taken over the page, and if that fails, the page stays as it was published.
pub fn start() {
    log_panics();
    takeover::begin();
}

/// Somebody has pressed something: what is left of the start is done at once.
#[wasm_bindgen]
pub fn hurry() {
    takeover::hurry();
}

/// Logs a panic. The trap it ends in reaches the loader, which shows the reader the notice.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

//! Opens and closes dialogs. What a dialog does besides, such as giving the focus back, is the browser's own.

use super::state::App;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlDialogElement;

impl App {
    /// Opens the help, or closes it.
    pub(super) fn help(self, open: bool) {
        modal("dialog.help", open);
    }
}

/// Opens a dialog, or closes it.
pub fn modal(name: &str, open: bool) {
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

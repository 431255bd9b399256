//! Light or dark, kept on the device.

use super::browser;
use crate::views::Theme;
use leptos::prelude::*;
use leptos::web_sys::Storage;

const KEY: &str = "sightline:theme";

fn storage() -> Option<Storage> {
    browser().local_storage().ok().flatten()
}

/// The theme kept on the device.
pub fn theme() -> RwSignal<Theme> {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    RwSignal::new(kept.and_then(|word| word.parse().ok()).unwrap_or_default())
}

/// Shows and keeps the theme whenever it changes. Where storage is blocked it holds for this page.
pub fn keep(theme: RwSignal<Theme>) {
    Effect::new(move |_| {
        let theme = theme.get();
        if let Some(root) = document().document_element() {
            let _ = match theme {
                Theme::Auto => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.word()),
            };
        }
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, theme.word());
        }
    });
}

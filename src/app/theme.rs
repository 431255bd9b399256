//! Light or dark.

use crate::views::Theme;
use leptos::prelude::*;

/// Shows a theme.
pub fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.word()),
        };
    }
}

//! When an insight counts as read: it was in view for some seconds, or its reader has scrolled into it.

use crate::app::dom::{browser, is_visible, scroll};
use crate::app::state::App;
use leptos::prelude::*;
use std::time::Duration;

/// How often is checked.
const INTERVAL: Duration = Duration::from_secs(2);
/// In view at so many checks, it is read.
const STAY: u32 = 4;

/// An insight may be in view now: follows whether it is read.
pub fn opened(app: App) {
    let navigation = app.navigation.get_value();
    check(app, navigation, 1);
}

/// Checks after a moment, and not at once: the page moves as it comes, too.
fn check(app: App, navigation: u32, checks: u32) {
    let check_now = move || {
        let Some(card) = app.card().filter(|_| app.is_current(navigation)) else { return };
        let half = browser().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0) / 2.0;
        match is_visible() {
            // In a tab that nobody sees nobody reads.
            false => check(app, navigation, checks),
            true if checks >= STAY || scroll() > half => app.device.mark_read(&card.slug),
            true => check(app, navigation, checks + 1),
        }
    };
    set_timeout(check_now, INTERVAL);
}

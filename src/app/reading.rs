//! When an insight counts as read: it was in view for some seconds, or its reader has scrolled into it.

use super::device::is_visible;
use super::screen::App;
use super::{browser, history};
use leptos::prelude::*;
use std::time::Duration;

/// How often is looked.
const LOOK: Duration = Duration::from_secs(2);
/// In view for so many looks, it is read.
const STAY: u32 = 4;

/// An insight may be in view now: follows whether it is read.
pub fn opened(app: App) {
    let step = app.step.get_value();
    look(app, step, 1);
}

/// Looks after a moment, and not at once: the page moves as it comes, too.
fn look(app: App, step: u32, looks: u32) {
    let done = move || {
        let Some(card) = app.card().filter(|_| app.is_at(step)) else { return };
        let half = browser().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0) / 2.0;
        match is_visible() {
            // In a tab that nobody sees nobody reads.
            false => look(app, step, looks),
            true if looks >= STAY || history::scroll() > half => app.device.mark_read(&card.slug),
            true => look(app, step, looks + 1),
        }
    };
    set_timeout(done, LOOK);
}

//! What counts as a search that was made: what somebody says so of, or finds something by.

use crate::app::dom::palette_field;
use crate::app::location::Location;
use crate::app::state::App;
use crate::model::{FeedQuery, Route};
use leptos::prelude::*;
use leptos::web_sys::HtmlAnchorElement;

impl App {
    /// A link is followed. Where it was found by searching, that search is noted.
    pub fn followed(self, link: &HtmlAnchorElement, to: &Location) {
        let within = |what: &str| matches!(link.closest(what), Ok(Some(_)));
        if to.route == Route::Search && within("dialog, .recent") {
            // The search itself, or one made before.
            self.device.note_search(Some(&FeedQuery::parse(&to.query).text));
        } else if within("dialog") && !within("[aria-label='Go to']") {
            self.device.note_search(palette_field().map(|field| field.value()).as_deref());
        } else if within(".results") {
            self.note_asked();
        }
    }

    /// What the search page is asked counts as a search that was made.
    fn note_asked(self) {
        if self.location.with_untracked(|location| location.route == Route::Search) {
            let asked = self.search.with_untracked(|state| state.query.text.clone());
            self.device.note_search(Some(&asked));
        }
    }
}

/// Notes what is searched for, once somebody says so and not at each letter.
pub fn follow(app: App) {
    let _ = window_event_listener_untyped("submit", move |_| app.note_asked());
}

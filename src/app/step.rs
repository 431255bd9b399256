//! Steps from page to page.

use super::history::{self, Place, Stand};
use super::screen::App;
use super::{reading, spawn};
use crate::views::Go;
use leptos::prelude::*;
use std::time::Duration;

/// A page that comes within it has no bar.
const SHORT: Duration = Duration::from_millis(150);
/// A page that does not come within it is offered without the app. It is still waited for.
const LONG: Duration = Duration::from_secs(10);

impl App {
    /// Goes somewhere. `step` makes an entry to come back to.
    pub fn go(self, place: Place, step: bool, stand: Stand) {
        let from_feed = self.place.with_untracked(|from| from.route.is_feed());
        // The focus goes back to where it was opened, and that is noted.
        self.close_palette();
        self.links.with_value(|links| history::write(&place, links, step, from_feed));
        self.show(place, stand);
    }

    /// Asks a feed in view something else: nobody moves, and a field keeps its focus.
    pub(super) fn ask(self, to: Go) {
        let still = self.place.with_untracked(|place| place.route == to.route);
        let place = Place { route: to.route, query: to.query, fragment: String::new() };
        self.go(place, to.step, if still { Stand::Still } else { Stand::Top });
    }

    pub(super) fn show(self, place: Place, stand: Stand) {
        let same = self.place.with_untracked(|now| now.route == place.route && now.query == place.query);
        let failed = self.in_view.with_untracked(|view| view.as_ref().is_some_and(|view| view.page.is_err()));
        self.place.set(place.clone());
        self.close_palette();
        if same && !failed {
            return history::stand(&stand, &place.fragment);
        }
        self.reload(place, stand);
    }

    pub(super) fn reload(self, place: Place, stand: Stand) {
        self.step.update_value(|step| *step = step.wrapping_add(1));
        let step = self.step.get_value();
        if self.at_once(&place) {
            return self.arrive(&place, stand);
        }
        self.slow.set(false);
        self.awaited.set_value(step);
        self.late(step, SHORT, self.loading);
        self.late(step, LONG, self.slow);
        spawn(async move {
            self.load(&place, step).await;
            if self.is_at(step) {
                self.arrive(&place, stand);
            }
        });
    }

    /// Says so if a step still waits for its page after some time.
    fn late(self, step: u32, after: Duration, say: RwSignal<bool>) {
        let late = move || {
            if self.awaited.get_value() == step {
                say.set(true);
            }
        };
        set_timeout(late, after);
    }

    /// Once the page is in view: its title, and the reader's place on it.
    fn arrive(self, place: &Place, stand: Stand) {
        self.awaited.set_value(0);
        self.loading.set(false);
        self.slow.set(false);
        self.describe();
        reading::opened(self);
        let fragment = place.fragment.clone();
        // Views follow their data before the next frame; then there is something to stand on.
        request_animation_frame(move || history::stand(&stand, &fragment));
    }

    /// Whether a step is still the last one.
    pub(super) fn is_at(self, step: u32) -> bool {
        self.step.get_value() == step
    }

    /// Whether a place is another page than the one in view.
    pub(super) fn is_elsewhere(self, place: &Place) -> bool {
        self.place.with_untracked(|now| now.route != place.route || now.query != place.query)
    }
}

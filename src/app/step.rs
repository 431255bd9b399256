//! Steps from page to page.

use super::history::{self, Place, Stand};
use super::screen::{App, Screen};
use super::{reading, spawn};
use crate::views::Go;
use leptos::prelude::*;

impl App {
    /// Goes somewhere. `step` makes an entry to come back to.
    pub fn go(self, place: Place, step: bool, stand: Stand) {
        let from_feed = self.place.with_untracked(|from| from.route.is_feed());
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
        let failed = self.screen.with_untracked(|screen| matches!(screen, Some(Screen::Failed(_))));
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
        self.loading.set(true);
        spawn(async move {
            self.load(&place, step).await;
            if self.is_at(step) {
                self.arrive(&place, stand);
            }
        });
    }

    /// Once the page is in view: its title, and the reader's place on it.
    fn arrive(self, place: &Place, stand: Stand) {
        self.loading.set(false);
        self.title();
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

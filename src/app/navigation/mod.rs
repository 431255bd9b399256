//! From page to page.

mod clicks;
pub mod focus;
mod head;
pub mod history;
pub mod prefetch;

pub use history::ScrollTarget;

use super::dom::{self, browser};
use super::location::Location;
use super::reader::reading;
use super::state::App;
use super::stylesheet;
use super::task::spawn;
use crate::views::Navigate;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// When the page in view has surely got all it needs of the line.
const SOON: Duration = Duration::from_secs(2);
/// A page that comes within it has no bar.
const SHORT: Duration = Duration::from_millis(150);
/// A page that does not come within it is offered without the app. It is still waited for.
const LONG: Duration = Duration::from_secs(10);

impl App {
    /// Starts to answer clicks and the browser's own buttons.
    pub fn listen(self) {
        let back_to = history::remembered().map(|was| was.y);
        history::take_over();
        // Where a published page was read to, the loader has gone back to. A view that only the app makes may be longer.
        let made_here = self.location.with_untracked(|location| !location.query.is_empty());
        if let Some(y) = back_to.filter(|y| *y > 0.0) {
            if made_here {
                browser().scroll_to_with_x_and_y(0.0, y);
            }
        } else {
            self.location.with_untracked(|location| history::open_panel(&location.fragment));
        }
        let _ = window_event_listener(ev::click, move |event| clicks::follow(self, &event));
        let _ = window_event_listener(ev::popstate, move |_| {
            let location = self.links.with_value(Location::current);
            // A step with nothing remembered is the browser's own, to a fragment: it scrolls there itself.
            self.show(location, history::remembered().map_or(ScrollTarget::Still, ScrollTarget::Back));
        });
        let _ = window_event_listener(ev::pagehide, |_| history::remember());
        history::follow();
        set_timeout(move || self.complete(), SOON);
    }

    /// Goes somewhere. `push` makes an entry to come back to.
    pub fn go(self, location: Location, push: bool, scroll_to: ScrollTarget) {
        let from_feed = self.location.with_untracked(|from| from.route.is_feed());
        // The focus goes back to where it was opened, and that is noted.
        dom::modal(dom::PALETTE, false);
        self.links.with_value(|links| history::write(&location, links, push, from_feed));
        self.show(location, scroll_to);
    }

    /// Asks a feed in view something else: nobody moves, and a field keeps its focus.
    pub(super) fn navigate(self, to: Navigate) {
        let still = self.location.with_untracked(|location| location.route == to.route);
        let location = Location { query: to.query, ..Location::of(to.route) };
        self.go(location, to.push, if still { ScrollTarget::Still } else { ScrollTarget::Top });
    }

    /// Writes another query string into the address: the page in view has followed it already.
    pub(super) fn note(self, query: String) {
        self.location.update(|location| location.query = query);
        self.links.with_value(|links| {
            self.location.with_untracked(|location| history::write(location, links, false, false));
        });
    }

    pub(super) fn show(self, location: Location, scroll_to: ScrollTarget) {
        let same =
            self.location.with_untracked(|now| now.route == location.route && now.query == location.query);
        let failed = self.in_view.with_untracked(|view| view.as_ref().is_some_and(|view| view.page.is_err()));
        self.location.set(location.clone());
        dom::modal(dom::PALETTE, false);
        if same && !failed {
            return history::scroll_to(&scroll_to, &location.fragment);
        }
        self.reload(location, scroll_to);
    }

    pub(super) fn reload(self, location: Location, scroll_to: ScrollTarget) {
        self.navigation.update_value(|navigation| *navigation = navigation.wrapping_add(1));
        let navigation = self.navigation.get_value();
        // Where the kind of page is the same, so are its styles, unless each page of it carries what its parts need.
        let style = location.route.kind().style;
        let styled = stylesheet::hold()
            || (style.is_same_for_all()
                && self.in_view.with_untracked(|view| {
                    view.as_ref().is_some_and(|view| view.route.kind().style == style)
                }));
        if styled && self.at_once(&location) {
            return self.arrive(&location, scroll_to);
        }
        self.slow.set(false);
        self.awaited.set_value(navigation);
        self.late(navigation, SHORT, self.loading);
        self.late(navigation, LONG, self.slow);
        spawn(async move {
            if !styled {
                let ahead = location.clone();
                spawn(async move { self.fetch_ahead(&ahead).await });
                let come = stylesheet::needed().await;
                if !self.is_current(navigation) {
                    return;
                }
                if come.is_err() {
                    // The page that was published there has its own.
                    return drop(browser().location().reload());
                }
            }
            if styled || !self.at_once(&location) {
                self.load(&location, navigation).await;
            }
            if self.is_current(navigation) {
                self.arrive(&location, scroll_to);
            }
        });
    }

    /// Sets a flag if a step still waits for its page after some time.
    fn late(self, navigation: u32, after: Duration, flag: RwSignal<bool>) {
        let late = move || {
            if self.awaited.get_value() == navigation {
                flag.set(true);
            }
        };
        set_timeout(late, after);
    }

    /// Once the page is in view: its title, and the reader's place on it.
    fn arrive(self, location: &Location, scroll_to: ScrollTarget) {
        self.awaited.set_value(0);
        self.loading.set(false);
        self.slow.set(false);
        self.describe();
        reading::opened(self);
        let fragment = location.fragment.clone();
        // Views follow their data before the next frame; then there is something to stand on.
        request_animation_frame(move || history::scroll_to(&scroll_to, &fragment));
    }
}

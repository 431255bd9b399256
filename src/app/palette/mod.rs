//! The palette: opens, looks for what is typed, and goes where its reader chooses. What a dialog does besides, such as
//! giving the focus back, is the browser's own.

mod find;
mod keys;

pub use find::find;
pub use keys::{arrows, press};

use super::help::modal;
use super::history::Place;
use super::screen::App;
use super::{spawn, under_way};
use crate::model::{FeedQuery, Found, Route};
use crate::views::{Deed, PaletteState, SearchState};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlAnchorElement, HtmlInputElement};

/// How many insights are looked for.
const INSIGHTS: usize = 5;
const DIALOG: &str = "dialog.palette";

impl App {
    /// Does what is asked of the palette.
    pub(super) fn palette(self, deed: Deed) {
        match deed {
            Deed::Open => {
                self.look_for(String::new());
                modal(DIALOG, true);
            }
            Deed::Close => self.close_palette(),
            Deed::Look => {
                if let Some(field) = field() {
                    self.look_for(field.value());
                    // A button that looks again goes with what it is about.
                    let _ = field.focus();
                }
            }
            Deed::Theme(theme) => {
                self.device.theme.set(theme);
                self.close_palette();
            }
            Deed::Help => {
                self.close_palette();
                self.help(true);
            }
            Deed::Forget => self.device.note_search(None),
        }
    }

    /// Closes the palette, if it is open.
    pub(super) fn close_palette(self) {
        modal(DIALOG, false);
    }

    /// Looks for a text: topics and figures in their lookup, insights in the index, each told as it comes. What was found
    /// before stands until then.
    fn look_for(self, text: String) {
        let (mut turn, blank) = (0, text.trim().is_empty());
        self.palette.update(|state| {
            turn = state.turn.wrapping_add(1);
            if blank {
                *state = PaletteState::default();
            }
            (state.text, state.turn, state.active, state.failure) = (text.clone(), turn, None, None);
            state.instead = None;
            (state.finding, state.searching) = (!blank, !blank);
        });
        if blank {
            return;
        }
        let query = FeedQuery { text, ..FeedQuery::default() };
        let asked = query.text.clone();
        spawn(async move {
            let (mut found, mut failure) = match find(&self.loader.get_value(), &asked).await {
                Ok(found) => (found, None),
                Err(failure) => (Found::default(), Some(failure)),
            };
            under_way::hands_off().await;
            self.tell(turn, &mut |state| {
                (state.finding, state.found) = (false, std::mem::take(&mut found));
                if failure.is_some() {
                    state.failure = failure.take();
                }
            });
        });
        spawn(async move {
            let current = || self.palette.with_untracked(|state| state.turn == turn);
            let tell = |answer: &SearchState| {
                self.tell(turn, &mut |state| {
                    state.searching = answer.loading;
                    state.instead.clone_from(&answer.instead);
                    // What is found so far takes the place of what was found before, and nothing does not yet.
                    if !(answer.loading && answer.hits.is_empty()) {
                        state.hits = answer.hits.clone();
                    }
                    if answer.failure.is_some() {
                        state.failure = answer.failure.clone();
                    }
                });
            };
            let so_far = |answer: &SearchState| {
                if !under_way::pressed() {
                    tell(answer);
                }
            };
            let answer = self.engine.get_value().answer(&query, INSIGHTS, &[], &current, &so_far).await;
            let mut others = match &answer.instead {
                Some(instead) => find(&self.loader.get_value(), instead).await.unwrap_or_default(),
                None => Found::default(),
            };
            under_way::hands_off().await;
            tell(&answer);
            self.tell(turn, &mut |state| state.found.or(std::mem::take(&mut others)));
        });
    }

    /// Takes what was found for what was typed in a turn, unless something else was typed since. What somebody presses on
    /// has to stay in its place until it is let go.
    fn tell(self, turn: u32, change: &mut dyn FnMut(&mut PaletteState)) {
        self.palette.update(|state| {
            if state.turn == turn {
                change(state);
                self.device.known.with_untracked(|known| state.settle(known));
            }
        });
    }

    /// A link is followed. Where it was found by searching, that search is noted.
    pub(super) fn followed(self, link: &HtmlAnchorElement, to: &Place) {
        let within = |what: &str| matches!(link.closest(what), Ok(Some(_)));
        if to.route == Route::Search && within("dialog, .recent") {
            // The search itself, or one made before.
            self.device.note_search(Some(&FeedQuery::parse(&to.query).text));
        } else if within("dialog") && !within("[aria-label='Go to']") {
            self.device.note_search(field().map(|field| field.value()).as_deref());
        } else if within(".results") {
            self.note_asked();
        }
    }

    /// What the search page is asked counts as a search that was made.
    fn note_asked(self) {
        if self.place.with_untracked(|place| place.route == Route::Search) {
            let asked = self.search.with_untracked(|state| state.query.text.clone());
            self.device.note_search(Some(&asked));
        }
    }
}

/// Notes what is searched for, once somebody says so and not at each letter.
pub fn follow(app: App) {
    let _ = window_event_listener_untyped("submit", move |_| app.note_asked());
}

fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id("palette")?.dyn_into().ok()
}

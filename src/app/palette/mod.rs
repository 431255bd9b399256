//! The palette: opens, looks for what is typed, and goes where its reader chooses. What a dialog does besides, such as
//! giving the focus back, is the browser's own.

mod keys;
mod typeahead;

pub use keys::{arrows, press};
pub use typeahead::find;

use super::help::modal;
use super::history::Location;
use super::state::App;
use super::{spawn, ui_snapshot};
use crate::model::{FeedQuery, Route, TypeaheadMatches};
use crate::views::{PaletteAction, PaletteState, SearchState};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlAnchorElement, HtmlInputElement};

/// How many insights are looked for.
const INSIGHTS: usize = 5;
const DIALOG: &str = "dialog.palette";

impl App {
    /// Does what is asked of the palette.
    pub(super) fn palette(self, action: PaletteAction) {
        match action {
            PaletteAction::Open => {
                self.search_palette(String::new());
                modal(DIALOG, true);
            }
            PaletteAction::Close => self.close_palette(),
            PaletteAction::Search => {
                if let Some(field) = field() {
                    self.search_palette(field.value());
                    // A button that looks again goes with what it is about.
                    let _ = field.focus();
                }
            }
            PaletteAction::Theme(theme) => {
                self.device.theme.set(theme);
                self.close_palette();
            }
            PaletteAction::Help => {
                self.close_palette();
                self.help(true);
            }
            PaletteAction::Forget => self.device.note_search(None),
        }
    }

    /// Closes the palette, if it is open.
    pub(super) fn close_palette(self) {
        modal(DIALOG, false);
    }

    /// Looks for a text: topics and figures in their lookup, insights in the index, each told as it comes. What was found
    /// before stands until then.
    fn search_palette(self, text: String) {
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
            let (mut found, mut failure) = match find(&self.files.get_value(), &asked).await {
                Ok(found) => (found, None),
                Err(failure) => (TypeaheadMatches::default(), Some(failure)),
            };
            ui_snapshot::pointer_released().await;
            self.take_answer(turn, &mut |state| {
                (state.finding, state.found) = (false, std::mem::take(&mut found));
                if failure.is_some() {
                    state.failure = failure.take();
                }
            });
        });
        spawn(async move {
            let current = || self.palette.with_untracked(|state| state.turn == turn);
            let on_progress = |answer: &SearchState| {
                self.take_answer(turn, &mut |state| {
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
                if !ui_snapshot::pointer_is_down() {
                    on_progress(answer);
                }
            };
            let answer = self.engine.get_value().answer(&query, INSIGHTS, &[], &current, &so_far).await;
            let mut others = match &answer.instead {
                Some(instead) => find(&self.files.get_value(), instead).await.unwrap_or_default(),
                None => TypeaheadMatches::default(),
            };
            ui_snapshot::pointer_released().await;
            on_progress(&answer);
            self.take_answer(turn, &mut |state| state.found.or(std::mem::take(&mut others)));
        });
    }

    /// Takes what was found for what was typed in a turn, unless something else was typed since. What somebody presses on
    /// has to stay in its place until it is let go.
    fn take_answer(self, turn: u32, change: &mut dyn FnMut(&mut PaletteState)) {
        self.palette.update(|state| {
            if state.turn == turn {
                change(state);
                self.device.profile.with_untracked(|profile| state.settle(profile));
            }
        });
    }

    /// A link is followed. Where it was found by searching, that search is noted.
    pub(super) fn followed(self, link: &HtmlAnchorElement, to: &Location) {
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

fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id("palette")?.dyn_into().ok()
}

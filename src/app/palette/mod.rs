//! The palette: opens, looks for what is typed, and goes where its reader chooses. What a dialog does besides, such as
//! giving the focus back, is the browser's own.

mod keys;

pub use keys::{arrows, press};

use super::data::find;
use super::dom::{self, modal, palette_field};
use super::state::App;
use super::task::spawn;
use crate::model::{FeedQuery, TypeaheadMatches};
use crate::views::{PaletteAction, PaletteState, SearchState};
use leptos::prelude::*;

/// How many insights are looked for.
const INSIGHTS: usize = 5;

impl App {
    /// Does what is asked of the palette.
    pub(super) fn palette(self, action: PaletteAction) {
        match action {
            PaletteAction::Open => {
                self.search_palette(String::new());
                modal(dom::PALETTE, true);
            }
            PaletteAction::Close => modal(dom::PALETTE, false),
            PaletteAction::Search => {
                if let Some(field) = palette_field() {
                    self.search_palette(field.value());
                    // A button that looks again goes with what it is about.
                    let _ = field.focus();
                }
            }
            PaletteAction::Theme(theme) => {
                self.device.theme.set(theme);
                modal(dom::PALETTE, false);
            }
            PaletteAction::Help => {
                modal(dom::PALETTE, false);
                modal(dom::HELP, true);
            }
            PaletteAction::Forget => self.device.note_search(None),
        }
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
            (state.instead, state.moved) = (None, false);
            (state.finding, state.searching) = (!blank, !blank);
        });
        if blank {
            return;
        }
        let query = FeedQuery { text, ..FeedQuery::default() };
        let asked = query.text.clone();
        spawn(async move {
            let (mut found, mut failure) = find(&self.files.get_value(), &asked).await;
            dom::pointer_released().await;
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
                if !dom::pointer_is_down() {
                    on_progress(answer);
                }
            };
            let answer = self.engine.get_value().answer(&query, INSIGHTS, &[], &current, &so_far).await;
            let mut others = match &answer.instead {
                Some(instead) => find(&self.files.get_value(), instead).await.0,
                None => TypeaheadMatches::default(),
            };
            dom::pointer_released().await;
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
}

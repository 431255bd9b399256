//! What the device knows of its reader: what was read and saved, and when the reader was here before. Tabs are kept in
//! step: each writes onto what the others have written, and hears of it.

use super::store::{self, THEME};
use super::{clock, theme};
use crate::model::kept::{self, Visit};
use crate::model::{Card, Stamp};
use crate::views::{Known, Theme};
use leptos::prelude::*;
use leptos::web_sys::VisibilityState;

const READ: &str = "read";
const SAVED: &str = "saved";
const VISIT: &str = "visit";
const KEYS: &str = "keys";
const RECENT: &str = "recent";

/// What the device knows of its reader.
#[derive(Clone, Copy)]
pub struct Device {
    /// As it changes.
    pub known: RwSignal<Known>,
    /// How the pages are lit.
    pub theme: RwSignal<Theme>,
}

impl Device {
    /// What is kept; the reader is here now.
    pub fn new() -> Self {
        let device = Self { known: RwSignal::new(Known::default()), theme: RwSignal::new(Theme::Auto) };
        device.visit(|visit| visit.here(clock::read()));
        device.look();
        device
    }

    /// Shows and keeps what is chosen, and follows other tabs and the reader's coming and going.
    pub fn follow(self) {
        Effect::new(move |_| {
            let chosen = self.theme.get();
            theme::show(chosen);
            // What nobody has chosen is not kept.
            self.keep(THEME, if chosen == Theme::Auto { "" } else { chosen.word() });
            self.keep(KEYS, if self.known.with(|known| known.keys_off) { "off" } else { "" });
        });
        for event in ["storage", "pageshow", "visibilitychange"] {
            let _ = window_event_listener_untyped(event, move |event| {
                let now = clock::read();
                match event.type_() == "visibilitychange" {
                    true if is_visible() => self.visit(|visit| visit.here(now)),
                    // The reader was here until now, however long nothing happened.
                    true => self.visit(|visit| Visit { last: now.0, ..visit }),
                    false => {}
                }
                self.look();
            });
        }
    }

    /// Takes what is kept.
    fn look(self) {
        let mut known = self.known.get_untracked();
        known.read = kept::read_marks(&store::get(READ));
        known.saved = kept::saved_cards(&store::get(SAVED));
        known.recent = kept::searches(&store::get(RECENT));
        known.keys_off = store::get(KEYS) == "off";
        self.learn(known);
        let theme = store::get(THEME).parse().unwrap_or_default();
        if self.theme.get_untracked() != theme {
            self.theme.set(theme);
        }
    }

    /// Takes what is known, where it is something else: views are made anew for nothing less.
    fn learn(self, known: Known) {
        if self.known.with_untracked(|now| *now != known) {
            self.known.set(known);
        }
    }

    fn keep(self, name: &str, text: &str) {
        let forgetful = !store::set(name, text);
        if self.known.with_untracked(|known| known.forgetful) != forgetful {
            self.known.update(|known| known.forgetful = forgetful);
        }
    }

    /// The reader has an edition in view that was published then.
    pub fn saw(self, built: Stamp) {
        self.visit(|visit| Visit { seen: visit.seen.max(built.0), ..visit });
    }

    fn visit(self, change: impl FnOnce(Visit) -> Visit) {
        let visit = change(Visit::parse(&store::get(VISIT)).unwrap_or_default());
        self.keep(VISIT, &visit.to_string());
        self.learn(Known { new_from: visit.new_from(), ..self.known.get_untracked() });
    }

    /// An insight was read.
    pub fn mark_read(self, slug: &str) {
        let mut slugs = kept::read_marks(&store::get(READ));
        if !slugs.iter().any(|other| other == slug) {
            kept::mark_read(&mut slugs, slug);
            self.keep(READ, &slugs.join("\n"));
            self.look();
        }
    }

    /// Saves an insight, or takes it out again. Says whether it is saved now.
    pub fn toggle_saved(self, card: &Card) -> bool {
        let mut cards = kept::saved_cards(&store::get(SAVED));
        let saved = kept::toggle_saved(&mut cards, card);
        let lines: Vec<String> = cards.iter().map(kept::saved_line).collect();
        self.keep(SAVED, &lines.join("\n"));
        self.look();
        saved
    }

    /// Something was searched for; with nothing, every search is forgotten.
    pub fn note_search(self, text: Option<&str>) {
        let mut searches = text.map(|_| kept::searches(&store::get(RECENT))).unwrap_or_default();
        kept::note_search(&mut searches, text.unwrap_or_default());
        self.keep(RECENT, &searches.join("\n"));
        self.look();
    }
}

/// Whether the page can be seen.
pub fn is_visible() -> bool {
    document().visibility_state() != VisibilityState::Hidden
}

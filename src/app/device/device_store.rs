//! What the device keeps of its reader: what was read and saved, and when the reader was here before. Tabs are kept in
//! step: each writes onto what the others have written, and hears of it.

use super::clock;
use super::storage::{self, THEME};
use crate::app::dom::is_visible;
use crate::model::reader_store::{self, Visit};
use crate::model::{Card, Stamp};
use crate::views::{ReaderProfile, Theme};
use leptos::prelude::*;

const READ: &str = "read";
const SAVED: &str = "saved";
const VISIT: &str = "visit";
const KEYS: &str = "keys";
const RECENT: &str = "recent";

/// What the device knows of its reader.
#[derive(Clone, Copy)]
pub struct DeviceStore {
    /// What that is, as it changes.
    pub profile: RwSignal<ReaderProfile>,
    /// How the pages are lit.
    pub theme: RwSignal<Theme>,
}

impl DeviceStore {
    /// What is kept; the reader is here now.
    pub fn new() -> Self {
        let device =
            Self { profile: RwSignal::new(ReaderProfile::default()), theme: RwSignal::new(Theme::Auto) };
        device.visit(|visit| visit.here(clock::read()));
        device.refresh();
        device
    }

    /// Shows and keeps what is chosen, and follows other tabs and the reader's coming and going.
    pub fn follow(self) {
        Effect::new(move |_| {
            let chosen = self.theme.get();
            show_theme(chosen);
            // What nobody has chosen is not kept.
            self.keep(THEME, if chosen == Theme::Auto { "" } else { chosen.word() });
            self.keep(KEYS, if self.profile.with(|profile| profile.keys_off) { "off" } else { "" });
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
                self.refresh();
            });
        }
    }

    /// Takes what is kept.
    fn refresh(self) {
        let mut profile = self.profile.get_untracked();
        profile.read = reader_store::read_marks(&storage::get(READ));
        profile.saved = reader_store::saved_cards(&storage::get(SAVED));
        profile.recent = reader_store::searches(&storage::get(RECENT));
        profile.keys_off = storage::get(KEYS) == "off";
        self.set_profile(profile);
        let theme = storage::get(THEME).parse().unwrap_or_default();
        if self.theme.get_untracked() != theme {
            self.theme.set(theme);
        }
    }

    /// Takes what is known, where it is something else: views are made anew for nothing less.
    fn set_profile(self, profile: ReaderProfile) {
        if self.profile.with_untracked(|now| *now != profile) {
            self.profile.set(profile);
        }
    }

    fn keep(self, name: &str, text: &str) {
        let forgetful = !storage::set(name, text);
        if self.profile.with_untracked(|profile| profile.forgetful) != forgetful {
            self.profile.update(|profile| profile.forgetful = forgetful);
        }
    }

    /// The reader has an edition in view that was published then.
    pub fn saw(self, built: Stamp) {
        self.visit(|visit| Visit { seen: visit.seen.max(built.0), ..visit });
    }

    fn visit(self, change: impl FnOnce(Visit) -> Visit) {
        let visit = change(Visit::parse(&storage::get(VISIT)).unwrap_or_default());
        self.keep(VISIT, &visit.to_string());
        self.set_profile(ReaderProfile { new_from: visit.new_from(), ..self.profile.get_untracked() });
    }

    /// An insight was read.
    pub fn mark_read(self, slug: &str) {
        let mut slugs = reader_store::read_marks(&storage::get(READ));
        if !slugs.iter().any(|other| other == slug) {
            reader_store::mark_read(&mut slugs, slug);
            self.keep(READ, &slugs.join("\n"));
            self.refresh();
        }
    }

    /// Saves an insight, or takes it out again. Says whether it is saved now.
    pub fn toggle_saved(self, card: &Card) -> bool {
        let mut cards = reader_store::saved_cards(&storage::get(SAVED));
        let saved = reader_store::toggle_saved(&mut cards, card);
        let lines: Vec<String> = cards.iter().map(reader_store::saved_line).collect();
        self.keep(SAVED, &lines.join("\n"));
        self.refresh();
        saved
    }

    /// Something was searched for; with nothing, every search is forgotten.
    pub fn note_search(self, text: Option<&str>) {
        let mut searches = text.map(|_| reader_store::searches(&storage::get(RECENT))).unwrap_or_default();
        reader_store::note_search(&mut searches, text.unwrap_or_default());
        self.keep(RECENT, &searches.join("\n"));
        self.refresh();
    }
}

/// Shows a theme.
fn show_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.word()),
        };
    }
}

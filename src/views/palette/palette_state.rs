//! What is known of the palette, and what it offers.

use crate::model::{FeedQuery, PageName, Piece, Route, TypeaheadMatches, starts, words};
use crate::views::failure::Failure;
use crate::views::host::PaletteAction;
use crate::views::inline::label;
use crate::views::reader::ReaderProfile;
use crate::views::search::search_state::Hit;
use crate::views::theme::Theme;
use leptos::prelude::RwSignal;

/// How many topics are offered.
const MOST_TOPICS: usize = 4;
/// How many entities are offered, and how many comparisons.
const MOST_SUBJECTS: usize = 3;
/// How many figures are offered.
const MOST_FIGURES: usize = 5;
/// How many insights are offered.
const MOST_INSIGHTS: usize = 5;

/// The groups of what was not found: the search for all of it, and ways on where there is nothing.
const UNFOUND: [&str; 2] = ["Search", "Instead"];

/// What is known of the palette. One signal for all of it.
#[derive(Clone, Copy)]
pub struct Palette(pub RwSignal<PaletteState>);

/// What a reader has typed into the palette, and what was found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaletteState {
    /// What was typed.
    pub text: String,
    /// Counts what was typed, so that an answer that comes late is not taken for the last one.
    pub turn: u32,
    /// What was looked for instead, if so.
    pub instead: Option<String>,
    /// Topics and figures.
    pub found: TypeaheadMatches,
    /// Insights.
    pub hits: Vec<Hit>,
    /// Whether topics and figures are still looked for.
    pub finding: bool,
    /// Whether insights are still looked for.
    pub searching: bool,
    /// Why looking stopped, if it had to.
    pub failure: Option<Failure>,
    /// Which choice the reader is on, by its id.
    pub active: Option<String>,
    /// Whether the reader has gone there.
    pub moved: bool,
}

/// Where a choice leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a page, by its address below the base.
    To(String),
    /// It does something.
    Do(PaletteAction),
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands among.
    pub group: &'static str,
    /// What it is called.
    pub title: String,
    /// A figure's value as printed.
    pub value: String,
    /// More of it, in few words.
    pub note: String,
    /// Why an insight was found.
    pub excerpt: Vec<Piece>,
    /// Where it leads.
    pub target: Target,
}

impl Choice {
    /// Its name in the page: the same as long as it leads to the same.
    pub fn id(&self) -> String {
        let (kind, name) = match &self.target {
            Target::To(path) => ("to-", path.as_str()),
            Target::Do(PaletteAction::Theme(theme)) => ("do-", theme.word()),
            Target::Do(PaletteAction::Help) => ("do-", "help"),
            Target::Do(_) => ("do-", "forget"),
        };
        [kind, name].concat()
    }
}

/// Choices as they are put together. What they have in common stands here once, for each of them is code.
#[derive(Default)]
struct Choices(Vec<Choice>);

impl Choices {
    #[inline(never)]
    fn put(&mut self, group: &'static str, title: &str, target: Target) -> &mut Choice {
        let (value, note, excerpt) = Default::default();
        let at = self.0.len();
        self.0.push(Choice { group, title: title.to_owned(), value, note, excerpt, target });
        &mut self.0[at]
    }

    fn page(&mut self, group: &'static str, title: &str, route: &Route, query: &str) -> &mut Choice {
        self.put(group, title, Target::To(route.path(query)))
    }

    fn search(&mut self, group: &'static str, title: &str, text: &str) {
        let query = FeedQuery { text: text.to_owned(), ..FeedQuery::default() };
        self.page(group, title, &Route::Search, &query.to_query());
    }

    /// Where the palette goes, and what it does, whatever is typed: as much of it as is `named`.
    fn commands(&mut self, named: &dyn Fn(&str) -> bool) {
        let pages = [
            (Route::Feed, "Insights"),
            (Route::Figures(1), "Figures"),
            (Route::Compare(1), "Compare"),
            (Route::Topics(1), "Topics"),
            (Route::Search, "Search"),
            (Route::Saved, "Saved"),
            (Route::Archive, "Archive"),
            (Route::Corrections(PageName::Latest), "Corrections"),
        ];
        for (route, name) in pages.iter().filter(|(_, name)| named(name)) {
            self.page("Go to", name, route, "");
        }
        let actions = [
            (PaletteAction::Theme(Theme::Auto), "Theme: Auto"),
            (PaletteAction::Theme(Theme::Light), "Theme: Light"),
            (PaletteAction::Theme(Theme::Dark), "Theme: Dark"),
            (PaletteAction::Help, "Keyboard help"),
        ];
        for (action, name) in actions.into_iter().filter(|(_, name)| named(name)) {
            self.put("Do", name, Target::Do(action));
        }
    }
}

impl PaletteState {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Everything to choose from, by group.
    pub fn choices(&self, profile: &ReaderProfile) -> Vec<Choice> {
        let mut all = Choices::default();
        if self.is_blank() {
            const RECENT: &str = "Recent searches";
            profile.recent.iter().rev().for_each(|text| all.search(RECENT, text, text));
            if !profile.recent.is_empty() {
                all.put(RECENT, "Clear recent searches", Target::Do(PaletteAction::Forget));
            }
            all.commands(&|_| true);
            return all.0;
        }
        let asked = words(&self.text);
        all.commands(&|name| !asked.is_empty() && starts(&asked, &words(name)));
        for entry in self.found.topics.iter().take(MOST_TOPICS) {
            let route = Route::Topic(entry.topic.slug.clone());
            all.page("Topics", &entry.topic.name, &route, "").note = label::insights(entry.count);
        }
        for (kind, subjects) in [("Entities", &self.found.entities), ("Comparisons", &self.found.metrics)] {
            for subject in
                subjects.iter().filter(|subject| kind == "Entities" || subject.count > 1).take(MOST_SUBJECTS)
            {
                let id = subject.id.clone();
                let route = if kind == "Entities" { Route::Entity(id, 1) } else { Route::Metric(id, 1) };
                all.page(kind, &subject.name, &route, "");
            }
        }
        for card in self.found.figures.iter().take(MOST_FIGURES) {
            let choice = all.page("Figures", &card.label, &Route::Figure(card.key.clone()), "");
            choice.value = card.text.clone();
            choice.note =
                [card.entity.as_str(), ", ", &card.as_of, if card.disputed { ", disputed" } else { "" }]
                    .concat();
        }
        for hit in self.hits.iter().take(MOST_INSIGHTS) {
            let choice = all.page("Insights", &hit.title, &Route::Insight(hit.slug.clone()), "");
            choice.note = hit.published.map(|day| day.day_text()).unwrap_or_default();
            choice.excerpt = hit.excerpt.clone();
        }
        if all.0.is_empty() && !self.is_busy() {
            // A way on where nothing is found, or nothing can be loaded.
            all.commands(&|name| matches!(name, "Topics" | "Saved"));
            all.0.iter_mut().for_each(|choice| choice.group = UNFOUND[1]);
        }
        let text = self.text.trim();
        all.search(UNFOUND[0], &["Search for “", text, "”"].concat(), text);
        all.0
    }

    /// Whether something is still looked for.
    pub fn is_busy(&self) -> bool {
        self.finding || self.searching
    }

    /// How it stands, in words.
    pub fn words(&self) -> String {
        let found = &self.found;
        let compared = found.metrics.iter().filter(|metric| metric.count > 1).count();
        let count = found.topics.len().min(MOST_TOPICS)
            + found.entities.len().min(MOST_SUBJECTS)
            + compared.min(MOST_SUBJECTS)
            + found.figures.len().min(MOST_FIGURES)
            + self.hits.len().min(MOST_INSIGHTS);
        let counted = match (count, self.is_busy()) {
            _ if self.is_blank() => String::new(),
            (0, true) => "Looking…".into(),
            (0, false) if self.failure.is_some() => String::new(),
            (0, false) => [
                "Nothing found for “",
                self.text.trim(),
                "”. Fewer words, or only their beginnings, find more.",
            ]
            .concat(),
            (1, false) => "1 result".into(),
            (count, false) => format!("{count} results"),
            (count, true) => format!("{count} so far…"),
        };
        match &self.instead {
            Some(instead) => ["Showing results for “", instead, "”: ", &counted].concat(),
            None => counted,
        }
    }

    /// Unless the reader has gone to one that is still offered: chooses what was found first.
    pub fn settle(&mut self, profile: &ReaderProfile) {
        let choices = self.choices(profile);
        let is_offered = |id: &String| choices.iter().any(|choice| choice.id() == *id);
        self.moved &= self.active.as_ref().is_some_and(is_offered);
        if !self.moved {
            self.active = choices.first().filter(|one| !UNFOUND.contains(&one.group)).map(Choice::id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Topic, TopicCount};
    use std::collections::HashSet;

    fn typed(text: &str) -> PaletteState {
        PaletteState { text: text.into(), ..PaletteState::default() }
    }

    fn titles(state: &PaletteState, profile: &ReaderProfile) -> Vec<String> {
        let choices = state.choices(profile);
        let ids: HashSet<String> = choices.iter().map(Choice::id).collect();
        assert_eq!(ids.len(), choices.len(), "each has a name of its own");
        assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)), "{ids:?}");
        choices.into_iter().map(|choice| choice.title).collect()
    }

    #[test]
    fn offers_recent_searches_and_commands_before_anything_is_typed() {
        let profile =
            ReaderProfile { recent: vec!["old".into(), "new words".into()], ..ReaderProfile::default() };
        let offered = titles(&typed(" "), &profile);
        assert_eq!(offered[..3], ["new words", "old", "Clear recent searches"]);
        assert_eq!(offered.len(), 3 + 12);
        assert_eq!(titles(&typed(""), &ReaderProfile::default()).len(), 12);
    }

    #[test]
    fn always_offers_the_search_last() {
        let none = ReaderProfile::default();
        assert_eq!(titles(&typed("dark th"), &none), ["Theme: Dark", "Search for “dark th”"]);
        assert_eq!(titles(&typed("…"), &none), ["Topics", "Saved", "Search for “…”"]);
        let busy = PaletteState { finding: true, ..typed("zebra") };
        assert_eq!(titles(&busy, &none), ["Search for “zebra”"]);
        assert_eq!(busy.words(), "Looking…");
        assert!(typed("zebra").words().starts_with("Nothing found"));
        let failed = PaletteState { failure: Some(Failure::Network), ..typed("zebra") };
        assert_eq!(failed.words(), "");
    }

    #[test]
    fn stays_on_a_choice_while_it_is_offered_and_begins_with_what_is_found_first() {
        let (none, mut state) = (ReaderProfile::default(), typed("aws"));
        state.settle(&none);
        assert_eq!(state.active, None, "while it is looked for, who presses Enter searches");
        for slug in ["aws", "aws-2"] {
            let topic = Topic { slug: slug.into(), name: "AWS".into() };
            state.found.topics.push(TopicCount { topic, count: 2 });
            state.settle(&none);
            assert_eq!(state.active.as_deref(), Some("to-topics/aws/"));
        }
        (state.active, state.moved) = (Some("to-topics/aws-2/".into()), true);
        state.settle(&none);
        assert_eq!(state.active.as_deref(), Some("to-topics/aws-2/"));
        state.found = TypeaheadMatches::default();
        state.settle(&none);
        assert_eq!(state.active, None, "nothing is found, so nothing is chosen");
    }
}

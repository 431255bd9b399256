//! What the device knows of its reader: read, saved, here before. Natively there is no reader, and nothing is marked.

use super::html::{Html, classed};
use crate::model::{Card, Stamp};
use leptos::prelude::*;

/// What the device knows of its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderProfile {
    /// The slugs of insights read, the last one last.
    pub read: Vec<String>,
    /// The insights saved, the last one last.
    pub saved: Vec<Card>,
    /// What was searched for, the last one last.
    pub recent: Vec<String>,
    /// From when on insights are new; nothing on a first visit.
    pub new_from: Option<Stamp>,
    /// Whether the browser keeps nothing of it.
    pub forgetful: bool,
    /// Whether single keys are turned off.
    pub keys_off: bool,
    /// What a key has just done, where nothing else says so.
    pub announcement: &'static str,
}

/// What the device knows of its reader, as it changes. One signal for all of it: each type that one holds is code.
#[derive(Clone, Copy)]
pub struct ReaderContext(pub RwSignal<ReaderProfile>);

/// How an insight stands to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardStatus {
    /// It was read.
    Read,
    /// It was published since the visit before this one.
    New,
}

/// The reader, if there is one.
pub fn reader() -> Option<ReaderContext> {
    use_context()
}

impl ReaderProfile {
    /// How an insight stands to the reader.
    pub fn status_of(&self, card: &Card) -> Option<CardStatus> {
        if self.read.contains(&card.slug) {
            return Some(CardStatus::Read);
        }
        self.new_from.filter(|from| card.published > *from).map(|_| CardStatus::New)
    }

    /// Whether an insight is saved.
    pub fn has_saved(&self, slug: &str) -> bool {
        self.saved.iter().any(|card| card.slug == slug)
    }
}

/// The class of a card's link: one that was read is quieter.
pub fn link_class(card: &Card) -> impl Fn() -> Option<String> + Send + use<> {
    let (reader, card) = (reader(), card.clone());
    move || {
        let status = reader?.0.with(|profile| profile.status_of(&card));
        (status == Some(CardStatus::Read)).then(|| "read".into())
    }
}

/// Minutes to read on a card, or how it stands to its reader: in the same place, so that nothing moves.
pub fn minutes(card: &Card) -> Html {
    let span = classed("span", "minutes");
    let Some(ReaderContext(profile)) = reader() else { return span.with(plain(card.minutes)).into() };
    let card = card.clone();
    span.live(move || {
        let marked = |name, word| marked(name, word, card.minutes);
        match profile.with(|profile| (profile.status_of(&card), profile.has_saved(&card.slug))) {
            (None, false) => plain(card.minutes).into(),
            (Some(CardStatus::Read), true) => classed("span", "mark").with("Read, saved").into(),
            (Some(CardStatus::Read), false) => marked("span", "Read"),
            (_, true) => marked("span", "Saved"),
            (Some(CardStatus::New), false) => marked("b", "New"),
        }
    })
    .into()
}

fn plain(minutes: Option<u32>) -> Option<String> {
    minutes.map(|minutes| format!("{minutes} min read"))
}

fn marked(name: &'static str, word: &'static str, minutes: Option<u32>) -> Html {
    let mark = classed(name, "mark").with(word);
    let Some(minutes) = minutes else { return mark.into() };
    vec![mark.with(", ").into(), Html::from(format!("{minutes} min"))].into()
}

/// What is said where the browser keeps nothing.
pub fn keeps_nothing(ReaderContext(profile): ReaderContext, what: &'static str) -> Html {
    let words = move || format!("This browser keeps nothing, so {what} lasts until you close the page.");
    let line =
        move || profile.with(|profile| profile.forgetful).then(|| classed("p", "hint").with(words())).into();
    classed("div", "keeps").live(line).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_said() {
        assert_eq!(marked("b", "New", Some(4)).to_html(), "<b class=\"mark\">New, </b>4 min");
        assert_eq!(marked("b", "New", None).to_html(), "<b class=\"mark\">New</b>");
        assert_eq!(plain(None), None);
    }
}

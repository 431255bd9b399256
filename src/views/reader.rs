//! What the device knows of its reader: read, saved, here before. Natively there is no reader, and nothing is marked.

use super::feed_state::FeedState;
use super::html::{Html, classed};
use crate::model::{Card, Stamp};
use leptos::prelude::*;

/// What the device knows of its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
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
    pub told: &'static str,
}

/// What the device knows of its reader, as it changes. One signal for all of it: each type that one holds is code.
#[derive(Clone, Copy)]
pub struct Reader(pub RwSignal<Known>);

/// How an insight stands to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was read.
    Read,
    /// It was published since the visit before this one.
    New,
}

/// The reader, if there is one.
pub fn reader() -> Option<Reader> {
    use_context()
}

impl Known {
    /// How an insight stands to the reader.
    pub fn mark(&self, card: &Card) -> Option<Mark> {
        if self.read.contains(&card.slug) {
            return Some(Mark::Read);
        }
        self.new_from.filter(|from| card.published > *from).map(|_| Mark::New)
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
        let mark = reader?.0.with(|known| known.mark(&card));
        (mark == Some(Mark::Read)).then(|| "read".into())
    }
}

/// Minutes to read on a card, or how it stands to its reader: in the same place, so that nothing moves.
pub fn minutes(card: &Card) -> Html {
    let span = classed("span", "minutes");
    let Some(Reader(known)) = reader() else { return span.with(plain(card.minutes)).into() };
    let card = card.clone();
    span.live(move || {
        let marked = |name, word| marked(name, word, card.minutes);
        match known.with(|known| (known.mark(&card), known.has_saved(&card.slug))) {
            (None, false) => plain(card.minutes).into(),
            (Some(Mark::Read), true) => classed("span", "mark").with("Read, saved").into(),
            (Some(Mark::Read), false) => marked("span", "Read"),
            (_, true) => marked("span", "Saved"),
            (Some(Mark::New), false) => marked("b", "New"),
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

/// How many of a feed's insights in view are new and unread. It stands in the space there is, so that nothing moves.
pub fn visit_line(state: RwSignal<FeedState>) -> Html {
    let line = classed("p", "visit");
    let Some(Reader(known)) = reader() else { return line.into() };
    line.live(move || {
        state.with(|state| {
            known.with(|known| {
                let cards = &state.cards;
                let new = cards.iter().filter(|card| known.mark(card) == Some(Mark::New)).count();
                // Where all on the page are, the next page may go on.
                let all = known.new_from.is_some_and(|from| cards.iter().all(|card| card.published > from));
                let more = if all && cards.len() < state.count { " or more" } else { "" };
                (new > 0).then(|| format!("{new}{more} new since your last visit")).into()
            })
        })
    })
    .into()
}

/// What is said where the browser keeps nothing.
pub fn keeps_nothing(Reader(known): Reader, what: &'static str) -> Html {
    let words = move || format!("This browser keeps nothing, so {what} lasts until you close the page.");
    let line = move || known.with(|known| known.forgetful).then(|| classed("p", "hint").with(words())).into();
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

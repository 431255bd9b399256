//! What is kept on a reader's device, as text. A line an entry, the newest last: a broken line costs itself only, and
//! what is too much falls off at the front.

use super::json;
use super::json_text::Json;
use super::letters::small;
use super::{Card, Stamp, is_slug};
use std::fmt;

/// How many insights are remembered as read.
pub const MOST_READ: usize = 5_000;
/// How many insights can be saved.
pub const MOST_SAVED: usize = 500;
/// How many searches are remembered.
pub const MOST_RECENT: usize = 8;
/// How long one is, in bytes: as much as a field takes of any letters.
const MOST_BYTES: usize = 800;
/// After so many seconds away the reader comes anew.
const AWAY: i64 = 30 * 60;

/// The slugs in a text, the newest last. What is no slug is passed over.
pub fn read_marks(text: &str) -> Vec<String> {
    let newest = text.rsplit('\n').filter(|line| is_slug(line)).take(MOST_READ);
    let mut slugs: Vec<String> = newest.map(str::to_owned).collect();
    slugs.reverse();
    slugs
}

/// Puts a slug at the end, once.
pub fn mark_read(slugs: &mut Vec<String>, slug: &str) {
    slugs.retain(|other| other != slug);
    slugs.push(slug.to_owned());
    slugs.drain(..slugs.len().saturating_sub(MOST_READ));
}

/// The cards in a text, the last saved last. What is no card is passed over.
pub fn saved_cards(text: &str) -> Vec<Card> {
    let card = |line: &str| json::read::<Card>(line.as_bytes()).ok().filter(|card| is_slug(&card.slug));
    let mut cards: Vec<Card> = text.rsplit('\n').filter_map(card).take(MOST_SAVED).collect();
    cards.reverse();
    cards
}

/// Saves an insight, or takes it out where it is saved already. Says whether it is saved now.
pub fn toggle_saved(cards: &mut Vec<Card>, card: &Card) -> bool {
    let before = cards.len();
    cards.retain(|other| other.slug != card.slug);
    if cards.len() < before {
        return false;
    }
    cards.push(card.clone());
    cards.drain(..cards.len().saturating_sub(MOST_SAVED));
    true
}

/// A card as a line: all that a list shows of an insight.
pub fn saved_line(card: &Card) -> String {
    let text = |text: &str| Json::Text(text.to_owned());
    let topics = card
        .topics
        .iter()
        .map(|topic| Json::object([("slug", text(&topic.slug)), ("name", text(&topic.name))]));
    let line = Json::object([
        ("slug", text(&card.slug)),
        ("title", text(&card.title)),
        ("summary", text(&card.summary)),
        ("published", Json::Text(card.published.rfc3339())),
        ("signal", text(card.signal.word())),
        ("impact", text(card.impact.word())),
        ("topics", Json::List(topics.collect())),
        ("minutes", card.minutes.map_or(Json::Null, |minutes| Json::Number(minutes.into()))),
    ]);
    line.text()
}

/// The searches in a text, the newest last.
pub fn searches(text: &str) -> Vec<String> {
    let mut searches = Vec::new();
    text.split('\n').for_each(|line| note_search(&mut searches, line));
    searches
}

/// Puts a search at the end, once, however its letters are written. One without words is passed over, as is what no
/// field takes.
pub fn note_search(searches: &mut Vec<String>, text: &str) {
    let text = text.trim();
    if text.is_empty() || text.len() > MOST_BYTES || text.contains('\n') {
        return;
    }
    let alike = small(text);
    searches.retain(|other| small(other) != alike);
    searches.push(text.to_owned());
    if searches.len() > MOST_RECENT {
        searches.remove(0);
    }
}

/// When the reader was here. A visit is a session and not a page: it ends with half an hour away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// When the reader was last seen, by the device's clock.
    pub last: i64,
    /// When the newest edition seen so far was published; 0 where none was.
    pub seen: i64,
    /// What `seen` was when this visit began: what is published later is new. 0 on a first visit.
    pub since: i64,
}

impl Visit {
    /// Reads what [`fmt::Display`] writes; nothing where it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split(' ').map(|number| number.parse::<u32>().ok());
        let mut next = || numbers.next().flatten().map(i64::from);
        let visit = Self { last: next()?, seen: next()?, since: next()? };
        numbers.next().is_none().then_some(visit)
    }

    /// The reader is here: a new visit after some time away, else the same one. A clock that was set wrong counts as
    /// time away.
    pub fn here(self, now: Stamp) -> Self {
        let away = (now.0 - self.last).abs() > AWAY;
        Self { last: now.0, seen: self.seen, since: if away { self.seen } else { self.since } }
    }

    /// From when on insights are new; nothing on a first visit.
    pub fn new_from(self) -> Option<Stamp> {
        (self.since > 0).then_some(Stamp(self.since))
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.last, self.seen, self.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Impact, Signal, Topic};
    use proptest::prelude::*;

    fn card(slug: &str, words: &str) -> Card {
        Card {
            slug: slug.into(),
            title: words.into(),
            summary: words.into(),
            published: Stamp(1_800_000_000),
            updated: None,
            signal: Signal::Shift,
            impact: Impact::Low,
            topics: vec![Topic { slug: "aws".into(), name: words.into() }],
            minutes: Some(4),
            language: None,
            draft: false,
        }
    }

    proptest! {
        #[test]
        fn any_card_is_read_back(words in any::<String>()) {
            let (one, other) = (card("one", &words), card("other", "\n"));
            let text = format!("{}\n{}", saved_line(&one), saved_line(&other));
            prop_assert_eq!(saved_cards(&text), [one, other]);
        }

        #[test]
        fn foreign_text_is_passed_over(text in "[\\PC\\n]{0,200}") {
            prop_assert!(read_marks(&text).iter().all(|slug| is_slug(slug)));
            prop_assert!(saved_cards(&text).is_empty());
            let _ = Visit::parse(&text);
        }

        #[test]
        fn searches_are_read_back(texts in prop::collection::vec("\\PC{0,12}|[aA ]{0,3}", 0..20)) {
            let mut noted = Vec::new();
            texts.iter().for_each(|text| note_search(&mut noted, text));
            prop_assert!(noted.len() <= MOST_RECENT);
            prop_assert_eq!(searches(&noted.join("\n")), noted);
        }

        #[test]
        fn a_visit_is_read_back(last: u32, seen: u32, since: u32) {
            let visit = Visit { last: last.into(), seen: seen.into(), since: since.into() };
            prop_assert_eq!(Visit::parse(&visit.to_string()), Some(visit));
        }
    }

    #[test]
    fn each_search_is_remembered_once_the_last_eight() {
        let mut noted = searches("one\n\n  two words \nOne");
        assert_eq!(noted, ["two words", "One"]);
        note_search(&mut noted, " TWO words");
        note_search(&mut noted, " ");
        assert_eq!(noted, ["One", "TWO words"]);
        (0..9).for_each(|n| note_search(&mut noted, &n.to_string()));
        assert_eq!(noted, ["1", "2", "3", "4", "5", "6", "7", "8"]);
        for odd in ["long ".repeat(200).as_str(), "two\nlines"] {
            note_search(&mut noted, odd);
        }
        assert_eq!(noted.last().unwrap(), "8");
    }

    #[test]
    fn a_broken_line_costs_itself_only() {
        assert_eq!(read_marks("a\n../x\n\nb\r\nc"), ["a", "c"]);
        let good = saved_line(&card("good", "Good"));
        let bad = good.replace("\"good\"", "\"../bad\"");
        assert_eq!(saved_cards(&format!("{good}\n{{\n{bad}\nnull")), [card("good", "Good")]);
    }

    #[test]
    fn what_is_too_much_falls_off_at_the_front() {
        let mut slugs: Vec<String> = (0..MOST_READ).map(|n| format!("s{n}")).collect();
        mark_read(&mut slugs, "s1");
        mark_read(&mut slugs, "new");
        assert_eq!((slugs.len(), slugs[0].as_str()), (MOST_READ, "s2"));
        assert_eq!(slugs[MOST_READ - 2..], ["s1", "new"]);
        assert_eq!(read_marks(&format!("old\n{}", slugs.join("\n"))), slugs);
        let mut cards: Vec<Card> = (0..MOST_SAVED).map(|n| card(&format!("s{n}"), "")).collect();
        assert!(toggle_saved(&mut cards, &card("new", "")));
        assert_eq!((cards.len(), cards[0].slug.as_str()), (MOST_SAVED, "s1"));
        assert!(!toggle_saved(&mut cards, &card("new", "")));
        assert_eq!(cards.len(), MOST_SAVED - 1);
    }

    #[test]
    fn a_visit_is_a_session() {
        let first = Visit::default().here(Stamp(1_000_000));
        assert_eq!(first.new_from(), None, "on a first visit nothing is new");
        let seen = Visit { seen: 900_000, ..first };
        let page = seen.here(Stamp(1_000_000 + AWAY));
        assert_eq!(page.new_from(), None, "another page is no other visit");
        let next = page.here(Stamp(page.last + AWAY + 1));
        assert_eq!(next.new_from(), Some(Stamp(900_000)));
        let seen = Visit { seen: 950_000, ..next };
        assert_eq!(
            seen.here(Stamp(seen.last + 60)).new_from(),
            Some(Stamp(900_000)),
            "what was new stays so"
        );
        assert_eq!(
            seen.here(Stamp(seen.last - 2 * AWAY)).new_from(),
            Some(Stamp(950_000)),
            "a clock set back"
        );
    }
}

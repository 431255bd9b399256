//! An insight as the index holds it.

use super::words::words;
use crate::model::{DATA, FORMS, Insight};
use crate::publish::fingerprint::{Digest, Fingerprint};
use serde::Serialize;
use std::collections::BTreeMap;

/// What is indexed of an insight, and what a result says of it.
///
/// It depends on the insight alone and not on what others have said since, so that a full volume stays as it is.
#[derive(Debug, Serialize)]
pub struct Record {
    /// Its slug and when it was published, with a question mark between. No word of it is found: that would bring up
    /// every insight of 2026 for “2026”.
    pub address: String,
    /// The title. Words found in it count for more.
    pub title: String,
    /// Everything else it says, in plain words: sentences, and behind a mark of its own its data.
    pub text: String,
    /// What it can be filtered by: topics, signal, impact, month.
    pub filters: BTreeMap<String, Vec<String>>,
    /// What it is sorted by.
    pub date: String,
}

impl Record {
    /// The record of an insight; `entity` says what the first word of a key is called.
    pub fn of(insight: &Insight, entity: impl Fn(&str) -> String) -> Self {
        let card = &insight.card;
        let date = card.published.rfc3339();
        let filters = [
            ("topic", card.topics.iter().map(|topic| topic.slug.clone()).collect()),
            ("signal", vec![card.signal.word().to_owned()]),
            ("impact", vec![card.impact.word().to_owned()]),
            ("month", vec![card.published.date().chars().take(7).collect()]),
        ];
        let (mut prose, data) = words(insight, entity);
        if !prose.contains(char::is_alphanumeric) && !data.contains(char::is_alphanumeric) {
            // A record without a word would be left out.
            prose.push_str(&card.slug);
        }
        let mark = if data.is_empty() { String::new() } else { format!(" {DATA} ") };
        Self {
            address: format!("{}?{date}", card.slug),
            title: card.title.clone(),
            text: [plain(&prose), mark, plain(&data)].concat(),
            filters: filters.into_iter().map(|(name, values)| (name.to_owned(), values)).collect(),
            date,
        }
    }

    /// A record of one word.
    pub fn word() -> Self {
        let (word, filters) = ("word".to_owned(), BTreeMap::new());
        Self { address: word.clone(), title: String::new(), text: word, filters, date: String::new() }
    }

    /// A hash of all that is in it.
    pub fn hash(&self) -> Digest {
        Fingerprint::default().json(self).digest()
    }
}

/// Text in which nothing is taken for one of our own marks, or of Pagefind's, such as `___PAGEFIND_WEIGHT___`. A space of no
/// width breaks those; Pagefind takes it out again.
fn plain(text: &str) -> String {
    text.replace([DATA, FORMS], " ").replace("PAGEFIND_", "PAGEFIND\u{200b}_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::sample;

    #[test]
    fn what_it_says_is_what_the_insight_says() {
        let record = Record::of(&sample::insight("Price"), str::to_uppercase);
        assert_eq!(record.title, "Price");
        assert!(record.address.starts_with("sample?20") && record.address.ends_with(&record.date));
        assert!(record.text.contains("Price: Price"), "a figure with its label: {}", record.text);
        assert_eq!(record.filters["month"][0].len(), 7);
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_a_mark() {
        let record =
            Record::of(&sample::insight("___PAGEFIND_WEIGHT___9 ___END_PAGEFIND_WEIGHT___"), str::to_owned);
        assert!(!record.text.contains("PAGEFIND_"), "{}", record.text);
        let bare = Record::of(&sample::insight("…"), |_| "…".into());
        assert!(bare.text.contains(char::is_alphanumeric), "an insight without words is found by its slug");
    }

    #[test]
    fn another_word_is_another_hash() {
        let hash = |text: &str| Record::of(&sample::insight(text), str::to_owned).hash();
        assert_eq!(hash("a"), hash("a"));
        assert_ne!(hash("a"), hash("b"));
    }
}

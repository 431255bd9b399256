//! Finding topics and figures as somebody types: a lookup by how their words begin, cut into small files.

use crate::model::json::is_default;
use crate::model::letters::{folded, is_spaceless};
use crate::model::token::{TokenKind, joined, tokens};
use crate::model::{KeyCard, Subject, TopicCount};
use serde::{Deserialize, Serialize};

/// How many letters of a word are told apart.
pub const TYPEAHEAD_DEPTH: usize = 8;
/// What stands before a number and may be left out.
const SIGNS: [char; 5] = ['$', '€', '£', '¥', '₹'];

/// Every topic and figure with a word that begins alike; where those are too many, the ones used most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeaheadFile {
    /// Where there are more, beginnings that are longer and have files, in order: those longer by a letter, and as
    /// many below them as fit, so that a word is found in few steps. Where none is longer, this one itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub next: Vec<String>,
    /// The topics, the most used first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topics: Vec<TopicCount>,
    /// The entities, those with most figures first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub entities: Vec<Subject>,
    /// The metrics, those that most entities have first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub metrics: Vec<Subject>,
    /// The figures without their courses, those stated most first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Vec<KeyCard>,
}

/// What was found of topics and figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeaheadMatches {
    /// The topics, the best first.
    pub topics: Vec<TopicCount>,
    /// The entities, the best first.
    pub entities: Vec<Subject>,
    /// The metrics, the best first.
    pub metrics: Vec<Subject>,
    /// The figures, the best first.
    pub figures: Vec<KeyCard>,
}

/// The words of a text as they are looked for: folded, and numbers as printed but for the commas between thousands: `$50`,
/// `0.0075`, `46.9%`.
pub fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let (mut chars, mut after) = (text.chars().peekable(), false);
    let mut words = Vec::new();
    let mut word = String::new();
    while let Some(c) = chars.next() {
        let before = chars.peek().is_some_and(char::is_ascii_digit);
        let between = after && before;
        after = match c {
            ',' if between => true,
            '.' if between => {
                word.push(c);
                true
            }
            '%' if after => {
                word.push(c);
                false
            }
            c => {
                if !c.is_alphanumeric() {
                    words.push(std::mem::take(&mut word));
                }
                if c.is_alphanumeric() || SIGNS.contains(&c) {
                    word.push(c);
                }
                c.is_ascii_digit()
            }
        };
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// What a text is found by: its words, their parts, and what may be typed as one word or another. `PM₂.₅` is found by `2.5`,
/// `lock-in` by `lockin`, and what has no spaces by each of its letters.
fn forms(text: &str) -> Vec<String> {
    let mut forms = words(text);
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        let form = match token.text.starts_with(is_spaceless) {
            true => joined(&tokens, at).take(TYPEAHEAD_DEPTH).last(),
            false => joined(&tokens, at).last(),
        };
        let form = form.map(|(text, _)| text);
        // A letter alone says nothing: `$50B` is not found by `b`.
        let alone = Some(&token.text).filter(|text| token.kind != TokenKind::Word || text.len() > 1);
        for form in form.into_iter().chain(alone.cloned()) {
            if !forms.iter().any(|word| word.starts_with(&form)) {
                forms.push(form);
            }
        }
    }
    forms
}

/// A word without the sign of a currency before it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(SIGNS)
}

/// The beginnings of a word, the shortest first, as far as words are told apart.
pub fn beginnings(word: &str) -> impl Iterator<Item = &str> {
    // Not by a range that could panic: the words of such a panic are 2 kB of the app.
    word.char_indices().take(TYPEAHEAD_DEPTH).filter_map(|(at, c)| word.get(..at + c.len_utf8()))
}

/// Whether each word asked for begins one of a text's own.
pub fn starts(asked: &[String], own: &[String]) -> bool {
    asked.iter().all(|asked| own.iter().any(|own| own.starts_with(asked) || bare(own).starts_with(asked)))
}

/// Whether each word asked for is there whole.
fn whole(asked: &[String], own: &[String]) -> bool {
    asked.iter().all(|asked| own.iter().any(|own| own == asked || bare(own) == asked))
}

/// A word, as far as words are told apart.
pub fn shortened(word: &str) -> &str {
    beginnings(word).last().unwrap_or_default()
}

impl TypeaheadFile {
    /// Where to go on from this file, of the beginning `of`, for a word: the longest beginning of it that has a file.
    pub fn further(&self, of: &str, word: &str) -> Option<&str> {
        let word = shortened(word);
        // In order, the longest is the last.
        let next = self.next.iter().rfind(|next| word.starts_with(next.as_str()))?;
        (next.len() > of.len()).then_some(next)
    }

    /// Whether there are more.
    pub fn more(&self) -> bool {
        !self.next.is_empty()
    }

    /// Whether nothing begins as a word does, for which this file, of the beginning `of`, is the last.
    pub fn lacks(&self, of: &str, word: &str) -> bool {
        self.more() && of.len() < shortened(word).len()
    }
}

impl TopicCount {
    /// What it is found by.
    pub fn words(&self) -> Vec<String> {
        forms(&[self.topic.name.as_str(), &self.topic.slug].join(" "))
    }
}

impl Subject {
    /// What it is found by.
    pub fn words(&self) -> Vec<String> {
        forms(&[self.name.as_str(), &self.id].join(" "))
    }
}

impl KeyCard {
    /// What it is found by.
    pub fn words(&self) -> Vec<String> {
        forms(&[self.label.as_str(), &self.entity, &self.text].join(" "))
    }
}

impl TypeaheadMatches {
    /// Takes what else was found, if nothing was.
    pub fn or(&mut self, other: Self) {
        if self.topics.is_empty() && self.figures.is_empty() {
            *self = other;
        }
    }

    /// Takes what of a file has all the words asked for; what has them whole comes first.
    pub fn take(&mut self, file: &TypeaheadFile, asked: &[String]) {
        for all in [true, false] {
            let fits = |own: Vec<String>| starts(asked, &own) && whole(asked, &own) == all;
            for topic in &file.topics {
                let known = |other: &TopicCount| other.topic.slug == topic.topic.slug;
                if fits(topic.words()) && !self.topics.iter().any(known) {
                    self.topics.push(topic.clone());
                }
            }
            let lists = [(&mut self.entities, &file.entities), (&mut self.metrics, &file.metrics)];
            for (known, subjects) in lists {
                for subject in subjects {
                    if fits(subject.words()) && !known.iter().any(|other| other.id == subject.id) {
                        known.push(subject.clone());
                    }
                }
            }
            for figure in &file.figures {
                let known = |other: &KeyCard| other.key == figure.key;
                if fits(figure.words()) && !self.figures.iter().any(known) {
                    self.figures.push(figure.clone());
                }
            }
        }
    }
}

/// What a lookup files something under, of its words: numbers with their currency and without.
#[cfg(not(target_arch = "wasm32"))]
pub fn index_words(mut words: Vec<String>) -> Vec<String> {
    let bare: Vec<String> = words.iter().map(|word| bare(word).to_owned()).collect();
    words.extend(bare);
    let mut words: Vec<String> = words.iter().map(|word| shortened(word).to_owned()).collect();
    // The sign of a currency alone is nothing without it.
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests;

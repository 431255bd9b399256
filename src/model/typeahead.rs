//! Finding topics and figures as somebody types: a lookup by how their words begin, cut into small files.

use super::json::is_default;
use super::letters::{folded, is_spaceless};
use super::token::{TokenKind, joined, tokens};
use super::{KeyCard, TopicCount};
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
    /// The figures without their courses, those stated most first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Vec<KeyCard>,
}

/// What was found of topics and figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeaheadMatches {
    /// The topics, the best first.
    pub topics: Vec<TopicCount>,
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
mod tests {
    use super::*;
    use crate::model::Topic;
    use proptest::prelude::*;

    fn figure(label: &str, entity: &str, text: &str) -> KeyCard {
        KeyCard {
            key: label.to_lowercase(),
            entity: entity.into(),
            label: label.into(),
            text: text.into(),
            as_of: "Mar 2026".into(),
            values: 1,
            disputed: false,
            stale_from: None,
            course: Vec::new(),
        }
    }

    #[test]
    fn words_are_as_printed() {
        for (text, found) in [
            ("Größe", &["grosse"][..]),
            ("Łódź café cafe\u{301} İzmir", &["lodz", "cafe", "cafe", "izmir"]),
            ("~$0.0075/M", &["$0.0075", "m"]),
            ("4–20×", &["4", "20"]),
            ("$8B+", &["$8b"]),
            ("46.9%, 1,234,567 a,b", &["46.9%", "1234567", "a", "b"]),
            ("US$3 node.js GPT-5.4. ", &["us", "$3", "node", "js", "gpt", "5.4"]),
            ("$ 0.", &["$", "0"]),
            ("東京 が か\u{3099}", &["東京", "が", "が"]),
            ("Nguyễn ἀρχή Йод 한글", &["nguyen", "αρχη", "иод", "한글"]),
            ("… — ", &[]),
        ] {
            assert_eq!(words(text), found, "{text}");
        }
    }

    #[test]
    fn a_figure_is_found_by_label_entity_and_value() {
        let file = TypeaheadFile {
            topics: vec![TopicCount {
                topic: Topic { slug: "llm-costs".into(), name: "Price of models".into() },
                count: 3,
            }],
            figures: vec![
                figure("Price per token", "AWS", "$0.0075"),
                figure("Share of traffic", "AWS", "46.9%"),
                figure("Pricing tiers", "Price Watch", "3"),
            ],
            ..TypeaheadFile::default()
        };
        let found = |asked: &str| {
            let mut found = TypeaheadMatches::default();
            found.take(&file, &words(asked));
            found.take(&file, &words(asked));
            let figures: Vec<&str> = found.figures.iter().map(|card| card.text.as_str()).collect();
            (found.topics.len(), figures.join(" "))
        };
        assert_eq!(found("aws"), (0, "$0.0075 46.9%".into()));
        assert_eq!(found("AWS pri"), (0, "$0.0075".into()));
        for asked in ["0.0075", "$0.0075", "$0.0", "$", "TOKEN per"] {
            assert_eq!(found(asked), (0, "$0.0075".into()), "{asked}");
        }
        assert_eq!(found("46.9%"), (0, "46.9%".into()));
        assert_eq!(found("€0.0075"), (0, String::new()));
        assert_eq!(found("llm"), (1, String::new()), "a topic by its address, too");
        assert_eq!(found("pric"), (1, "$0.0075 3".into()));
        assert_eq!(found("pricing").1, "3");
        assert_eq!(found("price"), (1, "$0.0075 3".into()));
        assert_eq!(found("price tiers").1, "3");
    }

    proptest! {
        #[test]
        fn any_text_is_found_by_any_beginning_of_its_words(
            text in "(\\PC{0,3}[a-c$0-9.,%éŁ -]{0,9}){0,4}",
            of in 0usize..20,
            letters in 1usize..9,
        ) {
            let own = words(&text);
            prop_assert_eq!(&words(&own.join(" ")), &own, "words stay themselves");
            if let Some(word) = own.get(of % own.len().max(1)) {
                let asked: String = word.chars().take(letters).collect();
                let asked = words(&asked);
                prop_assert!(starts(&asked, &own), "{asked:?} in {own:?}");
                let index_words = index_words(own.clone());
                prop_assert!(index_words.iter().all(|word| !word.is_empty()), "{index_words:?}");
                for asked in &asked {
                    let last = shortened(asked);
                    prop_assert!(index_words.iter().any(|word| word.starts_with(last)), "{last} in {index_words:?}");
                }
            }
        }
    }
}

//! Lists of a volume's words, for who makes a slip of the finger.

use super::document::Record;
use super::forms::parts;
use crate::model::{SLIP_FROM, SLIP_TO, SLIP_WORDS, TokenKind, WordList, lists, lists_of, tokens};
use crate::publish::edition::json;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The words of a volume, and how often each is there.
#[derive(Debug, Default)]
pub struct Slips(HashMap<String, u32>);

impl Slips {
    /// Counts the words of a record.
    pub fn count(&mut self, record: &Record) {
        let topics = record.filters.get("topic").into_iter().flatten();
        let texts = topics.map(String::as_str).chain([record.title.as_str(), record.text.as_str()]);
        let mut small = String::new();
        for word in texts.flat_map(str::split_whitespace) {
            match parts(word) {
                Some(parts) => {
                    for part in parts {
                        small.clear();
                        small.extend(part.chars().map(|c| c.to_ascii_lowercase()));
                        self.note(&small);
                    }
                }
                None => {
                    let words = tokens(word).into_iter().filter(|token| token.kind == TokenKind::Word);
                    words.for_each(|token| self.note(&token.text));
                }
            }
        }
    }

    fn note(&mut self, word: &str) {
        if !(SLIP_FROM..=SLIP_TO * 4).contains(&word.len()) {
            return;
        }
        if let Some(count) = self.0.get_mut(word) {
            *count += 1;
        } else if (SLIP_FROM..=SLIP_TO).contains(&word.chars().count()) {
            self.0.insert(word.to_owned(), 1);
        }
    }

    /// The lists, by their files' names, of a volume of so many insights.
    pub fn files(self, insights: usize) -> Vec<(String, Vec<u8>)> {
        let mut words: Vec<(String, u32)> = self.0.into_iter().collect();
        words.sort_unstable_by(|(a, one), (b, other)| (Reverse(one), a).cmp(&(Reverse(other), b)));
        let count = lists(insights);
        let mut lists = vec![WordList::default(); count];
        for (word, _) in words {
            let [begin, end] = lists_of(&word, count);
            let of = if begin == end { vec![begin] } else { vec![begin, end] };
            for list in of {
                if lists[list].words.len() < SLIP_WORDS {
                    lists[list].words.push(word.clone());
                }
            }
        }
        let file = |(number, list): (usize, &WordList)| (format!("words-{number}.json"), json(list));
        lists.iter().enumerate().map(file).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_word_of_an_insight_is_in_the_lists_by_its_beginning_and_its_end() {
        let mut slips = Slips::default();
        let text = "Benchmarks, benchmarks and the lock-ins: Anthropic's ﬁnances in 2026.".to_owned();
        slips.count(&Record { text, title: "Größte".into(), ..Record::word() });
        let files = slips.files(3);
        assert_eq!(files.len(), lists(3));
        for word in ["benchmarks", "anthropic", "finances", "grosste"] {
            for list in lists_of(word, lists(3)) {
                let (name, bytes) = &files[list];
                let list: serde_json::Value = serde_json::from_slice(bytes).unwrap();
                assert!(list["words"].as_array().unwrap().contains(&word.into()), "{word} in {name}: {list}");
            }
        }
    }
}

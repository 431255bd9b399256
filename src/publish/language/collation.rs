//! The order of words, by the rules of a language: letters with marks beside their letter, numbers in words by value.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// The order of words in a language.
pub struct Collation(Option<CollatorBorrowed<'static>>);

/// The order of words in the language of a BCP 47 tag; that of most languages where it is not known.
pub fn of(language: &str) -> Collation {
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collation(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
}

impl Collation {
    /// How two texts compare.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_the_order_of_their_language() {
        let sorted = |language: &str, words: &[&'static str]| {
            let (order, mut words) = (of(language), words.to_vec());
            words.sort_by(|a, b| order.compare(a, b));
            words
        };
        assert_eq!(
            sorted("en", &["GPT 10", "Zebra", "GPT 9", "Ärzte"]),
            ["Ärzte", "GPT 9", "GPT 10", "Zebra"]
        );
        assert_eq!(sorted("en", &["0.23", "0.9", "v1.10.0", "v1.9.2"]), ["0.9", "0.23", "v1.9.2", "v1.10.0"]);
        assert_eq!(sorted("de", &["Zug", "Öl", "Ofen", "zag"]), ["Ofen", "Öl", "zag", "Zug"]);
        assert_eq!(sorted("sv", &["Öl", "Zug", "Ofen"]), ["Ofen", "Zug", "Öl"]);
        assert_eq!(sorted("no such language", &["b", "a"]), ["a", "b"]);
    }
}

//! Nouns that are counted: one of them, and several.

mod plural;

pub use plural::singular;

use std::collections::HashMap;

/// A counted noun, as a maker wrote it and as one of it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Noun {
    /// As it was written, or as the site says several are called.
    pub text: String,
    /// One of it.
    pub one: String,
}

/// What nouns are called in an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nouns {
    /// Those that the site says the forms of.
    stated: HashMap<String, Noun>,
    /// Whether the site is in a language whose rules are not those of English.
    foreign: bool,
}

/// Whether a language is not English.
pub fn is_foreign(language: &str) -> bool {
    !language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
}

impl Nouns {
    /// Nouns as a site states them, by name, one and several: known by any of the three. `language` is the site's.
    pub fn of<'n>(forms: impl Iterator<Item = [&'n str; 3]>, language: Option<&str>) -> Self {
        let mut stated = HashMap::new();
        for words in forms {
            let [_, one, other] = words;
            let noun = Noun { text: other.to_owned(), one: one.to_owned() };
            for word in words {
                stated.insert(word.to_owned(), noun.clone());
            }
        }
        Self { stated, foreign: language.is_some_and(is_foreign) }
    }

    /// A noun by one of its forms: as the site says, else by the rules of English where that is its language.
    pub fn get(&self, text: &str) -> Noun {
        self.get_in(text, self.foreign)
    }

    /// The same in a text that may be in another language than the site.
    pub fn get_in(&self, text: &str, foreign: bool) -> Noun {
        let unstated = || if foreign { Noun::fixed(text) } else { Noun::english(text) };
        self.stated.get(text).cloned().unwrap_or_else(unstated)
    }

    /// Whether the site says what a noun is called.
    pub fn knows(&self, text: &str) -> bool {
        self.stated.contains_key(text)
    }
}

impl Noun {
    /// A noun by the rules of English.
    pub fn english(text: &str) -> Self {
        Self { text: text.to_owned(), one: singular(text) }
    }

    /// A noun without another form, as in a language whose rules are not known.
    pub fn fixed(text: &str) -> Self {
        Self { text: text.to_owned(), one: text.to_owned() }
    }

    /// Whether two are one noun: `year` and `years` are.
    pub fn same(&self, other: &Self) -> bool {
        self.one == other.one || self.text == other.text
    }
}

#[cfg(test)]
mod tests;

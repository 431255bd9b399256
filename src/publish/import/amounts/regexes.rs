//! Patterns, each made where it is first needed.

use regex::{Captures, Match, Regex};

/// A pattern; what is none finds nothing, and a test holds that each is one.
pub struct Lazy(Option<Regex>);

impl Lazy {
    /// A pattern of this text.
    pub fn new(pattern: &str) -> Self {
        Self(Regex::new(pattern).ok())
    }

    /// The first match.
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.0.as_ref()?.find(text)
    }

    /// All matches.
    pub fn find_all<'r, 't: 'r>(&'r self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + 'r {
        self.0.iter().flat_map(move |pattern| pattern.captures_iter(text))
    }

    /// The groups of the first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.0.as_ref()?.captures(text)
    }

    /// Whether there is a match.
    pub fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|pattern| pattern.is_match(text))
    }
}

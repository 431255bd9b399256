//! Lists of words, to be looked up in.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words that stand in a text, parted by spaces.
pub struct Words {
    text: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl Words {
    /// The words of a text.
    pub const fn new(text: &'static str) -> Self {
        Self { text, set: OnceLock::new() }
    }

    /// Whether a word is one of them.
    pub fn has(&self, word: impl AsRef<str>) -> bool {
        self.set.get_or_init(|| self.text.split_ascii_whitespace().collect()).contains(word.as_ref())
    }
}

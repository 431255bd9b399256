//! Patterns, and where they match.

use regex::Regex;

/// A pattern, which the tests hold to be one.
pub fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// How long the first match is.
pub fn length(regex: &Option<Regex>, text: &str) -> usize {
    regex.as_ref().and_then(|regex| regex.find(text)).map_or(0, |found| found.end())
}

/// Where a group of the first match begins.
pub fn start(regex: &Option<Regex>, text: &str, group: usize) -> Option<usize> {
    let found = regex.as_ref()?.captures(text)?;
    found.get(group).map(|group| group.start())
}

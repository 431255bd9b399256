//! Topics: what a slug is called.

use crate::model::Topic;

/// A topic whose name nobody wrote: its slug with a capital.
pub fn topic_name(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A topic by slug and name.
pub fn topic(slug: &str, name: Option<&str>) -> Topic {
    Topic { slug: slug.to_owned(), name: name.map_or_else(|| topic_name(slug), str::to_owned) }
}

//! What metrics are called where no entity is named beside them.

use super::Library;
use super::history;
use super::metrics::parts;
use crate::publish::manuscript::site_config::topic_name;

/// Words that join a name to what stands beside it: where they are left at an end, something is missing.
const JOINTS: [&str; 22] = [
    "after", "against", "and", "as", "at", "before", "between", "by", "for", "from", "in", "into", "is",
    "of", "on", "or", "over", "per", "than", "to", "vs", "with",
];

/// What all entities measure alike is called: the words that the newest statement about each has in common with the others
/// once the entity's own name is taken out, part by part as commas divide them; else the words of the metric itself. What
/// only one says, such as which run it measured, may be wrong of the others.
pub fn name(path: &str, keys: &[u32], library: &Library) -> String {
    let mut common: Option<Vec<String>> = None;
    for key in keys {
        let key = library.keys()[*key as usize].name.as_str();
        if history::latest(key, library).is_none() {
            continue;
        }
        let Some(words) = without(&library.key_name(key), &library.entity(parts(key).0)) else {
            return words_of(path);
        };
        let said: Vec<String> = words.split(", ").map(str::to_owned).collect();
        let common = common.get_or_insert_with(|| said.clone());
        common.retain(|part| said.contains(part));
        if common.is_empty() {
            return words_of(path);
        }
    }
    let common = common.unwrap_or_default().join(", ");
    if is_whole(&common) { capitalised(&common) } else { words_of(path) }
}

/// A label without the name of an entity; nothing where it then says too little.
fn without(label: &str, entity: &str) -> Option<String> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = label.match_indices(entity).find(|(at, name)| {
        !inside(label[..*at].chars().next_back()) && !inside(label[at + name.len()..].chars().next())
    });
    let Some((at, name)) = found else { return Some(label.to_owned()) };
    let (before, after) = (&label[..at], &label[at + name.len()..]);
    // Brackets around it go with it.
    let (before, after) = match (before.strip_suffix('('), after.strip_prefix(')')) {
        (Some(before), Some(after)) => (before.trim(), after),
        _ => (before.trim(), after),
    };
    let after = after.strip_prefix("’s").or(after.strip_prefix("'s")).unwrap_or(after).trim();
    // “Size of React” without its last word says that something is missing.
    if before.split(' ').next_back().is_some_and(|word| JOINTS.contains(&word)) {
        return None;
    }
    let after =
        if before.is_empty() { after.trim_start_matches([',', ':', ' ', '–', '—', '-']) } else { after };
    let rest = match (before, after.starts_with([',', ':', '.'])) {
        ("", _) => after.to_owned(),
        (_, true) => format!("{before}{after}"),
        _ => format!("{before} {after}"),
    };
    let rest = capitalised(rest.trim_end_matches([',', ':', ' ']));
    is_whole(&rest).then_some(rest)
}

/// Whether words stand by themselves: with a letter, and without a joint at an end.
fn is_whole(words: &str) -> bool {
    let mut ends = [words.split(' ').next(), words.split(' ').next_back()].into_iter().flatten();
    words.chars().any(char::is_alphabetic) && !ends.any(|word| JOINTS.contains(&word.to_lowercase().as_str()))
}

/// With a capital at its beginning, unless its first word has one further on: `kB`.
fn capitalised(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let mut chars = words.chars();
    match chars.next().filter(|_| !first.chars().any(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => words.to_owned(),
    }
}

/// The words of a metric's path: `Size brotli, js framework benchmark`.
pub fn words_of(path: &str) -> String {
    let mut words = path.split('/');
    let first = topic_name(words.next().unwrap_or_default());
    words.fold(first, |all, slug| format!("{all}, {}", slug.replace('-', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_alone_without_its_entity() {
        for (label, entity, name) in [
            ("React entry, brotli size", "React", Some("Entry, brotli size")),
            ("Amazon investment in OpenAI", "Amazon", Some("Investment in OpenAI")),
            ("GPT-5.4’s lead over human experts", "GPT-5.4", Some("Lead over human experts")),
            ("Price, AWS", "AWS", Some("Price")),
            ("Price (AWS)", "AWS", Some("Price")),
            ("Share of traffic", "AWS", Some("Share of traffic")),
            ("Reactor size", "React", Some("Reactor size")),
            ("React: kB shipped", "React", Some("kB shipped")),
            ("GPT-5.4 on OSWorld-Verified", "GPT-5.4", None),
            ("Size of React", "React", None),
            ("Competing models on AWS", "AWS", None),
            ("Price of AWS per hour", "AWS", None),
            ("AWS", "AWS", None),
            ("React 2026", "React", None),
        ] {
            assert_eq!(without(label, entity).as_deref(), name, "{label}");
        }
    }
}

//! Braces and brackets that are nearly a figure or a link.

use super::Names;
use super::flat::Flat;
use crate::model::is_slug;
use crate::publish::parse::suggest;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What is wrong with a piece of a text.
#[derive(Debug)]
pub struct Nearly {
    /// The rule it breaks.
    pub rule: &'static str,
    /// Where it stands in the flat text.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// Stands for a byte of what was understood, so that places stay.
pub const MASK: char = '\u{1}';

const SIGN_HELP: &str = "put a backslash before it where it is only a sign";

static INSIGHT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"!?\[\s*\[[^\[\]]{0,120}\](?:\s?\])?|\[\s*\[[\p{L}\p{N}_-]{0,120}|\[[^\[\]]{0,120}\]\s?\]|［\s*［[^［］]{0,120}］\s*］").ok()
});
static FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[{｛][{｛\s]*[^{}｛｝]{0,80}[}｝]+|[{][^\S\n]?[\p{L}\p{N}_-]{0,80}|[\p{L}\p{N}_-]{0,80}[^\S\n]?[}]",
    )
    .ok()
});

/// Braces and brackets that ended up as text. `masked` is the flat text with what was understood, and what is only a sign,
/// masked.
pub fn find(masked: &str, flat: &Flat<'_>, names: &dyn Names) -> Vec<Nearly> {
    let mut found = Vec::new();
    if has(masked, [b'{', b'}'], '｛') {
        figures(masked, flat, names, &mut found);
    }
    if has(masked, [b'[', b']'], '［') {
        insights(masked, flat, names, &mut found);
    }
    found
}

/// Whether a text has one of two signs, or a third, which is wide. Most have none, and bytes tell that fastest.
fn has(text: &str, signs: [u8; 2], wide: char) -> bool {
    memchr::memchr2(signs[0], signs[1], text.as_bytes()).is_some() || !text.is_ascii() && text.contains(wide)
}

/// A name as it would have to be written: `{ First_flight:.2f }` means `first-flight`.
fn slug_of(text: &str) -> String {
    let text: String = text.nfkc().collect();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let text = text.split(['|', ':', ',', ';', '(', '#', '?']).next().unwrap_or_default();
    let text = text.strip_suffix(".json").or_else(|| text.strip_suffix(".md")).unwrap_or(text);
    let text = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            '\'' | '’' => {}
            _ if !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_matches('-').to_owned()
}

fn figures(masked: &str, flat: &Flat<'_>, names: &dyn Names, found: &mut Vec<Nearly>) {
    let known = names.figures();
    for one in FIGURE.iter().flat_map(|figure| figure.find_iter(masked)) {
        let at = one.range();
        let shown = flat.text[at.clone()].trim();
        let wide = shown.starts_with('｛') || shown.ends_with('｝');
        let closed = shown.ends_with(['}', '｝']) && shown.starts_with(['{', '｛']);
        let name = slug_of(shown);
        // What has no end near by reaches far: then its first word is what was meant.
        let first = slug_of(
            shown.split_whitespace().find(|word| word.contains(char::is_alphanumeric)).unwrap_or_default(),
        );
        let exact = [&name, &first].into_iter().find(|name| known.contains(&name.as_str()));
        let near = exact.map(String::as_str).or_else(|| suggest::nearest(&name, known.iter().copied()));
        if wide && near.is_none() && !(is_slug(&name) && name.contains('-')) {
            // In prose of scripts that have them, these are brackets.
            continue;
        }
        let (rule, message) = match (closed, name.is_empty()) {
            (true, true) => ("stray-brace", format!("“{shown}” names no figure")),
            (true, false) => ("unknown-figure", format!("“{shown}” is no figure")),
            (false, _) => ("stray-brace", format!("the brace in “{shown}” has no other")),
        };
        let help = match near {
            Some(near) => format!("did you mean `{{{near}}}`? If not, {SIGN_HELP}"),
            None => format!("write a figure as {{its-name}}; {SIGN_HELP}"),
        };
        found.push(Nearly { rule, at, message, help });
    }
}

fn insights(masked: &str, flat: &Flat<'_>, names: &dyn Names, found: &mut Vec<Nearly>) {
    let mut rest = masked.to_owned();
    for one in INSIGHT.iter().flat_map(|insight| insight.find_iter(masked)) {
        let at = one.range();
        rest.replace_range(at.clone(), &MASK.to_string().repeat(at.len()));
        let shown = flat.text[at.clone()].trim();
        let help = match near(shown, names) {
            Some(near) => format!("did you mean `[[{near}]]`? If not, {SIGN_HELP}"),
            None => format!("write a link to an insight as [[its-slug]]; {SIGN_HELP}"),
        };
        found.push(Nearly {
            rule: "stray-bracket",
            at,
            message: format!("“{shown}” is no link to an insight"),
            help,
        });
    }
    single(&rest, flat, names, found);
}

/// The insight that what was written for its slug means, or is near to.
pub fn near(written: &str, names: &dyn Names) -> Option<String> {
    let slug = slug_of(written);
    match is_slug(&slug) && names.insight(&slug).is_some() {
        true => Some(slug),
        false => names.nearest_insight(&slug).map(str::to_owned),
    }
}

/// Brackets that stand alone, or for a link of another kind of Markdown.
fn single(masked: &str, flat: &Flat<'_>, names: &dyn Names, found: &mut Vec<Nearly>) {
    let mut open: Vec<usize> = Vec::new();
    let mut add = |at: Range<usize>, message: String, help: String| {
        found.push(Nearly { rule: "stray-bracket", at, message, help });
    };
    let alone =
        || (format!("a link is [words](https://…); {SIGN_HELP}"), "a bracket without its other".to_owned());
    for (place, c) in masked.char_indices() {
        match c {
            '[' => open.push(place),
            ']' => {
                let Some(start) = open.pop() else {
                    let (help, message) = alone();
                    add(place..place + 1, message, help);
                    continue;
                };
                let inner = &masked[start + 1..place];
                if let Some(message) = kind(masked, &flat.text, start, place, names) {
                    let help = if inner.starts_with('^') {
                        format!("write [^its-name], in lower-case letters, digits and hyphens; {SIGN_HELP}")
                    } else if is_slug(inner) && names.insight(inner).is_some() {
                        format!("did you mean `[[{inner}]]`? If not, {SIGN_HELP}")
                    } else {
                        format!("write [words](https://…), or [[its-slug]] for an insight; {SIGN_HELP}")
                    };
                    add(start..place + 1, message.to_owned(), help);
                }
            }
            _ => {}
        }
    }
    for place in open {
        let (help, message) = alone();
        add(place..place + 1, message, help);
    }
}

/// What a pair of brackets in the text nearly is; nothing where it is a pair of brackets.
fn kind(masked: &str, text: &str, start: usize, end: usize, names: &dyn Names) -> Option<&'static str> {
    let (before, inner, after) = (&text[..start], &masked[start + 1..end], &text[end + 1..]);
    let address =
        |text: &str| ["http:", "https:", "/", "www.", "insights/"].iter().any(|head| text.starts_with(head));
    if inner.starts_with('^') {
        return Some("this is nearly the mark of a footnote");
    }
    if before.trim().is_empty() && matches!(inner, " " | "x" | "X" | "") && after.starts_with(' ') {
        return Some("a box to tick in inline text");
    }
    if after.starts_with('(') || after.trim_start().strip_prefix('(').is_some_and(address) {
        return Some("this is nearly a link, but its address is none or stands apart");
    }
    if masked[end + 1..].starts_with('[') {
        return Some("a link by reference, whose address stands nowhere");
    }
    if before.ends_with(')') && address(&text[start + 1..end]) {
        return Some("this is nearly a link, with its brackets the wrong way round");
    }
    let slug = inner.split('|').next().unwrap_or_default();
    if is_slug(slug) && names.insight(slug).is_some() {
        return Some("this is nearly a link to an insight");
    }
    if inner.is_empty() || inner.chars().all(|c| c == MASK) {
        return Some("brackets around nothing");
    }
    None
}

//! Signs of Markdown that ended up as text: readers would see the sign, and not what it was for.

use super::flat::Flat;
use super::near::{MASK, Nearly};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Entities without their semicolon, and what looks like one but is none.
static ENTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"&(?:#[0-9xX][0-9a-fA-F]*;?|[a-zA-Z][a-zA-Z0-9]{2,31};|(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|mdash|ndash|hellip|euro|pound|yen|times|minus|rsquo|lsquo|rdquo|ldquo)\b)",
    )
    .ok()
});

/// Signs that were left. `masked` is the flat text with what was understood, and what is only a sign, masked.
pub fn find(masked: &str, flat: &Flat<'_>) -> Vec<Nearly> {
    let mut found = Vec::new();
    let bytes = masked.as_bytes();
    if memchr::memchr3(b'*', b'_', b'`', bytes).or_else(|| memchr::memchr2(b'~', b'=', bytes)).is_some() {
        marks(masked, &mut found);
    }
    if memchr::memchr(b'&', bytes).is_some() {
        for one in ENTITY.iter().flat_map(|entity| entity.find_iter(masked)) {
            let message = format!("“{}” stands for no character", one.as_str());
            found.push(half(
                one.range(),
                message,
                "write the character itself, or put a backslash before the & where it is only a sign",
            ));
        }
    }
    if memchr::memchr(b'\\', bytes).is_some() {
        slashes(masked, flat, &mut found);
    }
    for decoded in &flat.decoded {
        // A character that nobody sees must not come in by its name either.
        let hidden = flat.text[decoded.clone()].chars().find(|c| is_hidden(*c));
        if let Some(c) = hidden {
            found.push(Nearly {
                rule: "invisible-character",
                at: decoded.clone(),
                message: format!("this stands for the invisible character U+{:04X}", u32::from(c)),
                help: "take it away; text has its direction from its letters".to_owned(),
            });
        }
    }
    found
}

fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

fn half(at: Range<usize>, message: String, help: &str) -> Nearly {
    Nearly { rule: "half-marked", at, message, help: help.to_owned() }
}

fn marks(masked: &str, found: &mut Vec<Nearly>) {
    let mut at = 0;
    while let Some(start) = masked[at..].find(['*', '_', '`', '~', '=']).map(|place| at + place) {
        let sign = char::from(masked.as_bytes()[start]);
        let end = start + masked[start..].chars().take_while(|c| *c == sign).count();
        at = end;
        let before = masked[..start].chars().next_back();
        let after = masked[end..].chars().next();
        if !is_left(sign, end - start, before, after) {
            continue;
        }
        let shown = &masked[start..end];
        let (message, help) = match sign {
            '*' | '_' => (
                format!("“{shown}” is left as a sign: what it marks has no end, or no beginning"),
                "write *emphasis* or **strong**, without spaces inside; put a backslash before each sign that is only one",
            ),
            '`' => (
                format!("“{shown}” is left as a sign: program text has one at each end"),
                "write `code`; put a backslash before it where it is only a sign",
            ),
            _ => (
                format!("“{shown}” is no mark here, and readers would see it"),
                "only *emphasis*, **strong**, `code` and links are understood; put a backslash before a sign that is only one",
            ),
        };
        found.push(half(start..end, message, help));
    }
}

/// Whether a run of signs of Markdown that ended up as text was meant as a mark.
fn is_left(sign: char, length: usize, before: Option<char>, after: Option<char>) -> bool {
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match sign {
        // `2 * 3` multiplies.
        '*' => length > 1 || touches(before) || touches(after),
        // Inside a word it is a letter of a name: `first_flight`. In scripts without spaces no word has one.
        '_' if word(before) && word(after) => {
            [before, after].into_iter().flatten().any(crate::publish::language::script::is_spaceless)
        }
        '_' => word(before) || word(after),
        '`' => true,
        '~' => length > 1,
        '=' => length == 2 && word(before) != word(after),
        _ => false,
    }
}

/// Backslashes before a space or at the end: they escape nothing, or were to break the line.
fn slashes(masked: &str, flat: &Flat<'_>, found: &mut Vec<Nearly>) {
    for (place, _) in masked.match_indices('\\') {
        let after = masked[place + 1..].chars().next();
        let within = flat.runs.iter().any(|run| run.contains(&(place + 1)));
        if after.is_none_or(char::is_whitespace) || !within && after != Some(MASK) {
            let help =
                "take it away, or write two where one is to be read; a new line is a paragraph of its own";
            found.push(half(place..place + 1, "a backslash that escapes nothing".to_owned(), help));
        }
    }
}

//! What an amount is, in the words around it; and names made of words.

use super::vocabulary::Words;
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// As long as a label is, in characters.
const LONGEST: usize = 72;

/// Words that say little, at the ends of labels and between texts.
static WEAK: Words = Words::new(
    "a an the of by to at for is was were are in on and but or that which while then than from with as it \
    its has have had be been up over under about only just some more this these those their there they \
    into between against per so also now if not after before when who our we you one will would can \
    another roughly nearly almost still every each all any got gets went versus because since where what \
    how i he she them his her der die das den dem des ein eine einen einer und oder von zu um auf in im \
    mit bei ist sind war waren für aus an am als bis es sich auch nicht zwischen rund wird werden le la \
    les un une de du d l et ou à au aux en est sont était pour par sur dans avec que qui se ce il elle \
    plus entre soit dont puis",
);

/// A label for the amount in a range of a text, of which others stand in `others`; nothing where the text has no words for it.
pub fn label(words: &str, range: &Range<usize>, others: &[Range<usize>]) -> Option<String> {
    let floor =
        others.iter().filter(|other| other.end <= range.start).map(|other| other.end).max().unwrap_or(0);
    let ceiling = others
        .iter()
        .filter(|other| other.start >= range.end)
        .map(|other| other.start)
        .min()
        .unwrap_or(words.len());
    let before = &words[floor..range.start];
    let after = &words[range.end..ceiling];
    let parts = [". ", "! ", "? ", "; ", ": ", ", ", " – ", " — ", "(", "„", "“", "«", ")", "…"];
    let start =
        parts.iter().filter_map(|part| before.rfind(part).map(|at| at + part.len())).max().unwrap_or(0);
    let ends = [".", "!", "?", ";", ":", ",", " – ", " — ", "(", ")", "”", "“", "»"];
    let end = ends.iter().filter_map(|part| after.find(part)).min().unwrap_or(after.len());
    let (before, after) = (trimmed(&before[start..]), trimmed(&after[..end]));
    let count = |text: &str| text.split(' ').filter(|word| content(word).is_some()).count();
    let made = match (count(&before), count(&after)) {
        (0, 0) => return None,
        (2.., _) | (1, 0) => before,
        (1, _) => format!("{before} {after}"),
        (0, _) => after,
    };
    Some(capital(&cut(&made, LONGEST)))
}

/// A text cut at a word's end.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let end = text[..end].rfind(' ').unwrap_or(end);
    trimmed(&text[..end])
}

/// A text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A text without signs and weak words at its ends.
fn trimmed(text: &str) -> String {
    let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '°');
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.first().is_some_and(|word| content(word).is_none()) {
        words.remove(0);
    }
    while words.last().is_some_and(|word| content(word).is_none()) {
        words.pop();
    }
    words.join(" ").trim_matches(sign).to_owned()
}

/// What a word is about, without its ending; nothing of a weak one.
fn content(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let says = word.chars().any(char::is_alphabetic) && !WEAK.has(word.as_str());
    says.then(|| word.trim_end_matches('s').to_owned())
}

/// What the words around an amount are about.
pub fn about(words: &str, range: &Range<usize>) -> BTreeSet<String> {
    let start = words[..range.start].rfind(['.', '!', '?', ';']).map_or(0, |at| at + 1);
    let end = words[range.end..].find(['.', '!', '?', ';']).map_or(words.len(), |at| range.end + at);
    let around = [&words[start..range.start], &words[range.end..end]];
    around
        .iter()
        .flat_map(|text| text.split_whitespace())
        .filter_map(content)
        .filter(|word| word.chars().count() > 3)
        .collect()
}

/// A name in small letters and hyphens of as many words as fit; empty where there are none.
pub fn slug(text: &str, most: usize) -> String {
    let mut out = String::new();
    let plain = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    for c in plain.flat_map(char::to_lowercase) {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            'ß' => out.push_str("ss"),
            '\'' | '’' => {}
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
    }
    if out.len() > most {
        let end = out[..most].rfind('-').unwrap_or(most);
        out.truncate(end);
    }
    out.trim_matches('-').to_owned()
}

//! Numbers as the world writes them: any script's digits, any way to group them.

use super::pattern::pattern;
use crate::publish::language::script::is_spaceless;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The first form has its digits in threes with spaces between. A dot or comma counts where a digit follows.
pub(super) const NUMBER: &str = r"(?:\p{Nd}{1,3}(?:[\x20\u{a0}\u{2007}\u{2009}\u{202f}]\p{Nd}{3})+\b(?:[.,\u{66b}]\p{Nd}+)?|\p{Nd}+(?:[.,'’·\u{66b}\u{66c}\u{ff0c}\u{ff0e}]\p{Nd}+)*[\u{bc}-\u{be}\u{2150}-\u{215e}]?(?:[eE][+\-−]?\p{Nd}+)?|[\u{bc}-\u{be}\u{2150}-\u{215e}])";

/// A number right at the beginning.
static NUMBER_HERE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!("^{NUMBER}")));
/// The number that a range begins with, right before its end, with the backslash or the sign before it.
static FROM: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"{NUMBER}\s?%?\s?[–—‒\-−~〜～]\s?$")));

/// The next number in a text at or after a place. Its first digit is looked for by hand, since most of a text is none.
pub fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|byte| byte.is_ascii_digit() || *byte >= 0x80)?;
        let c = text.get(at..)?.chars().next()?;
        if c.is_numeric()
            && let Some(found) = NUMBER_HERE.as_ref()?.find(&text[at..])
        {
            return Some(at..at + found.end());
        }
        at += c.len_utf8();
    }
}

/// Whether what stands right before a number shows that it begins there, and is not the end of a name: `GPT5` has none.
pub fn begins(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| is_spaceless(c) || !(c.is_alphabetic() || c == '_'))
}

/// Whether a number is the end of a name with a hyphen: `GPT-4`.
pub fn ends_a_name(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(|c| matches!(c, '-' | '‑' | '/' | '#'))
        && back.next().is_some_and(char::is_alphanumeric)
}

/// Where a range begins that ends with the number behind `before`: there, if none does.
pub fn range_start(before: &str) -> usize {
    let Some(from) = FROM.as_ref().and_then(|from| from.find(before)) else { return before.len() };
    let rest = &before[..from.start()];
    let date = rest.ends_with(['-', '–', '/', '.']) || !begins(rest);
    if date { before.len() } else { from.start() }
}

//! `{figures}`, `[[links]]` and marks of footnotes in a run of words.

use crate::model::is_slug;
use std::ops::Range;

/// What stands for something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// `{name}`.
    Figure(Range<usize>),
    /// `[[slug]]` or `[[slug|words]]`: where the slug stands, and the words.
    Insight(Range<usize>, Option<Range<usize>>),
    /// `[^name]`.
    Footnote(Range<usize>),
}

/// The next token in `text` within `run`, and its place. `is_sign` says which braces and brackets are only signs.
pub fn next(text: &str, run: Range<usize>, is_sign: impl Fn(usize) -> bool) -> Option<(Range<usize>, Token)> {
    let mut at = run.start;
    while let Some(found) =
        memchr::memchr2(b'{', b'[', text.get(at..run.end)?.as_bytes()).map(|found| at + found)
    {
        at = found + 1;
        if is_sign(found) {
            continue;
        }
        let rest = &text[found..run.end];
        if let Some((name, _)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
            && is_slug(name)
        {
            return Some((found..found + name.len() + 2, Token::Figure(found + 1..found + 1 + name.len())));
        }
        if let Some((name, _)) = rest.strip_prefix("[^").and_then(|rest| rest.split_once(']'))
            && is_slug(name)
        {
            let start = found + 2;
            return Some((found..start + name.len() + 1, Token::Footnote(start..start + name.len())));
        }
        if let Some((inner, _)) = rest.strip_prefix("[[").and_then(|rest| rest.split_once("]]"))
            && !inner.contains('[')
            && !is_sign(found + 1)
        {
            let start = found + 2;
            let (slug, words) = match inner.split_once('|') {
                Some((slug, _)) => (slug, Some(start + slug.len() + 1..start + inner.len())),
                None => (inner, None),
            };
            let trimmed = |range: Range<usize>| {
                let part = &text[range.clone()];
                let start = range.start + part.len() - part.trim_start().len();
                start..start + part.trim().len()
            };
            let token = Token::Insight(trimmed(start..start + slug.len()), words.map(trimmed));
            return Some((found..start + inner.len() + 2, token));
        }
    }
    None
}

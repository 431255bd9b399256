//! Emphasis in scripts without spaces.
//!
//! CommonMark lets a mark close behind a bracket or full stop only where a space or a sign follows. In `这是**「重点」**的内容`
//! a letter does, and readers would see the asterisks. So before parsing, a sign that stands nowhere in the text is put
//! between such a mark and that letter, and taken out again of what comes of it.

use crate::publish::language::script::{is_spaceless, is_spaceless_sign};
use std::borrow::Cow;

/// Signs to put in: rare ones that Markdown takes for punctuation and gives no meaning.
const SIGNS: [char; 4] = ['\u{2e4f}', '\u{2e4c}', '\u{2e4b}', '\u{2e2d}'];

/// A text made ready for parsing, with the way back.
pub struct Prepared<'t> {
    /// The text to parse.
    pub text: Cow<'t, str>,
    /// The sign that was put in, and where, in the text to parse.
    sign: Option<char>,
    places: Vec<usize>,
}

impl<'t> Prepared<'t> {
    /// Makes a text ready.
    pub fn new(text: &'t str) -> Self {
        let untouched = Self { text: Cow::Borrowed(text), sign: None, places: Vec::new() };
        if text.is_ascii()
            || memchr::memchr(b'*', text.as_bytes()).is_none()
            || !text.chars().any(|c| is_spaceless(c) || is_spaceless_sign(c))
        {
            return untouched;
        }
        let places = boundaries(text);
        let Some(sign) = SIGNS.into_iter().find(|sign| !text.contains(*sign)).filter(|_| !places.is_empty())
        else {
            return untouched;
        };
        let mut out = String::with_capacity(text.len() + places.len() * sign.len_utf8());
        let mut put = Vec::with_capacity(places.len());
        let mut rest = 0;
        for place in places {
            out.push_str(&text[rest..place]);
            put.push(out.len());
            out.push(sign);
            rest = place;
        }
        out.push_str(&text[rest..]);
        Self { text: Cow::Owned(out), sign: Some(sign), places: put }
    }

    /// A place in the text as it was.
    pub fn original(&self, place: usize) -> usize {
        let before = self.places.partition_point(|put| *put < place);
        place - before * self.sign.map_or(0, char::len_utf8)
    }

    /// What came of the text, without the signs that were put in.
    pub fn clean<'p>(&self, piece: &'p str) -> Cow<'p, str> {
        match self.sign {
            Some(sign) if piece.contains(sign) => Cow::Owned(piece.replace(sign, "")),
            _ => Cow::Borrowed(piece),
        }
    }

    /// The parts of a piece between the signs that were put in, each with its place in the piece.
    pub fn parts<'p>(&self, piece: &'p str) -> Vec<(usize, &'p str)> {
        let Some(sign) = self.sign else { return vec![(0, piece)] };
        let mut at = 0;
        let parts = piece.split(sign).map(|part| {
            let start = at;
            at += part.len() + sign.len_utf8();
            (start, part)
        });
        parts.filter(|(_, part)| !part.is_empty()).collect()
    }
}

/// Where a sign is needed: between a run of asterisks and the letter outside of it.
fn boundaries(text: &str) -> Vec<usize> {
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !is_variant(c);
    let mut open: Vec<usize> = Vec::new();
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('*').map(|found| at + found) {
        let end = start + text[start..].bytes().take_while(|byte| *byte == b'*').count();
        at = end;
        let slashes = text[..start].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if slashes % 2 == 1 {
            continue;
        }
        let length = end - start;
        let closes = open.iter().rposition(|other| *other == length);
        let mut back = text[..start].chars().rev().skip_while(|c| is_variant(*c));
        if let (Some(before), Some(after)) = (back.next(), text[end..].chars().next()) {
            let near = |c: char| is_spaceless(c) || is_spaceless_sign(c);
            let fits = (near(before) || near(after)) && !before.is_whitespace() && !after.is_whitespace();
            match closes {
                Some(_) if fits && is_sign(before) && !is_sign(after) => places.push(end),
                None if fits && is_sign(after) && !is_sign(before) => places.push(start),
                _ => {}
            }
        }
        match closes {
            Some(place) => open.truncate(place),
            None => open.push(length),
        }
    }
    places
}

/// Whether a character only chooses a form of the one before it.
fn is_variant(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{3099}' | '\u{309a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_where_they_are_needed_and_the_way_back_is_known() {
        let text = "这是**「重点」**的内容";
        let prepared = Prepared::new(text);
        assert_eq!(prepared.text, "这是⹏**「重点」**⹏的内容");
        assert_eq!(prepared.clean(&prepared.text), text);
        for (place, c) in prepared.text.char_indices().filter(|(_, c)| *c != '⹏') {
            assert!(text[prepared.original(place)..].starts_with(c));
        }
        assert_eq!(prepared.parts("是⹏**"), [(0, "是"), (6, "**")]);
        for text in
            ["**bold**(x)", "这是**重点**的", "a *b* c", r"的\**「重点」", "2*(3+4)*5", "**甲**，**乙**"]
        {
            assert_eq!(Prepared::new(text).text, text);
        }
    }
}

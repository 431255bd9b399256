//! Words as a line of a manuscript: a title, a label or the head of a column.

use super::spell::{Slot, marked_amounts};
use crate::publish::text::{line, markup};

/// Stands in place of what has been read, so that places stay.
const MASK: &str = "\u{1}";

/// Words as a line, which has figures and no marks.
pub fn line(words: &str, slots: &[Slot]) -> String {
    let (mut out, mut mask) = (String::new(), String::new());
    let mut rest = 0;
    for slot in slots {
        put_words(&words[rest..slot.range.start], &mut out, &mut mask);
        let name = format!("{{{}}}", slot.name);
        out.push_str(&name);
        mask.push_str(&MASK.repeat(name.len()));
        rest = slot.range.end;
    }
    put_words(&words[rest..], &mut out, &mut mask);
    out.truncate(out.trim_end().len());
    mask.truncate(out.len());
    while let Some(found) = markup::find(&mask) {
        let sign = mask[found.clone()].char_indices().find(|(_, c)| line::is_mark(*c));
        let Some((at, sign)) = sign.map(|(at, sign)| (found.start + at, sign)) else { break };
        out.insert(at, '\\');
        mask.replace_range(at..at + sign.len_utf8(), &MASK.repeat(1 + sign.len_utf8()));
    }
    marked_amounts((out, mask))
}

/// Puts words of a line behind what there is of it, with one space for any.
fn put_words(words: &str, out: &mut String, mask: &mut String) {
    for c in words.chars() {
        match c {
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                    mask.push(' ');
                }
            }
            '\\' => {
                out.push_str("\\\\");
                mask.push_str(&MASK.repeat(2));
            }
            c => {
                out.push(c);
                mask.push(c);
            }
        }
    }
}

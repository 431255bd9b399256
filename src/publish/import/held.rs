//! Words where nothing can be escaped: titles of sources, descriptions.

use crate::publish::text::markup;

/// Holds letters together that would be taken for a mark, where nothing can be escaped. Readers do not see it.
const JOINER: char = '\u{2060}';

/// Words that stand as they are where nothing can be escaped: letters that would be taken for a mark are held together by a
/// sign that readers do not see. Returns whether that was needed.
pub fn plain(words: &str) -> (String, bool) {
    let mut text: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut held = false;
    for _ in 0..200 {
        let Some(found) = markup::find(&text) else { break };
        held = true;
        let first = text[found.start..].chars().next().map_or(1, char::len_utf8);
        let parted = format!("{}{JOINER}{}", &text[..found.start + first], &text[found.start + first..]);
        text = match markup::find(&parted) {
            Some(again) if again.start <= found.start + first => {
                format!("{}{}", &text[..found.start], &text[found.start + first..])
            }
            _ => parted,
        };
    }
    (text, held)
}

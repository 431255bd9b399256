//! Readers of words, numbers and lists.

use super::decimal::Decimal;
use super::diagnostics::{Diagnostics, range};
use super::record::{Fields, Read, TEXT};
use jsonc_parser::ast;
use std::ops::Range;

impl Read for String {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::StringLit(text) => {
                visible(&text.value, value, diagnostics);
                Some(text.value.clone().into_owned())
            }
            _ => {
                diagnostics.mismatch(value, "text");
                None
            }
        }
    }
    fn read_entry(entry: ast::Object<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let entry = ast::Value::Object(entry);
        Fields::open(&entry, &[TEXT], diagnostics)?.take(TEXT, diagnostics)
    }
}

/// Notes the first character that is not what it looks like.
fn visible(text: &str, value: &ast::Value<'_>, diagnostics: &mut Diagnostics) {
    if let Some((inner, c)) = hidden_character(text) {
        let at = super::json::inside_string(&diagnostics.file.text, range(value), inner);
        let message = format!("the invisible character U+{:04X} stands here", u32::from(c));
        diagnostics.error("invisible-character", at..at + 1, message, HIDDEN_HELP);
    }
}

/// What to do about a character that is not what it looks like.
pub const HIDDEN_HELP: &str = "take it away; text has its direction from its letters";

/// The first character that is not what it looks like: a control, or one that turns the direction of the text around it,
/// so that what is read is not what is written.
pub fn hidden_character(text: &str) -> Option<(usize, char)> {
    let hidden = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    // Most text is plain, which its bytes tell faster than its characters.
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return None;
    }
    text.char_indices().find(|(_, c)| hidden(c))
}

impl Read for bool {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::BooleanLit(flag) => Some(flag.value),
            _ => {
                diagnostics.mismatch(value, "true or false");
                None
            }
        }
    }
}

impl Read for f64 {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let ast::Value::NumberLit(number) = value else {
            diagnostics.mismatch(value, "a number");
            return None;
        };
        number_of(number.value, range(value), diagnostics)
    }
}

/// The number that a text is, which stands at a place in a file.
pub fn number_of(text: &str, at: Range<usize>, diagnostics: &mut Diagnostics) -> Option<f64> {
    let shown: String = text.chars().take(40).collect();
    // Zero has no sign to readers.
    let Some(read) = text.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n + 0.0) else {
        let what = format!("{shown} is too large a number");
        diagnostics.error("bad-number", at, what, "write a number of at most 300 digits");
        return None;
    };
    // What is printed is what is kept, so what cannot be kept is not read.
    if !Decimal::is_kept(text, read) {
        let what = format!("{shown} has more digits than are kept: it would be read as {read:?}");
        let help = "write at most 15 significant digits; for what is only roughly known, {\"about\": n}";
        diagnostics.error("bad-number", at, what, help);
        return None;
    }
    Some(read)
}

impl Read for u32 {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let read = value.as_number_lit().and_then(|number| number.value.parse().ok());
        if read.is_none() {
            diagnostics.error("bad-number", range(value), "expected a whole number from 0 to 4294967295", "");
        }
        read
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        T::read(value, diagnostics).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::Array(array) => {
                Some(array.elements.iter().filter_map(|element| T::read(element, diagnostics)).collect())
            }
            _ => {
                diagnostics.mismatch(value, "a list");
                None
            }
        }
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

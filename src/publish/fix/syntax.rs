//! Slips in JSON whose mending is certain: an escape that is none, a comma before an end.

use super::Edit;
use crate::publish::diagnostic::STRICT;
use jsonc_parser::{CollectOptions, parse_to_ast};

/// What makes a text JSON that is not, if nothing else is wrong with it.
pub fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut in_string, mut comma) = (false, None);
    while let Some((at, c)) = chars.next() {
        match (in_string, c) {
            (true, '\\') => match chars.peek() {
                Some((_, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    chars.next();
                }
                // A backslash before a sign, as prose has it: in JSON it is written as two.
                _ => edits.push(Edit { at: at..at, text: "\\".to_owned() }),
            },
            (true, '"') => in_string = false,
            (true, _) => {}
            (false, '"') => {
                in_string = true;
                comma = None;
            }
            (false, ',') => comma = Some(at),
            (false, '}' | ']') => {
                if let Some(comma) = comma.take() {
                    edits.push(Edit { at: comma..comma + 1, text: String::new() });
                }
            }
            (false, c) if c.is_whitespace() => {}
            (false, _) => comma = None,
        }
    }
    let mended = super::applied(text, edits.clone());
    if parse_to_ast(&mended, &CollectOptions::default(), &STRICT).is_ok() { edits } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_mended_where_nothing_else_is_wrong() {
        let mended = |text: &str| super::super::applied(text, edits(text));
        assert_eq!(mended(r#"{"a": "a \$5 lunch, \\$6 \n", }"#), r#"{"a": "a \\$5 lunch, \\$6 \n" }"#);
        assert_eq!(mended("{\"a\": [1, 2,\n],\n}"), "{\"a\": [1, 2\n]\n}");
        for other in [r#"{"a": ",]"}"#, r#"{"a": 1,, }"#, "{", ""] {
            assert_eq!(mended(other), other);
        }
    }
}

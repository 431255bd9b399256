//! Strict JSON with the place of everything kept.

use crate::publish::diagnostic::{Diagnostic, STRICT, Severity, SourceFile};
use jsonc_parser::{CollectOptions, ast, parse_to_ast};
use std::sync::Arc;

/// Parses a file, or says where it stops being JSON.
pub fn parse(file: &Arc<SourceFile>) -> Result<ast::Value<'_>, Diagnostic> {
    let diagnostic = |at: std::ops::Range<usize>, message: String| Diagnostic {
        rule: "not-json",
        severity: Severity::Error,
        file: file.clone(),
        at,
        message,
        help:
            "the file must be one JSON object; an editor with the schema in `$schema` shows where it breaks"
                .into(),
    };
    let parsed = parse_to_ast(&file.text, &CollectOptions::default(), &STRICT).map_err(|error| {
        diagnostic(error.range().start..error.range().end, format!("not JSON: {}", error.kind()))
    })?;
    parsed.value.ok_or_else(|| diagnostic(0..file.text.len().min(1), "not JSON: the file is empty".into()))
}

/// What a value is, as a maker would call it.
pub fn kind(value: &ast::Value<'_>) -> &'static str {
    match value {
        ast::Value::StringLit(_) => "text",
        ast::Value::NumberLit(_) => "a number",
        ast::Value::BooleanLit(_) => "true or false",
        ast::Value::Object(_) => "an object",
        ast::Value::Array(_) => "a list",
        ast::Value::NullKeyword(_) => "null",
    }
}

/// Where in the file the character at `inner` of a decoded string stands; `literal` is the string's place in
/// the file, quotes included.
pub fn inside_string(text: &str, literal: std::ops::Range<usize>, inner: usize) -> usize {
    let Some(raw) = text.get(literal.start + 1..literal.end.saturating_sub(1)) else {
        return literal.start;
    };
    let (mut decoded, mut chars) = (0, raw.char_indices());
    while let Some((at, c)) = chars.next() {
        if decoded >= inner {
            return literal.start + 1 + at;
        }
        if c != '\\' {
            decoded += c.len_utf8();
            continue;
        }
        match chars.next() {
            Some((_, 'u')) => {
                let unit = |at: usize| raw.get(at..at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                let high = unit(at + 2).unwrap_or(0);
                let pair = (0xD800..0xDC00).contains(&high);
                // A pair of surrogates is one character of four bytes.
                decoded += if pair { 4 } else { char::from_u32(high).map_or(3, char::len_utf8) };
                for _ in 0..if pair { 10 } else { 4 } {
                    chars.next();
                }
            }
            _ => decoded += 1,
        }
    }
    literal.end.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_character_behind_escapes() {
        let text = r#""a\n\u00e9\ud83d\ude00z""#;
        let decoded: String = serde_json::from_str(text).unwrap();
        let z = inside_string(text, 0..text.len(), decoded.find('z').unwrap());
        assert_eq!(&text[z..=z], "z");
    }
}

//! Markup in text that is shown as it stands: titles, labels, descriptions.

use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::json;
use crate::publish::parse::record::At;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Only what is plainly meant as markup: nothing can be escaped here, so a sign alone is one.
const PATTERN: &str = r"(?x)
    \{+ [^\S\n]* [\p{L}\p{N}] [\p{L}\p{N}\ _-]* (?: [:|] [^{}]* )? \}+ | ｛ [\p{L}\p{N}\ _-]+ ｝
  | \[ \^ [^\[\]\s]+ \]
  | \[ \s? \[ [^\[\]]+ \] (?: \s? \] )?
  | !? \[ [^\[\]]+ \] (?: \( [^()\s]+ \) | \s \( (?: https?: | / ) [^()\s]* \) )
  | \*{1,3} [^\s*] (?: [^*]* [^\s*] )? \*{1,3}
  | ` [^`]+ `
  | ~~ [^~]+ ~~
  | </? (?: a | b | br | code | em | i | p | span | strong | sub | sup | u ) (?: \s [^<>]* )? /? >
  | & (?: \#[0-9]+ | \#[xX][0-9a-fA-F]+ | [a-zA-Z][a-zA-Z0-9]{2,31} ) ;
  | \\ [$€£¥%\\{}\[\]*_`<&~\#] | \\ \p{Nd}
";

static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PATTERN).ok());

/// The first markup in a text.
pub fn find(text: &str) -> Option<Range<usize>> {
    // Most titles have none of these.
    let sign = |byte: u8| matches!(byte, b'{' | b'[' | b'*' | b'`' | b'~' | b'<' | b'&' | b'\\' | 0xef);
    if !text.bytes().any(sign) {
        return None;
    }
    MARKUP.as_ref()?.find(text).map(|found| found.range())
}

/// Notes a figure, a link or a mark of Markdown where text is shown as it stands.
pub fn no_markup(text: &At<String>, what: &str, diagnostics: &mut Diagnostics) {
    if let Some(found) = find(text) {
        let at = json::inside_string(&diagnostics.file.text, text.at.clone(), found.start)
            ..json::inside_string(&diagnostics.file.text, text.at.clone(), found.end);
        let message = format!("“{}” in {what} would be shown as it stands", &text.value[found]);
        diagnostics.error(
            "plain-words",
            at,
            message,
            "no figures, links or Markdown can stand here; say it in words",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_found_and_signs_are_left_alone() {
        for markup in [
            "{cost}",
            "{ cost }",
            "{first_flight}",
            "{{cost}}",
            "{cost:.2f}",
            "{Cost|label}",
            "｛cost｝",
            "[[b]]",
            "[[b|words]]",
            "[[b]",
            "[words](https://example.org)",
            "**bold**",
            "*em*",
            "***both***",
            "**「重点」**",
            "`code`",
            "~~gone~~",
            "<b>",
            "</em>",
            "<br/>",
            "&amp;",
            "&#36;",
            r"\$",
            r"\5",
            r"\*",
        ] {
            let text = format!("It was {markup} then");
            assert_eq!(find(&text).map(|at| &text[at]), Some(markup));
        }
        for text in [
            "A plain title",
            "2 * 3 * 4",
            "Vec<T> and a < b",
            "AT&T; and R&D;",
            "f(x) [sic] (so)",
            "C:\\Users",
            "{",
            "a {b",
            "[1] and [2]",
            "5* hotels",
            "a_b and __init__",
            "~5 and ~6",
            "{}",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}

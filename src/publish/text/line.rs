//! Lines: titles, labels and heads of columns. Words with `{figures}` in them, and no marks or links, since they are printed
//! where nothing else can be: in a list of results, on a picture, in a browser's tab.

use super::bare_amount;
use super::inline::{AMOUNT_HELP, Names, beside_figure, unknown_figure};
use super::markup;
use super::reference;
use super::reference::Token;
use crate::model::{Span, held};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::json;
use crate::publish::parse::record::At;
use std::ops::Range;

/// Stands in place of what has been read.
const MASK: &str = "\u{1}";

/// Whether a backslash makes this only a sign.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\\' | '{' | '}' | '｛' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '~' | '#')
}

/// Words a line; what is wrong with it goes to `diagnostics`, `what` says where it stands.
pub fn parse(source: &At<String>, what: &str, names: &dyn Names, diagnostics: &mut Diagnostics) -> String {
    let text = source.value.as_str();
    let mut line = Line { source, what, diagnostics };
    let signs = signs(text);
    let is_sign = |at: usize| at.checked_sub(1).is_some_and(|at| signs.binary_search(&at).is_ok());
    let mut masked = text.to_owned();
    let mask = |masked: &mut String, range: Range<usize>| {
        masked.replace_range(range.clone(), &MASK.repeat(range.len()));
    };
    for at in &signs {
        let sign = text[at + 1..].chars().next().map_or(0, char::len_utf8);
        mask(&mut masked, *at..at + 1 + sign);
    }
    let mut figures: Vec<(Range<usize>, usize, String)> = Vec::new();
    let mut from = 0;
    while let Some((at, token)) = reference::next(text, from..text.len(), is_sign) {
        from = at.end;
        let Token::Figure(name) = token else { continue };
        let name = &text[name];
        match names.figure(name) {
            Some((place, worded)) => figures.push((at.clone(), place, worded)),
            None => {
                let (message, help) = unknown_figure(name, names);
                line.fault("unknown-figure", at.clone(), &message, &help);
            }
        }
        if let Some(range) = beside_figure(text, &at, |at| text[..at].ends_with('\\')) {
            line.beside(&range);
        }
        if text[..at.start].ends_with('{') && !is_sign(at.start - 1) && text[at.end..].starts_with('}') {
            line.mark(at.start - 1..at.end + 1);
        }
        mask(&mut masked, at);
    }
    let mut dropped = signs;
    dropped.extend(line.amounts(&masked));
    for at in memchr::memchr_iter(b'\\', masked.as_bytes()) {
        let behind = masked[at + 1..].chars().next();
        if behind.is_some_and(|c| c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '%'))
            && !masked[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '/' | '.'))
        {
            dropped.push(at);
        }
    }
    dropped.sort_unstable();
    dropped.dedup();
    for at in &dropped {
        mask(&mut masked, *at..at + 1);
    }
    if let Some(found) = markup::find(&masked) {
        line.mark(found);
    }
    worded(text, &figures, &dropped)
}

/// The places of backslashes that make only a sign of what stands behind them.
fn signs(text: &str) -> Vec<usize> {
    let mut signs = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\\', &text.as_bytes()[from..]).map(|found| from + found) {
        from = at + 1;
        if let Some(sign) = text[from..].chars().next().filter(|c| is_mark(*c)) {
            signs.push(at);
            from += sign.len_utf8();
        }
    }
    signs
}

/// A line with its figures in words, without the backslashes at some places.
fn worded(text: &str, figures: &[(Range<usize>, usize, String)], dropped: &[usize]) -> String {
    let words = |range: Range<usize>| {
        let kept = text[range.clone()].char_indices();
        let kept = kept.filter(|(at, _)| dropped.binary_search(&(range.start + at)).is_err());
        Span::Text(kept.map(|(_, c)| c).collect())
    };
    let mut spans = Vec::new();
    let mut rest = 0;
    for (at, place, worded) in figures {
        spans.extend([words(rest..at.start), Span::Figure(*place, worded.clone())]);
        rest = at.end;
    }
    spans.push(words(rest..text.len()));
    held(&spans)
}

/// A line that is checked.
struct Line<'l> {
    source: &'l At<String>,
    what: &'l str,
    diagnostics: &'l mut Diagnostics,
}

impl Line<'_> {
    fn fault(&mut self, rule: &'static str, inner: Range<usize>, message: &str, help: &str) {
        let file = self.diagnostics.file.clone();
        let at = |inner| json::inside_string(&file.text, self.source.at.clone(), inner);
        let range = at(inner.start)..at(inner.end);
        self.diagnostics.error(rule, range, message, help);
    }

    /// Notes the amounts that are typed in it; returns the places of backslashes that make only words of one.
    fn amounts(&mut self, masked: &str) -> Vec<usize> {
        let mut only_words = Vec::new();
        for found in bare_amount::find(masked) {
            if found.backslashes.is_empty() {
                let typed = &self.source.value[found.range.clone()];
                let message = format!("“{typed}” is an amount typed in {}", self.what);
                self.fault("bare-amount", found.range, &message, AMOUNT_HELP);
            }
            only_words.extend(found.backslashes);
        }
        only_words
    }

    fn beside(&mut self, range: &Range<usize>) {
        let shown = &self.source.value[range.clone()];
        let message = format!("“{shown}”: the figure is printed with its unit, and here with another");
        let help = "take the sign away, and let the figure have the unit; or put a backslash before it";
        self.fault("bare-amount", range.clone(), &message, help);
    }

    /// Notes a mark of Markdown, a link, or what is nearly a figure.
    fn mark(&mut self, range: Range<usize>) {
        let shown = &self.source.value[range.clone()];
        let message = format!("“{shown}” in {} would be shown as it stands", self.what);
        let help = match shown.starts_with(['{', '｛']) {
            true => "write a figure of this file as {its-name}, or put a backslash before the {",
            false => "figures can stand here, but no links or Markdown; say it in words",
        };
        self.fault("plain-words", range, &message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known;

    impl Names for Known {
        fn figure(&self, name: &str) -> Option<(usize, String)> {
            (name == "cost").then(|| (0, "$4.5B".to_owned()))
        }
        fn figures(&self) -> Vec<&str> {
            vec!["cost"]
        }
        fn insight(&self, _: &str) -> Option<&str> {
            None
        }
        fn nearest_insight(&self, _: &str) -> Option<&str> {
            None
        }
    }

    fn read(text: &str) -> (String, Vec<&'static str>) {
        let mut diagnostics = Diagnostics::new(&std::sync::Arc::default(), &std::sync::Arc::default());
        let text = At { value: text.to_owned(), at: 0..0 };
        let words = parse(&text, "the title", &Known, &mut diagnostics);
        (words, diagnostics.found.iter().map(|one| one.rule).collect())
    }

    #[test]
    fn figures_are_worded_and_signs_stay() {
        for (text, words) in [
            ("A plain title", "A plain title"),
            ("{cost} for a cloud", "$4.5B for a cloud"),
            ("From {cost} to {cost}", "From $4.5B to $4.5B"),
            ("({cost})", "($4.5B)"),
            (r"A \$5 lunch at \{cost}", "A $5 lunch at {cost}"),
            (r"The \5% rule and the 5\% rule", "The 5% rule and the 5% rule"),
            (r"\*starred\* and \\", r"*starred* and \"),
            (r"C:\Users", r"C:\Users"),
            ("Q&A: 2 * 3, Vec<T>, __init__ and [sic]", "Q&A: 2 * 3, Vec<T>, __init__ and [sic]"),
            ("תקציב {cost} השנה", "תקציב \u{2066}$4.5B\u{2069} השנה"),
            ("{} stays", "{} stays"),
        ] {
            assert_eq!(read(text), (words.to_owned(), Vec::new()), "{text}");
        }
    }

    #[test]
    fn what_no_line_can_hold_is_told() {
        for (text, rule) in [
            ("{price} for a cloud", "unknown-figure"),
            ("A $5 lunch", "bare-amount"),
            ("${cost}", "bare-amount"),
            ("{cost}%", "bare-amount"),
            ("{ cost }", "plain-words"),
            ("{{cost}}", "plain-words"),
            ("{Cost}", "plain-words"),
            ("See [[other]]", "plain-words"),
            ("See [[other|{cost}]]", "plain-words"),
            ("**{cost}**", "plain-words"),
            ("<b>", "plain-words"),
        ] {
            assert_eq!(read(text).1, [rule], "{text}");
        }
    }
}

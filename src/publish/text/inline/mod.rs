//! Inline Markdown, `{figures}`, `[[links]]` and `[^footnotes]`, turned into typed spans. What is nearly one of these, and would reach
//! readers as it stands or not at all, is an error.

mod boundary;
mod check;
mod flat;
mod footnote;
mod left;
mod near;

use super::reference::Token;
use super::{bare_amount, date_style};
use crate::model::Span;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::json;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest;
use boundary::Prepared;
pub(super) use check::{AMOUNT_HELP, beside_figure};
use flat::Flat;
pub use footnote::NoFootnote;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What inline text may refer to.
pub trait Names {
    /// The place and the text of a figure of this insight.
    fn figure(&self, name: &str) -> Option<(usize, String)>;
    /// The names of all figures of this insight.
    fn figures(&self) -> Vec<&str>;
    /// The title of another insight.
    fn insight(&self, slug: &str) -> Option<&str>;
    /// The insight whose slug is nearest.
    fn nearest_insight(&self, slug: &str) -> Option<&str>;
    /// The number of a footnote, whose mark stands here.
    fn footnote(&self, _name: &str) -> Result<usize, NoFootnote> {
        Err(NoFootnote::NotHere)
    }
    /// Another insight that has a figure of this name.
    fn insight_with(&self, _figure: &str) -> Option<&str> {
        None
    }
}

/// What to say of a name that no figure has.
pub(super) fn unknown_figure(name: &str, names: &dyn Names) -> (String, String) {
    let near = suggest::did_you_mean(name, names.figures());
    let help = match names.insight_with(name) {
        _ if !near.is_empty() => near,
        Some(slug) => {
            format!("“{slug}” has one; a text prints figures of its own file: state it in \"figures\"")
        }
        None => "add it to \"figures\"".to_owned(),
    };
    (format!("no figure is called “{name}”"), help)
}

/// Parses inline text; what is wrong with it goes to `to`.
pub fn parse(source: &At<String>, names: &dyn Names, diagnostics: &mut Diagnostics) -> Vec<Span> {
    if is_plain(&source.value)
        && bare_amount::find(&source.value).is_empty()
        && date_style::find(&source.value).is_empty()
    {
        return vec![Span::Text(source.value.clone())];
    }
    let prepared = Prepared::new(&source.value);
    let flat = Flat::new(&prepared, &source.value);
    let mut inline =
        Inline { source, names, diagnostics, stack: vec![(Frame::Root, Vec::new())], flat: &flat };
    inline.check_blocks();
    let tokens = inline.tokens();
    let dropped = inline.check(&tokens);
    inline.spans(&prepared, &tokens, &dropped);
    inline.stack.into_iter().next().map(|(_, spans)| spans).unwrap_or_default()
}

/// Whether a text is words alone, which most are: nothing that Markdown or we would take for anything else.
fn is_plain(text: &str) -> bool {
    let special = |byte: u8| {
        matches!(
            byte,
            b'\\'
                | b'*'
                | b'_'
                | b'`'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'<'
                | b'&'
                | b'~'
                | b'='
                | b'|'
                | b'\n'
                | b'\r'
                | b'\t'
        )
    };
    text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(char::is_whitespace)
        && !text.bytes().any(special)
        && (text.is_ascii() || !text.contains(['｛', '｝', '［']))
}

/// Says why an address is not one readers may be sent to.
pub fn check_link(address: &str) -> Result<(), String> {
    let lower = address.trim().to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    if host.is_some_and(|host| !host.is_empty())
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
    {
        return Ok(());
    }
    let shown: String = address.chars().take(60).collect();
    Err(format!("“{shown}” is no http or https address"))
}

enum Frame {
    Root,
    Em,
    Strong,
    Link(String),
}

struct Inline<'s, 'n, 'r> {
    source: &'s At<String>,
    names: &'n dyn Names,
    diagnostics: &'r mut Diagnostics,
    stack: Vec<(Frame, Vec<Span>)>,
    flat: &'s Flat<'s>,
}

impl Inline<'_, '_, '_> {
    /// Notes a fault at a place in the source text.
    fn fault(&mut self, rule: &'static str, inner: Range<usize>, message: &str, help: &str) {
        let range = self.in_file(inner);
        self.diagnostics.error(rule, range, message, help);
    }

    /// Notes what is better written otherwise, at a place in the flat text.
    fn warn_in(&mut self, rule: &'static str, at: &Range<usize>, message: &str, help: &str) {
        let range = self.in_file(self.flat.in_source(at));
        self.diagnostics.warning(rule, range, message, help);
    }

    /// A place in the source text, as one of the file.
    fn in_file(&self, inner: Range<usize>) -> Range<usize> {
        let at = |inner| json::inside_string(&self.diagnostics.file.text, self.source.at.clone(), inner);
        at(inner.start)..at(inner.end)
    }

    /// Notes a fault at a place in the flat text.
    fn fault_in(&mut self, rule: &'static str, at: &Range<usize>, message: &str, help: &str) {
        let inner = self.flat.in_source(at);
        self.fault(rule, inner, message, help);
    }

    /// Makes spans of what Markdown saw.
    fn spans(&mut self, prepared: &Prepared<'_>, tokens: &[(Range<usize>, Token)], dropped: &[usize]) {
        let flat = self.flat;
        let mut runs = flat.runs.iter();
        let mut next = runs.next();
        let mut tokens = tokens.iter().peekable();
        for (event, _, place) in &flat.events {
            // The words of a run are put where it begins.
            if let Some(run) = next.filter(|run| run.start == place.start && is_words(event)) {
                self.words_of(run.clone(), &mut tokens, dropped);
                next = runs.next();
            }
            match event {
                Event::Code(text) => self.put(Span::Code(prepared.clean(text).into_owned())),
                Event::Start(Tag::Emphasis) => self.stack.push((Frame::Em, Vec::new())),
                Event::Start(Tag::Strong) => self.stack.push((Frame::Strong, Vec::new())),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.stack.push((Frame::Link(prepared.clean(dest_url).into_owned()), Vec::new()));
                }
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => self.close(),
                _ => {}
            }
        }
    }

    fn words_of<'k>(
        &mut self,
        run: Range<usize>,
        tokens: &mut std::iter::Peekable<impl Iterator<Item = &'k (Range<usize>, Token)>>,
        dropped: &[usize],
    ) {
        let flat = self.flat;
        let mut rest = run.start;
        while let Some((at, token)) = tokens.next_if(|(at, _)| at.start < run.end) {
            self.put_words(rest..at.start, dropped);
            rest = at.end;
            match token {
                Token::Figure(name) => self.figure(&flat.text[name.clone()], at),
                Token::Footnote(name) => self.footnote(&flat.text[name.clone()], at),
                Token::Insight(slug, words) => {
                    let words = words.clone().map(|words| without(&flat.text, words, dropped));
                    self.insight(&flat.text[slug.clone()], words.unwrap_or_default(), at);
                }
            }
        }
        self.put_words(rest..run.end, dropped);
    }

    /// Adds words, without the backslashes that only said “this amount is words”.
    fn put_words(&mut self, range: Range<usize>, dropped: &[usize]) {
        let text = without(&self.flat.text, range, dropped);
        if !text.is_empty() {
            self.put(Span::Text(text.into_owned()));
        }
    }

    fn put(&mut self, span: Span) {
        if let Some((_, spans)) = self.stack.last_mut() {
            if let (Span::Text(more), Some(Span::Text(text))) = (&span, spans.last_mut()) {
                text.push_str(more);
            } else {
                spans.push(span);
            }
        }
    }

    fn close(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        if let Some((frame, spans)) = self.stack.pop() {
            match frame {
                Frame::Root => {}
                Frame::Em => self.put(Span::Em(spans)),
                Frame::Strong => self.put(Span::Strong(spans)),
                Frame::Link(address) => self.put(Span::Link(address, spans)),
            }
        }
    }

    fn figure(&mut self, name: &str, at: &Range<usize>) {
        match self.names.figure(name) {
            Some((index, text)) => {
                if self.within_link() {
                    let help = "take one of the two away: both are to be clicked";
                    self.fault_in("nested-link", at, "a figure within a link", help);
                }
                self.put(Span::Figure(index, text));
            }
            None => {
                let (message, help) = unknown_figure(name, self.names);
                self.fault_in("unknown-figure", at, &message, &help);
            }
        }
    }

    fn within_link(&self) -> bool {
        self.stack.iter().any(|(frame, _)| matches!(frame, Frame::Link(_)))
    }

    fn insight(&mut self, slug: &str, words: Cow<'_, str>, at: &Range<usize>) {
        let Some(title) = self.names.insight(slug) else {
            let near = near::near(slug, self.names).map(|near| format!("did you mean `{near}`?"));
            let help =
                near.unwrap_or_else(|| "link to the file name of another insight, without .json".to_owned());
            self.fault_in("unknown-insight", at, &format!("no published insight is called “{slug}”"), &help);
            return;
        };
        let text = if words.is_empty() { title } else { &words };
        let text = vec![Span::Text(text.to_owned())];
        if self.within_link() {
            self.fault_in("nested-link", at, "a link within a link", "take one of the two away");
        }
        self.put(Span::Insight(slug.to_owned(), text));
    }
}

fn is_words(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(_) | Event::SoftBreak | Event::HardBreak)
}

/// A part of a text without the characters at some places.
fn without<'t>(text: &'t str, range: Range<usize>, dropped: &[usize]) -> Cow<'t, str> {
    let first = dropped.partition_point(|at| *at < range.start);
    let gone = &dropped[first..];
    if gone.first().is_none_or(|at| *at >= range.end) {
        return Cow::Borrowed(&text[range]);
    }
    let kept =
        text[range.clone()].char_indices().filter(|(at, _)| gone.binary_search(&(range.start + at)).is_err());
    Cow::Owned(kept.map(|(_, c)| c).collect())
}

#[cfg(test)]
mod tests;

//! Inline Markdown, `{figures}` and `[[links]]`, turned into typed spans. What is nearly one of these, and would reach
//! readers as it stands or not at all, is an error.

mod boundary;
mod flat;
mod left;
mod near;
mod token;

use super::amount::{self, Found};
use super::script::is_currency_sign;
use super::{fault, json, record::At, record::Reading};
use crate::model::Span;
use boundary::Prepared;
use flat::Flat;
use near::{MASK, Nearly};
use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;
use token::Token;

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
}

const AMOUNT_HELP: &str =
    "make it a figure and write its {name}, or put a backslash before it if it is only words";

/// A sign or word for a kind of amount right behind a figure, whose text has its own.
static BEHIND_FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:[\s\u{a0}\u{202f}]?(?:[%％٪‰]|\p{Sc})|×|[xX]\b|[\s-](?:percent|per\scent|pct|pp|bps|percentage\spoints?|basis\spoints?)\b)").ok()
});
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[^\s<>\[\]{}|]+").ok());

/// Parses inline text; what is wrong with it goes to `to`.
pub fn parse(source: &At<String>, names: &dyn Names, to: &mut Reading) -> Vec<Span> {
    if is_plain(&source.value) && amount::find(&source.value).is_empty() {
        return vec![Span::Text(source.value.clone())];
    }
    let prepared = Prepared::new(&source.value);
    let flat = Flat::new(&prepared, &source.value);
    let mut inline = Inline { source, names, to, stack: vec![(Frame::Root, Vec::new())], flat: &flat };
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

fn block_name(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::Heading { .. } => ("a heading", "use {\"type\": \"heading\"}, or put a backslash before the #"),
        Tag::List(_) => ("a list", "use {\"type\": \"list\"}, or put a backslash before the marker"),
        Tag::BlockQuote(_) => ("a quotation", "use {\"type\": \"quote\"}, or put a backslash before the >"),
        Tag::CodeBlock(_) => ("a code block", "use {\"type\": \"code\"}, or take the spaces in front away"),
        Tag::Image { .. } => ("a picture", "use {\"type\": \"image\"}"),
        _ => ("block Markdown", "only emphasis, code and links are understood here"),
    }
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
    to: &'r mut Reading,
    stack: Vec<(Frame, Vec<Span>)>,
    flat: &'s Flat<'s>,
}

impl Inline<'_, '_, '_> {
    /// Notes a fault at a place in the source text.
    fn fault(&mut self, rule: &'static str, inner: Range<usize>, message: &str, help: &str) {
        let file = self.to.file.clone();
        let at = |inner| json::inside_string(&file.text, self.source.at.clone(), inner);
        let range = at(inner.start)..at(inner.end);
        self.to.error(rule, range, message, help);
    }

    /// Notes a fault at a place in the flat text.
    fn fault_in(&mut self, rule: &'static str, at: &Range<usize>, message: &str, help: &str) {
        let inner = self.flat.in_source(at);
        self.fault(rule, inner, message, help);
    }

    /// What is no inline text, or would leave no words.
    fn check_blocks(&mut self) {
        let flat = self.flat;
        for at in &flat.definitions {
            let help =
                "write a link as [words](https://…), or put a backslash before the [ where it is only a sign";
            self.fault(
                "block-markdown",
                at.clone(),
                "a link definition in inline text: readers would not see it",
                help,
            );
        }
        let mut paragraphs = 0;
        for (event, at, _) in &flat.events {
            match event {
                Event::Start(Tag::Paragraph) => {
                    paragraphs += 1;
                    if paragraphs > 1 {
                        let help = "make it an entry of its own";
                        self.fault("block-markdown", at.clone(), "a second paragraph in one text", help);
                    }
                }
                Event::HardBreak if self.source.value[at.clone()].starts_with('\\') => {
                    let help = "make what follows an entry of its own, or take the backslash away";
                    self.fault("block-markdown", at.clone(), "a line break in inline text", help);
                }
                Event::InlineHtml(_) | Event::Html(_) => {
                    let help = "write it in Markdown, or put a backslash before the <";
                    self.fault("raw-html", at.clone(), "HTML is not understood here", help);
                }
                Event::Start(Tag::Link { .. }) => self.check_link(event, at),
                Event::Start(Tag::Emphasis | Tag::Strong) => {}
                // A list has been reported as a whole.
                Event::Start(Tag::HtmlBlock | Tag::Item) | Event::End(_) => {}
                Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::Code(_) => {}
                Event::Start(tag) => {
                    let (what, help) = block_name(tag);
                    self.fault("block-markdown", at.clone(), &format!("{what} in inline text"), help);
                }
                _ => {
                    let help = "only emphasis, code and links are";
                    self.fault("block-markdown", at.clone(), "this is no inline text", help);
                }
            }
        }
        if is_table(&self.source.value) {
            let whole = 0..self.source.value.len();
            let help = "use {\"type\": \"table\"}, or put a backslash before each |";
            self.fault("block-markdown", whole, "a table in inline text", help);
        }
    }

    fn check_link(&mut self, event: &Event<'_>, at: &Range<usize>) {
        let Some((address, title, _)) = flat::link(event) else { return };
        if let Err(why) = check_link(address) {
            let help = "write an http or https address; for an insight, [[its-slug]]";
            self.fault("unsafe-link", at.clone(), &why, help);
        }
        if !title.is_empty() {
            let help = "write it into the text; a link is [words](https://…)";
            self.fault("block-markdown", at.clone(), "a link’s title: readers would not see it", help);
        }
        let words = &self.source.value[at.clone()];
        if words.starts_with("[]")
            || words.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with("]("))
        {
            self.fault("empty", at.clone(), "a link without words", "write [words](https://…)");
        }
    }

    fn tokens(&self) -> Vec<(Range<usize>, Token)> {
        let mut tokens = Vec::new();
        for run in &self.flat.runs {
            let mut at = run.start;
            let is_sign = |place| self.flat.is_only_a_sign(place);
            while let Some((place, token)) = token::next(&self.flat.text, at..run.end, is_sign) {
                at = place.end;
                tokens.push((place, token));
            }
        }
        tokens
    }

    /// Checks the words; returns the places of backslashes that only say so of an amount.
    fn check(&mut self, tokens: &[(Range<usize>, Token)]) -> Vec<usize> {
        let flat = self.flat;
        let mut words = Masked::new(&flat.text);
        for (at, token) in tokens {
            match token {
                Token::Insight(_, Some(text)) => {
                    words.mask(at.start..text.start);
                    words.mask(text.end..at.end);
                }
                _ => words.mask(at.clone()),
            }
        }
        if flat.text.contains("://") {
            for found in ADDRESS.iter().flat_map(|address| address.find_iter(&flat.text)) {
                words.mask(found.range());
            }
        }
        let dropped = self.check_amounts(&words.text);
        self.check_beside(tokens);
        for (at, _) in tokens {
            words.mask(at.clone());
        }
        for at in flat.only_signs() {
            words.mask(at);
        }
        let mut found: Vec<Nearly> = near::find(&words.text, flat, self.names);
        found.extend(left::find(&words.text, flat));
        found.sort_by_key(|one| one.at.start);
        for one in found {
            // Only signs that ended up as text; what stands in a backslash's place has gone with it.
            if !dropped.contains(&one.at.start) {
                self.fault_in(one.rule, &one.at, &one.message, &one.help);
            }
        }
        dropped
    }

    fn check_amounts(&mut self, words: &str) -> Vec<usize> {
        let mut dropped = Vec::new();
        for Found { range, backslashes } in amount::find(words) {
            // A backslash that is escaped itself is one to be read.
            let mut own: Vec<usize> = backslashes;
            own.retain(|at| !self.flat.is_escaped(*at));
            if own.is_empty() && !self.flat.holds_escaped(&range) {
                let message = format!("“{}” is an amount typed in prose", &self.flat.text[range.clone()]);
                self.fault_in("bare-amount", &range, &message, AMOUNT_HELP);
            }
            dropped.append(&mut own);
        }
        // A number that was taken for an amount by whoever wrote it needs none either.
        for (at, _) in words.match_indices('\\') {
            let digit = words[at + 1..].chars().next().is_some_and(char::is_numeric);
            let free = words[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '\\' | ':' | '/' | '.'));
            if digit && free && !self.flat.is_escaped(at) && !dropped.contains(&at) {
                dropped.push(at);
            }
        }
        dropped.sort_unstable();
        dropped
    }

    /// Checks what stands right beside figures and links: a figure is printed with its own sign.
    fn check_beside(&mut self, tokens: &[(Range<usize>, Token)]) {
        let flat = self.flat;
        for (at, token) in tokens {
            let (before, after) = (&flat.text[..at.start], &flat.text[at.end..]);
            match token {
                Token::Figure(_) => {
                    let sign = before
                        .char_indices()
                        .next_back()
                        .filter(|(place, c)| is_currency_sign(*c) && !flat.is_escaped(*place));
                    let behind =
                        BEHIND_FIGURE.as_ref().and_then(|behind| behind.find(after)).filter(|found| {
                            let multiplies = found.as_str() == "×"
                                && after[found.end()..].trim_start().starts_with(['{', '(']);
                            !multiplies && !flat.holds_escaped(&(at.end..at.end + found.end()))
                        });
                    let range = sign.map_or(at.start, |(place, _)| place)
                        ..at.end + behind.map_or(0, |found| found.end());
                    if range != *at {
                        let message = format!(
                            "“{}”: the figure is printed with its unit, and here with another",
                            &flat.text[range.clone()]
                        );
                        let help = "take the sign away, and let the figure have the unit; or put a backslash before it";
                        self.fault_in("bare-amount", &range, &message, help);
                    }
                }
                Token::Insight(_, words) => {
                    if words.as_ref().is_some_and(Range::is_empty) {
                        let help = "write [[its-slug]] for its title, or words behind the |";
                        self.fault_in("empty", at, "a link without words", help);
                    }
                    let embeds =
                        before.strip_suffix('!').is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
                    if embeds && !flat.is_escaped(at.start - 1) {
                        let help = "take the ! away: an insight is linked to, and not shown within another";
                        self.fault_in(
                            "stray-bracket",
                            &(at.start - 1..at.end),
                            "this is no link to an insight",
                            help,
                        );
                    }
                }
            }
        }
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
                let near = fault::did_you_mean(name, self.names.figures());
                let help = if near.is_empty() { "add it to \"figures\"".to_owned() } else { near };
                self.fault_in("unknown-figure", at, &format!("no figure is called “{name}”"), &help);
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

/// Whether a text is a table as other kinds of Markdown have it.
fn is_table(text: &str) -> bool {
    let line = |line: &str| {
        let line = line.trim();
        line.len() > 3
            && line.starts_with('|')
            && line.ends_with('|')
            && !line.ends_with("\\|")
            && line.matches('|').count() > 2
    };
    let ruled = |line: &str| {
        let line = line.trim();
        line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    };
    text.contains('|') && (text.lines().any(line) || text.lines().any(ruled))
}

/// A text some of which is masked, byte by byte, so that places stay.
struct Masked {
    text: String,
}

impl Masked {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned() }
    }

    fn mask(&mut self, range: Range<usize>) {
        if range.start < range.end {
            let masks: String = std::iter::repeat_n(MASK, range.len()).collect();
            self.text.replace_range(range, &masks);
        }
    }
}

#[cfg(test)]
mod tests;

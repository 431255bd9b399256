//! Inline Markdown, `{figures}` and `[[links]]`, turned into typed spans.

use super::{amount, fault, json, record::At, record::Reading};
use crate::model::{Span, is_slug};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
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
}

/// Parses inline text; what is wrong with it goes to `to`.
pub fn parse(source: &At<String>, names: &dyn Names, to: &mut Reading) -> Vec<Span> {
    let mut inline =
        Inline { source, names, to, stack: vec![(Frame::Root, Vec::new())], run: Run::default() };
    let mut paragraphs = 0;
    for (event, at) in Parser::new_ext(&source.value, Options::empty()).into_offset_iter() {
        match event {
            Event::Text(text) => inline.run.push(&text, at, source),
            Event::SoftBreak | Event::HardBreak => inline.run.push(" ", at, source),
            Event::Code(text) => inline.add(Span::Code(text.into_string())),
            Event::Start(Tag::Paragraph) => {
                paragraphs += 1;
                if paragraphs > 1 {
                    inline.fault(
                        "block-markdown",
                        at,
                        "a second paragraph in one text",
                        "make it an entry of its own",
                    );
                }
            }
            Event::End(TagEnd::Paragraph) => inline.flush(),
            Event::Start(Tag::Emphasis) => inline.open(Frame::Em),
            Event::Start(Tag::Strong) => inline.open(Frame::Strong),
            Event::Start(Tag::Link { dest_url, .. }) => {
                inline.open(Frame::Link(dest_url.clone().into_string()));
                if let Err(why) = check_link(&dest_url) {
                    inline.fault(
                        "unsafe-link",
                        at,
                        &why,
                        "write an http or https address; for an insight, [[its-slug]]",
                    );
                }
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => inline.close(),
            Event::InlineHtml(_) | Event::Html(_) => {
                let help = "write it in Markdown, or put a backslash before the <";
                inline.fault("raw-html", at, "HTML is not understood here", help);
            }
            // A list has been reported as a whole.
            Event::Start(Tag::HtmlBlock | Tag::Item) | Event::End(_) => {}
            Event::Start(tag) => {
                let (what, help) = block_name(&tag);
                inline.fault("block-markdown", at, &format!("{what} in inline text"), help);
            }
            _ => inline.fault(
                "block-markdown",
                at,
                "this is no inline text",
                "only emphasis, code and links are",
            ),
        }
    }
    inline.flush();
    inline.stack.into_iter().next().map(|(_, spans)| spans).unwrap_or_default()
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

/// Adjacent pieces of text, with the way back to the source.
#[derive(Default)]
struct Run {
    text: String,
    /// Where each piece begins, in the run and in the source.
    pieces: Vec<(usize, usize)>,
    /// The places in the run that a backslash stands before.
    escaped: Vec<usize>,
}

impl Run {
    fn push(&mut self, text: &str, at: Range<usize>, source: &str) {
        if at.start > 0 && source.as_bytes().get(at.start - 1) == Some(&b'\\') {
            self.escaped.push(self.text.len());
        }
        self.pieces.push((self.text.len(), at.start));
        self.text.push_str(text);
    }

    fn source_of(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|(start, _)| *start <= at);
        piece.map_or(0, |(start, source)| source + (at - start))
    }

    fn is_escaped(&self, range: Range<usize>) -> bool {
        self.escaped.iter().any(|at| range.contains(at))
    }
}

struct Inline<'s, 'n, 'r> {
    source: &'s At<String>,
    names: &'n dyn Names,
    to: &'r mut Reading,
    stack: Vec<(Frame, Vec<Span>)>,
    run: Run,
}

impl Inline<'_, '_, '_> {
    fn fault(&mut self, rule: &'static str, inner: Range<usize>, message: &str, help: &str) {
        let file = self.to.file.clone();
        let at = |inner| json::inside_string(&file.text, self.source.at.clone(), inner);
        let range = at(inner.start)..at(inner.end);
        self.to.error(rule, range, message, help);
    }

    fn add(&mut self, span: Span) {
        self.flush();
        self.put(span);
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

    fn open(&mut self, frame: Frame) {
        self.flush();
        self.stack.push((frame, Vec::new()));
    }

    fn close(&mut self) {
        self.flush();
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

    /// Ends a run of text: finds figures, links to insights and bare amounts in it.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        for found in amount::find(&run.text) {
            if !run.is_escaped(found.clone()) {
                let at = run.source_of(found.start)..run.source_of(found.end);
                let message = format!("“{}” is an amount typed in prose", &run.text[found]);
                let help =
                    "make it a figure and write its {name}, or put a backslash before it if it is only words";
                self.fault("bare-amount", at, &message, help);
            }
        }
        let mut rest = 0;
        while let Some((start, end, token)) = next_token(&run.text, rest) {
            if run.is_escaped(start..start + 1) {
                self.words(&run.text[rest..=start]);
                rest = start + 1;
                continue;
            }
            self.words(&run.text[rest..start]);
            rest = end;
            let at = run.source_of(start)..run.source_of(end);
            match token {
                Token::Figure(name) => self.figure(name, at),
                Token::Insight(slug, words) => self.insight(slug, words, at),
            }
        }
        self.words(&run.text[rest..]);
    }

    /// Adds words, without the backslashes that only said “this amount is words”.
    fn words(&mut self, text: &str) {
        if !text.is_empty() {
            self.put(Span::Text(amount::unescape(text)));
        }
    }

    fn figure(&mut self, name: &str, at: Range<usize>) {
        match self.names.figure(name) {
            Some((index, text)) => {
                if self.within_link() {
                    self.fault(
                        "nested-link",
                        at,
                        "a figure within a link",
                        "take one of the two away: both are to be clicked",
                    );
                }
                self.put(Span::Figure(index, text));
            }
            None => {
                let near = fault::did_you_mean(name, self.names.figures());
                let help = if near.is_empty() { "add it to \"figures\"".to_owned() } else { near };
                self.fault("unknown-figure", at, &format!("no figure is called “{name}”"), &help);
            }
        }
    }

    fn within_link(&self) -> bool {
        self.stack.iter().any(|(frame, _)| matches!(frame, Frame::Link(_)))
    }

    fn insight(&mut self, slug: &str, words: &str, at: Range<usize>) {
        let Some(title) = self.names.insight(slug) else {
            let near = self.names.nearest_insight(slug).map(|near| format!("did you mean `{near}`?"));
            let help =
                near.unwrap_or_else(|| "link to the file name of another insight, without .json".to_owned());
            self.fault("unknown-insight", at, &format!("no published insight is called “{slug}”"), &help);
            return;
        };
        let text = if words.is_empty() { title } else { words };
        let text = vec![Span::Text(text.to_owned())];
        if self.within_link() {
            self.fault("nested-link", at, "a link within a link", "take one of the two away");
        }
        self.put(Span::Insight(slug.to_owned(), text));
    }
}

enum Token<'t> {
    Figure(&'t str),
    Insight(&'t str, &'t str),
}

/// The next `{name}` or `[[slug]]` at or after `from`.
fn next_token(text: &str, from: usize) -> Option<(usize, usize, Token<'_>)> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find(['{', '[']).map(|found| at + found) {
        let rest = &text[found..];
        if let Some((name, _)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
            && is_slug(name)
        {
            return Some((found, found + name.len() + 2, Token::Figure(name)));
        }
        if let Some((inner, _)) = rest.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) {
            let (slug, words) = inner.split_once('|').unwrap_or((inner, ""));
            if !inner.contains('[') {
                return Some((found, found + inner.len() + 4, Token::Insight(slug.trim(), words.trim())));
            }
        }
        at = found + 1;
    }
    None
}

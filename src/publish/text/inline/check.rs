//! What is wrong with an inline text: what Markdown saw that is none, and what ended up as words and should not.

use super::flat;
use super::near;
use super::near::{MASK, Nearly};
use super::{Inline, check_link, left};
use crate::publish::language::script::is_currency_sign;
use crate::publish::text::bare_amount::Found;
use crate::publish::text::reference;
use crate::publish::text::reference::Token;
use crate::publish::text::{bare_amount, date_style};
use pulldown_cmark::{Event, Tag};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What to do about an amount that is typed into words.
pub const AMOUNT_HELP: &str =
    "make it a figure and write its {name}, or put a backslash before it if it is only words";

/// A sign or word for a kind of amount right behind a figure, whose text has its own.
static BEHIND_FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:[\s\u{a0}\u{202f}]?(?:[%％٪‰]|\p{Sc})|×|[xX]\b|[\s-](?:percent|per\scent|pct|pp|bps|percentage\spoints?|basis\spoints?)\b)").ok()
});
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[^\s<>\[\]{}|]+").ok());

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

impl Inline<'_, '_, '_> {
    /// What is no inline text, or would leave no words.
    pub(super) fn check_blocks(&mut self) {
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

    pub(super) fn tokens(&self) -> Vec<(Range<usize>, Token)> {
        let mut tokens = Vec::new();
        for run in &self.flat.runs {
            let mut at = run.start;
            let is_sign = |place| self.flat.is_only_a_sign(place);
            while let Some((place, token)) = reference::next(&self.flat.text, at..run.end, is_sign) {
                at = place.end;
                tokens.push((place, token));
            }
        }
        tokens
    }

    /// Checks the words; returns the places of backslashes that only say so of an amount.
    pub(super) fn check(&mut self, tokens: &[(Range<usize>, Token)]) -> Vec<usize> {
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
        for date_style::DateFound { range, instead } in date_style::find(&words.text) {
            let message = format!("“{}” is a date in another way than elsewhere", &flat.text[range.clone()]);
            self.warn_in("date-style", &range, &message, &format!("write {instead}"));
        }
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
        for Found { range, backslashes } in bare_amount::find(words) {
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
        for at in memchr::memchr_iter(b'\\', words.as_bytes()) {
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
            match token {
                Token::Figure(_) => {
                    if let Some(range) = beside_figure(&flat.text, at, |place| flat.is_escaped(place)) {
                        let message = format!(
                            "“{}”: the figure is printed with its unit, and here with another",
                            &flat.text[range.clone()]
                        );
                        let help = "take the sign away, and let the figure have the unit; or put a backslash before it";
                        self.fault_in("bare-amount", &range, &message, help);
                    }
                }
                Token::Footnote(_) => {}
                Token::Insight(_, words) => {
                    if words.as_ref().is_some_and(Range::is_empty) {
                        let help = "write [[its-slug]] for its title, or words behind the |";
                        self.fault_in("empty", at, "a link without words", help);
                    }
                    let before = &flat.text[..at.start];
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
}

/// A figure with the sign or word of a unit right beside it, which it has itself; nothing where there is none.
pub fn beside_figure(
    text: &str,
    at: &Range<usize>,
    is_escaped: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let sign = before.char_indices().next_back();
    let sign = sign.filter(|(place, c)| is_currency_sign(*c) && !is_escaped(*place));
    let behind = BEHIND_FIGURE.as_ref().and_then(|behind| behind.find(after)).filter(|found| {
        let multiplies = found.as_str() == "×" && after[found.end()..].trim_start().starts_with(['{', '(']);
        !multiplies && !(at.end..at.end + found.end()).any(&is_escaped)
    });
    let start = sign.map_or(at.start, |(place, _)| place);
    let end = at.end + behind.map_or(0, |found| found.end());
    ((start..end) != *at).then_some(start..end)
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
    memchr::memchr(b'|', text.as_bytes()).is_some() && (text.lines().any(line) || text.lines().any(ruled))
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

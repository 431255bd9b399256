//! From an article to the manuscript of an insight.

use super::amounts::{self, Language};
use super::article::{Block, Document, MarkKind, Text};
use super::held;
use super::naming;
use super::pictures::Pictures;
use super::spell::{self, Slot};
use super::spelled_line;
use super::stated::{Around, Figures};
use super::written::Written;
use crate::publish::figure::unit::Unit;
use crate::publish::language::noun::Nouns;
use regex::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands behind a figure and would be taken for a part of it, which has its own.
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:[\s\u{a0}\u{202f}]?(?:[%％٪‰]|\p{Sc})|×|[xX]\b|[\s-](?:percent|per\scent|pct|pp|bps|percentage\spoints?|basis\spoints?)\b)").ok()
});

/// What is made of an article.
pub struct Draft<'p> {
    /// Its figures and sources.
    pub figures: Figures,
    /// What its maker should look at: a place in the file, and why.
    pub notes: Vec<(usize, String)>,
    pub(super) language: Language,
    pub(super) pictures: &'p mut Pictures,
    pub(super) footnotes: HashMap<String, usize>,
    pub(super) tables: Vec<(String, Written)>,
    pub(super) heading: String,
    pub(super) publisher: String,
    nouns: Nouns,
}

/// What is known of the place that a text has in an article.
#[derive(Clone, Copy, Default)]
pub struct Place<'a> {
    /// What amounts in it are, where the place says so: a row and a column.
    pub label: Option<&'a str>,
    /// Where they are from.
    pub source: Option<usize>,
    /// Whether it is a value that stands for itself.
    pub alone: bool,
}

impl<'p> Draft<'p> {
    /// A draft of an article in a language.
    pub fn new(language: Language, publisher: String, pictures: &'p mut Pictures) -> Self {
        Self {
            figures: Figures::default(),
            notes: Vec::new(),
            language,
            pictures,
            footnotes: HashMap::new(),
            tables: Vec::new(),
            heading: String::new(),
            publisher,
            nouns: Nouns::default(),
        }
    }

    /// Makes sources of footnotes, so that figures may name them.
    pub fn footnotes(&mut self, document: &Document) {
        for (name, text) in &document.notes {
            let link = text.marks.iter().find_map(|mark| match &mark.kind {
                MarkKind::Link(address) if crate::publish::text::inline::check_link(address).is_ok() => {
                    Some(address.clone())
                }
                _ => None,
            });
            let (title, _) = held::plain(text.words.trim());
            if title.is_empty() || !self.amounts_of(text, false).0.is_empty() {
                continue;
            }
            let publisher = match link.as_deref().and_then(host) {
                Some(host) => host,
                None => naming::cut(title.split([',', ';', ':', '.']).next().unwrap_or_default(), 60),
            };
            let place = self.figures.source(
                &title,
                if publisher.is_empty() { &self.publisher } else { &publisher },
                link.as_deref(),
            );
            self.footnotes.insert(name.clone(), place);
        }
    }

    /// The footnotes that are no source of a figure: their words.
    pub fn other_footnotes<'d>(&self, document: &'d Document) -> Vec<&'d Text> {
        let is_other =
            |name: &String| self.footnotes.get(name).is_none_or(|place| !self.figures.is_used(*place));
        document
            .notes
            .iter()
            .filter(|(name, _)| is_other(name))
            .map(|(_, text)| text)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The amounts of a text, and what may be some.
    fn amounts_of(&self, text: &Text, alone: bool) -> (Vec<amounts::Amount>, Vec<amounts::Doubt>) {
        let blocked: Vec<Range<usize>> = text
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Code)
            .map(|mark| mark.range.clone())
            .collect();
        let (mut found, doubts) = amounts::find(&text.words, &blocked, self.language, alone);
        found.retain(|amount| {
            let (before, after) = (&text.words[..amount.range.start], &text.words[amount.range.end..]);
            let is_beside_sign =
                before.chars().next_back().is_some_and(crate::publish::language::script::is_currency_sign)
                    || BEHIND.as_ref().is_some_and(|behind| behind.is_match(after));
            !is_beside_sign && Unit::parse(&amount.unit, &self.nouns).is_some()
        });
        (found, doubts)
    }

    /// The amount that a text is, if it is one alone.
    pub(super) fn only_amount(&self, text: &Text) -> Option<amounts::Amount> {
        let (mut found, _) = self.amounts_of(text, true);
        let one = found.pop().filter(|_| found.is_empty())?;
        let (before, after) = (text.words[..one.range.start].trim(), text.words[one.range.end..].trim());
        (matches!(before, "" | "+" | "±") && after.is_empty()).then_some(one)
    }

    /// A text as the manuscript has it, its amounts made figures.
    pub fn text(&mut self, text: &Text, place: Place<'_>) -> String {
        let (found, doubts) = self.amounts_of(text, place.alone);
        for doubt in doubts {
            let said = text.words[doubt.range.clone()].trim();
            self.notes.push((text.place(doubt.range.start), format!("“{said}”: {}", doubt.why)));
        }
        let mut slots = Vec::new();
        if !found.is_empty() {
            let dates = amounts::dates(&text.words);
            let ranges: Vec<Range<usize>> = found.iter().map(|amount| amount.range.clone()).collect();
            for amount in &found {
                let around = self.around(text, amount, &ranges, &dates, place);
                slots.push(Slot { range: amount.range.clone(), name: self.figures.named(amount, around) });
            }
        }
        let mut lost = Vec::new();
        let spelled = spell::inline(text, &slots, &mut lost);
        self.notes.extend(lost.into_iter().map(|why| (text.place(0), why)));
        spelled
    }

    fn around(
        &mut self,
        text: &Text,
        amount: &amounts::Amount,
        ranges: &[Range<usize>],
        dates: &[(Range<usize>, String)],
        place: Place<'_>,
    ) -> Around {
        let words = &text.words;
        let range = &amount.range;
        let said = place.label.map(str::to_owned).or_else(|| naming::label(words, range, ranges));
        let label = said
            .or_else(|| (!self.heading.is_empty()).then(|| naming::capital(&naming::cut(&self.heading, 60))));
        let label = spelled_line::line(&label.unwrap_or_else(|| naming::capital(&amount.unit)), &[]);
        let sentence = sentence(words, range);
        let as_of = date_near(range, &sentence, ranges, dates);
        let source = place.source.or_else(|| self.source_near(text, &sentence, range));
        let mut about = naming::about(words, range);
        if let Some(label) = place.label {
            about.extend(naming::about(&format!("{label} "), &(label.len()..label.len())));
        }
        Around { label, about, as_of, source, note: None }
    }

    /// The link or footnote in the sentence of an amount that is nearest to it.
    fn source_near(&mut self, text: &Text, sentence: &Range<usize>, range: &Range<usize>) -> Option<usize> {
        let near = |at: &Range<usize>| {
            if at.start >= range.end { at.start - range.end } else { range.start.saturating_sub(at.end) + 1 }
        };
        // A footnote stands behind the full stop as often as before it.
        let inside = text
            .marks
            .iter()
            .filter(|mark| sentence.start <= mark.range.start && mark.range.start <= sentence.end);
        let mut marks: Vec<_> =
            inside.filter(|mark| matches!(mark.kind, MarkKind::Note(_) | MarkKind::Link(_))).collect();
        marks.sort_by_key(|mark| (matches!(mark.kind, MarkKind::Link(_)), near(&mark.range)));
        marks.into_iter().find_map(|mark| match &mark.kind {
            MarkKind::Note(name) => self.footnotes.get(name).copied(),
            MarkKind::Link(address) => {
                let publisher = host(address)?;
                let (title, _) = held::plain(text.words[mark.range.clone()].trim());
                let plain = title.chars().any(char::is_alphabetic) && title.chars().count() > 3;
                Some(self.figures.source(if plain { &title } else { &publisher }, &publisher, Some(address)))
            }
            _ => None,
        })
    }

    /// A line as the manuscript has it: a title, a label or the head of a column, its amounts made figures. One that something
    /// else states is that figure.
    pub fn line(&mut self, text: &Text, what: &str) -> String {
        let (found, doubts) = self.amounts_of(text, false);
        for doubt in doubts {
            let said = text.words[doubt.range.clone()].trim();
            self.notes.push((text.place(doubt.range.start), format!("“{said}”: {}", doubt.why)));
        }
        let dates = amounts::dates(&text.words);
        let ranges: Vec<Range<usize>> = found.iter().map(|amount| amount.range.clone()).collect();
        let mut slots = Vec::new();
        for amount in &found {
            let label = naming::label(&text.words, &amount.range, &ranges);
            let label = label.unwrap_or_else(|| naming::cut(&text.words, 72));
            let around =
                self.around(text, amount, &ranges, &dates, Place { label: Some(&label), ..Place::default() });
            let name = self.figures.stating(amount, &around.about).unwrap_or_else(|| {
                let name = self.figures.named(amount, around);
                let said = &text.words[amount.range.clone()];
                let why = format!(
                    "only {what} says “{said}”; state its figure “{name}” in the text too, where readers can open it"
                );
                self.notes.push((text.place(amount.range.start), why));
                name
            });
            slots.push(Slot { range: amount.range.clone(), name });
        }
        spelled_line::line(&text.words, &slots)
    }

    /// Plain words, as the description of a picture is.
    pub fn plain(&mut self, text: &Text, what: &str) -> String {
        let (plain, held) = held::plain(&text.words);
        if held {
            let why = format!("{what} holds no marks, so what looks like one in it stays words: “{plain}”");
            self.notes.push((text.place(0), why));
        }
        plain
    }

    /// The body of an insight.
    pub fn blocks(&mut self, blocks: &[Block]) -> Vec<Written> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }
}

/// The date that an amount in a sentence speaks of: the nearest that has no other amount between, or the one that the sentence
/// begins with. `€2m, up from €1m in 2021` says nothing of when the first was.
fn date_near(
    range: &Range<usize>,
    sentence: &Range<usize>,
    amounts: &[Range<usize>],
    dates: &[(Range<usize>, String)],
) -> Option<String> {
    /// As far from its beginning a date still begins a sentence.
    const OPENING: usize = 16;
    let between =
        |from: usize, upto: usize| amounts.iter().any(|other| from <= other.start && other.end <= upto);
    let distance = |at: &Range<usize>| match at.start >= range.end {
        true => (!between(range.end, at.start)).then(|| at.start - range.end),
        false => {
            let opens = at.start < sentence.start + OPENING;
            (at.end <= range.start && (opens || !between(at.end, range.start))).then(|| range.start - at.end)
        }
    };
    let inside = dates.iter().filter(|(at, _)| sentence.contains(&at.start));
    let near = inside.filter_map(|(at, date)| Some((distance(at)?, date)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, date)| date.clone())
}

/// The sentence that a place stands in.
fn sentence(words: &str, range: &Range<usize>) -> Range<usize> {
    let ends = [". ", "! ", "? ", "; "];
    let start = ends.iter().filter_map(|end| words[..range.start].rfind(end)).max().map_or(0, |at| at + 2);
    let end = ends
        .iter()
        .filter_map(|end| words[range.end..].find(end))
        .min()
        .map_or(words.len(), |at| range.end + at + 1);
    start..end
}

/// The name of the host that an address is at.
pub fn host(address: &str) -> Option<String> {
    crate::publish::text::inline::check_link(address).ok()?;
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_lowercase()).filter(|host| !host.is_empty())
}

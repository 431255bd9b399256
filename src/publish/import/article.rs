//! An article, whatever format it was written in: its words, what is marked in them, and where they stand.

use std::ops::Range;

/// An article as it was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it says of itself before its words begin.
    pub front: Front,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its footnotes: the name each is referred to by, and its words.
    pub notes: Vec<(String, Text)>,
    /// What of it could not come along, and where.
    pub lost: Vec<(usize, String)>,
}

/// What an article says of itself: front matter, the head of a page, the lines around an insight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front {
    /// Its title.
    pub title: Option<Text>,
    /// What stands for the whole, in order.
    pub summary: Vec<Text>,
    /// The gist.
    pub tldr: Vec<Text>,
    /// What to remember.
    pub takeaways: Vec<Text>,
    /// The day it is of, as `2026-03-07` or with a time.
    pub date: Option<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Who wrote it: each a name and, where it says so, a page about them.
    pub authors: Vec<(String, Option<String>)>,
    /// Addresses it had.
    pub aliases: Vec<String>,
    /// Where it says that it first stood.
    pub canonical: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The word for how much it changes.
    pub signal: Option<String>,
    /// The word for how much it matters.
    pub impact: Option<String>,
    /// Whether it says that it is a draft.
    pub draft: bool,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading and its level.
    Heading(u8, Text),
    /// A list, and whether its order counts.
    List(bool, Vec<Text>),
    /// A quotation, a text a paragraph.
    Quote(Vec<Text>),
    /// A callout: its kind by name, and its paragraphs.
    Callout(&'static str, Vec<Text>),
    /// A table: its caption, head and rows.
    Table(Option<Text>, Vec<Text>, Vec<Vec<Text>>),
    /// A picture: its address, its words, and the sentence under it.
    Image(String, Text, Option<Text>),
    /// Program text: its language and itself.
    Code(String, String),
    /// Stat cards.
    Cards(CardGroup),
}

/// Stat cards that stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardGroup {
    /// What they have in common.
    pub title: Text,
    /// A sentence under the title.
    pub caption: Option<Text>,
    /// Each card's value, label and note.
    pub cards: Vec<[Text; 3]>,
    /// The line that says where they are from.
    pub source: Option<Text>,
}

/// Words with what is marked in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The words alone.
    pub words: String,
    /// What is marked, by place in the words.
    pub marks: Vec<Mark>,
    /// Where pieces of the words begin, and where each stands in the file.
    pub places: Vec<(usize, usize)>,
}

/// A part of a text that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands in the words.
    pub range: Range<usize>,
    /// How it is marked.
    pub kind: MarkKind,
}

/// How words are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis.
    Em,
    /// Strong emphasis.
    Strong,
    /// Program text.
    Code,
    /// A link, by its address.
    Link(String),
    /// A footnote, by its name; it has no words.
    Note(String),
}

impl Text {
    /// Plain words that stand at a place of the file.
    pub fn plain(words: &str, place: usize) -> Self {
        let mut text = Self::default();
        text.push(words, place);
        text.trimmed()
    }

    /// Adds words that stand at a place of the file. Spaces and ends of lines in a row are one space.
    pub fn push(&mut self, words: &str, place: usize) {
        self.places.push((self.words.len(), place));
        for (at, c) in words.char_indices() {
            if !matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                if is_hidden(c) {
                    self.places.push((self.words.len(), place + at));
                    continue;
                }
                self.words.push(c);
            } else if !self.words.ends_with(' ') && !self.words.is_empty() {
                self.words.push(' ');
                self.places.push((self.words.len(), place + at + 1));
            }
        }
    }

    /// Adds program text, each character as it is.
    pub fn push_code(&mut self, code: &str, place: usize) {
        let start = self.words.len();
        self.places.push((start, place));
        let code = code.trim_matches(['\n', '\r']).replace(['\n', '\r', '\t'], " ");
        self.words.extend(code.chars().filter(|c| !is_hidden(*c)));
        self.mark(start, MarkKind::Code);
    }

    /// Marks what was added since a place.
    pub fn mark(&mut self, start: usize, kind: MarkKind) {
        if start < self.words.len() || matches!(kind, MarkKind::Note(_)) {
            self.marks.push(Mark { range: start..self.words.len(), kind });
        }
    }

    /// Adds another text, with a space before it where one is needed.
    pub fn append(&mut self, other: Self) {
        if !self.words.is_empty() && !self.words.ends_with(' ') && !other.words.is_empty() {
            self.words.push(' ');
        }
        let by = self.words.len();
        self.words.push_str(&other.words);
        let moved = |mark: Mark| Mark { range: mark.range.start + by..mark.range.end + by, kind: mark.kind };
        self.marks.extend(other.marks.into_iter().map(moved));
        self.places.extend(other.places.into_iter().map(|(at, place)| (at + by, place)));
    }

    /// The part of it within a range.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let inside = |mark: &Mark| {
            let (start, end) = (mark.range.start.max(range.start), mark.range.end.min(range.end));
            let is_note = matches!(mark.kind, MarkKind::Note(_)) && start <= end;
            (start < end || is_note)
                .then(|| Mark { range: start - range.start..end - range.start, kind: mark.kind.clone() })
        };
        let first = (0, self.place(range.start));
        let rest = self.places.iter().filter(|(at, _)| range.contains(at) && *at > range.start);
        Self {
            words: self.words[range.clone()].to_owned(),
            marks: self.marks.iter().filter_map(inside).collect(),
            places: std::iter::once(first)
                .chain(rest.map(|(at, place)| (at - range.start, *place)))
                .collect(),
        }
    }

    /// The text without space around it.
    pub fn trimmed(self) -> Self {
        let blank = |c: char| matches!(c, ' ' | '\n');
        let start = self.words.len() - self.words.trim_start_matches(blank).len();
        let end = self.words.trim_end_matches(blank).len();
        if start == 0 && end == self.words.len() { self } else { self.slice(start..end.max(start)) }
    }

    /// Where a place in the words stands in the file.
    pub fn place(&self, at: usize) -> usize {
        let piece = self.places.iter().rev().find(|(start, _)| *start <= at);
        piece.map_or(0, |(start, place)| place + (at - start))
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }
}

/// Whether a character is one that readers do not see and manuscripts may not hold.
pub fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{1}')
}

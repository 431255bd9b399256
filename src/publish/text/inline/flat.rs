//! A text without its marks, each character with its place in the source.

use super::boundary::Prepared;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// What stands in place of program text: neither a word nor a space.
const OBJECT: char = '\u{fffc}';

/// A parsed text: what Markdown saw in it, and the words without their marks.
pub struct Flat<'t> {
    /// What Markdown saw, each with its place in the source and, for words, in the flat text.
    pub events: Vec<(Event<'t>, Range<usize>, Range<usize>)>,
    /// The words.
    pub text: String,
    /// Where words stand together, with no mark between.
    pub runs: Vec<Range<usize>>,
    /// Link definitions, which leave no words: their places in the source.
    pub definitions: Vec<Range<usize>>,
    /// Where each piece begins, in the flat text and in the source.
    pieces: Vec<(usize, usize)>,
    /// The places of characters that a backslash stands before.
    escaped: Vec<usize>,
    /// The places of characters that were written as entities.
    pub decoded: Vec<Range<usize>>,
}

impl<'t> Flat<'t> {
    /// Parses a source.
    pub fn new(prepared: &'t Prepared<'_>, source: &str) -> Self {
        let mut flat = Flat {
            events: Vec::new(),
            text: String::with_capacity(source.len()),
            runs: Vec::new(),
            definitions: Vec::new(),
            pieces: Vec::new(),
            escaped: Vec::new(),
            decoded: Vec::new(),
        };
        let parser = Parser::new_ext(&prepared.text, Options::empty()).into_offset_iter();
        let definitions = parser.reference_definitions().iter();
        let back = |at: &Range<usize>| prepared.original(at.start)..prepared.original(at.end);
        flat.definitions = definitions.map(|(_, one)| back(&one.span)).collect();
        flat.definitions.sort_by_key(|at| at.start);
        let mut run: Option<Range<usize>> = None;
        for (event, at) in parser {
            let start = flat.text.len();
            match &event {
                Event::Text(text) => flat.push(text, &at, prepared, source),
                Event::SoftBreak | Event::HardBreak => {
                    flat.pieces.push((start, prepared.original(at.start)));
                    flat.text.push(' ');
                }
                Event::Code(_) => {
                    flat.pieces.push((start, prepared.original(at.start)));
                    flat.text.push(OBJECT);
                }
                _ => {}
            }
            let place = start..flat.text.len();
            match event {
                Event::Text(_) | Event::SoftBreak | Event::HardBreak => {
                    run.get_or_insert(start..start).end = place.end;
                }
                _ => flat.runs.extend(run.take()),
            }
            flat.events.push((event, back(&at), place));
        }
        flat.runs.extend(run);
        flat
    }

    fn push(&mut self, text: &str, at: &Range<usize>, prepared: &Prepared<'_>, source: &str) {
        let whole = prepared.text.get(at.clone()) == Some(text);
        for (place, part) in prepared.parts(text) {
            let start = prepared.original(if whole { at.start + place } else { at.start });
            let flat = self.text.len();
            // Markdown has taken the backslash away.
            if place == 0 && start > 0 && source.as_bytes().get(start - 1) == Some(&b'\\') {
                self.escaped.push(flat);
            }
            self.pieces.push((flat, start));
            self.text.push_str(part);
            if !whole {
                self.decoded.push(flat..self.text.len());
            }
        }
    }

    /// Whether a backslash stands before the character at a place, or it was written as an entity: it is only a sign.
    pub fn is_only_a_sign(&self, at: usize) -> bool {
        self.is_escaped(at) || self.decoded.iter().any(|range| range.contains(&at))
    }

    /// Whether a backslash stands before the character at a place.
    pub fn is_escaped(&self, at: usize) -> bool {
        self.escaped.binary_search(&at).is_ok()
    }

    /// Whether a backslash stands before a character in a range.
    pub fn holds_escaped(&self, range: &Range<usize>) -> bool {
        let first = self.escaped.partition_point(|at| *at < range.start);
        self.escaped.get(first).is_some_and(|at| *at < range.end)
    }

    /// All places of characters that are only signs.
    pub fn only_signs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let one = |at: &usize| *at..*at + self.text[*at..].chars().next().map_or(0, char::len_utf8);
        self.escaped.iter().map(one).chain(self.decoded.iter().cloned())
    }

    /// Where a range of the flat text stands in the source.
    pub fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1);
            piece.map_or(0, |piece| self.pieces[piece].1 + at - self.pieces[piece].0)
        };
        let Some(last) = self.text[range.clone()].chars().next_back() else {
            return of(range.start)..of(range.start);
        };
        of(range.start)..of(range.end - last.len_utf8()) + last.len_utf8()
    }
}

/// The address and the title of a link that Markdown saw.
pub fn link<'e>(event: &'e Event<'_>) -> Option<(&'e CowStr<'e>, &'e CowStr<'e>, LinkType)> {
    match event {
        Event::Start(Tag::Link { dest_url, title, link_type, .. }) => Some((dest_url, title, *link_type)),
        _ => None,
    }
}

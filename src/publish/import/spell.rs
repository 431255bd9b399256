//! Words as inline text of a manuscript: escaped where a sign would be taken for something else, with figures by name.

use super::article::{Mark, MarkKind, Text};
use crate::publish::text::{bare_amount, inline};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[^\s<>\[\]{}|]+").ok());

/// A place in a text that a figure takes.
pub struct Slot {
    /// What of the words it stands for.
    pub range: Range<usize>,
    /// The figure's name.
    pub name: String,
}

/// A text as a manuscript has it. What is marked stays marked where inline text can say so. `lost` is told of links that lead
/// nowhere a reader could go.
pub fn inline(text: &Text, slots: &[Slot], lost: &mut Vec<String>) -> String {
    let mut marks: Vec<Mark> = Vec::new();
    for mark in &text.marks {
        let mut range = mark.range.clone();
        if matches!(mark.kind, MarkKind::Note(_)) || range.is_empty() {
            continue;
        }
        for slot in slots {
            // A mark of a part of an amount is one of the whole.
            if range.start < slot.range.end && slot.range.start < range.end {
                range = range.start.min(slot.range.start)..range.end.max(slot.range.end);
            }
        }
        if let MarkKind::Link(address) = &mark.kind
            && let Err(why) = inline::check_link(address)
        {
            if !address.is_empty() {
                lost.push(format!("{why}, so its words came without it"));
            }
            continue;
        }
        marks.push(Mark { range, kind: mark.kind.clone() });
    }
    marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    let found = ADDRESS.iter().flat_map(|address| address.find_iter(&text.words));
    let addresses = found.map(|address| address.range()).collect();
    let mut speller =
        Speller { words: &text.words, slots, addresses, out: String::new(), mask: String::new() };
    speller.run(0..text.words.len(), &marks, false);
    let Speller { out, mask, .. } = speller;
    marked_amounts(begun((out, mask)))
}

/// What Markdown would take for the beginning of a block, escaped.
fn begun((out, mask): (String, String)) -> (String, String) {
    let put = |at: usize, (mut out, mut mask): (String, String)| {
        out.insert(at, '\\');
        mask.insert(at, '\\');
        (out, mask)
    };
    let (out, mask) = (out.trim_end().to_owned(), mask);
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    match out.as_bytes().get(digits) {
        Some(b'.' | b')')
            if (1..=9).contains(&digits) && matches!(out.as_bytes().get(digits + 1), None | Some(b' ')) =>
        {
            put(digits, (out, mask))
        }
        Some(b'#' | b'>' | b'+' | b'-' | b'=') if digits == 0 => put(0, (out, mask)),
        _ => (out, mask),
    }
}

/// Puts a backslash before each amount that stays words.
pub fn marked_amounts((mut out, mut mask): (String, String)) -> String {
    mask.truncate(out.len());
    // Each backslash moves what is behind it, so they are put from the last to the first.
    for _ in 0..3 {
        let open: Vec<usize> = bare_amount::find(&mask)
            .into_iter()
            .filter(|found| found.backslashes.is_empty())
            .map(|found| found.range.start)
            .collect();
        if open.is_empty() {
            break;
        }
        for at in open.into_iter().rev() {
            out.insert(at, '\\');
            mask.insert(at, '\\');
        }
    }
    out
}

struct Speller<'t> {
    words: &'t str,
    slots: &'t [Slot],
    /// Where addresses stand in the words.
    addresses: Vec<Range<usize>>,
    out: String,
    /// What the check will see as words, place by place; all else is masked.
    mask: String,
}

impl Speller<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.mask.push_str(text);
    }

    fn put_masked(&mut self, text: &str) {
        self.out.push_str(text);
        self.mask.extend(std::iter::repeat_n('\u{1}', text.len()));
    }

    /// Spells a range whose marks these are, the outermost first.
    fn run(&mut self, range: Range<usize>, marks: &[Mark], in_link: bool) {
        let mut at = range.start;
        let mut rest = marks;
        while let [mark, more @ ..] = rest {
            let start = mark.range.start.max(at);
            let end = mark.range.end.min(range.end);
            let inside = more.iter().take_while(|other| other.range.start < end).count();
            if start >= end {
                rest = more;
                continue;
            }
            self.plain(at..start);
            let inner: Vec<Mark> = more[..inside]
                .iter()
                .map(|other| Mark {
                    range: other.range.start.max(start)..other.range.end.min(end),
                    kind: other.kind.clone(),
                })
                .collect();
            self.mark(start..end, &mark.kind, &inner, in_link);
            at = end;
            rest = &more[inside..];
        }
        self.plain(at..range.end);
    }

    fn mark(&mut self, range: Range<usize>, kind: &MarkKind, inner: &[Mark], in_link: bool) {
        match kind {
            MarkKind::Code => self.code(range),
            MarkKind::Link(address) if !in_link => self.link(range, address, inner),
            MarkKind::Em | MarkKind::Strong => {
                let words = &self.words[range.clone()];
                let start = range.start + words.len() - words.trim_start().len();
                let end = range.start + words.trim_end().len();
                if start >= end {
                    return self.plain(range);
                }
                self.plain(range.start..start);
                let sign = if *kind == MarkKind::Em { "*" } else { "**" };
                let before = self.out.chars().next_back();
                let (out, mask) = (self.out.len(), self.mask.len());
                self.put_masked(sign);
                self.run(start..end, inner, in_link);
                let inside = &self.out[out + sign.len()..];
                let next = self
                    .slots
                    .iter()
                    .any(|slot| slot.range.start == end)
                    .then_some('{')
                    .or_else(|| self.words[end..].chars().next());
                let open = |c: Option<char>| c.is_none_or(opens);
                let sign_at = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
                let fits = (!sign_at(inside.chars().next()) || open(before))
                    && (!sign_at(inside.chars().next_back()) || open(next))
                    && before != Some('*')
                    && !inside.starts_with('*')
                    && !inside.ends_with('*')
                    && !inside.ends_with('\\');
                if fits {
                    self.put_masked(sign);
                } else {
                    self.out.replace_range(out..out + sign.len(), "");
                    self.mask.replace_range(mask..mask + sign.len(), "");
                }
                self.plain(end..range.end);
            }
            _ => self.run(range, inner, in_link),
        }
    }

    fn code(&mut self, range: Range<usize>) {
        let code = &self.words[range];
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let pad =
            if code.starts_with('`') || code.ends_with('`') || code.trim().is_empty() { " " } else { "" };
        if code.trim().is_empty() {
            return self.put(code);
        }
        let spelled = format!("{fence}{pad}{code}{pad}{fence}");
        self.put_masked(&spelled);
    }

    /// A link around words; figures in it stand by themselves, since they are pressed for what they are.
    fn link(&mut self, range: Range<usize>, address: &str, inner: &[Mark]) {
        let mut at = range.start;
        let figures: Vec<Range<usize>> = self
            .slots
            .iter()
            .map(|slot| slot.range.clone())
            .filter(|slot| slot.start >= range.start && slot.end <= range.end)
            .collect();
        for figure in figures.iter().cloned().chain(std::iter::once(range.end..range.end)) {
            let part = at..figure.start;
            let has_words = self.words[part.clone()].chars().any(char::is_alphanumeric);
            let within = |part: &Range<usize>| -> Vec<Mark> {
                let clip = |mark: &Mark| Mark {
                    range: mark.range.start.max(part.start)..mark.range.end.min(part.end),
                    kind: mark.kind.clone(),
                };
                inner.iter().map(clip).filter(|mark| mark.range.start < mark.range.end).collect()
            };
            if has_words {
                let words = &self.words[part.clone()];
                let start = part.start + words.len() - words.trim_start().len();
                let end = part.start + words.trim_end().len();
                self.plain(part.start..start);
                self.put_masked("[");
                self.run(start..end, &within(&(start..end)), true);
                self.put_masked(&format!("]({})", destination(address)));
                self.plain(end..part.end);
            } else {
                self.plain(part);
            }
            self.plain(figure.clone());
            at = figure.end;
        }
    }

    /// Words and figures without marks.
    fn plain(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for slot in
            self.slots.iter().filter(|slot| slot.range.start >= range.start && slot.range.end <= range.end)
        {
            self.escaped(at..slot.range.start);
            self.put_masked(&format!("{{{}}}", slot.name));
            at = slot.range.end;
        }
        self.escaped(at..range.end);
    }

    fn escaped(&mut self, range: Range<usize>) {
        if range.start >= range.end {
            return;
        }
        for (at, c) in self.words[range.clone()].char_indices() {
            // What an address has in it is no amount to the check.
            let within = self.addresses.iter().any(|address| address.contains(&(range.start + at)));
            // A backslash that is to be read says nothing of an amount behind it.
            let put = if within || c == '\\' { Self::put_masked } else { Self::put };
            if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '{' | '}' | '<' | '&' | '~' | '=' | '|') {
                put(self, "\\");
            }
            let mut buffer = [0; 4];
            put(self, c.encode_utf8(&mut buffer));
        }
    }
}

/// Whether a mark may begin or end at a sign where this stands on its other side: a space or punctuation. What can't be seen
/// (a zero-width space) and what joins on to a letter is neither, as Markdown has it.
const fn opens(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

/// An address as a link has it.
fn destination(address: &str) -> String {
    let mut out = String::new();
    for c in address.trim().chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

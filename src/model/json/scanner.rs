//! JSON, piece by piece: what its signs say, without what it means.

use super::fields::Record;
use super::{BrokenFile, Read};
use std::borrow::Cow;

/// How deep lists and objects may stand in each other: several times what an edition needs.
const DEPTH: usize = 48;
/// The variants that take what an enum does not know, as its words: a page of an older version may meet a newer edition in
/// mid-deploy, and nothing that can be read is to be lost.
const WORDS: [&str; 2] = ["unknown", "text"];

/// A piece of JSON, and how far it is read.
pub(super) struct Scanner<'de> {
    text: &'de str,
    pub(super) at: usize,
    /// Whether the fields of records are taken to come in the order in which their types declare them.
    pub(super) in_order: bool,
    /// The records it is in, the innermost last.
    pub(super) records: Vec<Record>,
    /// How much deeper it may go.
    depth: usize,
    /// A text to read before going on, where there is one: the words of what is not known.
    instead: Option<String>,
}

impl<'de> Scanner<'de> {
    pub(super) fn new(text: &'de str, in_order: bool) -> Self {
        Self { text, at: 0, in_order, records: Vec::new(), depth: DEPTH, instead: None }
    }

    /// Whether nothing follows but space.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.space();
        self.at == self.text.len()
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The next sign that is no space.
    pub(super) fn next(&mut self) -> u8 {
        self.space();
        self.peek()
    }

    pub(super) fn eat(&mut self, sign: u8) -> Read<()> {
        let here = self.next() == sign;
        self.at += usize::from(here);
        if here { Ok(()) } else { Err(BrokenFile) }
    }

    pub(super) fn word(&mut self, word: &str) -> Read<()> {
        self.space();
        let here = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += word.len();
        if here { Ok(()) } else { Err(BrokenFile) }
    }

    pub(super) fn flag(&mut self) -> Read<bool> {
        let flag = self.next() == b't';
        self.word(if flag { "true" } else { "false" }).map(|()| flag)
    }

    pub(super) fn number(&mut self) -> Read<u64> {
        let first = self.next();
        let start = self.at;
        let mut number: u64 = 0;
        while self.peek().is_ascii_digit() {
            let digit = u64::from(self.peek() - b'0');
            number = number.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(BrokenFile)?;
            self.at += 1;
        }
        let digits = self.at - start;
        if digits == 0 || (first == b'0' && digits > 1) { Err(BrokenFile) } else { Ok(number) }
    }

    #[inline(never)]
    pub(super) fn string(&mut self) -> Read<Cow<'de, str>> {
        if let Some(text) = self.instead.take() {
            return Ok(Cow::Owned(text));
        }
        self.eat(b'"')?;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            let piece = self.text.get(start..self.at).ok_or(BrokenFile)?;
            let sign = self.peek();
            self.at += 1;
            match sign {
                b'"' if text.is_empty() => return Ok(Cow::Borrowed(piece)),
                b'"' => {
                    text.push_str(piece);
                    return Ok(Cow::Owned(text));
                }
                b'\\' => {
                    text.push_str(piece);
                    text.push(self.escaped().ok_or(BrokenFile)?);
                }
                _ => return Err(BrokenFile),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let sign = self.peek();
        self.at += 1;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let high = self.unit()?;
                let code = match high {
                    0xD800..0xDC00 => {
                        let joined = self.text.as_bytes().get(self.at..)?.starts_with(b"\\u");
                        self.at += 2;
                        let low = if joined { self.unit()? } else { 0 };
                        0x10000 + ((high - 0xD800) << 10) + low.checked_sub(0xDC00)?
                    }
                    code => code,
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        // A sign would be read as part of a number.
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// Goes into a list or an object.
    pub(super) fn open(&mut self, sign: u8) -> Read<()> {
        self.eat(sign)?;
        self.depth = self.depth.checked_sub(1).ok_or(BrokenFile)?;
        Ok(())
    }

    /// Whether a list or an object goes on, which ends with `end`; if not, it is left.
    pub(super) fn more(&mut self, first: &mut bool, end: u8) -> Read<bool> {
        let first = std::mem::take(first);
        if self.next() == end {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if !first {
            self.eat(b',')?;
            // No comma before an end.
            if self.next() == end {
                return Err(BrokenFile);
            }
        }
        Ok(true)
    }

    /// Which variant comes, by its place in the list, and whether as the one field of an object; then what it holds
    /// follows.
    #[inline(never)]
    pub(super) fn variant(&mut self, variants: &[&str]) -> Read<(u32, bool)> {
        let tagged = self.next() == b'{';
        if tagged {
            self.open(b'{')?;
        }
        let name = self.string()?;
        if tagged {
            self.eat(b':')?;
        }
        let known = |name: &str| (0..).zip(variants).find_map(|(place, own)| (*own == name).then_some(place));
        if let Some(place) = known(&name) {
            return Ok((place, tagged));
        }
        let unknown = WORDS.into_iter().find_map(known).ok_or(BrokenFile)?;
        let start = self.at;
        if tagged {
            self.skip()?;
        }
        self.instead = Some(words(self.text.get(start..self.at).unwrap_or_default())?);
        Ok((unknown, tagged))
    }

    /// Leaves a variant. One that holds nothing is written as its name alone.
    #[inline(never)]
    pub(super) fn close(&mut self, tagged: bool) -> Read<()> {
        if tagged && self.more(&mut false, b'}')? { Err(BrokenFile) } else { Ok(()) }
    }

    /// Passes a value by.
    pub(super) fn skip(&mut self) -> Read<()> {
        match self.next() {
            b'"' => self.string().map(drop),
            b'[' => {
                let mut first = true;
                self.open(b'[')?;
                while self.more(&mut first, b']')? {
                    self.skip()?;
                }
                Ok(())
            }
            b'{' => {
                let mut first = true;
                self.open(b'{')?;
                while self.more(&mut first, b'}')? {
                    self.string()?;
                    self.eat(b':')?;
                    self.skip()?;
                }
                Ok(())
            }
            b't' | b'f' => self.flag().map(drop),
            b'n' => self.word("null"),
            _ => self.number().map(drop),
        }
    }
}

/// The texts of a piece of JSON, in order, as one; names of fields are none of them.
fn words(json: &str) -> Read<String> {
    let mut scanner = Scanner::new(json, true);
    let mut words = String::new();
    while scanner.at < json.len() {
        if scanner.next() != b'"' {
            scanner.at += 1;
            continue;
        }
        let text = scanner.string()?;
        if scanner.next() != b':' {
            words.push_str(if words.is_empty() || text.is_empty() { "" } else { " " });
            words.push_str(&text);
        }
    }
    Ok(words)
}

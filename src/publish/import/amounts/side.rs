//! A number with what stands right around it: its sign, its currency, how large it is, its unit.

use super::finder::{Finder, Found};
use super::{Doubt, Number, counted, digits, hints, measures, money};

/// A number with what stands right around it.
pub(super) struct Side {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Number,
    /// The currency, where a sign or code stands before it.
    pub(super) currency: Option<&'static str>,
    /// The unit, where a sign or word for one stands behind it.
    pub(super) unit: Option<String>,
    /// Whether a word or letter says how large it is.
    pub(super) scaled: Option<i32>,
    /// The same, as a letter that may be one of a name.
    pub(super) letter: bool,
    pub(super) plus: bool,
    /// Whether the digits could be those of a year.
    pub(super) is_year: bool,
    /// Whether it has no decimals.
    pub(super) whole: bool,
    /// Whether it says by how much another may be off.
    pub(super) margin: bool,
}

impl Finder<'_> {
    /// A number at a place with its sign, its currency and its unit.
    pub(super) fn side(&self, at: usize) -> Found<Side> {
        self.side_where(at, begins(&self.text[..at]))
    }

    /// The same, where it is known whether the digits begin there.
    pub(super) fn side_where(&self, at: usize, begins: bool) -> Found<Side> {
        let before = &self.text[self.floor.min(at)..at];
        let money = money::before(before).map(|(start, currency)| (self.floor.min(at) + start, currency));
        let mut start = money.map_or(at, |(start, _)| start);
        let (length, number) = match digits::read(&self.text[at..], self.language) {
            Some(read) => read,
            None => return Ok(None),
        };
        if money.is_none() && !begins {
            return Ok(None);
        }
        let mut end = at + length;
        let written = &self.text[at..end];
        let negative = sign_before(self.text, start)
            .or_else(|| (money.is_some()).then(|| sign_before(self.text, at)).flatten());
        if let Some(sign) = negative {
            start = start.min(sign);
        }
        let Some(mut number) = number else {
            let why = "its signs part its digits in no way that is known, so it stayed words";
            return Err(Doubt { range: start..end, why });
        };
        // `007`, and what goes on after a zero, is the number of a thing.
        if written.len() > 1
            && written.starts_with('0')
            && written.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
            && money.is_none()
        {
            return Ok(None);
        }
        number.negative = negative.is_some();
        let is_year = written.len() == 4 && ("1500"..="2100").contains(&written) && money.is_none();
        let whole = !written.contains(['.', ',']) || written.len() > 4;
        let mut side = Side {
            start,
            end,
            number,
            currency: money.map(|(_, currency)| currency).or(self.money),
            unit: None,
            scaled: None,
            letter: false,
            plus: false,
            is_year,
            whole,
            margin: false,
        };
        let plus = |end: &mut usize| {
            let is_plus = self.text[*end..].starts_with('+')
                && !self.text[*end + 1..].starts_with(|c: char| c.is_ascii_digit());
            *end += usize::from(is_plus);
            is_plus
        };
        side.plus = plus(&mut end);
        let after = &self.text[end..];
        if let Some((length, power)) = hints::scale(after, self.language) {
            side.scaled = Some(power);
            end += length;
        } else if let Some((length, letters, power)) = hints::scale_letter(after) {
            let spaced = after.starts_with([' ', '\u{a0}', '\u{202f}']);
            // Beside money a letter is a scale; alone it may be a measure (`5 m`) or belong to a name (`4K`).
            let money = side.currency.is_some()
                && !(spaced && letters.len() == 1 && letters != "m" && letters != "M");
            let tail = &after[length..];
            let counts = !spaced
                && matches!(letters, "k" | "K" | "M" | "bn" | "mn" | "B")
                && money::behind(tail).is_none();
            let users = !spaced && letters == "m" && counted::phrase(tail, self.language).is_some();
            if money || counts || users {
                side.scaled = Some(power);
                side.letter = !money;
                end += length;
            }
        }
        side.plus |= plus(&mut end);
        let after = &self.text[end..];
        if side.currency.is_none() {
            if let Some((length, unit)) = hints::share(after) {
                side.unit = Some(unit.to_owned());
                end += length;
            } else if let Some((length, currency, power)) = money::behind(after) {
                side.unit = Some(currency.to_owned());
                if power != 0 {
                    side.scaled = Some(power + side.scaled.unwrap_or(0));
                }
                end += length;
            } else if let Some(length) = hints::times(after, whole) {
                side.unit = Some("×".to_owned());
                end += length;
            } else if let Some((length, unit)) = measures::sign(after) {
                side.unit = Some(unit);
                end += length;
            }
        } else if let Some((length, currency, 0)) = money::behind(after)
            .filter(|(length, currency, _)| *length > 1 && Some(*currency) == side.currency)
        {
            // `$5 USD`
            let _ = currency;
            end += length;
        }
        side.plus |= side.unit.is_some() && plus(&mut end);
        side.end = end;
        Ok(Some(side))
    }
}

/// Whether digits begin where what stands before them ends, and are not the end of a name: `H100`, `GPT-4`.
fn begins(before: &str) -> bool {
    let mut back = before.chars().rev();
    let (last, other) = (back.next(), back.next());
    match last {
        None => true,
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '#' | '@' | '\\' | '^' | '=') => false,
        Some('-' | '‑' | '/' | '.' | ',' | ':' | '\'' | '’' | '&' | '+') => {
            !other.is_some_and(char::is_alphanumeric)
        }
        Some('–' | '—' | '−') => !other.is_some_and(|c| c.is_ascii_digit()),
        Some(_) => true,
    }
}

/// Where a minus sign stands right before a place, if it is one.
fn sign_before(text: &str, at: usize) -> Option<usize> {
    let sign = text[..at].chars().next_back().filter(|c| matches!(c, '-' | '−' | '–'))?;
    let start = at - sign.len_utf8();
    let free =
        text[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || "([{|“„«\"'/:".contains(c));
    let range = text[..start].trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%');
    (free && !(range && sign != '−')).then_some(start)
}

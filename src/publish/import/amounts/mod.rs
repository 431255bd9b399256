//! Finds amounts in words, and reads what they are: money, shares, multiples, counted things, measures, with how sure they are
//! and what they are for.
//!
//! What could be read in two ways is no amount here: a doubt says why, and the words stay words.

mod counted;
mod digits;
mod exclusions;
mod measures;
mod money;
mod regexes;
mod words;

pub use digits::Number;
pub use exclusions::dates;
pub use exclusions::month;

use std::ops::Range;
use words::Bound;

/// What a text is written in, as far as numbers are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, and what is not known.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Another that parts decimals by a comma.
    Other,
}

impl Language {
    /// The language of a tag such as `de-AT`.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "fr" => Self::French,
            "en" | "ja" | "zh" | "ko" | "hi" | "he" | "th" => Self::English,
            _ => Self::Other,
        }
    }

    /// Whether a point parts groups of three digits.
    pub fn points_group(self) -> bool {
        matches!(self, Self::German | Self::Other)
    }

    /// Whether a comma parts decimals.
    pub fn commas_part(self) -> bool {
        self != Self::English
    }
}

/// How much an amount is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// As it is.
    Exactly(Number),
    /// This much or more.
    AtLeast(Number),
    /// This much or less.
    AtMost(Number),
    /// Roughly.
    About(Number),
    /// From one to the other.
    Between(Number, Number),
}

/// An amount in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands, with its signs and words.
    pub range: Range<usize>,
    /// How much it is.
    pub value: Value,
    /// Of what, as a manuscript writes it.
    pub unit: String,
}

/// What stays words because it could be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub range: Range<usize>,
    /// Why it stays words.
    pub why: &'static str,
}

/// The amounts in a text, and what may be some. In what is `blocked` none is looked for. `alone` says that the text stands for
/// itself, as the value of a card does, so that a number without a unit is an amount.
pub fn find(
    text: &str,
    blocked: &[Range<usize>],
    language: Language,
    alone: bool,
) -> (Vec<Amount>, Vec<Doubt>) {
    let (mut found, mut doubts) = (Vec::new(), Vec::new());
    if text.bytes().any(|byte| byte.is_ascii_digit() || byte == 0xc2) {
        let stretches = exclusions::stretches(text);
        let mut finder =
            Finder { text, language, alone, blocked, stretches: &stretches, floor: 0, money: None };
        let mut at = 0;
        while let Some(start) = finder.next(at) {
            at = match finder.amount(start) {
                Ok(Some(amount)) => {
                    let end = amount.range.end;
                    found.push(amount);
                    end
                }
                Ok(None) => finder.behind(start),
                Err(doubt) => {
                    let end = doubt.range.end;
                    doubts.push(doubt);
                    end
                }
            };
            finder.floor = found.last().map_or(0, |last| last.range.end);
        }
    }
    if text.contains("fold") {
        for one in words::FOLD.find_all(text) {
            let (Some(whole), Some(number)) =
                (one.get(0), one.get(1).and_then(|word| words::fold(word.as_str())))
            else {
                continue;
            };
            let number = Number { negative: false, digits: number.to_owned(), power: 0 };
            let range = whole.range();
            if !blocked.iter().any(|other| overlap(other, &range)) {
                found.push(Amount { range, value: Value::Exactly(number), unit: "×".to_owned() });
            }
        }
        found.sort_by_key(|amount| amount.range.start);
    }
    (found, doubts)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A number with what stands right around it.
struct Side {
    start: usize,
    end: usize,
    number: Number,
    /// The currency, where a sign or code stands before it.
    currency: Option<&'static str>,
    /// The unit, where a sign or word for one stands behind it.
    unit: Option<String>,
    /// Whether a word or letter says how large it is.
    scaled: Option<i32>,
    /// The same, as a letter that may be one of a name.
    letter: bool,
    plus: bool,
    /// Whether the digits could be those of a year.
    is_year: bool,
    /// Whether it has no decimals.
    whole: bool,
    /// Whether it says by how much another may be off.
    margin: bool,
}

struct Finder<'t> {
    text: &'t str,
    language: Language,
    alone: bool,
    blocked: &'t [Range<usize>],
    stretches: &'t [Range<usize>],
    /// Where the last amount ends.
    floor: usize,
    /// The currency that a range began with.
    money: Option<&'static str>,
}

type Found<T> = Result<Option<T>, Doubt>;

impl Finder<'_> {
    /// The next digit in the open at or after a place.
    fn next(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let rest = self.text.get(at..)?;
            let (step, _) =
                rest.char_indices().find(|(_, c)| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'))?;
            at += step;
            let within =
                |all: &[Range<usize>]| all.iter().find(|range| range.contains(&at)).map(|range| range.end);
            match within(self.blocked).or_else(|| within(self.stretches)) {
                Some(end) => at = end,
                None => return Some(at),
            }
        }
    }

    /// Where the digits end that begin at a place.
    fn behind(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let end =
            rest.char_indices().find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '½' | '¼' | '¾')));
        start + end.map_or(rest.len(), |(at, _)| at).max(1)
    }

    /// A number at a place with its sign, its currency and its unit.
    fn side(&self, at: usize) -> Found<Side> {
        self.side_where(at, begins(&self.text[..at]))
    }

    /// The same, where it is known whether the digits begin there.
    fn side_where(&self, at: usize, begins: bool) -> Found<Side> {
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
        if let Some((length, power)) = words::scale(after, self.language) {
            side.scaled = Some(power);
            end += length;
        } else if let Some((length, letters, power)) = words::scale_letter(after) {
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
            if let Some((length, unit)) = words::share(after) {
                side.unit = Some(unit.to_owned());
                end += length;
            } else if let Some((length, currency, power)) = money::behind(after) {
                side.unit = Some(currency.to_owned());
                if power != 0 {
                    side.scaled = Some(power + side.scaled.unwrap_or(0));
                }
                end += length;
            } else if let Some(length) = words::times(after) {
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

    /// The amount that begins with the digits at a place.
    fn amount(&self, at: usize) -> Found<Amount> {
        let Some(first) = self.side(at)? else { return Ok(None) };
        let start = first.start;
        let before = &self.text[self.floor.min(start)..start];
        let offset = self.floor.min(start);
        let factor = words::factor(before).map(|at| offset + at);
        let second = self.second(&first)?;
        let second = match second {
            None => self.margin(&first)?,
            second => second,
        };
        let (value, mut side, ranged) = match second {
            Some((from, side)) if !side.margin => {
                let mut upto = side.number.clone();
                let power = side.scaled.unwrap_or(0);
                let own = first.scaled.or_else(|| side.scaled.filter(|_| from));
                upto = upto.shifted(power);
                let lower = first.number.clone().shifted(own.unwrap_or(0));
                if !(lower.value() < upto.value()) {
                    return Ok(None);
                }
                (Some(Value::Between(lower, upto)), side, true)
            }
            Some((_, side)) => match first.number.give_or_take(&side.number) {
                Some((lower, upto)) => (Some(Value::Between(lower, upto)), side, true),
                None => return Ok(None),
            },
            None => (None, first, false),
        };
        // What a range is of may stand before its first number.
        let mut end = side.end;
        let unit = match (side.currency, side.unit.take()) {
            (Some(currency), _) => Some(currency.to_owned()),
            (None, Some(unit)) => Some(unit),
            (None, None) if factor.is_some() && !ranged => Some("×".to_owned()),
            (None, None) => {
                let noun = self.noun(&side, start, ranged)?;
                noun.map(|(length, unit)| {
                    end += length;
                    unit
                })
            }
        };
        // `5 hours 20 minutes` is one amount in two units.
        if let Some(unit) = unit.as_ref().filter(|unit| measures::is_time(unit))
            && let Some(more) =
                self.text[end..].strip_prefix(' ').or_else(|| self.text[end..].strip_prefix(" and "))
            && more.starts_with(|c: char| c.is_ascii_digit())
        {
            let digits = more.bytes().take_while(u8::is_ascii_digit).count();
            let next = measures::sign(&more[digits..]).map(|(length, unit)| (length, unit));
            let next = next.or_else(|| {
                counted::phrase(&more[digits..], self.language)
                    .map(|(length, unit)| (length, unit.to_owned()))
            });
            if let Some((length, _)) = next.filter(|(_, next)| measures::is_time(next) && next != unit) {
                let upto = self.text.len() - more.len() + digits + length;
                return Err(Doubt {
                    range: start..upto,
                    why: "it is one amount in two units, so it stayed words",
                });
            }
        }
        let Some(mut unit) = unit else { return self.bare(start, &side, ranged) };
        let own_scale = side.scaled.unwrap_or(0);
        let number = side.number.clone().shifted(own_scale);
        let top = unit.clone();
        let may_have_rate = !unit.contains('/') && !matches!(unit.as_str(), "%" | "pp" | "×" | "bps" | "‰");
        if may_have_rate
            && let Some((length, below)) = words::rate(&self.text[end..])
            && !self.stretches.iter().any(|other| overlap(other, &(end..end + length)))
        {
            unit = format!("{unit}/{below}");
            end += length;
        }
        let behind = words::bound_behind(&self.text[end..]);
        let range_start = factor.filter(|_| top == "×").unwrap_or(start);
        let before = &self.text[offset..range_start];
        let bound = words::bound(before).filter(|(_, _, of_place)| !(*of_place && measures::is_time(&top)));
        let kept = |number: &Number| {
            crate::publish::parse::decimal::Decimal::is_kept(&number.json(), number.value())
        };
        if !kept(&number) {
            return Err(Doubt {
                range: start..end,
                why: "it has more digits than are kept, so it stayed words",
            });
        }
        let mut begin = range_start;
        let value = match (value, bound) {
            (Some(value), _) => {
                // What says that it is one range, and is said by the figure.
                begin = self.range_word(start).unwrap_or(start);
                value
            }
            (None, Some((at, bound, _))) if !side.plus => {
                begin = offset + at;
                match bound {
                    Bound::Least => Value::AtLeast(number),
                    Bound::Most => Value::AtMost(number),
                    Bound::About => Value::About(number),
                }
            }
            (None, _) if side.plus => Value::AtLeast(number),
            (None, _) => match behind {
                Some((length, bound)) => {
                    end += length;
                    if bound == Bound::Least { Value::AtLeast(number) } else { Value::AtMost(number) }
                }
                None => Value::Exactly(number),
            },
        };
        Ok(Some(Amount { range: begin..end, value, unit }))
    }

    /// The second number of a range that begins with a first, and whether they share what says how large they are.
    fn second(&self, first: &Side) -> Found<(bool, Side)> {
        let rest = &self.text[first.end..];
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let space = rest.len() - trimmed.len();
        let dash = trimmed.chars().next().filter(|c| matches!(c, '–' | '—' | '‒' | '−' | '-' | '~' | '〜'));
        let (skip, by_dash) = match dash {
            Some(dash) if space == 0 || !matches!(dash, '-' | '−' | '~' | '—') => {
                (space + dash.len_utf8(), true)
            }
            Some(_) => return Ok(None),
            None => {
                let words = [" to ", " bis ", " à ", " and ", " und ", " et ", " bis zu "];
                let Some(word) = words.iter().find(|word| rest.starts_with(**word)) else { return Ok(None) };
                let between = matches!(*word, " and " | " und " | " et ");
                let opener = self.range_word(first.start);
                let said = opener.map(|at| self.text[at..].to_lowercase());
                let is_between = said.as_ref().is_some_and(|said| {
                    !said.starts_with("from")
                        && !said.starts_with("von")
                        && !said.starts_with("de ")
                        && !said.starts_with("d’")
                });
                let has_unit = first.unit.is_some() || first.currency.is_some();
                // A change from one to another is two amounts; so is what names its unit twice.
                if between != is_between || !between && has_unit {
                    return Ok(None);
                }
                (word.len(), false)
            }
        };
        let near = first.end + skip;
        let Some(at) = self.text[near..]
            .char_indices()
            .take(8)
            .find(|(_, c)| c.is_ascii_digit())
            .map(|(step, _)| near + step)
        else {
            return Ok(None);
        };
        let gap = &self.text[near..at];
        let fine = gap.trim().is_empty()
            || money::before(gap).is_some_and(|(start, _)| gap[..start].trim().is_empty());
        if !fine || gap.len() > 5 && gap.trim().is_empty() {
            return Ok(None);
        }
        let inside = Finder { floor: near, money: first.currency, ..*self };
        let Some(mut side) = inside.side_open(at)? else { return Ok(None) };
        match (first.currency, side.currency) {
            (Some(one), Some(other)) if one != other => return Ok(None),
            (Some(one), None) if side.unit.is_none() => side.currency = Some(one),
            (Some(_), None) => return Ok(None),
            (None, Some(_)) => return Ok(None),
            _ => {}
        }
        if let Some(unit) = &first.unit
            && side.unit.as_ref().is_some_and(|other| other != unit)
        {
            return Ok(None);
        }
        if side.unit.is_none() && side.currency.is_none() {
            side.unit.clone_from(&first.unit);
        }
        side.plus = false;
        side.is_year |= first.is_year;
        side.whole &= first.whole;
        let _ = by_dash;
        Ok(Some((first.scaled.is_none(), side)))
    }

    /// What is said to be the most that a number may be off: `31 ± 4 km/s`.
    fn margin(&self, first: &Side) -> Found<(bool, Side)> {
        let rest = self.text[first.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let Some(behind) = rest.strip_prefix('±') else { return Ok(None) };
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let at = self.text.len() - behind.len();
        if !behind.starts_with(|c: char| c.is_ascii_digit()) || first.unit.is_some() || first.scaled.is_some()
        {
            return Ok(None);
        }
        let inside = Finder { floor: at, money: first.currency, ..*self };
        let side = inside.side_open(at)?.filter(|side| side.scaled.is_none());
        Ok(side.map(|side| (false, Side { margin: true, ..side })))
    }

    /// The same where a dash before the digits is no sign of theirs.
    fn side_open(&self, at: usize) -> Found<Side> {
        let mut side = self.side_where(at, true)?;
        if let Some(side) = &mut side {
            side.number.negative = false;
        }
        Ok(side)
    }

    /// Where a word begins that says that a range follows: between, from.
    fn range_word(&self, start: usize) -> Option<usize> {
        let before = &self.text[self.floor.min(start)..start];
        let words = [
            "between ",
            "from ",
            "zwischen ",
            "von ",
            "entre ",
            "de ",
            "Between ",
            "From ",
            "Zwischen ",
            "Von ",
            "Entre ",
            "De ",
        ];
        let word = words.iter().find(|word| before.ends_with(**word))?;
        let at = start - word.len();
        let free = self.text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        free.then_some(at)
    }

    /// The noun that is counted behind a number.
    fn noun(&self, side: &Side, start: usize, ranged: bool) -> Found<(usize, String)> {
        let after = &self.text[side.end..];
        // `5-minute walk`, `256-byte`: a part of a word.
        if after.starts_with(['-', '‑', '/', '_', '\'', '’', '#', '@', '^'])
            || after.starts_with(char::is_alphanumeric)
        {
            return Ok(None);
        }
        let before = &self.text[..start];
        let sentence = before.trim_end_matches([' ', '\u{a0}']);
        let begins_sentence = sentence
            .rsplit([' ', '\n'])
            .next()
            .is_some_and(|word| sentence.len() == word.len())
            || sentence.rsplit_once(' ').is_some_and(|(rest, _)| rest.ends_with(['.', '!', '?', ':', '•']));
        if counted::is_named(before, self.language) && !begins_sentence {
            return Ok(None);
        }
        let Some((length, words)) = counted::phrase(after, self.language) else {
            // `12 of 40 clinics`: two amounts.
            let of =
                [" of ", " von ", " sur ", " des ", " der "].iter().find_map(|of| after.strip_prefix(of));
            let counts = of.is_some_and(|rest| self.is_share_of(rest));
            let plain = side.scaled.is_none() && side.whole && !side.is_year && !ranged;
            return Ok((counts && plain).then(|| (0, "count".to_owned())));
        };
        if side.is_year
            && words::bound(&self.text[..start]).is_none()
            && !self.text[side.start..side.end].contains([',', '.', ' '])
        {
            let why = "it may be a year or a number of something, so it stayed words";
            return Err(Doubt { range: start..side.end + length, why });
        }
        let head = words.rsplit(' ').next().unwrap_or_default();
        if side.letter && (matches!(head, "models" | "parameters" | "model") || words.contains("model")) {
            let why = "its letter may be a part of a name or the size of a model, so it stayed words";
            return Err(Doubt { range: start..side.end, why });
        }
        // In German a postcode has a town behind it.
        let digits = &self.text[side.start..side.end];
        let is_code = self.language == Language::German
            && digits.len() == 5
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        Ok((!is_code).then(|| (length, words.replace('\u{a0}', " "))))
    }

    /// Whether a text begins with what a part can be of: a number of things, or them.
    fn is_share_of(&self, rest: &str) -> bool {
        if let Some((length, Some(_))) = digits::read(rest, self.language) {
            return counted::phrase(&rest[length..], self.language).is_some();
        }
        ["them ", "them.", "them,", "those ", "these ", "the ", "its ", "our ", "their ", "his ", "her "]
            .iter()
            .any(|word| rest.starts_with(word))
    }

    /// What a number without a unit is: an amount where it stands for itself, else words.
    fn bare(&self, start: usize, side: &Side, ranged: bool) -> Found<Amount> {
        let alone = self.alone
            && !ranged
            && self.text[..start].trim().is_empty()
            && self.text[side.end..].trim().is_empty();
        let number = side.number.clone().shifted(side.scaled.unwrap_or(0));
        let value = if side.plus { Value::AtLeast(number) } else { Value::Exactly(number) };
        Ok(alone.then(|| Amount { range: start..side.end, value, unit: "count".to_owned() }))
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

#[cfg(test)]
mod tests;

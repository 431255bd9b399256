//! From a number and what stands around it to an amount.

use super::hints::Bound;
use super::side::Side;
use super::{Amount, Doubt, Language, Number, Value, counted, digits, hints, measures, overlap};
use std::ops::Range;

pub(super) type Found<T> = Result<Option<T>, Doubt>;

/// Looks for amounts in a text.
pub(super) struct Finder<'t> {
    pub(super) text: &'t str,
    pub(super) language: Language,
    pub(super) alone: bool,
    pub(super) blocked: &'t [Range<usize>],
    pub(super) stretches: &'t [Range<usize>],
    /// Where the last amount ends.
    pub(super) floor: usize,
    /// The currency that a range began with.
    pub(super) money: Option<&'static str>,
}

impl Finder<'_> {
    /// The next digit in the open at or after a place.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
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
    pub(super) fn behind(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let end =
            rest.char_indices().find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '½' | '¼' | '¾')));
        start + end.map_or(rest.len(), |(at, _)| at).max(1)
    }

    /// The amount that begins with the digits at a place.
    pub(super) fn amount(&self, at: usize) -> Found<Amount> {
        let Some(first) = self.side(at)? else { return Ok(None) };
        let start = first.start;
        let before = &self.text[self.floor.min(start)..start];
        let offset = self.floor.min(start);
        let factor = hints::factor(before).map(|at| offset + at);
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
                if lower.value() >= upto.value() {
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
            let next = measures::sign(&more[digits..]);
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
            && let Some((length, below)) = hints::rate(&self.text[end..])
            && !self.stretches.iter().any(|other| overlap(other, &(end..end + length)))
        {
            unit = format!("{unit}/{below}");
            end += length;
        }
        let behind = hints::bound_behind(&self.text[end..]);
        let range_start = factor.filter(|_| top == "×").unwrap_or(start);
        let before = &self.text[offset..range_start];
        let bound = hints::bound(before).filter(|(_, _, of_place)| !(*of_place && measures::is_time(&top)));
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
                // `eine Marge von 9 bis 10 Prozent` needs its “von”.
                let joins = |at: &usize| {
                    ["von ", "Von ", "de ", "De "].iter().any(|word| self.text[*at..].starts_with(word))
                };
                begin = self.range_word(start).filter(|at| !joins(at)).unwrap_or(start);
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

    /// The noun that is counted behind a number.
    pub(super) fn noun(&self, side: &Side, start: usize, ranged: bool) -> Found<(usize, String)> {
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
            && hints::bound(&self.text[..start]).is_none()
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
    pub(super) fn is_share_of(&self, rest: &str) -> bool {
        if let Some((length, Some(_))) = digits::read(rest, self.language) {
            return counted::phrase(&rest[length..], self.language).is_some();
        }
        ["them ", "them.", "them,", "those ", "these ", "the ", "its ", "our ", "their ", "his ", "her "]
            .iter()
            .any(|word| rest.starts_with(word))
    }

    /// What a number without a unit is: an amount where it stands for itself, else words.
    pub(super) fn bare(&self, start: usize, side: &Side, ranged: bool) -> Found<Amount> {
        let alone = self.alone
            && !ranged
            && self.text[..start].trim().is_empty()
            && self.text[side.end..].trim().is_empty();
        let number = side.number.clone().shifted(side.scaled.unwrap_or(0));
        let value = if side.plus { Value::AtLeast(number) } else { Value::Exactly(number) };
        Ok(alone.then(|| Amount { range: start..side.end, value, unit: "count".to_owned() }))
    }
}

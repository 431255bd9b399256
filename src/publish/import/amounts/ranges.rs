//! Amounts from one number to another.

use super::finder::{Finder, Found};
use super::side::Side;
use super::{hints, money};

impl Finder<'_> {
    /// The second number of a range that begins with a first, and whether they share what says how large they are.
    pub(super) fn second(&self, first: &Side) -> Found<(bool, Side)> {
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
                let said = opener.map(|at| self.text[at..first.start].to_lowercase());
                let is_between = said.as_ref().is_some_and(|said| {
                    !said.starts_with("from")
                        && !said.starts_with("von")
                        && !said.starts_with("de ")
                        && !said.starts_with("d’")
                });
                let has_unit = first.unit.is_some() || first.currency.is_some();
                if opener.is_some_and(|at| !is_between && hints::is_change(&self.text[..at])) {
                    return Ok(None);
                }
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
    pub(super) fn margin(&self, first: &Side) -> Found<(bool, Side)> {
        let rest = self.text[first.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let Some(behind) = rest.strip_prefix('±') else { return Ok(None) };
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let at = self.text.len() - behind.len();
        if !behind.starts_with(|c: char| c.is_ascii_digit()) || first.scaled.is_some() {
            return Ok(None);
        }
        let inside = Finder { floor: at, money: first.currency, ..*self };
        let side = inside
            .side_open(at)?
            .filter(|side| side.scaled.is_none() && (first.unit.is_none() || first.unit == side.unit));
        Ok(side.map(|side| (false, Side { margin: true, ..side })))
    }

    /// The same where a dash before the digits is no sign of theirs.
    pub(super) fn side_open(&self, at: usize) -> Found<Side> {
        let mut side = self.side_where(at, true)?;
        if let Some(side) = &mut side {
            side.number.negative = false;
        }
        Ok(side)
    }

    /// Where a word begins that says that a range follows: between, from.
    pub(super) fn range_word(&self, start: usize) -> Option<usize> {
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
}

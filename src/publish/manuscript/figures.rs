//! Figures: values read or worked out, within one manuscript.

use super::{Figure, Manuscript};
use crate::model::FigureKind;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::evaluate::derive;
use crate::publish::figure::format;
use crate::publish::figure::formula::Derive;
use crate::publish::figure::unit::Unit;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::suggest::did_you_mean;

/// A figure whose value is known.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Its value.
    pub amount: Amount,
    /// Its unit.
    pub unit: Unit,
    /// The date it speaks of; of a derived figure the latest of its parts.
    pub as_of: PartialDate,
    /// How it came to be known.
    pub kind: FigureKind,
    /// Its parts' places, if it was worked out.
    pub parts: Vec<usize>,
    /// The figure as printed: worded once, since it is printed in many places.
    pub printed: String,
}

impl Resolved {
    /// The figure as printed.
    pub fn text(&self) -> String {
        self.printed.clone()
    }

    /// Whether two amounts can both be true of one thing at one time: where what each can be has something in common.
    pub fn agrees(&self, other: &Self) -> bool {
        let ((low, high), (other_low, other_high)) = (self.amount.ends(), other.amount.ends());
        self.unit.same(&other.unit) && low.max(other_low) <= high.min(other_high)
    }

    /// This and another as printed where they stand side by side: told apart where they differ.
    pub fn distinct_from(&self, other: &Self) -> (String, String) {
        if self.printed != other.printed || self.equals(other) {
            return (self.text(), other.text());
        }
        let mut texts =
            format::distinct(&[(self.amount, &self.unit), (other.amount, &other.unit)]).into_iter();
        (texts.next().unwrap_or_default(), texts.next().unwrap_or_default())
    }

    /// Whether two state the same amount, whatever their dates.
    pub fn equals(&self, other: &Self) -> bool {
        self.amount == other.amount && self.unit.same(&other.unit)
    }
}

/// The place and the words of a figure by its name. One at fault has been reported where it stands; its name takes its place.
pub fn worded(name: &str, manuscript: &Manuscript, figures: &[Option<Resolved>]) -> Option<(usize, String)> {
    let (place, _) = manuscript.figures.find(name)?;
    let resolved = figures.get(place).and_then(Option::as_ref);
    Some((place, resolved.map_or_else(|| name.to_owned(), Resolved::text)))
}

/// The manuscript's figures, in its order; nothing in the place of one that is at fault.
pub fn resolve(manuscript: &Manuscript, diagnostics: &mut Diagnostics) -> Vec<Option<Resolved>> {
    let count = manuscript.figures.0.len();
    let mut work = Work { manuscript, diagnostics, done: vec![None; count], visit: vec![Visit::New; count] };
    for index in 0..count {
        work.figure(index);
    }
    let mut done = work.done;
    tell_apart(&mut done);
    done
}

/// Words the figures of a manuscript so that no two print alike that differ: they may stand in one sentence.
fn tell_apart(figures: &mut [Option<Resolved>]) {
    let amounts: Vec<(Amount, &Unit)> =
        figures.iter().flatten().map(|figure| (figure.amount, &figure.unit)).collect();
    let texts = format::distinct(&amounts);
    figures.iter_mut().flatten().zip(texts).for_each(|(figure, text)| figure.printed = text);
}

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    New,
    Open,
    Done,
}

struct Work<'m, 'r> {
    manuscript: &'m Manuscript,
    diagnostics: &'r mut Diagnostics,
    done: Vec<Option<Resolved>>,
    visit: Vec<Visit>,
}

impl Work<'_, '_> {
    fn figure(&mut self, index: usize) -> Option<Resolved> {
        let (name, figure) = self.manuscript.figures.0.get(index)?;
        match self.visit[index] {
            Visit::Done => return self.done[index].clone(),
            Visit::Open => {
                let help = "a figure cannot be worked out from itself; give one of them a value";
                self.diagnostics.error(
                    "derivation-cycle",
                    name.at.clone(),
                    format!("“{}” depends on itself", name.value),
                    help,
                );
                return None;
            }
            Visit::New => self.visit[index] = Visit::Open,
        }
        let resolved = match (&figure.value, &figure.derive) {
            (Some(value), None) => self.stated(figure, value.value),
            (None, Some(how)) => self.derived(figure, how),
            (Some(_), Some(how)) => {
                let help = "keep the value if somebody published it, the derivation if it is worked out here";
                self.diagnostics.error(
                    "figure-value",
                    how.at.clone(),
                    "a figure has a value or a derivation, not both",
                    help,
                );
                None
            }
            (None, None) => {
                self.diagnostics.error(
                    "figure-value",
                    name.at.clone(),
                    "this figure has no value",
                    "add \"value\" or \"derive\"",
                );
                None
            }
        };
        self.visit[index] = Visit::Done;
        self.done[index] = resolved.clone();
        resolved
    }

    fn stated(&mut self, figure: &Figure, amount: Amount) -> Option<Resolved> {
        let at = figure.label.at.clone();
        let as_of = match &figure.as_of {
            Some(text) => {
                let date = PartialDate::parse(text);
                if date.is_none() {
                    let help = "write 2026-03-07, 2026-03 or 2026";
                    self.diagnostics.error(
                        "bad-date",
                        text.at.clone(),
                        format!("“{}” is no date", text.value),
                        help,
                    );
                }
                date
            }
            None => {
                let help = "add \"as_of\": the day, month or year the value speaks of";
                self.diagnostics.error("missing-field", at.clone(), "“as_of” is missing", help);
                None
            }
        };
        if let Some(round) = &figure.round {
            self.diagnostics.error(
                "figure-value",
                round.at.clone(),
                "only a derived figure is rounded",
                "take \"round\" away",
            );
        }
        let kind = match figure.kind {
            Some(FigureKind::Derived) => {
                self.diagnostics.error(
                    "figure-value",
                    at,
                    "a derived figure says how it is derived",
                    "add \"derive\", or another kind",
                );
                None
            }
            Some(kind) => Some(kind),
            None => {
                self.diagnostics.error(
                    "missing-field",
                    at,
                    "“kind” is missing",
                    "add \"kind\": reported, measured or estimated",
                );
                None
            }
        };
        Some(Resolved {
            amount,
            printed: format::text(amount, &figure.unit),
            unit: figure.unit.value.clone(),
            as_of: as_of?,
            kind: kind?,
            parts: Vec::new(),
        })
    }

    fn derived(
        &mut self,
        figure: &Figure,
        how: &crate::publish::parse::record::At<Derive>,
    ) -> Option<Resolved> {
        if let Some(as_of) = &figure.as_of {
            let help = "take \"as_of\" away: it is that of its latest part";
            self.diagnostics.error(
                "figure-value",
                as_of.at.clone(),
                "a derived figure has the date of its parts",
                help,
            );
        }
        if figure.kind.is_some_and(|kind| kind != FigureKind::Derived) {
            let at = figure.label.at.clone();
            self.diagnostics.error(
                "figure-value",
                at,
                "this figure is derived, whatever its parts are",
                "take \"kind\" away",
            );
        }
        if let Some(round) = figure.round.as_ref().filter(|round| !(1..=12).contains(&round.value)) {
            let help = "write a number of significant digits from 1 to 12";
            self.diagnostics.error(
                "bad-number",
                round.at.clone(),
                format!("{} digits cannot be shown", round.value),
                help,
            );
        }
        let mut parts = Vec::new();
        for name in how.parts() {
            match self.manuscript.figures.find(name) {
                Some((index, _)) => parts.push(index),
                None => {
                    let near = did_you_mean(name, self.manuscript.figures.names());
                    let help = if near.is_empty() { "name a figure of this file".to_owned() } else { near };
                    self.diagnostics.error(
                        "unknown-figure",
                        name.at.clone(),
                        format!("no figure is called “{}”", name.value),
                        help,
                    );
                }
            }
        }
        if parts.len() != how.parts().len() {
            return None;
        }
        let known: Option<Vec<Resolved>> = parts.iter().map(|part| self.figure(*part)).collect();
        let known = known?;
        let amounts: Vec<(Amount, Unit)> =
            known.iter().map(|part| (part.amount, part.unit.clone())).collect();
        let round = figure.round.as_ref().map(|round| round.value);
        match derive(how, &amounts, &figure.unit, round) {
            Ok(amount) => Some(Resolved {
                amount,
                printed: format::text(amount, &figure.unit),
                unit: figure.unit.value.clone(),
                as_of: known.iter().map(|part| part.as_of).max()?,
                kind: FigureKind::Derived,
                parts,
            }),
            Err(why) => {
                self.diagnostics.error("derivation", how.at.clone(), why.to_string(), why.help());
                None
            }
        }
    }
}

/// The working of a derived figure: `$38B + $100B = $138B`. With all their digits, so that it holds to who reckons it anew.
pub fn working(how: &Derive, parts: &[&Resolved], result: &Resolved) -> String {
    let full = |one: &Resolved| format::full(one.amount, &one.unit);
    let parts: Vec<String> = parts.iter().map(|part| full(part)).collect();
    let result = full(result);
    match (how, parts.as_slice()) {
        (Derive::Sum(_), parts) => format!("{} = {result}", parts.join(" + ")),
        (Derive::Product(_), parts) => format!("{} = {result}", parts.join(" × ")),
        (Derive::Difference(_), [a, b]) => format!("{a} − {b} = {result}"),
        (Derive::Ratio(_), [a, b]) => format!("{a} ÷ {b} = {result}"),
        (Derive::PercentChange(_), [a, b]) => format!("from {a} to {b}: {result}"),
        _ => result,
    }
}

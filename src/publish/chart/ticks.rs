//! The marks of an axis from left to right: round numbers, round dates, or the names of what stands there.

use super::axis::Across;
use super::labels;
use super::scale::{Step, text};
use crate::model::{Stamp, Tick};
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::unit::Unit;

/// Up to how many points each may have its name as its mark, where dates would do as well.
const FEW: usize = 6;
/// How many marks are tried at most.
const MANY: i64 = 40;
const DAY: f64 = 86_400.0;

/// What stands on an axis.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'u> {
    /// Seconds, of which dates are made.
    Dates,
    /// Numbers in a unit.
    Numbers(&'u Unit),
    /// Names, each at its own place.
    Names,
}

/// A step from one round date to the next.
#[derive(Clone, Copy)]
enum Round {
    Days(i64),
    Months(i64),
    Years(i64),
}

impl Round {
    /// Steps from the shortest to the longest.
    const ALL: [Self; 16] = [
        Self::Days(1),
        Self::Days(7),
        Self::Days(14),
        Self::Months(1),
        Self::Months(2),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
        Self::Years(100),
        Self::Years(500),
        Self::Years(1000),
    ];

    /// How long it is at least, in seconds.
    fn length(self) -> f64 {
        DAY * match self {
            Self::Days(days) => days as f64,
            Self::Months(months) => months as f64 * 28.0,
            Self::Years(years) => years as f64 * 365.0,
        }
    }

    /// The round dates between two moments, each with its first second; nothing where they are too many to print.
    fn between(self, (from, to): (f64, f64)) -> Option<Vec<PartialDate>> {
        if (to - from) / self.length() > MANY as f64 {
            return None;
        }
        let (year, month, _) = Stamp(from as i64).civil();
        let date = |n: i64| match self {
            // From a Monday on.
            Self::Days(days) => {
                let first = (from / DAY).floor() as i64;
                let first = if days == 1 { first } else { first - (first + 3).rem_euclid(days) };
                let (year, month, day) = Stamp((first + n * days) * DAY as i64).civil();
                PartialDate::new(year, Some(month), Some(day))
            }
            Self::Months(months) => {
                let all = year * 12 + month - 1;
                let all = all - all.rem_euclid(months) + n * months;
                PartialDate::new(all.div_euclid(12), Some(all.rem_euclid(12) + 1), None)
            }
            Self::Years(years) => PartialDate::new(year - year.rem_euclid(years) + n * years, None, None),
        };
        let dates = (0..MANY + 2).filter_map(date);
        Some(dates.filter(|date| (from..=to).contains(&(date.start().0 as f64))).collect())
    }
}

/// The marks of an axis on which these spans stand, each with its name, in order.
pub fn ticks(across: &Across, named: &[((f64, f64), &str)], kind: Kind<'_>) -> Vec<Tick> {
    let mut names: Vec<(u16, String)> = Vec::new();
    for (span, name) in named.iter().filter(|(_, name)| !name.is_empty()) {
        let (from, to) = across.at(*span);
        let mark = (from.midpoint(to), (*name).to_owned());
        if names.last().is_none_or(|(at, last)| *last != mark.1 || *at != mark.0) {
            names.push(mark);
        }
    }
    // Where there is but one place, it has one name.
    if names.len() > 1 && names.iter().all(|(_, name)| *name == names[0].1) {
        names.truncate(1);
    }
    if names.len() <= FEW && labels::fit(&names) {
        return labels::ticks(names, true);
    }
    match kind {
        Kind::Dates => dates(across),
        Kind::Numbers(unit) => numbers(across, unit),
        Kind::Names => None,
    }
    .map_or_else(|| labels::ticks(names, true), |marks| labels::ticks(marks, false))
}

/// Round dates, as many as there is room for, none more precise than what stands there. Each stands where a point of its
/// first day, month or year would.
fn dates(across: &Across) -> Option<Vec<(u16, String)>> {
    let half = across.shortest / 2.0;
    // Years and months are not all of one length.
    let slack = across.shortest * 0.06;
    let (from, to) = (across.ends.0 - half - slack, across.ends.1 - half + slack);
    let steps = Round::ALL
        .into_iter()
        .filter(|step| step.length() <= 2.0 * DAY || step.length() <= (to - from) * 2.0);
    let marks = |step: Round| {
        let dates = step.between((from, to))?;
        let mark = |date: PartialDate| (across.place(date.start().0 as f64 + half), date.text());
        Some(dates.into_iter().map(mark).collect::<Vec<_>>())
    };
    // A month is no finer than a month, whatever its length.
    let fine = |step: &Round| step.length() >= across.shortest * 0.9;
    steps.filter(fine).filter_map(marks).find(|marks| labels::fit(marks)).filter(|marks| marks.len() > 1)
}

/// Round numbers, as many as there is room for.
fn numbers(across: &Across, unit: &Unit) -> Option<Vec<(u16, String)>> {
    let marks = |step: Step| {
        let numbers = step.between(across.ends)?;
        let marks: Vec<(u16, String)> =
            numbers.into_iter().map(|v| (across.place(v), text(v, unit))).collect();
        Some(marks)
    };
    let differ = |marks: &Vec<(u16, String)>| marks.windows(2).all(|pair| pair[0].1 != pair[1].1);
    // More of them than a scale has from below, since this axis is longer; none between whole numbers.
    let long = (across.ends.1 - across.ends.0) * 0.4;
    let whole = across.ends.0.fract() == 0.0 && across.ends.1.fract() == 0.0;
    let long = if whole { long.floor() } else { long };
    let found =
        Step::all((0.0, long)).take(12).filter_map(marks).find(|marks| labels::fit(marks) && differ(marks));
    found.filter(|marks| marks.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(from: &str, to: &str, count: usize, kind: Kind<'_>) -> Vec<String> {
        let span = |date: &str| {
            let date = PartialDate::parse(date).unwrap();
            (date.start().0 as f64, date.end().0 as f64)
        };
        let (from, to) = (span(from), span(to));
        let step = (to.0 - from.0) / (count - 1) as f64;
        let at = |n: usize| (from.0 + step * n as f64, from.1 + step * n as f64);
        let named: Vec<((f64, f64), &str)> =
            (0..count).map(|n| (at(n), if n % 2 == 0 { "a name" } else { "another" })).collect();
        let across = Across::of(named.iter().map(|(span, _)| *span));
        ticks(&across, &named, kind).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn dates_are_round_and_as_precise_as_what_stands_there() {
        assert_eq!(texts("2000", "2024", 25, Kind::Dates), ["2000", "2005", "2010", "2015", "2020"]);
        assert_eq!(texts("1800", "2000", 201, Kind::Dates)[..3], ["1800", "1820", "1840"]);
        assert_eq!(texts("2024-01", "2024-12", 12, Kind::Dates)[..2], ["Jan 2024", "Mar 2024"]);
        assert_eq!(texts("2024-01-29", "2024-02-07", 10, Kind::Dates)[..1], ["Jan 29, 2024"]);
        assert_eq!(
            texts("2021-03-01", "2026-03-01", 60, Kind::Dates),
            ["2022", "2023", "2024", "2025", "2026"]
        );
    }

    #[test]
    fn few_points_have_their_names_and_numbers_are_round() {
        let across = Across::of([(1.0, 1.0), (64.0, 64.0)].into_iter());
        let few = ticks(&across, &[((1.0, 1.0), "1"), ((64.0, 64.0), "64")], Kind::Numbers(&Unit::Count));
        assert_eq!(
            few.iter().map(|tick| (tick.at, tick.text.as_str())).collect::<Vec<_>>(),
            [(0, "1"), (1000, "64")]
        );
        let names: Vec<String> = (1..=64).map(|n| n.to_string()).collect();
        let many: Vec<((f64, f64), &str)> =
            (1..=64).zip(&names).map(|(n, name)| ((f64::from(n), f64::from(n)), name.as_str())).collect();
        let marks = ticks(&across, &many, Kind::Numbers(&Unit::Count));
        let texts: Vec<&str> = marks.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(texts, ["10", "20", "30", "40", "50", "60"]);
    }
}

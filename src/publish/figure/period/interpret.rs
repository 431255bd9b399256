//! What the pieces of a label say of a time. Each function knows one way to write it.

use super::Span;
use super::lexer::Token;
use super::lexer::Token::{Number, Sign, Word};
use super::lexer::shape;
use crate::model::Stamp;
use crate::publish::figure::date::{PartialDate, midnight};
use jiff::civil::{ISOWeekDate, Weekday};
use unicode_normalization::UnicodeNormalization;

fn int(number: &str) -> Option<i64> {
    number.parse().ok()
}

fn date(year: i64, month: Option<i64>, day: Option<i64>) -> Option<Span> {
    let date = PartialDate::new(year, month, day)?;
    Some((date.start().0 as f64, date.end().0 as f64))
}

/// So many months from one of a year on.
fn months(year: i64, first: i64, count: i64) -> Option<Span> {
    let month =
        |place: i64| date(year + (place - 1).div_euclid(12), Some((place - 1).rem_euclid(12) + 1), None);
    Some((month(first)?.0, month(first + count - 1)?.1))
}

/// Years as written after an apostrophe, and of fiscal years.
fn century(year: i64) -> i64 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janvier", "enero", "janeiro", "gennaio", "januari"],
    &["february", "februar", "fevrier", "febrero", "fevereiro", "febbraio", "februari"],
    &["march", "marz", "mars", "marzo", "marco", "maart", "mrt"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maio", "maggio", "mei"],
    &["june", "juni", "juin", "junio", "junho", "giugno"],
    &["july", "juli", "juillet", "julio", "julho", "luglio"],
    &["august", "aout", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "setembro", "settembre"],
    &["october", "oktober", "octobre", "octubre", "outubro", "ottobre"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "decembre", "diciembre", "dezembro", "dicembre"],
];

/// A month by its name or three letters of it or more, where only one begins so.
fn month(word: &str) -> Option<i64> {
    let word: String = word.nfd().filter(|c| c.is_ascii_alphabetic()).collect();
    let begins = |names: &&[&str]| word.len() >= 3 && names.iter().any(|name| name.starts_with(&word));
    let mut found = (1..).zip(&MONTHS).filter(|(_, names)| begins(names)).map(|(month, _)| month);
    found.next().filter(|_| found.next().is_none())
}

fn quarter(word: &str, number: &str) -> Option<i64> {
    let named = matches!(word, "q" | "quarter" | "quartal" | "trimestre" | "kwartaal");
    int(number).filter(|n| named && (1..=4).contains(n))
}

fn half(word: &str, number: &str) -> Option<i64> {
    int(number).filter(|n| matches!(word, "h" | "half" | "semester" | "semestre") && (1..=2).contains(n))
}

/// Half or quarter of a year, as its first month and how many there are.
fn part(word: &str, number: &str) -> Option<(i64, i64)> {
    let quarter = quarter(word, number).map(|n| (n * 3 - 2, 3));
    quarter.or_else(|| half(word, number).map(|n| (n * 6 - 5, 6)))
}

/// A week as ISO 8601 counts them: the first has the year's first Thursday.
fn week(year: i64, week: i64) -> Option<Span> {
    let (year, week) = (i16::try_from(year).ok()?, i8::try_from(week).ok()?);
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
    let start = midnight(monday.date()).0;
    Some((start as f64, (start + 7 * Stamp::DAY) as f64))
}

/// Years and their parts, and days.
pub fn calendar(tokens: &[Token]) -> Option<Span> {
    let (numbers, words, shape) = shape(tokens);
    let n = |place: usize| numbers.get(place).and_then(|number| int(number));
    match (shape.as_str(), words.as_slice()) {
        ("Y", _) | ("Yw", ["年" | "년"]) => date(n(0)?, None, None),
        ("Y-n" | "Y/n" | "Y.n", _) | ("Ywnw", ["年" | "년", "月" | "월"]) => date(n(0)?, n(1), None),
        ("Y-n-n" | "Y/n/n" | "Y.n.n", _) | ("Ywnwnw", ["年" | "년", "月" | "월", "日" | "일"]) => {
            date(n(0)?, n(1), n(2))
        }
        ("n/Y" | "n-Y", _) => date(n(1)?, n(0), None),
        ("n.n.Y", _) => date(n(2)?, n(1), n(0)),
        ("N", []) if numbers[0].len() == 8 => {
            let (year, rest) = numbers[0].split_at(4);
            let (month, day) = rest.split_at(2);
            date(int(year)?, int(month), int(day))
        }
        // To the minute, as machines write it.
        ("Y-n-nn:n" | "Y-n-nwn:n" | "Y-n-nn:n:n" | "Y-n-nwn:n:nw" | "Y-n-nwn:nw" | "Y-n-nwn:n:n", _) => {
            let (start, _) = date(n(0)?, n(1), n(2))?;
            let at = time_of_day(n(3)?, n(4)?)? + n(5).unwrap_or(0) as f64;
            Some((start + at, start + at + 1.0))
        }
        ("wY" | "w-Y" | "w/Y", [word]) if month(word).is_some() => date(n(0)?, month(word), None),
        ("Yw" | "Y-w", [word]) if month(word).is_some() => date(n(0)?, month(word), None),
        ("w'n", [word]) => date(century(n(0)?), Some(month(word)?), None),
        ("wnY", [word]) if month(word).is_some() => date(n(1)?, month(word), n(0)),
        ("nwY" | "n-w-Y", [word]) if month(word).is_some() => date(n(1)?, month(word), n(0)),
        ("wnY" | "wn-Y" | "wn/Y", [word]) if part(word, numbers[0]).is_some() => {
            let (first, count) = part(word, numbers[0])?;
            months(n(1)?, first, count)
        }
        ("nwY", [word]) if part(word, numbers[0]).is_some() => {
            let (first, count) = part(word, numbers[0])?;
            months(n(1)?, first, count)
        }
        ("Ywn" | "Y-wn" | "Y/wn", [word]) if part(word, numbers[1]).is_some() => {
            let (first, count) = part(word, numbers[1])?;
            months(n(0)?, first, count)
        }
        ("wn'n" | "nwn" | "nw'n", [word]) => {
            let (first, count) = part(word, numbers[0])?;
            months(century(n(1)?), first, count)
        }
        ("Y-wn" | "Ywn", ["w" | "week" | "kw"]) => week(n(0)?, n(1)?),
        ("wnY" | "wn/Y" | "wn-Y", ["w" | "week" | "kw"]) => week(n(1)?, n(0)?),
        ("Yw" | "Y'w", ["s"]) if n(0)? % 10 == 0 => months(n(0)?, 1, 120),
        ("Y-Y", _) if n(0)? < n(1)? => Some((date(n(0)?, None, None)?.0, date(n(1)?, None, None)?.1)),
        ("wY" | "w-Y", ["early"]) => months(n(0)?, 1, 4),
        ("wY" | "w-Y", ["mid"]) => months(n(0)?, 5, 4),
        ("wY" | "w-Y", ["late"]) => months(n(0)?, 9, 4),
        _ => None,
    }
}

/// `2023/24`: the year from one summer to the next.
pub fn season(tokens: &[Token]) -> Option<Span> {
    let (numbers, _, shape) = shape(tokens);
    let (first, second) = (int(numbers.first()?)?, int(numbers.get(1)?)?);
    let follows =
        matches!(shape.as_str(), "Y/n" | "Y-n") && second == (first + 1) % 100 && numbers[1].len() == 2;
    months(first, 7, 12).filter(|_| follows)
}

/// Fiscal years: when one begins its firm knows, and they follow each other as years do.
pub fn fiscal(tokens: &[Token]) -> Option<Span> {
    let (numbers, words, shape) = shape(tokens);
    let year = |place: usize| {
        let number = numbers.get(place)?;
        int(number).map(|year| if number.len() == 2 { century(year) } else { year })
    };
    match (shape.as_str(), words.as_slice()) {
        ("wY" | "wn" | "w'n" | "w-Y", ["fy"]) => date(year(0)?, None, None),
        ("wwY", ["fiscal", "year"]) => date(year(0)?, None, None),
        ("wY", ["fiscal"]) => date(year(0)?, None, None),
        ("wnwY" | "wnwn" | "wnw'n", [word, "fy"]) => {
            let (first, count) = part(word, numbers[0])?;
            months(year(1)?, first, count)
        }
        ("wYwn" | "wnwn" | "w'nwn" | "wY-wn", ["fy", word]) => {
            let (first, count) = part(word, numbers[1])?;
            months(year(0)?, first, count)
        }
        _ => None,
    }
}

fn time_of_day(hour: i64, minute: i64) -> Option<f64> {
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour * 3600 + minute * 60) as f64)
}

/// Hours of a day.
pub fn clock(tokens: &[Token]) -> Option<Span> {
    let (numbers, words, shape) = shape(tokens);
    let n = |place: usize| numbers.get(place).and_then(|number| int(number));
    let hour = |hour: i64| match words.as_slice() {
        ["am"] if (1..=12).contains(&hour) => Some(hour % 12),
        ["pm"] if (1..=12).contains(&hour) => Some(hour % 12 + 12),
        [] => Some(hour),
        _ => None,
    };
    let at = match shape.as_str() {
        "n:n" | "n:nw" => time_of_day(hour(n(0)?)?, n(1)?)?,
        "nw" => time_of_day(hour(n(0)?)?, 0)?,
        _ => return None,
    };
    Some((at, at))
}

/// `Week 1`, `Day 30`, `7 days`: so many from a beginning.
pub fn counted(tokens: &[Token]) -> Option<Span> {
    let ([Number(number), Word(word)] | [Word(word), Number(number)]) = tokens else { return None };
    let units = ["second", "minute", "hour", "day", "week", "month", "year"];
    let named = units.contains(&word.trim_end_matches('s'));
    number.parse().ok().filter(|_| named).map(|n: f64| (n, n))
}

/// Days, months and quarters of a year that is not named.
pub fn part_of_year(tokens: &[Token]) -> Option<Span> {
    match tokens {
        [Word(word)] => date(2000, Some(month(word)?), None),
        [Word(word), Number(number)] | [Number(number), Word(word)] => match part(word, number) {
            Some((first, count)) => months(2000, first, count),
            None => date(2000, Some(month(word)?), int(number)),
        },
        [Word(word), Sign('-'), Number(number)] | [Number(number), Sign('-'), Word(word)] => {
            date(2000, Some(month(word)?), int(number))
        }
        _ => None,
    }
}

/// `7/3/2025` as most write it.
pub fn day_month_year(tokens: &[Token]) -> Option<Span> {
    let (numbers, _, shape) = shape(tokens);
    let n = |place: usize| numbers.get(place).and_then(|number| int(number));
    if matches!(shape.as_str(), "n/n/Y" | "n-n-Y") { date(n(2)?, n(1), n(0)) } else { None }
}

/// `7/3/2025` as Americans write it.
pub fn month_day_year(tokens: &[Token]) -> Option<Span> {
    let (numbers, _, shape) = shape(tokens);
    let n = |place: usize| numbers.get(place).and_then(|number| int(number));
    if matches!(shape.as_str(), "n/n/Y" | "n-n-Y") { date(n(2)?, n(0), n(1)) } else { None }
}

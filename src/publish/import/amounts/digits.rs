//! Numbers as they are written, and what they are.

use super::Language;
use regex::Regex;
use std::sync::LazyLock;

/// A number as it was read: decimal digits and a power of ten, so that nothing is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Whether it is below zero.
    pub negative: bool,
    /// Its digits, with a point where it has one.
    pub digits: String,
    /// The power of ten that it is multiplied with.
    pub power: i32,
}

/// A number where it begins. Groups of three may have a space between them; in other forms signs part groups.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:10(?:\^(?P<power>[-−]?[0-9]{1,2})\b|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|(?P<lead>[0-9]+(?:[.,][0-9]+)?)(?:\s?[×·]\s?10(?:\^(?P<times>[-−]?[0-9]{1,2})\b|(?P<up>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|[eE](?P<e>[+−-]?[0-9]{1,3})\b)|[0-9]{1,3}(?:[\x20\u{a0}\u{2007}\u{2009}\u{202f}][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*[½¼¾⅓⅔⅛]?|[½¼¾])",
    )
    .ok()
});

impl Number {
    /// Its value.
    pub fn value(&self) -> f64 {
        self.json().parse().unwrap_or(f64::NAN)
    }

    /// The number times a power of ten.
    pub fn shifted(mut self, power: i32) -> Self {
        self.power += power;
        self
    }

    /// What it may be if it is off by another: the least and the most.
    pub fn give_or_take(&self, margin: &Self) -> Option<(Self, Self)> {
        if self.power != 0 || margin.power != 0 {
            return None;
        }
        let decimals =
            |number: &Self| number.digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let places = decimals(self).max(decimals(margin));
        let whole = |number: &Self| {
            let (whole, fraction) = number.digits.split_once('.').unwrap_or((&number.digits, ""));
            format!("{whole}{fraction:0<places$}").parse::<i64>().ok().filter(|n| *n < 1 << 50)
        };
        let (mut middle, off) = (whole(self)?, whole(margin)?);
        if self.negative {
            middle = -middle;
        }
        let made =
            |n: i64| Self { negative: n < 0, digits: n.unsigned_abs().to_string(), power: -(places as i32) };
        (off > 0).then(|| (made(middle - off), made(middle + off)))
    }

    /// The number as JSON writes it, in the shortest form that is easy to read: `2.5e9`, `96000`, `0.25`.
    pub fn json(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let (whole, fraction) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        let mut digits: String = [whole, fraction].concat();
        let mut power = self.power - fraction.len() as i32;
        let start = digits.len() - digits.trim_start_matches('0').len();
        digits.drain(..start);
        while digits.ends_with('0') {
            digits.pop();
            power += 1;
        }
        if digits.is_empty() {
            return "0".to_owned();
        }
        let before = digits.len() as i32 + power;
        if !(-100..=100).contains(&before) {
            return format!("{sign}{digits}e{power}");
        }
        if (1..=6).contains(&before) || (-3..=0).contains(&before) {
            let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
            return match power >= 0 {
                true => format!("{sign}{digits}{}", zeros(power)),
                false if before > 0 => {
                    format!("{sign}{}.{}", &digits[..before as usize], &digits[before as usize..])
                }
                false => format!("{sign}0.{}{digits}", zeros(-before)),
            };
        }
        // Thousands of thousands: the power is that of a word.
        let steps = (before - 1).div_euclid(3) * 3;
        let lead = usize::try_from(before - steps).unwrap_or(1);
        let padded = format!("{digits}{}", "0".repeat(lead.saturating_sub(digits.len())));
        let (head, tail) = padded.split_at(lead);
        let point = if tail.is_empty() { String::new() } else { format!(".{tail}") };
        format!("{sign}{head}{point}e{steps}")
    }
}

/// A number at the beginning of a text: how long it is, and what it is; nothing where it can be read in two ways or is none.
pub fn read(text: &str, language: Language) -> Option<(usize, Option<Number>)> {
    let found = NUMBER.as_ref()?.captures(text)?;
    let whole = found.get(0)?;
    if let Some(power) = ["power", "raised", "times", "up", "e"].into_iter().find_map(|name| found.name(name))
    {
        let power: i32 =
            power.as_str().chars().map(low).collect::<String>().trim_start_matches('+').parse().ok()?;
        let digits = found.name("lead").map_or(Some("1".to_owned()), |lead| plain(lead.as_str(), language));
        let number =
            digits.filter(|_| power.abs() < 290).map(|digits| Number { negative: false, digits, power });
        return Some((whole.end(), number));
    }
    let mut written = whole.as_str();
    // `2024 300` is no group: only what begins with one to three digits is.
    let mut more = 0.0;
    if let Some(last) = written.chars().next_back().filter(|c| !c.is_ascii_digit()) {
        more = match last {
            '½' => 0.5,
            '¼' => 0.25,
            '¾' => 0.75,
            '⅛' => 0.125,
            // Thirds have no end.
            _ => return Some((whole.end(), None)),
        };
        written = &written[..written.len() - last.len_utf8()];
    }
    let mut digits = match written {
        "" => "0".to_owned(),
        written => match plain(written, language) {
            Some(digits) => digits,
            None => return Some((whole.end(), None)),
        },
    };
    if more > 0.0 {
        if digits.contains('.') {
            return Some((whole.end(), None));
        }
        digits.push_str(more.to_string().trim_start_matches('0'));
    }
    Some((whole.end(), Some(Number { negative: false, digits, power: 0 })))
}

/// A raised digit or sign as it stands on the line.
fn low(c: char) -> char {
    match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).and_then(|at| "0123456789".chars().nth(at))
    {
        Some(digit) => digit,
        None if matches!(c, '⁻' | '−') => '-',
        None => c,
    }
}

/// The digits of a written number with a point before its decimals; nothing where signs are in no order.
fn plain(written: &str, language: Language) -> Option<String> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\'' | '’');
    let spaced = written.contains(is_space);
    let text: String = written.chars().filter(|c| !is_space(*c)).collect();
    if spaced {
        let groups: Vec<&str> = written.split(is_space).collect();
        let last = groups.last()?.split(['.', ',']).next()?;
        let rest_fine = groups[1..groups.len() - 1].iter().all(|group| group.len() == 3) && last.len() == 3;
        if !rest_fine || groups[0].len() > 3 {
            return None;
        }
    }
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let grouped = |sign: char| {
        let groups: Vec<&str> = text.split(sign).collect();
        groups[0].len() <= 3
            && !groups[0].is_empty()
            && groups[0] != "0"
            && groups[1..].iter().all(|group| group.len() == 3)
    };
    let indian = || {
        let groups: Vec<&str> = text.split(['.']).next().unwrap_or_default().split(',').collect();
        let (Some(last), inner) = (groups.last(), &groups[1..groups.len().max(2) - 1]) else { return false };
        groups.len() > 2
            && last.len() == 3
            && groups[0].len() <= 2
            && inner.iter().all(|group| group.len() == 2)
    };
    let without = |sign: char| text.replace(sign, "");
    match (points, commas) {
        (0, 0) => Some(text),
        (_, 0) if points > 1 => grouped('.').then(|| without('.')),
        (0, _) if commas > 1 => (grouped(',') || indian()).then(|| without(',')),
        (1, 0) if !spaced && language.points_group() && grouped('.') => Some(without('.')),
        (1, 0) => Some(text),
        (0, 1) if !spaced && !language.commas_part() && grouped(',') => Some(without(',')),
        (0, 1) => Some(text.replace(',', ".")),
        _ => {
            let (last_point, last_comma) = (text.rfind('.')?, text.rfind(',')?);
            let (group, part) = if last_point > last_comma { (',', '.') } else { ('.', ',') };
            let (whole, fraction) = text.rsplit_once(part)?;
            let groups: Vec<&str> = whole.split(group).collect();
            let fine = groups[1..].iter().all(|one| one.len() == 3) || (group == ',' && indian());
            (fine && !whole.contains(part) && !spaced)
                .then(|| format!("{}.{fraction}", whole.replace(group, "")))
        }
    }
}

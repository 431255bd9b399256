//! Dates as precise as they are known: a day, a month or a year.

use crate::model::Stamp;

/// A date as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
}

impl PartialDate {
    /// Reads `2026-03-07`, `2026-03` or `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, len: usize| -> Option<i64> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |month| month.map(Some))?;
        let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |day| day.map(Some))?;
        Stamp::from_civil(year, month.unwrap_or(1), day.unwrap_or(1))?;
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// A whole day, if it is one.
    pub fn day(self) -> Option<Stamp> {
        Stamp::from_civil(self.year, self.month?, self.day?)
    }

    /// Its first second.
    pub fn start(self) -> Stamp {
        Stamp::from_civil(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Stamp(0))
    }

    /// The second after its last.
    pub fn end(self) -> Stamp {
        let next = match (self.month, self.day) {
            (Some(_), Some(_)) => return Stamp(self.start().0 + 86_400),
            (Some(12), None) | (None, _) => Stamp::from_civil(self.year + 1, 1, 1),
            (Some(month), None) => Stamp::from_civil(self.year, month + 1, 1),
        };
        next.unwrap_or(Stamp(self.start().0 + 86_400))
    }

    /// Whether all of it comes after all of another. Of a year and one of its months neither does.
    pub fn is_after(self, other: Self) -> bool {
        self.start() >= other.end()
    }

    /// `Mar 7, 2026`, `Mar 2026` or `2026`.
    pub fn text(self) -> String {
        let full = self.start().day_text();
        match (self.month, self.day) {
            (Some(_), Some(_)) => full,
            (Some(_), None) => format!("{} {}", &full[..3], self.year),
            (None, _) => self.year.to_string(),
        }
    }

    /// `2026-03-07`, `2026-03` or `2026`.
    pub fn iso(self) -> String {
        let full = self.start().date();
        match (self.month, self.day) {
            (Some(_), Some(_)) => full,
            (Some(_), None) => full[..7].to_owned(),
            (None, _) => full[..4].to_owned(),
        }
    }
}

/// By where they begin: a list needs an order of all of them, also of those that overlap, of which none comes
/// [after](PartialDate::is_after) the other.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start(), self.end()).cmp(&(other.start(), other.end()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_one_of_its_months_have_no_order() {
        let date = |text| PartialDate::parse(text).unwrap();
        for (a, b) in [("2026", "2026-03"), ("2026-03", "2026-03-07"), ("2026", "2026"), ("2026-12", "2026")]
        {
            assert!(!date(a).is_after(date(b)) && !date(b).is_after(date(a)), "{a} {b}");
        }
        for (a, b) in [("2026", "2025-12"), ("2026-03", "2026-02-28"), ("2026-03-08", "2026-03-07")] {
            assert!(date(a).is_after(date(b)) && date(a) > date(b), "{a} {b}");
        }
    }

    #[test]
    fn keeps_the_precision_it_was_given() {
        for (iso, text) in [("2026-03-07", "Mar 7, 2026"), ("2026-12", "Dec 2026"), ("2026", "2026")] {
            let date = PartialDate::parse(iso).unwrap();
            assert_eq!((date.iso().as_str(), date.text().as_str()), (iso, text));
        }
        assert_eq!(PartialDate::parse("2026-12").unwrap().end(), Stamp::from_civil(2027, 1, 1).unwrap());
        for bad in ["", "26", "2026-3", "2026-02-30", "2026-03-07T00", "2026-03-07-01", "2026-13"] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }
}

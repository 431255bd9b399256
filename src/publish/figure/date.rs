//! Dates as precise as they are known: a day, a month or a year.

use crate::model::Stamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;

/// A date as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    known: Precision,
}

/// What is known of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// Reads `2026-03-07`, `2026-03` or `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let known = match text.len() {
            4 => Precision::Year,
            7 => Precision::Month,
            10 => Precision::Day,
            _ => return None,
        };
        let whole = [text, &"0000-01-01"[text.len()..]].concat();
        let first: Date = whole.parse().ok()?;
        // The library reads other forms, too.
        (first.year() > 0 && first.to_string() == whole).then_some(Self { first, known })
    }

    /// A date by its numbers.
    pub fn new(year: i64, month: Option<i64>, day: Option<i64>) -> Option<Self> {
        let small = |number: Option<i64>| i8::try_from(number.unwrap_or(1)).ok();
        let first = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
        let known = match (month, day) {
            (Some(_), Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, _) => Precision::Year,
        };
        (first.year() > 0).then_some(Self { first, known })
    }

    /// A whole day, if it is one.
    pub fn day(self) -> Option<Stamp> {
        (self.known == Precision::Day).then(|| self.start())
    }

    /// Its first second.
    pub fn start(self) -> Stamp {
        midnight(self.first)
    }

    /// The second after its last.
    pub fn end(self) -> Stamp {
        let length = match self.known {
            Precision::Year => 1.year(),
            Precision::Month => 1.month(),
            Precision::Day => 1.day(),
        };
        // After the last year of the calendar there is no other.
        self.first.checked_add(length).map_or(Stamp(self.start().0 + Stamp::DAY), midnight)
    }

    /// Whether all of it comes after all of another. Of a year and one of its months neither does.
    pub fn is_after(self, other: Self) -> bool {
        self.start() >= other.end()
    }

    /// `Mar 7, 2026`, `Mar 2026` or `2026`.
    pub fn text(self) -> String {
        match self.known {
            Precision::Day => self.start().day_text(),
            Precision::Month => format!("{} {}", self.first.strftime("%b"), self.first.year()),
            Precision::Year => self.first.year().to_string(),
        }
    }

    /// `2026-03-07`, `2026-03` or `2026`.
    pub fn iso(self) -> String {
        let form = match self.known {
            Precision::Day => "%Y-%m-%d",
            Precision::Month => "%Y-%m",
            Precision::Year => "%Y",
        };
        self.first.strftime(form).to_string()
    }
}

/// The second a day begins with, in UTC.
pub fn midnight(day: Date) -> Stamp {
    let first = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0));
    // Every day of the years 1 to 9999 is an instant.
    first.map_or(Stamp(0), |first| Stamp(first.as_second()))
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
    fn the_last_day_of_the_calendar_ends() {
        for last in ["9999-12-31", "9999-12", "9999"] {
            let date = PartialDate::parse(last).unwrap();
            assert!(date.end() > date.start(), "{last}");
        }
    }

    #[test]
    fn numbers_say_the_same_as_their_text() {
        for (text, year, month, day) in [
            ("0476", 476, None, None),
            ("2024-02", 2024, Some(2), None),
            ("2024-02-29", 2024, Some(2), Some(29)),
        ] {
            assert_eq!(PartialDate::new(year, month, day), PartialDate::parse(text), "{text}");
        }
        assert_eq!(PartialDate::new(2026, Some(2), Some(29)), None);
        assert_eq!(PartialDate::new(0, None, None), None);
        assert_eq!(PartialDate::new(10_000, None, None), None);
        assert_eq!(PartialDate::new(2026, Some(300), None), None);
    }

    #[test]
    fn keeps_the_precision_it_was_given() {
        for (iso, text) in [("2026-03-07", "Mar 7, 2026"), ("2026-12", "Dec 2026"), ("2026", "2026")] {
            let date = PartialDate::parse(iso).unwrap();
            assert_eq!((date.iso().as_str(), date.text().as_str()), (iso, text));
        }
        assert_eq!(PartialDate::parse("2026-12").unwrap().end(), Stamp::from_civil(2027, 1, 1).unwrap());
        for bad in [
            "",
            "26",
            "2026-3",
            "2026-02-30",
            "2026-03-07T00",
            "2026-03-07-01",
            "2026-13",
            "0000",
            "-001",
            "20260307",
            "2026-3-007",
            "２02",
        ] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }
}

//! Instants to the second, in UTC, worded the way every page words them.

use serde::{Deserialize, Serialize};
use std::fmt;

const DAY: i64 = Stamp::DAY;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An instant in UTC, in whole seconds since 1970. Written as RFC 3339 (`2026-03-07T21:00:00Z`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Stamp(pub i64);

/// The text is no RFC 3339 instant in UTC between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadStamp;

impl fmt::Display for BadStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an instant in UTC such as 2026-03-07T21:00:00Z")
    }
}

impl std::error::Error for BadStamp {}

impl Stamp {
    /// The seconds of a day.
    pub const DAY: i64 = 86_400;

    /// Midnight UTC of a civil date, if there is such a date.
    pub fn from_civil(year: i64, month: i64, day: i64) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if day < 1 || day > days_in(year, month) {
            return None;
        }
        // Days from civil, after Howard Hinnant: years begin in March, so the leap day comes last.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let of_era = y.rem_euclid(400) * 365 + y.rem_euclid(400) / 4 - y.rem_euclid(400) / 100 + day_of_year;
        Some(Self((era * 146_097 + of_era - 719_468) * DAY))
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, the one form manuscripts and editions use.
    pub fn parse(text: &str) -> Result<Self, BadStamp> {
        let b = text.as_bytes();
        let shaped = b.len() == 20
            && b[4] == b'-'
            && b[7] == b'-'
            && b[10] == b'T'
            && b[13] == b':'
            && b[16] == b':'
            && b[19] == b'Z';
        if !shaped {
            return Err(BadStamp);
        }
        let n = |at: usize, len: usize| -> Result<i64, BadStamp> {
            b[at..at + len].iter().try_fold(0, |sum, c| {
                if c.is_ascii_digit() { Ok(sum * 10 + i64::from(c - b'0')) } else { Err(BadStamp) }
            })
        };
        let (h, m, s) = (n(11, 2)?, n(14, 2)?, n(17, 2)?);
        if h > 23 || m > 59 || s > 59 {
            return Err(BadStamp);
        }
        let midnight = Self::from_civil(n(0, 4)?, n(5, 2)?, n(8, 2)?).ok_or(BadStamp)?;
        Ok(Self(midnight.0 + h * 3600 + m * 60 + s))
    }

    /// Year, month (1–12) and day of the month.
    pub fn civil(self) -> (i64, i64, i64) {
        let days = self.0.div_euclid(DAY) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }

    /// `Mar 7, 2026`.
    pub fn day_text(self) -> String {
        let (year, month, day) = self.civil();
        format!("{} {day}, {year}", MONTHS[(month as usize).saturating_sub(1) % 12])
    }

    /// `21:00 UTC`.
    pub fn clock_text(self) -> String {
        let s = self.0.rem_euclid(DAY);
        format!("{}:{} UTC", two(s / 3600), two(s / 60 % 60))
    }

    /// `21:00 UTC` on the day of `today`, else `Mar 7, 21:00 UTC`.
    pub fn clock_text_beside(self, today: Stamp) -> String {
        if self.0.div_euclid(DAY) == today.0.div_euclid(DAY) {
            return self.clock_text();
        }
        let (year, month, day) = self.civil();
        let name = MONTHS[(month as usize).saturating_sub(1) % 12];
        if year == today.civil().0 {
            format!("{name} {day}, {}", self.clock_text())
        } else {
            format!("{name} {day}, {year}, {}", self.clock_text())
        }
    }

    /// `2026-03-07`.
    pub fn date(self) -> String {
        let (year, month, day) = self.civil();
        let pad = if year < 1000 { "0" } else { "" };
        format!("{pad}{year}-{}-{}", two(month), two(day))
    }

    /// The instant as RFC 3339, to the second.
    pub fn rfc3339(self) -> String {
        let s = self.0.rem_euclid(DAY);
        format!("{}T{}:{}:{}Z", self.date(), two(s / 3600), two(s / 60 % 60), two(s % 60))
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn two(n: i64) -> String {
    format!("{}{n}", if n < 10 { "0" } else { "" })
}

impl TryFrom<String> for Stamp {
    type Error = BadStamp;
    fn try_from(text: String) -> Result<Self, BadStamp> {
        Self::parse(&text)
    }
}

impl Serialize for Stamp {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_calendar_library_on_every_day() {
        let mut date = jiff::civil::date(1, 1, 1);
        for _ in 0..(9998 * 365) {
            let (y, m, d) = (date.year().into(), date.month().into(), date.day().into());
            let stamp = Stamp::from_civil(y, m, d).unwrap();
            assert_eq!(stamp.civil(), (y, m, d));
            date = date.tomorrow().unwrap();
        }
    }

    #[test]
    fn reads_back_what_it_writes() {
        let text = "2026-03-07T21:04:09Z";
        let stamp = Stamp::parse(text).unwrap();
        assert_eq!(stamp.rfc3339(), text);
        assert_eq!(stamp.day_text(), "Mar 7, 2026");
        assert_eq!(stamp.clock_text(), "21:04 UTC");
        assert_eq!(stamp.clock_text_beside(Stamp(stamp.0 + DAY)), "Mar 7, 21:04 UTC");
    }

    #[test]
    fn refuses_what_is_no_instant() {
        for bad in ["", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-07", "2026-03-07T24:00:00Z"]
        {
            assert_eq!(Stamp::parse(bad), Err(BadStamp), "{bad}");
        }
        assert_eq!(Stamp::parse("2026-03-07T21:00:00+00:00"), Err(BadStamp));
        assert_eq!(Stamp::parse("２026-03-07T21:00Z"), Err(BadStamp));
    }
}

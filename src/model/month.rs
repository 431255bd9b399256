//! Months: what insights are filed under by time, and what a timeline counts by.

use super::{Stamp, taxonomy::UnknownWord};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month of a year, in UTC. Written as `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Month(u32);

impl Month {
    /// The month of an instant.
    pub fn of(stamp: Stamp) -> Self {
        let (year, month, _) = stamp.civil();
        Self((year * 12 + month - 1) as u32)
    }

    /// Its year.
    pub fn year(self) -> u32 {
        self.0 / 12
    }

    /// Its place in its year, from 0.
    pub fn place(self) -> u32 {
        self.0 % 12
    }

    /// How many months came before it since the year 0.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The month of that number.
    pub fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// `March`.
    pub fn word(self) -> &'static str {
        NAMES[self.place() as usize]
    }

    /// `March 2026`.
    pub fn name(self) -> String {
        format!("{} {}", self.word(), self.year())
    }
}

/// `2026-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.place() + 1)
    }
}

impl FromStr for Month {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let bytes = text.as_bytes();
        let digits = |part: &[u8]| {
            part.iter()
                .try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
        };
        let month = match bytes {
            [year @ .., b'-', tens, ones] if year.len() == 4 => digits(year).zip(digits(&[*tens, *ones])),
            _ => None,
        };
        match month {
            Some((year, month @ 1..=12)) if year > 0 => Ok(Self(year * 12 + month - 1)),
            _ => Err(UnknownWord(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Month {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn reads_back_what_it_writes(year in 1i64..9999, month in 1i64..13, day in 1i64..29) {
            let of = Month::of(Stamp::from_civil(year, month, day).unwrap());
            prop_assert_eq!(of.to_string().parse(), Ok(of));
            prop_assert_eq!((i64::from(of.year()), i64::from(of.place()) + 1), (year, month));
            prop_assert_eq!(Month::numbered(of.number()), of);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9é-]{0,8}") {
            let _ = text.parse::<Month>();
        }
    }

    #[test]
    fn knows_months_from_what_are_none() {
        let month: Month = "2026-03".parse().unwrap();
        assert_eq!((month.name().as_str(), month.word()), ("March 2026", "March"));
        for bad in
            ["", "2026", "2026-3", "2026-00", "2026-13", "0000-01", "2026-03-07", "+026-03", "２026-03"]
        {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}

//! Periods of time, as people write them beside a chart's points: `2025`, `Mar 2025`, `Q1 2025`, `FY24`, `2025年3月`.

mod interpret;
mod lexer;

use lexer::{Token, shape, tokens};

/// The first second and the one after the last.
pub type Span = (f64, f64);

/// When labels are, if all of them are times of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Times {
    /// Each has its place in time.
    Known(Vec<Span>),
    /// Some are times and this one, for example, is none.
    Mixed(String),
    /// This one can be read as two times.
    Unclear(String),
    /// They are no times.
    None,
}

/// A way to read a label. Each label of a chart has to be read by the same.
type Reader = fn(&[Token]) -> Option<Span>;

/// Reads labels.
pub fn times(labels: &[String]) -> Times {
    let tokens: Vec<Vec<Token>> = labels.iter().map(|label| tokens(label)).collect();
    let all = |read: Reader| tokens.iter().map(|label| read(label)).collect::<Option<Vec<Span>>>();
    let unclear = || labels.first().cloned().map_or(Times::None, Times::Unclear);
    let readers: [Reader; 4] = [interpret::calendar, interpret::season, interpret::fiscal, interpret::clock];
    if let Some(spans) = readers.into_iter().find_map(all) {
        return Times::Known(spans);
    }
    if let Some(spans) = all(interpret::counted).filter(|_| count_the_same(&tokens)) {
        return Times::Known(spans);
    }
    match all(interpret::part_of_year) {
        Some(spans) if spans.windows(2).all(|pair| pair[0].0 < pair[1].0) => return Times::Known(spans),
        // Without a year, December may come before January or after.
        Some(_) => return unclear(),
        None => {}
    }
    match (all(interpret::day_month_year), all(interpret::month_day_year)) {
        (Some(spans), None) | (None, Some(spans)) => return Times::Known(spans),
        (Some(spans), Some(others)) if spans == others => return Times::Known(spans),
        (Some(_), Some(_)) => return unclear(),
        (None, None) => {}
    }
    let other =
        labels.iter().zip(&tokens).find(|(_, label)| !is_dated(label)).map(|(label, _)| label.clone());
    match other {
        Some(other) if tokens.iter().filter(|label| is_dated(label)).count() > 1 => Times::Mixed(other),
        _ => Times::None,
    }
}

/// Whether labels are dates of a calendar, so that others between them can be named.
pub fn are_dates(labels: &[String]) -> bool {
    let tokens: Vec<Vec<Token>> = labels.iter().map(|label| tokens(label)).collect();
    let readers: [Reader; 3] = [interpret::calendar, interpret::day_month_year, interpret::month_day_year];
    readers.into_iter().any(|read| tokens.iter().all(|label| read(label).is_some()))
}

/// Whether a label is a time even among others that are none. Four digits alone may count anything.
fn is_dated(label: &[Token]) -> bool {
    let (numbers, words, _) = shape(label);
    let year = |number: &&str| ("1700"..="2200").contains(number);
    let plain = words.is_empty() && numbers.len() == 1;
    let read = interpret::calendar(label).or_else(|| interpret::fiscal(label)).is_some();
    read && (!plain || numbers.iter().all(year))
}

fn count_the_same(labels: &[Vec<Token>]) -> bool {
    let word = |label: &Vec<Token>| {
        let words = shape(label).1;
        words.first().map(|word| word.trim_end_matches('s').to_owned())
    };
    labels.windows(2).all(|pair| word(&pair[0]) == word(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::PartialDate;
    use proptest::prelude::*;

    fn read(labels: &[&str]) -> Times {
        times(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>())
    }

    fn span(date: &str) -> Span {
        let date = PartialDate::parse(date).unwrap();
        (date.start().0 as f64, date.end().0 as f64)
    }

    #[test]
    fn reads_dates_as_the_world_writes_them() {
        let same = [
            (
                "2025",
                vec![
                    "2025年",
                    "٢٠٢٥",
                    "２０２５",
                    "2025e",
                    "2025 (estimated)",
                    "2025*",
                    "2025¹",
                    "\u{2067}2025\u{2069}",
                ],
            ),
            (
                "2025-03",
                vec![
                    "2025-03",
                    "Mar 2025",
                    "Mar. 2025",
                    "March 2025",
                    "MARCH, 2025",
                    "März 2025",
                    "mars 2025",
                    "marzo de 2025",
                    "Mar '25",
                    "03/2025",
                    "2025/3",
                    "2025年3月",
                    "Mar 2025 (est.)",
                    "2025 Mar",
                ],
            ),
            (
                "2025-03-07",
                vec![
                    "2025-03-07",
                    "Mar 7, 2025",
                    "March 7th, 2025",
                    "7 March 2025",
                    "7. März 2025",
                    "07.03.2025",
                    "2025/03/07",
                    "7-Mar-2025",
                    "20250307",
                    "2025年3月7日",
                ],
            ),
        ];
        for (date, written) in same {
            for label in written {
                assert_eq!(read(&[label]), Times::Known(vec![span(date)]), "{label}");
            }
        }
    }

    #[test]
    fn reads_parts_of_years() {
        let of = |from: &str, to: &str| Times::Known(vec![(span(from).0, span(to).1)]);
        for label in [
            "Q2 2025",
            "2025 Q2",
            "2025-Q2",
            "2025Q2",
            "Q2/2025",
            "2Q25",
            "Q2 '25",
            "2. Quartal 2025",
            "Q2 FY2025",
        ] {
            assert_eq!(read(&[label]), of("2025-04", "2025-06"), "{label}");
        }
        assert_eq!(read(&["H2 2025"]), of("2025-07", "2025-12"));
        assert_eq!(read(&["1990s"]), of("1990", "1999"));
        assert_eq!(read(&["2019–2021"]), of("2019", "2021"));
        assert_eq!(read(&["2025-W01"]), of("2024-12-30", "2025-01-05"));
        assert_eq!(read(&["2026-W53"]), of("2026-12-28", "2027-01-03"));
        assert_eq!(read(&["2025-W53"]), Times::None, "it has 52 weeks");
        assert_eq!(
            read(&["2023/24", "2024/25"]),
            Times::Known(vec![
                (span("2023-07").0, span("2024-06").1),
                (span("2024-07").0, span("2025-06").1),
            ])
        );
        let years =
            |labels: &[&str]| read(labels) == Times::Known(vec![span("1999"), span("2001"), span("2024")]);
        assert!(years(&["FY99", "FY2001", "FY24"]) && years(&["FY 1999", "FY'01", "Fiscal 2024"]));
    }

    #[test]
    fn reads_what_has_no_year() {
        assert_eq!(
            read(&["Week 1", "Week 3", "Week 10"]),
            Times::Known(vec![(1.0, 1.0), (3.0, 3.0), (10.0, 10.0)])
        );
        assert_eq!(read(&["9:30", "14:00"]), Times::Known(vec![(34_200.0, 34_200.0), (50_400.0, 50_400.0)]));
        assert_eq!(read(&["9 am", "2 pm"]), Times::Known(vec![(32_400.0, 32_400.0), (50_400.0, 50_400.0)]));
        assert_eq!(read(&["Jan", "Apr"]), Times::Known(vec![span("2000-01"), span("2000-04")]));
        assert_eq!(
            read(&["Q1", "Q4"]),
            Times::Known(vec![
                (span("2000-01").0, span("2000-03").1),
                (span("2000-10").0, span("2000-12").1),
            ])
        );
        assert_eq!(read(&["Nov", "Jan"]), Times::Unclear("Nov".into()));
    }

    #[test]
    fn says_what_it_cannot_read() {
        assert_eq!(read(&["3/7/2025", "3/8/2025"]), Times::Unclear("3/7/2025".into()));
        assert_eq!(
            read(&["3/7/2025", "3/28/2025"]),
            Times::Known(vec![span("2025-03-07"), span("2025-03-28")])
        );
        assert_eq!(read(&["2023", "2024", "Total"]), Times::Mixed("Total".into()));
        for labels in [
            &["A", "B"][..],
            &["1024", "2048", "16384"],
            &["GPT 4", "GPT 5"],
            &["0.9", "0.23"],
            &["", ""],
            &["1 day", "1 week"],
        ] {
            assert_eq!(read(labels), Times::None, "{labels:?}");
        }
    }

    proptest! {
        #[test]
        fn any_label_is_read_without_harm(labels in prop::collection::vec("\\PC{0,12}|[0-9QFYHw/. '-]{0,10}", 0..4)) {
            times(&labels);
        }

        #[test]
        fn printed_dates_read_as_themselves(year in 1700i64..2200, month in 1i64..=12, day in 1i64..=28) {
            for iso in [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}")] {
                let date = PartialDate::parse(&iso).unwrap();
                prop_assert_eq!(read(&[&date.text()]), Times::Known(vec![span(&iso)]));
                prop_assert_eq!(read(&[&iso]), Times::Known(vec![span(&iso)]));
            }
        }
    }
}

//! Finds dates written in another way than running text has them here: “24 February 2026”, “February 2026”.

use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

const MONTHS: [&str; 12] = [
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

/// A date, and how it is written here.
pub struct DateFound {
    /// Where it stands.
    pub range: Range<usize>,
    /// The same as running text has it.
    pub instead: String,
}

/// `Feb 24, 2026`, `February 24th 2026`, `24 Feb 2026`, `24th of February 2026`, `Feb 2026`, `2026-02-24`.
static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = r"(?P<M>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)\b\.?";
    let named = |n: usize| month.replace("?P<M>", &format!("?P<m{n}>"));
    let (day, year) = (r"(?P<dN>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?", r"(?P<yN>(?:19|20)[0-9]{2})");
    let of = |text: &str, n: usize| text.replace('N', &n.to_string());
    let forms = [
        format!(r"{} {},? {}", named(1), of(day, 1), of(year, 1)),
        format!(r"{}(?: of)? {},? {}", of(day, 2), named(2), of(year, 2)),
        format!(r"{} {}", named(3), of(year, 3)),
        r"(?P<y4>(?:19|20)[0-9]{2})-(?P<n4>0[1-9]|1[0-2])-(?P<d4>0[1-9]|[12][0-9]|3[01])".to_owned(),
    ];
    Regex::new(&format!(r"\b(?:{})\b", forms.join("|"))).ok()
});

/// The dates of a text that are written in another way.
pub fn find(text: &str) -> Vec<DateFound> {
    // Few texts have a year in them.
    if !text.contains("19") && !text.contains("20") {
        return Vec::new();
    }
    let found = DATES.iter().flat_map(|dates| dates.captures_iter(text));
    let found = found.filter_map(|found| written(&found));
    // What is a date and nothing else is no running text: a cell of a table.
    found.filter(|one| ![one.instead.as_str(), text.trim()].contains(&&text[one.range.clone()])).collect()
}

fn written(found: &Captures<'_>) -> Option<DateFound> {
    let group =
        |name: &str| (1..=4).find_map(|n| found.name(&format!("{name}{n}"))).map(|group| group.as_str());
    let month = match (group("m"), group("n")) {
        (Some(name), _) => MONTHS.iter().find(|month| month.starts_with(name.get(..3).unwrap_or(name)))?,
        (None, number) => MONTHS.get(number?.parse::<usize>().ok()?.checked_sub(1)?)?,
    };
    let day = group("d").map(|day| format!("{} ", day.trim_start_matches('0'))).unwrap_or_default();
    Some(DateFound { range: found.get(0)?.range(), instead: format!("{day}{month} {}", group("y")?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_way() {
        for (text, instead) in [
            ("Since Feb 24, 2026 it is so.", "24 February 2026"),
            ("Since February 24th 2026", "24 February 2026"),
            ("on 24 Feb. 2026", "24 February 2026"),
            ("the 3rd of March 2026", "3 March 2026"),
            ("in Sept 2025", "September 2025"),
            ("as of 2026-02-04.", "4 February 2026"),
        ] {
            let found: Vec<String> = find(text).into_iter().map(|one| one.instead).collect();
            assert_eq!(found, [instead], "{text}");
        }
        for text in [
            "24 February 2026",
            "May 2026 and 2026",
            "Chrome 148",
            "version 2026-02",
            "in 2026–2034",
            "Mayor 2026",
            " 2026-02-24 ",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}

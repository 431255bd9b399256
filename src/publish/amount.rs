//! Finds amounts typed in prose: money, percentages, multiples, points.

use regex::Regex;
use std::{ops::Range, sync::LazyLock};

const PATTERN: &str = r"(?x)
    \\?
    (?:
        (?: [$€£¥] \s? | \b (?: USD | EUR | GBP | JPY ) \s? ) \d [\d.,]* (?: \s? (?: bn | [KMBTkmb] ) \b | \s (?: thousand | [mb]illion | trillion ) \b )?
      | \b \d [\d.,]* (?: [–-] \d [\d.,]* )?
        (?: \s? (?: bn | [KMBT] ) \b | \s (?: thousand | [mb]illion | trillion ) )?
        (?: \s? [%×]
          | x \b
          | [\s\u{a0}-] (?: percent | per\ cent | percentage | points? | pp | times | fold | dollars? | cents? | euros? | USD | EUR | GBP | JPY ) \b
          | (?: pp | fold | USD | EUR | GBP | JPY ) \b
        )
    )";

static AMOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PATTERN).ok());

/// The amounts in `text` that no backslash says are only words.
pub fn find(text: &str) -> Vec<Range<usize>> {
    // Most text has no digit, and then no amount.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let matches = AMOUNT.iter().flat_map(|amount| amount.find_iter(text));
    matches.filter(|found| !found.as_str().starts_with('\\')).map(|found| found.range()).collect()
}

/// `text` without the backslashes that say an amount is only words. (Before a sign Markdown has taken it away
/// already; before a digit it leaves it.)
pub fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_digit) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_is_valid() {
        assert!(AMOUNT.is_some());
    }

    #[test]
    fn finds_money_percentages_multiples_and_points() {
        let cases = [
            "$5",
            "$50B",
            "€ 3.5 million",
            "USD 20",
            "20 dollars",
            "75%",
            "75 percent",
            "4–20×",
            "4x",
            "3-fold",
            "10 times",
            "2.6 pp",
            "12 points",
            "12 percentage points",
            "1,000 %",
        ];
        for text in cases {
            let sentence = format!("It was {text} then.");
            let found = find(&sentence);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                sentence[found[0].clone()].trim_end_matches(" points"),
                text.trim_end_matches(" points"),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "in 2026",
            "GPT-5.4",
            "RFC 6928",
            "4B models",
            "x86",
            "5xx errors",
            "Trainium2",
            "page 12",
            "0x1f",
        ] {
            assert_eq!(find(text), Vec::<Range<usize>>::new(), "{text}");
        }
    }

    #[test]
    fn a_backslash_says_it_is_only_words() {
        assert!(find(r"the \5x rule").is_empty());
        assert_eq!(unescape(r"the \5x rule, a\b"), r"the 5x rule, a\b");
    }
}

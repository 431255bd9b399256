//! Languages, and which way they are written.

use super::json::is_default;
use serde::{Deserialize, Serialize};

/// The language of a text that is not in the site's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// As a BCP 47 tag.
    pub tag: String,
    /// Whether it is written from the right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rtl: bool,
}

impl Language {
    /// Which way it is written, as HTML says it.
    pub fn direction(&self) -> &'static str {
        direction(self.rtl)
    }
}

/// Which way a text is written, as HTML says it.
pub fn direction(rtl: bool) -> &'static str {
    if rtl { "rtl" } else { "ltr" }
}

/// Languages that are written from the right unless their tag names another script.
#[cfg(not(target_arch = "wasm32"))]
const FROM_THE_RIGHT: [&str; 29] = [
    "ar", "arc", "arz", "azb", "bcc", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn",
    "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi", "ydd",
];

/// Scripts that are written from the right.
#[cfg(not(target_arch = "wasm32"))]
const SCRIPTS: [&str; 11] =
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"];

#[cfg(not(target_arch = "wasm32"))]
impl Language {
    /// The language of a tag.
    pub fn of(tag: &str) -> Self {
        let mut parts = tag.split('-').map(str::to_ascii_lowercase);
        let first = parts.next().unwrap_or_default();
        // The script, where one is named, comes before regions and variants, and has four letters.
        let script =
            parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let rtl = match script {
            Some(script) => SCRIPTS.contains(&script.as_str()),
            None => FROM_THE_RIGHT.contains(&first.as_str()),
        };
        Self { tag: tag.to_owned(), rtl }
    }
}

/// Whether a text has letters that are written from the right.
#[cfg(not(target_arch = "wasm32"))]
pub fn has_rtl(text: &str) -> bool {
    // Most text is plain, which its bytes tell faster than its characters.
    !text.is_ascii()
        && text.chars().any(|c| {
            matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        })
}

/// A text that keeps its direction among others, left to right: so that an amount stays one.
#[cfg(not(target_arch = "wasm32"))]
pub fn isolated(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_which_way_a_language_is_written() {
        for (tag, rtl) in [
            ("ar", true),
            ("ar-EG", true),
            ("he", true),
            ("fa-IR", true),
            ("ur", true),
            ("ckb", true),
            ("ku-Arab", true),
            ("uz-Arab-AF", true),
            ("AR", true),
            ("en", false),
            ("de-CH", false),
            ("ku", false),
            ("az-Latn", false),
            ("ar-Latn", false),
            ("pa-arab", true),
            ("zh-Hant-TW", false),
        ] {
            assert_eq!(Language::of(tag).rtl, rtl, "{tag}");
        }
        assert!(has_rtl("السعر") && has_rtl("a ש") && !has_rtl("Größe €") && !has_rtl(""));
    }
}

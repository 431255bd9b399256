//! What all formats for programs of others share: where the site stands, who it is, and when an insight changed.
//!
//! Figures arrive worded, as everywhere. Dates are those of publication and correction: when a site was built is no
//! news to anybody. Drafts never leave.

mod identity;
#[cfg(test)]
pub(super) mod sample;
mod site_url;

pub use identity::{BadIdentity, IDENTITY_HELP, Identity};
pub use site_url::{Address, BadAddress};

use crate::model::{Card, Correction, Stamp};
use crate::views::escape;

/// A picture that stands for a page where it is linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path in the site. Previews show PNG and JPEG; few show SVG.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The same in words.
    pub alt: String,
}

/// When an insight was last corrected, if it was. A correction knows only its day, so one made on the day of
/// publication would otherwise come before it.
pub fn corrected(card: &Card) -> Option<Stamp> {
    card.updated.map(|day| day.max(card.published))
}

/// When an insight last changed: when it was corrected or, if it never was, published. Nothing else moves it.
pub fn changed(card: &Card) -> Stamp {
    corrected(card).unwrap_or(card.published)
}

/// A correction in words, without its date.
pub fn righted(one: &Correction, label: Option<&str>) -> String {
    match (label, &one.now) {
        (Some(label), Some(now)) => format!("{label}: was {}, now {now}. {}", one.was, one.why),
        _ => format!("Was: {}. {}", one.was, one.why),
    }
}

/// Text without the characters that XML 1.0 forbids, escaped or not, and with the one kind of line end that its parsers
/// make of all. HTML has no use for the others either.
pub fn legal(text: &str) -> String {
    let forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(forbidden, "").replace("\r\n", "\n").replace('\r', "\n")
}

/// Text as it stands in markup, in content or in a quoted attribute. No `>` stays, so neither does `]]>`.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&legal(text), &mut out);
    out
}

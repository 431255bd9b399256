//! To the outside: what programs of others read. Feeds, sitemaps, structured data, the tags in a page's head.
//!
//! Pure functions from the model to text; where it is written is the caller's to say. All of it names the site by
//! absolute addresses, so nothing here can be called for a site that has not said where it stands ([`Address`]).
//!
//! Figures arrive worded, as everywhere. Dates are those of publication and correction: when a site was built is no
//! news to anybody. Drafts never leave.

mod address;
mod atom;
mod content;
mod dataset;
mod feed;
mod identity;
mod json_feed;
mod meta;
mod place;
mod robots;
#[cfg(test)]
pub(super) mod sample;
mod sitemap;
mod structured;
mod xml;

pub use address::{Address, BadAddress};
pub use atom::atom;
pub use content::content;
pub use feed::{ENTRIES, Entry, Feed, held};
pub use identity::{BadIdentity, IDENTITY_HELP, Identity};
pub use json_feed::json_feed;
pub use meta::{Head, Picture, meta};
pub use place::{Place, places};
pub use robots::robots;
pub use sitemap::{Limit, sitemaps};
pub use structured::{structured_history, structured_insight};

use crate::model::{Card, Correction, Stamp};
use crate::views::escape;

/// When an insight was last corrected, if it was. A correction knows only its day, so one made on the day of
/// publication would otherwise come before it.
fn corrected(card: &Card) -> Option<Stamp> {
    card.updated.map(|day| day.max(card.published))
}

/// When an insight last changed: when it was corrected or, if it never was, published. Nothing else moves it.
fn changed(card: &Card) -> Stamp {
    corrected(card).unwrap_or(card.published)
}

/// A correction in words, without its date.
fn righted(one: &Correction, label: Option<&str>) -> String {
    match (label, &one.now) {
        (Some(label), Some(now)) => format!("{label}: was {}, now {now}. {}", one.was, one.why),
        _ => format!("Was: {}. {}", one.was, one.why),
    }
}

/// Text without the characters that XML 1.0 forbids, escaped or not, and with the one kind of line end that its parsers
/// make of all. HTML has no use for the others either.
fn legal(text: &str) -> String {
    let forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(forbidden, "").replace("\r\n", "\n").replace('\r', "\n")
}

/// Text as it stands in markup, in content or in a quoted attribute. No `>` stays, so neither does `]]>`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&legal(text), &mut out);
    out
}

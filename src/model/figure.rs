//! A number that says where it comes from.

use super::json::is_default;
use super::{Span, Stamp, taxonomy::UnknownWord, taxonomy::words};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

words! {
    /// How a figure came to be known.
    FigureKind {
        /// Somebody published it; the source says who.
        Reported = "reported", "Reported";
        /// Somebody measured it; the source says how.
        Measured = "measured", "Measured";
        /// Worked out from other figures here.
        Derived = "derived", "Derived";
        /// An estimate; the source says whose.
        Estimated = "estimated", "Estimated";
    }
}

/// A figure as readers meet it: worded, with all that the panel behind it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is printed wherever the figure stands: `$50B`, `8+`, `4–20×`.
    pub text: String,
    /// What it counts or measures.
    pub label: String,
    /// Value and unit in full, where that says more than the text: `50,000,000,000 US dollars`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exact: Option<String>,
    /// The date it speaks of, as precise as is known: `Mar 7, 2026`, `Mar 2026`, `2026`.
    pub as_of: String,
    /// How it came to be known.
    pub kind: FigureKind,
    /// Its source's place in the insight's list, or none: then it shows as unsourced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: Option<usize>,
    /// A few words beside it on a card.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Vec<Span>,
    /// How it was worked out, if it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derivation: Option<Derivation>,
    /// What is measured: the key's place in the insight's list of keys.
    #[serde(default, skip_serializing_if = "is_default")]
    pub key: Option<usize>,
    /// What the same key has come to since, where this insight does not say so itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub moved: Option<Mention>,
    /// Where the edition gives the same key a value for the same date that cannot be true as well.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disputes: Vec<Mention>,
    /// From when on it is to be read as possibly out of date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stale_from: Option<Stamp>,
}

/// How a derived figure was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The working in words and signs: `$38B + $100B = $138B`.
    pub working: String,
    /// How the result was rounded, if it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rounding: Option<String>,
    /// The parts' places in the insight's list of figures.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parts: Vec<usize>,
}

/// What the edition knows of a key, as an insight that states it needs to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyNotes {
    /// The key, shared by every insight that states it.
    pub key: String,
    /// Its last few values, the oldest first, each with the first date it is given for; nothing where it never changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub course: Vec<(String, String)>,
    /// How many values it had before those.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before: usize,
    /// The last few other insights that state it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub elsewhere: Vec<Mention>,
    /// How many more insights state it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub more: usize,
}

/// Another insight that states the same key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The insight.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The figure as printed there.
    pub text: String,
    /// The date it speaks of there.
    pub as_of: String,
    /// This insight's own figure beside it, where it takes more digits to tell the two apart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own: Option<String>,
}

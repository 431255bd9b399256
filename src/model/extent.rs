//! Where values stand in a drawing.

use super::json::is_default;
use super::taxonomy::{UnknownWord, words};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

words! {
    /// How a value is known that is not known exactly.
    Bound {
        /// This much or more.
        AtLeast = "at_least", "at least";
        /// This much or less.
        AtMost = "at_most", "at most";
        /// Roughly this much.
        About = "about", "about";
    }
}

/// Where a value stands in a drawing, in thousandths of the drawing's sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Its place along the scale: from and to, which differ for a range.
    pub reach: (u16, u16),
    /// How it is known, if not exactly or as a range.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bound: Option<Bound>,
    /// Whether a line leads to it from the one before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub joined: bool,
}

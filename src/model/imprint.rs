//! Who publishes the site, and how: the page `/about/`.

use super::Span;
use super::json::is_default;
use serde::{Deserialize, Serialize};

/// What the site says of itself, part by part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// Its parts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parts: Vec<ImprintPart>,
}

/// A part: a heading, and paragraphs below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImprintPart {
    /// The heading.
    pub heading: String,
    /// The paragraphs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Vec<Vec<Span>>,
}

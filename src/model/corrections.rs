//! What was put right, over all insights.
use super::json::is_default;
use serde::{Deserialize, Serialize};

/// A file of corrections, newest first; cut like the feed's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionsFile {
    /// How many corrections there are in all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// The corrections.
    #[serde(default, skip_serializing_if = "is_default")]
    pub entries: Vec<Corrected>,
}

/// A correction, with the insight it was made to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The insight.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The figure's label, where one was corrected.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<String>,
    /// What was put right.
    pub correction: Correction,
}

/// What was put right after publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When, as printed.
    pub date: String,
    /// The figure's place in the insight's list, where one was corrected.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figure: Option<usize>,
    /// What stood there before.
    pub was: String,
    /// What has stood there since, until the next correction if there was one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub now: Option<String>,
    /// Why it was changed.
    pub why: String,
}

//! What a page needs to be shown: carried by the page itself, so that the first view asks for nothing more.

use super::{CorrectionsFile, FeedFile, History, Insight, KeyList, Site};
use serde::{Deserialize, Serialize};

/// The content of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// A feed's first file.
    Feed(FeedFile),
    /// An insight.
    Insight(Box<Insight>),
    /// The topics; they stand in the site.
    Topics,
    /// A list of keys.
    Keys(KeyList),
    /// The history of a key.
    History(Box<History>),
    /// Corrections.
    Corrections(CorrectionsFile),
    /// Nothing.
    NotFound,
}

/// A page with the site around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The site.
    pub site: Site,
    /// The page.
    pub page: Page,
}

//! How a data folder is read and published.

use crate::model::Stamp;
use std::path::{Path, PathBuf};

/// How to read a data folder.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// The clock: what is published later than this waits.
    pub now: Stamp,
    /// Whether drafts and what waits are shown, marked.
    pub drafts: bool,
    /// What happens to the ledger when something is published.
    pub ledger: Keeping,
    /// Where the site stands, if it is not where its own file says: `https://example.org`.
    pub url: Option<String>,
    /// Whether pictures are drawn that stand for pages where they are linked to. Only a site that knows where it stands
    /// has any.
    pub pictures: bool,
    /// Whether there is an index to search.
    pub search: bool,
}

impl Options {
    /// Reads `data` as it is at `now`: no drafts, the ledger left alone, neither pictures nor an index.
    pub fn new(data: &Path, now: Stamp) -> Self {
        let (drafts, ledger, url) = (false, Keeping::Leave, None);
        Self { data: data.to_owned(), now, drafts, ledger, url, pictures: false, search: false }
    }
}

/// What happens to the ledger when something is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is written.
    Write,
    /// It must be up to date already, as where what is written is thrown away afterwards.
    Locked,
    /// It is left alone, as where nobody sees what is published.
    Leave,
}

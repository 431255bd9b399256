//! The files of the edition: the one place that names them, for the publisher who writes and the app that reads.

use super::PageName;
use std::fmt;

/// A file of the edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EditionFile<'n> {
    /// The site.
    Site,
    /// What is published now, in a few bytes.
    Now,
    /// A file of the feed of all insights.
    Feed(PageName),
    /// A file of a topic's feed.
    Topic(&'n str, PageName),
    /// An insight, by slug.
    Insight(&'n str),
    /// A page of the list of keys, from 1.
    Keys(usize),
    /// The history of a key.
    History(&'n str),
    /// A file of corrections.
    Corrections(PageName),
}

/// The path below the site's base.
impl fmt::Display for EditionFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("edition/")?;
        match self {
            Self::Site => f.write_str("site.json"),
            Self::Now => f.write_str("now.json"),
            Self::Feed(page) => write!(f, "feed/{page}.json"),
            Self::Topic(topic, page) => write!(f, "topics/{topic}/{page}.json"),
            Self::Insight(slug) => write!(f, "insights/{slug}.json"),
            Self::Keys(page) => write!(f, "figures/{page}.json"),
            // A key has a slash in it, so none can take the place of a page of the list.
            Self::History(key) => write!(f, "figures/{key}.json"),
            Self::Corrections(page) => write!(f, "corrections/{page}.json"),
        }
    }
}

//! The feed in small files.
//!
//! Files are cut from the oldest insight up, so all but the newest file are sealed: adding an insight
//! rewrites `latest` and nothing else, or seals one more file.

use super::json::is_default;
use super::{About, Card, UnknownWord};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How many insights a sealed file holds; `latest` holds up to twice as many, less one.
pub const PAGE: usize = 20;

/// The name of a feed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum PageName {
    /// The newest insights.
    Latest,
    /// A full page that never changes again; 1 is the oldest.
    Sealed(usize),
}

impl PageName {
    /// The files of a feed of `count` insights, newest first.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        let sealed = Self::sealed(count);
        (0..sealed + 1).map(move |back| match back {
            0 => Self::Latest,
            back => Self::Sealed(sealed + 1 - back),
        })
    }

    fn sealed(count: usize) -> usize {
        (count / PAGE).saturating_sub(1)
    }

    /// The least number of insights that has as many files as `count` has. A sealed page names its neighbours, and shall
    /// change only when there is one more.
    pub fn least(count: usize) -> usize {
        (Self::sealed(count) + 1) * PAGE
    }

    /// Which insights it holds, counted from the oldest.
    pub fn range(self, count: usize) -> std::ops::Range<usize> {
        match self {
            Self::Latest => Self::sealed(count) * PAGE..count,
            Self::Sealed(n) => n.saturating_sub(1) * PAGE..n * PAGE,
        }
    }

    /// What the address of a feed's page asks for; nothing for the newest.
    pub fn query(self) -> String {
        match self {
            Self::Latest => String::new(),
            page => format!("page={page}"),
        }
    }

    /// Whether a feed of `count` insights has such a file.
    pub fn exists(self, count: usize) -> bool {
        match self {
            Self::Latest => true,
            Self::Sealed(n) => (1..=Self::sealed(count)).contains(&n),
        }
    }
}

impl TryFrom<String> for PageName {
    type Error = UnknownWord;
    fn try_from(word: String) -> Result<Self, UnknownWord> {
        word.parse()
    }
}

impl Serialize for PageName {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// `latest` or the number.
impl fmt::Display for PageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => f.write_str("latest"),
            Self::Sealed(n) => write!(f, "{n}"),
        }
    }
}

impl FromStr for PageName {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match (word, word.parse()) {
            ("latest", _) => Ok(Self::Latest),
            (_, Ok(n)) if n > 0 => Ok(Self::Sealed(n)),
            _ => Err(UnknownWord(word.to_owned())),
        }
    }
}

/// A file of the feed: its insights, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedFile {
    /// Which file it is.
    pub page: PageName,
    /// How many insights the feed has. A sealed file does not say it: it never changes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// What a topic is about, in the newest file of its feed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: Option<About>,
    /// The insights.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<Card>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pages_hold_every_insight_once(count in 0usize..500) {
            let mut seen: Vec<usize> = PageName::all(count).flat_map(|page| page.range(count)).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
            for page in PageName::all(count) {
                prop_assert!(page.exists(count));
                prop_assert!(page.range(count).len() < 2 * PAGE);
            }
        }

        #[test]
        fn a_sealed_page_never_changes(count in 0usize..500) {
            for page in PageName::all(count).filter(|page| *page != PageName::Latest) {
                prop_assert_eq!(page.range(count), page.range(count + 1));
                prop_assert!(page.exists(count + 1));
            }
        }
    }
}

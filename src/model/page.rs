//! What a page needs to be shown: carried by the page itself, so that the first view asks for nothing more.

use super::json::{FromJson, Json, data};
use super::{
    Archive, CorrectionsFile, FeedFile, History, Insight, KeyList, Now, PageName, Route, Site, TopicList,
};

/// The content of a page.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Page {
    /// A feed's first file.
    Feed(FeedFile),
    /// An insight.
    Insight(Box<Insight>),
    /// A list of topics.
    Topics(TopicList),
    /// The months that have insights.
    Archive(Archive),
    /// A list of keys.
    Keys(KeyList),
    /// The history of a key.
    History(Box<History>),
    /// Corrections.
    Corrections(CorrectionsFile),
    /// The search, whose answers only the app has.
    Search,
    /// What the reader has saved; only the device knows.
    Saved,
    /// Nothing.
    NotFound,
}

impl Page {
    /// What its address asks for, where its path alone does not say it.
    pub fn query(&self) -> String {
        match self {
            Self::Feed(file) if file.page != PageName::Latest => format!("page={}", file.page),
            _ => String::new(),
        }
    }

    /// Whether it shows what the edition is, being written anew with each: the front page, at both its addresses.
    pub fn is_front(&self, route: &Route) -> bool {
        matches!(self, Self::Feed(file) if *route == Route::Feed && file.page == PageName::Latest)
    }
}

data! {
    /// A page with the site around it.
    pub struct PageData {
        /// The site.
        pub site: Site,
        /// The edition, on the page that every edition writes anew.
        pub now: Option<Now>,
        /// The page; nothing where its file is fetched apart, for with it the page would not fit into its first flight.
        pub page: Option<Page>,
    }
}

impl FromJson for Page {
    fn from_json(json: Json) -> Option<Self> {
        // What holds nothing is written as its name alone.
        let (kind, content) = match json {
            Json::Text(kind) => (kind, Json::Null),
            json => json.tagged()?,
        };
        Some(match kind.as_str() {
            "feed" => Self::Feed(FeedFile::from_json(content)?),
            "insight" => Self::Insight(Box::from_json(content)?),
            "topics" => Self::Topics(TopicList::from_json(content)?),
            "archive" => Self::Archive(Archive::from_json(content)?),
            "keys" => Self::Keys(KeyList::from_json(content)?),
            "history" => Self::History(Box::from_json(content)?),
            "corrections" => Self::Corrections(CorrectionsFile::from_json(content)?),
            "search" => Self::Search,
            "saved" => Self::Saved,
            "not_found" => Self::NotFound,
            _ => return None,
        })
    }
}

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
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        // What holds nothing is written as its name alone.
        if let Json::Text(kind) = json {
            return match kind.as_str() {
                "search" => Self::Search,
                "saved" => Self::Saved,
                kind => {
                    *sound &= kind == "not_found";
                    Self::NotFound
                }
            };
        }
        let (kind, content) = json.tagged(sound);
        match kind {
            "feed" => Self::Feed(FromJson::from_json(content, sound)),
            "insight" => Self::Insight(FromJson::from_json(content, sound)),
            "topics" => Self::Topics(FromJson::from_json(content, sound)),
            "archive" => Self::Archive(FromJson::from_json(content, sound)),
            "keys" => Self::Keys(FromJson::from_json(content, sound)),
            "history" => Self::History(FromJson::from_json(content, sound)),
            "corrections" => Self::Corrections(FromJson::from_json(content, sound)),
            _ => {
                *sound = false;
                Self::NotFound
            }
        }
    }
}

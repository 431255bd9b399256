//! What a page needs to be shown: carried by the page itself, so that the first view asks for nothing more.

use super::json::is_default;
use super::{
    Archive, CorrectionsFile, EditionInfo, Entity, FeedFile, History, Imprint, Insight, Installments,
    KeyList, Metric, MetricList, PageName, Route, Site, TopicList,
};
use serde::{Deserialize, Serialize};

/// The content of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// The start of comparisons, or a further page of what there is to compare by.
    Compare(Box<MetricList>),
    /// Entities compared by one metric.
    Metric(Box<Metric>),
    /// An entity.
    Entity(Box<Entity>),
    /// Corrections.
    Corrections(CorrectionsFile),
    /// Who publishes the site, and how.
    Imprint(Imprint),
    /// A series of insights.
    Series(Box<Installments>),
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
        self.feed().map(|file| file.page.query()).unwrap_or_default()
    }

    /// The feed's file, if it is a page of a feed.
    pub fn feed(&self) -> Option<&FeedFile> {
        match self {
            Self::Feed(file) => Some(file),
            _ => None,
        }
    }

    /// The insight, if it is one's page.
    pub fn insight(&self) -> Option<&Insight> {
        match self {
            Self::Insight(insight) => Some(insight),
            _ => None,
        }
    }

    /// Whether it shows what the edition is, being written anew with each: the front page, at both its addresses.
    pub fn is_front(&self, route: &Route) -> bool {
        matches!(self, Self::Feed(file) if *route == Route::Feed && file.page == PageName::Latest)
    }
}

/// A page with the site around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The site.
    pub site: Site,
    /// The edition, on the page that every edition writes anew.
    #[serde(default, skip_serializing_if = "is_default")]
    pub now: Option<EditionInfo>,
    /// The page; nothing where its file is fetched apart, for with it the page would not fit into its first flight.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: Option<Page>,
    /// Where it is not there, what its file has to be for the page to be made from it: `sha256-` and its hash, as browsers
    /// check it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub integrity: Option<String>,
}

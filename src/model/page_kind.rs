//! The table of pages: what there is to know of each kind of page, once for publisher and app.

use super::{EditionFile, Page, PageName, Route};

/// What a page needs of the styles beyond what all pages need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// Feeds and lists of topics.
    Feed,
    /// Insights.
    Insight,
    /// Figures over time, and corrections.
    Figures,
    /// Comparisons and entities.
    Compare,
    /// Any other.
    Plain,
    /// What pages of others show in a frame.
    Embed,
}

impl PageStyle {
    /// Whether all pages of a kind carry the same styles; others carry those of the parts they have.
    pub fn is_same_for_all(self) -> bool {
        matches!(self, Self::Feed | Self::Plain)
    }
}

/// A part of the navigation above every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Feeds and insights.
    Insights,
    /// Figures over time.
    Figures,
    /// Comparisons and entities.
    Compare,
    /// Topics.
    Topics,
}

impl Part {
    /// The parts in the order in which the navigation lists them: each with its name and the page it leads to.
    pub fn all() -> [(Self, &'static str, Route); 4] {
        [
            (Self::Insights, "Insights", Route::Feed),
            (Self::Figures, "Figures", Route::Figures(1)),
            (Self::Compare, "Compare", Route::Compare(1)),
            (Self::Topics, "Topics", Route::Topics(1)),
        ]
    }
}

/// What search engines are told of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexing {
    /// It stands in the sitemap.
    Listed,
    /// It may be found, but holds nothing of its own.
    Allowed,
    /// It asks not to be found.
    Refused,
}

/// A kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageKind {
    /// Its styles.
    pub style: PageStyle,
    /// What search engines are told of it.
    pub indexing: Indexing,
    /// The part of the navigation it belongs to.
    pub part: Option<Part>,
}

impl Route {
    /// The kind of page that an address leads to.
    pub fn kind(&self) -> PageKind {
        use {Indexing::*, PageStyle as Style, Part::*};
        let (style, indexing, part) = match self {
            Self::Feed => (Style::Feed, Listed, Some(Insights)),
            Self::Insight(_) => (Style::Insight, Listed, Some(Insights)),
            Self::Archive => (Style::Feed, Listed, Some(Insights)),
            Self::Month(_) => (Style::Feed, Listed, Some(Insights)),
            Self::Signal(_) => (Style::Feed, Listed, Some(Insights)),
            Self::Impact(_) => (Style::Feed, Listed, Some(Insights)),
            Self::Topics(_) => (Style::Feed, Listed, Some(Topics)),
            Self::Topic(_) => (Style::Feed, Listed, Some(Topics)),
            Self::Figures(_) => (Style::Figures, Listed, Some(Figures)),
            Self::Figure(_) => (Style::Figures, Listed, Some(Figures)),
            Self::Compare(_) => (Style::Compare, Listed, Some(Compare)),
            Self::Metric(..) => (Style::Compare, Listed, Some(Compare)),
            Self::Entity(..) => (Style::Compare, Listed, Some(Figures)),
            Self::Corrections(_) => (Style::Figures, Listed, None),
            Self::Series(_) => (Style::Feed, Listed, Some(Insights)),
            Self::About => (Style::Feed, Listed, None),
            Self::Search => (Style::Feed, Allowed, None),
            Self::Saved => (Style::Feed, Refused, None),
            Self::NotFound(_) => (Style::Plain, Refused, None),
        };
        PageKind { style, indexing, part }
    }

    /// The file of the edition that the page is made from; of a feed, the one called `name`. Pages without one are the same
    /// whatever is published.
    pub fn file(&self, name: PageName) -> Option<EditionFile<'_>> {
        Some(match self {
            Self::Insight(slug) => EditionFile::Insight(slug),
            Self::Archive => EditionFile::Archive,
            Self::Series(name) => EditionFile::Series(name),
            Self::About => EditionFile::About,
            Self::Topics(page) => EditionFile::Topics(*page),
            Self::Figures(page) => EditionFile::Keys(*page),
            Self::Figure(key) => EditionFile::History(key),
            Self::Compare(page) => EditionFile::Metrics(*page),
            Self::Metric(metric, page) => EditionFile::Metric(metric, *page),
            Self::Entity(id, page) => EditionFile::Entity(id, *page),
            Self::Corrections(name) => EditionFile::Corrections(*name),
            Self::Feed | Self::Month(_) | Self::Signal(_) | Self::Impact(_) | Self::Topic(_) => {
                EditionFile::Feed(self, name)
            }
            Self::Search | Self::Saved | Self::NotFound(_) => return None,
        })
    }

    /// Where the page is published, by its path in the site; `query` says which page of a feed. What hosts answer every
    /// address with that nothing has, stands where they look for it.
    pub fn html_path(&self, query: &str) -> String {
        match self {
            Self::NotFound(_) => "404.html".to_owned(),
            _ => format!("{}index.html", self.path(query)),
        }
    }

    /// The page, where it is made from no file.
    pub fn without_file(&self) -> Page {
        match self {
            Self::Search => Page::Search,
            Self::Saved => Page::Saved,
            _ => Page::NotFound,
        }
    }

    /// Whether a page is one that this address leads to: what a host sends for an address that nothing has is none.
    pub fn leads_to(&self, page: &Page) -> bool {
        match (self, page) {
            (Self::Insight(slug), Page::Insight(insight)) => insight.card.slug == *slug,
            (Self::Metric(metric, _), Page::Metric(page)) => page.metric.id == *metric,
            (Self::Entity(id, _), Page::Entity(page)) => page.entity.id == *id,
            (Self::Archive, Page::Archive(_))
            | (Self::Series(_), Page::Series(_))
            | (Self::About, Page::Imprint(_))
            | (Self::Topics(_), Page::Topics(_))
            | (Self::Figures(_), Page::Keys(_))
            | (Self::Figure(_), Page::History(_))
            | (Self::Compare(_), Page::Compare(_))
            | (Self::Corrections(_), Page::Corrections(_)) => true,
            (route, Page::Feed(_)) => route.is_feed(),
            _ => false,
        }
    }
}

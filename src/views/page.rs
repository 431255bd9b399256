//! From a page to its view: the one way there, in the browser and at publish.

use super::{
    FeedState, Html, SearchState, archive_view, corrections_view, feed_head, feed_view, history_view,
    insight_view, key_list, not_found, saved_view, search_view, topics_view,
};
use crate::model::{Page, Route, Site};
use leptos::prelude::*;

/// What a page is shown with.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'c> {
    /// The site; nothing while it is not known, and then feeds and the search, which name its topics, show nothing.
    pub site: Option<&'c Site>,
    /// The page's address.
    pub route: &'c Route,
    /// What the feed in view has been asked, and its answer.
    pub feed: RwSignal<FeedState>,
    /// The same of the search.
    pub search: RwSignal<SearchState>,
    /// The query string of the feed that the reader came from.
    pub feed_query: &'c str,
}

/// A page's view.
pub fn page_view(page: &Page, to: &PageContext<'_>) -> Html {
    match page {
        Page::Insight(insight) => insight_view(insight, to.feed_query),
        Page::Topics(list) => topics_view(list),
        Page::Archive(archive) => archive_view(archive),
        Page::Keys(list) => key_list(list),
        Page::History(history) => history_view(history),
        Page::Corrections(file) => corrections_view(to.route, file),
        Page::Saved => saved_view(),
        Page::NotFound => not_found(match to.route {
            Route::NotFound(address) if !address.is_empty() => Some(address),
            _ => None,
        }),
        Page::Search => to.site.map(|site| search_view(site, to.search)).into(),
        Page::Feed(file) => {
            let head = feed_head(to.route, &to.route.feed_name(&file.cards));
            to.site.map(|site| feed_view(site, to.route, to.feed, head)).into()
        }
    }
}

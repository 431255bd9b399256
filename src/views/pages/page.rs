//! From a page to its view: the one way there, in the browser and at publish.

use super::archive::archive_view;
use super::entity::entity_view;
use super::fallback::not_found;
use super::history::{history_view, key_list};
use super::imprint::imprint_view;
use super::installments::installments_view;
use super::saved::saved_view;
use super::topics::topics_view;
use crate::model::{Page, Route, Site};
use crate::views::compare::compare_state::CompareState;
use crate::views::compare::{compare_view, metric_view};
use crate::views::feed::feed_head::feed_head;
use crate::views::feed::feed_state::FeedState;
use crate::views::feed::feed_view;
use crate::views::html::Html;
use crate::views::insight::corrections::corrections_view;
use crate::views::insight::insight_view;
use crate::views::search::search_state::SearchState;
use crate::views::search::search_view;
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
    /// The same of the comparison.
    pub compare: RwSignal<CompareState>,
    /// The query string of the feed that the reader came from.
    pub feed_query: &'c str,
}

/// A page's view.
pub fn page_view(page: &Page, context: &PageContext<'_>) -> Html {
    match page {
        Page::Insight(insight) => insight_view(insight, context.feed_query),
        Page::Topics(list) => topics_view(list),
        Page::Archive(archive) => archive_view(archive),
        Page::Keys(list) => key_list(list),
        Page::History(history) => history_view(history),
        Page::Compare(list) => compare_view(list, context.compare),
        Page::Metric(metric) => metric_view(metric),
        Page::Entity(entity) => entity_view(entity),
        Page::Corrections(file) => corrections_view(context.route, file),
        Page::Imprint(imprint) => imprint_view(imprint),
        Page::Series(series) => installments_view(series),
        Page::Saved => saved_view(),
        Page::NotFound => not_found(match context.route {
            Route::NotFound(address) if !address.is_empty() => Some(address),
            _ => None,
        }),
        Page::Search => context.site.map(|site| search_view(site, context.search)).into(),
        Page::Feed(file) => {
            let head = feed_head(context.route, &context.route.feed_name(&file.cards));
            context.site.map(|site| feed_view(site, context.route, context.feed, head)).into()
        }
    }
}

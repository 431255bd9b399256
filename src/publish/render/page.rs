//! Pages: the views, rendered once at publish, written into the one shell.

use super::styles::Kind;
use crate::model::{FeedQuery, KeyCard, Links, Now, Page, PageName, Route, Site};
use crate::views::{
    Clock, FeedState, Frame, Html, SearchState, archive_view, corrections_view, feed_head, feed_meaning,
    feed_view, frame, history_view, insight_view, key_list, not_found, saved_view, search_view, topics_view,
};
use leptos::prelude::*;
use std::sync::Arc;

pub fn kind(page: &Page) -> Kind {
    match page {
        Page::Feed(_) | Page::Topics(_) | Page::Archive(_) | Page::Saved => Kind::Feed,
        Page::Insight(_) => Kind::Insight,
        Page::Keys(_) | Page::History(_) | Page::Corrections(_) => Kind::Figures,
        Page::Search => Kind::Feed,
        Page::NotFound => Kind::Plain,
    }
}

/// A page's title, and what search engines say of it.
pub fn about(site: &Site, route: &Route, page: &Page) -> (String, String) {
    match page {
        Page::Insight(insight) => (insight.card.title.clone(), insight.card.summary.clone()),
        Page::Topics(list) => {
            let page = if list.page == 1 { String::new() } else { format!(", page {}", list.page) };
            (format!("Topics{page}"), format!("Every topic of {}.", site.name))
        }
        Page::Archive(_) => {
            ("Archive".to_owned(), format!("The insights of {} by month, signal and impact.", site.name))
        }
        Page::Keys(_) => {
            ("Figures".to_owned(), format!("Every figure of {} that is followed over time.", site.name))
        }
        Page::History(history) => {
            let KeyCard { label, text, as_of, .. } = &history.latest;
            (
                label.clone(),
                format!(
                    "{label}: {text} as of {as_of}, what it was before, and where each value comes from."
                ),
            )
        }
        Page::Corrections(_) => ("Corrections".to_owned(), format!("What {} has put right.", site.name)),
        Page::Search => ("Search insights".to_owned(), format!("Search the insights of {}.", site.name)),
        Page::Saved => ("Saved".to_owned(), "Insights saved in this browser, on this device.".to_owned()),
        Page::NotFound => ("Not found".to_owned(), site.description.clone()),
        Page::Feed(file) => {
            let name = route.feed_name(&file.cards);
            let description = match route {
                Route::Topic(_) => format!("Insights on {name}."),
                Route::Month(_) => format!("Insights of {name}."),
                _ => feed_meaning(route).map_or_else(|| site.description.clone(), str::to_owned),
            };
            match file.page {
                PageName::Sealed(page) => (format!("{name}, page {page}"), description),
                // The front page is called as the site is.
                PageName::Latest if *route == Route::Feed => (String::new(), description),
                PageName::Latest => (name, description),
            }
        }
    }
}

/// A page's HTML, from the same views the browser uses.
pub fn render(site: &Arc<Site>, now: &Now, route: &Route, page: &Arc<Page>, links: &Links) -> String {
    Owner::new().with(|| {
        provide_context(links.clone());
        // A reader's clock is later, and rarely by so much that a figure gets out of date in between: what is out of
        // date now stands in the page, so that nothing moves when the app comes with the clock.
        provide_context(Clock(RwSignal::new(Some(now.built))));
        let told = Frame {
            site: RwSignal::new(Some(site.clone())),
            route: Callback::new({
                let route = route.clone();
                move |()| route.clone()
            }),
            now: RwSignal::new(None),
            edition: RwSignal::new(page.is_front(route).then(|| now.clone())),
            newest: RwSignal::new(None),
            unreached: RwSignal::new(false),
            local: None,
            loading: RwSignal::new(false),
            slow: RwSignal::new(false),
            address: None,
        };
        let (site, route, page) = (site.clone(), route.clone(), page.clone());
        frame(told, move || content(&site, &route, &page)).to_html()
    })
}

fn content(site: &Site, route: &Route, page: &Page) -> Html {
    match page {
        Page::Insight(insight) => insight_view(insight, ""),
        Page::Topics(list) => topics_view(list),
        Page::Archive(archive) => archive_view(archive),
        Page::Search => search_view(site, RwSignal::new(SearchState::default())),
        Page::Keys(list) => key_list(list),
        Page::History(history) => history_view(history),
        Page::Corrections(file) => corrections_view(route, file),
        Page::Saved => saved_view(),
        Page::NotFound => not_found(None),
        Page::Feed(file) => {
            let state = FeedState {
                query: FeedQuery::parse(&page.query()),
                cards: file.cards.clone(),
                count: file.count,
                about: file.about.clone().map(Arc::new),
                more: false,
                loading: false,
                failure: None,
            };
            feed_view(site, route, RwSignal::new(state), feed_head(route, &route.feed_name(&file.cards)))
        }
    }
}

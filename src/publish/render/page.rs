//! Pages: the views, rendered once at publish, written into the one shell.

use crate::model::{EditionInfo, Links, Page, Route, Site};
use crate::views::{
    Clock, CompareState, FeedState, FrameState, Html, PageContext, SearchState, frame, page_view,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page's HTML, from the same views the browser uses.
pub fn render(site: &Arc<Site>, now: &EditionInfo, route: &Route, page: &Arc<Page>, links: &Links) -> String {
    Owner::new().with(|| {
        provide_context(links.clone());
        // A reader's clock is later, and rarely by so much that a figure gets out of date in between: what is out of
        // date now stands in the page, so that nothing moves when the app comes with the clock.
        provide_context(Clock(RwSignal::new(Some(now.built))));
        let state = FrameState {
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
        frame(state, move || content(&site, &route, &page)).to_html()
    })
}

fn content(site: &Site, route: &Route, page: &Page) -> Html {
    let state = FeedState::published(page);
    let search = RwSignal::new(SearchState::default());
    let compare = RwSignal::new(CompareState::default());
    page_view(
        page,
        &PageContext { site: Some(site), route, feed: RwSignal::new(state), search, compare, feed_query: "" },
    )
}

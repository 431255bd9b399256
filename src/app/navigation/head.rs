//! What the document's head says of the page in view: title, description and canonical address, as in what is published.

use crate::app::state::{App, InView};
use crate::model::{PageMeta, PageName, Route, Site};
use leptos::prelude::*;
use leptos::web_sys::{Element, Url};

impl App {
    /// Says it.
    pub fn describe(self) {
        let Some((site, view)) = self.site.get_untracked().zip(self.in_view.get_untracked()) else { return };
        let (meta, address) = self.meta(&site, &view);
        document().set_title(&meta.title(&site.name));
        if let Some(tag) = tag("meta[name=description]") {
            let _ = tag.set_attribute("content", &meta.description);
        }
        // Only a site that knows where it stands has them. What first stood elsewhere is to be found there.
        if let Some((tag, feed)) = tag("link[rel=canonical]").zip(tag("link[rel=alternate]"))
            && let Ok(own) = Url::new(&feed.get_attribute("href").unwrap_or_default())
        {
            let first = view.page.as_ref().ok().and_then(|page| page.insight()?.canonical.clone());
            let _ = tag.set_attribute("href", &first.unwrap_or_else(|| [own.origin(), address].concat()));
        }
    }

    fn meta(self, site: &Site, view: &InView) -> (PageMeta, String) {
        let to = |route: &Route, query: &str| self.links.with_value(|links| links.to_query(route, query));
        let InView { route, page } = view;
        match page {
            Err(_) => (PageMeta::of_failure(site), to(route, "")),
            Ok(page) => match page.feed() {
                None => (page.meta(site, route), to(route, "")),
                // A feed may have been asked for something else since it came: it is called as the feed that answers.
                Some(file) => self.feed.with_untracked(|state| {
                    let by = state.query.answered_by(route).unwrap_or_else(|| route.clone());
                    let cards = if by == *route { &file.cards } else { &state.cards };
                    let page = state.query.page.unwrap_or(PageName::Latest);
                    (PageMeta::of_feed(site, &by, cards, page), to(&by, &page.query()))
                }),
            },
        }
    }
}

fn tag(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

//! Where a reader is on the site: what the address bar says.

use super::dom::browser;
use crate::model::{Links, Route};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::HtmlAnchorElement;

/// Where a reader is on the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The query string, without a question mark.
    pub query: String,
    /// The fragment, without its sign.
    pub fragment: String,
}

impl Location {
    /// A page, asked for nothing more.
    pub fn of(route: Route) -> Self {
        Self { route, query: String::new(), fragment: String::new() }
    }

    /// Where the address bar says.
    pub fn current(links: &Links) -> Self {
        let location = browser().location();
        let part = |part: Result<String, JsValue>| part.unwrap_or_default();
        Self::at(&part(location.pathname()), &part(location.search()), &part(location.hash()), links)
    }

    /// The location an address stands for.
    pub fn at(path: &str, query: &str, fragment: &str, links: &Links) -> Self {
        let (route, page) = Route::parse_page(path, links);
        let query = query.trim_start_matches('?');
        let query = match page {
            Some(page) => format!("page={page}{}{query}", if query.is_empty() { "" } else { "&" }),
            None => query.to_owned(),
        };
        // As its target is called.
        let fragment = fragment.trim_start_matches('#');
        let fragment =
            js_sys::decode_uri_component(fragment).map_or_else(|_| fragment.to_owned(), Into::into);
        Self { route, query, fragment }
    }

    /// Where a link leads.
    pub fn of_link(link: &HtmlAnchorElement, links: &Links) -> Self {
        Self::at(&link.pathname(), &link.search(), &link.hash(), links)
    }

    /// The address, as links have it.
    pub fn address(&self, links: &Links) -> String {
        let mark = if self.fragment.is_empty() { "" } else { "#" };
        format!("{}{mark}{}", links.to_query(&self.route, &self.query), self.fragment)
    }
}

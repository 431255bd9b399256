//! Absolute addresses: who reads a feed or a search result knows the site by nothing else.

use crate::model::{Links, Route};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may not stand in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same for the base: that is part of an address already, so a sign that was encoded there stays as it is.
const BASE: &AsciiSet = &PATH.remove(b'%');

/// Writes absolute addresses: knows where the site stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    origin: String,
    links: Links,
}

/// The text does not say where a site stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It has no scheme that pages are read by.
    #[error("“{0}” does not begin with https:// or http://")]
    Scheme(String),
    /// It has a path, a query, a fragment or a name to log in with.
    #[error("“{0}” holds more than scheme and host; the path is that of the app's build")]
    More(String),
    /// Its host can be none.
    #[error("“{0}” names no host in plain letters, digits, dots and hyphens")]
    Host(String),
}

impl Address {
    /// Takes scheme and host, such as `https://example.org`; a slash at the end may stand there. `links` know the path
    /// below.
    pub fn new(url: &str, links: Links) -> Result<Self, BadAddress> {
        let scheme = || BadAddress::Scheme(url.to_owned());
        let (name, rest) = url.split_once("://").ok_or_else(scheme)?;
        let name = name.to_ascii_lowercase();
        if !matches!(name.as_str(), "https" | "http") {
            return Err(scheme());
        }
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '\\', '?', '#', '@']) {
            return Err(BadAddress::More(url.to_owned()));
        }
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let valid = is_host(host) && port.is_none_or(is_port);
        let origin = || format!("{name}://{}", rest.to_ascii_lowercase());
        valid.then(|| Self { origin: origin(), links }).ok_or_else(|| BadAddress::Host(url.to_owned()))
    }

    /// Scheme and host, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The links below it.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// The address of a page.
    pub fn to(&self, route: &Route) -> String {
        self.file(&route.to_string())
    }

    /// The address of a page, and of what it is asked for: `page=3`.
    pub fn to_query(&self, route: &Route, query: &str) -> String {
        // Made of slugs and numbers, so that nothing in it needs to be encoded.
        self.file(&route.path(query))
    }

    /// The address of a file by its path in the site, whatever letters that has.
    pub fn file(&self, path: &str) -> String {
        let base = utf8_percent_encode(self.links.base(), BASE);
        format!("{}{base}{}", self.origin, utf8_percent_encode(path, PATH))
    }
}

fn is_host(host: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.len() <= 253 && host.split('.').all(is_part)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Result<Address, BadAddress> {
        Address::new(url, Links::new("/a/b/"))
    }

    #[test]
    fn pages_and_files_have_whole_addresses() {
        let address = at("HTTPS://Example.org/").unwrap();
        assert_eq!(address.origin(), "https://example.org");
        assert_eq!(address.to(&Route::Feed), "https://example.org/a/b/");
        assert_eq!(address.to(&Route::Insight("x".into())), "https://example.org/a/b/insights/x/");
        assert_eq!(address.file("feed.xml"), "https://example.org/a/b/feed.xml");
        let root = Address::new("http://localhost:8080", Links::new("/")).unwrap();
        assert_eq!(root.file("feed.xml"), "http://localhost:8080/feed.xml");
    }

    #[test]
    fn odd_letters_are_encoded() {
        let address = Address::new("https://example.org", Links::new("/a%20b/é")).unwrap();
        let file = address.file("data/50% \"é\".png");
        assert_eq!(file, "https://example.org/a%20b/%C3%A9/data/50%25%20%22%C3%A9%22.png");
    }

    #[test]
    fn refuses_what_says_no_place() {
        for url in
            ["", "example.org", "//example.org", "ftp://example.org", "javascript:alert(1)", " https://a"]
        {
            assert_eq!(at(url), Err(BadAddress::Scheme(url.into())));
        }
        for url in
            ["https://a.org/b", "https://a.org//", "https://a.org?b", "https://a.org#b", "https://u@a.org"]
        {
            assert_eq!(at(url), Err(BadAddress::More(url.into())));
        }
        for url in [
            "https://",
            "https:///",
            "https://a..b",
            "https://-a",
            "https://a b",
            "https://é.org",
            "https://a:x",
        ] {
            assert_eq!(at(url), Err(BadAddress::Host(url.into())));
        }
    }
}

//! Addresses: the one place that reads and writes them.

use super::{Impact, Links, Month, PageName, Signal};
use std::fmt;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`: the feed.
    Feed,
    /// `/insights/<slug>/`.
    Insight(String),
    /// `/topics/`, and `/topics/-/<n>/` from the second page on: no topic is called `-`.
    Topics(usize),
    /// `/topics/<topic>/`.
    Topic(String),
    /// `/signals/<signal>/`.
    Signal(Signal),
    /// `/impacts/<impact>/`.
    Impact(Impact),
    /// `/months/`.
    Archive,
    /// `/months/<month>/`, as in `/months/2026-03/`.
    Month(Month),
    /// `/figures/`, and `/figures/<n>/` from the second page on.
    Figures(usize),
    /// `/figures/<key>/`.
    Figure(String),
    /// `/corrections/`, and `/corrections/<n>/` for older ones.
    Corrections(PageName),
    /// `/saved/`: what the reader has saved on the device.
    Saved,
    /// `/search/`.
    Search,
    /// Any other address.
    NotFound(String),
}

impl Route {
    /// The page at `path`, which is absolute and starts with the site's base.
    pub fn parse(path: &str, links: &Links) -> Self {
        Self::parse_page(path, links).0
    }

    /// The same, with the page of a feed where the path names one: `/page/3/`, `/topics/aws/3/`.
    pub fn parse_page(path: &str, links: &Links) -> (Self, Option<usize>) {
        let lost = || Self::NotFound(path.to_owned());
        let plain = decoded(path);
        let Some(inside) = links.inside(&plain) else { return (lost(), None) };
        let inside = inside.strip_suffix("index.html").unwrap_or(inside);
        let parts: Vec<&str> = inside.split('/').filter(|part| !part.is_empty()).collect();
        let number = |text: &str| text.parse().ok().filter(|n| *n > 0);
        let route = match parts.as_slice() {
            [] | ["insights"] => Self::Feed,
            ["page", page] if number(page).is_some() => return (Self::Feed, number(page)),
            ["insights", slug] if is_slug(slug) => Self::Insight((*slug).to_owned()),
            ["topics"] => Self::Topics(1),
            ["topics", "-", page] => number(page).map_or_else(lost, Self::Topics),
            ["months"] => Self::Archive,
            ["search"] => Self::Search,
            ["figures"] => Self::Figures(1),
            ["figures", page] => number(page).map_or_else(lost, Self::Figures),
            ["figures", key @ ..] if is_key(&key.join("/")) => Self::Figure(key.join("/")),
            ["corrections"] => Self::Corrections(PageName::Latest),
            ["corrections", page] => {
                number(page).map_or_else(lost, |page| Self::Corrections(PageName::Sealed(page)))
            }
            ["saved"] => Self::Saved,
            [kind, name] => Self::facet(kind, name).unwrap_or_else(lost),
            [kind, name, page] => match (Self::facet(kind, name), number(page)) {
                (Some(facet), Some(page)) => return (facet, Some(page)),
                _ => lost(),
            },
            _ => lost(),
        };
        (route, None)
    }

    /// The address below the base with a query string, which may be empty. One that asks for no more than a page of a
    /// feed is a path: that page is there without the app, too.
    pub fn path(&self, query: &str) -> String {
        match (self, query.strip_prefix("page=").filter(|page| !page.contains('&'))) {
            (Self::Feed, Some(page)) => format!("page/{page}/"),
            (_, Some(page)) if self.is_feed() => format!("{self}{page}/"),
            _ if query.is_empty() => self.to_string(),
            _ => format!("{self}?{query}"),
        }
    }
}

/// The address below the base, without a slash in front.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feed => Ok(()),
            Self::Insight(slug) => write!(f, "insights/{slug}/"),
            Self::Topics(1) => f.write_str("topics/"),
            Self::Topics(page) => write!(f, "topics/-/{page}/"),
            Self::Topic(topic) => write!(f, "topics/{topic}/"),
            Self::Signal(signal) => write!(f, "signals/{}/", signal.word()),
            Self::Impact(impact) => write!(f, "impacts/{}/", impact.word()),
            Self::Archive => f.write_str("months/"),
            Self::Search => f.write_str("search/"),
            Self::Month(month) => write!(f, "months/{month}/"),
            Self::Figures(1) => f.write_str("figures/"),
            Self::Figures(page) => write!(f, "figures/{page}/"),
            Self::Figure(key) => write!(f, "figures/{key}/"),
            Self::Corrections(PageName::Latest) => f.write_str("corrections/"),
            Self::Corrections(PageName::Sealed(page)) => write!(f, "corrections/{page}/"),
            Self::Saved => f.write_str("saved/"),
            Self::NotFound(path) => f.write_str(path.trim_start_matches('/')),
        }
    }
}

/// A path with what needs no encoding decoded: with or without, it is the same address (RFC 3986, section 2.3). All else
/// stays as it is, and nothing is decoded twice.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut digits = part.chars().map(|c| c.to_digit(16));
        let byte = match (digits.next(), digits.next()) {
            (Some(Some(high)), Some(Some(low))) => Some((high * 16 + low) as u8),
            _ => None,
        };
        match byte.filter(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(byte)) {
            Some(byte) => {
                plain.push(char::from(byte));
                plain.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                plain.push('%');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// Lower-case letters and digits in words joined by single hyphens, 100 characters at most.
pub fn is_slug(text: &str) -> bool {
    text.len() <= 100
        && !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Two to six slugs joined by slashes: `entity/metric` or `entity/metric/conditions`.
pub fn is_key(text: &str) -> bool {
    (2..=6).contains(&text.split('/').count()) && text.split('/').all(is_slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_address_is_compared_decoded(encoded in proptest::collection::vec(0..3, 120), page in 0..6_usize) {
            let links = Links::new("/a.b/~c/");
            let page = [
                "/a.b/~c/insights/two-words/", "/a.b/~c/topics/alpha", "/a.b/~c/", "/a.b/~c/figures/a/b-c/d/",
                "/a.b/~c/months/2026-03/2/", "/a.b/~c/topics/-/12/index.html",
            ][page];
            let encode = |(byte, how): (u8, &i32)| match (byte, how) {
                (b'/', _) | (_, 0) => char::from(byte).to_string(),
                (byte, 1) => format!("%{byte:02x}"),
                (byte, _) => format!("%{byte:02X}"),
            };
            let other: String = page.bytes().zip(&encoded).map(encode).collect();
            prop_assert_eq!(Route::parse_page(&other, &links), Route::parse_page(page, &links));
            // What is encoded twice is another address.
            let twice = other.replace('%', "%25");
            if twice != page {
                prop_assert_eq!(Route::parse(&twice, &links), Route::NotFound(twice.clone()));
            }
        }

        #[test]
        fn any_path_is_read(path in "/[%a-fA-F0-9/é.+-]{0,40}") {
            let lost = Route::parse(&path, &Links::new("/"));
            if let Route::NotFound(said) = lost {
                prop_assert_eq!(said, path, "it is said as it was asked for");
            }
        }
    }

    #[test]
    fn what_is_no_encoding_of_the_same_is_not_found() {
        let links = Links::new("/");
        for path in [
            "/insights/two%zzwords/",
            "/insights/two%2",
            "/insights/two%",
            "/insights/two%252Dwords/",
            "/insights/two%2Fwords/",
            "/insights%2Ftwo-words/",
            "/insights/%41bc/",
            "/topics/%C3%A4/",
            "/insights/%+2d/",
            "/insights/%%32d/",
            "/topics/a%20b/",
            "/insights/%é/",
        ] {
            assert_eq!(Route::parse(path, &links), Route::NotFound(path.into()));
        }
        assert_eq!(
            Route::parse("/insights/two%2dwords%2Fx/", &links),
            Route::NotFound("/insights/two%2dwords%2Fx/".into())
        );
        assert_eq!(Route::parse("/%74opics/%61lpha/", &links), Route::Topic("alpha".into()));
    }

    #[test]
    fn every_page_is_found_again_by_its_own_link() {
        for base in ["/", "/a/b/", "a/b"] {
            let links = Links::new(base);
            let pages = [
                Route::Feed,
                Route::Insight("a-1".into()),
                Route::Topics(1),
                Route::Topics(7),
                Route::Topic("aws".into()),
                Route::Signal(Signal::Shift),
                Route::Impact(Impact::High),
                Route::Archive,
                Route::Search,
                Route::Month(Month::numbered(2026 * 12)),
                Route::Figures(1),
                Route::Figures(12),
                Route::Figure("aws/price".into()),
                Route::Figure("2/price/gpu-hour/spot".into()),
                Route::Corrections(PageName::Latest),
                Route::Corrections(PageName::Sealed(3)),
                Route::Saved,
            ];
            for page in pages {
                let link = links.to(&page);
                assert_eq!(Route::parse(&link, &links), page);
                assert_eq!(Route::parse(link.trim_end_matches('/'), &links), page, "no slash at the end");
                assert_eq!(Route::parse(&format!("{link}index.html"), &links), page);
            }
        }
    }

    #[test]
    fn a_page_of_a_feed_is_a_path() {
        let links = Links::new("/a/b/");
        for (route, address) in [
            (Route::Feed, "/a/b/page/3/"),
            (Route::Topic("aws".into()), "/a/b/topics/aws/3/"),
            (Route::Signal(Signal::Noise), "/a/b/signals/noise/3/"),
            (Route::Impact(Impact::Low), "/a/b/impacts/low/3/"),
            (Route::Month(Month::numbered(2026 * 12 + 2)), "/a/b/months/2026-03/3/"),
        ] {
            assert_eq!(links.to_query(&route, "page=3"), address);
            assert_eq!(Route::parse_page(address, &links), (route.clone(), Some(3)));
            assert!(links.to_query(&route, "page=3&sort=oldest").ends_with("?page=3&sort=oldest"));
        }
        assert_eq!(Route::parse_page("/a/b/page/0/", &links).1, None);
        assert!(matches!(Route::parse("/a/b/page/x/", &links), Route::NotFound(_)));
    }

    #[test]
    fn a_sibling_of_the_base_is_not_the_site() {
        let links = Links::new("/a/b");
        assert_eq!(Route::parse("/a/bc/", &links), Route::NotFound("/a/bc/".into()));
        assert_eq!(Route::parse("/a/b", &links), Route::Feed);
    }

    #[test]
    fn odd_addresses_are_not_found() {
        let links = Links::new("/");
        for path in [
            "/insights/A/",
            "/insights/a/b/",
            "/nope",
            "/insights/..%2f/",
            "/topics/a--b/",
            "/topics/-/",
            "/topics/-/0/",
            "/topics/aws/x/",
            "/topics/aws/1/1/",
            "/signals/",
            "/signals/loud/",
            "/impacts/high/0/",
            "/months/2026-13/",
            "/months/2026/",
            "/figures/aws/",
            "/figures/a/B/",
            "/corrections/0/",
        ] {
            assert!(matches!(Route::parse(path, &links), Route::NotFound(_)), "{path}");
        }
    }
}

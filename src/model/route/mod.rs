//! Addresses: the one place that reads and writes them.

use crate::model::{Impact, Links, Month, PageName, Signal};
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
    /// `/series/<name>/`: insights that are read in an order.
    Series(String),
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
    /// `/compare/`, and `/compare/-/<n>/` for more metrics.
    Compare(usize),
    /// `/compare/<metric>/`, and `/compare/<metric>/-/<n>/` from the second page on: no part of a metric is called `-`.
    Metric(String, usize),
    /// `/entities/<id>/`, and `/entities/<id>/<n>/` from the second page on.
    Entity(String, usize),
    /// `/corrections/`, and `/corrections/<n>/` for older ones.
    Corrections(PageName),
    /// `/saved/`: what the reader has saved on the device.
    Saved,
    /// `/about/`: who publishes the site, and how.
    About,
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
            ["series", name] if is_slug(name) => Self::Series((*name).to_owned()),
            ["months"] => Self::Archive,
            ["about"] => Self::About,
            ["search"] => Self::Search,
            ["figures"] => Self::Figures(1),
            ["figures", page] => number(page).map_or_else(lost, Self::Figures),
            ["figures", key @ ..] if is_key(&key.join("/")) => Self::Figure(key.join("/")),
            ["compare"] => Self::Compare(1),
            ["compare", "-", page] => number(page).map_or_else(lost, Self::Compare),
            ["compare", metric @ .., "-", page] if is_metric(&metric.join("/")) => {
                number(page).map_or_else(lost, |page| Self::Metric(metric.join("/"), page))
            }
            ["compare", metric @ ..] if is_metric(&metric.join("/")) => Self::Metric(metric.join("/"), 1),
            ["entities", id] if is_slug(id) => Self::Entity((*id).to_owned(), 1),
            ["entities", id, page] if is_slug(id) => {
                number(page).map_or_else(lost, |page| Self::Entity((*id).to_owned(), page))
            }
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
            Self::Series(name) => write!(f, "series/{name}/"),
            Self::Signal(signal) => write!(f, "signals/{}/", signal.word()),
            Self::Impact(impact) => write!(f, "impacts/{}/", impact.word()),
            Self::Archive => f.write_str("months/"),
            Self::About => f.write_str("about/"),
            Self::Search => f.write_str("search/"),
            Self::Month(month) => write!(f, "months/{month}/"),
            Self::Figures(1) => f.write_str("figures/"),
            Self::Figures(page) => write!(f, "figures/{page}/"),
            Self::Figure(key) => write!(f, "figures/{key}/"),
            Self::Compare(1) => f.write_str("compare/"),
            Self::Compare(page) => write!(f, "compare/-/{page}/"),
            Self::Metric(metric, 1) => write!(f, "compare/{metric}/"),
            Self::Metric(metric, page) => write!(f, "compare/{metric}/-/{page}/"),
            Self::Entity(id, 1) => write!(f, "entities/{id}/"),
            Self::Entity(id, page) => write!(f, "entities/{id}/{page}/"),
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

/// One to five slugs joined by slashes: what of a key follows its entity.
pub fn is_metric(text: &str) -> bool {
    (1..=5).contains(&text.split('/').count()) && text.split('/').all(is_slug)
}

#[cfg(test)]
mod tests;

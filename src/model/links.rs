//! Links, which know the base path that the site is served below.

use super::Route;

/// Writes links: knows the base path the site is served below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    base: String,
}

impl Links {
    /// Links below `base`; slashes at its ends may be left out.
    pub fn new(base: &str) -> Self {
        let trimmed = base.trim_matches('/');
        Self { base: if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") } }
    }

    /// The base path, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The link to a page.
    pub fn to(&self, route: &Route) -> String {
        format!("{}{route}", self.base)
    }

    /// The link to a page with a query string, which may be empty.
    pub fn to_query(&self, route: &Route, query: &str) -> String {
        format!("{}{}", self.base, route.path(query))
    }

    /// The link to a file of the site.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// What of `path` stands below the base; `None` for a sibling such as `/a/bc/` beside `/a/b/`.
    pub fn inside<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.base.as_str()).or_else(|| {
            // The base itself without its last slash.
            (self.base.strip_suffix('/') == Some(path)).then_some("")
        })
    }
}

//! The files of the edition: the one place that names them, for the publisher who writes and the app that reads.

use super::{PageName, Route};
use std::fmt::{self, Write};

/// A file of the edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EditionFile<'n> {
    /// The site.
    Site,
    /// What is published now, in a few bytes.
    Info,
    /// A file of a feed, by the page that shows it: that of all insights, or a topic's, a signal's, an impact's, a
    /// month's.
    Feed(&'n Route, PageName),
    /// A page of the list of topics, from 1.
    Topics(usize),
    /// The months that have insights.
    Archive,
    /// Who publishes the site, and how.
    About,
    /// A series of insights, by its name.
    Series(&'n str),
    /// An insight, by slug.
    Insight(&'n str),
    /// A page of the list of keys, from 1.
    Keys(usize),
    /// The history of a key.
    History(&'n str),
    /// A page of the list of metrics that several entities have, from 1.
    Metrics(usize),
    /// A page of what entities have come to by a metric, from 1.
    Metric(&'n str, usize),
    /// A page of what there is of an entity, from 1.
    Entity(&'n str, usize),
    /// A file of corrections.
    Corrections(PageName),
    /// What there is to search.
    Search,
    /// The topics and figures with a word that begins so.
    Typeahead(&'n str),
}

/// The path below the site's base.
impl fmt::Display for EditionFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("edition/")?;
        match self {
            Self::Site => f.write_str("site.json"),
            Self::Info => f.write_str("now.json"),
            Self::Feed(Route::Feed, page) => write!(f, "feed/{page}.json"),
            Self::Feed(feed, page) => write!(f, "{feed}{page}.json"),
            Self::Topics(page) => write!(f, "topics/{page}.json"),
            Self::Archive => f.write_str("months.json"),
            Self::About => f.write_str("about.json"),
            Self::Series(name) => write!(f, "series/{name}.json"),
            Self::Insight(slug) => write!(f, "insights/{slug}.json"),
            Self::Keys(page) => write!(f, "figures/{page}.json"),
            // A key has a slash in it, so none can take the place of a page of the list.
            Self::History(key) => write!(f, "figures/{key}.json"),
            Self::Metrics(page) => write!(f, "metrics/{page}.json"),
            // Every metric is a folder, so none can take the place of another's page.
            Self::Metric(metric, page) => write!(f, "metrics/of/{metric}/-{page}.json"),
            Self::Entity(id, page) => write!(f, "entities/{id}/{page}.json"),
            Self::Corrections(page) => write!(f, "corrections/{page}.json"),
            Self::Search => f.write_str("search.json"),
            Self::Typeahead(beginning) => {
                // On some systems no file can be called `con` or `aux`, so none is called by the letters alone.
                f.write_str("find/of-")?;
                beginning.chars().try_for_each(|c| match c {
                    'a'..='z' | '0'..='9' => f.write_char(c),
                    c => write!(f, "-{:x}-", c as u32),
                })?;
                f.write_str(".json")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn beginnings_have_plain_names() {
        let name = |beginning| EditionFile::Typeahead(beginning).to_string();
        assert_eq!(name("con"), "edition/find/of-con.json");
        assert_eq!(name("$0.0"), "edition/find/of--24-0-2e-0.json");
        assert_eq!(name("東/"), "edition/find/of--6771--2f-.json");
    }

    proptest! {
        #[test]
        fn no_two_beginnings_share_a_name(a in "[a-f0-9$%.é-]{0,6}", b in "[a-f0-9$%.é-]{0,6}") {
            let [one, other] = [&a, &b].map(|text| EditionFile::Typeahead(text).to_string());
            prop_assert_eq!(one == other, a == b);
        }
    }
}

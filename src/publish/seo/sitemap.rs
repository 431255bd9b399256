//! Sitemaps: every page's address, for search engines.

use super::dated_pages::DatedPage;
use crate::model::Stamp;
use crate::publish::feeds::Xml;
use crate::publish::site::Address;

const SPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// How much a sitemap may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Addresses.
    pub addresses: usize,
    /// Bytes, uncompressed.
    pub bytes: usize,
}

impl Limit {
    /// What the protocol allows.
    pub const PROTOCOL: Self = Self { addresses: 50_000, bytes: 50_000_000 };
}

/// Sitemaps of all `pages`, as paths in the site and their texts: first `sitemap.xml`, the index, then `sitemap-1.xml`
/// and so on, each within `limit`.
pub fn sitemaps(
    address: &Address,
    pages: impl IntoIterator<Item = DatedPage>,
    limit: Limit,
) -> Vec<(String, String)> {
    let mut parts: Vec<Part> = Vec::new();
    for page in pages {
        let entry = entry("url", &address.to(&page.route), page.changed);
        match parts.last_mut().filter(|part| part.has_room(&entry, limit)) {
            Some(part) => part.add(&entry, page.changed),
            None => {
                let mut part = Part::new();
                part.add(&entry, page.changed);
                parts.push(part);
            }
        }
    }
    let mut index = Xml::document();
    index.open("sitemapindex", &[SPACE]);
    let mut files = Vec::with_capacity(parts.len() + 1);
    for (place, part) in parts.into_iter().enumerate() {
        let path = format!("sitemap-{}.xml", place + 1);
        index.add(&entry("sitemap", &address.file(&path), part.changed));
        files.push((path, part.done()));
    }
    index.close("sitemapindex");
    files.insert(0, ("sitemap.xml".to_owned(), index.done()));
    files
}

fn entry(name: &str, address: &str, changed: Option<Stamp>) -> String {
    let mut xml = Xml::part();
    xml.open(name, &[]);
    xml.leaf("loc", &[], address);
    if let Some(changed) = changed {
        xml.leaf("lastmod", &[], &changed.rfc3339());
    }
    xml.close(name);
    xml.done()
}

/// A sitemap being filled.
struct Part {
    xml: Xml,
    addresses: usize,
    changed: Option<Stamp>,
}

impl Part {
    const END: &str = "</urlset>\n";

    fn new() -> Self {
        let mut xml = Xml::document();
        xml.open("urlset", &[SPACE]);
        Self { xml, addresses: 0, changed: None }
    }

    fn has_room(&self, entry: &str, limit: Limit) -> bool {
        self.addresses < limit.addresses && self.xml.len() + entry.len() + Self::END.len() <= limit.bytes
    }

    fn add(&mut self, entry: &str, changed: Option<Stamp>) {
        self.xml.add(entry);
        self.addresses += 1;
        self.changed = self.changed.max(changed);
    }

    fn done(mut self) -> String {
        self.xml.add(Self::END);
        self.xml.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Route;
    use crate::publish::site::sample;
    use proptest::prelude::*;
    use roxmltree::Document;

    fn pages(count: usize) -> Vec<DatedPage> {
        let page = |n: usize| DatedPage {
            route: Route::Insight(format!("insight-{n}")),
            changed: (!n.is_multiple_of(3)).then_some(Stamp(n as i64)),
        };
        (0..count).map(page).collect()
    }

    fn says(xml: &str, name: &str) -> Vec<String> {
        let document = Document::parse(xml).unwrap();
        let named = document.descendants().filter(|node| node.tag_name().name() == name);
        named.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }

    proptest! {
        #[test]
        fn every_page_stands_in_one_sitemap(
            count in 1usize..60,
            addresses in 1usize..20,
            bytes in 600usize..5000,
        ) {
            let limit = Limit { addresses, bytes };
            let files = sitemaps(&sample::address(), pages(count), limit);
            let (index, parts) = files.split_first().unwrap();
            prop_assert_eq!(index.0.as_str(), "sitemap.xml");
            let named: Vec<String> = parts.iter().map(|(path, _)| sample::address().file(path)).collect();
            prop_assert_eq!(says(&index.1, "loc"), named);
            let mut all = Vec::new();
            for (_, xml) in parts {
                let found = says(xml, "loc");
                prop_assert!(!found.is_empty() && found.len() <= addresses && xml.len() <= bytes);
                all.extend(found);
            }
            let whole = |page: &DatedPage| sample::address().to(&page.route);
            let asked: Vec<String> = pages(count).iter().map(whole).collect();
            prop_assert_eq!(all, asked);
        }
    }

    #[test]
    fn an_index_says_when_a_part_changed() {
        let limit = Limit { addresses: 3, ..Limit::PROTOCOL };
        let files = sitemaps(&sample::address(), pages(7), limit);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        // The last holds one page of no known date.
        assert_eq!(says(&files[0].1, "lastmod"), [Stamp(2).rfc3339(), Stamp(5).rfc3339()]);
        assert_eq!(says(&files[1].1, "lastmod"), [Stamp(1).rfc3339(), Stamp(2).rfc3339()]);
    }

    #[test]
    fn the_protocols_limit_is_one_file_for_most() {
        let count = |pages_: usize| sitemaps(&sample::address(), pages(pages_), Limit::PROTOCOL).len();
        assert_eq!(count(50_000), 2);
        assert_eq!(count(50_001), 3);
    }
}

//! Feeds as Atom 1.0 (RFC 4287).

use super::entry::newest;
use super::entry::{Entry, Feed};
use super::xml::Xml;
use crate::model::{Route, Site, Stamp};
use crate::publish::site::{Address, Identity, changed};

/// A feed as Atom, of entries in any order; give it the newest [`super::ENTRIES`] of the feed's. Each carries its
/// insight whole.
///
/// What is new shows in `updated` alone: it is the day of the last correction or, without one, the time of publication,
/// and the feed's is the latest of its entries'. A feed without entries has nothing to date, and says 1970.
pub fn atom<'e>(
    site: &Site,
    (address, identity): (&Address, &Identity),
    feed: &Feed,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> String {
    let entries = newest(entries);
    let updated = entries.iter().map(|entry| changed(&entry.card)).max().unwrap_or(Stamp(0));
    let own = address.file(&feed.atom_path());
    let mut xml = Xml::document();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &site.language)]);
    xml.leaf("id", &[], &identity.feed(feed.page()));
    xml.leaf("title", &[], feed.title());
    xml.leaf("subtitle", &[], &site.description);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address.to(feed.page()))]);
    xml.leaf("updated", &[], &updated.rfc3339());
    xml.open("author", &[]);
    xml.leaf("name", &[], &site.name);
    xml.leaf("uri", &[], &address.to(&Route::Feed));
    xml.close("author");
    for entry in entries {
        write(entry, (address, identity), &mut xml);
    }
    xml.close("feed");
    xml.done()
}

fn write(entry: &Entry, (address, identity): (&Address, &Identity), xml: &mut Xml) {
    let card = &entry.card;
    let page = entry.address(address);
    match &entry.language {
        Some(language) => xml.open("entry", &[("xml:lang", &language.tag)]),
        None => xml.open("entry", &[]),
    }
    xml.leaf("id", &[], &identity.insight(&card.slug));
    xml.leaf("title", &[], &card.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
    if let Some(first) = &entry.canonical {
        xml.empty("link", &[("rel", "canonical"), ("href", first)]);
    }
    for author in &entry.authors {
        xml.open("author", &[]);
        xml.leaf("name", &[], &author.name);
        if let Some(url) = &author.url {
            xml.leaf("uri", &[], url);
        }
        xml.close("author");
    }
    xml.leaf("published", &[], &card.published.rfc3339());
    xml.leaf("updated", &[], &changed(card).rfc3339());
    for topic in &card.topics {
        xml.empty("category", &[("term", &topic.slug), ("label", &topic.name)]);
    }
    xml.leaf("summary", &[], &card.summary);
    xml.leaf("content", &[("type", "html")], &entry.content_html);
    xml.close("entry");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::{legal, sample};
    use proptest::prelude::*;
    use roxmltree::{Document, Node};

    fn child<'d>(node: Node<'d, 'd>, name: &str) -> Node<'d, 'd> {
        node.children().find(|child| child.has_tag_name(name)).unwrap()
    }

    fn says<'d>(node: Node<'d, 'd>, name: &str) -> &'d str {
        child(node, name).text().unwrap_or_default()
    }

    fn made(entries: &[Entry]) -> String {
        let site = sample::site();
        atom(&site, (&sample::address(), &sample::identity()), &Feed::all(&site), entries)
    }

    fn entry(slug: &str, published: i64, updated: Option<i64>) -> Entry {
        let mut entry = Entry::of(&sample::insight("x"), &sample::address());
        entry.card.slug = slug.into();
        entry.card.published = Stamp(published);
        entry.card.updated = updated.map(Stamp);
        entry
    }

    proptest! {
        #[test]
        fn a_parser_finds_what_was_put_in(text in sample::text()) {
            let entry = Entry::of(&sample::insight(&text), &sample::address());
            let xml = made(std::slice::from_ref(&entry));
            let document = Document::parse(&xml).unwrap();
            let read = child(document.root_element(), "entry");
            prop_assert_eq!(says(read, "title"), legal(&text));
            prop_assert_eq!(says(read, "summary"), legal(&text));
            prop_assert_eq!(says(read, "content"), legal(&entry.content_html));
            prop_assert_eq!(child(read, "category").attribute("term"), Some("aws"));
        }
    }

    #[test]
    fn only_corrections_move_a_date() {
        let xml = made(&[
            entry("a", 1_000_000, None),
            entry("b", 2_000_000, Some(1_990_000)),
            entry("c", 5, Some(3_000_000)),
        ]);
        let document = Document::parse(&xml).unwrap();
        let root = document.root_element();
        let dates: Vec<&str> = root
            .children()
            .filter(|node| node.has_tag_name("entry"))
            .map(|node| says(node, "updated"))
            .collect();
        let [a, b, c] = [1_000_000, 2_000_000, 3_000_000].map(|second| Stamp(second).rfc3339());
        // That of `b` is a correction of the day it was published on.
        assert_eq!(dates, [&b, &a, &c]);
        assert_eq!(says(root, "updated"), c);
    }

    #[test]
    fn order_and_ids_are_stable() {
        let mut entries = [entry("a", 7, None), entry("b", 7, None), entry("c", 9, None)];
        let once = made(&entries);
        entries.reverse();
        assert_eq!(made(&entries), once);
        let ids = |xml: &str| {
            let document = Document::parse(xml).unwrap();
            let entries = document.root_element().children().filter(|node| node.has_tag_name("entry"));
            entries.map(|node| says(node, "id").to_owned()).collect::<Vec<_>>()
        };
        let of = |slug: &str| format!("tag:example.org,2026:sample/insights/{slug}/");
        assert_eq!(ids(&once), [of("c"), of("b"), of("a")]);
        entries[0].card.title = "Another title".into();
        entries[0].card.updated = Some(Stamp(99));
        assert_eq!(ids(&made(&entries)), ids(&once));
    }

    #[test]
    fn drafts_stay_out_and_nothing_is_a_feed_too() {
        let mut draft = entry("a", 7, None);
        draft.card.draft = true;
        let xml = made(&[draft]);
        let document = Document::parse(&xml).unwrap();
        assert!(!document.descendants().any(|node| node.has_tag_name("entry")));
        assert_eq!(says(document.root_element(), "updated"), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn another_language_is_said() {
        let mut german = entry("a", 7, None);
        german.language = Some(crate::model::Language::of("de"));
        let xml = made(&[german]);
        let document = Document::parse(&xml).unwrap();
        let lang = ("http://www.w3.org/XML/1998/namespace", "lang");
        assert_eq!(document.root_element().attribute(lang), Some("en-GB"));
        assert_eq!(child(document.root_element(), "entry").attribute(lang), Some("de"));
    }
}

//! The tags in a page's head that others read: search engines, previews of links, readers of feeds.

use crate::model::{Insight, Route, Site};
use crate::publish::feeds::Feed;
use crate::publish::site::{Address, Picture, corrected, escaped};

/// A page, as its head tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Head<'p> {
    /// The page.
    pub route: &'p Route,
    /// What its address asks for, where its route alone does not say it: `page=3`.
    pub query: &'p str,
    /// Its title without the site's name; empty where the site's name is all there is.
    pub title: &'p str,
    /// What it is, in a sentence.
    pub description: &'p str,
    /// The insight, where it is the page of one.
    pub insight: Option<&'p Insight>,
    /// The picture that stands for it, if it has one.
    pub picture: Option<&'p Picture>,
}

/// The tags for a page's head: its description, its one address, how it looks where it is linked to, and its feed. The
/// title itself is not among them.
pub fn meta(site: &Site, address: &Address, head: &Head<'_>) -> String {
    let mut tags = Tags(String::new());
    let title = if head.title.is_empty() { site.name.as_str() } else { head.title };
    tags.named("description", head.description);
    // A page that is not there has no address to be found under.
    if !matches!(head.route, Route::NotFound(_)) {
        let page = address.to_query(head.route, head.query);
        // What first stood elsewhere is to be found there.
        let first = head.insight.and_then(|insight| insight.canonical.as_ref());
        let address = first.unwrap_or(&page);
        tags.link("canonical", &[("href", address)]);
        tags.property("og:url", address);
    }
    tags.property("og:type", if head.insight.is_some() { "article" } else { "website" });
    tags.property("og:title", title);
    tags.property("og:description", head.description);
    tags.property("og:site_name", &site.name);
    let language = head
        .insight
        .and_then(|insight| insight.card.language.as_ref())
        .map_or(&site.language, |own| &own.tag);
    if let Some(locale) = locale(language) {
        tags.property("og:locale", &locale);
    }
    let authors = head.insight.map(|insight| insight.authors.as_slice()).unwrap_or_default();
    if !authors.is_empty() {
        let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
        tags.named("author", &names.join(", "));
    }
    if let Some(card) = head.insight.map(|insight| &insight.card) {
        tags.property("article:published_time", &card.published.rfc3339());
        if let Some(day) = corrected(card) {
            tags.property("article:modified_time", &day.rfc3339());
        }
    }
    if let Some(picture) = head.picture {
        tags.property("og:image", &address.file(&picture.path));
        tags.property("og:image:width", &picture.width.to_string());
        tags.property("og:image:height", &picture.height.to_string());
        tags.property("og:image:alt", &picture.alt);
    }
    // The rest of a Twitter card is taken from the tags above.
    tags.named("twitter:card", if head.picture.is_some() { "summary_large_image" } else { "summary" });
    let feed = match head.route {
        Route::Series(name) => Feed::series(site, name, title),
        route => Feed::of_page(site, route),
    };
    let files = [("application/atom+xml", feed.atom_path()), ("application/feed+json", feed.json_path())];
    for (kind, path) in files {
        tags.link("alternate", &[("type", kind), ("title", feed.title()), ("href", &address.file(&path))]);
    }
    tags.0
}

/// Language and territory as Open Graph writes them. A tag without a territory makes none: to add one would be a guess.
fn locale(language: &str) -> Option<String> {
    let mut parts = language.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_territory = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    // Behind a part of one letter stands what has a meaning of its own.
    let territory = parts.take_while(|part| part.len() > 1).find(is_territory)?;
    Some(format!("{language}_{}", territory.to_ascii_uppercase()))
}

struct Tags(String);

impl Tags {
    fn named(&mut self, name: &str, content: &str) {
        self.tag("meta", &[("name", name), ("content", content)]);
    }

    fn property(&mut self, property: &str, content: &str) {
        self.tag("meta", &[("property", property), ("content", content)]);
    }

    fn link(&mut self, rel: &str, more: &[(&str, &str)]) {
        let attributes: Vec<_> = std::iter::once(("rel", rel)).chain(more.iter().copied()).collect();
        self.tag("link", &attributes);
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        self.0.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::{legal, sample};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// The tags by name, as a parser reads them.
    fn read(html: &str) -> BTreeMap<String, String> {
        let xml = format!("<head>{}</head>", html.replace("\">", "\"/>"));
        let document = roxmltree::Document::parse(&xml).unwrap();
        let named = document.root_element().children().map(|tag| {
            let value = |name| tag.attribute(name).map(str::to_owned);
            let name = value("name").or(value("property")).or(value("type")).or(value("rel"));
            (name.unwrap(), value("content").or(value("href")).unwrap())
        });
        named.collect()
    }

    fn head<'p>(route: &'p Route, text: &'p str) -> Head<'p> {
        Head { route, query: "", title: text, description: text, insight: None, picture: None }
    }

    proptest! {
        #[test]
        fn any_text_stays_in_its_attribute(text in sample::text()) {
            let tags = read(&meta(&sample::site(), &sample::address(), &head(&Route::Topics(1), &text)));
            let text = legal(&text).replace(['\n', '\t'], " ");
            prop_assert_eq!(tags.get("description"), Some(&text));
            prop_assert_eq!(tags.get("og:title"), Some(&text));
        }
    }

    #[test]
    fn an_insight_is_an_article_with_its_dates() {
        let mut insight = sample::insight("x");
        let route = Route::Insight("sample".into());
        let picture = Picture { path: "p.png".into(), width: 1200, height: 630, alt: "A \"B\"".into() };
        let head = Head { insight: Some(&insight), picture: Some(&picture), ..head(&route, "x") };
        let tags = read(&meta(&sample::site(), &sample::address(), &head));
        let page = "https://example.org/a/b/insights/sample/";
        for (name, value) in [
            ("canonical", page),
            ("og:url", page),
            ("og:type", "article"),
            ("og:site_name", "Sample & Co"),
            ("og:locale", "en_GB"),
            ("og:image", "https://example.org/a/b/p.png"),
            ("og:image:width", "1200"),
            ("og:image:alt", "A \"B\""),
            ("twitter:card", "summary_large_image"),
            ("application/atom+xml", "https://example.org/a/b/feed.xml"),
            ("application/feed+json", "https://example.org/a/b/feed.json"),
        ] {
            assert_eq!(tags.get(name).map(String::as_str), Some(value), "{name}");
        }
        assert!(tags.contains_key("article:published_time") && tags.contains_key("article:modified_time"));
        insight.card.updated = None;
        let head = Head { insight: Some(&insight), ..self::head(&route, "x") };
        let tags = read(&meta(&sample::site(), &sample::address(), &head));
        assert!(tags.contains_key("article:published_time") && !tags.contains_key("article:modified_time"));
        assert!(!tags.contains_key("og:image") && tags["twitter:card"] == "summary");
    }

    #[test]
    fn a_topic_offers_its_feed_and_nothing_is_found_nowhere() {
        let topic = Route::Topic("aws".into());
        let tags = read(&meta(&sample::site(), &sample::address(), &head(&topic, "x")));
        assert_eq!(tags["application/atom+xml"], "https://example.org/a/b/topics/aws/feed.xml");
        let lost = Route::NotFound("/x\"><b>".into());
        let tags = read(&meta(&sample::site(), &sample::address(), &head(&lost, "")));
        assert!(!tags.contains_key("canonical") && !tags.contains_key("og:url"));
        assert_eq!(tags["og:title"], "Sample & Co");
    }

    #[test]
    fn a_territory_is_never_guessed() {
        let of = |language| locale(language).unwrap_or_default();
        assert_eq!([of("en"), of("zh-Hant-TW"), of("pt-br"), of("en-x-gb")], ["", "zh_TW", "pt_BR", ""]);
    }
}

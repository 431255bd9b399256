//! What feeds for readers' programs are made of: which there are, and their entries.

use super::content;
use crate::model::{Author, Card, Insight, Language, Route, Site, Topic};
use crate::publish::site::{Address, Picture};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// How many insights a feed holds, the newest. Programs ask every hour or so and keep what they have seen, so a feed
/// reaches back far enough for one that was away for some days, and stays small for all the others.
pub const ENTRIES: usize = 20;

/// A feed: of all insights, of a topic's, or of those of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    page: Route,
    title: String,
}

impl Feed {
    /// The feed of all insights.
    pub fn all(site: &Site) -> Self {
        Self { page: Route::Feed, title: site.name.clone() }
    }

    /// The feed of a topic.
    pub fn topic(site: &Site, topic: &Topic) -> Self {
        Self { page: Route::Topic(topic.slug.clone()), title: format!("{} · {}", topic.name, site.name) }
    }

    /// The feed of a series of insights, by its name and title.
    pub fn series(site: &Site, name: &str, title: &str) -> Self {
        Self { page: Route::Series(name.to_owned()), title: format!("{title} · {}", site.name) }
    }

    /// The feed that a page offers: on a topic's page the topic's, elsewhere that of all.
    pub fn of_page(site: &Site, page: &Route) -> Self {
        let Route::Topic(slug) = page else { return Self::all(site) };
        let known = site.topics.iter().find(|topic| topic.slug == *slug);
        known.map_or_else(|| Self::all(site), |topic| Self::topic(site, topic))
    }

    /// The page that shows the same.
    pub fn page(&self) -> &Route {
        &self.page
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The path of its Atom file in the site.
    pub fn atom_path(&self) -> String {
        format!("{}feed.xml", self.page)
    }

    /// The path of its JSON file in the site.
    pub fn json_path(&self) -> String {
        format!("{}feed.json", self.page)
    }

    /// Whether an insight belongs into it.
    pub fn takes(&self, card: &Card) -> bool {
        match &self.page {
            Route::Topic(slug) => card.topics.iter().any(|topic| topic.slug == *slug),
            _ => true,
        }
    }
}

/// An insight as feeds carry it, whole. Made once, however many feeds carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the site's own feed shows of it.
    pub card: Card,
    /// The insight as HTML that stands alone.
    pub content_html: String,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Where it was first published, where that was elsewhere.
    pub canonical: Option<String>,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// The address of the picture that stands for it, if it has one.
    pub image: Option<String>,
}

impl Entry {
    /// The entry of an insight.
    pub fn of(insight: &Insight, address: &Address) -> Self {
        Self {
            card: insight.card.clone(),
            content_html: content(insight, address),
            authors: insight.authors.clone(),
            canonical: insight.canonical.clone(),
            language: insight.card.language.clone(),
            image: None,
        }
    }

    /// With the picture that stands for it.
    pub fn with_picture(self, picture: Option<&Picture>, address: &Address) -> Self {
        Self { image: picture.map(|picture| address.file(&picture.path)), ..self }
    }

    /// The insight's address. The entry's id is another, since the site may move.
    pub(super) fn address(&self, address: &Address) -> String {
        address.to(&Route::Insight(self.card.slug.clone()))
    }
}

/// The slugs of the insights that some feed carries: the newest [`ENTRIES`] of all, and of each topic. Only these have
/// to be prepared.
pub fn held(cards: &[Card]) -> BTreeSet<&str> {
    let mut newest: Vec<&Card> = cards.iter().filter(|card| !card.draft).collect();
    newest.sort_by_key(|card| order(card));
    let mut of_topic: HashMap<&str, usize> = HashMap::new();
    let mut held = BTreeSet::new();
    for (place, card) in newest.into_iter().enumerate() {
        let mut carried = place < ENTRIES;
        for topic in &card.topics {
            let count = of_topic.entry(&topic.slug).or_default();
            carried |= *count < ENTRIES;
            *count += 1;
        }
        if carried {
            held.insert(card.slug.as_str());
        }
    }
    held
}

/// Entries as feeds list them: the last published first, whatever order they come in. No drafts.
pub(super) fn newest<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<&'e Entry> {
    let mut newest: Vec<&Entry> = entries.into_iter().filter(|entry| !entry.card.draft).collect();
    newest.sort_by_key(|entry| order(&entry.card));
    newest
}

fn order(card: &Card) -> impl Ord + use<'_> {
    Reverse((card.published, card.slug.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::site::sample;

    fn card(slug: String, day: i64, topic: &str) -> Card {
        let topics = vec![Topic { slug: topic.into(), name: topic.into() }];
        let published = crate::model::Stamp(day * 86_400);
        Card { slug, published, topics, ..sample::insight("x").card }
    }

    #[test]
    fn holds_the_newest_of_all_and_of_each_topic() {
        let mut cards: Vec<Card> =
            (0..60).map(|day| card(format!("often-{day}"), 100 + day, "often")).collect();
        cards.extend((0..30).map(|day| card(format!("seldom-{day}"), day, "seldom")));
        cards.push(Card { draft: true, ..card("draft".into(), 500, "often") });
        let held = held(&cards);
        assert_eq!(held.len(), 2 * ENTRIES);
        assert!(held.contains("often-40") && !held.contains("often-39"));
        assert!(held.contains("seldom-10") && !held.contains("seldom-9") && !held.contains("draft"));
    }

    #[test]
    fn a_page_offers_its_own_feed() {
        let site = sample::site();
        let topic = Feed::of_page(&site, &Route::Topic("aws".into()));
        assert_eq!(
            (topic.atom_path().as_str(), topic.title()),
            ("topics/aws/feed.xml", "A <W> S · Sample & Co")
        );
        assert_eq!(Feed::of_page(&site, &Route::Topics(1)).json_path(), "feed.json");
        assert_eq!(Feed::of_page(&site, &Route::Topic("unknown".into())), Feed::all(&site));
        let card = card("x".into(), 1, "aws");
        assert!(topic.takes(&card) && Feed::all(&site).takes(&card));
        assert!(!topic.takes(&Card { topics: vec![], ..card }));
    }
}

//! Feeds as JSON Feed 1.1.

use super::entry::newest;
use super::entry::{Entry, Feed};
use crate::model::{Author, Route, Site};
use crate::publish::site::{Address, Identity, corrected};
use serde_json::{Value, json};

/// A feed as JSON Feed, of entries in any order; give it the newest [`super::ENTRIES`] of the feed's. It says what the
/// Atom feed says. Only what was corrected has a date of change.
pub fn json_feed<'e>(
    site: &Site,
    (address, identity): (&Address, &Identity),
    feed: &Feed,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> String {
    let items: Vec<Value> =
        newest(entries).into_iter().map(|entry| item(entry, (address, identity))).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title(),
        "home_page_url": address.to(feed.page()),
        "feed_url": address.file(&feed.json_path()),
        "description": site.description,
        "language": site.language,
        "authors": [{ "name": site.name, "url": address.to(&Route::Feed) }],
        "items": items,
    })
    .to_string()
}

fn item(entry: &Entry, (address, identity): (&Address, &Identity)) -> Value {
    let card = &entry.card;
    let page = entry.address(address);
    let mut item = json!({
        "id": identity.insight(&card.slug),
        "url": page,
        "title": card.title,
        "summary": card.summary,
        "content_html": entry.content_html,
        "date_published": card.published.rfc3339(),
        "tags": card.topics.iter().map(|topic| &topic.name).collect::<Vec<_>>(),
    });
    if let Some(day) = corrected(card) {
        item["date_modified"] = day.rfc3339().into();
    }
    if !entry.authors.is_empty() {
        let author = |author: &Author| match &author.url {
            Some(url) => json!({ "name": author.name, "url": url }),
            None => json!({ "name": author.name }),
        };
        item["authors"] = entry.authors.iter().map(author).collect();
    }
    if let Some(image) = &entry.image {
        item["image"] = image.as_str().into();
    }
    if let Some(language) = &entry.language {
        item["language"] = language.tag.as_str().into();
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stamp;
    use crate::publish::site::{Picture, sample};
    use proptest::prelude::*;

    fn made(entries: &[Entry]) -> Value {
        let site = sample::site();
        let feed = Feed::of_page(&site, &Route::Topic("aws".into()));
        serde_json::from_str(&json_feed(&site, (&sample::address(), &sample::identity()), &feed, entries))
            .unwrap()
    }

    proptest! {
        #[test]
        fn a_parser_finds_what_was_put_in(text in sample::text()) {
            let entry = Entry::of(&sample::insight(&text), &sample::address());
            let feed = made(std::slice::from_ref(&entry));
            let item = &feed["items"][0];
            prop_assert_eq!(item["title"].as_str(), Some(text.as_str()));
            prop_assert_eq!(item["summary"].as_str(), Some(text.as_str()));
            prop_assert_eq!(item["content_html"].as_str(), Some(entry.content_html.as_str()));
        }
    }

    #[test]
    fn says_where_it_stands_and_what_was_corrected() {
        let mut entry = Entry::of(&sample::insight("x"), &sample::address());
        let feed = made(std::slice::from_ref(&entry));
        assert_eq!(feed["feed_url"], "https://example.org/a/b/topics/aws/feed.json");
        assert_eq!(feed["home_page_url"], "https://example.org/a/b/topics/aws/");
        assert_eq!(feed["items"][0]["id"], "tag:example.org,2026:sample/insights/sample/");
        assert_eq!(feed["items"][0]["url"], "https://example.org/a/b/insights/sample/");
        assert_eq!(feed["items"][0]["tags"][0], "A <W> S");
        assert!(feed["items"][0].get("language").is_none() && feed["items"][0].get("image").is_none());
        entry.card.updated = None;
        entry.language = Some(crate::model::Language::of("ar"));
        let picture = Picture { path: "share/a.png".into(), width: 1, height: 1, alt: String::new() };
        entry = entry.with_picture(Some(&picture), &sample::address());
        let plain = made(std::slice::from_ref(&entry));
        assert!(plain["items"][0].get("date_modified").is_none());
        assert_eq!(plain["items"][0]["language"], "ar");
        assert_eq!(plain["items"][0]["image"], "https://example.org/a/b/share/a.png");
        // A day is all a correction knows; it is never before the publication.
        entry.card.updated = Some(Stamp(entry.card.published.0 - 10));
        assert_eq!(made(&[entry.clone()])["items"][0]["date_modified"], entry.card.published.rfc3339());
    }
}

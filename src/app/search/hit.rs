//! An insight that was found, from what the index says of it.

use super::runtime::Document;
use crate::model::{Answer, Card, Impact, Signal, Stamp, Topic};
use crate::views::Hit;

/// A hit as a card of the feed shows it.
pub fn card(hit: Hit) -> Option<Card> {
    Some(Card {
        slug: hit.slug,
        title: hit.title,
        summary: hit.excerpt.into_iter().map(|(text, _)| text).collect(),
        published: hit.published?,
        updated: None,
        signal: hit.signal?,
        impact: hit.impact?,
        topics: hit.topics,
        minutes: None,
        language: None,
        draft: false,
    })
}

/// What a document that matches is to its reader; `topics` are those of the site, by which it names its own.
pub fn hit(found: &Document, answer: Answer, topics: &[Topic]) -> Hit {
    let (slug, published) = found.address.split_once('?').unwrap_or((&found.address, ""));
    let named = |slug: String| {
        let known = topics.iter().find(|topic| topic.slug == slug);
        known.map_or_else(|| Topic { name: slug.replace('-', " "), slug }, Topic::clone)
    };
    Hit {
        slug: slug.to_owned(),
        title: found.title.clone(),
        excerpt: answer.excerpt,
        published: Stamp::parse(published).ok(),
        signal: found.filed("signal").first().and_then(|word| word.parse::<Signal>().ok()),
        impact: found.filed("impact").first().and_then(|word| word.parse::<Impact>().ok()),
        topics: found.filed("topic").into_iter().map(named).collect(),
    }
}

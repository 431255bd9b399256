//! Nodes of structured data that several others refer to.

use crate::model::{Author, Insight, Route, Site, Source};
use crate::publish::site::Address;
use serde_json::{Value, json};

/// What the parts of an insight's structured data share.
pub struct About<'i> {
    /// The insight.
    pub insight: &'i Insight,
    /// Its address.
    pub page: String,
    /// Who publishes it.
    pub publisher: Value,
    /// Its language.
    pub language: &'i str,
    /// Where the site stands.
    pub address: &'i Address,
}

impl<'i> About<'i> {
    /// Of an insight.
    pub fn of(site: &'i Site, address: &'i Address, insight: &'i Insight) -> Self {
        Self {
            insight,
            page: address.to(&Route::Insight(insight.card.slug.clone())),
            publisher: publisher(site, address),
            language: insight.card.language.as_ref().map_or(&site.language, |language| &language.tag),
            address,
        }
    }

    /// The id of the article.
    pub fn article(&self) -> String {
        format!("{}#article", self.page)
    }
}

/// The site as who writes and publishes.
pub fn publisher(site: &Site, address: &Address) -> Value {
    json!({ "@type": "Organization", "name": site.name, "url": address.to(&Route::Feed) })
}

/// Somebody who writes.
pub fn person(author: &Author) -> Value {
    let mut person = json!({ "@type": "Person", "name": author.name });
    if let Some(url) = &author.url {
        person["url"] = url.as_str().into();
    }
    person
}

/// A source.
pub fn work(source: &Source) -> Value {
    let publisher = json!({ "@type": "Organization", "name": source.publisher });
    let mut work = json!({ "@type": "CreativeWork", "name": source.title, "publisher": publisher });
    if let Some(url) = &source.url {
        work["url"] = url.as_str().into();
    }
    work
}

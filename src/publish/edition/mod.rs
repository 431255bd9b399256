//! The edition: every published insight and what they share, cut into small files.

mod pages;
mod redirects;
mod related;
mod schedule;

use crate::model::{
    About, Archive, Card, Corrected, EditionInfo, FeedFile, History, Imprint, Insight, KeyList, Neighbour,
    PageName, Route, Site, Stamp, TopicCount, TopicList,
};
use crate::publish::diagnostic::{Diagnostic, Severity, SourceFile};
use crate::publish::fingerprint::{Digest, Fingerprint};
use crate::publish::library::Library;
use crate::publish::library::authors;
use crate::publish::library::entities::Entities;
use crate::publish::library::history;
use crate::publish::library::installments;
use crate::publish::library::metrics::Metrics;
use crate::publish::library::taxonomies::Facets;
use crate::publish::library::topics;
use crate::publish::manuscript::site_config::SiteFile;
use crate::publish::manuscript::summary::Summary;
use crate::publish::site::{IDENTITY_HELP, Identity};
use rayon::prelude::*;
pub use redirects::Redirect;
use related::relate;
use schedule::schedule;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a site's feeds and entries are known by, as its file says or else by its name.
fn identity(site: &SiteFile, file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) -> Identity {
    let stated = site.id.as_ref().map(|id| (id, Identity::new(id)));
    if let Some((id, Err(why))) = &stated {
        let (severity, at, help) = (Severity::Error, id.at.clone(), IDENTITY_HELP.to_owned());
        diagnostics.push(Diagnostic {
            rule: "bad-id",
            severity,
            file: file.clone(),
            at,
            message: why.to_string(),
            help,
        });
    }
    stated.and_then(|(_, read)| read.ok()).unwrap_or_else(|| Identity::of_name(&site.name))
}

/// Every published insight, and what they share.
#[derive(Debug)]
pub struct Edition {
    /// The site.
    pub site: Arc<Site>,
    /// What its feeds and their entries are known by.
    pub identity: Identity,
    /// When it is published, and what it brings.
    pub now: EditionInfo,
    /// Its topics, the most used first.
    topics: Vec<TopicCount>,
    /// The pages of the list of topics.
    topic_lists: Vec<TopicList>,
    /// What is published.
    pub(super) library: Library,
    /// The insights' cards, the oldest first.
    cards: Vec<Card>,
    /// The places of each card's insights to read next.
    related: Vec<Vec<usize>>,
    /// The places of the cards of each topic, signal, impact and month.
    facets: Facets,
    /// What there is to know of each topic.
    abouts: BTreeMap<String, About>,
    /// What can be compared by.
    pub(super) metrics: Metrics,
    /// What can be compared.
    pub(super) entities: Entities,
    /// The corrections, the oldest first.
    corrections: Vec<Corrected>,
    /// Who publishes the site, and how.
    imprint: Imprint,
    /// The addresses that insights had before.
    pub(super) redirects: Vec<Redirect>,
}

impl Edition {
    /// Puts insights in order and works out what they share.
    pub(super) fn new(
        site: &SiteFile,
        file: &Arc<SourceFile>,
        library: Library,
        diagnostics: &mut Vec<Diagnostic>,
        now: Stamp,
    ) -> Self {
        let summaries: Vec<&Summary> = library.insights().collect();
        let mut cards: Vec<Card> = summaries.par_iter().map(|summary| library.card(summary)).collect();
        cards.sort_by(|a, b| (a.published, &a.slug).cmp(&(b.published, &b.slug)));
        let facets = Facets::of(&cards);
        let counts = topics::counts(&facets, &library);
        let related = relate(&cards, &facets.topics, &library);
        let schedule = site.pipeline.as_ref().and_then(|pipeline| schedule(pipeline, file, now, diagnostics));
        let runs = site.pipeline.as_ref().filter(|pipeline| pipeline.paused != Some(true));
        let identity = identity(site, file, diagnostics);
        let imprint = library.imprint(site, file, diagnostics);
        let footer = library.footer(site, file, diagnostics);
        authors::check(site, file, diagnostics);
        installments::check(site, file, diagnostics);
        let language = site.language.as_deref().unwrap_or("en");
        let site = Arc::new(Site {
            name: site.name.clone(),
            description: site.description.clone(),
            language: language.to_owned(),
            runs: runs.map_or(0, |pipeline| pipeline.runs.len()),
            feeds: false,
            about: !imprint.parts.is_empty(),
            footer,
            topics: counts.iter().map(|entry| entry.topic.clone()).collect(),
        });
        let latest = cards.last().map(|card| (card.slug.clone(), card.published));
        let now = EditionInfo { built: now, schedule, insights: cards.len(), latest };
        let abouts = topics::abouts(&cards, &facets, &library);
        let mut edition = Self {
            site,
            identity,
            now,
            topic_lists: topics::lists(&counts, language),
            topics: counts,
            corrections: corrections(&library),
            imprint,
            metrics: Metrics::of(&library),
            entities: Entities::of(&library),
            library,
            cards,
            related,
            facets,
            abouts,
            redirects: Vec::new(),
        };
        edition.redirects = edition.find_redirects(diagnostics);
        edition
    }

    /// The insights' cards, the oldest first.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// An insight with what to read next, and those published right before and after it.
    pub(super) fn complete(&self, place: usize, mut insight: Insight) -> Insight {
        (insight.related, insight.newer, insight.older) = self.around(place);
        insight
    }

    /// What to read next after an insight, and those published right after and before it.
    pub(super) fn around(&self, place: usize) -> (Vec<Card>, Option<Neighbour>, Option<Neighbour>) {
        // A title says enough at the end of a page, which has to fit into a first flight.
        let brief = |other: &usize| Card { summary: String::new(), ..self.cards[*other].clone() };
        let related = self.related[place].iter().map(brief).collect();
        (related, self.neighbour(place + 1), place.checked_sub(1).and_then(|place| self.neighbour(place)))
    }

    /// The places of what to read next after an insight.
    pub(super) fn related(&self, place: usize) -> &[usize] {
        &self.related[place]
    }

    fn neighbour(&self, place: usize) -> Option<Neighbour> {
        let card = self.cards.get(place)?;
        Some(Neighbour { slug: card.slug.clone(), title: card.title.clone() })
    }

    /// The cards of a feed, the newest first.
    pub fn cards_of(&self, feed: &Route) -> Box<dyn Iterator<Item = &Card> + '_> {
        match self.facets.places(feed) {
            Some(places) => Box::new(places.iter().rev().map(|place| &self.cards[*place])),
            None => Box::new(self.cards.iter().rev()),
        }
    }

    /// The feed of each topic, signal, impact and month.
    pub fn feeds(&self) -> Vec<Route> {
        self.facets.feeds().collect()
    }

    /// How many insights a feed has.
    pub fn count(&self, feed: &Route) -> usize {
        self.facets.places(feed).map_or(self.cards.len(), <[usize]>::len)
    }

    /// What there is to know of the topic of a feed.
    pub(super) fn about(&self, feed: &Route) -> Option<&About> {
        match feed {
            Route::Topic(slug) => self.abouts.get(slug),
            _ => None,
        }
    }

    /// What a file of a feed is made from; `cards` has the hash of each card.
    pub(super) fn feed_fingerprint(&self, feed: &Route, page: PageName, cards: &[Digest]) -> Fingerprint {
        let (places, count) = (self.facets.places(feed), self.count(feed));
        let card = |nth: usize| cards[places.map_or(nth, |places| places[nth])];
        let fingerprint = Fingerprint::default().with(feed.to_string()).with(page.to_string());
        let fingerprint = fingerprint.json(&self.about(feed).filter(|_| page == PageName::Latest));
        page.range(count).fold(fingerprint, |fingerprint, nth| fingerprint.and(card(nth)))
    }

    /// A file of a feed.
    pub fn feed_file(&self, feed: &Route, page: PageName) -> FeedFile {
        let (places, count) = (self.facets.places(feed), self.count(feed));
        let card = |nth: usize| self.cards[places.map_or(nth, |places| places[nth])].clone();
        let about = self.about(feed).filter(|_| page == PageName::Latest).cloned();
        let cards = page.range(count).rev().map(card).collect();
        FeedFile { page, count: if page == PageName::Latest { count } else { 0 }, about, cards }
    }

    /// A feed's files, newest first.
    pub fn feed(&self, feed: &Route) -> impl Iterator<Item = FeedFile> {
        PageName::all(self.count(feed)).map(|page| self.feed_file(feed, page))
    }

    /// The topics, the most used first.
    pub fn topics(&self) -> &[TopicCount] {
        &self.topics
    }

    /// The pages of the list of topics.
    pub fn topic_lists(&self) -> &[TopicList] {
        &self.topic_lists
    }

    /// How many insights each month, signal and impact has.
    pub fn archive(&self) -> Archive {
        self.facets.archive()
    }

    /// The pages of the list of keys.
    pub fn key_lists(&self) -> Vec<KeyList> {
        (1..=history::list_count(&self.library)).map(|page| history::list(page, &self.library)).collect()
    }

    /// Every key, in alphabetical order.
    pub fn keys(&self) -> Vec<&str> {
        self.library.keys().iter().map(|key| key.name.as_str()).collect()
    }

    /// The history of a key.
    pub fn history(&self, key: &str) -> History {
        history::history(key, &self.library)
    }

    /// What the history of a key is made from.
    pub(super) fn history_fingerprint(&self, key: &str) -> Fingerprint {
        history::fingerprint(key, &self.library)
    }

    /// The history of a key as a spreadsheet.
    pub fn history_csv(&self, key: &str) -> String {
        history::csv(key, &self.library)
    }
}

/// A value as the edition's JSON: compact, fields in a fixed order.
pub fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// What was put right in any insight, the oldest first.
fn corrections(library: &Library) -> Vec<Corrected> {
    let mut all: Vec<(Stamp, Corrected)> = Vec::new();
    for summary in library.insights() {
        for one in summary.corrections.iter().rev() {
            let figure = one.figure.and_then(|place| summary.figures.get(place));
            let corrected = Corrected {
                slug: summary.slug.clone(),
                title: summary.title.clone(),
                label: figure.map(|figure| figure.label.clone()),
                correction: one.correction(),
            };
            all.push((one.day, corrected));
        }
    }
    all.sort_by(|(a, one), (b, other)| (a, &one.slug).cmp(&(b, &other.slug)));
    all.into_iter().map(|(_, corrected)| corrected).collect()
}

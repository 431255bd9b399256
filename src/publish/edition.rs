//! The edition: what the browser fetches, cut into small files.

use super::fault::{Fault, Severity, SourceFile};
use super::index::Index;
use super::site_file::{Pipeline, SiteFile};
use super::write::Output;
use super::{Options, PublishError};
use crate::model::{Block, Card, FeedFile, Insight, PageName, Schedule, Site, Stamp, Topic, TopicCount};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

const RELATED: usize = 3;
/// How many of a topic's insights are looked at, nearest in time first, for what to read next.
const RELATED_REACH: usize = 24;
const GRACE_MINUTES: u32 = 30;

/// An insight, with what only publishing needs to know of it.
#[derive(Debug)]
pub struct Entry {
    /// The insight.
    pub insight: Insight,
    /// Its manuscript.
    pub path: PathBuf,
    /// The slugs its maker chose to read next.
    pub related: Vec<String>,
}

/// Every published insight, oldest first, and what they share.
#[derive(Debug)]
pub struct Edition {
    /// The site.
    pub site: Site,
    insights: Vec<Entry>,
}

impl Edition {
    /// An edition of nothing, for a folder whose `site.json` is at fault.
    pub fn empty(now: Stamp) -> Self {
        let site = Site {
            name: String::new(),
            description: String::new(),
            language: "en".into(),
            built: now,
            schedule: None,
            insights: 0,
            topics: Vec::new(),
        };
        Self { site, insights: Vec::new() }
    }

    /// Puts insights in order and works out what they share.
    pub(super) fn new(
        site: &SiteFile,
        file: &Arc<SourceFile>,
        mut insights: Vec<Entry>,
        index: &Index,
        faults: &mut Vec<Fault>,
        now: Stamp,
    ) -> Self {
        let key = |entry: &Entry| (entry.insight.card.published, entry.insight.card.slug.clone());
        insights.sort_by_cached_key(key);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for topic in insights.iter().flat_map(|entry| &entry.insight.card.topics) {
            *counts.entry(topic.slug.clone()).or_default() += 1;
        }
        let mut topics: Vec<TopicCount> =
            counts.into_iter().map(|(slug, count)| TopicCount { topic: index.topic(&slug), count }).collect();
        topics.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.topic.name.cmp(&b.topic.name)));
        relate(&mut insights);
        let site = Site {
            name: site.name.clone(),
            description: site.description.clone(),
            language: site.language.clone().unwrap_or_else(|| "en".into()),
            built: now,
            schedule: site.pipeline.as_ref().and_then(|pipeline| schedule(pipeline, file, now, faults)),
            insights: insights.len(),
            topics,
        };
        Self { site, insights }
    }

    /// The insights, oldest first.
    pub fn insights(&self) -> impl DoubleEndedIterator<Item = &Insight> + ExactSizeIterator {
        self.insights.iter().map(|entry| &entry.insight)
    }

    /// The feed's files, of all insights or of one topic's, newest first.
    pub fn feed(&self, topic: Option<&Topic>) -> Vec<(PageName, FeedFile)> {
        let of_topic = |card: &&Card| topic.is_none_or(|topic| card.topics.contains(topic));
        let cards: Vec<&Card> = self.insights().map(|insight| &insight.card).filter(of_topic).collect();
        let file = |page: PageName| {
            let cards = cards[page.range(cards.len())].iter().rev().map(|card| (*card).clone()).collect();
            (page, FeedFile { cards })
        };
        PageName::all(cards.len()).map(file).collect()
    }

    /// Writes what the browser fetches.
    pub fn write(&self, out: &Output) -> Result<(), PublishError> {
        out.put("edition/site.json", &json(&self.site))?;
        for (page, file) in self.feed(None) {
            out.put(&format!("edition/feed/{page}.json"), &json(&file))?;
        }
        self.site.topics.par_iter().try_for_each(|entry| {
            self.feed(Some(&entry.topic)).iter().try_for_each(|(page, file)| {
                out.put(&format!("edition/topics/{}/{page}.json", entry.topic.slug), &json(file))
            })
        })?;
        self.insights.par_iter().try_for_each(|Entry { insight, .. }| {
            out.put(&format!("edition/insights/{}.json", insight.card.slug), &json(insight))
        })
    }

    /// Copies the manuscripts behind the edition, and the pictures they show, so that anyone can read them.
    pub fn copy_sources(&self, options: &Options, out: &Output) -> Result<(), PublishError> {
        out.put("data/insight.schema.json", super::schema().as_bytes())?;
        self.insights.par_iter().try_for_each(|Entry { insight, path, .. }| {
            out.copy(path, &format!("data/insights/{}.json", insight.card.slug))?;
            insight.body.iter().try_for_each(|block| match block {
                Block::Image(image) => {
                    out.copy(&options.data.join(&image.src), &format!("data/{}", image.src))
                }
                _ => Ok(()),
            })
        })
    }
}

/// A value as the edition's JSON: compact, fields in a fixed order.
pub fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Chooses what to read next, where the maker has not: most topics in common first, then the newest.
fn relate(insights: &mut [Entry]) {
    let mut by_topic: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, Entry { insight, .. }) in insights.iter().enumerate() {
        for topic in &insight.card.topics {
            by_topic.entry(&topic.slug).or_default().push(place);
        }
    }
    let places: HashMap<&str, usize> =
        insights.iter().enumerate().map(|(place, entry)| (entry.insight.card.slug.as_str(), place)).collect();
    let choose = |place: usize| -> Vec<usize> {
        let Entry { insight, related, .. } = &insights[place];
        if !related.is_empty() {
            let slugs = related.iter().filter_map(|slug| places.get(slug.as_str()).copied());
            return slugs.filter(|other| *other != place).collect();
        }
        let mut common: HashMap<usize, usize> = HashMap::new();
        for topic in &insight.card.topics {
            let Some(of_topic) = by_topic.get(topic.slug.as_str()) else { continue };
            let here = of_topic.partition_point(|other| *other < place);
            let near = here.saturating_sub(RELATED_REACH / 2)..of_topic.len().min(here + RELATED_REACH / 2);
            for other in &of_topic[near] {
                *common.entry(*other).or_default() += 1;
            }
        }
        common.remove(&place);
        let mut common: Vec<(usize, usize)> = common.into_iter().collect();
        common.sort_by_key(|(other, count)| std::cmp::Reverse((*count, *other)));
        common.into_iter().take(RELATED).map(|(other, _)| other).collect()
    };
    let chosen: Vec<Vec<usize>> = (0..insights.len()).into_par_iter().map(choose).collect();
    let cards: Vec<Vec<Card>> = chosen
        .iter()
        .map(|places| places.iter().map(|place| insights[*place].insight.card.clone()).collect())
        .collect();
    for (Entry { insight, .. }, related) in insights.iter_mut().zip(cards) {
        insight.related = related;
    }
}

/// The run that is publishing now, and the next one planned.
fn schedule(
    pipeline: &Pipeline,
    file: &Arc<SourceFile>,
    now: Stamp,
    faults: &mut Vec<Fault>,
) -> Option<Schedule> {
    let mut minutes = Vec::new();
    for run in pipeline.runs.iter() {
        match Stamp::parse(&format!("2000-01-01T{}:00Z", run.value)) {
            Ok(stamp) => minutes.push(stamp.0.rem_euclid(86_400)),
            Err(_) => faults.push(Fault {
                rule: "bad-date",
                severity: Severity::Error,
                file: file.clone(),
                at: run.at.clone(),
                message: format!("“{}” is no time of day", run.value),
                help: "write it in UTC, such as 03:00".into(),
            }),
        }
    }
    minutes.sort_unstable();
    let midnight = now.0 - now.0.rem_euclid(86_400);
    let next = minutes.iter().map(|second| midnight + second).find(|next| *next > now.0);
    let next = next.or_else(|| minutes.first().map(|second| midnight + 86_400 + second))?;
    Some(Schedule {
        last: now,
        next: Stamp(next),
        grace_minutes: pipeline.grace_minutes.unwrap_or(GRACE_MINUTES),
        paused: pipeline.paused.unwrap_or(false),
    })
}

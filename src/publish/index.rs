//! What each insight has to know of the others.

use super::derive::same;
use super::read::Parsed;
use super::resolve::figures::Resolved;
use super::site_file::SiteFile;
use crate::model::{Mention, Topic};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// A figure somewhere in the edition that has a key.
#[derive(Clone, Debug)]
pub struct Point {
    /// The insight and what it says.
    pub mention: Mention,
    /// The figure's name there.
    pub name: String,
    /// Its value, unit and date.
    pub figure: Resolved,
}

impl Point {
    fn differs(&self, figure: &Resolved) -> bool {
        self.figure.amount != figure.amount || !same(&self.figure.unit, &figure.unit)
    }
}

/// The edition as one insight sees it.
#[derive(Debug)]
pub struct Index {
    data: PathBuf,
    titles: BTreeMap<String, String>,
    topics: HashMap<String, String>,
    classes: BTreeMap<String, u32>,
    keys: HashMap<String, Vec<Point>>,
}

impl Index {
    /// Gathers what the manuscripts of the edition say of themselves.
    pub fn new<'p>(
        data: &Path,
        site: &SiteFile,
        manuscripts: impl Iterator<Item = &'p Parsed>,
        broken: &[String],
    ) -> Self {
        let named = |(name, entry): &(super::record::At<String>, String)| (name.value.clone(), entry.clone());
        let mut index = Self {
            data: data.to_owned(),
            titles: broken.iter().map(|slug| (slug.clone(), slug.clone())).collect(),
            topics: site.topics.0.iter().map(named).collect(),
            classes: site.shelf_life.0.iter().map(|(name, days)| (name.value.clone(), *days)).collect(),
            keys: HashMap::new(),
        };
        for parsed in manuscripts {
            let title = parsed.manuscript.title.value.trim().to_owned();
            for (figure, (name, source)) in parsed.figures.iter().zip(&parsed.manuscript.figures.0) {
                if let (Some(figure), Some(key)) = (figure, &source.key) {
                    let mention = Mention {
                        slug: parsed.slug.clone(),
                        title: title.clone(),
                        text: figure.text(),
                        as_of: figure.as_of.text(),
                    };
                    let point = Point { mention, name: name.value.clone(), figure: figure.clone() };
                    index.keys.entry(key.value.clone()).or_default().push(point);
                }
            }
            index.titles.insert(parsed.slug.clone(), title);
        }
        index
    }

    /// The title of a published insight.
    pub fn title(&self, slug: &str) -> Option<&str> {
        self.titles.get(slug).map(String::as_str)
    }

    /// Every published slug.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.titles.keys().map(String::as_str)
    }

    /// A topic with its name.
    pub fn topic(&self, slug: &str) -> Topic {
        super::topics::topic(slug, self.topics.get(slug).map(String::as_str))
    }

    /// The shelf life of a metric class, in days.
    pub fn shelf_life(&self, class: &str) -> Option<u32> {
        self.classes.get(class).copied()
    }

    /// Every metric class.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }

    fn points(&self, key: &str) -> &[Point] {
        self.keys.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where else the edition states this key: the latest point of each other insight.
    pub fn elsewhere(&self, key: &str, but: &str) -> Vec<Mention> {
        let mut latest: BTreeMap<&str, &Point> = BTreeMap::new();
        for point in self.points(key).iter().filter(|point| point.mention.slug != but) {
            let slot = latest.entry(&point.mention.slug).or_insert(point);
            if point.figure.as_of > slot.figure.as_of {
                *slot = point;
            }
        }
        latest.into_values().map(|point| point.mention.clone()).collect()
    }

    /// Whether an insight states this key for no later date: an older point beside a newer one is history that the
    /// insight tells itself, and does not go out of date.
    pub fn is_latest_of(&self, key: &str, slug: &str, figure: &Resolved) -> bool {
        !self.points(key).iter().any(|point| point.mention.slug == slug && point.figure.as_of > figure.as_of)
    }

    /// What this key has come to since an insight last stated it, if another insight says so.
    pub fn moved(&self, key: &str, slug: &str, figure: &Resolved) -> Option<Mention> {
        let newest = self.points(key).iter().max_by_key(|point| point.figure.as_of)?;
        let moved = newest.figure.as_of > figure.as_of
            && newest.differs(figure)
            && self.is_latest_of(key, slug, figure);
        moved.then(|| newest.mention.clone())
    }

    /// Where the edition gives this key another value for the same date.
    pub fn disputes(&self, key: &str, slug: &str, name: &str, figure: &Resolved) -> Vec<Mention> {
        let other = |point: &&Point| {
            (point.mention.slug != slug || point.name != name)
                && point.figure.as_of == figure.as_of
                && point.differs(figure)
        };
        self.points(key).iter().filter(other).map(|point| point.mention.clone()).collect()
    }

    /// An insight that states this key in another unit, and the unit.
    pub fn other_unit(&self, key: &str, figure: &Resolved) -> Option<(&str, String)> {
        let other = self.points(key).iter().find(|point| !same(&point.figure.unit, &figure.unit))?;
        Some((&other.mention.slug, other.figure.unit.to_string()))
    }

    /// Whether the data folder holds this file.
    pub fn has_file(&self, path: &str) -> bool {
        self.data.join(path).is_file()
    }
}

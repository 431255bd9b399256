//! What each insight has to know of the others.

use super::manuscript::SiteFile;
use super::read::Parsed;
use super::resolve;
use crate::model::{Mention, Topic};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// The edition as one insight sees it.
#[derive(Debug)]
pub struct Index {
    data: PathBuf,
    titles: BTreeMap<String, String>,
    topics: HashMap<String, String>,
    classes: BTreeMap<String, u32>,
    keys: HashMap<String, Vec<Mention>>,
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
            for (figure, (_, source)) in parsed.figures.iter().zip(&parsed.manuscript.figures.0) {
                if let (Some(figure), Some(key)) = (figure, &source.key) {
                    index.keys.entry(key.value.clone()).or_default().push(Mention {
                        slug: parsed.slug.clone(),
                        title: title.clone(),
                        text: figure.text(),
                        as_of: figure.as_of.text(),
                    });
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
        resolve::topic(slug, self.topics.get(slug).map(String::as_str))
    }

    /// The shelf life of a metric class, in days.
    pub fn shelf_life(&self, class: &str) -> Option<u32> {
        self.classes.get(class).copied()
    }

    /// Every metric class.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }

    /// Where else the edition states this key.
    pub fn elsewhere(&self, key: &str, but: &str) -> Vec<Mention> {
        let all = self.keys.get(key).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|mention| mention.slug != but).cloned().collect()
    }

    /// Whether the data folder holds this file.
    pub fn has_file(&self, path: &str) -> bool {
        self.data.join(path).is_file()
    }
}

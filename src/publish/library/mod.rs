//! What each insight has to know of the others.

pub mod authors;
pub mod entities;
pub mod history;
mod imprint;
pub mod installments;
mod key_names;
mod mentions;
mod metric_name;
pub mod metrics;
pub mod series;
mod standings;
pub mod taxonomies;
pub mod topics;

use crate::model::{Card, Language, Stamp, Topic, held};
use crate::publish::figure::date::PartialDate;
use crate::publish::ledger::Ledger;
use crate::publish::manuscript::author::Author;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::site_config::{SeriesTitle, ShelfLife, SiteFile, topic};
use crate::publish::manuscript::summary::{Observation, Summary};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::named::Named;
use crate::publish::parse::record::At;
use crate::publish::text::inline;
use crate::publish::text::inline::Names;
use series::{AllSeries, ObservationRef, Series};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The edition as one insight sees it.
#[derive(Debug)]
pub struct Library {
    data: PathBuf,
    /// Every insight, by slug.
    summaries: Arc<Vec<Summary>>,
    shown: Vec<bool>,
    broken: BTreeSet<String>,
    topics: HashMap<String, String>,
    entities: HashMap<String, String>,
    classes: BTreeMap<String, ShelfLife>,
    /// Who writes, by the names that manuscripts refer to them by.
    authors: Named<Author>,
    /// What series of insights are called.
    series: Named<SeriesTitle>,
    /// Their insights, in their order.
    installments: BTreeMap<String, Vec<u32>>,
    /// What the site calls keys.
    key_names: HashMap<String, String>,
    /// The places of all keys in the order in which lists have them, once one was asked for.
    listed: OnceLock<Vec<u32>>,
    keys: AllSeries,
    /// Where each insight stands among all, by its slug.
    places: HashMap<String, u32>,
    /// Where the site's file says it stands.
    pub url: Option<String>,
    /// The site's language.
    pub language: String,
    /// What was published before.
    pub ledger: Arc<Ledger>,
    /// The clock.
    pub now: Stamp,
}

/// What a library is made of besides the insights.
#[derive(Clone, Copy, Debug)]
pub struct LibraryInputs<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// The site's own file.
    pub site: &'a SiteFile,
    /// The slugs of manuscripts that could not be read.
    pub broken: &'a [String],
    /// What was published before.
    pub ledger: &'a Arc<Ledger>,
    /// The clock.
    pub now: Stamp,
}

impl Library {
    /// Gathers what the insights that `show` chooses say of themselves.
    pub fn new(
        inputs: LibraryInputs<'_>,
        summaries: &Arc<Vec<Summary>>,
        show: impl Fn(&Summary) -> bool,
    ) -> Self {
        let LibraryInputs { data, site, broken, ledger, now } = inputs;
        let named = |(name, entry): &(At<String>, String)| (name.value.clone(), entry.clone());
        let shown: Vec<bool> = summaries.iter().map(show).collect();
        let place = |(place, summary): (usize, &Summary)| (summary.slug.clone(), place as u32);
        Self {
            data: data.to_owned(),
            broken: broken.iter().cloned().collect(),
            topics: site.topics.0.iter().map(named).collect(),
            entities: site.entities.0.iter().map(named).collect(),
            authors: site.authors.clone(),
            series: site.series.clone(),
            installments: installments::parts(summaries, &shown),
            url: site.url.as_ref().map(|url| url.value.clone()),
            key_names: site.keys.0.iter().map(named).collect(),
            listed: OnceLock::new(),
            classes: site.shelf_life.0.iter().map(|(name, days)| (name.value.clone(), *days)).collect(),
            keys: AllSeries::of(summaries, &shown),
            places: summaries.iter().enumerate().map(place).collect(),
            summaries: summaries.clone(),
            shown,
            language: site.language.clone().unwrap_or_else(|| "en".to_owned()),
            ledger: ledger.clone(),
            now,
        }
    }

    /// The insight that states a point.
    pub fn summary(&self, point: ObservationRef) -> &Summary {
        &self.summaries[point.insight as usize]
    }

    /// A point as stated.
    pub fn observation(&self, point: ObservationRef) -> &Observation {
        &self.summary(point).figures[point.figure as usize]
    }

    /// The place of a point's figure in its insight.
    pub fn place(&self, point: ObservationRef) -> usize {
        point.figure as usize
    }

    /// A point's value.
    pub fn value(&self, point: ObservationRef) -> Option<&Resolved> {
        self.observation(point).value.as_ref()
    }

    /// The insight at a place among all, by slug.
    pub fn at(&self, place: u32) -> &Summary {
        &self.summaries[place as usize]
    }

    /// Every insight that is shown, by slug.
    pub fn insights(&self) -> impl Iterator<Item = &Summary> {
        self.summaries.iter().zip(&self.shown).filter(|(_, shown)| **shown).map(|(summary, _)| summary)
    }

    /// Every insight that is published, by slug.
    pub fn published(&self) -> impl Iterator<Item = &Summary> {
        self.insights().filter(|summary| !self.waits(summary))
    }

    /// An insight that is shown.
    pub fn insight(&self, slug: &str) -> Option<&Summary> {
        let place = *self.places.get(slug)? as usize;
        self.shown[place].then(|| &self.summaries[place])
    }

    /// Whether an insight is not published yet: a draft, or one whose time has not come.
    pub fn waits(&self, summary: &Summary) -> bool {
        summary.waits(self.now)
    }

    /// The title of a published insight.
    pub fn title(&self, slug: &str) -> Option<&str> {
        self.insight(slug)
            .map(|summary| summary.title.as_str())
            .or_else(|| self.broken.get(slug).map(String::as_str))
    }

    /// An insight that has a figure of this name.
    pub fn insight_with(&self, figure: &str) -> Option<&str> {
        let has = |summary: &&Summary| summary.figures.iter().any(|one| one.name == figure);
        self.insights().find(has).map(|summary| summary.slug.as_str())
    }

    /// Every published slug.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.insights().map(|summary| summary.slug.as_str())
    }

    /// A topic with its name.
    pub fn topic(&self, slug: &str) -> Topic {
        topic(slug, self.topics.get(slug).map(String::as_str))
    }

    /// What an entity is called.
    pub fn entity(&self, slug: &str) -> String {
        self.entities.get(slug).cloned().unwrap_or_else(|| self.topic(slug).name)
    }

    /// What a feed shows of an insight.
    pub fn card(&self, summary: &Summary) -> Card {
        // What is wrong with the summary is told when its page is made.
        let mut diagnostics = Diagnostics::new(&Arc::default(), &Arc::default());
        let names = Own { summary, library: self };
        Card {
            slug: summary.slug.clone(),
            title: summary.title.clone(),
            summary: held(&inline::parse(&summary.summary, &names, &mut diagnostics)),
            published: summary.published,
            updated: summary.updated(),
            signal: summary.signal,
            impact: summary.impact,
            topics: summary.topics.iter().map(|slug| self.topic(slug)).collect(),
            minutes: Some(summary.minutes),
            language: summary.language.as_deref().map(Language::of),
            draft: self.waits(summary),
        }
    }

    /// The shelf life of a metric class.
    pub fn shelf_life(&self, class: &str) -> Option<ShelfLife> {
        self.classes.get(class).copied()
    }

    /// Every metric class.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }

    /// From when on a value is to be read as possibly out of date.
    pub fn stale_from(&self, class: Option<&str>, value: &Resolved) -> Option<Stamp> {
        let ShelfLife::Days(days) = self.shelf_life(class?)? else { return None };
        Some(Stamp(value.as_of.end().0 + i64::from(days) * Stamp::DAY))
    }

    /// Whether a value is to be read as possibly out of date by now.
    pub fn is_stale(&self, class: Option<&str>, value: &Resolved) -> bool {
        self.stale_from(class, value).is_some_and(|from| from <= self.now)
    }

    /// Every key, in alphabetical order.
    pub fn keys(&self) -> &[Series] {
        self.keys.all()
    }

    /// The places among all of the keys that an insight states, in order and each once.
    pub fn keys_of(&self, slug: &str) -> &[u32] {
        self.places.get(slug).map(|place| self.keys.stated(*place as usize)).unwrap_or_default()
    }

    /// The statements of a key, by date; of one date the last published insight last.
    pub fn observations(&self, key: &str) -> &[ObservationRef] {
        self.keys.get(key).map(|key| key.observations.as_slice()).unwrap_or_default()
    }

    /// Whether the edition gives a key values for a date that cannot all be true.
    pub fn is_disputed(&self, key: &str, as_of: PartialDate) -> bool {
        self.keys.get(key).is_some_and(|key| key.disputed.contains(&as_of))
    }

    /// The path of a file in the data folder, as addresses have it.
    pub fn path_of(&self, path: &Path) -> Option<String> {
        Some(path.strip_prefix(&self.data).ok()?.to_string_lossy().replace('\\', "/"))
    }

    /// Whether the data folder holds this file.
    pub fn has_file(&self, path: &str) -> bool {
        self.data.join(path).is_file()
    }
}

/// The names an insight's summary may use.
struct Own<'i> {
    summary: &'i Summary,
    library: &'i Library,
}

impl Names for Own<'_> {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        let place = self.summary.figures.iter().position(|figure| figure.name == name)?;
        let value = &self.summary.figures[place].value;
        Some((place, value.as_ref().map_or_else(|| name.to_owned(), Resolved::text)))
    }
    fn figures(&self) -> Vec<&str> {
        Vec::new()
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        self.library.title(slug)
    }
    fn nearest_insight(&self, _: &str) -> Option<&str> {
        None
    }
}

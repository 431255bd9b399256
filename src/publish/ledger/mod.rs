//! The ledger: every figure as it was last published, so that none can change without a correction.
//!
//! One file a month of publication, `ledger/<month>.jsonl` in the data folder, one line a figure. It is meant to be
//! kept under version control beside the manuscripts.

mod error;
mod file;

pub use error::LedgerError;
pub use file::{Entry, write};

use crate::model::Stamp;
use crate::publish::diagnostic::Diagnostic;
use crate::publish::language::noun::Nouns;
use crate::publish::manuscript::load;
use crate::publish::manuscript::summary::{Observation, Summary};
use file::{Line, read_file};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Every figure as it was last published.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By insight.
    entries: HashMap<String, Vec<Entry>>,
    /// The files' text, by month.
    files: BTreeMap<String, String>,
}

impl Ledger {
    /// Reads the ledger of a data folder; none is an empty one. A line that cannot be read is a fault.
    pub fn read(data: &Path, nouns: &Nouns, diagnostics: &mut Vec<Diagnostic>) -> Result<Self, LedgerError> {
        let folder = data.join("ledger");
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let broken = |error: std::io::Error| LedgerError::Read(folder.clone(), error.to_string());
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(broken)? {
            let path = entry.map_err(broken)?.path();
            if path.extension().is_some_and(|extension| extension == "jsonl") && !load::is_hidden(&path) {
                paths.push(path);
            }
        }
        paths.sort();
        let files: Vec<_> = paths.par_iter().map(|path| read_file(path, nouns)).collect();
        let mut ledger = Self::default();
        for (path, file) in paths.iter().zip(files) {
            let (text, entries, more) = file?;
            diagnostics.extend(more);
            for (insight, entry) in entries {
                ledger.entries.entry(insight).or_default().push(entry);
            }
            let month = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            ledger.files.insert(month, text);
        }
        Ok(ledger)
    }

    /// What was published of an insight.
    pub fn of(&self, insight: &str) -> &[Entry] {
        self.entries.get(insight).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was published of each key, by whichever insight.
    pub fn by_key(&self) -> BTreeMap<&str, Vec<&Entry>> {
        let mut keys: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        // By insight, so that those of one date are told in the same order each time.
        let by_insight: BTreeMap<&String, &Vec<Entry>> = self.entries.iter().collect();
        for entry in by_insight.into_values().flatten() {
            if let Some(key) = &entry.key {
                keys.entry(key).or_default().push(entry);
            }
        }
        for entries in keys.values_mut() {
            entries.sort_by(|a, b| (a.as_of, a.since, &a.figure).cmp(&(b.as_of, b.since, &b.figure)));
        }
        keys
    }

    /// A figure of an insight as it was last published: under its name or, if it has got another name, as what the
    /// insight said of the same key and date.
    pub fn find(&self, summary: &Summary, place: usize) -> Option<&Entry> {
        let of = self.of(&summary.slug);
        let one = summary.figures.get(place)?;
        of.iter().find(|entry| entry.figure == one.name).or_else(|| {
            let value = one.value.as_ref()?;
            let renamed = |entry: &&Entry| {
                entry.gone.is_none()
                    && one.key.is_some()
                    && entry.key == one.key
                    && entry.as_of == value.as_of
                    && !summary.figures.iter().any(|other| other.name == entry.figure)
            };
            of.iter().find(renamed)
        })
    }

    /// What was published of an insight and is no longer in it.
    pub fn gone<'l>(&'l self, summary: &Summary) -> Vec<&'l Entry> {
        let places = 0..summary.figures.len();
        let kept: HashSet<&str> =
            places.filter_map(|place| self.find(summary, place)).map(|entry| entry.figure.as_str()).collect();
        self.of(&summary.slug).iter().filter(|entry| !kept.contains(entry.figure.as_str())).collect()
    }

    /// Whether an insight says what was published of it, so that there is nothing to tell of.
    pub fn agrees(&self, summary: &Summary) -> bool {
        let figure = |(place, one): (usize, &Observation)| {
            let known = one.value.as_ref().zip(self.find(summary, place));
            known.is_none_or(|(value, entry)| {
                entry.states(value) && summary.corrections_of(place).count() >= entry.corrections
            })
        };
        summary.figures.iter().enumerate().all(figure)
            && self.gone(summary).iter().all(|entry| entry.gone.is_some())
    }

    /// Whether the lines of an insight are what they would be after publishing it, in the file of its month.
    fn has(&self, summary: &Summary, month: &str) -> bool {
        let of = self.of(&summary.slug);
        let line = |(place, one): (usize, &Observation)| {
            let Some(value) = &one.value else { return true };
            of.iter().any(|entry| {
                entry.figure == one.name
                    && entry.key == one.key
                    && entry.gone.is_none()
                    && entry.states(value)
                    && entry.unit.to_string() == value.unit.to_string()
                    && entry.corrections == summary.corrections_of(place).count()
            })
        };
        of.len() == summary.figures.iter().filter(|one| one.value.is_some()).count()
            && of.iter().all(|entry| *entry.month == *month)
            && summary.figures.iter().enumerate().all(line)
    }

    /// The ledger after publishing `summaries`: the files that are not as they were, by name below `ledger/`.
    pub fn after<'s>(
        &self,
        summaries: impl Iterator<Item = &'s Summary>,
        now: Stamp,
    ) -> Vec<(String, String)> {
        let mut months: BTreeMap<String, Vec<&Summary>> = BTreeMap::new();
        let mut published = HashSet::new();
        for summary in summaries {
            published.insert(summary.slug.as_str());
            months.entry(summary.published.date()[..7].to_owned()).or_default().push(summary);
        }
        for month in self.files.keys() {
            months.entry(month.clone()).or_default();
        }
        let mut lost: HashSet<&str> = HashSet::new();
        for (slug, entries) in &self.entries {
            if !published.contains(slug.as_str()) {
                lost.extend(entries.iter().map(|entry| &*entry.month));
            }
        }
        let months: Vec<(String, Vec<&Summary>)> = months.into_iter().collect();
        let changed = |(month, summaries): &(String, Vec<&Summary>)| {
            let known = self.files.get(month);
            let same = |summary: &&Summary| self.has(summary, month);
            let count = summaries.iter().map(|summary| self.of(&summary.slug).len()).sum::<usize>();
            if let Some(text) = known
                && !lost.contains(month.as_str())
                && summaries.iter().all(same)
                && text.lines().count() == count
            {
                return None;
            }
            let mut lines: Vec<Line> =
                summaries.iter().flat_map(|summary| self.lines_of(summary, now)).collect();
            // What is no longer published keeps its lines where they stand.
            let old = known.into_iter().flat_map(|text| text.lines());
            let old = old.filter_map(|line| serde_json::from_str::<Line>(line).ok());
            lines.extend(old.filter(|line| !published.contains(line.insight.as_str())));
            lines.sort_by(|a, b| (&a.insight, &a.figure).cmp(&(&b.insight, &b.figure)));
            let text: String = lines
                .iter()
                .filter_map(|line| serde_json::to_string(line).ok())
                .map(|line| line + "\n")
                .collect();
            (known != Some(&text)).then(|| (format!("{month}.jsonl"), text))
        };
        months.par_iter().filter_map(changed).collect()
    }

    fn lines_of(&self, summary: &Summary, now: Stamp) -> Vec<Line> {
        let mut lines = Vec::new();
        for (place, one) in summary.figures.iter().enumerate() {
            let Some(value) = &one.value else { continue };
            let known = self.find(summary, place);
            lines.push(Line {
                insight: summary.slug.clone(),
                figure: one.name.clone(),
                key: one.key.clone(),
                value: value.amount.into(),
                unit: value.unit.to_string(),
                as_of: value.as_of.iso(),
                since: known.filter(|entry| entry.states(value)).map_or(now, |entry| entry.since).rfc3339(),
                corrections: summary.corrections_of(place).count(),
                gone: None,
            });
        }
        lines.extend(self.gone(summary).into_iter().map(|entry| Line {
            insight: summary.slug.clone(),
            figure: entry.figure.clone(),
            key: entry.key.clone(),
            value: entry.amount.into(),
            unit: entry.unit.to_string(),
            as_of: entry.as_of.iso(),
            since: entry.since.rfc3339(),
            corrections: entry.corrections,
            gone: Some(entry.gone.unwrap_or(now).rfc3339()),
        }));
        lines
    }
}

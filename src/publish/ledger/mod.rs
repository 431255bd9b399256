//! The ledger: every figure as it was last published, so that none can change without a correction.
//!
//! One file a month of publication, `ledger/<month>.jsonl` in the data folder, one line a figure. It is meant to be
//! kept under version control beside the manuscripts.

mod error;

pub use error::LedgerError;

use crate::model::Stamp;
use crate::publish::diagnostic::{Fault, Severity, SourceFile};
use crate::publish::figure::amount;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::unit::Unit;
use crate::publish::language::noun::Nouns;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::load;
use crate::publish::manuscript::summary::{Observation, Summary};
use crate::publish::parse::encoding;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// A figure as it was last published.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The figure's name.
    pub figure: String,
    /// What is measured, where it has a key.
    pub key: Option<String>,
    /// Its value.
    pub amount: Amount,
    /// Its unit.
    pub unit: Unit,
    /// The date it speaks of.
    pub as_of: PartialDate,
    /// Since when this has been published.
    pub since: Stamp,
    /// How many corrections to it were published.
    pub corrections: usize,
    /// Since when it is no longer published.
    pub gone: Option<Stamp>,
    /// The month whose file it stands in.
    month: Arc<str>,
}

impl Entry {
    /// Whether a value is what was published.
    pub fn states(&self, value: &Resolved) -> bool {
        self.amount == value.amount && self.unit.same(&value.unit) && self.as_of == value.as_of
    }

    /// What was printed.
    pub fn text(&self) -> String {
        amount::text(self.amount, &self.unit)
    }

    /// What was published and what is to be now, as printed side by side: told apart by their digits or, where only their
    /// dates differ, by the date.
    pub fn beside(&self, value: &Resolved) -> (String, String) {
        let texts = amount::apart(&[(self.amount, &self.unit), (value.amount, &value.unit)]);
        match <[String; 2]>::try_from(texts) {
            Ok([was, now]) if was == now => (format!("{was} ({})", self.as_of.text()), value.text()),
            Ok([was, now]) if now == amount::text(value.amount, &value.unit) => (was, value.text()),
            Ok([was, now]) => (was, now),
            Err(_) => (self.text(), value.text()),
        }
    }
}

/// An entry as a line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    insight: String,
    figure: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    value: AmountWords,
    unit: String,
    as_of: String,
    since: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    corrections: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<String>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// An amount as manuscripts write it.
#[derive(Serialize)]
#[serde(untagged)]
enum AmountWords {
    Exactly(#[serde(serialize_with = "plain")] f64),
    AtLeast {
        #[serde(serialize_with = "plain")]
        at_least: f64,
    },
    AtMost {
        #[serde(serialize_with = "plain")]
        at_most: f64,
    },
    About {
        #[serde(serialize_with = "plain")]
        about: f64,
    },
    Between {
        #[serde(serialize_with = "plain")]
        from: f64,
        #[serde(serialize_with = "plain")]
        to: f64,
    },
}

/// A bound or a range as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundWords {
    at_least: Option<f64>,
    at_most: Option<f64>,
    about: Option<f64>,
    from: Option<f64>,
    to: Option<f64>,
}

// By hand, since trying one kind after the other takes several times as long, and a ledger has very many lines.
impl<'de> Deserialize<'de> for AmountWords {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> serde::de::Visitor<'de> for Words {
            type Value = AmountWords;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number, a bound or a range")
            }
            fn visit_f64<E>(self, v: f64) -> Result<AmountWords, E> {
                Ok(AmountWords::Exactly(v))
            }
            fn visit_i64<E>(self, v: i64) -> Result<AmountWords, E> {
                Ok(AmountWords::Exactly(v as f64))
            }
            fn visit_u64<E>(self, v: u64) -> Result<AmountWords, E> {
                Ok(AmountWords::Exactly(v as f64))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<AmountWords, A::Error> {
                let words = BoundWords::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                match (words.at_least, words.at_most, words.about, words.from, words.to) {
                    (Some(at_least), None, None, None, None) => Ok(AmountWords::AtLeast { at_least }),
                    (None, Some(at_most), None, None, None) => Ok(AmountWords::AtMost { at_most }),
                    (None, None, Some(about), None, None) => Ok(AmountWords::About { about }),
                    (None, None, None, Some(from), Some(to)) => Ok(AmountWords::Between { from, to }),
                    _ => Err(serde::de::Error::custom("one bound, or a range")),
                }
            }
        }
        from.deserialize_any(Words)
    }
}

/// Whole numbers as a person would write them, without `.0`.
fn plain<S: serde::Serializer>(v: &f64, to: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9e15;
    if v.fract() == 0.0 && v.abs() < EXACT { to.serialize_i64(*v as i64) } else { to.serialize_f64(*v) }
}

impl From<Amount> for AmountWords {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::Exactly(v) => Self::Exactly(v),
            Amount::AtLeast(at_least) => Self::AtLeast { at_least },
            Amount::AtMost(at_most) => Self::AtMost { at_most },
            Amount::About(about) => Self::About { about },
            Amount::Between(from, to) => Self::Between { from, to },
        }
    }
}

impl From<AmountWords> for Amount {
    fn from(words: AmountWords) -> Self {
        match words {
            AmountWords::Exactly(v) => Self::Exactly(v),
            AmountWords::AtLeast { at_least } => Self::AtLeast(at_least),
            AmountWords::AtMost { at_most } => Self::AtMost(at_most),
            AmountWords::About { about } => Self::About(about),
            AmountWords::Between { from, to } => Self::Between(from, to),
        }
    }
}

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
    pub fn read(data: &Path, nouns: &Nouns, faults: &mut Vec<Fault>) -> Result<Self, LedgerError> {
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
            faults.extend(more);
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

/// Writes the ledger's files, each aside and then in its place.
pub fn write(data: &Path, files: &[(String, String)]) -> Result<(), LedgerError> {
    let folder = data.join("ledger");
    let fail = |error: std::io::Error| LedgerError::Write(folder.clone(), error);
    if !files.is_empty() {
        std::fs::create_dir_all(&folder).map_err(fail)?;
    }
    for (name, text) in files {
        let mut aside = tempfile::NamedTempFile::new_in(&folder).map_err(fail)?;
        std::io::Write::write_all(&mut aside, text.as_bytes()).map_err(fail)?;
        aside.persist(folder.join(name)).map_err(|error| fail(error.error))?;
    }
    Ok(())
}

type ReadFile = (String, Vec<(String, Entry)>, Vec<Fault>);

fn read_file(path: &Path, nouns: &Nouns) -> Result<ReadFile, LedgerError> {
    let broken = |error: String| LedgerError::Read(path.to_owned(), error);
    let bytes = std::fs::read(path).map_err(|error| broken(error.to_string()))?;
    let text = encoding::text(bytes).map_err(|other| broken(other.to_string()))?;
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut bad = Vec::new();
    let mut seen = HashSet::new();
    let month: Arc<str> = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default().into();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        match entry(line, &month, nouns) {
            Some((insight, entry)) if seen.insert((insight.clone(), entry.figure.clone())) => {
                entries.push((insight, entry));
            }
            Some((insight, entry)) => {
                bad.push((at, format!("“{}” of “{insight}” stands here twice", entry.figure)));
            }
            None if line.trim().is_empty() => {}
            None => bad.push((at, "this is no line of the ledger".to_owned())),
        }
    }
    let faults = if bad.is_empty() {
        Vec::new()
    } else {
        let file = Arc::new(SourceFile { path: load::shown(path), text: text.clone() });
        let help = "the ledger is written by publishing only; take the line back from version control";
        let fault = |(at, message)| Fault {
            rule: "ledger",
            severity: Severity::Error,
            file: file.clone(),
            at,
            message,
            help: help.to_owned(),
        };
        bad.into_iter().map(fault).collect()
    };
    Ok((text, entries, faults))
}

fn entry(line: &str, month: &Arc<str>, nouns: &Nouns) -> Option<(String, Entry)> {
    let line: Line = serde_json::from_str(line).ok()?;
    let entry = Entry {
        figure: line.figure,
        key: line.key,
        amount: line.value.into(),
        unit: Unit::parse(&line.unit, nouns)?,
        as_of: PartialDate::parse(&line.as_of)?,
        since: Stamp::parse(&line.since).ok()?,
        corrections: line.corrections,
        gone: line.gone.map(|gone| Stamp::parse(&gone)).transpose().ok()?,
        month: month.clone(),
    };
    Some((line.insight, entry))
}

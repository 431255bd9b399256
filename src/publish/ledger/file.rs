//! The files of the ledger: one a month, one line a figure.

use super::error::LedgerError;
use crate::model::Stamp;
use crate::publish::diagnostic::{Diagnostic, Severity, SourceFile};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::format;
use crate::publish::figure::unit::Unit;
use crate::publish::language::noun::Nouns;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::load;
use crate::publish::parse::encoding;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
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
    pub month: Arc<str>,
}

impl Entry {
    /// Whether a value is what was published.
    pub fn states(&self, value: &Resolved) -> bool {
        self.amount == value.amount && self.unit.same(&value.unit) && self.as_of == value.as_of
    }

    /// What was printed.
    pub fn text(&self) -> String {
        format::text(self.amount, &self.unit)
    }

    /// What was published and what is to be now, as printed side by side: told apart by their digits or, where only their
    /// dates differ, by the date.
    pub fn distinct_from(&self, value: &Resolved) -> (String, String) {
        let texts = format::distinct(&[(self.amount, &self.unit), (value.amount, &value.unit)]);
        match <[String; 2]>::try_from(texts) {
            Ok([was, now]) if was == now => (format!("{was} ({})", self.as_of.text()), value.text()),
            Ok([was, now]) if now == format::text(value.amount, &value.unit) => (was, value.text()),
            Ok([was, now]) => (was, now),
            Err(_) => (self.text(), value.text()),
        }
    }
}

/// An entry as a line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub insight: String,
    pub figure: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub value: AmountWords,
    pub unit: String,
    pub as_of: String,
    pub since: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub corrections: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// An amount as manuscripts write it.
#[derive(Serialize)]
#[serde(untagged)]
pub enum AmountWords {
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

pub type ReadFile = (String, Vec<(String, Entry)>, Vec<Diagnostic>);

pub fn read_file(path: &Path, nouns: &Nouns) -> Result<ReadFile, LedgerError> {
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
    let diagnostics = if bad.is_empty() {
        Vec::new()
    } else {
        let file = Arc::new(SourceFile { path: load::shown(path), text: text.clone() });
        let help = "the ledger is written by publishing only; take the line back from version control";
        let diagnostic = |(at, message)| Diagnostic {
            rule: "ledger",
            severity: Severity::Error,
            file: file.clone(),
            at,
            message,
            help: help.to_owned(),
        };
        bad.into_iter().map(diagnostic).collect()
    };
    Ok((text, entries, diagnostics))
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

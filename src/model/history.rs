//! What a key has come to over time: the list of all keys, and each key's history.

use super::json::is_default;
use super::{Extent, FigureKind, Source, Stamp, Tick};
use serde::{Deserialize, Serialize};

/// How many keys a page of `/figures/` lists.
pub const KEYS_A_PAGE: usize = 100;

/// A page of `/figures/`: keys with their latest values, by the names of their entities and their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyList {
    /// Which page it is, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: usize,
    /// How many pages there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: usize,
    /// How many keys there are in all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub count: usize,
    /// The keys.
    #[serde(default, skip_serializing_if = "is_default")]
    pub keys: Vec<KeyCard>,
}

/// A key with its latest value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCard {
    /// The key, as `entity/metric/conditions`.
    pub key: String,
    /// What it is of, by name.
    pub entity: String,
    /// What it counts or measures, where no article stands around it.
    pub label: String,
    /// Its latest value as printed.
    pub text: String,
    /// The date of that value.
    pub as_of: String,
    /// How many values it has had.
    #[serde(default, skip_serializing_if = "is_default")]
    pub values: usize,
    /// Whether insights give different values for the latest date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disputed: bool,
    /// From when on the latest value is to be read as possibly out of date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stale_from: Option<Stamp>,
    /// Its course, if it has one: lines through places in thousandths, time and value.
    #[serde(default, skip_serializing_if = "is_default")]
    pub course: Vec<Vec<(u16, u16)>>,
}

/// The history of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The key with its latest value.
    pub latest: KeyCard,
    /// Its unit in words.
    pub unit: String,
    /// Its values, the newest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub values: Vec<Value>,
    /// How many earlier values there are that are not listed here.
    #[serde(default, skip_serializing_if = "is_default")]
    pub earlier: usize,
    /// What is printed at the marks of the chart's scale, which stand at even steps from below.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scale: Vec<String>,
    /// The marks of its axis from left to right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub across: Vec<Tick>,
    /// What has to be said of the chart, or why there is none.
    pub note: String,
}

/// A value a key had, and who states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The value as printed.
    pub text: String,
    /// The date it speaks of.
    pub as_of: String,
    /// Where it stands in the chart from left to right: from and to, which differ for a period longer than the others.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: (u16, u16),
    /// Where it stands along the chart's scale.
    pub extent: Extent,
    /// Whether another value is given for the same date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disputed: bool,
    /// Who states it, the latest published first; the first few.
    #[serde(default, skip_serializing_if = "is_default")]
    pub statements: Vec<Statement>,
    /// How many more insights state it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub more: usize,
}

/// An insight that states a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The insight.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The figure's place in its list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figure: usize,
    /// How the value came to be known.
    pub kind: FigureKind,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: Option<Source>,
}

//! An entity: everything the edition says of it.

use super::json::is_default;
use super::{Card, KeyCard, Subject};
use serde::{Deserialize, Serialize};

/// A page of what the edition says of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The entity, and how many figures it has.
    pub entity: Subject,
    /// Which page it is, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: usize,
    /// How many pages there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: usize,
    /// Its figures with their latest values, by their keys.
    #[serde(default, skip_serializing_if = "is_default")]
    pub keys: Vec<KeyCard>,
    /// On the first page the metrics that other entities have too, those that most have first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub metrics: Vec<Subject>,
    /// On the first page the entities it shares most metrics with, each with how many.
    #[serde(default, skip_serializing_if = "is_default")]
    pub others: Vec<Subject>,
    /// On the first page the newest insights that state its figures.
    #[serde(default, skip_serializing_if = "is_default")]
    pub insights: Vec<Card>,
    /// How many insights state them in all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub insight_count: usize,
}

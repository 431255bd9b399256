//! A series of insights that are read in an order: its page, and where an insight stands in it.

use super::json::is_default;
use super::{Card, Neighbour};
use serde::{Deserialize, Serialize};

/// The page of a series of insights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installments {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    #[serde(default, skip_serializing_if = "is_default")]
    pub summary: String,
    /// Its insights in their order, each with the number of its part.
    pub parts: Vec<(u32, Card)>,
}

/// Where an insight stands in a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installment {
    /// The name in the address of the series.
    pub slug: String,
    /// What the series is called.
    pub title: String,
    /// The number of the part.
    pub part: u32,
    /// The number of the last part there is.
    pub last: u32,
    /// The part before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub previous: Option<Neighbour>,
    /// The part after.
    #[serde(default, skip_serializing_if = "is_default")]
    pub next: Option<Neighbour>,
}

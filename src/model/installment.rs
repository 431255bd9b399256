//! Series of insights that are read in an order: the page of one and, for programs, where an insight stands in it.

use super::Card;
use super::json::is_default;
use serde::{Deserialize, Serialize};

/// The page of a series of insights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installments {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    #[serde(default, skip_serializing_if = "is_default")]
    pub summary: String,
    /// The numbers of its parts, in order.
    pub parts: Vec<usize>,
    /// The insight that is each.
    pub cards: Vec<Card>,
}

/// Where an insight stands in a series.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Installment {
    /// The name in the address of the series.
    pub slug: String,
    /// What the series is called.
    pub title: String,
    /// The number of the part.
    pub part: usize,
    /// The number of the last part there is.
    pub last: usize,
}

//! Comparison tables: cells already worded, with the order to sort them by.

use super::json::is_default;
use super::{Span, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::BinaryHeap;

/// How a column's cells are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words, from the left.
    Start,
    /// Numbers, to the right.
    End,
}

/// A table as readers meet it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it goes by in addresses and in the names of files.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: Vec<Span>,
    /// A sentence under that.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: Vec<Span>,
    /// The columns; the first holds the row headers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub columns: Vec<Column>,
    /// The rows in the order given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rows: Vec<Row>,
    /// What else has to be said, under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remark: Vec<Span>,
    /// Its sources' places in the insight's list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<usize>,
    /// Whether a phone has room for it as it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fits: bool,
}

/// A column's heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it goes by in addresses and in files.
    #[serde(default, skip_serializing_if = "is_default")]
    pub id: String,
    /// The heading as printed.
    pub title: String,
    /// How its cells are set.
    pub align: Align,
    /// Whether the first click sorts from the greatest down: so where numbers stand and more is better.
    #[serde(default, skip_serializing_if = "is_default")]
    pub descending_first: bool,
}

/// A row of cells, one a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(pub Vec<Cell>);

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What it says; empty where nothing is known.
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    pub text: Vec<Span>,
    /// Its rank in the column, from the least up; equal cells share one, unknown cells have none.
    #[serde(rename = "r", default, skip_serializing_if = "is_default")]
    pub rank: Option<u32>,
    /// The number alone, for spreadsheets, where the text says more than that.
    #[serde(rename = "v", default, skip_serializing_if = "is_default")]
    pub value: Option<String>,
    /// The least and the most it may be, where it is a number that is not known exactly; empty where there is no such end.
    #[serde(rename = "o", default, skip_serializing_if = "is_default")]
    pub ends: Option<(String, String)>,
    /// Whether it is the best of its column.
    #[serde(rename = "b", default, skip_serializing_if = "is_default")]
    pub best: bool,
    /// The date of its figure, where the figures of a table have dates of their own.
    #[serde(skip)]
    pub dated: Option<Dated>,
}

/// The date of a figure, and what speaks against relying on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub as_of: String,
    /// Whether insights give different values for it.
    pub disputed: bool,
    /// From when on it is to be read as possibly out of date.
    pub stale_from: Option<Stamp>,
}

impl Cell {
    /// From where to where its bar reaches; nothing if it is no number.
    pub fn reach(&self) -> Option<(f64, f64)> {
        match (&self.value, &self.ends) {
            (Some(value), _) => number(value).map(|v| (v, v)),
            // What has no end is drawn to the one that it has.
            (None, Some((from, to))) => {
                Some((number(from).or_else(|| number(to))?, number(to).or_else(|| number(from))?))
            }
            (None, None) => None,
        }
    }
}

/// A number as programs write it; nothing if it is none. In the browser the browser reads it: what the language does it
/// with would be 12 kB of the app.
fn number(text: &str) -> Option<f64> {
    #[cfg(target_arch = "wasm32")]
    let number =
        if text.is_empty() { f64::NAN } else { wasm_bindgen::JsValue::from(text).unchecked_into_f64() };
    #[cfg(not(target_arch = "wasm32"))]
    let number: f64 = text.parse().unwrap_or(f64::NAN);
    number.is_finite().then_some(number)
}

impl Table {
    /// The order of the rows when sorted by `column`: ties keep the given order, unknown cells come last.
    pub fn order(&self, column: usize, descending: bool) -> Vec<usize> {
        let rank = |row: &Row| match row.0.get(column).and_then(|cell| cell.rank) {
            None => u32::MAX,
            Some(rank) if descending => (u32::MAX - 1).saturating_sub(rank),
            Some(rank) => rank,
        };
        // Rank and place in one number, so that whole numbers are all there is to compare.
        let ranked = self.rows.iter().zip(0u64..).map(|(row, place)| u64::from(rank(row)) << 32 | place);
        // A heap sorts them as surely as `sort_unstable`, whose code would be 1 kB of the app for this one place.
        let order = ranked.collect::<BinaryHeap<u64>>().into_sorted_vec();
        order.into_iter().map(|place| place as u32 as usize).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_with_unknown_cells_last_either_way() {
        let cell = |rank| Row(vec![Cell { rank, ..Cell::default() }]);
        let rows = vec![cell(Some(2)), cell(None), cell(Some(0)), cell(Some(2))];
        let table = Table { rows, ..Table::default() };
        assert_eq!(table.order(0, false), [2, 0, 3, 1]);
        assert_eq!(table.order(0, true), [0, 3, 2, 1]);
        assert_eq!(table.order(9, true), [0, 1, 2, 3]);
    }
}

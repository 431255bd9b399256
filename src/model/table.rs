//! Comparison tables: cells already worded, with the order to sort them by.

use super::Span;
use super::json::{FromJson, Json, data};

/// How a column's cells are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Align {
    /// Words, from the left.
    Start,
    /// Numbers, to the right.
    End,
}

data! {
    /// A table as readers meet it.
    #[derive(Eq)]
    pub struct Table {
        /// What it compares.
        pub caption: Vec<Span>,
        /// The columns; the first holds the row headers.
        pub columns: Vec<Column>,
        /// The rows in the order given.
        pub rows: Vec<Row>,
        /// Its sources' places in the insight's list.
        pub sources: Vec<usize>,
    }

    /// A column's heading.
    #[derive(Eq)]
    pub struct Column {
        /// The heading as printed.
        pub title: String,
        /// How its cells are set.
        pub align: Align,
        /// Whether the first click sorts from the greatest down: so where numbers stand and more is better.
        pub descending_first: bool,
    }
}

/// A row of cells, one a column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Row(pub Vec<Cell>);

impl FromJson for Row {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        Self(FromJson::from_json(json, sound))
    }
}

impl FromJson for Align {
    fn from_json(json: &mut Json, sound: &mut bool) -> Self {
        match json {
            Json::Text(word) if word == "end" => Self::End,
            other => {
                *sound &= matches!(other, Json::Text(word) if word == "start");
                Self::Start
            }
        }
    }
}

data! {
    /// A cell.
    #[derive(Default, Eq)]
    pub struct Cell {
        /// What it says; empty where nothing is known.
        pub text as "t": Vec<Span>,
        /// Its rank in the column, from the least up; equal cells share one, unknown cells have none.
        pub rank as "r": Option<u32>,
        /// The number alone, for spreadsheets, where the text says more than that.
        pub value as "v": Option<String>,
        /// Whether it is the best of its column.
        pub best as "b": bool,
    }
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
        let mut order: Vec<u64> = ranked.collect();
        order.sort_unstable();
        order.into_iter().map(|place| place as u32 as usize).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_with_unknown_cells_last_either_way() {
        let cell = |rank| Row(vec![Cell { rank, ..Cell::default() }]);
        let table = Table {
            caption: vec![],
            columns: vec![],
            rows: vec![cell(Some(2)), cell(None), cell(Some(0)), cell(Some(2))],
            sources: vec![],
        };
        assert_eq!(table.order(0, false), [2, 0, 3, 1]);
        assert_eq!(table.order(0, true), [0, 3, 2, 1]);
        assert_eq!(table.order(9, true), [0, 1, 2, 3]);
    }
}

//! What can be switched on and off in looking at a table.

use crate::model::Table;
use crate::model::query_string::encode;

/// What can be switched on and off in looking at a table. Columns and rows are meant by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// A column is not shown.
    Hide(usize),
    /// A row stands at the top.
    Pin(usize),
    /// Its rows are columns, and its columns rows.
    Transposed,
    /// Only rows are shown whose cells differ.
    Differing,
    /// Numbers have bars.
    Bars,
    /// Where it is narrow, it scrolls to the side and is not stacked.
    Unstacked,
}

impl Switch {
    /// Those that stand in the query string by their words.
    pub(super) const WORDS: [(Self, &'static str); 4] = [
        (Self::Transposed, "transposed"),
        (Self::Differing, "differing"),
        (Self::Bars, "bars"),
        (Self::Unstacked, "unstacked"),
    ];

    /// What a part of the query string switches by a word of its list.
    pub(super) fn read(part: &str, word: &str, table: &Table) -> Option<Self> {
        match part {
            // The first column names the rows.
            "hide" => table.column(word).filter(|column| *column > 0).map(Self::Hide),
            "pin" => table.row(word).map(Self::Pin),
            _ => Self::WORDS.iter().find(|(_, own)| *own == word).map(|(switch, _)| *switch),
        }
    }

    /// The part of the query string that switches it, and its word there.
    pub(super) fn write(self, table: &Table) -> (usize, String) {
        match self {
            Self::Hide(column) => {
                (0, table.columns.get(column).map(|column| encode(&column.id)).unwrap_or_default())
            }
            Self::Pin(row) => (1, encode(&table.row_name(row))),
            named => {
                let word = Self::WORDS.iter().find(|(switch, _)| *switch == named).map(|(_, word)| *word);
                (2, word.unwrap_or_default().to_owned())
            }
        }
    }
}

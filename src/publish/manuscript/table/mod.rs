//! What makers write of a table: its columns, and its rows or the file that they stand in.

pub mod cell;
pub mod csv;
mod rows;

pub use rows::{CsvRows, Rows};

use crate::publish::figure::unit::Unit;
use crate::publish::parse::record::{At, Inline, Name, read_words, record};
use schemars::JsonSchema;

record! {
    /// A table.
    Table {
        /// What it shows: the finding, if there is one.
        caption: Inline,
        /// A sentence under the caption.
        description: Option<Inline>,
        /// The columns; the first holds the row headers.
        columns: At<Vec<Column>>,
        /// The rows: a cell for each column id. Or the file that they stand in: `{ "csv": "rows.csv" }`.
        rows: At<Rows>,
        /// What else has to be said, under the table.
        note: Option<Inline>,
        /// Its sources, by name.
        sources: Vec<Name>,
    }

    /// A column of a table.
    Column {
        /// The name its cells go by.
        id: At<String>,
        /// The heading.
        title: At<String>,
        /// What its cells are; told by its unit and cells where left out.
        kind: Option<ColumnKind>,
        /// The unit of the numbers in it.
        unit: Option<At<Unit>>,
        /// Which is better, where that is what the table is about: then the best is marked.
        better: Option<Better>,
    }
}

impl Column {
    /// What its cells are, in words.
    pub fn things(&self) -> &'static str {
        match self.kind {
            Some(ColumnKind::Text) | None => "words",
            Some(ColumnKind::Number) => "numbers",
            Some(ColumnKind::Date) => "dates",
            Some(ColumnKind::Figure) => "figures",
            Some(ColumnKind::Link) => "addresses",
            Some(ColumnKind::YesNo) => "true and false",
        }
    }

    /// Whether its cells are numbers, where nothing else is said of them.
    pub fn has_numbers(&self) -> bool {
        self.kind == Some(ColumnKind::Number) || (self.kind.is_none() && self.unit.is_some())
    }
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers in the column's unit.
    Number,
    /// Dates: `2026-03-07`, `2026-03` or `2026`.
    Date,
    /// Figures of the file.
    Figure,
    /// Addresses, `http` or `https`.
    Link,
    /// `true` or `false`.
    YesNo,
}

/// Which end of a column is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A closed list of words, read and offered.
macro_rules! words {
    ($name:ident { $($word:literal => $variant:ident,)+ }) => {
        impl $name {
            const WORDS: &'static [&'static str] = &[$($word,)+];
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }

        read_words!($name);
    };
}

words!(ColumnKind {
    "text" => Text,
    "number" => Number,
    "date" => Date,
    "figure" => Figure,
    "link" => Link,
    "yes_no" => YesNo,
});

words!(Better { "higher" => Higher, "lower" => Lower, });

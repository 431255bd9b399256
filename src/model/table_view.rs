//! A table in part and turned about, and what is to be known of its rows for that.

use super::{Align, Cell, Column, Row, Span, Table, folded, plain};

impl Table {
    /// The words of each row, if there is anything to find in them.
    pub fn hay(&self, find: &str) -> Vec<String> {
        let words = |row: &Row| {
            let mut words = String::new();
            for cell in &row.0 {
                words.push_str(&plain(&cell.text));
                words.push('\n');
            }
            folded(&words)
        };
        if find.is_empty() { Vec::new() } else { self.rows.iter().map(words).collect() }
    }

    pub(super) fn column_differs(&self, column: usize, rows: &[usize]) -> bool {
        let text =
            |row: &usize| self.rows.get(*row).and_then(|row| row.0.get(column)).map(|cell| plain(&cell.text));
        rows.windows(2).any(|pair| text(&pair[0]) != text(&pair[1]))
    }

    /// The table turned about: its rows are columns, called by their first cells.
    pub(super) fn transposed(&self) -> Self {
        let numbers = self.columns.iter().skip(1).all(|column| column.align == Align::End);
        let column = |place: usize| Column {
            id: self.row_name(place),
            title: self.rows[place].0.first().map(|cell| plain(&cell.text)).unwrap_or_default(),
            align: if numbers { Align::End } else { Align::Start },
            descending_first: false,
        };
        let row = |(place, column): (usize, &Column)| {
            let head = Cell { text: vec![Span::Text(column.title.clone())], ..Cell::default() };
            // Cells of a row are of several kinds now, so they have no order.
            let turned = |row: &Row| Cell { rank: None, ..row.0.get(place).cloned().unwrap_or_default() };
            Row(std::iter::once(head).chain(self.rows.iter().map(turned)).collect())
        };
        Self {
            columns: self.columns.iter().take(1).cloned().chain((0..self.rows.len()).map(column)).collect(),
            rows: self.columns.iter().enumerate().skip(1).map(row).collect(),
            ..self.part(&[], &[])
        }
    }

    /// Some of its rows and columns, in the order given.
    pub(super) fn part(&self, rows: &[usize], columns: &[usize]) -> Self {
        let row = |row: &Row| Row(columns.iter().filter_map(|column| row.0.get(*column).cloned()).collect());
        Self {
            name: self.name.clone(),
            caption: self.caption.clone(),
            columns: columns.iter().filter_map(|column| self.columns.get(*column).cloned()).collect(),
            rows: rows.iter().filter_map(|place| self.rows.get(*place).map(row)).collect(),
            ..Self::default()
        }
    }
}

impl Row {
    /// Whether its cells differ from each other, in these columns without the first, which names it.
    pub(super) fn differs(&self, columns: &[usize]) -> bool {
        let mut texts = columns.iter().filter(|column| **column > 0).filter_map(|column| self.0.get(*column));
        let first = texts.next().map(|cell| plain(&cell.text));
        texts.any(|cell| Some(plain(&cell.text)) != first)
    }
}

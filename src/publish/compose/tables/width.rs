//! How much room a table needs.

use crate::model::{Align, Cell, Column, plain};

/// How many characters of a table's text stand beside each other on a phone.
const PHONE: usize = 46;
/// What stands between two columns, and what marks the best, in characters.
const GAP: usize = 2;
const BEST: usize = 5;

/// Whether a phone has room for a table as it is: each number on its line, and words on two lines at most.
pub fn fits_a_phone(columns: &[Column], rows: &[Vec<Cell>]) -> bool {
    let needs = columns.iter().enumerate().map(|(place, column)| {
        let cells = rows.iter().filter_map(|row| row.get(place)).map(|cell| {
            let text = plain(&cell.text);
            let mark = if cell.best { BEST } else { 0 };
            mark + match column.align {
                Align::End => text.chars().count(),
                Align::Start => longest_word(&text).max(text.chars().count().div_ceil(2)),
            }
        });
        // A heading is set smaller, and may take more lines.
        cells.max().unwrap_or_default().max(longest_word(&column.title) * 4 / 5)
    });
    needs.sum::<usize>() + GAP * columns.len().saturating_sub(1) <= PHONE
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn a_phone_has_room_for_few_short_columns() {
        let column = |title: &str, align| Column {
            id: String::new(),
            title: title.to_owned(),
            align,
            descending_first: false,
        };
        let row = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| Cell { text: vec![Span::Text((*text).to_owned())], ..Cell::default() })
                .collect()
        };
        let columns = [column("Entry", Align::Start), column("Brotli size", Align::End)];
        assert!(fits_a_phone(&columns, &[row(&["Plain JavaScript", "2.5 kB"])]));
        // A number stays on its line, words take two.
        assert!(fits_a_phone(
            &columns,
            &[row(&["Words that go on for longer than one line has room for", "2.5 kB"])]
        ));
        assert!(!fits_a_phone(&columns, &[row(&["Entry", "123,456,789,012 parameters and a little more"])]));
        let many: Vec<Column> = (0..8).map(|_| column("Size", Align::End)).collect();
        assert!(!fits_a_phone(&many, &[row(&["48.8 kB"; 8])]));
    }
}

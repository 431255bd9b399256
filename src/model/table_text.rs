//! Tables as text to paste elsewhere.

use super::{Cell, Table, plain};

impl Table {
    /// The table as CSV (RFC 4180), numbers bare so that a spreadsheet can count with them.
    pub fn csv(&self) -> String {
        let cell = |cell: &Cell| cell.value.clone().unwrap_or_else(|| plain(&cell.text));
        let head = csv_line(self.columns.iter().map(|column| column.title.clone()));
        let rows = self.rows.iter().map(|row| csv_line(row.0.iter().map(cell)));
        head + &rows.collect::<String>()
    }

    /// The table as Markdown, worded as printed.
    pub fn markdown(&self) -> String {
        let cell = |text: String| text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ");
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rule = |column: &super::Column| {
            if column.align == super::Align::End { "---:" } else { "---" }.to_owned()
        };
        let mut text = line(self.columns.iter().map(|column| cell(column.title.clone())).collect());
        text.push_str(&line(self.columns.iter().map(rule).collect()));
        for row in &self.rows {
            text.push_str(&line(row.0.iter().map(|c| cell(plain(&c.text))).collect()));
        }
        text
    }
}

/// A line of CSV (RFC 4180).
pub fn csv_line(cells: impl IntoIterator<Item = String>) -> String {
    let quote = |text: String| {
        // A cell that begins like a formula is one to a spreadsheet; a space in front makes it text again.
        let text = if text.starts_with(['=', '@', '+', '-', '\t']) && !is_number(&text) {
            format!(" {text}")
        } else {
            text
        };
        if text.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    };
    cells.into_iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n"
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::super::{Align, Column, Row, Span};
    use super::*;

    fn table(cells: &[(&str, Option<&str>)]) -> Table {
        let column = |title: &str| Column { title: title.into(), align: Align::End, descending_first: false };
        let cell = |(text, value): &(&str, Option<&str>)| Cell {
            text: vec![Span::Text((*text).into())],
            value: value.map(str::to_owned),
            ..Cell::default()
        };
        Table {
            caption: vec![],
            columns: cells.iter().map(|_| column("a, b")).collect(),
            rows: vec![Row(cells.iter().map(cell).collect())],
            sources: vec![],
        }
    }

    #[test]
    fn csv_has_bare_numbers_and_no_formulas() {
        let csv =
            table(&[("$50B", Some("50000000000")), ("say \"x\"", None), ("=1+1", None), ("−2", Some("-2"))])
                .csv();
        assert_eq!(csv.lines().nth(1), Some("50000000000,\"say \"\"x\"\"\", =1+1,-2"));
    }

    #[test]
    fn markdown_keeps_its_columns() {
        let markdown = table(&[("a|b", None), ("$50B", Some("5"))]).markdown();
        assert_eq!(markdown, "| a, b | a, b |\n| ---: | ---: |\n| a\\|b | $50B |\n");
    }
}

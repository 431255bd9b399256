//! Tables as text to paste elsewhere.

use super::json_text::quote;
use super::{Align, Cell, Table, plain};

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
        let rule =
            |column: &super::Column| if column.align == Align::End { "---:" } else { "---" }.to_owned();
        let mut text = line(self.columns.iter().map(|column| cell(column.title.clone())).collect());
        text.push_str(&line(self.columns.iter().map(rule).collect()));
        for row in &self.rows {
            text.push_str(&line(row.0.iter().map(|c| cell(words(c))).collect()));
        }
        text
    }
}

impl Table {
    /// The table as JSON: an object a row, by the ids of columns. Numbers are numbers; one that is not known exactly has
    /// its ends, as far as there are any; what is not known is null.
    pub fn json(&self) -> String {
        let mut out = String::from("[");
        for (place, row) in self.rows.iter().enumerate() {
            out.push_str(if place > 0 { ",\n{" } else { "\n{" });
            for (place, (column, cell)) in self.columns.iter().zip(&row.0).enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                quote(&column.id, &mut out);
                out.push(':');
                // A figure with a date of its own has it beside its value.
                let dated = cell.dated.as_ref();
                out.push_str(if dated.is_some() { "{\"value\":" } else { "" });
                let number = |text: &str| if text.is_empty() { "null" } else { text }.to_owned();
                match (&cell.value, &cell.ends) {
                    // What is written beside a number is in another field, or in none.
                    (Some(value), _) if column.align == Align::End => out.push_str(value),
                    (_, Some((from, to))) => {
                        out.push_str(&format!("{{\"from\":{},\"to\":{}}}", number(from), number(to)));
                    }
                    (Some(value), _) => quote(value, &mut out),
                    _ if cell.text.is_empty() => out.push_str("null"),
                    _ => quote(&plain(&cell.text), &mut out),
                }
                if let Some(dated) = dated {
                    out.push_str(",\"as_of\":");
                    quote(&dated.as_of, &mut out);
                    out.push('}');
                }
            }
            out.push('}');
        }
        out + "\n]\n"
    }
}

/// What a cell says, with the date of its figure where that is its own.
fn words(cell: &Cell) -> String {
    let dated = cell
        .dated
        .as_ref()
        .map(|dated| [" (", &dated.as_of, if dated.disputed { ", disputed" } else { "" }, ")"].concat());
    plain(&cell.text) + &dated.unwrap_or_default()
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
    use super::super::{Column, Dated, Row, Span};
    use super::*;

    fn table(cells: &[(&str, Option<&str>)]) -> Table {
        let column = |title: &str| Column {
            id: title.into(),
            title: title.into(),
            align: Align::End,
            descending_first: false,
        };
        let cell = |(text, value): &(&str, Option<&str>)| Cell {
            text: vec![Span::Text((*text).into())],
            value: value.map(str::to_owned),
            ..Cell::default()
        };
        Table {
            columns: cells.iter().map(|_| column("a, b")).collect(),
            rows: vec![Row(cells.iter().map(cell).collect())],
            ..Table::default()
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
    fn json_has_numbers_their_ends_and_null_for_what_is_not_known() {
        let mut table = table(&[("$50B", Some("5e10")), ("say \"x\"", None), ("", None), ("4–20×", None)]);
        for (column, id) in table.columns.iter_mut().zip(["spend", "a\"b", "none", "gain"]) {
            column.id = id.into();
        }
        table.rows[0].0[2].text.clear();
        table.rows[0].0[3].ends = Some(("4".into(), String::new()));
        let json: serde_json::Value = serde_json::from_str(&table.json()).unwrap();
        let row = serde_json::json!({ "spend": 5e10, "a\"b": "say \"x\"", "none": null, "gain": { "from": 4, "to": null } });
        assert_eq!(json, serde_json::json!([row]));
        assert_eq!(Table::default().json(), "[\n]\n");
    }

    #[test]
    fn markdown_keeps_its_columns() {
        let markdown = table(&[("a|b", None), ("$50B", Some("5"))]).markdown();
        assert_eq!(markdown, "| a, b | a, b |\n| ---: | ---: |\n| a\\|b | $50B |\n");
    }

    #[test]
    fn figures_with_dates_of_their_own_are_copied_with_them() {
        let mut table = table(&[("$50B", Some("5"))]);
        let dated = |disputed| Some(Dated { as_of: "2026".into(), disputed, stale_from: None });
        table.rows[0].0[0].dated = dated(true);
        assert!(table.markdown().ends_with("| $50B (2026, disputed) |\n"));
        table.rows[0].0[0].dated = dated(false);
        assert!(table.markdown().ends_with("| $50B (2026) |\n"));
        assert!(table.csv().ends_with("5\r\n"), "numbers stay bare");
        assert!(table.json().contains(r#":{"value":5,"as_of":"2026"}"#), "{}", table.json());
    }
}

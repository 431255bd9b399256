//! Rows of a table from a file of comma-separated values (RFC 4180): as spreadsheets save it, with a byte order mark or
//! without, with commas, semicolons or tabs, with line ends of any system.

use super::cell::Cell;
use super::{Column, ColumnKind};
use crate::publish::diagnostic::SourceFile;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::named::Named;
use crate::publish::parse::record::At;
use crate::publish::parse::scalar::{HIDDEN_HELP, hidden_character, number_of};
use crate::publish::parse::suggest::did_you_mean;
use csv_core::{ReadFieldResult, ReaderBuilder};
use std::ops::Range;

/// What may part fields: that of which the first line has most.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A field, and where it stands: with the sign before it and the one behind, as text of a manuscript stands with its quotes.
type Field = At<String>;

/// Reads the rows that a file has for these columns. What is wrong with them is noted at its place in the file.
pub fn read(columns: &[Column], diagnostics: &mut Diagnostics) -> Vec<Named<Cell>> {
    let file = diagnostics.file.clone();
    let (records, open) = records(&file);
    if let Some(at) = open {
        diagnostics.error(
            "bad-csv",
            at,
            "this quote is not closed",
            "close it; a quote within quotes is written twice",
        );
        return Vec::new();
    }
    let mut records = records.into_iter();
    let Some(head) = records.next() else {
        diagnostics.error(
            "empty",
            0..0,
            "the file is empty",
            "write the columns’ ids in its first line, and rows below",
        );
        return Vec::new();
    };
    let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    let places = head_places(&head, &ids, columns, diagnostics);
    let width = head.len();
    let mut rows = Vec::new();
    for record in records {
        if record.len() != width {
            let fields =
                |count: usize| if count == 1 { "one field".to_owned() } else { format!("{count} fields") };
            let at = record.get(width).or(record.last()).map(|field| field.at.clone()).unwrap_or_default();
            let message =
                format!("this row has {}, and the first line {}", fields(record.len()), fields(width));
            let help = "add what is missing, or put text that holds the separator in quotes";
            diagnostics.error("ragged-row", inner(&at), message, help);
            continue;
        }
        let mut cells = Vec::new();
        for (column, place) in columns.iter().zip(&places) {
            let Some(field) = place.and_then(|place| record.get(place)) else { continue };
            if let Some(cell) = cell(field, column, diagnostics) {
                cells.push((At { value: column.id.value.clone(), at: inner(&field.at) }, cell));
            }
        }
        rows.push(Named(cells));
    }
    rows
}

/// Where each column stands in the file. The first line has their ids, or their titles.
fn head_places(
    head: &[Field],
    ids: &[&str],
    columns: &[Column],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<usize>> {
    for (place, field) in head.iter().enumerate() {
        let is = |column: &Column| column.id.value == field.value || column.title.value == field.value;
        if !columns.iter().any(is) {
            let near = did_you_mean(&field.value, ids.iter().copied());
            let help = if near.is_empty() { format!("the columns are {}", ids.join(", ")) } else { near };
            let message = format!("no column is called “{}”", field.value);
            diagnostics.error("unknown-column", inner(&field.at), message, help);
        } else if head[..place].iter().any(|other| other.value == field.value) {
            let message = format!("“{}” stands here twice", field.value);
            diagnostics.error("duplicate-name", inner(&field.at), message, "keep one of the two");
        }
    }
    let place = |column: &Column| {
        let by = |name: &str| head.iter().position(|field| field.value == name);
        let found = by(&column.id.value).or_else(|| by(&column.title.value));
        if found.is_none() {
            let at = head.last().map(|field| inner(&field.at)).unwrap_or_default();
            let message = format!("this file has no column “{}”", column.id.value);
            diagnostics.error("missing-cell", at, message, "add it to the first line and to each row");
        }
        found
    };
    columns.iter().map(place).collect()
}

/// A cell of what stands in a field; nothing where that is no such cell.
fn cell(field: &Field, column: &Column, diagnostics: &mut Diagnostics) -> Option<Cell> {
    let at = inner(&field.at);
    if let Some(place) = hidden_character(&field.value) {
        let message = format!("the invisible character U+{:04X} stands here", u32::from(place.1));
        diagnostics.error("invisible-character", at, message, HIDDEN_HELP);
        return None;
    }
    let text = field.value.trim();
    if text.is_empty() {
        return Some(Cell::Unknown(()));
    }
    if column.has_numbers() {
        if !is_number(text) {
            let help =
                "write it bare, as in 1234.5: a point before decimals, nothing between thousands, no unit";
            diagnostics.error("bad-cell", at, format!("“{text}” is no number"), help);
            return None;
        }
        let value = number_of(text, at.clone(), diagnostics)?;
        return Some(Cell::Number(At { value, at }));
    }
    if column.kind == Some(ColumnKind::YesNo) {
        let yes = match text.to_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => {
                let message = format!("“{text}” is neither yes nor no");
                diagnostics.error(
                    "bad-cell",
                    at,
                    message,
                    "write true or false, or nothing where it is not known",
                );
                return None;
            }
        };
        return Some(Cell::Flag(At { value: yes, at }));
    }
    // Words are read as those of a manuscript are: with figures, links and emphasis.
    Some(Cell::Text(At { value: field.value.clone(), at: field.at.clone() }))
}

/// Whether a text is a number as JSON has them, or with a plus in front.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
}

/// Where the text of a field stands.
fn inner(at: &Range<usize>) -> Range<usize> {
    let start = if at.start == 0 { 0 } else { at.start + 1 };
    start..at.end.saturating_sub(1).max(start)
}

/// The records of a file, those without any field left out; and where a quote begins that nothing closes.
fn records(file: &SourceFile) -> (Vec<Vec<Field>>, Option<Range<usize>>) {
    let text = file.text.as_str();
    let separator = separator(text);
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut out = vec![0; text.len() + 1];
    let (mut records, mut record, mut at) = (Vec::new(), Vec::new(), 0);
    loop {
        let (result, read, written) = reader.read_field(&text.as_bytes()[at..], &mut out);
        let raw = at..at + read;
        at += read;
        match result {
            ReadFieldResult::Field { record_end } => {
                let value = String::from_utf8_lossy(&out[..written]).into_owned();
                record.push(At { value, at: place(text, raw, separator) });
                if record_end {
                    let record = std::mem::take(&mut record);
                    // A line without anything is none.
                    if record.len() > 1 || record.iter().any(|field| !field.value.is_empty()) {
                        records.push(record);
                    }
                }
            }
            // The end of the text is told by reading nothing more.
            ReadFieldResult::InputEmpty => {
                let value = String::from_utf8_lossy(&out[..written]).into_owned();
                let place = place(text, raw.clone(), separator);
                let quotes = text[place.clone()].bytes().filter(|byte| *byte == b'"').count();
                if text[place.clone()].starts_with('"') && quotes % 2 == 1 {
                    return (Vec::new(), Some(place.start..place.start + 1));
                }
                if !record.is_empty() || !value.is_empty() {
                    record.push(At { value, at: place });
                    records.push(record);
                }
                return (records, None);
            }
            ReadFieldResult::OutputFull | ReadFieldResult::End => return (records, None),
        }
    }
}

/// Where a field stands, of which the reader has taken `raw`: with its quotes, or with the signs around it.
fn place(text: &str, raw: Range<usize>, separator: u8) -> Range<usize> {
    let taken = &text[raw.clone()];
    let start = raw.start + (taken.len() - taken.trim_start_matches(['\r', '\n']).len());
    let taken = &text[start..raw.end];
    let bare =
        taken.strip_suffix(['\r', '\n']).or(taken.strip_suffix(char::from(separator))).unwrap_or(taken);
    let end = start + bare.len();
    let is_quoted = text[start..end].starts_with('"');
    // In the first field of a file no sign stands before it.
    if is_quoted || start == 0 { start..end } else { start - 1..text.len().min(end + 1) }
}

/// What parts the fields of a text.
fn separator(text: &str) -> u8 {
    let (mut quoted, mut counts) = (false, [0; 3]);
    for byte in text.bytes().take_while(|byte| !matches!(byte, b'\n' | b'\r')) {
        quoted ^= byte == b'"';
        if let Some(place) = SEPARATORS.iter().position(|one| *one == byte && !quoted) {
            counts[place] += 1;
        }
    }
    let most = (0..3).rev().max_by_key(|place| counts[*place]).unwrap_or(0);
    SEPARATORS[most]
}

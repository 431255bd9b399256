//! The rows of a table, and its headings.

use super::arrange::LARGE;
use super::shown::ShownTable;
use crate::model::{Align, Cell, Column, Dated, Row, Span, Table};
use crate::views::body::key_rows::{date, disputed};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::span::spans;

/// A table under its headings.
pub fn table(head: Html, table: &Table) -> Tag {
    let row = |row: &Row| {
        let cells = row.0.iter().zip(&table.columns).enumerate();
        el("tr")
            .role("row")
            .with(cells.map(|(index, (cell, column))| data(index, cell, column)).collect::<Html>())
    };
    el("table")
        .role("table")
        .attr_if("data-ranks", ranks(table))
        .with(el("thead").role("rowgroup").with(el("tr").role("row").with(head)))
        .with(el("tbody").role("rowgroup").with(table.rows.iter().map(row).collect::<Html>()))
}

/// The ranks of a table's cells as the loader reads them, so that a table sorts before the app is there: a word for each column,
/// in it a letter for each row, A for the least, `~` for what is not known; behind a sign where the greatest come first, and a
/// dot where there is no order or letters do not suffice. Nothing in the app, which needs none.
fn ranks(table: &Table) -> Option<String> {
    if cfg!(target_arch = "wasm32") || table.rows.len() > LARGE {
        return None;
    }
    let words: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let ranks: Vec<Option<u32>> =
                table.rows.iter().map(|row| row.0.get(index).and_then(|cell| cell.rank)).collect();
            let letter = |rank: &Option<u32>| {
                rank.map_or(Some('~'), |rank| ('A'..='z').nth(usize::try_from(rank).ok()?))
            };
            match ranks.iter().map(letter).collect::<Option<String>>() {
                Some(letters) if ranks.iter().any(Option::is_some) => {
                    if column.descending_first {
                        format!("-{letters}")
                    } else {
                        letters
                    }
                }
                _ => ".".to_owned(),
            }
        })
        .collect();
    words.iter().any(|word| word != ".").then(|| words.join(" "))
}

/// A heading that sorts.
pub fn heading(index: usize, column: &Column, shown: ShownTable) -> Tag {
    let first = column.descending_first;
    let state = move || {
        let sort = shown.follow(|state| state.asked.sort);
        let down = sort.filter(|(now, _)| *now == index).map(|(_, down)| down);
        down.map(|down| if down { "descending" } else { "ascending" }.to_owned())
    };
    let button = el("button").attr("type", "button");
    let button = button.on("click", move |_| shown.change(&|asked| asked.press(index, first)));
    head(column).live_attr("aria-sort", state).with(button.with(column.title.clone()))
}

/// A heading that does not.
pub fn title(column: &Column) -> Tag {
    head(column).with(column.title.clone())
}

fn head(column: &Column) -> Tag {
    aligned("th", column.align).attr("scope", "col").role("columnheader")
}

fn aligned(name: &'static str, align: Align) -> Tag {
    el(name).attr_if("class", (align == Align::End).then_some("end"))
}

fn data(index: usize, cell: &Cell, column: &Column) -> Html {
    if index == 0 {
        return el("th").attr("scope", "row").role("rowheader").with(spans(&cell.text)).into();
    }
    let content = if cell.text.is_empty() {
        classed("span", "unknown").with("—").with(classed("span", "sr").with("not known")).into()
    } else if column.align == Align::End && matches!(cell.text.as_slice(), [Span::Text(_) | Span::Link(..)]) {
        // A number keeps its sign before it and its unit behind, whichever way the text around is written.
        el("bdi").with(spans(&cell.text)).into()
    } else {
        spans(&cell.text)
    };
    let best = cell.best.then(|| classed("span", "best").with("Best"));
    aligned("td", column.align)
        .role("cell")
        .attr("data-label", column.title.clone())
        .with(content)
        .with(best)
        .with(cell.dated.as_ref().map(dated))
        .into()
}

/// The date of a figure, and what speaks against it.
fn dated(dated: &Dated) -> Html {
    let date = date("", &dated.as_of, dated.stale_from);
    let facts = classed("span", "facts").with(date).with(disputed(dated.disputed));
    Html::Many(vec![" ".into(), facts.into()])
}

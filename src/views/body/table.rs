//! Comparison tables: sorted by moving rows, stacked on narrow screens, copied as text.

use crate::model::{Align, Cell, Column, Insight, Source, Span, Table, plain};
use crate::views::host::host;
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::{anchor, spans};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event};

/// A column, and whether it sorts from the greatest down.
type Sorting = Option<(usize, bool)>;

/// A comparison table.
pub fn comparison_table(table: &Table, insight: &Insight) -> Html {
    let sorting: RwSignal<Sorting> = RwSignal::new(None);
    let stored = StoredValue::new(table.clone());
    let given = StoredValue::new_local(Vec::new());
    let sort = move |event: &Event, column: usize, first: bool| {
        let next = match sorting.get_untracked() {
            Some((now, down)) if now == column && down == first => Some((column, !first)),
            Some((now, _)) if now == column => None,
            _ => Some((column, first)),
        };
        if let Some(body) = body_beside(event) {
            let order = stored.with_value(|table| match next {
                Some((column, down)) => table.order(column, down),
                None => (0..table.rows.len()).collect(),
            });
            move_rows(&body, given, &order);
        }
        sorting.set(next);
    };
    let heading = |(index, column): (usize, &Column)| {
        let first = column.descending_first;
        let state = move || match sorting.get() {
            Some((now, true)) if now == index => Some("descending".to_owned()),
            Some((now, false)) if now == index => Some("ascending".to_owned()),
            _ => None,
        };
        let button = el("button").attr("type", "button").on("click", move |event| sort(&event, index, first));
        aligned("th", column.align)
            .attr("scope", "col")
            .role("columnheader")
            .live_attr("aria-sort", state)
            .with(button.with(column.title.clone()))
    };
    let row = |row: &crate::model::Row| {
        let cells = row.0.iter().zip(&table.columns).enumerate();
        el("tr")
            .role("row")
            .with(cells.map(|(index, (cell, column))| data(index, cell, column)).collect::<Html>())
    };
    let head = el("thead")
        .role("rowgroup")
        .with(el("tr").role("row").with(table.columns.iter().enumerate().map(heading).collect::<Html>()));
    let body = el("tbody").role("rowgroup").with(table.rows.iter().map(row).collect::<Html>());
    let scroll = classed("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", plain(&table.caption))
        .with(el("table").role("table").with(head).with(body));
    let footer = el("footer").with(source_line(&table.sources, &insight.sources)).with(copy_buttons(stored));
    classed("figure", "table")
        .with(el("figcaption").with(spans(&table.caption)))
        .with(scroll)
        .with(footer)
        .into()
}

fn aligned(name: &'static str, align: Align) -> crate::views::html::Tag {
    el(name).attr_if("class", (align == Align::End).then_some("end"))
}

fn data(index: usize, cell: &Cell, column: &Column) -> Html {
    if index == 0 {
        return el("th").attr("scope", "row").role("rowheader").with(spans(&cell.text)).into();
    }
    let content = if cell.text.is_empty() {
        classed("span", "unknown").with("—").with(classed("span", "sr").with("not known")).into()
    } else if column.align == Align::End && matches!(cell.text.as_slice(), [Span::Text(_)]) {
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
        .into()
}

fn copy_buttons(table: StoredValue<Table>) -> Html {
    let announcement = RwSignal::new("");
    let host = host();
    let button = move |format: fn(&Table) -> String, label: &'static str, done: &'static str| {
        classed("button", "quiet").attr("type", "button").with(label).on("click", move |_| {
            if let Some(host) = host {
                let announce = Callback::new(move |worked| {
                    announcement.set(if worked { done } else { "Copying is blocked here" })
                });
                host.copy.run((table.with_value(format), announce));
            }
        })
    };
    classed("p", "copy needs-app")
        .with(button(Table::csv, "Copy as CSV", "Copied as CSV"))
        .with(button(Table::markdown, "Copy as Markdown", "Copied as Markdown"))
        .with(el("span").attr("role", "status").live(move || announcement.get().into()))
        .into()
}

fn body_beside(event: &Event) -> Option<Element> {
    let button = event.target()?.dyn_into::<Element>().ok()?;
    button.closest("table").ok()??.query_selector("tbody").ok()?
}

/// Puts the rows in order by moving them: none is made anew, so none loses focus, selection or layout.
/// `given` keeps them in the order they came in.
fn move_rows(body: &Element, given: StoredValue<Vec<Element>, LocalStorage>, order: &[usize]) {
    given.update_value(|given| {
        if given.is_empty() {
            let children = body.children();
            given.extend((0..children.length()).filter_map(|index| children.item(index)));
        }
        // One call for all of them: a call for each costs more than the browser's own work.
        let rows: js_sys::Array = order.iter().filter_map(|index| given.get(*index)).collect();
        let _ = body.append_with_node(&rows);
    });
}

/// `Source: …`, each linked to the list at the end.
pub fn source_line(indices: &[usize], sources: &[Source]) -> Html {
    let link = |index: &usize| {
        let source = sources.get(*index)?;
        Some(anchor(format!("#source-{}", index + 1), source.title.clone()))
    };
    let label = if indices.len() == 1 { "Source: " } else { "Sources: " };
    let links = || el("span").with(indices.iter().filter_map(link).collect::<Html>());
    (!indices.is_empty()).then(|| classed("p", "source").with(label).with(links())).into()
}

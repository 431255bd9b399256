//! Comparison tables: sorted by moving rows, stacked on narrow screens, copied as text.

use super::host::host;
use super::span::spans;
use crate::model::{Align, Cell, Column, Insight, Source, Table, plain};
use leptos::{html, prelude::*, web_sys::Element};

/// A column and whether it sorts from the greatest down.
type Sorting = Option<(usize, bool)>;

/// A comparison table.
#[component]
pub fn ComparisonTable(
    /// The table.
    table: Table,
    /// The insight it stands in.
    #[prop(into)]
    insight: StoredValue<Insight>,
) -> impl IntoView {
    let sorting: RwSignal<Sorting> = RwSignal::new(None);
    let body: NodeRef<html::Tbody> = NodeRef::new();
    let given = StoredValue::new_local(Vec::new());
    let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.0.iter().enumerate().map(|(place, cell)| {
            if place == 0 {
                view! { <th scope="row" role="rowheader">{spans(&cell.text)}</th> }.into_any()
            } else {
                data_cell(cell, titles[place].clone(), aligns[place])
            }
        });
        view! { <tr role="row">{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let caption = spans(&table.caption);
    let name = plain(&table.caption);
    let columns = table.columns.clone();
    let sources = insight.with_value(|insight| source_line(&table.sources, &insight.sources));
    let table = StoredValue::new(table);
    let sort = move |column: usize, first: bool| {
        let next = match sorting.get_untracked() {
            Some((now, down)) if now == column && down == first => Some((column, !first)),
            Some((now, _)) if now == column => None,
            _ => Some((column, first)),
        };
        if let Some(body) = body.get_untracked() {
            let order = table.with_value(|table| match next {
                Some((column, down)) => table.order(column, down),
                None => (0..table.rows.len()).collect(),
            });
            move_rows(&body, given, &order);
        }
        sorting.set(next);
    };
    let heading = |(place, column): (usize, Column)| heading(place, column, sorting, sort);
    let headings = columns.into_iter().enumerate().map(heading).collect_view();
    view! {
        <figure class="table">
            <figcaption>{caption}</figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label=name>
                <table role="table">
                    <thead role="rowgroup"><tr role="row">{headings}</tr></thead>
                    <tbody role="rowgroup" node_ref=body>{rows}</tbody>
                </table>
            </div>
            <footer>{sources} {copy_buttons(table)}</footer>
        </figure>
    }
}

fn heading(place: usize, column: Column, sorting: RwSignal<Sorting>, sort: impl Fn(usize, bool) + Copy + Send + Sync + 'static) -> AnyView {
    let first = column.descending_first;
    let state = move || match sorting.get() {
        Some((now, true)) if now == place => Some("descending"),
        Some((now, false)) if now == place => Some("ascending"),
        _ => None,
    };
    view! {
        <th scope="col" role="columnheader" class:end=column.align == Align::End aria-sort=state>
            <button type="button" on:click=move |_| sort(place, first)>{column.title}</button>
        </th>
    }
    .into_any()
}

fn data_cell(cell: &Cell, title: String, align: Align) -> AnyView {
    let content = if cell.text.is_empty() {
        view! { <span class="unknown">"—"<span class="sr">"not known"</span></span> }.into_any()
    } else {
        spans(&cell.text).into_any()
    };
    let best = cell.best.then(|| view! { <span class="best">"Best"</span> });
    view! { <td role="cell" data-label=title class:end=align == Align::End>{content} {best}</td> }.into_any()
}

fn copy_buttons(table: StoredValue<Table>) -> AnyView {
    let said = RwSignal::new("");
    let copy = move |text: String, done: &'static str| {
        if let Some(host) = host() {
            let say = move |worked| said.set(if worked { done } else { "Copying is blocked here" });
            host.copy.run((text, Callback::new(say)));
        }
    };
    view! {
        <p class="copy needs-app">
            <button type="button" class="quiet" on:click=move |_| copy(table.with_value(Table::csv), "Copied as CSV")>"Copy as CSV"</button>
            <button type="button" class="quiet" on:click=move |_| copy(table.with_value(Table::markdown), "Copied as Markdown")>"Copy as Markdown"</button>
            <span role="status">{move || said.get()}</span>
        </p>
    }
    .into_any()
}

/// Puts the rows in order by moving them: none is made anew, so none loses focus, selection or layout.
/// `given` keeps them in the order they came in.
fn move_rows(body: &Element, given: StoredValue<Vec<Element>, LocalStorage>, order: &[usize]) {
    given.update_value(|given| {
        if given.is_empty() {
            let children = body.children();
            given.extend((0..children.length()).filter_map(|place| children.item(place)));
        }
        for row in order.iter().filter_map(|place| given.get(*place)) {
            // Fails only if the row were not a node any more; then it stays where it is.
            let _ = body.append_child(row);
        }
    });
}

/// `Source: …`, each linked to the list at the end.
pub fn source_line(places: &[usize], sources: &[Source]) -> Option<AnyView> {
    let link = |place: &usize| {
        let source = sources.get(*place)?;
        Some(view! { <a href=format!("#source-{}", place + 1)>{source.title.clone()}</a> })
    };
    (!places.is_empty()).then(|| {
        let label = if places.len() == 1 { "Source: " } else { "Sources: " };
        view! { <p class="source">{label} <span>{places.iter().filter_map(link).collect_view()}</span></p> }.into_any()
    })
}

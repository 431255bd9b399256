//! Comparison tables: plain and whole as published; in the app sorted, searched, turned about and taken along.

mod arrange;
mod rows;
mod shown;
mod tools;

use crate::model::{Source, Switch, Table, plain};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::span::{anchor, on_page, spans};
use arrange::LARGE;
use leptos::prelude::*;
use shown::ShownTable;
use tools::{panel, tools_button};

/// How many columns a table may have once it is turned about.
const TURNED: usize = 60;

/// A comparison table.
pub fn comparison_table(table: &Table, sources: &[Source]) -> Html {
    let shown = ShownTable::new(table);
    let has_order =
        |index: usize| table.rows.iter().any(|row| row.0.get(index).is_some_and(|cell| cell.rank.is_some()));
    // A column in which nothing has a rank, as of several units, has no order.
    let head = table.columns.iter().enumerate().map(|(index, column)| match has_order(index) {
        true => rows::heading(index, column, shown),
        false => rows::title(column),
    });
    let given = scroll(table)
        .live_attr("hidden", move || shown.follow(|state| state.is_turned()).then(String::new))
        .on("pointerover", move |event| {
            if shown.open.get_untracked() {
                shown.follow(|state| arrange::point(&event, state));
            }
        })
        .on("click", move |event| {
            if let Some(row) = shown.follow(|state| arrange::pinned(&event, state)) {
                shown.change(&|asked| asked.toggle(Switch::Pin(row)));
            }
        })
        .with(rows::table(head.collect(), table));
    let turned = move || {
        shown.follow(|state| match (state.asked.is(Switch::Transposed), state.is_turned()) {
            (true, true) => {
                let view = state.view();
                scroll(&view).with(rows::table(view.columns.iter().map(rows::title).collect(), &view)).into()
            }
            (true, false) => classed("p", "hint")
                .with(format!("More than {TURNED} rows cannot be columns. Find fewer of them first."))
                .into(),
            (false, _) => Html::Many(Vec::new()),
        })
    };
    let open = shown.open;
    let footer = el("footer").with(source_line(&table.sources, sources)).with(tools::copy_buttons(shown));
    classed("figure", if table.rows.len() > LARGE { "table large" } else { "table" })
        .effect(move |figure| {
            let open = open.get();
            shown.follow(|state| arrange::arrange(figure, state, open));
        })
        .with(el("figcaption").with(spans(&table.caption)))
        .with(tools_button(shown))
        .with(el("div").live(move || open.get().then(|| untrack(|| panel(shown))).into()))
        .with(given)
        .with(el("div").live(turned))
        .with(footer)
        .into()
}

/// A comparison table that does nothing but show.
#[cfg(not(target_arch = "wasm32"))]
pub fn plain_table(table: &Table, sources: &[Source]) -> Html {
    let head = table.columns.iter().map(rows::title).collect();
    classed("figure", "table")
        .with(el("figcaption").with(spans(&table.caption)))
        .with(scroll(table).with(rows::table(head, table)))
        .with(source_line(&table.sources, sources))
        .into()
}

/// What a table scrolls in, where it has no room.
fn scroll(table: &Table) -> Tag {
    classed("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", plain(&table.caption))
}

/// `Source: …`, each linked to the list at the end.
pub fn source_line(indices: &[usize], sources: &[Source]) -> Html {
    let link = |index: &usize| {
        let source = sources.get(*index)?;
        Some(anchor(on_page(&format!("source-{}", index + 1)), source.title.clone()))
    };
    let label = if indices.len() == 1 { "Source: " } else { "Sources: " };
    let links = || el("span").with(indices.iter().filter_map(link).collect::<Html>());
    (!indices.is_empty()).then(|| classed("p", "source").with(label).with(links())).into()
}

/// A button that stands for something else than going on.
fn quiet(words: impl Into<Html>) -> Tag {
    classed("button", "quiet").attr("type", "button").with(words)
}

//! Comparison tables: plain and whole as published; in the app sorted, searched, turned about and taken along.

mod arrange;
mod rows;
mod shown;
mod tools;

use crate::model::{Source, Switch, Table, plain};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::figure_status::FigureStatuses;
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
                FigureStatuses::begin_section();
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
    let footer = el("footer")
        .with(remark(table))
        .with(source_line(&table.sources, sources))
        .with(tools::copy_buttons(shown));
    let class = match (table.rows.len() > LARGE, table.fits) {
        (true, _) => "table large",
        (false, true) => "table fits",
        (false, false) => "table",
    };
    classed("figure", class)
        .effect(move |figure| {
            let open = open.get();
            shown.follow(|state| arrange::arrange(figure, state, open));
        })
        .with(caption(table))
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
    classed("figure", if table.fits { "table fits" } else { "table" })
        .with(caption(table))
        .with(scroll(table).with(rows::table(head, table)))
        .with(remark(table))
        .with(source_line(&table.sources, sources))
        .into()
}

/// What stands above a table: what it says, and a sentence about it.
fn caption(table: &Table) -> Tag {
    let about = (!table.about.is_empty()).then(|| classed("p", "caption").with(spans(&table.about)));
    el("figcaption").with(spans(&table.caption)).with(about)
}

/// What else has to be said, below it.
fn remark(table: &Table) -> Option<Tag> {
    (!table.remark.is_empty()).then(|| classed("p", "hint").with(spans(&table.remark)))
}

/// What a table scrolls in, where it has no room.
fn scroll(table: &Table) -> Tag {
    classed("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", plain(&table.caption))
}

/// `Sources: IETF [1–2]; MDN [4]`: those of a publisher together, each run of numbers linked to the list at the end.
pub fn source_line(indices: &[usize], sources: &[Source]) -> Html {
    let (mut line, mut publishers) = (Vec::new(), Vec::new());
    for index in indices {
        let Some(Source { publisher, .. }) = sources.get(*index) else { continue };
        if publishers.contains(&publisher) {
            continue;
        }
        line.push(if publishers.is_empty() { " ".into() } else { "; ".into() });
        line.push(el("bdi").with(publisher.clone()).into());
        publishers.push(publisher);
        // The first and the last of a run of numbers.
        let (mut runs, mut unverified): (Vec<(usize, usize)>, _) = (Vec::new(), false);
        for index in indices {
            let Some(source) = sources.get(*index).filter(|source| source.publisher == *publisher) else {
                continue;
            };
            unverified |= source.unverified;
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *index => *last = *index,
                _ => runs.push((*index, *index)),
            }
        }
        for (first, last) in runs {
            let numbers = match last - first {
                0 => format!("[{}]", first + 1),
                _ => format!("[{}–{}]", first + 1, last + 1),
            };
            line.push(" ".into());
            line.push(anchor(on_page(&format!("source-{}", first + 1)), numbers));
        }
        if unverified {
            line.push(" (unverified)".into());
        }
    }
    let label = if publishers.len() == 1 { "Source:" } else { "Sources:" };
    (!line.is_empty()).then(|| classed("p", "source").with(label).with(line)).into()
}

/// A button that stands for something else than going on.
fn quiet(words: impl Into<Html>) -> Tag {
    classed("button", "quiet").attr("type", "button").with(words)
}

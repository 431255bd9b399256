//! What can be done with a table: on request, so that a page carries one button of it.

use super::quiet;
use super::shown::{ShownTable, TableState};
use crate::model::{Switch, Table, TableQuery};
use crate::views::html::{Html, Tag, classed, el};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// From how many rows on it is worth looking for one.
const MANY: usize = 8;

/// The button that opens the tools, and closes them.
pub fn tools_button(shown: ShownTable) -> Tag {
    let press = move |event: Event| {
        shown.open.update(|open| *open = !*open);
        shown.follow(|state| state.host.iter().for_each(|host| host.style.run(())));
        // The first of what was asked for has the focus, once it is there.
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let figure =
            button.filter(|_| shown.open.get_untracked()).and_then(|button| button.closest("figure").ok()?);
        request_animation_frame(move || {
            let field = figure.and_then(|figure| figure.query_selector(".tools :is(input, button)").ok()?);
            if let Some(field) = field {
                let _ = field.unchecked_ref::<HtmlElement>().focus();
            }
        });
    };
    let expanded = move || Some(shown.open.get().to_string());
    classed("p", "explore needs-app")
        .with(quiet("Explore").live_attr("aria-expanded", expanded).on("click", press))
}

/// The tools.
pub fn panel(shown: ShownTable) -> Html {
    let (names, rows) = shown.follow(|state| {
        let names: Vec<String> = state.table.columns.iter().map(|column| column.title.clone()).collect();
        (names, state.table.rows.len())
    });
    let find = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .property("value", move || Some(shown.follow(|state| state.asked.find.clone())))
        .on("input", move |event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let value = field.map(|field| field.value()).unwrap_or_default();
            shown.change(&|asked| asked.find.clone_from(&value));
        });
    let find = classed("label", "find").with("Find rows").with(find);
    let mut columns = Vec::new();
    for (place, name) in names.into_iter().enumerate().skip(1) {
        columns.push(switch(shown, name, Switch::Hide(place)));
    }
    let columns = classed("p", "columns").attr("role", "group").attr("aria-label", "Columns").with(columns);
    let looks = [
        ("Turn rows into columns", Switch::Transposed),
        ("Only rows that differ", Switch::Differing),
        ("Bars", Switch::Bars),
        ("Scroll sideways where narrow", Switch::Unstacked),
    ];
    let looks: Html = looks.into_iter().map(|(words, look)| switch(shown, words.into(), look)).collect();
    let plain = quiet("As given").on("click", move |_| shown.change(&|asked| *asked = TableQuery::default()));
    let file = |name: &'static str, extension: &'static str, text: fn(&TableState) -> String| {
        quiet(name).attr("aria-label", format!("Download as {name}")).on("click", move |_| {
            shown.follow(|state| {
                let name = if state.table.name.is_empty() { "table" } else { &state.table.name };
                state
                    .host
                    .iter()
                    .for_each(|host| host.download.run((format!("{name}.{extension}"), text(state))));
            });
        })
    };
    classed("div", "tools")
        .with((rows >= MANY).then_some(find))
        .with(columns)
        .with(el("p").with(looks).with(plain))
        .with(
            el("p")
                .with("Download ")
                .with(file("CSV", "csv", |state| state.view().csv()))
                .with(file("Markdown", "md", |state| state.view().markdown()))
                .with(file("JSON", "json", |state| state.records().json())),
        )
        .with(
            classed("p", "hint")
                .attr("role", "status")
                .live(move || shown.follow(|state| status(state)).into()),
        )
        .into()
}

/// A button that switches something on and off. Of a column it is pressed as long as the column is shown.
fn switch(shown: ShownTable, words: String, what: Switch) -> Tag {
    let hides = matches!(what, Switch::Hide(_));
    quiet(words)
        .live_attr("aria-pressed", move || Some((shown.is(what) != hides).to_string()))
        .on("click", move |_| shown.change(&|asked| asked.toggle(what)))
}

/// How much of the table is in view, and what was asked of it that it does not have.
fn status(state: &TableState) -> String {
    let (rows, all) = (state.rows.len(), state.table.rows.len());
    let mut status = match rows {
        0 => "No row is like that.".to_owned(),
        _ if rows == all => format!("All {all} rows."),
        _ => format!("{rows} of {all} rows."),
    };
    for unknown in &state.asked.unknown {
        status.push_str(&format!(" It has no “{unknown}”."));
    }
    status
}

/// The buttons that copy the table as it is looked at.
pub fn copy_buttons(shown: ShownTable) -> Html {
    let announcement = RwSignal::new("");
    let button = move |format: fn(&Table) -> String, label: &'static str, done: &'static str| {
        quiet(label).on("click", move |_| {
            let announce = Callback::new(move |worked| {
                announcement.set(if worked { done } else { "Copying is blocked here" })
            });
            shown.follow(|state| {
                state.host.iter().for_each(|host| host.copy.run((format(&state.view()), announce)))
            });
        })
    };
    classed("p", "copy needs-app")
        .with(button(Table::csv, "Copy as CSV", "Copied as CSV"))
        .with(button(Table::markdown, "Copy as Markdown", "Copied as Markdown"))
        .with(el("span").attr("role", "status").live(move || announcement.get().into()))
        .into()
}

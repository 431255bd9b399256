//! Entities against metrics: as a table, and as bars for each metric.
//!
//! Loops and no closures: each of those would be code of its own in the app.

use crate::model::{Align, Cell, Column, Dated, Metric, Route, Row, Span, Standing, Table, bars};
use crate::views::body::chart::bar;
use crate::views::body::table::comparison_table;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::panel_id;
#[cfg(target_arch = "wasm32")]
use leptos::prelude::document;

/// How entities stand in metrics; each entity by its id and name, and whether they are in the order of names.
pub fn matrix(caption: String, (rows, named): (&[(String, String)], bool), metrics: &[Metric]) -> Html {
    // Of one metric it is called so; what a reader has put together has its address to itself.
    let mut table = Table {
        name: if let [one] = metrics { one.metric.id.replace('/', "-") } else { "compare".to_owned() },
        caption: vec![Span::Text(caption)],
        columns: vec![column("name", "Name", Align::Start)],
        fits: metrics.len() < 2,
        ..Table::default()
    };
    for (place, (id, name)) in rows.iter().enumerate() {
        let rank = if named { Some(place as u32) } else { name_rank(name, rows) };
        table.rows.push(Row(vec![linked(links().to(&Route::Entity(id.clone(), 1)), name, rank)]));
    }
    let (mut mixed, mut charts) = (Vec::new(), Vec::new());
    for metric in metrics {
        table.columns.push(column(&metric.metric.id, &metric.metric.name, Align::End));
        let (mut there, mut units) = (Vec::new(), Vec::new());
        for (id, _) in rows {
            let Some(one) = metric.standings.iter().find(|one| one.entity == *id) else { continue };
            there.push(one);
            if !units.contains(&one.unit) {
                units.push(one.unit);
            }
        }
        let alike = units.len() < 2;
        for ((id, _), row) in rows.iter().zip(&mut table.rows) {
            let one = there.iter().find(|one| one.entity == *id);
            row.0.push(one.map_or_else(Cell::default, |one| cell(one, alike)));
        }
        match alike {
            true if there.len() > 1 => charts.push(chart(rows, metric, &there)),
            true => {}
            false => mixed.push(in_units(metric, &units)),
        }
    }
    let mut all = vec![comparison_table(&table, &[]), Html::Many(mixed)];
    if !charts.is_empty() {
        let summary = el("summary").with("As bars");
        all.push(classed("details", "drawn").with(summary).with(Html::Many(charts)).into());
    }
    Html::Many(all)
}

/// How many names stand before one. Readers put together what no publisher has put in order, so the browser does it by the
/// rules of the page's language; natively nobody sorts it.
#[cfg_attr(not(target_arch = "wasm32"), expect(unused_variables, reason = "the browser knows the order"))]
fn name_rank(name: &str, rows: &[(String, String)]) -> Option<u32> {
    #[cfg(target_arch = "wasm32")]
    {
        let language = document().document_element()?.get_attribute("lang").unwrap_or_default();
        let (languages, options) = (js_sys::Array::of1(&language.into()), js_sys::Object::new());
        let name = js_sys::JsString::from(name);
        let mut before = 0;
        for (_, other) in rows {
            before += u32::from(name.locale_compare(other, &languages, &options) > 0);
        }
        Some(before)
    }
    #[cfg(not(target_arch = "wasm32"))]
    None
}

fn column(id: &str, title: &str, align: Align) -> Column {
    Column { id: id.to_owned(), title: title.to_owned(), align, descending_first: false }
}

fn linked(address: String, words: &str, rank: Option<u32>) -> Cell {
    Cell { text: vec![Span::Link(address, vec![Span::Text(words.to_owned())])], rank, ..Cell::default() }
}

/// A figure, linked to the insight that states it; with a rank where all in its column are in one unit.
fn cell(one: &Standing, alike: bool) -> Cell {
    let insight = links().to(&Route::Insight(one.slug.clone()));
    let address = [insight.as_str(), "#", &panel_id(one.figure)].concat();
    let mut cell = linked(address, &one.text, alike.then_some(one.rank));
    match one.value.split_once("..") {
        Some((from, to)) => cell.ends = Some((from.to_owned(), to.to_owned())),
        None if one.value.is_empty() => {}
        None => cell.value = Some(one.value.clone()),
    }
    cell.dated = Some(Dated { as_of: one.as_of.clone(), disputed: one.disputed, stale_from: one.stale_from });
    cell
}

/// What has to be said of a column in several units.
fn in_units(metric: &Metric, units: &[usize]) -> Html {
    let mut words = ["“", &metric.metric.name, "” is given in different units"].concat();
    for (place, unit) in units.iter().enumerate() {
        let unit = metric.units.get(*unit).map_or("", String::as_str);
        words.push_str(if place == 0 { " (" } else { "; " });
        words.push_str(if unit.is_empty() { "plain numbers" } else { unit });
    }
    words.push_str("), so it is neither sorted nor drawn.");
    classed("p", "hint").with(words).into()
}

/// Bars for those that stand in a metric, all in one unit; what is not known is named.
fn chart(rows: &[(String, String)], metric: &Metric, there: &[&Standing]) -> Html {
    let (zero, extents) = bars(there);
    let (mut ranges, mut open, mut items) = (false, false, Vec::new());
    let mut unit = "";
    for (id, name) in rows {
        let item = el("li").with(el("bdi").with(name.clone()));
        let found = there.iter().zip(&extents).find(|(one, _)| one.entity == *id);
        items.push(Html::from(match found {
            None => item.with(el("span")).with(el("b").with("no value")),
            Some((one, extent)) => {
                ranges |= one.reach.0 != one.reach.1;
                open |= one.bound.is_some();
                unit = metric.units.get(one.unit).map_or("", String::as_str);
                item.with(bar(extent, zero)).with(el("b").with(el("bdi").with(one.text.clone())))
            }
        }));
    }
    let title = el("strong").with(metric.metric.name.clone());
    let unit = if unit.is_empty() { String::new() } else { [", in ", unit].concat() };
    let range = if ranges { "The light part of a bar is a range. " } else { "" };
    let bound = if open {
        "A light bar is a rough value; an arrow points to where a value may lie beyond."
    } else {
        ""
    };
    classed("figure", "chart")
        // No heading: it stands below others of any level.
        .with(el("figcaption").with(title).with(unit))
        .with(classed("ul", "bars").attr("dir", "ltr").with(Html::Many(items)))
        .with((ranges || open).then(|| classed("p", "hint").with(range).with(bound)))
        .into()
}

//! The roles of tables. One that is stacked where it is narrow is no table to some browsers, unless it says so; in what is
//! published it may not say so, and what the app makes says so already.

use crate::app::dom::{all, browser};
use crate::app::task::{idle, spawn};
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use leptos::web_sys::Element;
use std::cell::Cell;
use std::rc::Rc;

/// So many rows are gone through at a time.
const ROWS: usize = 200;

/// Has stacked tables say what they are, now and when the window is another.
pub fn follow() {
    let busy = Rc::new(Cell::new(false));
    let look = move || {
        if !busy.replace(true) {
            let busy = busy.clone();
            spawn(async move {
                idle().await;
                tell().await;
                busy.set(false);
            });
        }
    };
    look();
    let _ = window_event_listener(ev::resize, move |_| look());
}

async fn tell() {
    let Some(body) = document().body() else { return };
    for table in all::<Element>(&body, ".table table:not([role])") {
        let style = browser().get_computed_style(&table).ok().flatten();
        if style.and_then(|style| style.get_property_value("display").ok()).as_deref() != Some("block") {
            continue;
        }
        // Last, since it stands for all of it being done.
        for (index, row) in all::<Element>(&table, "thead, tbody, tr").iter().enumerate() {
            if index % ROWS == ROWS - 1 {
                idle().await;
            }
            let is_row = row.local_name() == "tr";
            let _ = row.set_attribute("role", if is_row { "row" } else { "rowgroup" });
            let cells = row.children();
            for cell in (0..cells.length()).filter_map(|index| cells.item(index).filter(|_| is_row)) {
                let role = match cell.get_attribute("scope").as_deref() {
                    Some("col") => "columnheader",
                    Some(_) => "rowheader",
                    None => "cell",
                };
                let _ = cell.set_attribute("role", role);
            }
        }
        let _ = table.set_attribute("role", "table");
    }
}

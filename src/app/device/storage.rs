//! What the browser keeps for the site; where it refuses, memory does, until the page is closed.

use crate::app::dom::{base, browser};
use leptos::web_sys::Storage;
use std::cell::RefCell;

/// The name of the theme. The loader reads it too, and it holds for every site here.
pub const THEME: &str = "sightline:theme";

thread_local! {
    /// What storage would not take, by name.
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What stands before a name keeps sites at one address apart. It has a version: another one is another store.
fn full(name: &str) -> String {
    if name == THEME { name.to_owned() } else { ["sightline:1:", &base(), ":", name].concat() }
}

/// What is kept under a name; empty where nothing is. Full or blocked storage is normal, so nothing here fails.
pub fn get(name: &str) -> String {
    let name = full(name);
    let here = MEMORY
        .with_borrow(|memory| memory.iter().find(|(own, _)| *own == name).map(|(_, text)| text.clone()));
    here.or_else(|| storage()?.get_item(&name).ok()?).unwrap_or_default()
}

/// Keeps a text under a name, if it is another than is kept: to other tabs that would be news. Says whether the browser
/// keeps everything so far.
pub fn set(name: &str, text: &str) -> bool {
    let changed = get(name) != text;
    let name = full(name);
    MEMORY.with_borrow_mut(|memory| {
        if changed {
            memory.retain(|(own, _)| *own != name);
            if storage().is_none_or(|storage| storage.set_item(&name, text).is_err()) {
                memory.push((name, text.to_owned()));
            }
        }
        memory.is_empty()
    })
}

fn storage() -> Option<Storage> {
    browser().local_storage().ok().flatten()
}

//! The keys of the palette, and the arrows through what the search has found.

use crate::app::dom::{browser, palette_field};
use crate::app::state::App;
use crate::model::Route;
use crate::views::PaletteAction;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Element, HtmlAnchorElement, HtmlElement, KeyboardEvent, NodeList, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// What the arrows of the search go through.
const HITS: &str = ".results :is(.matches, .hits h2, .recent) a";

/// What says that a choice is the reader's.
const SELECTED: &str = "aria-selected";

/// Does what a key asks of the open palette. Says whether it is open, and if so, whether the key asked for something.
pub fn press(app: App, event: &KeyboardEvent) -> Option<bool> {
    let dialog = document().query_selector("dialog.palette[open]").ok()??;
    let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
    if command && key.eq_ignore_ascii_case("k") {
        app.palette(PaletteAction::Close);
        return Some(true);
    }
    let field = palette_field()?;
    if event.alt_key() || !field.is_same_node(document().active_element().as_deref()) {
        return Some(false);
    }
    if key == "Enter" {
        // Until something is found, and where nothing is, it searches.
        let chosen = dialog.query_selector("[aria-selected=true], .all a").ok().flatten();
        chosen.and_then(|chosen| chosen.dyn_into().ok()).iter().for_each(|chosen| open(app, chosen, command));
        return Some(true);
    }
    let options = dialog.query_selector_all("[role=option]").ok()?;
    let last = options.length().checked_sub(1)?;
    let chosen = dialog.query_selector("[aria-selected=true]").ok().flatten();
    let here = chosen.as_ref().and_then(|chosen| index_of(&options, chosen));
    let to = match key.as_str() {
        "ArrowDown" => here.filter(|at| *at < last).map_or(0, |at| at + 1),
        "ArrowUp" => here.and_then(|at| at.checked_sub(1)).unwrap_or(last),
        _ => return Some(false),
    };
    // The list is not made anew for it, so that nothing else changes under a reader's hand.
    chosen.iter().for_each(|option| drop(option.set_attribute(SELECTED, "false")));
    let option = element(&options, to)?;
    let _ = option.set_attribute(SELECTED, "true");
    let _ = field.set_attribute("aria-activedescendant", &option.id());
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    option.scroll_into_view_with_scroll_into_view_options(&nearest);
    let mut state = app.palette.write_untracked();
    (state.active, state.moved) = (Some(option.id()), true);
    Some(true)
}

/// Follows a choice; `aside`, in a new tab, if it leads anywhere.
fn open(app: App, choice: &HtmlElement, aside: bool) {
    match choice.dyn_ref::<HtmlAnchorElement>().filter(|_| aside) {
        Some(link) => {
            app.followed(link, &app.location_of(link));
            let _ = browser().open_with_url_and_target_and_features(&link.href(), "_blank", "noopener");
        }
        None => choice.click(),
    }
}

/// Goes with the arrows from the search's field to what was found, and back. Says whether it did.
pub fn arrows(app: App, key: &str) -> bool {
    let by = match key {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return false,
    };
    if app.location.with_untracked(|location| location.route != Route::Search) {
        return false;
    }
    let (Some(focus), Ok(hits)) = (document().active_element(), document().query_selector_all(HITS)) else {
        return false;
    };
    let here = (0..hits.length()).find(|at| hits.item(*at).is_some_and(|hit| hit.is_same_node(Some(&focus))));
    let to = match (here, focus.id() == "filter") {
        (Some(at), _) => at.checked_add_signed(by).map_or_else(filter, |at| element(&hits, at)),
        (None, true) if by > 0 => element(&hits, 0),
        _ => return false,
    };
    to.iter().for_each(|to| drop(to.focus()));
    true
}

fn filter() -> Option<HtmlElement> {
    document().get_element_by_id("filter")?.dyn_into().ok()
}

/// Where an element stands in a list.
fn index_of(list: &NodeList, of: &Element) -> Option<u32> {
    (0..list.length()).find(|at| list.item(*at).is_some_and(|one| one.is_same_node(Some(of))))
}

fn element(list: &NodeList, at: u32) -> Option<HtmlElement> {
    list.item(at)?.dyn_into().ok()
}

//! Where searching begins.

use super::history::{Place, Stand};
use super::screen::App;
use crate::model::Route;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Goes to the field that searches: the one in view, else that of the search.
pub fn open(app: App) {
    let field = document().get_element_by_id("filter").and_then(|field| field.dyn_into::<HtmlElement>().ok());
    match field {
        Some(field) => {
            field.scroll_into_view();
            let _ = field.focus();
        }
        None => {
            let place = Place { route: Route::Search, query: String::new(), fragment: "filter".into() };
            app.go(place, true, Stand::Top);
        }
    }
}

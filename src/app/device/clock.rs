//! The reader's clock, which `?asof=` sets for tests and for looking back.

use crate::model::Stamp;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use std::time::Duration;

const TICK: Duration = Duration::from_secs(20);

/// The time, kept going.
pub fn now() -> RwSignal<Option<Stamp>> {
    let search = window().location().search().unwrap_or_default();
    let set = search.trim_start_matches('?').split('&').find_map(|pair| {
        let value = String::from(js_sys::decode_uri_component(pair.strip_prefix("asof=")?).ok()?);
        let value = if value.len() == 10 { format!("{value}T00:00:00Z") } else { value };
        Stamp::parse(&value).ok()
    });
    let now = RwSignal::new(set.or_else(|| Some(read())));
    if set.is_none() {
        // Fails only without a window; then the clock stands.
        let _ = set_interval_with_handle(move || now.set(Some(read())), TICK);
    }
    now
}

/// The time, whatever `?asof=` says.
pub fn read() -> Stamp {
    Stamp((js_sys::Date::now() / 1000.0) as i64)
}

/// A moment in the reader's own place and language.
pub fn local(stamp: Stamp) -> String {
    let date = js_sys::Date::new(&(stamp.0 as f64 * 1000.0).into());
    date.to_locale_string("default", &JsValue::UNDEFINED).into()
}

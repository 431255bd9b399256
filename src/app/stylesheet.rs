//! The styles of all pages. A published page carries only its own; these come with it for print, when nobody waits for
//! them, and hold on the screen from when something is shown that needs them: styles that begin to hold have every element
//! looked at again.

use super::task::spawn;
use js_sys::{Promise, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::Element;
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// Their coming, where they have to be asked for once more.
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The element that brings them; none where the page has all styles in itself.
fn link() -> Option<Element> {
    document().get_element_by_id("styles")
}

/// Whether they have come.
fn have_come(link: &Element) -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(JsValue::is_object);
    let rules = get(link, "sheet").and_then(|sheet| get(&sheet, "cssRules"));
    rules.is_some_and(|rules| {
        Reflect::get(&rules, &"length".into()).is_ok_and(|length| length.as_f64() > Some(0.0))
    })
}

/// Whether they hold: they did already, or have come and do from now on.
pub fn hold() -> bool {
    let Some(link) = link() else { return true };
    let here = have_come(&link);
    // Written anew it would have all of it looked at again.
    if here && link.get_attribute("media").as_deref() != Some("all") {
        let _ = link.set_attribute("media", "all");
    }
    here
}

/// Has them hold, at once if they are here: what is shown now is better without them than not at all.
pub fn soon() {
    if !hold() {
        spawn(async { drop(needed().await) });
    }
}

/// Has them hold as soon as they are here.
pub async fn needed() -> Result<(), JsValue> {
    if hold() {
        return Ok(());
    }
    if COMING.with_borrow(Option::is_none) {
        COMING.set(Some(ask_again()?));
    }
    let coming = COMING.with_borrow(Clone::clone).map(JsFuture::from);
    match coming {
        Some(coming) => coming.await.map(drop).inspect_err(|_| COMING.set(None)),
        None => Ok(()),
    }
}

/// Another element in the place of that of the page, which may have come, or failed, long before anybody could listen.
fn ask_again() -> Result<Promise, JsValue> {
    let old = link().ok_or(JsValue::NULL)?;
    let new = document().create_element("link")?;
    for name in ["id", "rel", "href"] {
        new.set_attribute(name, &old.get_attribute(name).unwrap_or_default())?;
    }
    new.set_attribute("media", "all")?;
    let come = Promise::new(&mut |done, fail| {
        let _ = new.add_event_listener_with_callback("load", &done);
        let _ = new.add_event_listener_with_callback("error", &fail);
    });
    old.replace_with_with_node_1(&new)?;
    Ok(come)
}

//! Sharing and copying, with what to do where the browser refuses.

use crate::app::dom::browser;
use crate::app::stylesheet;
use crate::app::task::spawn;
use crate::views::Shared;
use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, DomException};
use wasm_bindgen_futures::JsFuture;

/// Puts text on the clipboard.
pub fn copy(text: String, done: Callback<bool>) {
    spawn(async move { done.run(write(&text).await) });
}

async fn write(text: &str) -> bool {
    let navigator = browser().navigator();
    // Missing on pages served without encryption.
    if !has(&navigator, "clipboard") {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Shares the page in view: the system's share sheet where there is one, else the clipboard.
pub fn share(title: &str, done: Callback<Shared>) {
    let url = browser().location().href().unwrap_or_default();
    let url = url.split('#').next().unwrap_or_default().to_owned();
    // Called before anything is awaited: browsers open the sheet only in answer to a click.
    let sheet = sheet(title, &url);
    spawn(async move {
        if let Some(sheet) = sheet {
            match JsFuture::from(sheet).await {
                Ok(_) => return done.run(Shared::Sent),
                Err(error) if name(&error) == "AbortError" => return done.run(Shared::TurnedBack),
                Err(_) => {}
            }
        }
        stylesheet::soon();
        done.run(if write(&url).await { Shared::Copied } else { Shared::ByHand(url) });
    });
}

fn sheet(title: &str, url: &str) -> Option<Promise> {
    let navigator = browser().navigator();
    has(&navigator, "share").then(|| {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(url);
        navigator.share_with_data(&data)
    })
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined() && !value.is_null())
}

fn name(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

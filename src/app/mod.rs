//! The browser: what is asked for, what is loaded, what is shown.

mod clicks;
mod clock;
mod contents;
mod device_store;
mod edition;
mod feed;
mod feed_page;
mod fetch;
mod file_cache;
mod focus;
mod head;
mod help;
mod history;
mod hover;
mod keys;
mod navigate;
mod notice;
mod page;
mod palette;
mod prefetch;
mod reading;
mod root;
mod saving;
mod search;
mod share;
mod state;
mod storage;
mod theme;
mod ui_snapshot;

use crate::model::{Links, PageData, json};
use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, HtmlElement};
use std::pin::Pin;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Something that is waited for, of one type whatever it does: what waits for it is made once.
type Task<'t, T> = Pin<Box<dyn Future<Output = T> + 't>>;

/// Does something in its own time.
fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Task<'static, ()> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}

/// Starts the app: gets the first page ready, builds it beside the document and swaps it in once. Until then, and
/// if that fails, the page stays as it was published.
pub fn start() {
    notice::log_panics();
    spawn(async {
        let owner = Owner::new();
        owner.set();
        let app = state::App::new(Links::new(&base()));
        let data = published();
        // What was published whole, without the data it was made from.
        let without_data = data.as_ref().is_some_and(|data| data.page.is_none());
        if let Some(data) = data {
            app.take(data);
        }
        app.first().await;
        if without_data && !app.has_page() {
            // What can be read is not given up for a word about what cannot be loaded.
            return set_app_status("failed");
        }
        // Without the styles of other pages nothing is taken over: links lead to pages that carry their own.
        if style().await.is_ok() {
            ui_snapshot::pointer_released().await;
            swap(app);
        }
        // The app lives as long as the page.
        std::mem::forget(owner);
    });
}

fn swap(app: state::App) {
    let document = document();
    let Some(old) = document.get_element_by_id("site") else { return };
    let Ok(new) = document.create_element("div") else { return };
    new.set_id("site");
    let Ok(parent) = new.clone().dyn_into::<HtmlElement>() else { return };
    mount_to(parent, move || root::Root(root::RootProps { app })).forget();
    let snapshot = ui_snapshot::UiSnapshot::of(&old);
    if old.replace_with_with_node_1(&new).is_ok() {
        set_app_status("running");
        app.listen();
        snapshot.restore(&new);
        contents::follow();
        hover::follow();
        prefetch::follow(app);
        keys::follow(app);
        palette::follow(app);
        reading::opened(app);
        app.device.follow();
        edition::watch(app);
    }
}

/// Says how the app does, for styles, the loader and tests.
fn set_app_status(status: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", status);
    }
}

/// Loads the styles of all pages. The page in view carries only its own.
async fn style() -> Result<JsValue, JsValue> {
    let (Some(published), Some(head)) = (document().get_element_by_id("styles"), document().head()) else {
        return Ok(JsValue::NULL);
    };
    // Another element: that of the page may have come, or failed, long before anybody could listen.
    let link = document().create_element("link")?;
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", &published.get_attribute("href").unwrap_or_default())?;
    let loaded = Promise::new(&mut |done, fail| {
        let _ = link.add_event_listener_with_callback("load", &done);
        let _ = link.add_event_listener_with_callback("error", &fail);
    });
    head.append_child(&link)?;
    JsFuture::from(loaded).await
}

/// Lets some time pass.
async fn pause(time: Duration) {
    let passed = Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&JsValue::NULL)), time);
    });
    let _ = JsFuture::from(passed).await;
}

fn meta(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name={name}]")).ok()??;
    element.get_attribute("content")
}

fn base() -> String {
    meta("sightline-base").unwrap_or_else(|| "/".into())
}

/// The data the page was published with, if it is whole.
fn published() -> Option<PageData> {
    let text = document().get_element_by_id("page-data")?.text_content()?;
    json::read(text.as_bytes()).ok()
}

/// The window; a browser page always has one.
fn browser() -> web_sys::Window {
    window()
}

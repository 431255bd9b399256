//! The browser: what is asked for, what is loaded, what is shown.

mod data;
mod device;
mod dom;
mod feed;
mod location;
mod navigation;
mod pages;
mod palette;
mod reader;
mod root;
mod search;
mod state;
mod task;
mod ui;
mod updates;

use crate::model::{Links, PageData, json};
use dom::{base, pointer_released, set_app_status};
use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, HtmlElement};
use state::App;
use task::spawn;
use wasm_bindgen_futures::JsFuture;

/// Starts the app: gets the first page ready, builds it beside the document and swaps it in once. Until then, and
/// if that fails, the page stays as it was published.
pub fn start() {
    log_panics();
    spawn(async {
        let owner = Owner::new();
        owner.set();
        let app = App::new(Links::new(&base()));
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
            pointer_released().await;
            swap(app);
        }
        // The app lives as long as the page.
        std::mem::forget(owner);
    });
}

fn swap(app: App) {
    let document = document();
    let Some(old) = document.get_element_by_id("site") else { return };
    let Ok(new) = document.create_element("div") else { return };
    new.set_id("site");
    let Ok(parent) = new.clone().dyn_into::<HtmlElement>() else { return };
    mount_to(parent, move || root::Root(root::RootProps { app })).forget();
    let snapshot = ui::UiSnapshot::of(&old);
    if old.replace_with_with_node_1(&new).is_ok() {
        set_app_status("running");
        app.listen();
        snapshot.restore(&new);
        ui::contents::follow();
        ui::hover::follow();
        navigation::prefetch::follow(app);
        ui::keys::follow(app);
        reader::searches::follow(app);
        reader::reading::opened(app);
        app.device.follow();
        updates::watch(app);
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

/// The data the page was published with, if it is whole.
fn published() -> Option<PageData> {
    let text = document().get_element_by_id("page-data")?.text_content()?;
    json::read(text.as_bytes()).ok()
}

/// Logs a panic. The trap it ends in reaches the loader, which shows the reader the notice.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

//! Saving what a page holds as a file.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Blob, HtmlAnchorElement, Url};

/// Saves text as a file of this name. Where the browser cannot, nothing happens: the same can be copied.
pub fn save(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    if let Ok(address) =
        Blob::new_with_str_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob))
    {
        if let Some(link) =
            document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
        {
            link.set_href(&address);
            link.set_download(name);
            link.click();
        }
        // The download has begun by then, and holds on to what it saves.
        let _ = Url::revoke_object_url(&address);
    }
}

//! What is done in its own time.

use js_sys::Promise;
use leptos::prelude::set_timeout;
use leptos::wasm_bindgen::JsValue;
use std::pin::Pin;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Something that is waited for, of one type whatever it does: what waits for it is made once.
pub type Task<'t, T> = Pin<Box<dyn Future<Output = T> + 't>>;

/// Does something in its own time.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Task<'static, ()> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}

/// Lets some time pass.
pub async fn pause(time: Duration) {
    let passed = Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&JsValue::NULL)), time);
    });
    let _ = JsFuture::from(passed).await;
}

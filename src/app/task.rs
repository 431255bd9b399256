//! What is done in its own time.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{set_timeout, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::pin::Pin;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// How long a browser may have something better to do, in milliseconds.
const PATIENCE: u32 = 500;
/// What a browser that does not tell is given between two pieces of work.
const BREATH: Duration = Duration::from_millis(8);

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

/// Waits until the browser has nothing better to do, but not for long.
pub async fn idle() {
    let ask = Reflect::get(&window(), &"requestIdleCallback".into()).ok();
    let Some(ask) = ask.and_then(|ask| ask.dyn_into::<Function>().ok()) else {
        return pause(BREATH).await;
    };
    let idle = Promise::new(&mut |done, _| {
        let options = Object::new();
        let _ = Reflect::set(&options, &"timeout".into(), &PATIENCE.into());
        let _ = ask.call2(&JsValue::UNDEFINED, &done, &options);
    });
    let _ = JsFuture::from(idle).await;
}

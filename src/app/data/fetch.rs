//! Files, fetched whole; every way that can fail has a name.

use crate::app::dom::browser;
use crate::views::Failure;
use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, AbortController, ReadableStreamDefaultReader, RequestCache};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// The largest file that is read: several times the largest that publishing makes.
const MAX_BYTES: usize = 8 << 20;
/// How long a file may take, from the first byte asked for to the last one read.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Gives up a fetch that takes too long, and any that nobody waits for any more.
struct Deadline {
    controller: Option<AbortController>,
    timer: Option<leptos::prelude::TimeoutHandle>,
}

impl Deadline {
    fn new() -> Self {
        let controller = AbortController::new().ok();
        let late = controller.clone();
        let give_up = move || late.iter().for_each(AbortController::abort);
        Self { controller, timer: leptos::prelude::set_timeout_with_handle(give_up, PATIENCE).ok() }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.controller.iter().for_each(AbortController::abort);
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}

/// How a file is asked for.
#[derive(Clone, Copy)]
pub enum Asked<'a> {
    /// As the browser has it, or the host.
    Plainly,
    /// The host says whether what is cached still holds.
    Fresh,
    /// It is no other than this, as browsers check it: `sha256-` and its hash.
    Exactly(&'a str),
}

/// Fetches a file. Dropping the future gives the fetch up.
pub async fn bytes(address: &str, how: Asked<'_>) -> Result<Vec<u8>, Failure> {
    let deadline = Deadline::new();
    let signal = deadline.controller.as_ref().map(AbortController::signal);
    let cache = if matches!(how, Asked::Plainly) { RequestCache::Default } else { RequestCache::NoCache };
    let integrity = if let Asked::Exactly(hash) = how { hash } else { "" };
    let asked = Request::get(address).cache(cache).integrity(integrity).abort_signal(signal.as_ref()).build();
    let asked = web_sys::Request::from(asked.map_err(|_| Failure::Network)?);
    // The request's own `send` ends the whole app where `fetch` is rejected with something that is no `Error`, as by an
    // extension that wraps it. So the browser's own is called, and its answer taken up again.
    let answer = JsFuture::from(browser().fetch_with_request(&asked)).await.map_err(|_| Failure::Network)?;
    let response = Response::from(answer.dyn_into::<web_sys::Response>().map_err(|_| Failure::Broken)?);
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    let declared = response.headers().get("content-length");
    let declared = declared.and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|length| length > MAX_BYTES) {
        return Err(Failure::TooLarge);
    }
    let Some(stream) = response.body() else { return Err(Failure::Broken) };
    let reader =
        stream.get_reader().dyn_into::<ReadableStreamDefaultReader>().map_err(|_| Failure::Broken)?;
    read(&reader).await
}

/// Reads a body piece by piece, so that one without end is noticed before memory is.
async fn read(reader: &ReadableStreamDefaultReader) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| Failure::Network)?;
        let field = |name: &str| Reflect::get(&piece, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let chunk = field("value").dyn_into::<Uint8Array>().map_err(|_| Failure::Broken)?;
        if bytes.len() + chunk.length() as usize > MAX_BYTES {
            let _ = reader.cancel();
            return Err(Failure::TooLarge);
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
}

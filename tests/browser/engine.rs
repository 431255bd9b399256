//! The three engines, and a browser for each test.

use super::driver::Session;
use fantoccini::Client;
use serde_json::{Value, json};
use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;
use tokio::runtime::Runtime;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// Declares a test for each of the three engines.
macro_rules! in_every_engine {
    ($($(#[$meta:meta])* $name:ident($browser:ident, $server:ident) $body:block)+) => {$(
        mod $name {
            use super::*;
            async fn path($browser: Browser, $server: Server) $body
            #[test]
            fn chromium() {
                with_browser(Engine::Chromium, |browser| path(browser, Server::start()));
            }
            #[test]
            fn firefox() {
                with_browser(Engine::Firefox, |browser| path(browser, Server::start()));
            }
            #[test]
            fn webkit() {
                with_browser(Engine::WebKit, |browser| path(browser, Server::start()));
            }
        }
    )+};
}
pub(crate) use in_every_engine;

/// How long a whole test may take.
const LIMIT: Duration = Duration::from_secs(300);

/// How long a person would wait before calling it broken. Generous: machines under test are busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A browser window, and what a person does with it: see `hand.rs` and `eye.rs`.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
}

/// Connections to browsers live on, from test to test.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
});

/// Opens a browser and hands it to `test`.
pub fn with_browser<F: Future<Output = ()>>(engine: Engine, test: impl Fn(Browser) -> F) {
    with_options(engine, json!({}), test);
}

/// The same, with options of Chromium's.
///
/// A browser that has died leaves its driver waiting for it without end. Such a test is done once more, in another browser;
/// one that fails is not.
pub fn with_options<F: Future<Output = ()>>(engine: Engine, options: Value, test: impl Fn(Browser) -> F) {
    for _ in 0..2 {
        let ended = RUNTIME.block_on(async {
            tokio::time::timeout(LIMIT, async {
                let (session, client) = Session::take(engine, options.clone()).await;
                client.set_window_size(1280, 900).await.unwrap();
                let kept = client.clone();
                match futures_catch(test(Browser { client, engine })).await {
                    Ok(()) => session.give_back(kept, options.clone()).await,
                    // What a test has failed with is left to nobody.
                    Err(panic) => {
                        let _ = kept.close().await;
                        std::panic::resume_unwind(panic);
                    }
                }
            })
            .await
        });
        if ended.is_ok() {
            return;
        }
    }
    panic!("{engine:?} has stopped to answer, twice");
}

async fn futures_catch<F: Future<Output = ()>>(future: F) -> std::thread::Result<()> {
    let mut future = Box::pin(future);
    std::future::poll_fn(|context| {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    })
    .await
}

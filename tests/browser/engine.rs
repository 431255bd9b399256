//! The three engines, each driven by its own WebDriver process.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

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

/// How long a person would wait before calling it broken. Generous: machines under test are busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A driver process, ended with the test.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A browser window.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
}

/// Opens a browser, hands it to `test`, and closes it whatever happens.
pub fn with_browser<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Browser) -> F) {
    with_options(engine, json!({}), test);
}

/// The same, with options of Chromium's.
pub fn with_options<F: Future<Output = ()>>(engine: Engine, options: Value, test: impl FnOnce(Browser) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let _driver = driver(engine, port);
    runtime.block_on(async {
        let client = connect(engine, port, options).await;
        client.set_window_size(1280, 900).await.unwrap();
        let quit = client.clone();
        let result = futures_catch(test(Browser { client, engine })).await;
        let _ = quit.close().await;
        if let Err(panic) = result {
            std::panic::resume_unwind(panic);
        }
    });
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

fn driver(engine: Engine, port: u16) -> Driver {
    let mut command = match engine {
        Engine::Chromium => {
            let mut command = Command::new("chromedriver");
            command.arg(format!("--port={port}"));
            command
        }
        Engine::Firefox => {
            let mut command = Command::new("geckodriver");
            let inner = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            command.args(["--port", &port.to_string(), "--websocket-port", &inner.to_string()]);
            command
        }
        Engine::WebKit => {
            let mut command = Command::new("WebKitWebDriver");
            command.arg(format!("--port={port}")).env("DISPLAY", display());
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command
        }
    };
    let missing = |error| panic!("the driver of {engine:?} does not start ({error}); run make test");
    Driver(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap_or_else(missing))
}

/// A screen for the engine that has no headless mode; one for all tests.
fn display() -> &'static str {
    static DISPLAY: OnceLock<String> = OnceLock::new();
    DISPLAY.get_or_init(|| {
        // Its input ends with this process, however that ends, and the display with it.
        let mut xvfb = Command::new("sh")
            .args(["-c", "Xvfb -displayfd 1 -screen 0 1400x1000x24 -nolisten tcp & read _; kill $!"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; run make test");
        let mut line = String::new();
        BufReader::new(xvfb.stdout.take().unwrap()).read_line(&mut line).unwrap();
        std::mem::forget(xvfb);
        format!(":{}", line.trim())
    })
}

async fn connect(engine: Engine, port: u16, options: Value) -> Client {
    let mut capabilities = match engine {
        Engine::Chromium => json!({ "goog:chromeOptions": { "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopupPreload,InitialWebUI,WebUIToolbar",
        ] } }),
        Engine::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
        Engine::WebKit => {
            json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] } })
        }
    };
    for (name, value) in options.as_object().unwrap() {
        capabilities["goog:chromeOptions"][name] = value.clone();
    }
    let Value::Object(capabilities) = capabilities else { unreachable!() };
    let url = format!("http://127.0.0.1:{port}");
    let start = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&url).await {
            Ok(client) => return client,
            Err(error) if start.elapsed() > PATIENCE => panic!("{engine:?} does not open: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

fn mini_browser() -> String {
    let list = Command::new("sh")
        .args(["-c", "ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser 2>/dev/null | head -n 1"])
        .output()
        .unwrap();
    String::from_utf8(list.stdout).unwrap().trim().to_owned()
}

impl Browser {
    /// Opens an address and waits for the app.
    pub async fn open(&self, url: &str) {
        self.client.goto(url).await.unwrap();
        self.until("the app runs", "return document.documentElement.dataset.app === 'running'").await;
    }

    /// Runs a script and returns what it returns.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.client.execute(script, vec![]).await.ok() != Some(Value::Bool(true)) {
            if start.elapsed() > PATIENCE {
                let page =
                    self.js("return location.href + '\\n' + document.body.innerText.slice(0, 1500)").await;
                panic!(
                    "{:?}: waited in vain until {what}\n{}",
                    self.engine,
                    page.as_str().unwrap_or_default()
                );
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the text of the first match of `css` has `words` in it.
    pub async fn until_text(&self, css: &str, words: &str) {
        let script = format!("return (document.querySelector({css:?})?.innerText ?? '').includes({words:?})");
        self.until(&format!("{css} says “{words}”"), &script).await;
    }

    /// The text of the first match.
    pub async fn text(&self, css: &str) -> String {
        let script = format!("return document.querySelector({css:?})?.innerText ?? ''");
        self.js(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// The texts of all matches.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            format!("return [...document.querySelectorAll({css:?})].map((element) => element.innerText)");
        let texts = self.js(&script).await;
        texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Clicks the first match, as a pointer does.
    pub async fn click(&self, css: &str) {
        let start = Instant::now();
        loop {
            // Far down a page, what is out of sight is not laid out until it is scrolled to, and what is above it may
            // move it then: scroll until it stays.
            let settle = format!(
                "const done = arguments[arguments.length - 1];
                const turn = (left, before) => {{
                    const element = document.querySelector({css:?});
                    element?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                    const top = element?.getBoundingClientRect().top;
                    if (left === 0 || (top !== undefined && top === before)) return done(true);
                    requestAnimationFrame(() => turn(left - 1, top));
                }};
                turn(20, null)"
            );
            let _ = self.client.execute_async(&settle, vec![]).await;
            let clicked = async {
                let found = self.client.find(Locator::Css(css)).await?;
                found.click().await
            };
            match clicked.await {
                Ok(()) => return,
                Err(error) if start.elapsed() > PATIENCE => {
                    panic!("{:?}: cannot click {css}: {error}", self.engine)
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Moves the mouse onto the first match.
    pub async fn hover(&self, css: &str) {
        let moves = self.way_to(css).await;
        self.client.perform_actions(moves).await.unwrap();
    }

    /// Presses the mouse on the first match, and does not let go.
    pub async fn press_mouse_on(&self, css: &str) {
        let press = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        let moves = self.way_to(css).await.then(press);
        self.client.perform_actions(moves).await.unwrap();
    }

    /// Lets go of the mouse.
    pub async fn release_mouse(&self) {
        let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        self.client.perform_actions(MouseActions::new("mouse".into()).then(up)).await.unwrap();
    }

    async fn way_to(&self, css: &str) -> MouseActions {
        let place = format!(
            "const box = document.querySelector({css:?}).getBoundingClientRect();
            return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]"
        );
        let place = self.js(&place).await;
        let [x, y] = [0, 1].map(|at| place[at].as_f64().unwrap());
        // In two steps: an engine that finds the mouse already there reports no movement.
        let step = |x, y| PointerAction::MoveTo { duration: Some(Duration::from_millis(20)), x, y };
        MouseActions::new("mouse".into()).then(step(x - 3.0, y)).then(step(x, y))
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }
}

//! The programs that drive browsers, and the browsers they have open.
//!
//! Starting one takes as long as many a test, so what a test has used goes to the next: there is one driver for each
//! engine and thread.

use super::engine::{Engine, PATIENCE};
use fantoccini::{Client, ClientBuilder, error::CmdError};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// Drivers that no test has now.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A driver, and the browser it has open.
pub struct Session {
    driver: Driver,
    client: Option<Client>,
}

impl Session {
    /// A browser in which nothing was opened yet, with options of Chromium's.
    pub async fn take(engine: Engine, options: Value) -> (Self, Client) {
        let usual = options == json!({});
        let idle = {
            let mut idle = IDLE.lock().unwrap();
            let place = idle.iter().position(|session| session.driver.engine == engine);
            place.map(|place| idle.swap_remove(place))
        };
        let mut session = idle.unwrap_or_else(|| Self { driver: Driver::start(engine), client: None });
        if let Some(client) = session.client.take() {
            if usual && anew(&client).await.is_ok() {
                return (session, client);
            }
            let _ = client.close().await;
        }
        let client = session.driver.open(options).await;
        (session, client)
    }

    /// Gives back what a test has used without a fault. Chromium stays open, if it was opened with the usual options.
    pub async fn give_back(mut self, client: Client, options: Value) {
        if self.driver.engine == Engine::Chromium && options == json!({}) {
            self.client = Some(client);
        } else if client.close().await.is_err() {
            return;
        }
        IDLE.lock().unwrap().push(self);
    }
}

/// Leaves one new tab in a browser: without a history, without a mouse, and the server of each test is another origin.
async fn anew(client: &Client) -> Result<(), CmdError> {
    let old = client.windows().await?;
    let new = client.new_window(true).await?;
    for window in old {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    client.switch_to_window(new.handle).await
}

/// A driver's process. It ends with the tests however those end, and its browsers with it.
struct Driver {
    engine: Engine,
    port: u16,
    process: Child,
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// A port that nobody has.
fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Driver {
    fn start(engine: Engine) -> Self {
        let port = port();
        let mut command = Command::new("sh");
        // Its input ends with this process, and everything of its group then.
        command.args(["-c", "\"$@\" & read _; kill -KILL 0", "sh"]).process_group(0);
        match engine {
            Engine::Chromium => command.args(["chromedriver", &format!("--port={port}")]),
            Engine::Firefox => {
                let inner = self::port().to_string();
                command.args(["geckodriver", "--port", &port.to_string(), "--websocket-port", &inner])
            }
            Engine::WebKit => {
                command.env("DISPLAY", display()).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.args(["WebKitWebDriver", &format!("--port={port}")])
            }
        };
        let command = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Self { engine, port, process: command.spawn().unwrap() }
    }

    /// Opens a browser.
    async fn open(&self, options: Value) -> Client {
        let mut capabilities = match self.engine {
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
        let url = format!("http://127.0.0.1:{}", self.port);
        let start = Instant::now();
        loop {
            let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&url).await {
                Ok(client) => return client,
                Err(error) if start.elapsed() > PATIENCE => {
                    panic!("{:?} does not open ({error}); its driver is installed by make test", self.engine)
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }
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

fn mini_browser() -> String {
    let list = Command::new("sh")
        .args(["-c", "ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser 2>/dev/null | head -n 1"])
        .output()
        .unwrap();
    String::from_utf8(list.stdout).unwrap().trim().to_owned()
}

//! What a person does with a browser.

use super::engine::{Browser, PATIENCE};
use fantoccini::Locator;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use std::time::{Duration, Instant};

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";
pub const END: &str = "\u{e010}";
pub const HOME: &str = "\u{e011}";
pub const UP: &str = "\u{e013}";
pub const RIGHT: &str = "\u{e014}";
pub const DOWN: &str = "\u{e015}";
pub const CTRL_K: &str = "\u{e009}k\u{e000}";

impl Browser {
    /// Opens an address and waits for the app.
    pub async fn open(&self, url: &str) {
        self.client.goto(url).await.unwrap();
        self.until_running().await;
    }

    /// Loads the page anew and waits for the app.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.until_running().await;
    }

    /// Goes back.
    pub async fn back(&self) {
        self.client.back().await.unwrap();
    }

    /// Goes forward.
    pub async fn forward(&self) {
        self.client.forward().await.unwrap();
    }

    /// Follows a link that is not there yet: the page gets one to this address.
    pub async fn follow(&self, href: &str) {
        self.js(&format!(
            "const link = document.createElement('a'); link.href = {href:?};
            document.querySelector('main').append(link); link.click()"
        ))
        .await;
    }

    /// Chooses from a list of choices, by its name.
    pub async fn select(&self, name: &str, value: &str) {
        self.js(&format!(
            "const select = document.querySelector('select[name={name}]');
            select.value = {value:?}; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
    }

    /// Gives the first match the focus.
    pub async fn focus(&self, css: &str) {
        self.js(&format!("document.querySelector({css:?}).focus()")).await;
    }

    /// Scrolls until the first match is in the middle of the window.
    pub async fn scroll_to(&self, css: &str) {
        self.js(&format!(
            "document.querySelector({css:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))
        .await;
    }

    /// Wears a theme, without pressing for it.
    pub async fn wear(&self, theme: &str) {
        self.js(&format!("document.documentElement.dataset.theme = {theme:?}")).await;
    }

    /// Has the line come back after it was away.
    pub async fn come_online(&self) {
        self.js("dispatchEvent(new Event('online'))").await;
    }

    /// Has another tab keep something on the device, as the app does.
    pub async fn keep(&self, name: &str, text: &str) {
        self.js(&format!(
            "localStorage.setItem('sightline:1:/:{name}', {text:?}); dispatchEvent(new StorageEvent('storage', {{ key: null }}))"
        ))
        .await;
    }

    /// What is kept on the device.
    pub async fn kept(&self, name: &str) -> Option<String> {
        let kept = self.js(&format!("return localStorage.getItem('sightline:1:/:{name}')")).await;
        kept.as_str().map(str::to_owned)
    }

    /// Blocks what is kept, and lets an app start that has failed before: as the page coming back has it try again.
    pub async fn start_without_storage(&self) {
        self.js("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } });
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
            .await;
        self.until_running().await;
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
    pub async fn press_key(&self, key: &str) {
        let key = key.chars().next().unwrap();
        let presses = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(presses).await.unwrap();
    }

    /// Types into what has the focus.
    pub async fn press(&self, keys: &str) {
        let start = Instant::now();
        // What a dialog has closed over has the focus until the next frame, and takes no keys.
        while let Err(error) = self.client.active_element().await.unwrap().send_keys(keys).await {
            assert!(start.elapsed() < PATIENCE, "{keys:?}: {error}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

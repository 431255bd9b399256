//! What a person waits for and sees in a browser.

use super::engine::{Browser, PATIENCE};
use super::server::Server;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

impl Browser {
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

    /// Waits until the app runs.
    pub async fn until_running(&self) {
        self.until("the app runs", "return document.documentElement.dataset.app === 'running'").await;
    }

    /// Waits until the app has given up.
    pub async fn until_failed(&self) {
        self.until("the app has failed", "return document.documentElement.dataset.app === 'failed'").await;
    }

    /// Waits until the text of the first match of `css` has `words` in it.
    pub async fn until_text(&self, css: &str, words: &str) {
        let script = format!("return (document.querySelector({css:?})?.innerText ?? '').includes({words:?})");
        self.until(&format!("{css} says “{words}”"), &script).await;
    }

    /// Waits until something matches.
    pub async fn until_there(&self, css: &str) {
        self.until(&format!("{css} is there"), &format!("return document.querySelector({css:?}) !== null"))
            .await;
    }

    /// Waits until nothing matches.
    pub async fn until_gone(&self, css: &str) {
        self.until(&format!("{css} is gone"), &format!("return document.querySelector({css:?}) === null"))
            .await;
    }

    /// Waits until so many match.
    pub async fn until_count(&self, css: &str, count: usize) {
        let script = format!("return document.querySelectorAll({css:?}).length === {count}");
        self.until(&format!("there are {count} of {css}"), &script).await;
    }

    /// Waits until the first match has the focus.
    pub async fn until_focus(&self, css: &str) {
        let script = format!(
            "const one = document.querySelector({css:?}); return one !== null && document.activeElement === one"
        );
        self.until(&format!("{css} has the focus"), &script).await;
    }

    /// Waits until a page has come: its heading is there, and has the focus.
    pub async fn until_arrived(&self, heading: &str) {
        self.until_text("h1", heading).await;
        self.until(
            "its heading has the focus",
            "return document.activeElement?.matches('h1, main [autofocus]')",
        )
        .await;
    }

    /// Waits until the address asks for this: `?topic=aws`, or nothing.
    pub async fn until_query(&self, query: &str) {
        self.until(&format!("the address has {query}"), &format!("return location.search === {query:?}"))
            .await;
    }

    /// Waits until nothing says any more that it loads.
    pub async fn until_loaded(&self) {
        self.until_gone("[aria-busy=true]").await;
    }

    /// Waits until a dialog is open, or closed.
    pub async fn until_open(&self, dialog: &str, open: bool) {
        let state = if open { "open" } else { "closed" };
        let script = format!("return document.querySelector({dialog:?})?.open === {open}");
        self.until(&format!("{dialog} is {state}"), &script).await;
    }

    /// Waits until what is painted stays as it is from frame to frame, as told by a script.
    pub async fn until_still(&self, what: &str, script: &str) {
        let still = format!(
            "const done = arguments[arguments.length - 1];
            const look = () => JSON.stringify((() => {{ {script} }})());
            const turn = (left, same, before) => {{
                const now = look();
                const stays = now === before ? same + 1 : 0;
                if (stays === 3 || left === 0) return done(stays === 3);
                requestAnimationFrame(() => turn(left - 1, stays, now));
            }};
            turn(600, 0, null)"
        );
        let still = self.client.execute_async(&still, vec![]).await.unwrap();
        assert_eq!(still, json!(true), "{:?}: {what} never stands still", self.engine);
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

    /// How many match.
    pub async fn count(&self, css: &str) -> usize {
        self.js(&format!("return document.querySelectorAll({css:?}).length")).await.as_u64().unwrap() as usize
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> String {
        let value = self.js(&format!("return document.querySelector({css:?}).value")).await;
        value.as_str().unwrap().to_owned()
    }

    /// The path in the address.
    pub async fn path(&self) -> String {
        self.js("return location.pathname").await.as_str().unwrap().to_owned()
    }

    /// Whether what has the focus is a match.
    pub async fn has_focus(&self, css: &str) -> bool {
        self.js(&format!("return document.activeElement?.matches({css:?}) ?? false")).await == json!(true)
    }

    /// Whether the notice of a crash is shown.
    pub async fn tells_of_a_crash(&self) -> bool {
        self.js("return !document.querySelector('#notice').hidden").await == json!(true)
    }

    /// Waits until a server is told that the policy forbade something, which is forgiven.
    pub async fn until_told_of(&self, server: &Server, what: &str) {
        let start = Instant::now();
        while !server.forbidden().iter().any(|report| report.contains(what)) {
            assert!(start.elapsed() < PATIENCE, "{:?}: nobody told of {what}", self.engine);
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// What axe finds wrong with the page.
    pub async fn violations(&self) -> Value {
        if self.js("return typeof axe").await != json!("object") {
            let axe = std::fs::read_to_string("node_modules/axe-core/axe.min.js");
            self.js(&axe.expect("axe-core is installed; run make test")).await;
        }
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then((result) =>
                done(result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target + ' ' + n.failureSummary).join('; '))))";
        self.client.execute_async(script, vec![]).await.unwrap()
    }
}

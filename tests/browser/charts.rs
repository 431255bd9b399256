//! A reader of a chart: by keyboard, by pointer, in the table below it, and what can be taken along.

use super::engine::{Engine, with_browser};
use super::hand::{END, ESCAPE, HOME, RIGHT};
use super::server::Server;
use serde_json::json;

/// An insight with a line chart of several series.
const LINES: &str = "/insights/framework-size-history/";

#[test]
fn says_its_values_by_key_and_leads_to_its_table() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        with_browser(engine, |browser| async move {
            let server = Server::start();
            browser.open(&format!("{}{LINES}", server.origin)).await;
            browser.until_running().await;
            browser.until_there(".reads[role=slider][tabindex='0']").await;
            browser.focus(".reads").await;
            browser.press(HOME).await;
            browser.until_text(".reading", "2024-01-26: Leptos 43.6\u{a0}kB").await;
            browser.press(RIGHT).await;
            browser.until_text(".reading", "2024-11-28: Leptos 60.8\u{a0}kB").await;
            browser.press(END).await;
            browser.until_text(".reading", "2026-05-10: ").await;
            // What is seen is what is spoken.
            let said = browser.text(".reading").await;
            assert_eq!(
                browser.js("return document.querySelector('.reads').getAttribute('aria-valuetext')").await,
                json!(said)
            );
            assert_eq!(browser.count(".chosen line").await, 1);
            assert_eq!(browser.count(".chosen .here").await, 5, "a mark on each line");
            browser.press(ESCAPE).await;
            browser.until_gone(".chosen line").await;
            // `g` and `t` go to the topics from here too; `t` alone opens the table.
            browser.press("t").await;
            browser.until_there(".chart details[open]").await;
            browser.until_focus(".chart summary").await;
            browser.focus(".reads").await;
            browser.press("g").await;
            browser.press("t").await;
            browser.until_text("h1", "Topics").await;
        });
    }
}

#[test]
fn says_its_values_where_a_pointer_is() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}{LINES}", server.origin)).await;
        browser.until_running().await;
        browser.until_there(".reads[role=slider]").await;
        browser.scroll_to(".plot > svg").await;
        browser.hover(".plot > svg").await;
        browser
            .until("a place is chosen", "return document.querySelectorAll('.chosen line').length === 1")
            .await;
        let said = browser.text(".reading").await;
        assert!(said.contains(": Leptos ") && said.contains(", React "), "{said}");
        assert_eq!(browser.violations().await, json!([]));
    });
}

#[test]
fn can_be_taken_along() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}{LINES}", server.origin)).await;
        browser.until_running().await;
        let file = browser
            .js("const link = document.querySelector('.take a[download]');
                 return fetch(link.href).then((answer) => answer.ok && answer.headers.get('content-type'))")
            .await;
        assert_eq!(file, json!("image/svg+xml"));
        // The policy lets the drawing be drawn and saved.
        browser.click(".take button").await;
        browser.until_text(".take [role=status]", "Saved.").await;
    });
}

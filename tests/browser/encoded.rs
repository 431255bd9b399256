//! Addresses that differ only in what needs no encoding are the same.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::Server;
use super::trying::trying;
use serde_json::json;

in_every_engine! {
    reads_an_encoded_address_as_the_same(browser, _server) {
        let (_site, server) = trying();
        for (path, title) in [("/insights/two%2Dwords/", "On two-words"), ("/insights/%74wo-words", "On two-words"), ("/topics/%61%69/", "AI"), ("/%74opics/", "Topics")] {
            browser.open(&format!("{}{path}", server.origin)).await;
            assert_eq!(browser.text("h1").await, title, "{path}");
            assert_eq!(browser.path().await, path, "it stays as it was asked for");
        }
        // From there links lead on, and Back comes back, without loading anything anew.
        browser.open(&format!("{}/insights/two%2dwords/", server.origin)).await;
        browser.js("window.same = true").await;
        browser.click("main a[href$='/insights/wide/']").await;
        browser.until_text("h1", "A wide table").await;
        browser.follow("/insights/three%2Dwords%2Dhere/#%C3%BCberblick").await;
        browser.until_text("h1", "On three-words-here").await;
        browser.until_focus("[id=überblick]").await;
        browser.back().await;
        browser.until_text("h1", "A wide table").await;
        browser.back().await;
        browser.until_text("h1", "On two-words").await;
        browser.forward().await;
        browser.until_text("h1", "A wide table").await;
        assert_eq!(browser.js("return window.same").await, json!(true));
        // What is encoded twice, or wrongly, is another address.
        for path in ["/insights/two%252Dwords/", "/insights/two%2Fwords/", "/topics/a%c3%a4/"] {
            browser.open(&format!("{}{path}", server.origin)).await;
            assert_eq!(browser.text("h1").await, "There is nothing here", "{path}");
        }
    }
}

//! A reader among many insights: by signal, by month, by topic, and what is fetched for it.

use super::engine::{Engine, with_browser};
use super::server::{Fault, Server};
use serde_json::json;

/// The edition's files fetched since the page was opened, by path.
const FETCHED: &str =
    "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)
    .filter((path) => path.includes('/edition/'))";

#[test]
fn asks_one_filter_of_its_own_feed() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        browser.select("signal", "shift").await;
        browser
            .until(
                "the list follows",
                "return document.querySelectorAll('.card').length > 0 &&
            document.querySelectorAll('.card .shift').length === document.querySelectorAll('.card').length",
            )
            .await;
        browser.until("so does the title", "return document.title.startsWith('Signal: Shift')").await;
        assert_eq!(browser.js(FETCHED).await, json!(["/edition/signals/shift/latest.json"]));
        // Oldest first is the same file where there is but one.
        browser.select("sort", "oldest").await;
        browser.until_query("?signal=shift&sort=oldest").await;
        assert_eq!(browser.js(FETCHED).await, json!(["/edition/signals/shift/latest.json"]));
    });
}

#[test]
fn goes_by_the_archive_to_a_month() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        browser.click("footer a[href='/months/']").await;
        browser.until_text("h1", "Archive").await;
        browser.click(".index a[href^='/months/']").await;
        browser
            .until(
                "a month is there",
                "return /^\\/months\\/\\d{4}-\\d\\d\\/$/.test(location.pathname)
            && document.querySelectorAll('.card').length > 0",
            )
            .await;
        browser.click(".back").await;
        browser.until_text("h1", "Archive").await;
    });
}

#[test]
fn shows_what_there_is_to_know_of_a_topic_from_one_file() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/topics/", server.origin)).await;
        browser.click(".index a[href='/topics/aws/']").await;
        browser.until_text("h1", "AWS").await;
        browser.until_there(".about .keys a").await;
        let fetched = browser.js(FETCHED).await;
        let of_topic =
            fetched.as_array().unwrap().iter().filter(|path| path.as_str().unwrap().contains("/topics/"));
        assert_eq!(of_topic.collect::<Vec<_>>(), [&json!("/edition/topics/aws/latest.json")]);
    });
}

#[test]
fn says_that_there_is_no_such_topic_or_month() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        for path in ["/topics/no-such-topic/", "/months/1999-01/"] {
            browser.open(&format!("{}{path}", server.origin)).await;
            browser.until_text("h1", "There is nothing here").await;
        }
        browser.open(&format!("{}/?topic=no-such-topic", server.origin)).await;
        browser.until_text(".found", "Nothing matches").await;
    });
}

#[test]
fn fetches_ahead_what_a_mouse_rests_on_and_only_once() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        browser.hover(".card h3 a").await;
        browser
            .until(
                "its file is here",
                &format!("{FETCHED}.some((path) => path.startsWith('/edition/insights/'))"),
            )
            .await;
        browser.click(".card h3 a").await;
        browser.until_there("article.insight").await;
        let of_insight = format!("{FETCHED}.filter((path) => path.startsWith('/edition/insights/')).length");
        assert_eq!(browser.js(&of_insight).await, json!(1));
        // One that fails says nothing, and the click tries again.
        browser.back().await;
        browser.until_text("h1", "Insights").await;
        let second = "document.querySelectorAll('.card h3 a')[1]";
        let path = browser.js(&format!("return {second}.getAttribute('href')")).await;
        let file = format!("/edition{}.json", path.as_str().unwrap().trim_end_matches('/'));
        server.fail(&file, Fault::Status(503));
        browser.js(&format!("{second}.focus()")).await;
        browser.until("it was asked for", &format!("{FETCHED}.includes({file:?})")).await;
        assert_eq!(browser.text("h1").await, "Insights");
        assert_eq!(browser.js("return document.querySelector('main [role=alert]')").await, json!(null));
        assert!(!browser.tells_of_a_crash().await);
    });
}

//! Comparing: chosen by keyboard, read in a table, found again by the address alone.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::{ENTER, TAB};
use super::server::{Fault, Server};
use serde_json::json;

const SIZE: &str = "size-brotli/js-framework-benchmark";
const ENTITIES: &str = ".choose:first-child input";
const METRICS: &str = ".choose:last-child input";

/// The names of the rows, and the first of a column's words in each.
const TABLE: &str = "return [...document.querySelectorAll('.results tbody tr')].map((row) =>
    [row.querySelector('th').textContent, row.querySelector('td a')?.textContent ?? '—'])";

in_every_engine! {
    puts_a_comparison_together_by_keyboard(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        browser.follow("/compare/").await;
        browser.until_arrived("Compare").await;
        assert!(browser.count(".results table").await > 1, "it begins with comparisons");
        for name in ["react", "svelte"] {
            browser.focus(ENTITIES).await;
            browser.press(name).await;
            browser.until_there(".choose:first-child .offered button").await;
            browser.press(ENTER).await;
            browser.until_gone(".choose:first-child .offered button").await;
            assert!(browser.has_focus(ENTITIES).await, "for the next");
        }
        browser.until_query("?e=react,svelte").await;
        browser.until_count(".results tbody tr", 2).await;
        assert!(browser.text(".results tbody td").await.contains("20"), "with its date");
        browser.focus(METRICS).await;
        browser.press("brotli size").await;
        browser.until_there(".choose:last-child .offered button").await;
        // By the list as well.
        browser.press(TAB).await;
        browser.press(ENTER).await;
        browser.until_query(&format!("?e=react,svelte&m={SIZE}")).await;
        browser.until_count(".results thead th", 2).await;
        assert!(browser.has_focus(METRICS).await, "for the next");
        let table = browser.js(TABLE).await;
        assert_eq!(table[0][0], json!("React"));
        // The address alone makes it again.
        browser.reload().await;
        browser.until_count(".results tbody tr", 2).await;
        assert_eq!(browser.js(TABLE).await, table);
        // Back leads to where it began, and not through each choice.
        browser.back().await;
        browser.until_query("").await;
        browser.until_there(".results h2 a[href^='/compare/']").await;
    }
}

#[test]
fn takes_away_and_says_what_is_not_there() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let asked = format!("{}/compare/?e=react,solid,no-such-thing&m={SIZE},no/such", server.origin);
        browser.open(&asked).await;
        browser.until_count(".results tbody tr", 2).await;
        let said = browser.text(".results .hint").await;
        assert!(said.contains("no-such-thing”, “no/such"), "{said}");
        // Sorted from the least.
        browser.click(".results thead th:last-child button").await;
        assert_eq!(browser.text(".results tbody tr th").await, "Solid");
        browser.click(".choose:first-child .chosen li:first-child button").await;
        browser.until_query(&format!("?e=solid,no-such-thing&m={SIZE},no/such")).await;
        browser.until_count(".results tbody tr", 1).await;
        // A cell leads to the panel of its figure.
        browser.click(".results td a").await;
        browser.until_there(".panel:popover-open").await;
    });
}

#[test]
fn sorts_by_name_what_a_reader_has_put_together() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/compare/?e=solid,react,leptos&m={SIZE}", server.origin)).await;
        browser.until_count(".results tbody tr", 3).await;
        let names =
            "return [...document.querySelectorAll('.results tbody th')].map((one) => one.textContent).join()";
        let given = browser.js(names).await;
        browser.click(".results thead th:first-child button").await;
        assert_eq!(browser.js(names).await, json!("Leptos,React,Solid"));
        browser.click(".results thead th:first-child button").await;
        assert_eq!(browser.js(names).await, json!("Solid,React,Leptos"));
        browser.click(".results thead th:first-child button").await;
        assert_eq!(browser.js(names).await, given);
    });
}

#[test]
fn says_what_entities_share_and_that_others_share_nothing() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/entities/react/", server.origin)).await;
        browser.until_running().await;
        browser.follow("/compare/?e=react,leptos").await;
        browser.until_count(".results thead th", 3).await;
        browser.open(&format!("{}/compare/?e=react,nvidia", server.origin)).await;
        browser.until_text(".results .hint", "nothing in common").await;
        assert_eq!(browser.violations().await, json!([]));
    });
}

#[test]
fn offers_to_try_again_where_a_file_cannot_be_had() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        server.fail(&format!("/edition/metrics/of/{SIZE}/-1.json"), Fault::Status(503));
        browser.open(&format!("{}/compare/?e=react,solid&m={SIZE}", server.origin)).await;
        browser.until_text(".results [role=alert]", "503").await;
        server.mend();
        browser.click(".results .failed button").await;
        browser.until_count(".results tbody tr", 2).await;
    });
}

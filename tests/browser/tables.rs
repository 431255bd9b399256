//! A table in a reader's hands: sorted, searched, pinned, turned about, taken along and sent.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::ENTER;
use super::server::Server;
use super::trying::{MANY, trying};
use serde_json::json;

/// The heads of the rows in view, without the buttons that pin them.
const HEADS: &str =
    "return [...document.querySelectorAll('.table tbody th')].map((one) => one.firstChild.textContent)";

async fn heads(browser: &Browser) -> Vec<String> {
    let heads = browser.js(HEADS).await;
    heads.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// Presses the button of the tools that is called so, with the keyboard.
async fn press(browser: &Browser, words: &str) {
    let found = format!(
        "const button = [...document.querySelectorAll('.tools button, .explore button')].find((one) => one.textContent === {words:?});
        button?.focus(); return button !== undefined"
    );
    assert_eq!(browser.js(&found).await, json!(true), "no button “{words}”");
    browser.press(ENTER).await;
}

async fn type_into_find(browser: &Browser, words: &str) {
    browser.focus(".tools input").await;
    browser.press(words).await;
}

in_every_engine! {
    explores_a_table_by_keyboard_and_sends_the_view(browser, _server) {
        let (_site, server) = trying();
        browser.open(&format!("{}/insights/many/", server.origin)).await;
        assert_eq!(heads(&browser).await.len(), MANY);
        assert_eq!(browser.count(".tools").await, 0);
        press(&browser, "Explore").await;
        browser.until_focus(".tools input").await;
        type_into_find(&browser, "zurich 1").await;
        browser.until("the address follows", "return location.search === '?rows.find=zurich+1'").await;
        browser.until("fewer rows are left", "return document.querySelectorAll('.table tbody tr').length < 200").await;
        let found = heads(&browser).await;
        assert!(found.len() > 20 && browser.text(".tools [role=status]").await.starts_with(&format!("{} of {MANY}", found.len())));

        // A row is pinned: it stays first, whatever the order and whatever is looked for.
        browser.focus(".table tbody tr:nth-child(3) .pin").await;
        browser.press(ENTER).await;
        browser.until("it is pinned", "return document.activeElement.matches('.pinned .pin[aria-pressed=true]')").await;
        assert_eq!(heads(&browser).await[0], found[2]);
        browser.focus(".table thead th:nth-child(4) button").await;
        browser.press(ENTER).await;
        browser.until("it sorts", "return document.querySelector('.table thead th:nth-child(4)').ariaSort === 'descending'").await;
        let sorted = heads(&browser).await;
        assert_eq!((&sorted[0], &sorted[1]), (&found[2], found.last().unwrap()));
        press(&browser, "Place").await;
        browser.until("a column is gone", "return document.querySelector('.table tbody td:nth-of-type(2)').checkVisibility() === false").await;
        let address = browser.js("return location.href").await.as_str().unwrap().to_owned();
        assert!(address.ends_with(&format!("?rows.sort=-half&rows.find=zurich+1&rows.hide=place&rows.pin={}", found[2].replace(' ', "+"))), "{address}");

        // The address alone shows the same, and the way back leads past all of it.
        browser.open(&format!("{}/", server.origin)).await;
        browser.open(&address).await;
        browser.until_there(".pinned").await;
        assert_eq!(heads(&browser).await, sorted);
        assert_eq!(browser.value(".tools input").await, "zurich 1");
        assert_eq!(browser.js("return document.querySelector('.table thead th:nth-child(3)').checkVisibility()").await, json!(false));
        assert_eq!(browser.js("return document.querySelector('.table thead th:nth-child(4)').ariaSort").await, json!("descending"));
        press(&browser, "As given").await;
        browser.until("it is as it was", "return location.search === '' && document.querySelectorAll('.table tbody tr').length === 450 && !document.querySelector('.pinned')").await;
        assert_eq!(heads(&browser).await[..3], ["Row 000", "Row 001", "Row 002"]);
        browser.back().await;
        browser.until("the feed is back", "return location.pathname === '/'").await;
    }

    lays_out_a_large_table_in_parts_and_has_all_of_it(browser, _server) {
        let (_site, server) = trying();
        browser.client.set_window_size(1280, 900).await.unwrap();
        browser.client.goto(&format!("{}/insights/many/", server.origin)).await.unwrap();
        browser.js("window.rows = [...document.querySelectorAll('.table tbody tr')]").await;
        browser.until_running().await;
        browser.until_there(".windowed").await;
        let parts = "return [...document.querySelectorAll('.table tbody')].map((one) => one.rows.length)";
        assert_eq!(browser.js(parts).await, json!(vec![50; MANY / 50]));
        assert_eq!(browser.js("return window.rows.every((one) => one.isConnected)").await, json!(true), "no row is made anew");
        browser.until("it says that it is a table", "return document.querySelector('.windowed').getAttribute('role') === 'table' && document.querySelectorAll('.table [role=row]').length === 451").await;
        // Cells stand under their headings, also far down, and the headings stay in view.
        browser.scroll_to(".table .scroll").await;
        let under = "document.querySelector('.table .scroll').scrollTop = 1e6;
            const box = (one) => one.getBoundingClientRect();
            const [heads, cells] = ['thead tr', 'tbody:last-child tr:last-child'].map((row) => [...document.querySelector(`.table ${row}`).children].map(box));
            const scroll = box(document.querySelector('.table .scroll'));
            return cells.every((cell, n) => Math.abs(cell.right - heads[n].right) < 2) && Math.abs(heads[0].top - scroll.top) < 3
                && cells[0].bottom <= scroll.bottom + 2 && cells[0].height > 20";
        browser.until("columns are straight and the last row is in view", under).await;
        browser.until_text(".table tbody:last-child tr:last-child th", "Row 449").await;
        // What is not known comes last both ways.
        for _ in 0..2 {
            browser.js("document.querySelector('.table thead th:nth-child(2) button').click()").await;
            let last = "return document.querySelector('.table tbody:last-child tr:last-child td .unknown') !== null";
            browser.until("it is sorted", last).await;
        }
        // All of it is found in the page, and copied.
        let copied = "const range = document.createRange(); range.selectNodeContents(document.querySelector('.table table')); return range.toString().match(/Row \\d\\d\\d/g).length";
        assert_eq!(browser.js(copied).await, json!(MANY));
    }

    turns_a_table_about_and_takes_along_what_is_in_view(browser, server) {
        browser.open(&format!("{}/insights/framework-size-history/?chrome-148.as=transposed&chrome-148.pin=Yew,React&other=1", server.origin)).await;
        browser.until_count(".table:first-of-type .scroll:not([hidden]) table", 1).await;
        let titles = browser.texts(".table .scroll:not([hidden]) thead th").await;
        assert_eq!(titles[..3], ["Entry", "Yew", "React"]);
        browser.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } }, configurable: true })").await;
        browser.click(".table .copy button").await;
        browser.until_text(".table .copy [role=status]", "Copied as CSV").await;
        let copied = browser.js("return window.copied.split('\\r\\n')").await;
        assert!(copied[0].as_str().unwrap().starts_with("Entry,Yew,React,") && copied[2].as_str().unwrap().starts_with("Brotli size,56.8,51.4,"), "{copied}");
        // A file has the records as they are, whichever way they are looked at.
        browser.js("const own = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return own(blob) };
            HTMLAnchorElement.prototype.click = function () { window.called = this.download }").await;
        press(&browser, "JSON").await;
        browser.until("it is saved", "return window.saved !== undefined").await;
        assert_eq!(browser.js("const [one] = JSON.parse(window.saved); return [window.called, one.entry ?? one.name ?? Object.values(one)[0], Object.values(one)[2]]").await, json!(["chrome-148.json", "Yew", 56.8]));
        press(&browser, "Turn rows into columns").await;
        browser.until("it is as it was", "return !location.search.includes('transposed') && location.search.startsWith('?other=1&chrome-148.pin=')").await;
        assert_eq!(heads(&browser).await[..2], ["Yew", "React"]);
    }

    says_what_a_sent_view_asks_for_in_vain(browser, server) {
        browser.open(&format!("{}/insights/framework-size-history/?chrome-148.sort=-price&chrome-148.pin=Elm&history.hide=", server.origin)).await;
        browser.until_text(".tools [role=status]", "All 7 rows. It has no “-price”. It has no “Elm”.").await;
        assert_eq!(browser.count(".tools").await, 1);
    }
}

#[test]
fn has_nothing_that_axe_finds_in_a_table_explored() {
    with_browser(Engine::Chromium, |browser| async move {
        let (_site, server) = trying();
        let mut found = Vec::new();
        for (width, theme, query) in [
            (1280, "light", "rows.as=bars&rows.pin=Row+003"),
            (390, "dark", "rows.as=bars,unstacked&rows.pin=Row+003"),
            (390, "light", "rows.as=transposed,bars&rows.find=00"),
        ] {
            browser.client.set_window_size(width, 900).await.unwrap();
            browser.open(&format!("{}/insights/many/?{query}", server.origin)).await;
            browser.wear(theme).await;
            browser.until_there(".tools").await;
            let violations = browser.violations().await;
            if violations != json!([]) {
                found.push(format!("{width}, {query}: {violations}"));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

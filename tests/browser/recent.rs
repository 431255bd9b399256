//! Recent searches, and what the search offers besides insights.

use super::engine::{Engine, with_browser};
use super::hand::{CTRL_K, DOWN, ENTER, UP};
use super::palette::{ask, group, key, open};
use super::server::{Fault, Server, app};
use serde_json::json;

#[test]
fn keeps_recent_searches() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/search/", server.origin)).await;
        // Each letter is no search; sending it off is one, and so is following a result.
        browser.click("#filter").await;
        browser.press("benchmark").await;
        browser.until_there(".hits li").await;
        browser.press(ENTER).await;
        open(&browser, CTRL_K).await;
        assert_eq!(group(&browser, "Recent searches").await, ["benchmark", "Clear recent searches"]);
        ask(&browser, "aws").await;
        browser.press(ENTER).await;
        browser.until_text("h1", "AWS").await;
        open(&browser, "/").await;
        ask(&browser, "Benchmark").await;
        browser.press(&format!("{UP}{ENTER}")).await;
        browser.until_query("?q=Benchmark").await;

        browser.reload().await;
        // In the field of the search, which has the focus there, the other key is a sign.
        open(&browser, CTRL_K).await;
        let kept = ["Benchmark", "aws", "Clear recent searches"];
        assert_eq!(group(&browser, "Recent searches").await, kept);
        // One of them leads to the search, and is the last one then.
        browser.press(DOWN).await;
        browser.press(DOWN).await;
        browser.press(ENTER).await;
        browser.until_query("?q=aws").await;
        browser.open(&format!("{}/search/", server.origin)).await;
        assert_eq!(browser.texts(".recent li").await, ["aws", "Benchmark"], "where the field is empty");
        open(&browser, CTRL_K).await;
        browser.click(".palette [id=do-forget]").await;
        browser.until("they are forgotten", "return document.querySelector('.recent') === null && localStorage.getItem('sightline:1:/:recent') === ''").await;
        assert!(group(&browser, "Recent searches").await.is_empty());
    });
}

#[test]
fn keeps_them_in_memory_where_storage_is_blocked() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        server.fail(&app(), Fault::Status(404));
        browser.client.goto(&format!("{}/", server.origin)).await.unwrap();
        browser.until_failed().await;
        let shown = "return document.querySelector('header button.quiet').getClientRects().length";
        assert_eq!(browser.js(shown).await, json!(0), "nothing offers what cannot be");
        server.mend();
        browser.start_without_storage().await;
        open(&browser, "/").await;
        ask(&browser, "aws").await;
        browser.press(&format!("{UP}{ENTER}")).await;
        browser.until_query("?q=aws").await;
        open(&browser, CTRL_K).await;
        assert_eq!(group(&browser, "Recent searches").await, ["aws", "Clear recent searches"]);
        browser.press(UP).await;
        browser.click(".palette [id=do-forget]").await;
        browser
            .until(
                "they are forgotten",
                "return document.querySelector('.palette [aria-label=\"Recent searches\"]') === null",
            )
            .await;
        assert!(browser.has_focus("[id=palette]").await, "one can go on typing");
    });
}

#[test]
fn the_search_offers_topics_and_figures_and_is_gone_through_by_arrows() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let (key, label, text) = key();
        browser.open(&format!("{}/search/?q=aws", server.origin)).await;
        browser.until_text(".matches", "AWS").await;
        browser.until_there(".results > :has(.matches) ~ * .hits li").await;
        assert!(
            browser.texts(".matches .keys > li").await.len() <= 5
                && browser.texts(".matches .topics > li").await.len() <= 3
        );
        browser.focus("#filter").await;
        let focus = "return document.activeElement.getAttribute('href')";
        browser.press(UP).await;
        assert!(browser.has_focus("[id=filter]").await);
        browser.press(DOWN).await;
        assert_eq!(browser.js(focus).await, json!("/topics/aws/"));
        let count = browser
            .js("return document.querySelectorAll('.matches a, .hits h2 a').length")
            .await
            .as_u64()
            .unwrap();
        for _ in 0..count + 3 {
            browser.press(DOWN).await;
        }
        assert_eq!(
            browser
                .js("return document.activeElement === [...document.querySelectorAll('.hits h2 a')].at(-1)")
                .await,
            json!(true)
        );
        for _ in 0..count {
            browser.press(UP).await;
        }
        assert!(browser.has_focus("[id=filter]").await);

        browser.js(&format!("const field = document.querySelector('#filter'); field.value = {text:?}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))")).await;
        browser
            .until(
                "the figure is there",
                &format!("return document.querySelector('.matches a[href=\"/figures/{key}/\"]') !== null"),
            )
            .await;
        let row = browser.js(&format!("return document.querySelector('.matches a[href=\"/figures/{key}/\"]').closest('li').textContent")).await;
        assert!(row.as_str().unwrap().contains(&label) && row.as_str().unwrap().contains(&text));
    });
}

#[test]
fn what_comes_beside_takes_the_focus_from_nothing() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        server.fail("/edition/find/of-a.json", Fault::Held);
        browser.open(&format!("{}/search/?q=aws", server.origin)).await;
        browser
            .until("insights are there", "return document.querySelectorAll('.hits li').length > 0 && document.querySelector('.matches') === null")
            .await;
        browser
            .js("document.querySelector('.hits a').focus(); window.focused = document.activeElement")
            .await;
        server.mend();
        browser.until_text(".matches", "AWS").await;
        assert_eq!(browser.js("return document.activeElement === window.focused").await, json!(true));
    });
}

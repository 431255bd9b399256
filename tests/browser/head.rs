//! What a page is called and where it stands: the same, whether it was published or the app went there.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::Server;
use serde_json::Value;

/// Title, description and canonical address of a document.
const HEAD: &str = "const told = (page) => JSON.stringify([page.title,
    page.querySelector('meta[name=description]')?.content ?? null,
    page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null]);";

/// The address of one page of each kind, as the site itself links to them.
async fn pages(browser: &Browser) -> Vec<String> {
    let links = "const first = async (of, start) => {
            const page = new DOMParser().parseFromString(await (await fetch(of)).text(), 'text/html');
            return [...page.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
                .find((href) => href.startsWith(start) && href.length > start.length);
        };
        window.pages = Promise.all([
            first('/', '/insights/'), first('/topics/', '/topics/'), first('/months/', '/months/'),
            first('/months/', '/signals/'), first('/months/', '/impacts/'), first('/figures/', '/figures/'),
        ]).then((found) => window.found = ['/', '/topics/', '/months/', '/figures/', '/corrections/', '/search/', ...found]);";
    browser.js(links).await;
    browser.until("one of each kind is known", "return Array.isArray(window.found)").await;
    let found = browser.js("return window.found").await;
    let found: Vec<String> = serde_json::from_value(found).unwrap();
    assert_eq!(found.len(), 12, "{found:?}");
    found
}

#[test]
fn is_the_same_however_one_came() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        let pages = pages(&browser).await;
        // The front page last, so that each is gone to from another one.
        for path in pages.iter().skip(1).chain(pages.first()) {
            browser.js(&format!("window.published = undefined; fetch({path:?}).then((page) => page.text())
                .then((html) => {{ {HEAD} window.published = told(new DOMParser().parseFromString(html, 'text/html')) }})")).await;
            browser.follow(path).await;
            browser
                .until(
                    &format!("{path} is called as it was published"),
                    &format!(
                        "{HEAD} return window.published !== undefined && told(document) === window.published"
                    ),
                )
                .await;
            let published: Value =
                serde_json::from_str(browser.js("return window.published").await.as_str().unwrap()).unwrap();
            assert!(published[1].as_str().is_some_and(|text| text.len() > 10), "{path}: {published}");
            assert!(published[2].as_str().is_some_and(|to| to.ends_with(path)), "{path}: {published}");
        }
    });
}

in_every_engine! {
    survives_a_fetch_that_fails_with_a_text(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        // As extensions do that put their own in its place.
        browser.js("window.was = window.fetch; window.fetch = () => Promise.reject('blocked by an extension')").await;
        browser.follow("/topics/").await;
        browser.until_text("main", "The server cannot be reached").await;
        assert!(!browser.tells_of_a_crash().await);
        browser.js("window.fetch = () => Promise.resolve('not an answer')").await;
        browser.click("main button.main").await;
        browser.until_text("main", "arrived broken").await;
        browser.js("window.fetch = window.was").await;
        browser.click("main button.main").await;
        browser.until_text("h1", "Topics").await;
        assert!(!browser.tells_of_a_crash().await);
    }
}

//! Reading at length: the keyboard, what the device keeps, and an edition that comes while a page is open.

use super::engine::{Browser, Engine, with_browser};
use super::server::{Fault, Server};
use serde_json::json;

const FIRST: &str = "/insights/aws-hedges-across-ai-labs/";
const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";

/// The place of the card that has the focus.
const FOCUS: &str = "return [...document.querySelectorAll('.card h3 a')].indexOf(document.activeElement)";

async fn key(browser: &Browser, key: &str) {
    browser.press(key).await;
}

#[test]
fn goes_through_a_feed_and_between_insights_by_keyboard() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        for (pressed, place) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
            key(&browser, pressed).await;
            assert_eq!(browser.js(FOCUS).await, json!(place));
        }
        let outline = "return getComputedStyle(document.activeElement).outlineStyle";
        assert_eq!(browser.js(outline).await, json!("solid"), "the cursor can be seen");
        assert_eq!(browser.js("const box = document.activeElement.closest('.card').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight").await, json!(true));
        let title = browser.js("return document.activeElement.textContent").await;
        key(&browser, ENTER).await;
        browser.until_text("h1", title.as_str().unwrap()).await;
        // Down the list is to the older one, up to the newer one.
        let older = browser.text(".neighbours .older .title").await;
        key(&browser, "j").await;
        browser.until_text("h1", &older).await;
        key(&browser, "k").await;
        browser.until_text("h1", title.as_str().unwrap()).await;
        for (second, heading) in [("t", "Topics"), ("f", "Figures"), ("s", "Saved"), ("i", "Insights")] {
            key(&browser, "g").await;
            key(&browser, second).await;
            browser.until_text("h1", heading).await;
        }
        // In a field, letters are letters.
        browser.click("#filter").await;
        key(&browser, "jk/?").await;
        browser.until("it holds what was typed", "return document.activeElement.value === 'jk/?'").await;
        assert_eq!(browser.js("return document.querySelector('dialog[open]')").await, json!(null));
    });
}

#[test]
fn helps_and_gives_the_focus_back() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        key(&browser, "j").await;
        key(&browser, "?").await;
        browser.until("the help is open", "return document.querySelector('dialog.help').open").await;
        browser.until("its title has the focus", "return document.activeElement.id === 'help'").await;
        // Behind an open dialog nothing moves.
        key(&browser, "j").await;
        key(&browser, ESCAPE).await;
        browser.until("it is closed", "return !document.querySelector('dialog.help').open").await;
        assert_eq!(browser.js(FOCUS).await, json!(0), "the focus is back");

        // Single keys can be turned off, for good.
        browser.click("footer button").await;
        browser.until("the help is open", "return document.querySelector('dialog.help').open").await;
        assert!(browser.text("dialog.help").await.contains("stay in this browser"));
        assert!(!browser.text("dialog.help").await.contains("keeps nothing"));
        browser.click(".help .quiet").await;
        browser.until_text(".help [role=status]", "off").await;
        browser.click(".help .main").await;
        browser.client.refresh().await.unwrap();
        browser.until("the app runs", "return document.documentElement.dataset.app === 'running'").await;
        key(&browser, "j").await;
        assert_eq!(browser.js(FOCUS).await, json!(-1), "keys are off");
        key(&browser, "\u{e009}k\u{e000}").await;
        browser.until("but the palette’s", "return document.activeElement.id === 'palette'").await;
    });
}

#[test]
fn keeps_what_is_saved_and_read() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        // What somebody else has left under our names hurts nobody.
        browser.open(&format!("{}/saved/", server.origin)).await;
        assert!(browser.text("main").await.contains("Nothing is saved yet"));
        browser
            .js("localStorage.setItem('sightline:1:/:saved', '{\\nnull\\n' + 'x'.repeat(1000));
            localStorage.setItem('sightline:1:/:read', '../../\\n\\u0000');
            localStorage.setItem('sightline:1:/:visit', 'yesterday')")
            .await;
        browser.open(&format!("{}{FIRST}", server.origin)).await;
        browser.click(".save button").await;
        browser.until_text(".save [role=status]", "Saved").await;
        assert_eq!(
            browser.js("return document.querySelector('.save button').ariaPressed").await,
            json!("true")
        );
        // Read: it was scrolled into, after a moment.
        browser.until("it counts as read", "scrollTo(0, scrollY === 900 ? 901 : 900); return (localStorage.getItem('sightline:1:/:read') ?? '').endsWith('aws-hedges-across-ai-labs')").await;
        browser.click(".save a").await;
        browser.until("it is listed", "return document.querySelectorAll('.saved .card').length === 1").await;

        browser.client.refresh().await.unwrap();
        browser.until("it is listed after a reload", "return document.documentElement.dataset.app === 'running' && document.querySelectorAll('.saved .card').length === 1").await;
        // In the feed it is told apart, by words and not by colour alone.
        browser.open(&format!("{}/", server.origin)).await;
        let marked = format!(
            "return document.querySelector(\".card a[href$='{FIRST}']\").closest('.card').querySelector('.minutes').textContent"
        );
        assert_eq!(browser.js(&marked).await, json!("Read, saved"));
        // By key on a card, and out again in the list.
        key(&browser, "j").await;
        key(&browser, "s").await;
        browser.until("the card says so", "return document.activeElement.closest('.card').querySelector('.minutes').textContent.startsWith('Saved')").await;
        key(&browser, "g").await;
        key(&browser, "s").await;
        browser
            .until("both are listed", "return document.querySelectorAll('.saved .card').length === 2")
            .await;
        browser.click(".saved .remove").await;
        browser.until("one is left, with the focus", "return document.querySelectorAll('.saved .card').length === 1 && document.activeElement === document.querySelector('.saved h3 a')").await;
        // Another tab takes it out.
        browser.js("localStorage.removeItem('sightline:1:/:saved'); dispatchEvent(new StorageEvent('storage', { key: null }))").await;
        browser.until_text(".found", "Nothing is saved yet").await;
    });
}

#[test]
fn marks_what_is_new_since_the_last_visit() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        assert_eq!(browser.text(".visit").await, "", "on a first visit nothing is new");
        let heights = "return [...document.querySelectorAll('.card')].map((card) => card.getBoundingClientRect().height)";
        let before = browser.js(heights).await;
        // Here a day ago, when the newest three were not published yet.
        browser.js("const [card] = [...document.querySelectorAll('.card')].slice(3);
            const seen = Date.parse(card.closest('.day').querySelector('time').dateTime) / 1000;
            localStorage.setItem('sightline:1:/:visit', `${Math.floor(Date.now() / 1000) - 86400} ${seen} 0`)").await;
        // Not by leaving this page, which would say that the reader is still here.
        browser
            .js("addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true)")
            .await;
        browser.client.refresh().await.unwrap();
        browser.until("the app runs", "return document.documentElement.dataset.app === 'running'").await;
        let new = browser.texts(".minutes b").await.len();
        assert!(new > 0, "some are marked");
        assert!(
            browser.text(".visit").await.starts_with(&format!("{new} new since")),
            "{}",
            browser.text(".visit").await
        );
        assert_eq!(browser.js(heights).await, before, "no card is higher for it");
    });
}

#[test]
fn works_in_memory_where_storage_is_blocked() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        // The app fails to load, storage is blocked, and then the app starts: as the page coming back has it try again.
        let root = std::env::var("SIGHTLINE_SITE").unwrap_or_else(|_| "target/site".into());
        let names = std::fs::read_dir(root).unwrap().flatten();
        let app =
            names.map(|entry| entry.file_name().into_string().unwrap()).find(|name| name.ends_with(".wasm"));
        server.fail(&format!("/{}", app.unwrap()), Fault::Status(404));
        browser.client.goto(&format!("{}{FIRST}", server.origin)).await.unwrap();
        browser.until("the app has failed", "return document.documentElement.dataset.app === 'failed'").await;
        server.mend();
        browser.js("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } });
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
        browser.until("the app runs", "return document.documentElement.dataset.app === 'running'").await;
        browser.click(".save button").await;
        browser.until_text(".save [role=status]", "Saved").await;
        browser.click(".save a").await;
        browser.until("it is listed", "return document.querySelectorAll('.saved .card').length === 1").await;
        browser.until_text(".saved .hint", "This browser keeps nothing").await;
        key(&browser, "?").await;
        browser.until_text("dialog.help .hint", "until you close the page").await;
        key(&browser, ESCAPE).await;
        browser.click(".theme button:nth-of-type(3)").await;
        browser
            .until("it is dark all the same", "return document.documentElement.dataset.theme === 'dark'")
            .await;
    });
}

#[test]
fn tells_of_an_edition_that_comes_while_the_page_is_open() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let root = std::env::var("SIGHTLINE_SITE").unwrap_or_else(|_| "target/site".into());
        let read = |path: &str| -> serde_json::Value {
            serde_json::from_slice(&std::fs::read(format!("{root}/edition/{path}")).unwrap()).unwrap()
        };
        let found = "return document.querySelectorAll('.hits li').length > 0";
        browser.open(&format!("{}/search/?q=aws", server.origin)).await;
        browser.until("the old edition is searched", found).await;
        browser
            .js(&format!(
                "const link = document.createElement('a'); link.href = {FIRST:?};
            document.querySelector('main').append(link); link.click()"
            ))
            .await;
        browser
            .until("an insight is in view", "return document.querySelector('article.insight') !== null")
            .await;
        let asked = server.asked().iter().filter(|path| *path == "/edition/now.json").count();
        assert_eq!(asked, 1, "which edition is in view, and nothing else yet");
        let mut now = read("now.json");
        let site = read("site.json");
        let count = now["insights"].as_u64().unwrap() + 3;
        now["built"] = "2040-01-01T09:05:00Z".into();
        now["insights"] = count.into();
        now["schedule"]["last"] = "2040-01-01T09:05:00Z".into();
        let mut feed = read("feed/latest.json");
        feed["feed"]["cards"][0]["title"] = "The newest of all".into();
        for (path, file) in [("now", &now), ("site", &site), ("feed/latest", &feed)] {
            server.fail(&format!("/edition/{path}.json"), Fault::Body(file.to_string().into_bytes()));
        }
        let top = browser.js("return document.querySelector('main').getBoundingClientRect().top").await;
        // The line was away and is back.
        browser.js("dispatchEvent(new Event('online'))").await;
        browser.until_text(".news", "3 new insights").await;
        assert_eq!(
            browser.js("return document.querySelector('main').getBoundingClientRect().top").await,
            top,
            "nothing has moved"
        );
        assert!(browser.text(".status").await.contains("09:05 UTC"), "the status bar follows");
        // The host fails just now; what is in view stays, and trying again works.
        server.fail("/edition/site.json", Fault::Status(503));
        browser.click(".news button").await;
        browser.until_text(".news", "cannot be reached").await;
        assert_eq!(browser.js("return document.querySelectorAll('article.insight').length").await, json!(1));
        server.fail("/edition/site.json", Fault::Body(site.to_string().into_bytes()));
        browser.click(".news button").await;
        browser
            .until(
                "the newest is there",
                "return document.querySelector('.card h3')?.textContent === 'The newest of all'",
            )
            .await;
        browser
            .until("the notice is gone", "return document.querySelector('.news').textContent === ''")
            .await;
        browser
            .until(
                "its heading has the focus",
                "return document.activeElement.tagName === 'H1' && scrollY === 0",
            )
            .await;
        assert_eq!(browser.js("return location.pathname").await, json!("/"));
        // What is searched is the new edition's, too.
        browser.client.back().await.unwrap();
        browser.client.back().await.unwrap();
        browser.until("the new edition is searched", found).await;
        assert_eq!(server.asked().iter().filter(|path| *path == "/edition/search.json").count(), 2);
    });
}

#[test]
fn has_nothing_that_axe_finds_in_what_the_device_shows() {
    let axe = std::fs::read_to_string("node_modules/axe-core/axe.min.js")
        .expect("axe-core is installed; run make test");
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let now = r#"{"built":"2040-01-01T09:05:00Z","insights":100000}"#;
        for width in [320, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            browser.open(&format!("{}/", server.origin)).await;
            key(&browser, "j").await;
            key(&browser, "s").await;
            server.mend();
            browser.open(&format!("{}/saved/", server.origin)).await;
            browser.until_text(".status", "Last").await;
            server.fail("/edition/now.json", Fault::Body(now.into()));
            browser.js("dispatchEvent(new Event('online'))").await;
            browser.until_text(".news", "new insights").await;
            browser.js(&axe).await;
            for (theme, help) in [("light", ""), ("dark", "?")] {
                browser.js(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
                key(&browser, help).await;
                let script = "const done = arguments[arguments.length - 1];
                    axe.run(document, { resultTypes: ['violations'] }).then((result) =>
                        done(result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target + ' ' + n.failureSummary).join('; '))))";
                let found = browser.client.execute_async(script, vec![]).await.unwrap();
                assert_eq!(found, json!([]), "at {width} in {theme}");
                assert_eq!(
                    browser.js("return document.documentElement.scrollWidth <= innerWidth").await,
                    json!(true)
                );
            }
        }
    });
}

//! Reading at length: the keyboard, what the device keeps, and an edition that comes while a page is open.

use super::engine::{Engine, with_browser};
use super::hand::{CTRL_K, ENTER, ESCAPE};
use super::server::{Fault, Server, app, site};
use serde_json::json;

const FIRST: &str = "/insights/aws-hedges-across-ai-labs/";

/// The place of the card that has the focus.
const FOCUS: &str = "return [...document.querySelectorAll('.card h3 a')].indexOf(document.activeElement)";

#[test]
fn goes_through_a_feed_and_between_insights_by_keyboard() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        for (pressed, place) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
            browser.press(pressed).await;
            assert_eq!(browser.js(FOCUS).await, json!(place));
        }
        let outline = "return getComputedStyle(document.activeElement).outlineStyle";
        assert_eq!(browser.js(outline).await, json!("solid"), "the cursor can be seen");
        assert_eq!(browser.js("const box = document.activeElement.closest('.card').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight").await, json!(true));
        let title = browser.js("return document.activeElement.textContent").await;
        browser.press(ENTER).await;
        browser.until_text("h1", title.as_str().unwrap()).await;
        // Down the list is to the older one, up to the newer one.
        let older = browser.text(".neighbours .older .title").await;
        browser.press("j").await;
        browser.until_text("h1", &older).await;
        browser.press("k").await;
        browser.until_text("h1", title.as_str().unwrap()).await;
        for (second, heading) in [("t", "Topics"), ("f", "Figures"), ("s", "Saved"), ("i", "Insights")] {
            browser.press("g").await;
            browser.press(second).await;
            browser.until_text("h1", heading).await;
        }
        // In a field, letters are letters.
        browser.click("#filter").await;
        browser.press("jk/?").await;
        browser.until("it holds what was typed", "return document.activeElement.value === 'jk/?'").await;
        assert_eq!(browser.js("return document.querySelector('dialog[open]')").await, json!(null));
    });
}

#[test]
fn helps_and_gives_the_focus_back() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        browser.press("j").await;
        browser.press("?").await;
        browser.until_open("dialog.help", true).await;
        browser.until_focus("[id=help]").await;
        // Behind an open dialog nothing moves.
        browser.press("j").await;
        browser.press(ESCAPE).await;
        browser.until_open("dialog.help", false).await;
        assert_eq!(browser.js(FOCUS).await, json!(0), "the focus is back");

        // Single keys can be turned off, for good.
        browser.click("footer button").await;
        browser.until_open("dialog.help", true).await;
        assert!(browser.text("dialog.help").await.contains("stay in this browser"));
        assert!(!browser.text("dialog.help").await.contains("keeps nothing"));
        browser.click(".help .quiet").await;
        browser.until_text(".help [role=status]", "off").await;
        browser.click(".help .main").await;
        browser.reload().await;
        browser.press("j").await;
        assert_eq!(browser.js(FOCUS).await, json!(-1), "keys are off");
        browser.press(CTRL_K).await;
        browser.until_focus("[id=palette]").await;
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
        browser.until_count(".saved .card", 1).await;

        browser.reload().await;
        browser.until_count(".saved .card", 1).await;
        // In the feed it is told apart, by words and not by colour alone.
        browser.open(&format!("{}/", server.origin)).await;
        let marked = format!(
            "return document.querySelector(\".card a[href$='{FIRST}']\").closest('.card').querySelector('.minutes').textContent"
        );
        assert_eq!(browser.js(&marked).await, json!("Read, saved"));
        // By key on a card, which goes on from the one read last, and out again in the list.
        browser.press("k").await;
        assert_eq!(browser.js("return document.activeElement.pathname").await,
            browser.js(&format!("const all = [...document.querySelectorAll('.card h3 a')]; return all[all.findIndex((one) => one.pathname === '{FIRST}') - 1].pathname")).await);
        browser.press("s").await;
        browser.until("the card says so", "return document.activeElement.closest('.card').querySelector('.minutes').textContent.startsWith('Saved')").await;
        browser.press("g").await;
        browser.press("s").await;
        browser.until_count(".saved .card", 2).await;
        browser.click(".saved .remove").await;
        browser.until_count(".saved .card", 1).await;
        browser.until_focus(".saved h3 a").await;
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
        browser.reload().await;
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
        server.fail(&app(), Fault::Status(404));
        browser.client.goto(&format!("{}{FIRST}", server.origin)).await.unwrap();
        browser.until_failed().await;
        server.mend();
        browser.start_without_storage().await;
        browser.click(".save button").await;
        browser.until_text(".save [role=status]", "Saved").await;
        browser.click(".save a").await;
        browser.until_count(".saved .card", 1).await;
        browser.until_text(".saved .hint", "This browser keeps nothing").await;
        browser.press("?").await;
        browser.until_text("dialog.help .hint", "until you close the page").await;
        browser.press(ESCAPE).await;
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
        let read = |path: &str| -> serde_json::Value {
            serde_json::from_slice(&std::fs::read(site().join("edition").join(path)).unwrap()).unwrap()
        };
        let found = "return document.querySelectorAll('.hits li').length > 0";
        browser.open(&format!("{}/search/?q=aws", server.origin)).await;
        browser.until("the old edition is searched", found).await;
        browser.follow(FIRST).await;
        browser.until_there("article.insight").await;
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
        browser.come_online().await;
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
        assert_eq!(browser.path().await, "/");
        // What is searched is the new edition's, too.
        browser.back().await;
        browser.back().await;
        browser.until("the new edition is searched", found).await;
        assert_eq!(server.asked().iter().filter(|path| *path == "/edition/search.json").count(), 2);
    });
}

#[test]
fn has_nothing_that_axe_finds_in_what_the_device_shows() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let now = r#"{"built":"2040-01-01T09:05:00Z","insights":100000}"#;
        for width in [320, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            browser.open(&format!("{}/", server.origin)).await;
            browser.press("j").await;
            browser.press("s").await;
            server.mend();
            browser.open(&format!("{}/saved/", server.origin)).await;
            browser.until_text(".status", "Last").await;
            server.fail("/edition/now.json", Fault::Body(now.into()));
            browser.come_online().await;
            browser.until_text(".news", "new insights").await;
            for (theme, help) in [("light", ""), ("dark", "?")] {
                browser.wear(theme).await;
                browser.press(help).await;
                assert_eq!(browser.violations().await, json!([]), "at {width} in {theme}");
                assert_eq!(
                    browser.js("return document.documentElement.scrollWidth <= innerWidth").await,
                    json!(true)
                );
            }
        }
    });
}

//! The palette: finding, choosing, and where that cannot be done.

use super::engine::{Browser, Engine, PATIENCE, in_every_engine, with_browser};
use super::hand::{CTRL_K, DOWN, ENTER, ESCAPE, UP};
use super::server::{Fault, Server, site};
use super::{REFERENCE, TITLE};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Opens the palette by a key.
pub async fn open(browser: &Browser, key: &str) {
    browser.press(key).await;
    browser
        .until(
            "its field has the focus",
            "return document.querySelector('dialog.palette').open && document.activeElement.id === 'palette'",
        )
        .await;
}

/// Types where the focus is, and waits for all that is found.
pub async fn ask(browser: &Browser, words: &str) {
    browser
        .js("const field = document.activeElement; field.value = ''; field.dispatchEvent(new Event('input'))")
        .await;
    browser.press(words).await;
    answered(browser).await;
}

async fn answered(browser: &Browser) {
    browser.until("it is answered", "const words = document.querySelector('.palette [role=status]').textContent; return words !== '' && !words.includes('…')").await;
}

/// The choices of a group, each as its text.
pub async fn group(browser: &Browser, name: &str) -> Vec<String> {
    browser.texts(&format!(".palette [aria-label={name:?}] [role=option]")).await
}

/// The title of the choice that is told to assistive technology, if it is the one that is marked.
async fn active(browser: &Browser) -> Value {
    browser
        .js("const field = document.querySelector('#palette');
            const marked = document.querySelectorAll('.palette [aria-selected=true]');
            const told = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
            if (marked.length > 1 || (marked[0] ?? null) !== told) return 'marked and told differ';
            return told?.querySelector('.title').textContent ?? null")
        .await
}

/// Waits until a choice is the one that is told: what is typed is answered once it has been looked up, word by word.
async fn until_active(browser: &Browser, title: &str) {
    let start = Instant::now();
    while active(browser).await != json!(title) {
        let now = active(browser).await;
        assert!(start.elapsed() < PATIENCE, "waited in vain until {title} is chosen; it is {now}");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// A figure that is followed over time: its key, label and value as printed.
pub fn key() -> (String, String, String) {
    let file: Value =
        serde_json::from_slice(&std::fs::read(site().join("edition/figures/1.json")).unwrap()).unwrap();
    let keys = file["keys"]["keys"].as_array().unwrap();
    let card = keys.iter().find(|card| card["text"].as_str().unwrap().contains('.')).unwrap();
    let text = |name: &str| card[name].as_str().unwrap().to_owned();
    (text("key"), text("label"), text("text"))
}

in_every_engine! {
    finds_what_there_is_and_goes_there(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        browser.focus("footer a").await;
        open(&browser, "/").await;
        assert_eq!(browser.js("return document.activeElement.value").await, json!(""), "the key is no letter");
        assert_eq!(active(&browser).await, json!(null));
        browser.press(ESCAPE).await;
        browser.until("it is closed, and the focus is back", "return !document.querySelector('dialog.palette').open && document.activeElement === document.querySelector('footer a')").await;
        assert!(!server.asked().iter().any(|path| path.starts_with("/search/") || path.starts_with("/edition/find/")), "nothing is loaded before something is typed");

        open(&browser, CTRL_K).await;
        ask(&browser, "aws lab").await;
        let insights = group(&browser, "Insights").await;
        assert!(insights.iter().any(|text| text.contains(TITLE)), "{insights:?}");
        assert!(browser.texts(".palette .excerpt mark").await.iter().any(|word| word.to_lowercase().starts_with("lab")));
        ask(&browser, "aws").await;
        assert!(group(&browser, "Topics").await[0].contains("AWS"));
        until_active(&browser, "AWS").await;
        browser.press(ENTER).await;
        browser.until("the topic is in view", "return location.pathname === '/topics/aws/' && document.activeElement.tagName === 'H1'").await;
        assert_eq!(browser.js("return document.querySelector('dialog.palette').open").await, json!(false));

        // A figure by what it is, and by what is printed.
        let (key, label, text) = key();
        for words in [&label, &text] {
            browser.click("header button.quiet").await;
            browser.until_focus("[id=palette]").await;
            ask(&browser, words).await;
            let figures = group(&browser, "Figures").await;
            assert!(figures.iter().any(|figure| figure.contains(&label) && figure.contains(&text)), "{words}: {figures:?}");
            browser.press(ESCAPE).await;
        }
        open(&browser, "/").await;
        ask(&browser, &label).await;
        browser.click(&format!(".palette a[href='/figures/{key}/']")).await;
        browser.until_text("h1", &label).await;
    }
}

#[test]
fn answers_to_keys() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        open(&browser, "/").await;
        // Round, and round the other way.
        browser.press(DOWN).await;
        until_active(&browser, "Insights").await;
        browser.press(UP).await;
        until_active(&browser, "Keyboard help").await;
        browser.press(DOWN).await;
        until_active(&browser, "Insights").await;
        // What a method of input is still composing is nobody's command.
        browser.js("for (const more of [{ isComposing: true }, { keyCode: 229 }])
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...more }))").await;
        assert_eq!(browser.js("return document.querySelector('dialog.palette').open").await, json!(true));
        // A command.
        ask(&browser, "dark").await;
        until_active(&browser, "Theme: Dark").await;
        browser.press(ENTER).await;
        browser.until("it is dark", "return document.documentElement.dataset.theme === 'dark' && !document.querySelector('dialog.palette').open").await;
        open(&browser, "/").await;
        ask(&browser, "help").await;
        until_active(&browser, "Keyboard help").await;
        browser.press(ENTER).await;
        browser.until_open("dialog.help", true).await;
        browser.until_focus("[id=help]").await;
        browser.press(ESCAPE).await;
        browser.until_open("dialog.help", false).await;
        // In a new tab; the palette stays.
        open(&browser, "/").await;
        ask(&browser, "archive").await;
        until_active(&browser, "Archive").await;
        browser.press(&format!("\u{e009}{ENTER}\u{e000}")).await;
        browser.until_open("dialog.palette", true).await;
        let tabs = browser.client.windows().await.unwrap();
        assert_eq!(tabs.len(), 2);
        assert_eq!(browser.path().await, "/");
        // Ctrl K closes it again. The search stands last.
        browser.press(CTRL_K).await;
        browser.until_open("dialog.palette", false).await;
        open(&browser, CTRL_K).await;
        ask(&browser, "frontier distribution").await;
        browser.press(&format!("{UP}{ENTER}")).await;
        let kept = browser.kept("recent").await;
        assert_eq!(kept.as_deref(), Some("frontier distribution"), "commands are no searches");
        browser.until("it is searched for", &format!("return location.search === '?q=frontier+distribution' && [...document.querySelectorAll('.hits a')].some((a) => a.getAttribute('href') === {REFERENCE:?})")).await;
    });
}

#[test]
fn keeps_the_groups_that_do_not_change() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        open(&browser, "/").await;
        let note = "for (const node of document.querySelectorAll('.palette [role=group], .palette [role=option]')) node.before = true";
        let anew = "return [...document.querySelectorAll('.palette [role=group], .palette [role=option]')].filter((node) => !node.before).map((node) => node.id)";
        browser.js(note).await;
        // What stands before the commands goes, and they move up.
        browser.press("theme").await;
        browser
            .until("the places are gone", "return !document.querySelector(\".palette [aria-label='Go to']\")")
            .await;
        answered(&browser).await;
        let same = "return ['#group-Do', '#do-light', '#do-dark'].every((id) => document.querySelector(`.palette ${id}`).before)";
        assert_eq!(browser.js(same).await, json!(true));
        ask(&browser, "aws").await;
        let groups = browser.texts(".palette [role=group]").await.len();
        assert!(groups > 2, "{groups}");
        browser.js(note).await;
        browser.press(" ").await;
        answered(&browser).await;
        assert_eq!(browser.js(anew).await, json!([]), "the same is found");
    });
}

#[test]
fn stays_on_the_choice_of_its_reader() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        open(&browser, "/").await;
        let top = "return document.querySelector('.palette .all').getBoundingClientRect().top";
        server.fail("/edition/find/of-a.json", Fault::Held);
        browser.press("aws").await;
        browser.until_there(".palette [aria-label=Insights] a").await;
        let before = browser.js(top).await;
        browser.press(DOWN).await;
        let chosen = active(&browser).await;
        assert!(chosen.is_string());
        server.mend();
        answered(&browser).await;
        assert!(!group(&browser, "Topics").await.is_empty(), "something has come above it");
        assert_eq!(active(&browser).await, chosen);
        assert_eq!(browser.js(top).await, before, "the search stands where it stood");
    });
}

#[test]
fn says_what_it_cannot_find_or_load() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        open(&browser, "/").await;
        ask(&browser, "zqxzqx").await;
        browser.until_text(".palette [role=status]", "Nothing found for “zqxzqx”").await;
        assert_eq!(group(&browser, "Instead").await, ["Topics", "Saved"], "a way on");
        assert_eq!(active(&browser).await, json!(null), "nothing is found, so Enter searches");
        assert_eq!(group(&browser, "Search").await, ["Search for “zqxzqx”"]);
        assert_eq!(browser.text(".palette [role=alert]").await, "");
        let asked = server.asked().iter().filter(|path| *path == "/edition/find/of-z.json").count();
        assert_eq!(asked, 1, "what is not there is asked for once");

        for (broken, fault) in [
            ("/edition/find/of-b.json", Fault::Status(503)),
            ("/edition/find/of-b.json", Fault::Cut),
            ("/edition/find/of-b.json", Fault::Body(b"{\"topics\":7}".to_vec())),
            ("/edition/search.json", Fault::Status(503)),
        ] {
            let server = Server::start();
            browser.open(&format!("{}/", server.origin)).await;
            server.fail(broken, fault.clone());
            open(&browser, "/").await;
            browser.press("brotli").await;
            browser
                .until(
                    "it is said",
                    "return document.querySelector('.palette [role=alert]').textContent.includes('Retry')",
                )
                .await;
            // What can be loaded is there all the same.
            let other = if broken.contains("find") { "Insights" } else { "Figures" };
            browser
                .until(
                    "the rest is found",
                    &format!(
                        "return document.querySelectorAll('.palette [aria-label={other}] a').length > 0"
                    ),
                )
                .await;
            server.mend();
            browser.click(".palette [role=alert] button").await;
            browser.until("it is mended", "return document.querySelector('.palette [role=alert]').textContent === '' && document.querySelectorAll('.palette [aria-label=Figures] a').length > 0 && document.querySelectorAll('.palette [aria-label=Insights] a').length > 0").await;
            assert!(browser.has_focus("[id=palette]").await, "one can go on typing");
            browser.press(ESCAPE).await;
        }
    });
}

#[test]
fn has_nothing_that_axe_finds_while_open() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        for width in [320, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            browser.open(&format!("{}/", server.origin)).await;
            browser.keep("recent", "aws").await;
            for theme in ["light", "dark"] {
                browser.wear(theme).await;
                for words in ["", "aws", "zqxzqx"] {
                    open(&browser, "/").await;
                    if !words.is_empty() {
                        ask(&browser, words).await;
                        browser.press(DOWN).await;
                    }
                    assert_eq!(browser.violations().await, json!([]), "{words:?} at {width} in {theme}");
                    let wide = "const dialog = document.querySelector('dialog.palette'); return document.documentElement.scrollWidth <= innerWidth && dialog.scrollWidth <= dialog.clientWidth";
                    assert_eq!(browser.js(wide).await, json!(true), "{words:?} at {width}");
                    browser.press(ESCAPE).await;
                    browser.until("it is closed", "return !document.querySelector('dialog.palette').open && document.activeElement === document.body").await;
                }
            }
        }
    });
}

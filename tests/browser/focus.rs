//! The focus stays where it is, whatever changes on the page, and returns with its reader.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::{ENTER, TAB};
use super::server::{Fault, Server, app};
use super::trying::{PAGES, trying};
use serde_json::json;

/// What can be reached by keyboard, in order, each by what it is; and how to say what is reached now.
const WALK: &str = "window.nameOf = (one) => [one.localName, one.getAttribute('href') ?? one.id ?? '', one.getAttribute('name') ?? '',
        one.getAttribute('popovertarget') ?? '', one.localName === 'button' ? one.textContent : ''].join(' ');
    window.stops = () => [...document.querySelectorAll('#site :is(a[href], button, input, select, [tabindex])')]
        .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !one.closest('dialog, .news'));
    window.wanted = window.stops().map(window.nameOf);
    window.reached = [];
    window.lost = [];
    addEventListener('focusin', () => {
        if (window.stops().includes(document.activeElement)) window.reached.push(window.nameOf(document.activeElement));
    });
    return window.wanted.length";

/// Everything that changes while a page is read, at once: the clock, what was read and saved, and the newest edition.
const CHANGE: &str = "const store = (name, text) => localStorage.setItem(`sightline:1:/:${name}`, text);
    window.turn = (window.turn ?? 0) + 1;
    const odd = window.turn % 2;
    store('read', odd ? 'long\\nwide' : 'two-words');
    store('recent', odd ? 'one' : 'two');
    store('visit', `${Math.floor(Date.now() / 1000) - 86400} ${odd ? 1 : 1e9} 0`);
    dispatchEvent(new StorageEvent('storage', { key: null }));
    dispatchEvent(new Event('online'));";

in_every_engine! {
    tabs_through_every_kind_of_page(browser, _server) {
        for (place, page) in PAGES.into_iter().enumerate() {
            // Another host for each: what a browser has kept of the app would start before the clock is set.
            let (_site, server) = trying();
            // A clock that runs, and ticks, a thousand times as fast. The app has to find it when it starts.
            let app = app();
            server.fail(&app, Fault::Held);
            browser.client.goto(&format!("{}{page}", server.origin)).await.unwrap();
            browser.js("const [began, set, now] = [Date.now(), setInterval, Date.now.bind(Date)];
                Date.now = () => began + (now() - began) * 1000;
                window.setInterval = (tick, time) => set(tick, time / 1000)").await;
            server.mend();
            browser.until_running().await;
            browser.until_loaded().await;
            browser.until_there(".status .moment").await;
            let stops = browser.js(WALK).await.as_u64().unwrap();
            assert!(stops > 12, "{page} has only {stops} stops");
            // Where a field waits for its reader, the walk begins above it all the same.
            let waits = "const field = document.activeElement.matches('[autofocus]');
                if (field) document.querySelector('.skip').focus();
                return field";
            if browser.js(waits).await == json!(false) {
                browser.press(TAB).await;
            }
            if browser.js("return document.activeElement.className").await != json!("skip") {
                // Some engines leave links out unless told otherwise.
                assert_eq!(browser.engine, Engine::WebKit, "{page} begins with the skip link");
                return;
            }
            for stop in 1..stops {
                // The notice has buttons of its own: it comes once the walk is past its place.
                if browser.js("return document.activeElement.closest('footer') !== null").await == json!(true) {
                    let newer = json!({ "built": format!("20{}-01-01T00:00:00Z", 40 + place), "insights": 6 + place });
                    server.fail("/edition/now.json", Fault::Body(newer.to_string().into_bytes()));
                }
                browser.js(CHANGE).await;
                let lost = "return document.activeElement === document.body || !window.stops().includes(document.activeElement)
                    ? document.activeElement.outerHTML.slice(0, 200) : ''";
                assert_eq!(browser.js(lost).await, json!(""), "{page}: the focus is lost at stop {stop}");
                browser.press(TAB).await;
            }
            let told = browser.js("return [window.wanted, window.reached]").await;
            assert_eq!(told[0], told[1], "{page}");
        }
    }

    gives_the_focus_back_to_the_link_that_was_followed(browser, _server) {
        let (_site, server) = trying();
        for (page, link, next) in [
            ("/", ".card h3 a[href$='/insights/wide/']", "A wide table"),
            ("/insights/long/", ".body a[href$='/insights/wide/']", "A wide table"),
            ("/topics/", ".index a[href$='/topics/ai/']", "AI"),
            ("/figures/", "footer a[href$='/corrections/']", "Corrections"),
            ("/months/", "header a[href$='/figures/']", "Figures"),
            ("/nothing/here/", "main a[href$='/topics/']", "Topics"),
        ] {
            browser.open(&format!("{}{page}", server.origin)).await;
            // By keyboard and by mouse.
            for keyboard in [true, false] {
                if keyboard {
                    browser.scroll_to(link).await;
                    browser.focus(link).await;
                    browser.until_focus(link).await;
                    browser.press(ENTER).await;
                } else {
                    browser.click(link).await;
                }
                // Each page has come once its heading has the focus: who goes on before that is on the way still.
                browser.until_arrived(next).await;
                assert!(browser.count("footer a").await > 2);
                // Further on from there, and back twice.
                let saved = "footer a[href$='/saved/']";
                browser.click(saved).await;
                browser.until_arrived("Saved").await;
                for (title, place) in [(next, saved), ("", link)] {
                    browser.back().await;
                    browser.until_text("h1", title).await;
                    browser.until_focus(place).await;
                }
                // And there, and back once more.
                browser.forward().await;
                browser.until_text("h1", next).await;
                browser.until_focus(saved).await;
                browser.back().await;
                browser.until_focus(link).await;
            }
        }
    }

    keeps_what_is_pressed_and_selected_in_what_follows_signals(browser, _server) {
        let (_site, server) = trying();
        browser.open(&format!("{}/", server.origin)).await;
        // Words of the status bar, of a card, and of the footer are selected while everything around changes.
        for css in [".status .times", ".card p", "footer.site > p"] {
            browser.js(&format!("getSelection().selectAllChildren(document.querySelector({css:?}))")).await;
            let before = browser.js("return getSelection().toString()").await;
            assert!(before.as_str().unwrap().len() > 5, "{css}: {before}");
            browser.js(CHANGE).await;
            browser.js(CHANGE).await;
            browser.until_there(".mark").await;
            assert_eq!(browser.js("return getSelection().toString()").await, before, "{css}");
        }
        browser.js("getSelection().empty()").await;
        browser.press_mouse_on(".card h3 a[href$='/wide/']").await;
        for _ in 0..3 {
            browser.js(CHANGE).await;
        }
        browser.until_there(".card a.read").await;
        browser.release_mouse().await;
        browser.until_text("h1", "A wide table").await;
    }
}

#[test]
fn goes_on_from_the_place_of_what_is_gone() {
    with_browser(Engine::Chromium, |browser| async move {
        let (_site, server) = trying();
        browser.open(&format!("{}/", server.origin)).await;
        for slug in ["long", "wide", "one"] {
            browser.open(&format!("{}/insights/{slug}/", server.origin)).await;
            browser.click(".save button").await;
            browser.until_text(".save [role=status]", "Saved").await;
        }
        browser.open(&format!("{}/saved/", server.origin)).await;
        let saved = browser.kept("saved").await.unwrap();
        let saved: Vec<&str> = saved.lines().collect();
        assert_eq!(saved.len(), 3);
        // Another tab saves and removes: who stands on a card stays on it.
        let button = "#site .cards > li:has(a[href$='/insights/wide/']) .remove";
        browser
            .js(&format!("document.querySelector({button:?}).focus(); window.stood = document.activeElement"))
            .await;
        for lines in [
            [saved[1], saved[2]].as_slice(),
            &[saved[2], saved[1]],
            &[saved[1], saved[0], saved[2]],
            &[saved[1]],
        ] {
            browser.keep("saved", &lines.join("\n")).await;
            browser.until_count(".cards > li", lines.len()).await;
            let order = browser.js("return [...document.querySelectorAll('.cards h3 a')].map((a) => a.pathname.split('/')[2])").await;
            let wanted: Vec<&str> = lines
                .iter()
                .rev()
                .map(|line| ["long", "wide", "one"][saved.iter().position(|one| one == line).unwrap()])
                .collect();
            assert_eq!(order, json!(wanted));
            assert_eq!(browser.js(&format!("return document.activeElement === window.stood && document.activeElement === document.querySelector({button:?})")).await, json!(true), "{wanted:?}");
        }
        // Gone, its place has the focus, and Tab goes on from there.
        browser.keep("saved", saved[0]).await;
        browser
            .until(
                "another is listed",
                "return document.querySelector('.cards a[href$=\"/insights/long/\"]') !== null",
            )
            .await;
        assert_eq!(browser.js("return document.activeElement !== document.body && document.activeElement.contains(document.querySelector('.cards'))").await, json!(true));
        browser.press(TAB).await;
        assert_eq!(browser.js("return document.activeElement.pathname").await, json!("/insights/long/"));
        // So it is with a notice that is put away.
        server.fail(
            "/edition/now.json",
            Fault::Body(br#"{"built":"2040-01-01T00:00:00Z","insights":100000}"#.to_vec()),
        );
        browser.come_online().await;
        browser.until_text(".news", "new insights").await;
        browser.focus(".news button:last-child").await;
        browser.press(ENTER).await;
        browser.until("it is gone", "return document.querySelector('.news').textContent === ''").await;
        assert_eq!(browser.js("return document.activeElement.className").await, json!("news"));
    });
}

#[test]
fn offers_another_way_to_a_page_that_does_not_come() {
    with_browser(Engine::Chromium, |browser| async move {
        let (_site, server) = trying();
        browser.open(&format!("{}/", server.origin)).await;
        server.fail("/edition/insights/two-words.json", Fault::Held);
        browser.js("window.same = true; window.began = performance.now()").await;
        browser.click(".card a[href$='/insights/two-words/']").await;
        browser.until_there(".progress.on").await;
        browser.until_text(".news a", "without the app").await;
        let waited = browser.js("return performance.now() - window.began").await.as_f64().unwrap();
        assert!(waited > 9_000.0, "after {waited} ms");
        assert_eq!(
            browser.js("return document.querySelector('.news a').pathname").await,
            json!("/insights/two-words/")
        );
        assert_eq!(browser.text("h1").await, "Insights", "what is in view stays until then");
        // It is waited for all the same.
        server.mend();
        browser.until_text("h1", "On two-words").await;
        browser.until("the offer is gone", "return document.querySelector('.news').textContent === ''").await;
        assert_eq!(browser.js("return window.same").await, json!(true));
        // Taken, the page is loaded as any page.
        server.fail("/edition/insights/wide.json", Fault::Held);
        browser.js("document.querySelector('.body a[href$=\"/insights/wide/\"]').click()").await;
        browser.until_text(".news a", "without the app").await;
        browser.click(".news a").await;
        browser.until("it was loaded", "return window.same !== true").await;
        browser.until_text("h1", "A wide table").await;
        server.mend();
    });
}

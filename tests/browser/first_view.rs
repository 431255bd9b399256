//! The first view: the published page, read with the app, before it, or without it.

use super::engine::{Browser, Engine, in_every_engine, with_browser, with_options};
use super::hand::ESCAPE;
use super::server::{Fault, Server, app, site};
use super::{REFERENCE, TITLE};
use serde_json::{Value, json};

/// Where everything stands that can be seen moving.
const PLACES: &str = "return [...document.querySelectorAll('#site :is(h1, h2, h3, p, li, a, table, tr, th, td, figure, time, button, label, footer)')]
    .filter((one) => one.checkVisibility?.() ?? true)
    .filter((one) => !one.closest('.status, [popover], footer time'))
    .map((one) => { const box = one.getBoundingClientRect(); return [one.tagName, Math.round(box.x), Math.round(box.y), Math.round(box.width)].join(' ') })";

in_every_engine! {
    keeps_what_a_reader_has_under_way(browser, server) {
        // The app is on its way while the page is read.
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        assert_eq!(browser.text("h1").await, TITLE);
        browser.js("const button = document.querySelectorAll('.body .figure button')[3];
            button.scrollIntoView({ block: 'center', behavior: 'instant' });
            button.focus();
            button.click();
            const words = document.querySelector('.lead');
            const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
            const [first, second] = [text.nextNode(), text.nextNode()];
            getSelection().setBaseAndExtent(second, 1, first, 4);
            const table = document.querySelector('.table .scroll');
            table.style.width = '200px';
            table.scrollLeft = 40;
            window.old = [...document.querySelectorAll('main *')]").await;
        let told = "const panel = document.querySelector('.panel:popover-open');
            const box = panel?.getBoundingClientRect();
            const selection = getSelection();
            return JSON.stringify([
                scrollY, panel?.id, Math.round(box?.x), Math.round(box?.y),
                document.activeElement.getAttribute('popovertarget'),
                [...document.querySelectorAll('.body .figure button')].indexOf(document.activeElement),
                selection.toString(), selection.anchorOffset, selection.focusOffset,
            ])";
        let before = browser.js(told).await;
        assert!(before.as_str().unwrap().contains("figure-"), "{before}");
        server.mend();
        browser.until_running().await;
        assert_eq!(browser.js("return window.old.every((one) => one.isConnected)").await, json!(true), "what was published stays there");
        assert_eq!(browser.js(told).await, before);
        // Escape still gives the focus back to where the panel was opened.
        browser.press(ESCAPE).await;
        browser.until_gone(".panel:popover-open").await;
        assert_eq!(browser.js("return [...document.querySelectorAll('.body .figure button')].indexOf(document.activeElement)").await, json!(3));
    }

    takes_up_what_was_asked_of_a_feed_before_it_ran(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}/", server.origin)).await.unwrap();
        browser.focus("#filter").await;
        browser.press("aws").await;
        // Without the app nobody hears of the choice.
        browser.js("document.querySelector('select[name=signal]').value = 'breakthrough'").await;
        server.mend();
        browser.until_query("?signal=breakthrough&q=aws").await;
        browser.until("and the list", "const cards = [...document.querySelectorAll('.card')];
            return cards.length > 0 && cards.every((card) => card.textContent.includes('Breakthrough'))").await;
        assert_eq!(browser.js("return [document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart]").await, json!(["filter", "aws", 3]));
    }

    waits_for_a_finger_to_be_lifted(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}/", server.origin)).await.unwrap();
        browser.press_mouse_on(".card h3 a").await;
        server.mend();
        // The app is there, and waits.
        browser.until("it has come", "return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('.wasm') && responseEnd > 0)").await;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        assert_eq!(browser.js("return document.documentElement.dataset.app ?? ''").await, json!(""));
        browser.release_mouse().await;
        browser.until("the click was one", "return location.pathname.startsWith('/insights/')").await;
    }

    is_read_on_where_it_was_left_after_a_reload(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        browser.js("document.querySelectorAll('.body h2')[1].scrollIntoView({ behavior: 'instant' })").await;
        let from = browser.js("return Math.round(scrollY)").await.as_f64().unwrap();
        assert!(from > 500.0);
        browser.until("it is noted", &format!("return Math.abs((history.state?.y ?? 0) - {from}) < 3")).await;
        browser.reload().await;
        browser.until("it is read on", &format!("return Math.abs(scrollY - {from}) < 3")).await;
    }

    starts_without_moving_anything(browser, server) {
        for (width, path) in [(1280, REFERENCE), (390, REFERENCE), (1280, "/"), (390, "/topics/aws/"), (1280, "/figures/leptos/size-brotli/js-framework-benchmark/")] {
            browser.client.set_window_size(width, 900).await.unwrap();
            server.fail(&app(), Fault::Held);
            browser.client.goto(&format!("{}{path}", server.origin)).await.unwrap();
            // A page is painted as it arrives, and what is far down is laid out in the frames after: until it is whole it
            // moves by itself. From then on nothing may.
            browser.until_still(path, PLACES).await;
            browser.js("window.shifts = [];
                if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
                    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) => one.value)))
                        .observe({ type: 'layout-shift' });
                }").await;
            let before = browser.js(PLACES).await;
            assert!(before.as_array().unwrap().len() > 40, "{path}");
            server.mend();
            browser.until_running().await;
            browser.until_still(path, PLACES).await;
            let after = browser.js(PLACES).await;
            let moved: Vec<(&Value, &Value)> = before.as_array().unwrap().iter().zip(after.as_array().unwrap())
                .filter(|(before, after)| before != after).take(5).collect();
            assert!(moved.is_empty() && before == after, "{path} at {width}: {moved:?}");
            assert_eq!(browser.js("return window.shifts").await, json!([]), "{path} at {width}");
        }
    }

    fetches_what_a_large_page_does_not_carry(browser, server) {
        let large = "framework-size-history";
        let file = format!("/edition/insights/{large}.json");
        let address = format!("{}/insights/{large}/", server.origin);
        server.fail(&app(), Fault::Held);
        browser.client.goto(&address).await.unwrap();
        browser.js("window.before = [...document.querySelectorAll('main *')]").await;
        server.mend();
        browser.until_running().await;
        assert_eq!(server.asked().iter().filter(|path| **path == file).count(), 1);
        assert_eq!(browser.js("return window.before.every((one) => one.isConnected)").await, json!(true), "it is taken over");
        // A file of another edition is no reason to show what it does not say: the page is made anew.
        let other = std::fs::read_to_string(site().join(&file[1..])).unwrap().replace("traded places in one benchmark", "another title");
        server.fail(&file, Fault::Body(other.into_bytes()));
        browser.open(&address).await;
        assert!(browser.text("h1").await.contains("another title"));
        server.mend();
        // Where it cannot be had, the page stays what it is.
        for fault in [Fault::Status(503), Fault::Status(404), Fault::Cut] {
            server.fail(&file, fault);
            browser.client.goto(&address).await.unwrap();
            browser.until_failed().await;
            assert!(browser.text("h1").await.contains("traded places in one benchmark"));
            assert!(browser.texts(".table").await.len() > 1);
            server.mend();
        }
    }

    works_below_a_path(browser, _server) {
        let server = Server::of(std::env::var("SIGHTLINE_BELOW").unwrap_or_else(|_| "target/below".into()).into());
        for start in ["/a/b/", "/a/b"] {
            browser.open(&format!("{}{start}", server.origin)).await;
            browser.click(&format!(".card a[href='/a/b{REFERENCE}']")).await;
            browser.until_text("h1", TITLE).await;
            browser.click(".back").await;
            browser.until_text("h1", "Insights").await;
        }
        browser.open(&format!("{}/a/b/topics/aws", server.origin)).await;
        browser.until_text("h1", "AWS").await;
        browser.click("header a[href='/a/b/figures/']").await;
        browser.until_text("h1", "Figures").await;
        // What the palette asks for and offers stands below it, too.
        browser.press("/").await;
        browser.until_focus("[id=palette]").await;
        browser.press("aws").await;
        for link in ["/a/b/topics/aws/", "/a/b/figures/", "/a/b/insights/", "/a/b/search/?q=aws"] {
            browser.until(link, &format!("return document.querySelector('.palette [role=option][href^={link:?}]') !== null")).await;
        }
        browser.press(ESCAPE).await;
        // What stands beside the site is not the site.
        browser.follow("/a/bc/").await;
        browser.until("the browser goes there itself", "return location.pathname === '/a/bc/' && document.readyState === 'complete'").await;
        let outside: Vec<String> = server.asked().into_iter().filter(|path| !path.starts_with("/a/b/")).collect();
        let known = ["/a/b", "/a/bc/", "/favicon.ico"];
        assert!(outside.iter().all(|path| known.contains(&path.as_str())), "{outside:?}");
    }
}

#[test]
fn reads_without_the_app() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        // The app's file is missing: the page stays the page, and its links are links.
        server.fail(&app(), Fault::Status(404));
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        browser.until_failed().await;
        assert_eq!(browser.text("h1").await, TITLE);
        browser.click(".back").await;
        browser.until("the feed is there", "return document.querySelectorAll('.card').length > 11").await;
    });
}

#[test]
fn reads_without_javascript() {
    let off = json!({ "prefs": { "profile.managed_default_content_settings.javascript": 2 } });
    with_options(Engine::Chromium, off, |browser| async move {
        let server = Server::start();
        let seen = |browser: Browser, css: &'static str| async move {
            let found = browser.client.find_all(fantoccini::Locator::Css(css)).await.unwrap();
            let mut shown = 0;
            for one in found {
                shown += usize::from(one.is_displayed().await.unwrap());
            }
            (browser, shown)
        };
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        let (browser, controls) = seen(browser, ".needs-app").await;
        assert_eq!(controls, 0, "what needs the app is not offered");
        // A panel opens without a script, and tells where a figure comes from.
        browser
            .client
            .find(fantoccini::Locator::Css(".lead .figure button"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        let (browser, open) = seen(browser, ".panel").await;
        assert_eq!(open, 1);
        let panel = browser.client.find(fantoccini::Locator::Css(".panel:popover-open")).await.unwrap();
        assert!(panel.text().await.unwrap().contains("Mar 7, 2026"));
        browser.client.find(fantoccini::Locator::Css(".back")).await.unwrap().click().await.unwrap();
        let (browser, cards) = seen(browser, ".card").await;
        assert!(cards > 11, "the feed is there, with {cards} cards");
        browser
            .client
            .find(fantoccini::Locator::Css("header a[href='/figures/']"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        let heading = browser.client.find(fantoccini::Locator::Css("h1")).await.unwrap();
        assert_eq!(heading.text().await.unwrap(), "Figures");
        assert!(!server.asked().iter().any(|path| path.contains("sightline-app")), "no script ran");
    });
}

/// Were nobody told of what the policy forbids, no test here could fail for it.
#[test]
fn is_told_of_what_breaks_the_policy() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/", server.origin)).await;
        assert_eq!(server.forbidden(), [""; 0]);
        browser
            .js("const script = document.createElement('script'); script.textContent = '0'; document.body.append(script)")
            .await;
        browser.until_told_of(&server, "script-src-elem").await;
    });
}

/// Walks every page there is; the server fails the test if anything breaks the policy.
#[test]
fn breaks_no_rule_of_the_policy_on_any_page() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let maps = std::fs::read_dir(site()).unwrap().flatten().map(|entry| entry.path());
        let maps = maps.filter(|path| path.extension().is_some_and(|extension| extension == "xml"));
        let maps: String = maps.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        let paths =
            maps.split("<loc>https://sightline.example").skip(1).map(|rest| rest.split('<').next().unwrap());
        let paths: Vec<&str> = paths.filter(|path| path.ends_with('/')).collect();
        assert!(paths.len() > 60, "{paths:?}");
        browser.open(&format!("{}/nothing/", server.origin)).await;
        for (place, path) in paths.iter().enumerate() {
            // Every fourth is loaded, the others are gone to by the app.
            if place % 4 == 0 {
                browser.open(&format!("{}{path}", server.origin)).await;
            } else {
                browser.follow(path).await;
            }
            browser.until("it is in view", &format!("return location.pathname === {path:?}
                && (document.querySelector('h1')?.textContent ?? '') !== ''
                && !document.querySelector('main [role=alert]') && document.querySelector('#notice').hidden
                && (document.title.startsWith(document.querySelector('h1').textContent) || location.pathname === '/')")).await;
        }
    });
}

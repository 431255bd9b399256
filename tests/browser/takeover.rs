//! The app takes over the published page: whatever is pressed, and whenever, is answered; and what is there stays there.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::ESCAPE;
use super::server::{Fault, Server, app};
use super::{REFERENCE, TITLE};
use serde_json::json;

/// An insight with figures to scale.
const SCALED: &str = "/insights/one-fact-many-places/";

/// When something is pressed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// While the app is on its way.
    Before,
    /// As soon as the page is there.
    AtOnce,
    /// When the app runs.
    Late,
}

/// A control: the page it is on, what is clicked, and what is so once it was answered.
type Control = (&'static str, &'static str, &'static str);

const CONTROLS: [Control; 12] = [
    (
        REFERENCE,
        ".table thead th:nth-child(2) button",
        "document.querySelectorAll('th[aria-sort]').length === 1",
    ),
    (REFERENCE, ".theme button:last-child", "document.documentElement.dataset.theme === 'dark'"),
    (
        REFERENCE,
        "header.site > button",
        "document.querySelector('.palette').open && document.activeElement.id === 'palette'",
    ),
    (REFERENCE, "footer.site button", "document.querySelector('.help').open"),
    (
        SCALED,
        ".stats header button",
        "document.querySelector('.stats.to-scale header button').ariaPressed === 'true'",
    ),
    (REFERENCE, ".save button", "document.querySelector('.save').textContent.includes('Saved.')"),
    (REFERENCE, ".share button", "document.querySelector('.share [role=status]').textContent !== ''"),
    (REFERENCE, ".copy button", "document.querySelector('.copy [role=status]').textContent !== ''"),
    (REFERENCE, ".lead .figure button", "document.querySelector('.panel:popover-open') !== null"),
    (
        REFERENCE,
        ".back",
        "location.pathname === '/' && document.querySelector('h1').textContent === 'Insights'",
    ),
    (
        "/",
        ".card h3 a",
        "location.pathname.startsWith('/insights/') && document.querySelector('article.insight') !== null",
    ),
    ("/", "header.site > button", "document.querySelector('.palette').open"),
];

async fn press_each(browser: &Browser, server: &Server, moment: Moment) {
    for (path, css, answered) in CONTROLS {
        if matches!(moment, Moment::Before) {
            server.fail(&app(), Fault::Held);
        }
        browser.client.goto(&format!("{}{path}", server.origin)).await.unwrap();
        if matches!(moment, Moment::Late) {
            browser.until_running().await;
        }
        browser.click(css).await;
        server.mend();
        browser.until(&format!("{css} is answered {moment:?}"), &format!("return {answered}")).await;
        browser.until_running().await;
        assert_eq!(
            browser.js("return document.querySelectorAll('[data-pressed]').length").await,
            json!(0),
            "{css} {moment:?}"
        );
        assert_eq!(
            browser.js("return document.querySelector('#notice').hidden").await,
            json!(true),
            "{css} {moment:?}"
        );
        browser.js("localStorage.clear()").await;
    }
}

/// The names of the rows of a page's first table.
const ROWS: &str =
    "return [...document.querySelector('.table tbody').rows].map((row) => row.cells[0].textContent)";

in_every_engine! {
    what_is_pressed_before_the_app_is_there_is_answered_once_it_is(browser, server) {
        press_each(&browser, &server, Moment::Before).await;
    }

    what_is_pressed_at_once_is_answered(browser, server) {
        press_each(&browser, &server, Moment::AtOnce).await;
    }

    what_is_pressed_late_is_answered(browser, server) {
        press_each(&browser, &server, Moment::Late).await;
    }

    what_is_pressed_several_times_before_the_app_is_there_is_pressed_once(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        for _ in 0..2 {
            browser.click(".save button").await;
        }
        browser.click(".theme button:last-child").await;
        server.mend();
        browser.until("both are answered", "return document.querySelector('.save').textContent.includes('Saved.') && document.documentElement.dataset.theme === 'dark'").await;
    }

    a_table_sorts_before_the_app_is_there_and_stays_sorted(browser, server) {
        let heading = ".table thead th:nth-child(2) button";
        let way = "return document.querySelector('.table thead th:nth-child(2)').getAttribute('aria-sort')";
        for presses in 1..=4 {
            browser.open(&format!("{}{REFERENCE}", server.origin)).await;
            for _ in 0..presses {
                browser.click(heading).await;
            }
            let (sorted, told) = (browser.js(ROWS).await, browser.js(way).await);

            server.fail(&app(), Fault::Held);
            browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
            for _ in 0..presses {
                browser.click(heading).await;
            }
            assert_eq!((browser.js(ROWS).await, browser.js(way).await), (sorted.clone(), told.clone()), "{presses} before");
            // What is painted meanwhile: nobody sees the table as it was published once more.
            browser.js("window.seen = new Set();
                const look = () => {
                    seen.add([...document.querySelector('.table tbody').rows].map((row) => row.cells[0].textContent).join());
                    requestAnimationFrame(look);
                };
                requestAnimationFrame(look)").await;
            browser.until("frames are seen", "return window.seen.size > 0").await;
            server.mend();
            browser.until_running().await;
            assert_eq!((browser.js(ROWS).await, browser.js(way).await), (sorted, told), "{presses} taken over");
            assert_eq!(browser.js("return document.querySelectorAll('[data-pressed]').length").await, json!(0));
            assert_eq!(browser.js("return window.seen.size").await, json!(1), "{presses}");
            assert_eq!(browser.js("return document.activeElement.closest('th') === document.querySelector('.table thead th:nth-child(2)')").await, json!(true));
        }
    }

    a_table_sorts_where_the_app_does_not_start(browser, server) {
        server.fail(&app(), Fault::Status(404));
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        browser.until("it has failed", "return document.documentElement.dataset.app === 'failed'").await;
        let given = browser.js(ROWS).await;
        browser.click(".table thead th:nth-child(2) button").await;
        browser.until_there("th[aria-sort]").await;
        assert_ne!(browser.js(ROWS).await, given);
        browser.click(".table thead th:nth-child(2) button").await;
        browser.click(".table thead th:nth-child(2) button").await;
        assert_eq!(browser.js(ROWS).await, given);
    }

    keys_pressed_before_the_app_is_there_are_answered_once_it_is(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        // Among them are none that the browser has a use for, or that are typed.
        browser.press(" ").await;
        browser.press("g").await;
        browser.press("f").await;
        server.mend();
        browser.until_text("h1", "Figures").await;

        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}/search/", server.origin)).await.unwrap();
        browser.focus("main input").await;
        browser.press("/").await;
        browser.press("g").await;
        browser.press("f").await;
        server.mend();
        browser.until_running().await;
        assert_eq!(browser.js("return [document.querySelector('main input').value, document.querySelector('.palette').open, location.pathname].join()").await, json!("/gf,false,/search/"));
    }

    the_nodes_that_were_published_stay(browser, server) {
        for path in [REFERENCE, "/", "/topics/aws/", "/figures/", "/months/", "/corrections/"] {
            server.fail(&app(), Fault::Held);
            browser.client.goto(&format!("{}{path}", server.origin)).await.unwrap();
            browser.js("window.before = [...document.querySelectorAll('#site :not(.status *, .news *, dialog *, footer time)')]").await;
            server.mend();
            browser.until_running().await;
            let gone = browser.js("return window.before.filter((one) => !one.isConnected).map((one) => one.outerHTML.slice(0, 80))").await;
            assert_eq!(gone, json!([]), "{path}");
            // The styles of other pages wait until one is gone to.
            assert_eq!(browser.js("return document.querySelector('#styles').media").await, json!("print"), "{path}");
        }
        browser.click("header a[href='/figures/']").await;
        browser.until_text("h1", "Figures").await;
        assert_eq!(browser.js("return document.querySelector('#styles').media").await, json!("all"));
    }

    a_translated_page_stays_translated_and_answers(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        // As translators do it: each text in two elements of their own. Figures are left out: of those within them this
        // WebKit dies, whoever runs there.
        browser.js("const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts.filter((text) => text.data.trim() && !text.parentElement.closest('script, style, option, svg, bdi'))) {
                const [outer, inner] = [document.createElement('font'), document.createElement('font')];
                inner.textContent = text.data.toUpperCase();
                outer.append(inner);
                text.replaceWith(outer);
            }").await;
        server.mend();
        browser.until_running().await;
        browser.click(".table thead th:nth-child(2) button").await;
        browser.until_there("th[aria-sort]").await;
        assert_eq!(browser.js("return document.querySelector('h1').textContent").await, json!(TITLE.to_uppercase()));
        assert_eq!(browser.js("return document.querySelector('.lead').textContent === document.querySelector('.lead').textContent.toUpperCase()").await, json!(true));
        browser.click(".lead .figure button").await;
        browser.until_there(".panel:popover-open").await;
    }

    what_an_extension_has_rebuilt_is_made_anew(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        browser.js("document.querySelector('.table thead tr').prepend(document.createElement('th'));
            document.querySelector('.facts').prepend(document.createElement('x-extension'))").await;
        browser.scroll_to(".table thead th:last-child button").await;
        browser.click(".table thead th:last-child button").await;
        browser.focus(".table thead th:last-child button").await;
        let place = "return document.querySelector('.table thead th:last-child button').getBoundingClientRect().top";
        let before = browser.js(place).await.as_f64().unwrap();
        server.mend();
        browser.until_running().await;
        browser.until_there("th:last-child[aria-sort]").await;
        assert_eq!(browser.js("return document.querySelectorAll('x-extension').length").await, json!(0));
        assert_eq!(browser.js("return document.activeElement.closest('th') === document.querySelector('.table thead th:last-child')").await, json!(true));
        let after = browser.js(place).await.as_f64().unwrap();
        assert!((before - after).abs() < 3.0, "{before} is {after}");
    }

    runs_where_a_page_has_lost_its_data(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        browser.js("document.querySelector('#page-data').textContent = '{'").await;
        browser.click(".table thead th:nth-child(2) button").await;
        server.mend();
        browser.until_running().await;
        browser.until_there("th[aria-sort]").await;
        assert_eq!(browser.text("h1").await, TITLE);
    }

    a_stacked_table_stays_a_table(browser, server) {
        let roles = "return [...document.querySelectorAll('.table:has(tbody tr) :is(table, thead, tbody, tr, th, td)')]
            .map((one) => one.getAttribute('role') ?? '').filter((role, at, all) => all.indexOf(role) === at).sort().join()";
        browser.client.set_window_size(1280, 900).await.unwrap();
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        assert_eq!(browser.js(roles).await, json!(""), "in its own layout it is one");
        // Turned, or narrow from the first.
        for _ in 0..2 {
            browser.client.set_window_size(390, 800).await.unwrap();
            browser.until("it says what it is", &roles.replace("return ", "return 'cell,columnheader,row,rowgroup,rowheader,table' === ")).await;
            browser.reload().await;
        }
    }

    what_another_tab_has_done_meanwhile_is_seen(browser, server) {
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}/", server.origin)).await.unwrap();
        let slug = browser.js("return document.querySelector('.card h3 a').pathname.split('/')[2]").await;
        browser.keep("read", slug.as_str().unwrap()).await;
        server.mend();
        browser.until_running().await;
        browser.until_text(".card .minutes", "Read").await;
        browser.keep("read", "").await;
        browser.until("it is unread", "return !document.querySelector('.card .minutes').textContent.includes('Read')").await;
    }

    own_time_is_told_to_who_looks_for_it(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        browser.until_there(".status .moment").await;
        assert_eq!(browser.js("return document.querySelector('.moment .own').textContent").await, json!(""));
        browser.hover(".status .moment").await;
        browser.until("it is told", "const own = document.querySelector('.moment .own');
            return own.textContent.startsWith('Your time: ') && getComputedStyle(own).visibility === 'visible'").await;
    }
}

#[test]
fn nothing_of_the_app_is_asked_for_before_the_page_was_painted() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        for path in [REFERENCE, "/"] {
            browser.open(&format!("{}{path}", server.origin)).await;
            let late = "const [paint] = performance.getEntriesByName('first-contentful-paint');
                const ours = performance.getEntriesByType('resource').filter(({ name }) => name.includes('sightline-app'));
                return ours.length >= 2 && ours.every(({ startTime }) => startTime >= paint.startTime)";
            assert_eq!(browser.js(late).await, json!(true), "{path}");
        }
    });
}

/// What is printed before the app is there is the page, with its figures as endnotes.
#[test]
fn prints_before_the_app_is_there() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        server.fail(&app(), Fault::Held);
        browser.client.goto(&format!("{}{REFERENCE}", server.origin)).await.unwrap();
        browser
            .until(
                "the styles for print have come",
                "return (document.querySelector('#styles').sheet?.cssRules.length ?? 0) > 0",
            )
            .await;
        let pdf = browser.client.print(fantoccini::wd::PrintConfiguration::default()).await.unwrap();
        assert!(pdf.len() > 20_000, "{} bytes", pdf.len());
        server.mend();
        browser.until_running().await;
        browser.press("/").await;
        browser.until_focus("[id=palette]").await;
        browser.press(ESCAPE).await;
    });
}

//! Read anywhere: on narrow screens, with large text, on paper, from right to left, with a finger, without motion.

use super::REFERENCE;
use super::engine::{Browser, Engine, in_every_engine, with_browser, with_options};
use super::server::{Fault, Server, site};
use super::trying::{PAGES, trying};
use serde_json::json;

/// What reaches beyond the window's edges, outside of what scrolls by itself.
const BEYOND: &str = "const wide = document.documentElement.clientWidth;
    const over = [...document.querySelectorAll('#site *')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && one.checkVisibility({ visibilityProperty: true }) && (box.right > wide + 1 || box.left < -1)
            && !one.closest('.sr, .scroll, pre, .skip, dialog') && getComputedStyle(one).position !== 'fixed';
    }).map((one) => `${one.localName}.${one.className.baseVal ?? one.className} ${one.textContent.slice(0, 30)} ${Math.round(one.getBoundingClientRect().right)}`);
    const scroll = document.documentElement.scrollWidth > wide ? [`the page: ${document.documentElement.scrollWidth}`] : [];
    return [...scroll, ...over.slice(0, 6)]";

/// Text of twice its size: that of the root, as a reader's setting does, or of every element alone, as text zoom does.
const LARGER: [&str; 3] = [
    "",
    "document.documentElement.style.fontSize = '200%'",
    "const sizes = [...document.querySelectorAll('body, #site *')].map((one) => [one, parseFloat(getComputedStyle(one).fontSize)]);
     for (const [one, size] of sizes) one.style.fontSize = `${2 * size}px`",
];

in_every_engine! {
    scrolls_in_one_direction_only(browser, _server) {
        let (_site, server) = trying();
        let mut over = Vec::new();
        for (width, larger) in [(320, 0), (390, 1), (390, 2)] {
            browser.client.set_window_size(width, 800).await.unwrap();
            for page in PAGES {
                browser.open(&format!("{}{page}", server.origin)).await;
                browser.until_loaded().await;
                browser.js("for (const one of document.querySelectorAll('.day, section')) one.style.contentVisibility = 'visible'").await;
                browser.js(LARGER[larger]).await;
                let beyond = browser.js(BEYOND).await;
                if beyond != json!([]) {
                    over.push(format!("{page} at {width}, {larger}: {beyond}"));
                }
                // A panel behind a figure is open, too.
                if page == "/insights/long/" {
                    browser.js("document.querySelector('.lead .figure button').click()").await;
                    let panel = "const panel = document.querySelector('.panel:popover-open'); return panel.scrollWidth <= panel.clientWidth + 1";
                    assert_eq!(browser.js(panel).await, json!(true), "the panel at {width}, {larger}");
                }
            }
        }
        let width = browser.js("return innerWidth").await;
        assert!(over.is_empty(), "{:?} of {width}:\n{}", browser.engine, over.join("\n"));
    }

    comes_to_the_point_in_the_first_screen(browser, server) {
        browser.client.set_window_size(390, 844).await.unwrap();
        browser.open(&format!("{}/", server.origin)).await;
        let headline = "const { bottom } = document.querySelector('.card h3').getBoundingClientRect(); return bottom < 422";
        assert_eq!(browser.js(headline).await, json!(true));
        // Filters are behind one control, and open where something was asked for.
        assert_eq!(browser.js("return document.querySelector('#filter').checkVisibility()").await, json!(false));
        browser.click(".fold").await;
        browser.until("they open", "return document.querySelector('#filter').checkVisibility() && document.querySelector('.fold').ariaExpanded === 'true'").await;
        browser.open(&format!("{}/?topic=aws", server.origin)).await;
        browser.until("they are open", "return document.querySelector('select[name=topic]').checkVisibility()").await;
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        let body = "return document.querySelector('.body').getBoundingClientRect().top + scrollY < 1500";
        assert_eq!(browser.js(body).await, json!(true));
    }

    comes_out_of_a_printer_whole(browser, _server) {
        let (_site, server) = trying();
        // What an upright sheet of A4 leaves between its margins.
        browser.client.set_window_size(642, 900).await.unwrap();
        for page in PAGES {
            browser.open(&format!("{}{page}", server.origin)).await;
            browser.js(ON_PAPER).await;
            let beyond = BEYOND.replace(".scroll, pre, ", "");
            assert_eq!(browser.js(&beyond).await, json!([]), "{page}");
            let clipped = "return [...document.querySelectorAll('.scroll, pre')].filter((one) => getComputedStyle(one).overflowX !== 'visible')
                .map((one) => `${one.scrollWidth} in ${one.clientWidth}: ${one.parentElement.className} ${one.outerHTML.slice(0, 200)}`)";
            assert_eq!(browser.js(clipped).await, json!([]), "{page}");
        }
        // Every value of the wide table stands on the sheet, on one line, beside the name of its column.
        browser.open(&format!("{}/insights/wide/", server.origin)).await;
        browser.js(ON_PAPER).await;
        let seen = "return [...document.querySelectorAll('.table td')].filter((one) => { const box = one.getBoundingClientRect();
            return box.left >= -1 && box.right <= document.documentElement.clientWidth + 1 && box.height > 8 && box.height < 30 }).length";
        assert_eq!(browser.js(seen).await, json!(14 * 4));
        // Some engines say where the words come from, and others the words.
        let label = "const cell = document.querySelector('.table td'), { content } = getComputedStyle(cell, '::before');
            return content.includes('Quarter 0') || (content.includes('attr(data-label)') && cell.dataset.label === 'Quarter 0')";
        assert_eq!(browser.js(label).await, json!(true));
    }

    runs_from_right_to_left(browser, published) {
        // Names stand beside the ends of lines where there is room.
        for width in [820, 1000, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            browser.open(&format!("{}/insights/framework-size-history/", published.origin)).await;
            browser.js("document.documentElement.dir = 'rtl'").await;
            let beyond = "const names = [...document.querySelectorAll('.named .told')].filter((one) => one.checkVisibility());
                const over = names.filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth);
                return names.length > 3 ? over.map((one) => one.textContent) : 'no names'";
            assert_eq!(browser.js(beyond).await, json!([]), "{:?} at {width}", browser.engine);
        }
        let (_site, server) = trying();
        let (mut drawings, mut numbers) = (0, 0);
        for width in [390, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            for page in PAGES {
                browser.open(&format!("{}{page}", server.origin)).await;
                browser.js("document.documentElement.dir = 'rtl'").await;
                assert_eq!(browser.js(BEYOND).await, json!([]), "{page} at {width}");
                // Drawings run as ever, and numbers stand under each other.
                let drawn = "return [...document.querySelectorAll('svg')].filter((one) => getComputedStyle(one).direction !== 'ltr').length";
                assert_eq!(browser.js(drawn).await, json!(0), "{page}");
                drawings += browser.count("svg").await;
                numbers += browser.count(".table td.end, .table th.end").await;
                let ends = "return [...document.querySelectorAll('.table td.end, .table th.end')].filter((one) => getComputedStyle(one).textAlign !== (one.closest('.table').clientWidth < 640 ? 'start' : 'right')).length";
                assert_eq!(browser.js(ends).await, json!(0), "{page} at {width}");
            }
        }
        assert!(drawings > 2 && numbers > 100, "{drawings} drawings, {numbers} numbers");
        browser.open(&format!("{}/insights/long/", server.origin)).await;
        assert_eq!(browser.js("return getComputedStyle(document.querySelector('.back .arrow')).scale").await, json!("none"));
        browser.js("document.querySelector('article').dir = 'rtl'").await;
        assert_eq!(browser.js("return getComputedStyle(document.querySelector('.back .arrow')).scale").await, json!("-1 1"));
        assert!(browser.text(".back").await.starts_with('←'), "its words are the same");
    }
}

/// What is smaller than a finger hits, but for links in sentences.
const SMALL: &str = "return [...document.querySelectorAll('#site :is(a, button, input, select)')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip, .sr'))
    .filter((one) => !one.matches(':is(p, .body li, .tldr li, .takeaways li, .since li, .panel dd, td) > a'))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
    .map(([one, box]) => `${one.closest('[class]').className} ${one.outerHTML.slice(0, 90)} ${box.width.toFixed(1)}×${box.height.toFixed(1)}`)";

#[test]
fn is_hit_by_a_finger() {
    with_browser(Engine::Chromium, |browser| async move {
        let (_site, server) = trying();
        browser.client.set_window_size(390, 900).await.unwrap();
        let open = "for (const one of document.querySelectorAll('.day, section')) one.style.contentVisibility = 'visible';
            document.querySelector('.lead .figure button, footer button').click()";
        let mut small = Vec::new();
        for page in PAGES {
            browser.open(&format!("{}{page}", server.origin)).await;
            browser.until_loaded().await;
            browser.js(open).await;
            let found = browser.js(SMALL).await;
            small.extend(found.as_array().unwrap().iter().map(|one| format!("{page}: {one}")));
        }
        // A feed of many pages, figures with others behind them, recent searches.
        let server = Server::start();
        for page in ["/", "/page/1/", REFERENCE, "/figures/", "/topics/", "/topics/aws/", "/search/"] {
            browser.open(&format!("{}{page}", server.origin)).await;
            browser.keep("recent", "ai").await;
            browser.js(open).await;
            let found = browser.js(SMALL).await;
            small.extend(found.as_array().unwrap().iter().map(|one| format!("{page}: {one}")));
        }
        assert!(small.is_empty(), "{}", small.join("\n"));
    });
}

#[test]
fn stands_still_where_motion_is_not_wanted() {
    let still =
        json!({ "args": ["--headless", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"] });
    with_options(Engine::Chromium, still, |browser| async move {
        let (_site, server) = trying();
        let running = "return document.getAnimations().length";
        for page in PAGES {
            browser.open(&format!("{}{page}", server.origin)).await;
            assert_eq!(
                browser.js("return matchMedia('(prefers-reduced-motion: reduce)').matches").await,
                json!(true)
            );
            assert_eq!(browser.js(running).await, json!(0), "{page}");
        }
        browser.open(&format!("{}/", server.origin)).await;
        server.fail("/edition/insights/wide.json", Fault::Held);
        browser.js("window.most = 0; const look = () => { window.most = Math.max(window.most, document.getAnimations().length); requestAnimationFrame(look) }; look();
            document.querySelector('.card a[href$=\"/insights/wide/\"]').click()").await;
        browser
            .until(
                "a bar says that it loads",
                "return document.querySelector('.progress.on')?.getBoundingClientRect().width > 100",
            )
            .await;
        server.mend();
        browser.until_text("h1", "A wide table").await;
        browser.until_gone(".progress.on").await;
        assert_eq!(browser.js("return window.most").await, json!(0));
    });
}

/// Shows on the screen what goes on paper.
const ON_PAPER: &str = "document.querySelector('#styles').media = 'all';
    const turn = (rules) => { for (const rule of rules) {
        if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
        if (rule.cssRules) turn(rule.cssRules);
    } };
    for (const sheet of document.styleSheets) turn(sheet.cssRules)";

#[test]
fn is_valid_however_long_its_words() {
    let (trying, _server) = trying();
    let root = trying.publish_with_app(&site());
    super::valid::check(&root, 21);
}

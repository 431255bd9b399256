//! Each test is a path a person takes.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::{ENTER, ESCAPE};
use super::server::{Fault, Server};
use super::{REFERENCE, TITLE};
use serde_json::json;

in_every_engine! {
    reads_from_feed_to_share_and_back(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        let all = browser.texts(".card h3").await.len();
        assert!(all >= 12, "the first edition has at least twelve insights, not {all}");
        assert!(browser.text(".status").await.contains("Pipeline Active"));
        assert!(browser.text(".status").await.contains("UTC | Next: "));

        // Filter by topic: the address follows, and the list.
        browser.select("topic", "aws").await;
        browser.until_query("?topic=aws").await;
        browser.until("only its insights are listed", "return [...document.querySelectorAll('.card')].every((card) => [...card.querySelectorAll('.topics a')].some((a) => a.textContent === 'AWS'))").await;
        let few = browser.texts(".card h3").await.len();
        assert!(few > 0 && few < all);

        // Read one, from halfway down the list.
        browser.js("addEventListener('click', ({ target }) => { if (target.closest('.card')) window.left = target.getBoundingClientRect().top }, true)").await;
        let link = format!(".card a[href$='{REFERENCE}']");
        browser.click(&link).await;
        browser.until("the insight is in view", "return document.querySelector('h1').innerText === document.title.split(' · ')[0]").await;
        assert_eq!(browser.text("h1").await, TITLE);
        browser.until("focus is on its heading", "return document.activeElement.tagName === 'H1'").await;
        browser.until("it is read from its top", "return window.scrollY === 0").await;
        for label in ["Back to Insights", "TL;DR", "Breakthrough 🟢", "High Impact", "Key Takeaways", "Contrarian View", "What This Means for Practitioners", "5 min read", "Share"] {
            assert!(browser.text("main").await.to_lowercase().contains(&label.to_lowercase()), "no “{label}”");
        }

        // Sort its table: up, down, and back to the given order, by moving the same rows.
        let rows = ".table tbody th";
        let given = browser.texts(rows).await;
        browser.js("document.querySelector('.table tbody tr').dataset.mark = 'first'").await;
        browser.click(".table thead th button").await;
        browser.until("it sorts up", "return document.querySelector('.table th').ariaSort === 'ascending'").await;
        let mut sorted = given.clone();
        sorted.sort();
        assert_eq!(browser.texts(rows).await, sorted);
        browser.click(".table thead th button").await;
        browser.until("it sorts down", "return document.querySelector('.table th').ariaSort === 'descending'").await;
        sorted.reverse();
        assert_eq!(browser.texts(rows).await, sorted);
        browser.click(".table thead th button").await;
        browser.until("it is as given", "return document.querySelector('.table th').ariaSort === null").await;
        assert_eq!(browser.texts(rows).await, given);
        assert_eq!(browser.js("return document.querySelector('.table tbody tr').dataset.mark").await, json!("first"));

        // Share where there is no share sheet: the link is copied.
        browser.js("Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
            Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } }, configurable: true })").await;
        browser.click(".share button").await;
        browser.until_text(".share [role=status]", "Link copied").await;
        assert_eq!(browser.js("return window.copied").await, json!(format!("{}{REFERENCE}", server.origin)));
        // And where copying is refused too, the link is there to copy by hand.
        browser.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new Error('no') } }, configurable: true })").await;
        browser.click(".share button").await;
        browser.until("the link is shown", "return (document.querySelector('.share input')?.value ?? '').endsWith('/insights/aws-hedges-across-ai-labs/')").await;

        // Back, by the page's own link: the same filter, the same place.
        browser.click(".back").await;
        browser.until("the feed is back with its filter", "return location.search === '?topic=aws' && document.querySelectorAll('.card').length > 0").await;
        assert_eq!(browser.texts(".card h3").await.len(), few);
        let place = format!("return Math.abs(document.querySelector({link:?}).getBoundingClientRect().top - window.left) < 2");
        browser.until("the link clicked is where it was on the screen", &place).await;
        assert_eq!(browser.value("select[name=topic]").await, "aws");
    }

    follows_a_figure_over_time(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        browser.click("header a[href='/figures/']").await;
        browser.until_text("h1", "Figures").await;
        assert!(browser.texts(".entity li").await.len() > 40);
        browser.click("a[href='/figures/leptos/size-brotli/js-framework-benchmark/']").await;
        browser.until("the history is in view", "return location.pathname.startsWith('/figures/leptos/') && document.querySelectorAll('.history tbody tr').length >= 3").await;
        assert_eq!(browser.js("return document.querySelectorAll('.over-time circle').length").await, browser.js("return document.querySelectorAll('.history tbody tr').length").await, "a point for each value");
        assert_eq!(browser.js("return document.querySelector('.over-time circle').namespaceURI").await, json!("http://www.w3.org/2000/svg"));
        // From a value to the sentence that states it, its panel open.
        browser.click(".history tbody li a").await;
        browser.until("the insight is in view with the figure's panel", "return document.querySelector('.panel:popover-open')?.id === location.hash.slice(1)").await;
        let said = browser.js("return document.querySelector('.panel:popover-open').textContent").await;
        let said = said.as_str().unwrap();
        assert!(said.contains("Over time") && said.contains("Jul 5, 2026"), "{said}");
        // And back to the history by the panel's own link.
        browser.js("document.querySelector('.panel:popover-open a[href^=\"/figures/\"]').click()").await;
        browser.until("the history is back", "return location.pathname.startsWith('/figures/leptos/') && !document.querySelector('.panel')").await;

        // The same by a plain link from outside: the panel opens once the app runs.
        browser.open(&format!("{}{REFERENCE}#figure-2", server.origin)).await;
        browser.until("its panel is open", "return document.querySelector('.panel:popover-open')?.id === 'figure-2'").await;

        browser.open(&format!("{}/", server.origin)).await;
        browser.click("footer a[href='/corrections/']").await;
        browser.until_text("h1", "Corrections").await;
        browser.open(&format!("{}/figures/no/such-key/", server.origin)).await;
        assert_eq!(browser.text("h1").await, "There is nothing here");
    }

    prints_none_of_what_is_there_to_press(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        // Figures and the headings that sort are words as well.
        let left = browser.js("const hidden = [];
            const gather = (rules, print) => { for (const rule of rules) {
                const inside = print || rule.media?.mediaText === 'print';
                if (inside && rule.style?.display === 'none') hidden.push(rule.selectorText);
                if (rule.cssRules) gather(rule.cssRules, inside);
            } };
            for (const sheet of document.styleSheets) gather(sheet.cssRules, false);
            return [...document.querySelectorAll('button, select, input, dialog')]
                .filter((one) => !one.closest('[popovertarget], [popover], th'))
                .filter((one) => !hidden.some((selector) => one.closest(selector)))
                .map((one) => one.outerHTML.slice(0, 80))").await;
        assert_eq!(left, json!([]));
    }

    reloads_a_deep_link_and_meets_a_404(browser, server) {
        // One of those whose page carries its data.
        browser.open(&format!("{}/insights/photonics-hedge/", server.origin)).await;
        let title = browser.text("h1").await;
        browser.reload().await;
        assert_eq!(browser.text("h1").await, title);
        let asked = |path: &String| path.starts_with("/edition/") && path != "/edition/now.json";
        assert!(!server.asked().iter().any(asked), "the page carries its own data");

        browser.open(&format!("{}/insights/no-such-insight/", server.origin)).await;
        assert_eq!(browser.text("h1").await, "There is nothing here");
        assert!(browser.text("main").await.contains("/insights/no-such-insight/"));
        browser.click("main a").await;
        browser.until_text("h1", "Insights").await;
    }

    survives_a_failing_fetch(browser, server) {
        let file = "/edition/insights/photonics-hedge.json";
        let faults = [
            (Fault::Status(503), "error 503"),
            (Fault::Cut, "cannot be reached"),
            (Fault::Body(b"{\"card\": 1".to_vec()), "broken"),
            (Fault::Body(vec![b' '; 9 << 20]), "larger"),
        ];
        browser.open(&format!("{}/", server.origin)).await;
        for (fault, words) in faults {
            server.fail(file, fault);
            browser.click(".card a[href$='/photonics-hedge/']").await;
            browser.until_text("main [role=alert]", words).await;
            assert!(browser.text("header.site").await.contains("Topics"), "the rest of the page keeps working");
            server.mend();
            browser.click("main .main").await;
            browser.until_there("article.insight h1").await;
            browser.back().await;
            browser.until("the feed is back", "return document.querySelectorAll('.card').length > 3").await;
            // Forget what was loaded, so that the next fault is met.
            browser.reload().await;
        }
    }

    follows_the_query_string(browser, server) {
        browser.open(&format!("{}/?signal=breakthrough&q=AWS", server.origin)).await;
        assert_eq!(browser.value("input[type=search]").await, "AWS");
        assert_eq!(browser.value("select[name=signal]").await, "breakthrough");
        browser.click("input[type=search]").await;
        browser.press(" zebra").await;
        browser.until_text(".found", "Nothing matches").await;
        browser.until("typing follows in the address", "return location.search.includes('zebra')").await;
        assert!(browser.has_focus("[name=q]").await, "typing keeps the focus");
        browser.click(".found a").await;
        browser.until("all are back", "return document.querySelectorAll('.card').length > 11").await;
        assert_eq!(browser.value("input[type=search]").await, "");

        browser.open(&format!("{}/?impact=enormous&sort=oldest", server.origin)).await;
        browser.until_text(".hint", "enormous").await;
        // By its text, not by what is painted: a day that is not laid out yet has no words on the screen.
        browser.until("the oldest comes first", &format!("return document.querySelector('.card h3')?.textContent === {TITLE:?}")).await;
    }

    asks_a_figure_where_it_comes_from(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        // By keyboard: Enter opens, Escape closes and focus is back where it was.
        browser.focus(".lead .figure button").await;
        browser.press(ENTER).await;
        browser.until_there(".panel:popover-open").await;
        let panel = browser.text(".panel:popover-open").await;
        for words in ["$50B", "50,000,000,000 US dollars", "Mar 7, 2026", "Reported", "OpenAI funding"] {
            assert!(panel.contains(words), "no “{words}” in {panel}");
        }
        browser.press(ESCAPE).await;
        browser.until_gone(".panel:popover-open").await;
        browser.until_focus(".lead .figure button").await;
        // By pointer, on a card.
        browser.click(".stats .figure button").await;
        browser.until_there(".panel:popover-open").await;
    }

    opens_a_panel_under_a_resting_mouse(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        let open = "return document.querySelector('.panel:popover-open') !== null";
        browser.hover(".lead .figure button").await;
        browser.until("the panel is open", open).await;
        // The first of what there is; a press shows the rest, and has it stay.
        let whole = "return [...document.querySelectorAll('.panel:popover-open dt')].every((one) => one.checkVisibility())";
        assert_eq!(browser.js(whole).await, json!(false));
        browser.hover(".takeaways h2").await;
        browser.until("it has closed again", &open.replace("!==", "===")).await;
        browser.hover(".lead .figure button").await;
        browser.until("the panel is open", open).await;
        browser.press_mouse_on(".lead .figure button").await;
        browser.release_mouse().await;
        browser.until("all of it is shown", &format!("{whole} && document.querySelector('.panel:popover-open dt') !== null")).await;
        browser.hover(".takeaways h2").await;
        browser.js("return new Promise((done) => setTimeout(done, 600))").await;
        assert_eq!(browser.js(open).await, json!(true));
    }

    keeps_every_panel_in_the_window(browser, server) {
        for (width, height) in [(390, 844), (820, 1000), (1280, 800)] {
            browser.client.set_window_size(width, height).await.unwrap();
            for slug in ["aws-hedges-across-ai-labs", "framework-size-history", "past-the-human-baseline"] {
                browser.open(&format!("{}/insights/{slug}/", server.origin)).await;
                let beyond = browser.client.execute_async("const done = arguments[arguments.length - 1];
                    const frames = () => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
                    (async () => {
                        const beyond = [];
                        let turn = 0;
                        for (const button of document.querySelectorAll('main .figure button')) {
                            button.scrollIntoView({ block: ['start', 'center', 'end'][turn++ % 3], behavior: 'instant' });
                            await frames();
                            button.click();
                            await frames();
                            const { left, top, right, bottom } = document.querySelector('.panel:popover-open').getBoundingClientRect();
                            if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1) beyond.push([button.ariaLabel, left, top, right, bottom, innerHeight].join());
                            document.querySelector('.panel:popover-open').hidePopover();
                            await frames();
                        }
                        done([turn > 2, beyond]);
                    })()", vec![]).await.unwrap();
                assert_eq!(beyond, json!([true, []]), "{slug} at {width}");
            }
        }
    }

    marks_where_the_reader_is(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        browser.js("document.querySelectorAll('.body h2')[1].scrollIntoView({ behavior: 'instant' })").await;
        browser.until("the second heading is marked", "const [link] = document.querySelectorAll('.contents a[aria-current]');
            return link?.textContent === document.querySelectorAll('.body h2')[1].textContent").await;
    }

    marks_what_is_past_its_shelf_life(browser, server) {
        browser.open(&format!("{}{REFERENCE}?asof=2027-03-07T23:59:59Z", server.origin)).await;
        // The lead states rounds of funding, which hold for a year; benchmarks further down hold for less.
        assert_eq!(browser.texts(".lead .figure.stale").await.len(), 0);
        browser.open(&format!("{}{REFERENCE}?asof=2027-03-08T00:00:00Z", server.origin)).await;
        browser.until_count(".lead .figure.stale", 2).await;
        browser.until_text(".since", "worth checking again").await;
        assert_eq!(browser.count(".since li").await, 1, "one line for all of them");
    }

    follows_a_link_within_the_page_and_back(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        browser.js("document.querySelector('.stats .source a').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        let from = browser.js("return Math.round(window.scrollY)").await.as_f64().unwrap();
        browser.click(".stats .source a").await;
        browser.until("the source is in view", "const box = document.querySelector(location.hash).getBoundingClientRect();
            return location.hash.startsWith('#source-') && box.top >= 0 && box.bottom <= innerHeight").await;
        assert!(browser.js("return window.scrollY").await.as_f64().unwrap() > from + 200.0, "it is further down");
        browser.back().await;
        browser.until("it is read on where it was left", &format!("return Math.abs(window.scrollY - {from}) < 3")).await;
    }

    chooses_filters_by_keyboard_without_losing_the_field(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        browser.focus("select[name=signal]").await;
        browser.select("signal", "shift").await;
        browser.until_query("?signal=shift").await;
        browser.until("the list follows", "const cards = document.querySelectorAll('.card').length;
            return cards > 0 && document.querySelectorAll('.card .shift').length === cards").await;
        assert!(browser.has_focus("[name=signal]").await);
        browser.js("history.back()").await;
        browser.until("the field goes back too", "return document.querySelector('select[name=signal]').value === ''").await;
    }

    paints_what_it_has_in_the_next_frame(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        let link = format!(".card a[href$='{REFERENCE}']");
        browser.click(&link).await;
        browser.until_text("h1", TITLE).await;
        browser.back().await;
        browser.until_text("h1", "Insights").await;
        // Both are here now: a click shows the one, and the link back the other, before the next frame.
        let step = |css: &str| format!("const done = arguments[arguments.length - 1];
            document.querySelector({css:?}).click();
            requestAnimationFrame(() => done(document.querySelector('h1').textContent))");
        assert_eq!(browser.client.execute_async(&step(&link), vec![]).await.unwrap(), json!(TITLE));
        let insights = browser.client.execute_async(&step("header.site nav a"), vec![]).await.unwrap();
        assert_eq!(insights, json!("Insights"));
    }

    tells_of_a_crash_and_keeps_the_text(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        assert!(!browser.tells_of_a_crash().await);
        // What an engine reports when WebAssembly reaches a trap; from the page's own realm, as there.
        server.fail("/trap.js", Fault::Script("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))"));
        browser.js("const script = document.createElement('script');
            script.src = '/trap.js';
            document.head.append(script)").await;
        browser.until("the notice is shown", "return !document.querySelector('#notice').hidden").await;
        assert_eq!(browser.text("h1").await, TITLE);
        browser.click("#notice a").await;
        browser.until("the page is whole again", "return document.querySelector('#notice').hidden && document.documentElement.dataset.app === 'running'").await;
    }

    keeps_the_theme_chosen(browser, server) {
        browser.open(&format!("{}/", server.origin)).await;
        browser.click(".theme button:nth-of-type(3)").await;
        browser.until("it is dark", "return document.documentElement.dataset.theme === 'dark'").await;
        browser.open(&format!("{}/topics/", server.origin)).await;
        browser.until("it is still dark", "return document.documentElement.dataset.theme === 'dark'").await;
        assert_eq!(browser.js("return document.querySelector('.theme button:nth-of-type(3)').ariaPressed").await, json!("true"));
    }
}

#[test]
fn says_how_the_pipeline_does_by_the_readers_clock() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.open(&format!("{}/?asof=2050-01-01T00:00:00Z", server.origin)).await;
        assert!(browser.text(".status").await.contains("Pipeline Late since"));
        browser.click("header.site nav a[href='/topics/']").await;
        browser.until_text("h1", "Topics").await;
        assert!(browser.text(".status").await.contains("Pipeline Late since"), "the clock stays set");
    });
}

#[test]
fn has_nothing_that_axe_finds() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        let pages = [
            "/",
            REFERENCE,
            "/insights/framework-size-history/",
            "/insights/the-first-ten-packets/",
            "/figures/",
            "/figures/leptos/size-brotli/js-framework-benchmark/",
            "/corrections/",
            "/topics/",
            "/topics/aws/",
            "/nothing/",
            "/?q=zebra",
            "/search/?q=benchmark",
            "/search/?q=zebra",
            "/months/",
        ];
        for width in [390, 1280] {
            browser.client.set_window_size(width, 900).await.unwrap();
            for page in pages {
                browser.open(&format!("{}{page}", server.origin)).await;
                for theme in ["light", "dark"] {
                    browser.wear(theme).await;
                    assert_eq!(browser.violations().await, json!([]), "{page} at {width} in {theme}");
                }
            }
        }
    });
}

//! What is published for pages of others, on such a page: it looks right, stays true, and harms nobody.

use super::REFERENCE;
use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::{ENTER, ESCAPE};
use super::host_page::HostPage;
use super::server::{Server, app};
use serde_json::json;

const FIGURE: &str = "/embed/figure/leptos/size-brotli/js-framework-benchmark/";
const TABLE: &str = "/embed/table/first-paint-is-the-gap/paint/";

/// A page of a host with the component, in a document of its own making.
fn with_script(server: &Server, before: &str, embeds: &str) -> String {
    let origin = &server.origin;
    format!(
        "{before}<script async src=\"{origin}/embed.js\"></script><body style=\"margin: 20px\">{}</body>",
        embeds.replace("{site}", origin)
    )
}

fn embed(path: &str) -> String {
    format!(
        "<sightline-embed src=\"{{site}}{path}\" title=\"A figure\"><blockquote>As it was</blockquote></sightline-embed>"
    )
}

/// Waits until a frame is in view, and says how tall it is.
async fn height(browser: &Browser) -> i64 {
    browser
        .until(
            "the frame is in view",
            "const frame = document.querySelector('sightline-embed iframe');
        return frame !== null && frame.style.visibility === 'visible' && frame.offsetHeight > 60",
        )
        .await;
    browser.js("return document.querySelector('sightline-embed iframe').offsetHeight").await.as_i64().unwrap()
}

/// Whether the fallback is in view, and no frame.
const FALLBACK: &str = "return document.querySelector('blockquote').offsetHeight > 0
    && (document.querySelector('sightline-embed iframe')?.offsetHeight ?? 0) === 0";

/// Goes into the first frame, and says what a script returns there.
async fn inside(browser: &Browser, script: &str) -> serde_json::Value {
    browser.client.enter_frame(0).await.unwrap();
    let said = browser.js(script).await;
    browser.client.clone().enter_parent_frame().await.unwrap();
    said
}

in_every_engine! {
    stands_on_a_page_of_others_as_tall_as_what_is_in_it(browser, server) {
        let host = HostPage::serving(with_script(&server, "<!doctype html>", &embed(FIGURE)), "");
        browser.client.goto(&host.address).await.unwrap();
        let height = height(&browser).await;
        assert_eq!(browser.js("return document.querySelector('blockquote').offsetHeight").await, json!(0));
        assert_eq!(inside(&browser, "return document.querySelector('main').textContent.includes('kB') && document.cookie === '' && localStorage.length === 0").await, json!(true));
        let scrolls = "return document.documentElement.scrollHeight > innerHeight + 1";
        assert_eq!(inside(&browser, scrolls).await, json!(false), "{height}");
        // Narrower, it is taller.
        browser.js("document.querySelector('sightline-embed').style.width = '220px'").await;
        browser.until("it follows", &format!("return document.querySelector('iframe').offsetHeight > {height}")).await;
        assert_eq!(inside(&browser, scrolls).await, json!(false));
    }

    is_lit_as_the_place_it_stands_in(browser, server) {
        let host = HostPage::serving(with_script(&server, "<!doctype html>", &embed(FIGURE)), "");
        browser.client.goto(&host.address).await.unwrap();
        height(&browser).await;
        let dark = "const [red] = getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g); return red < 128";
        assert_eq!(inside(&browser, dark).await, json!(false));
        browser.js("document.body.className = 'dark'; document.body.style.background = '#111'").await;
        browser.until("it is dark", "return document.querySelector('iframe').src.endsWith('#dark')").await;
        assert_eq!(inside(&browser, dark).await, json!(true));
        browser.js("document.querySelector('sightline-embed').setAttribute('scheme', 'light')").await;
        browser.until("it is light", "return document.querySelector('iframe').src.endsWith('#light')").await;
        assert_eq!(inside(&browser, dark).await, json!(false));
    }

    hears_nothing_but_heights_from_its_own_frame(browser, server) {
        let host = HostPage::serving(with_script(&server, "<!doctype html>", &embed(FIGURE)), "");
        browser.client.goto(&host.address).await.unwrap();
        let height = height(&browser).await;
        // From the page itself, and from a frame of another origin; then things that are no heights.
        browser.js("window.failures = []; addEventListener('error', (event) => failures.push(event.message));
            for (let at = 0; at < 10000; at++) postMessage([{ 'sightline-embed': 9999 }, null, 'sightline-embed', { 'sightline-embed': at }, [at], at][at % 6], '*');
            const other = document.createElement('iframe');
            other.srcdoc = `<script>for (let at = 0; at < 100; at++) parent.postMessage({ 'sightline-embed': 5000 }, '*')</script>`;
            document.body.append(other)").await;
        browser.client.enter_frame(0).await.unwrap();
        // The embed's own window may say anything as well.
        browser.js("for (const odd of [-1, 0, 1e9, 0.5, NaN, '300', {}, null]) parent.postMessage({ 'sightline-embed': odd }, '*');
            for (let at = 0; at < 1000; at++) window.postMessage({ 'sightline-embed': at }, '*')").await;
        browser.client.clone().enter_parent_frame().await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(browser.js("return [document.querySelector('sightline-embed iframe').offsetHeight, failures.length]").await, json!([height, 0]));
    }

    keeps_what_stands_inside_of_it_where_there_is_nothing_to_show(browser, server) {
        for embeds in [
            embed("/embed/figure/no/such/"),
            // Not of the site, not to be embedded, no address.
            embed(FIGURE).replace("{site}", "http://localhost:1"),
            embed("/"),
            embed("").replace("{site}", "http://["),
        ] {
            let host = HostPage::serving(with_script(&server, "<!doctype html>", &embeds), "");
            browser.client.goto(&host.address).await.unwrap();
            browser.until("it is defined", "return customElements.get('sightline-embed') !== undefined").await;
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            browser.until(&embeds, FALLBACK).await;
        }
        // What is not there is not to be framed either.
        server.forbidden();
    }

    keeps_it_where_the_host_forbids_scripts_or_frames(browser, server) {
        for policy in ["default-src 'none'; style-src 'unsafe-inline'", "script-src *; frame-src 'none'"] {
            let host = HostPage::serving(with_script(&server, "<!doctype html>", &embed(FIGURE)), policy);
            browser.client.goto(&host.address).await.unwrap();
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            browser.until(policy, FALLBACK).await;
        }
    }

    a_frame_by_itself_is_whole_without_scripts(browser, server) {
        let frame = format!("<iframe sandbox src=\"{}{TABLE}#dark\" width=\"600\" height=\"620\"></iframe>", server.origin);
        let host = HostPage::serving(format!("<!doctype html>{frame}"), "frame-src http:");
        browser.client.goto(&host.address).await.unwrap();
        browser.client.enter_frame(0).await.unwrap();
        browser.until_there("table tbody tr").await;
        assert_eq!(browser.js("return getComputedStyle(document.documentElement).colorScheme").await, json!("dark"));
        assert_eq!(browser.js("return document.querySelector('main > footer a').target").await, json!("_blank"));
    }

    no_other_page_stands_in_a_frame(browser, server) {
        for path in ["/", REFERENCE, "/embed/", "/figures/"] {
            let host = HostPage::serving(format!("<!doctype html><iframe src=\"{}{path}\"></iframe>", server.origin), "");
            browser.client.goto(&host.address).await.unwrap();
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            browser.client.enter_frame(0).await.unwrap();
            let shown = browser.client.execute("return document.querySelector('main') !== null", vec![]).await;
            assert_ne!(shown.ok(), Some(json!(true)), "{path}");
            browser.client.clone().enter_parent_frame().await.unwrap();
        }
        server.forbidden();
    }

    odd_hosts_are_no_harm(browser, server) {
        // In quirks mode, from the right, and in a column that is folded away until it is opened.
        let rtl = "<html dir=\"rtl\">";
        let column = format!("<div id=\"column\" style=\"width: 0; overflow: hidden\">{}</div>", embed(FIGURE));
        let host = HostPage::serving(with_script(&server, rtl, &column), "");
        browser.client.goto(&host.address).await.unwrap();
        browser.until("it is defined", "return document.compatMode === 'BackCompat' && customElements.get('sightline-embed') !== undefined").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(browser.js("return document.documentElement.scrollHeight < 3000").await, json!(true));
        browser.js("document.querySelector('#column').style.width = '500px'").await;
        let tall = height(&browser).await;
        assert!(tall < 500, "{tall}");
    }

    the_dialog_offers_the_code_by_keyboard_too(browser, server) {
        browser.open(&format!("{}{REFERENCE}", server.origin)).await;
        let link = ".table a[data-embed]";
        browser.focus(link).await;
        browser.press(ENTER).await;
        let root = "document.querySelector('.embedding')?.shadowRoot";
        browser.until("it opens", &format!("return {root}?.querySelector('dialog')?.open === true")).await;
        let code = format!("return {root}.querySelector('textarea').value");
        let text = browser.js(&code).await;
        let text = text.as_str().unwrap();
        assert!(text.contains("<sightline-embed src=") && text.contains("<blockquote") && text.contains("/embed/table/"), "{text}");
        // Another form, and another light.
        browser.js(&format!("const form = {root}.querySelector('form');
            form.querySelector('[value=frame]').click(); form.querySelector('[value=dark]').click()")).await;
        browser.until("the code follows", &format!("const code = {root}.querySelector('textarea').value;
            return code.startsWith('<iframe') && code.includes('#dark')")).await;
        browser.until("so does what is shown", &format!("return {root}.querySelector('iframe').src.endsWith('#dark')")).await;
        browser.press_key(ESCAPE).await;
        browser.until_gone(".embedding").await;
        browser.until_focus(link).await;
    }
}

#[test]
fn a_figure_is_kept_or_followed_as_the_dialog_is_told() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        // Before the app is there, and without it.
        server.fail(&app(), super::server::Fault::Status(404));
        browser.client.goto(&format!("{}/insights/framework-size-history/", server.origin)).await.unwrap();
        browser.js("document.querySelector('.panel a[data-embed]').closest('.panel').showPopover()").await;
        browser.click(".panel:popover-open a[data-embed]").await;
        let root = "document.querySelector('.embedding')?.shadowRoot";
        browser.until("it opens", &format!("return {root}?.querySelector('dialog')?.open === true")).await;
        browser.js(&format!("{root}.querySelector('[name=of]:not([value=\"\"])').click()")).await;
        browser.until("its date is in the address", &format!(
            "return /embed\\/figure\\/[^\"]+\\/\\d{{4}}-\\d\\d-\\d\\d\\.html\"/.test({root}.querySelector('textarea').value)"
        )).await;
    });
}

#[test]
fn the_page_for_hosts_shows_each_kind_at_work() {
    with_browser(Engine::Chromium, |browser| async move {
        let server = Server::start();
        browser.client.goto(&format!("{}/embed/", server.origin)).await.unwrap();
        browser.until_count("main iframe", 5).await;
        browser.client.enter_frame(0).await.unwrap();
        browser.until_there("main.embed").await;
        browser.client.clone().enter_parent_frame().await.unwrap();
        assert_eq!(browser.violations().await, json!([]));
    });
}

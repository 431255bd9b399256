//! A site's own look in browsers: from the first paint on, in both lights, and under the policy for hosts.

use super::common::Site;
use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::{Server, site};
use serde_json::json;

in_every_engine! {
    looks_as_its_maker_says(browser, _server) {
        let of = Site::good();
        let text = of.read("site.json");
        let look = r##"{ "theme": { "light": { "paper": "#ffffff", "accent": "#005f73" }, "dark": { "paper": "#101418" },
            "fonts": { "text": "serif", "interface": "monospace" } }, "footer": ["[Imprint](https://example.org/imprint)"],"##;
        of.write("site.json", text.replacen('{', look, 1));
        of.write("site.css", "h1 { text-transform: uppercase; border-top: 3px solid var(--accent); }");
        let server = Server::of(of.publish_with_app(&site()));
        let seen = "const sheet = getComputedStyle(document.documentElement), page = getComputedStyle(document.body), head = getComputedStyle(document.querySelector('h1'));
            return [sheet.backgroundColor, page.fontFamily, head.fontFamily, head.textTransform, head.borderTopColor,
                document.querySelectorAll('footer a[href=\"https://example.org/imprint\"]').length]";
        let light = json!(["rgb(255, 255, 255)", "monospace", "serif", "uppercase", "rgb(0, 95, 115)", 1]);
        browser.open(&format!("{}/", server.origin)).await;
        browser.js("document.documentElement.dataset.theme = 'light'").await;
        assert_eq!(browser.js(seen).await, light, "{:?}", browser.engine);
        // The app takes a stylesheet of its own, and goes on to pages of other kinds.
        browser.until_running().await;
        assert_eq!(browser.js(seen).await, light, "{:?} with the app", browser.engine);
        for page in ["/insights/good/", "/figures/", "/compare/"] {
            browser.follow(page).await;
            let there = format!("return location.pathname === '{page}' && document.querySelector('.progress.on') === null");
            browser.until(page, &there).await;
            assert_eq!(browser.js(seen).await, light, "{:?} {page}", browser.engine);
        }
        browser.js("document.documentElement.dataset.theme = 'dark'").await;
        assert_eq!(browser.js("return getComputedStyle(document.documentElement).backgroundColor").await, json!("rgb(16, 20, 24)"));
        // Embeds look alike.
        browser.client.goto(&format!("{}/embed/insight/good/", server.origin)).await.unwrap();
        assert_eq!(browser.js("return getComputedStyle(document.body).fontFamily").await, json!("monospace"));
    }
}

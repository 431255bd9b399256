//! What a publication has: series, whose parts lead to each other, footnotes, and addresses that insights had before.

use super::common::Site;
use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::{Server, site};
use super::valid;
use serde_json::json;

/// A site with a series of two, the first of which has two footnotes and had another address.
fn published() -> (Site, Server) {
    let mut site_of = Site::new();
    site_of.options.url = Some("https://insights.example".into());
    let text = site_of.read("site.json");
    site_of.write(
        "site.json",
        text.replacen('{', r#"{ "series": { "s": { "title": "A series", "summary": "Two pieces." } },"#, 1),
    );
    let lines: Vec<String> = (0..40).map(|line| format!("\"Line {line}.\"")).collect();
    let body = format!(r#""First.[^one]", {}, "Last.[^two]""#, lines.join(","));
    site_of.insight_file(
        "a",
        &format!(
            r#""title": "Part A", "authors": [{{ "name": "Ada", "url": "https://example.org/ada" }}], "series": {{ "name": "s", "part": 1 }},
            "aliases": ["/old/a/"], "body": [{body}], "footnotes": {{ "one": "Of the first.", "two": "Of the last." }}"#
        ),
    );
    site_of.insight_file(
        "b",
        r#""title": "Part B", "series": { "name": "s", "part": 2 }, "canonical": "https://example.org/b/""#,
    );
    let root = site_of.publish_with_app(&site());
    (site_of, Server::of(root))
}

/// Waits until a page of this title is in view, which the app went to.
async fn at(browser: &Browser, path: &str, title: &str) {
    let there = format!(
        "return window.stays && location.pathname === {path:?} && document.querySelector('main h1')?.textContent === {title:?}"
    );
    browser.until(&format!("{title} is in view"), &there).await;
}

in_every_engine! {
    parts_lead_to_each_other_and_marks_to_notes(browser, _server) {
        let (_site, server) = published();
        browser.open(&format!("{}/insights/b/", server.origin)).await;
        let canonical = "return document.querySelector('link[rel=canonical]').href";
        browser.js("window.stays = true").await;
        browser.click(".byline a[href$='/series/s/']").await;
        at(&browser, "/series/s/", "A series").await;
        assert_eq!(browser.js(canonical).await, json!("https://insights.example/series/s/"));
        browser.click("section:nth-of-type(1) .card h3 a").await;
        at(&browser, "/insights/a/", "Part A").await;
        assert_eq!(browser.js(canonical).await, json!("https://insights.example/insights/a/"));
        for (click, hash) in [("#note-2-mark a", "#note-2"), ("#note-2 [role=doc-backlink]", "#note-2-mark"), ("#note-1-mark a", "#note-1")] {
            browser.click(click).await;
            let seen = "const { top } = document.querySelector(location.hash).getBoundingClientRect(); return top >= 0 && top < innerHeight";
            browser.until(&format!("{hash} is in view"), &format!("if (location.hash !== {hash:?}) return false; {seen}")).await;
        }
        browser.click("nav[aria-label=Series] .newer").await;
        at(&browser, "/insights/b/", "Part B").await;
        assert_eq!(browser.js(canonical).await, json!("https://example.org/b/"));
        browser.open(&format!("{}/old/a/", server.origin)).await;
        browser.until("the old address leads on", "return location.pathname === '/insights/a/'").await;
    }
}

#[test]
fn its_pages_are_valid() {
    let (site_of, _server) = published();
    valid::check(&site_of.folder.path().join("site"), 10);
}

#[test]
fn has_nothing_that_axe_finds() {
    with_browser(Engine::Chromium, |browser| async move {
        let (_site, server) = published();
        for page in ["/series/s/", "/insights/a/", "/insights/b/"] {
            browser.open(&format!("{}{page}", server.origin)).await;
            for theme in ["light", "dark"] {
                browser.wear(theme).await;
                assert_eq!(browser.violations().await, json!([]), "{page} in {theme}");
            }
        }
    });
}

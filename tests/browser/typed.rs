//! What is typed is found, whatever its letters are: a site of its own, with words that keyboards lack.

use super::common::Site;
use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::hand::CTRL_K;
use super::palette::{ask, group, open};
use super::server::{Server, site};
use serde_json::json;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The built app with other insights.
fn odd_words() -> PathBuf {
    static SITE: OnceLock<(Site, PathBuf)> = OnceLock::new();
    let (_, root) = SITE.get_or_init(|| {
        let mut trying = Site::new();
        trying.options.search = true;
        let long = "人工知能の費用は年々増えており、企業は新しい方法を探している。".repeat(300);
        let insights = [
            (
                "gases",
                "NO₂ in cities fell",
                "Over 40 km² of the ﬁnest Hauptstraße, at most {limit}.".to_owned(),
            ),
            ("score", "Past the baseline", "The score of Qwen-3.5, measured twice, is ahead.".to_owned()),
            ("other", "Another thing", "Version 3.5 of something else: \\1.75× as fast.".to_owned()),
            ("share", "A share", "It is \\75%, they say.".to_owned()),
            ("long", "人工知能の費用", long),
        ];
        for (slug, title, text) in insights {
            let figures = match slug {
                "gases" => {
                    json!({ "limit": { "label": "PM₂.₅ limit", "key": "cities/pm", "value": 40, "unit": "µg",
                    "as_of": "2026", "kind": "estimated" } })
                }
                _ => json!({}),
            };
            let body = json!([text]);
            trying.insight_file(
                slug,
                &format!(
                    "\"title\": {}, \"topics\": [\"air\"], \"body\": {body}, \"figures\": {figures}",
                    json!(title)
                ),
            );
        }
        let root = trying.publish_with_app(&site());
        (trying, root)
    });
    root.clone()
}

/// Searches for what an address asks, and waits for all of the answer.
async fn search(browser: &Browser, server: &Server, question: &str) -> Vec<String> {
    browser.open(&format!("{}/search/?q={question}", server.origin)).await;
    browser
        .until("it is answered", "const found = document.querySelector('.found'); return document.querySelector('.results').getAttribute('aria-busy') === 'false' && /insight|Nothing/.test(found.textContent)")
        .await;
    browser.texts(".hits h2").await
}

in_every_engine! {
    finds_words_that_keyboards_lack(browser, _server) {
        let server = Server::of(odd_words());
        for (question, title) in [
            ("no2", "NO₂ in cities fell"), ("KM2", "NO₂ in cities fell"), ("finest", "NO₂ in cities fell"), ("hauptstrasse", "NO₂ in cities fell"),
            ("ｎｏ２", "NO₂ in cities fell"), ("pm2.5", "NO₂ in cities fell"), ("qwen+3.5", "Past the baseline"), ("qwen3.5", "Past the baseline"),
            ("Qwen-3.5", "Past the baseline"), ("75%25", "A share"), ("知能", "人工知能の費用"),
        ] {
            assert_eq!(search(&browser, &server, question).await, [title], "{question}");
        }
        let marks = |browser: &Browser| { let client = browser.client.clone(); async move {
            client.execute("return [...document.querySelectorAll('.hits mark')].map((mark) => mark.textContent)", vec![]).await.unwrap()
        } };
        search(&browser, &server, "hauptstrasse").await;
        assert_eq!(marks(&browser).await, json!(["Hauptstraße"]));
        search(&browser, &server, "qwen+3.5").await;
        assert_eq!(marks(&browser).await, json!(["Qwen", "3.5"]));
        search(&browser, &server, "75%25").await;
        assert_eq!(marks(&browser).await, json!(["75"]));

        // A few lines, whatever the script.
        browser.client.set_window_size(400, 900).await.unwrap();
        search(&browser, &server, "人工知能").await;
        let excerpt = "const p = document.querySelector('.hits .card > p'); return [p.textContent.length, p.getBoundingClientRect().height, p.querySelectorAll('mark').length]";
        let said = browser.js(excerpt).await;
        let number = |at: usize| said[at].as_f64().unwrap();
        assert!(number(0) < 250.0 && number(1) < 350.0 && number(2) > 0.0, "{said}");

        // One slip of the finger, and it says so.
        for (typed, meant) in [("hauptstrase", "hauptstrasse"), ("qewn+3.5", ""), ("msaeured", ""), ("mesaured", "measured")] {
            let found = search(&browser, &server, typed).await;
            let said = browser.text(".found").await;
            match meant {
                "" => assert!(found.is_empty() && said.contains("Nothing found"), "{typed}: {said}"),
                meant => assert!(found.len() == 1 && said.contains(&format!("Showing results for “{meant}”")), "{typed}: {said}"),
            }
        }
    }

    the_palette_finds_them_too(browser, _server) {
        let server = Server::of(odd_words());
        browser.open(&format!("{}/", server.origin)).await;
        open(&browser, CTRL_K).await;
        for (typed, title) in [("no2", "NO₂ in cities fell"), ("hauptstrasse", "NO₂ in cities fell"), ("qwen 3.5", "Past the baseline"), ("能の費", "人工知能の費用")] {
            ask(&browser, typed).await;
            let insights = group(&browser, "Insights").await;
            assert!(insights.len() == 1 && insights[0].contains(title), "{typed}: {insights:?}");
        }
        for typed in ["pm2.5", "PM 2.5", "pm₂.₅"] {
            ask(&browser, typed).await;
            let figures = group(&browser, "Figures").await;
            assert!(figures.len() == 1 && figures[0].contains("PM₂.₅ limit"), "{typed}: {figures:?}");
        }
        ask(&browser, "cites limit").await;
        browser.until_text(".palette [role=status]", "Showing results for “cities limit”").await;
        assert_eq!(group(&browser, "Insights").await.len(), 1);
    }
}

//! Amounts among words that are written from the right: in one piece, in every engine.

use super::common::Site;
use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::{Server, site};
use serde_json::{Value, json};

/// A site with an insight in Arabic that has an amount in each place there is.
fn from_the_right() -> (Site, Server) {
    let mut site_of = Site::new();
    site_of.options.search = true;
    let figure = |value: Value, unit: &str| json!({ "label": "التكلفة", "value": value, "unit": unit, "as_of": "2026-03", "kind": "reported", "source": "s" });
    let insight = json!({
        "title": "تقرير عن التكلفة (2025)", "language": "ar", "published": "2026-03-07T21:00:00Z", "signal": "watch",
        "impact": "low", "topics": ["testing"], "summary": "ارتفعت التكلفة إلى {cost} أي {change} كما قالت Acme.",
        "tldr": ["بلغت التكلفة {cost} في عام واحد."], "takeaways": ["من {range} إلى {cost}."],
        "body": ["دفعت Acme مبلغ {cost} في عام (2025)، ثم {change}.", { "type": "cards", "title": "التكلفة", "figures": ["cost", "change"] },
            { "type": "table", "table": "t" }, { "type": "chart", "mark": "bar", "table": "t", "x": "n", "y": "v", "alt": "تكلفة." }],
        "tables": { "t": { "caption": "التكلفة", "columns": [{ "id": "n", "title": "الاسم" }, { "id": "v", "title": "المبلغ", "unit": "USD" },
            { "id": "c", "title": "التغير", "unit": "%" }],
            "rows": [{ "n": "الأول", "v": 41e9, "c": -2.5 }, { "n": "الثاني", "v": { "figure": "cost" }, "c": 3 }] } },
        "figures": { "cost": figure(json!(41e9), "USD"), "change": figure(json!(-12.5), "%"),
            "range": figure(json!({ "from": 4, "to": 20 }), "×") },
        "sources": { "s": { "title": "التقرير", "publisher": "معهد" } }
    });
    site_of.write("insights/a.json", insight.to_string().as_bytes());
    let root = site_of.publish_with_app(&site());
    (site_of, Server::of(root))
}

/// Amounts whose characters do not stand from left to right in the order they are written.
const TORN: &str = "const amounts = ['$41B', '−12.5%', '−2.5%', '4–20×'];
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const torn = []; let seen = 0;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) for (const amount of amounts) {
        const at = node.data.indexOf(amount);
        if (at < 0 || !node.parentElement.checkVisibility()) continue;
        const lefts = [...amount].map((_, place) => {
            const range = document.createRange();
            range.setStart(node, at + place);
            range.setEnd(node, at + place + 1);
            const { left, top } = range.getBoundingClientRect();
            return [left, top];
        });
        seen += 1;
        // Where a line ends within it, the rest stands on the next.
        if (lefts.some(([left, top], place) => place > 0 && top === lefts[place - 1][1] && left < lefts[place - 1][0])) torn.push(`${amount} in ${node.parentElement.outerHTML.slice(0, 80)}`);
    }
    return seen > 0 ? torn : ['no amount is there']";

in_every_engine! {
    amounts_stay_in_one_piece(browser, _server) {
        let (_site, server) = from_the_right();
        for page in ["/insights/a/", "/", "/search/?q=Acme", "/topics/testing/"] {
            browser.open(&format!("{}{page}", server.origin)).await;
            browser.until("amounts are there", "return document.querySelector('main').innerText.includes('$41B')").await;
            assert_eq!(browser.js(TORN).await, json!([]), "{:?} {page}", browser.engine);
        }
        browser.open(&format!("{}/insights/a/", server.origin)).await;
        let style = "const style = getComputedStyle(document.querySelector('article .lead')); return style.direction";
        assert_eq!(browser.js(style).await, json!("rtl"));
        let lang = "const one = document.querySelector('article.insight'); return [one.lang, one.dir]";
        assert_eq!(browser.js(lang).await, json!(["ar", "rtl"]));
    }
}

//! What pages of others show: whole without a script, worded as everywhere, true as the figures change, and never missing.

use crate::common::{Site, part};
use sightline::publish::Keeping;

/// The text of an embed's page.
fn page(site: &Site, path: &str) -> String {
    let file = if path.ends_with('/') { "index.html" } else { "" };
    let file = site.out().join(format!("embed/{path}{file}"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Its words, without markup.
fn words(page: &str) -> String {
    let body = part(page, "<body>", "</body>").unwrap();
    let mut text = String::new();
    let mut tag = false;
    for c in body.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
        if c == '>' && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.replace("&#39;", "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A figure that is followed: its value for each date, the oldest first, each stated by an insight of its own.
fn followed(values: &[(&str, &str)]) -> Site {
    let site = Site::new();
    for (place, (date, value)) in values.iter().enumerate() {
        state(&site, &format!("n{place}"), date, value);
    }
    site
}

fn state(site: &Site, slug: &str, date: &str, value: &str) {
    site.insight_file(
        slug,
        &format!(
            r#""published": "{date}T06:00:00Z", "body": ["It cost {{cost}}."], "figures": {{ "cost": {{ "label": "Cost", "value": {value}, "unit": "USD",
            "as_of": "{date}", "kind": "reported", "source": "paper", "key": "thing/cost" }} }},
            "sources": {{ "paper": {{ "title": "A paper", "publisher": "A press", "url": "https://example.org/" }} }}"#
        ),
    );
}

#[test]
fn each_exhibit_has_a_page_that_is_whole_without_a_script() {
    let mut site = Site::of("tests/fixtures/sample");
    site.at("2026-03-09T22:00:00Z");
    let published = site.published();
    let embeds: Vec<&String> = published
        .0
        .keys()
        .filter(|path| path.starts_with("embed/") && path.ends_with("index.html"))
        .collect();
    for kind in ["figure", "cards", "table", "chart", "insight"] {
        assert!(embeds.iter().any(|path| path.starts_with(&format!("embed/{kind}/"))), "{kind}: {embeds:?}");
    }
    for path in embeds.iter().filter(|path| **path != "embed/index.html") {
        let text = published.text(path);
        // One script, which says how tall the page is; no app, no data, nobody else's address but links.
        assert_eq!(text.matches("<script").count(), 1, "{path}");
        assert!(text.contains("src=\"/embed.js\" defer") && !text.contains("page-data"), "{path}");
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        // What could be pressed does nothing here.
        assert!(!text.contains("popover"), "{path}");
        assert!(text.contains("<footer>") && text.contains("target=\"_blank\""), "{path}");
    }
    // They are nowhere to be found but where they are asked for.
    assert!(!published.0.iter().any(|(path, text)| {
        path.starts_with("sitemap") && String::from_utf8_lossy(text).contains("/embed/")
    }));
}

#[test]
fn a_block_is_embedded_with_the_words_of_its_insight() {
    let mut site = Site::of("tests/fixtures/sample");
    site.at("2026-03-09T22:00:00Z");
    let published = site.published();
    let insight = published.text("insights/every-block/index.html");
    let cells = |text: &str| -> Vec<String> {
        let body = part(text, "<tbody", "</tbody>").unwrap();
        body.split("</tr>").map(|row| words(&format!("<body>{row}</body>")).replace("About ", "")).collect()
    };
    let table = published.0.keys().find(|path| path.starts_with("embed/table/every-block/")).unwrap();
    assert_eq!(cells(published.text(table)), cells(insight));
    // Each is found in its insight by its own fragment.
    for (path, text) in
        published.pages().filter(|(path, _)| path.starts_with("embed/") && path.contains("every-block"))
    {
        let back = part(text, "<footer>", "</footer>").unwrap();
        if let Some((_, fragment)) = part(back, "href=\"", "\"").unwrap().split_once('#') {
            assert!(insight.contains(&format!("id=\"{fragment}\"")), "{path}: {fragment}");
        }
    }
}

#[test]
fn live_follows_the_figure_and_frozen_keeps_its_date() {
    let mut site = followed(&[("2026-03-03", "40e9"), ("2026-05-01", "50e9")]);
    site.at("2026-06-01T00:00:00Z");
    site.publish();
    let live = words(&page(&site, "figure/thing/cost/"));
    assert!(
        live.contains("$50B") && live.contains("As of May 1, 2026. Reported. Source: A press , A paper"),
        "{live}"
    );
    let frozen = words(&page(&site, "figure/thing/cost/2026-03-03.html"));
    assert!(
        frozen.starts_with("$40B") && frozen.contains("There is a newer value: $50B as of May 1, 2026."),
        "{frozen}"
    );
    let newest = words(&page(&site, "figure/thing/cost/2026-05-01.html"));
    assert!(newest.starts_with("$50B") && !newest.contains("newer"), "{newest}");
    // A figure's place in its insight is where the way back leads.
    assert!(page(&site, "figure/thing/cost/").contains("href=\"/insights/n1/#figure-1\""));

    state(&site, "n2", "2026-05-20", "55e9");
    site.publish();
    assert!(words(&page(&site, "figure/thing/cost/")).starts_with("$55B"));
    assert!(
        words(&page(&site, "figure/thing/cost/2026-05-01.html")).contains("There is a newer value: $55B")
    );
}

#[test]
fn a_correction_reaches_both_and_says_what_was_said_before() {
    let mut site = followed(&[("2026-03-03", "40e9")]);
    site.options.ledger = Keeping::Write;
    site.at("2026-03-04T00:00:00Z");
    site.publish();
    site.edit("insights/n0.json", "40e9", "45e9");
    site.edit(
        "insights/n0.json",
        "\"figures\": {",
        r#""corrections": [ { "date": "2026-03-05", "figure": "cost", "was": "$40B", "why": "A slip." } ], "figures": {"#,
    );
    site.at("2026-03-06T00:00:00Z");
    site.publish();
    for path in ["figure/thing/cost/", "figure/thing/cost/2026-03-03.html"] {
        let text = words(&page(&site, path));
        assert!(
            text.starts_with("$45B") && text.contains("Corrected Mar 5, 2026: it said $40B."),
            "{path}: {text}"
        );
    }
}

#[test]
fn what_is_withdrawn_says_so_with_the_last_that_was_known() {
    let mut site = followed(&[("2026-03-03", "40e9"), ("2026-05-01", "50e9")]);
    site.options.ledger = Keeping::Write;
    site.at("2026-06-01T00:00:00Z");
    site.publish();
    // One of two: its date keeps an address.
    site.remove("insights/n0.json");
    site.at("2026-06-02T00:00:00Z");
    site.publish();
    let one = words(&page(&site, "figure/thing/cost/2026-03-03.html"));
    assert!(one.starts_with("$40B") && one.contains("Withdrawn: this value is no longer published"), "{one}");
    assert!(words(&page(&site, "figure/thing/cost/")).starts_with("$50B"));
    // The last of them.
    site.remove("insights/n1.json");
    site.insight_file("other", r#""body": ["Words."]"#);
    site.at("2026-06-03T00:00:00Z");
    site.publish();
    for path in ["figure/thing/cost/", "figure/thing/cost/2026-05-01.html"] {
        let text = words(&page(&site, path));
        assert!(
            text.starts_with("$50B") && text.contains("Withdrawn") && text.contains("As of May 1, 2026"),
            "{path}: {text}"
        );
    }
    assert!(words(&page(&site, "figure/thing/cost/2026-03-03.html")).starts_with("$40B"));
}

#[test]
fn what_nobody_changed_is_not_written_again() {
    let mut site = followed(&[("2026-03-03", "40e9"), ("2026-05-01", "50e9")]);
    site.at("2026-06-01T00:00:00Z");
    site.publish();
    let when = |site: &Site| {
        std::fs::metadata(site.out().join("embed/figure/thing/cost/index.html")).unwrap().modified().unwrap()
    };
    let before = when(&site);
    site.insight_file("other", r#""body": ["Words."]"#);
    std::thread::sleep(std::time::Duration::from_millis(20));
    site.publish();
    assert_eq!(when(&site), before);
    state(&site, "n2", "2026-05-20", "55e9");
    site.publish();
    assert_ne!(when(&site), before);
}

#[test]
fn editors_are_told_how_to_embed_by_oembed() {
    let mut site = followed(&[("2026-03-03", "40e9")]);
    site.options.url = Some("https://example.com".to_owned());
    site.at("2026-06-01T00:00:00Z");
    let published = site.published();
    let text = published.text("embed/figure/thing/cost/index.html");
    let address = "https://example.com/embed/figure/thing/cost/oembed.json";
    assert!(text.contains(&format!("type=\"application/json+oembed\" href=\"{address}\"")));
    assert!(text.contains("<link rel=\"canonical\" href=\"https://example.com/insights/n0/\">"));
    let answer = published.json("embed/figure/thing/cost/oembed.json");
    assert_eq!((answer["version"].as_str(), answer["type"].as_str()), (Some("1.0"), Some("rich")));
    assert!(answer["width"].is_u64() && answer["height"].is_u64());
    let html = answer["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe src=\"https://example.com/embed/figure/thing/cost/\""), "{html}");
    // A page that can be embedded says so itself.
    for (page, of) in
        [("insights/n0/index.html", "insight/n0"), ("figures/thing/cost/index.html", "figure/thing/cost")]
    {
        let link = format!("href=\"https://example.com/embed/{of}/oembed.json\"");
        assert!(published.text(page).contains(&link), "{page}");
    }
}

#[test]
fn figures_and_charts_are_shown_by_pictures_of_their_own_where_they_are_linked_to() {
    let picture = |site: &Site, path: &str| {
        let text = page(site, path);
        let address = part(&text, "property=\"og:image\" content=\"https://example.com/", "\"")?;
        let png = std::fs::read(site.out().join(address)).unwrap();
        assert!(png.starts_with(b"\x89PNG"), "{address}");
        Some((
            address.to_owned(),
            part(&text, "property=\"og:image:alt\" content=\"", "\"").unwrap().to_owned(),
        ))
    };
    let mut site = followed(&[("2026-03-03", "40e9"), ("2026-05-01", "50e9")]);
    (site.options.pictures, site.options.url) = (true, Some("https://example.com".to_owned()));
    site.options.ledger = Keeping::Write;
    site.at("2026-06-01T00:00:00Z");
    site.publish();
    let live = picture(&site, "figure/thing/cost/").unwrap();
    assert!(live.0.starts_with("share/thing-cost-"), "{live:?}");
    assert!(live.1.ends_with("Cost: $50B, as of May 1, 2026"), "{live:?}");
    assert_eq!(
        picture(&site, "figure/thing/cost/2026-05-01.html").unwrap(),
        live,
        "of one value there is one"
    );
    let older = picture(&site, "figure/thing/cost/2026-03-03.html").unwrap();
    assert!(older.0 != live.0 && older.1.contains("$40B"), "{older:?}");
    // A value that no longer holds is shown with words that say so, and by no picture.
    site.remove("insights/n0.json");
    site.at("2026-06-02T00:00:00Z");
    site.publish();
    assert_eq!(picture(&site, "figure/thing/cost/2026-03-03.html"), None);
    assert!(!site.out().join(older.0).exists());

    let mut site = Site::of("tests/fixtures/sample");
    (site.options.pictures, site.options.url) = (true, Some("https://example.com".to_owned()));
    site.at("2026-03-09T22:00:00Z");
    site.publish();
    let insight = picture(&site, "insight/every-block/").unwrap();
    let first = picture(&site, "chart/every-block/1/").unwrap();
    assert!(first.0.starts_with("share/every-block-1-") && first != insight, "{first:?}");
    assert_eq!(picture(&site, "table/every-block/clouds/").unwrap(), insight);
}

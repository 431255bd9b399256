//! Figures that cannot disagree: one source, every rendering; and what is said where two insights differ.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use leptos::prelude::*;
use sightline::model::{Insight, Links, Stamp};
use sightline::publish::{Options, Output, Report, Shell, check, publish};
use sightline::views::{Clock, insight_view};
use std::fs;
use std::path::Path;

const SHELL: &str = r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="/a.js /a.wasm"></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#;

fn options(data: &Path) -> Options {
    Options { data: data.to_owned(), now: Stamp::parse("2026-11-23T22:00:00Z").unwrap(), drafts: false }
}

/// A data folder of insights, each with a cost: slug, key, value, unit, as of.
fn folder(insights: &[(&str, &str, &str, &str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("insights")).unwrap();
    fs::copy("tests/fixtures/base/site.json", dir.path().join("site.json")).unwrap();
    for (slug, key, value, unit, as_of) in insights {
        let text = format!(
            r#"{{ "title": "On {slug}", "summary": "It cost {{cost}}.", "published": "2026-03-07T21:00:00Z",
            "signal": "watch", "impact": "low", "topics": ["testing"], "tldr": ["It cost {{cost}}."],
            "takeaways": ["Some {{cost}}."], "body": ["In all {{cost}}.", {{ "type": "cards", "title": "Cost", "figures": ["cost"] }},
            {{ "type": "table", "table": "t" }}, {{ "type": "chart", "mark": "bar", "table": "t", "x": "n", "y": "v", "alt": "A." }}],
            "figures": {{ "cost": {{ "label": "Cost", "key": "{key}", "value": {value}, "unit": "{unit}", "as_of": "{as_of}",
              "kind": "reported", "source": "s", "class": "funding" }} }},
            "tables": {{ "t": {{ "caption": "T", "columns": [{{ "id": "n", "title": "N" }}, {{ "id": "v", "title": "V", "unit": "{unit}" }}],
              "rows": [{{ "n": "a", "v": {{ "figure": "cost" }} }}, {{ "n": "b", "v": 1 }}] }} }},
            "sources": {{ "s": {{ "title": "S", "publisher": "P" }} }} }}"#
        );
        fs::write(dir.path().join(format!("insights/{slug}.json")), text).unwrap();
    }
    dir
}

fn checked(insights: &[(&str, &str, &str, &str, &str)]) -> Report {
    check(&options(folder(insights).path())).unwrap()
}

fn insight(report: &Report, slug: &str) -> Insight {
    report.edition.insights().find(|insight| insight.card.slug == slug).unwrap().clone()
}

fn html(insight: &Insight, now: Option<Stamp>) -> String {
    Owner::new().with(|| {
        provide_context(Links::new("/"));
        provide_context(Clock(Signal::stored(now)));
        insight_view(insight, "").to_html()
    })
}

/// Everything a folder publishes but the manuscripts themselves, as one text a file.
fn published(value: &str) -> Vec<(String, String)> {
    let dir = folder(&[("one", "thing/cost", value, "USD", "2026-03-07")]);
    let out = tempfile::tempdir().unwrap();
    let target = out.path().join("dist");
    let options = options(dir.path());
    let report = check(&options).unwrap();
    assert_eq!(report.errors(), 0, "{:?}", report.faults.iter().map(ToString::to_string).collect::<Vec<_>>());
    let shell = Shell::new(SHELL.into(), None).unwrap();
    publish(&report, &options, Some(&shell), Output::aside(&target, |_| false).unwrap()).unwrap();
    let files =
        walkdir::WalkDir::new(&target).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let texts = files.map(|entry| {
        let name = entry.path().strip_prefix(&target).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(entry.path()).unwrap())
    });
    texts.filter(|(name, _)| !name.starts_with("data/")).collect()
}

#[test]
fn one_value_changed_changes_every_rendering() {
    let count = |files: &[(String, String)], words: &str| -> usize {
        files.iter().map(|(_, text)| text.matches(words).count()).sum()
    };
    let (before, after) = (published("50e9"), published("61e9"));
    for words in ["$50B", "50,000,000,000", "50000000000"] {
        assert!(count(&before, words) > 0, "{words}");
        assert_eq!(count(&after, words), 0, "{words} is still there");
    }
    assert_eq!(count(&before, "$50B"), count(&after, "$61B"));
    assert!(count(&after, "$61B") >= 10, "prose, summary, cards, cells, charts, panel, feed");
}

#[test]
fn an_insight_says_that_its_figure_has_moved() {
    let report = checked(&[
        ("old", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("new", "thing/cost", "50e9", "USD", "2026-05-01"),
        ("same", "other/cost", "1e9", "USD", "2026-03-03"),
        ("later", "other/cost", "1e9", "USD", "2026-05-03"),
    ]);
    assert_eq!(report.faults.len(), 0);
    let moved =
        |slug: &str| insight(&report, slug).figures[0].moved.clone().map(|latest| (latest.slug, latest.text));
    assert_eq!(moved("old"), Some(("new".into(), "$50B".into())));
    assert_eq!(moved("new"), None, "it says the latest itself");
    assert_eq!(moved("same"), None, "what stayed as it was has not moved");
    let page = html(&insight(&report, "old"), None);
    assert!(page.contains("figure questioned"));
    let said = page.split("class=\"since\"").nth(1).unwrap();
    for words in ["was ", "$40B", " on Mar 3, 2026; now $50B (May 1, 2026)", "/insights/new/"] {
        assert!(said.contains(words), "no “{words}”");
    }
    assert!(!html(&insight(&report, "new"), None).contains("class=\"since\""));
}

#[test]
fn a_contradiction_is_found_and_marked_on_both() {
    let report = checked(&[
        ("one", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("two", "thing/cost", "50e9", "USD", "2026-03-03"),
        ("apart", "thing/cost/by-order", "60e9", "USD", "2026-03-03"),
    ]);
    let found: Vec<String> =
        report.faults.iter().map(|fault| format!("{} {}", fault.rule, fault.message)).collect();
    assert_eq!(
        found,
        [
            "contradiction this says $40B, [[two]] says $50B, both as of Mar 3, 2026",
            "contradiction this says $50B, [[one]] says $40B, both as of Mar 3, 2026",
        ]
    );
    assert_eq!(report.errors(), 0, "readers are told; nothing is held up");
    for (slug, other) in [("one", "$50B"), ("two", "$40B")] {
        let page = html(&insight(&report, slug), None);
        assert!(
            page.contains("figure questioned") && page.contains(&format!(" here, but {other} (Mar 3, 2026)")),
            "{slug}"
        );
    }
    assert!(
        !html(&insight(&report, "apart"), None).contains("questioned"),
        "different conditions never merge"
    );
}

#[test]
fn one_key_has_one_unit() {
    let report = checked(&[
        ("one", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("two", "thing/cost", "50", "%", "2026-05-03"),
    ]);
    assert_eq!(report.errors(), 2);
    assert!(report.faults.iter().all(|fault| fault.rule == "key-unit"));
}

#[test]
fn a_figure_is_past_its_shelf_life_to_the_second() {
    // The base site gives funding 365 days; a figure of a day holds from that day's end.
    let report = checked(&[("one", "thing/cost", "40e9", "USD", "2026-03-07")]);
    let one = insight(&report, "one");
    let moment = Stamp::parse("2027-03-08T00:00:00Z").unwrap();
    assert_eq!(one.figures[0].stale_from, Some(moment));
    let marks = |now| html(&one, now).matches("figure stale").count();
    assert_eq!(marks(Some(Stamp(moment.0 - 1))), 0);
    assert!(marks(Some(moment)) > 3);
    assert_eq!(marks(None), 0, "without a clock nothing is said to be past");
    assert!(html(&one, Some(moment)).contains("One figure, $40B of Mar 7, 2026, is past the time"));
}

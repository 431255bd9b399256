//! What programs of others read of a site: whole, as published from a sample with every block there is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use sightline::model::{Links, Page, Route, Stamp};
use sightline::publish::feeds::{Entry, Feed, atom, held, json_feed};
use sightline::publish::seo::{
    Head, Limit, Place, meta, places, robots, sitemaps, structured_history, structured_insight,
};
use sightline::publish::site::{Address, Identity, Picture};
use sightline::publish::{self, Edition, Keeping, Options};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

fn checked(data: &Path, now: &str) -> Edition {
    let now = Stamp::parse(now).unwrap();
    let options = Options {
        data: data.to_owned(),
        now,
        drafts: true,
        ledger: Keeping::Leave,
        url: None,
        pictures: false,
        search: false,
    };
    let report = publish::check(&options).unwrap();
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(report.errors(), 0, "{faults:?}");
    report.edition
}

fn sample(now: &str) -> Edition {
    checked(Path::new("tests/fixtures/sample"), now)
}

fn edition() -> Edition {
    sample("2026-03-09T22:00:00Z")
}

fn address() -> Address {
    Address::new("https://example.org", Links::new("/a/b/")).unwrap()
}

fn identity() -> Identity {
    Identity::new("tag:example.org,2026:sample").unwrap()
}

fn entries(edition: &Edition) -> Vec<Entry> {
    held(edition.cards()).iter().map(|slug| Entry::of(&edition.insight(slug).unwrap(), &address())).collect()
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("fixtures/outside");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// JSON a field a line.
fn lines(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn feeds() {
    let edition = edition();
    let (site, entries) = (&edition.site, entries(&edition));
    snapshot("atom", &atom(site, (&address(), &identity()), &Feed::all(site), &entries));
    let topic = Feed::of_page(site, &Route::Topic("aws".into()));
    let of_topic = entries.iter().filter(|entry| topic.takes(&entry.card));
    snapshot("json-feed", &lines(&json_feed(site, (&address(), &identity()), &topic, of_topic)));
}

#[test]
fn sitemap_and_robots() {
    let files = sitemaps(&address(), places(&edition()), Limit::PROTOCOL);
    let shown = files.iter().map(|(path, text)| format!("== {path}\n{text}"));
    snapshot("sitemap", &(shown.collect::<String>() + "== robots.txt\n" + &robots(&address())));
}

#[test]
fn structured_data_and_head() {
    let edition = edition();
    let site = &edition.site;
    let insight = edition.insight("every-block").unwrap();
    let path = "share/every-block-0123456789abcdef.png".to_owned();
    let picture = Picture { path, width: 1200, height: 630, alt: "What it \"shows\"".into() };
    let article = structured_insight(site, &address(), &insight, Some(&picture));
    let history = structured_history(site, &address(), &edition.history("thing/cost"));
    snapshot("structured", &format!("{}\n{}", lines(&article), lines(&history)));
    let route = Route::Insight("every-block".into());
    let (title, description) = (&insight.card.title, &insight.card.summary);
    let head = Head {
        route: &route,
        query: "",
        title,
        description,
        insight: Some(&insight),
        picture: Some(&picture),
    };
    snapshot("head", &meta(site, &address(), &head).replace("><", ">\n<"));
}

#[test]
fn publishing_again_is_no_news() {
    let (one, later) = (edition(), sample("2026-08-01T00:00:00Z"));
    let feed = |edition: &Edition| {
        atom(&edition.site, (&address(), &identity()), &Feed::all(&edition.site), &entries(edition))
    };
    assert_ne!(one.now.built, later.now.built);
    assert_eq!(feed(&one), feed(&later));
    assert_eq!(places(&one), places(&later));
}

#[test]
fn every_fragment_a_feed_names_is_on_the_page() {
    let edition = edition();
    let insight = edition.insight("every-block").unwrap();
    let content = Entry::of(&insight, &address()).content_html;
    let route = Route::Insight("every-block".into());
    let page = publish::render(
        &edition.site,
        &edition.now,
        &route,
        &Page::Insight(Box::new(insight)).into(),
        address().links(),
    );
    let own = format!("{}#", address().to(&route));
    let fragments: HashSet<&str> =
        content.split(&own).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(fragments.len() > 2);
    for fragment in fragments {
        assert!(page.contains(&format!("id=\"{fragment}\"")), "{fragment}");
    }
}

#[test]
fn a_sitemap_names_each_page_once() {
    let edition = edition();
    let all: Vec<Route> = places(&edition).into_iter().map(|Place { route, .. }| route).collect();
    let distinct: HashSet<&Route> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    for route in &all {
        assert_eq!(Route::parse(&address().links().to(route), address().links()), *route);
    }
    let insights = all.iter().filter(|route| matches!(route, Route::Insight(_))).count();
    assert_eq!(insights, edition.cards().len());
}

#[test]
fn drafts_never_leave() {
    let data = tempfile::tempdir().unwrap();
    for path in ["site.json", "images/dot.svg", "insights/every-block.json", "insights/other.json"] {
        let to = data.path().join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let text = fs::read_to_string(Path::new("tests/fixtures/sample").join(path)).unwrap();
        // The one draft states a key of its own.
        let text = match path {
            "insights/other.json" => text
                .replacen('{', "{ \"draft\": true,", 1)
                .replace("thing/cost", "thing/secret")
                .replace("\"testing\"", "\"testing\", \"secret\""),
            _ => text,
        };
        fs::write(to, text).unwrap();
    }
    let edition = checked(data.path(), "2026-03-09T22:00:00Z");
    let shown = |edition: &Edition| edition.cards().iter().filter(|card| card.draft).count();
    assert_eq!(shown(&edition), 1, "the draft is shown where drafts are");
    let (site, one) = (&edition.site, Entry::of(&edition.insight("other").unwrap(), &address()));
    assert!(!held(edition.cards()).contains("other"));
    assert!(!atom(site, (&address(), &identity()), &Feed::all(site), [&one]).contains("<entry"));
    assert!(json_feed(site, (&address(), &identity()), &Feed::all(site), [&one]).contains("\"items\":[]"));
    let routes: Vec<String> = places(&edition).into_iter().map(|place| place.route.to_string()).collect();
    assert!(routes.iter().any(|route| route == "insights/every-block/"));
    assert!(!routes.iter().any(|route| route.contains("other") || route.contains("secret")), "{routes:?}");
}

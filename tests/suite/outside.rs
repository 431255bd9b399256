//! What programs of others read of a site: whole, as published from a sample with every block there is.

use crate::common::{self, Site};
use sightline::model::{Links, Page, Route};
use sightline::publish::feeds::{Entry, Feed, atom, held, json_feed};
use sightline::publish::seo::{
    DatedPage, Head, Limit, dated_pages, meta, robots, sitemaps, structured_history, structured_insight,
};
use sightline::publish::site::{Address, Identity, Picture};
use sightline::publish::{self, Edition};
use std::collections::HashSet;

const SAMPLE: &str = "tests/fixtures/sample";
const BEFORE: &str = "2026-03-09T22:00:00Z";

/// The sample, in which drafts are shown.
fn sample(now: &str) -> Edition {
    let mut site = Site::in_place(SAMPLE);
    site.options.drafts = true;
    site.at(now);
    site.edition()
}

fn edition() -> Edition {
    sample(BEFORE)
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
    common::snapshot("outside", name, text);
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
    let files = sitemaps(&address(), dated_pages(&edition()), Limit::PROTOCOL);
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
    assert_eq!(dated_pages(&one), dated_pages(&later));
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
    let all: Vec<Route> = dated_pages(&edition).into_iter().map(|DatedPage { route, .. }| route).collect();
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
    let mut site = Site::of(SAMPLE);
    site.options.drafts = true;
    site.at(BEFORE);
    // The one draft states a key of its own.
    site.edit("insights/other.json", "thing/cost", "thing/secret");
    site.edit("insights/other.json", "\"testing\"", "\"testing\", \"secret\"");
    let text = site.read("insights/other.json");
    site.write("insights/other.json", text.replacen('{', "{ \"draft\": true,", 1));
    let edition = site.edition();
    let shown = |edition: &Edition| edition.cards().iter().filter(|card| card.draft).count();
    assert_eq!(shown(&edition), 1, "the draft is shown where drafts are");
    let (site, one) = (&edition.site, Entry::of(&edition.insight("other").unwrap(), &address()));
    assert!(!held(edition.cards()).contains("other"));
    assert!(!atom(site, (&address(), &identity()), &Feed::all(site), [&one]).contains("<entry"));
    assert!(json_feed(site, (&address(), &identity()), &Feed::all(site), [&one]).contains("\"items\":[]"));
    let routes: Vec<String> = dated_pages(&edition).into_iter().map(|page| page.route.to_string()).collect();
    assert!(routes.iter().any(|route| route == "insights/every-block/"));
    assert!(!routes.iter().any(|route| route.contains("other") || route.contains("secret")), "{routes:?}");
}

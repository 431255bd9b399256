//! Each view as HTML, rendered natively from a sample with every block there is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use leptos::prelude::*;
use sightline::model::{Card, FeedQuery, Links, Page, Route, Site, Stamp};
use sightline::publish::{self, Edition, Keeping, Options};
use sightline::views::{Failure, FeedState, Html, failed, feed_head, feed_view, not_found};
use std::path::Path;

fn sample() -> Edition {
    let now = Stamp::parse("2026-03-09T22:00:00Z").unwrap();
    let report = publish::check(&Options {
        data: "tests/fixtures/sample".into(),
        now,
        drafts: false,
        ledger: Keeping::Leave,
        url: None,
        pictures: false,
        search: false,
    })
    .unwrap();
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(report.errors(), 0, "{faults:?}");
    report.edition
}

fn snapshot(name: &str, html: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("fixtures/views");
    settings.bind(|| insta::assert_snapshot!(name, html.replace("><", ">\n<")));
}

fn links() -> Links {
    Links::new("/a/b/")
}

fn alone(view: impl FnOnce() -> Html) -> String {
    Owner::new().with(|| {
        provide_context(links());
        view().to_html()
    })
}

#[test]
fn an_insight_with_every_block() {
    let edition = sample();
    let insight = edition.insight("every-block").unwrap();
    let route = Route::Insight(insight.card.slug.clone());
    snapshot(
        "insight",
        &publish::render(&edition.site, &route, &Page::Insight(Box::new(insight)).into(), &links()),
    );
}

#[test]
fn a_feed_and_a_topic() {
    let edition = sample();
    let (_, file) = edition.feed(None).remove(0);
    snapshot("feed", &publish::render(&edition.site, &Route::Feed, &Page::Feed(file).into(), &links()));
    let topic = edition.site.topics.iter().find(|entry| entry.topic.slug == "aws").unwrap().topic.clone();
    let (_, file) = edition.feed(Some(&topic.slug)).remove(0);
    let route = Route::Topic(topic.slug);
    snapshot("topic", &publish::render(&edition.site, &route, &Page::Feed(file).into(), &links()));
    snapshot("topics", &publish::render(&edition.site, &Route::Topics, &Page::Topics.into(), &links()));
}

#[test]
fn pages_without_content() {
    snapshot("not-found", &alone(|| not_found(Some("/a/b/<nothing>"))));
    let failures = [Failure::Network, Failure::Status(503), Failure::Broken, Failure::TooLarge];
    let pages: Vec<String> = failures.iter().map(|failure| alone(|| failed(failure))).collect();
    snapshot("failed", &pages.join("\n\n"));
}

fn feed(site: &Site, query: &str, cards: Vec<Card>, change: impl FnOnce(&mut FeedState)) -> String {
    let query = FeedQuery::parse(query);
    let mut state = FeedState { query, cards, count: 165, more: false, loading: false, failure: None };
    change(&mut state);
    let html = alone(|| feed_view(site, &Route::Feed, Signal::stored(state), feed_head(None)));
    // What stands above the results is the same for all.
    html.split_once("<div class=\"results\"").or_else(|| html.split_once("aria-busy")).unwrap().1.to_owned()
}

#[test]
fn the_states_of_a_feed() {
    let site = sample().site;
    let one = sample().feed(None).remove(0).1.cards[..1].to_vec();
    let states = [
        ("middle page", feed(&site, "page=4", one.clone(), |_| ())),
        ("oldest first", feed(&site, "sort=oldest", one.clone(), |_| ())),
        ("no such page", feed(&site, "page=99", vec![], |_| ())),
        ("nothing matches", feed(&site, "q=zebra", vec![], |_| ())),
        ("nothing matches so far", feed(&site, "q=zebra", vec![], |state| state.more = true)),
        ("looking", feed(&site, "q=zebra", vec![], |state| state.loading = true)),
        ("some, with more", feed(&site, "q=block&signal=loud", one, |state| state.more = true)),
        ("failed", feed(&site, "q=block", vec![], |state| state.failure = Some(Failure::Network))),
        ("empty", feed(&site, "", vec![], |state| state.count = 0)),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("feed-states", &text.join("\n\n"));
}

#[test]
fn every_link_of_a_page_stands_below_the_base() {
    let edition = sample();
    let insights = edition.cards().iter().map(|card| {
        let insight = edition.insight(&card.slug).unwrap();
        (Route::Insight(card.slug.clone()), Page::Insight(Box::new(insight)))
    });
    let histories = edition
        .keys()
        .into_iter()
        .map(|key| (Route::Figure(key.to_owned()), Page::History(Box::new(edition.history(key)))));
    for (route, page) in insights.chain(histories) {
        let html = publish::render(&edition.site, &route, &page.into(), &links());
        for part in html.split(" href=\"").skip(1).chain(html.split(" src=\"").skip(1)) {
            let address = part.split('"').next().unwrap();
            let fine =
                address.starts_with("/a/b/") || address.starts_with('#') || address.starts_with("https://");
            assert!(fine, "{address}");
        }
    }
    assert!(Path::new("tests/fixtures/sample/images/dot.svg").exists());
}

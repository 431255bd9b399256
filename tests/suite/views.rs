//! Each view as HTML, rendered natively from a sample with every block there is.

use crate::common::{self, Site as Folder, between};
use leptos::prelude::*;
use sightline::model::{
    About, Card, EditionInfo, FeedQuery, KeyCard, Links, Page, PageName, Route, Signal as Kind, Site, Stamp,
    Subject, Timeline, Topic, TopicCount, TopicList, TypeaheadMatches,
};
use sightline::publish::{self, Edition};
use sightline::views::{
    Failure, FeedState, FrameState, Hit, Host, Html, Palette, PaletteState, ReaderContext, ReaderProfile,
    SearchState, Theme, about_view, failed, feed_head, feed_view, frame, not_found, overlays, palette,
    saved_view, search_view, topics_view,
};
use std::collections::{BTreeMap, BTreeSet};

fn sample() -> Edition {
    let mut folder = Folder::in_place("tests/fixtures/sample");
    folder.at("2026-03-09T22:00:00Z");
    folder.edition()
}

fn snapshot(name: &str, html: &str) {
    common::snapshot("views", name, &html.replace("><", ">\n<"));
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

/// The one snapshot of all that stands around a page; those of pages hold what is theirs.
#[test]
fn the_frame_around_a_page() {
    let edition = sample();
    let page = in_frame(&edition, &Route::Archive, Page::Archive(edition.archive()));
    snapshot("frame", &page.replace(main(&page), ">…"));
}

#[test]
fn an_insight_with_every_block() {
    let edition = sample();
    let insight = edition.insight("every-block").unwrap();
    let route = Route::Insight(insight.card.slug.clone());
    snapshot("insight", main(&in_frame(&edition, &route, Page::Insight(Box::new(insight)))));
}

#[test]
fn a_feed_and_a_topic() {
    let edition = sample();
    let page = |name: &str, route: Route, page: Page| {
        snapshot(name, main(&in_frame(&edition, &route, page)));
    };
    let feed = |name: &str, route: Route| {
        let file = edition.feed_file(&route, PageName::Latest);
        page(name, route, Page::Feed(file));
    };
    feed("feed", Route::Feed);
    feed("topic", Route::Topic("aws".into()));
    feed("signal", Route::Signal(Kind::Noise));
    feed("month", Route::Month("2026-03".parse().unwrap()));
    page("topics", Route::Topics(1), Page::Topics(edition.topic_lists()[0].clone()));
    page("archive", Route::Archive, Page::Archive(edition.archive()));
}

/// What stands in the frame.
fn main(html: &str) -> &str {
    between(html, "<main", "</main>")
}

/// A page in its frame.
fn in_frame(edition: &Edition, route: &Route, page: Page) -> String {
    publish::render(&edition.site, &edition.now, route, &page.into(), &links())
}

fn count(slug: &str, count: usize) -> TopicCount {
    TopicCount { topic: Topic { slug: slug.into(), name: slug.to_uppercase() }, count }
}

#[test]
fn what_there_is_to_know_of_a_topic() {
    let edition = sample();
    let figures = edition.key_lists().remove(0).keys;
    let months = |list: &[&str]| list.iter().map(|month| month.parse().unwrap()).collect::<Vec<_>>();
    let about = |list: &[&str]| About {
        figures: figures.clone(),
        timeline: Timeline::of(&months(list)).unwrap(),
        beside: vec![count("aws", 3), count("gpu", 1)],
    };
    let told = |list: &[&str]| alone(|| about_view(&about(list)));
    let alone_ = About { figures: vec![], beside: vec![], ..about(&["2026-03"]) };
    let states = [
        ("months", told(&["2025-11", "2026-01", "2026-01", "2026-03"])),
        ("quarters", told(&["2020-01", "2026-03"])),
        ("too few to draw", told(&["2026-02", "2026-03"])),
        ("one insight", alone(|| about_view(&alone_))),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("about", &text.join("\n\n"));
}

#[test]
fn many_topics_stand_under_their_letters() {
    let topics: Vec<TopicCount> =
        ["2d", "3d", "aws", "azure", "été", "gpu"].map(|slug| count(slug, 2)).into();
    let list = TopicList { page: 1, pages: 3, count: 600, most: vec![count("gpu", 2)], topics };
    let rest = TopicList { page: 3, most: vec![], topics: list.topics[5..].to_vec(), ..list.clone() };
    let none = TopicList { page: 9, topics: vec![], ..rest.clone() };
    let pages: Vec<String> = [list, rest, none].iter().map(|list| alone(|| topics_view(list))).collect();
    snapshot("topics-many", &pages.join("\n\n"));
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
    let mut state =
        FeedState { query, cards, count: 165, about: None, more: false, loading: false, failure: None };
    change(&mut state);
    let html =
        alone(|| feed_view(site, &Route::Feed, RwSignal::new(state), feed_head(&Route::Feed, "Insights")));
    // What stands above the results is the same for all.
    html.split_once("<div class=\"results\"").or_else(|| html.split_once("aria-busy")).unwrap().1.to_owned()
}

#[test]
fn the_states_of_a_feed() {
    let site = sample().site;
    let one: Vec<Card> = sample().cards_of(&Route::Feed).take(1).cloned().collect();
    let states = [
        ("middle page", feed(&site, "page=4", one.clone(), |_| ())),
        ("oldest first", feed(&site, "sort=oldest", one.clone(), |_| ())),
        ("no such page", feed(&site, "page=99", vec![], |_| ())),
        ("nothing matches", feed(&site, "q=zebra", vec![], |_| ())),
        ("nothing matches so far", feed(&site, "q=zebra", vec![], |state| state.more = true)),
        ("looking", feed(&site, "q=zebra", vec![], |state| state.loading = true)),
        ("a filter of one kind", feed(&site, "signal=noise&page=2", one.clone(), |_| ())),
        ("no such page of it", feed(&site, "signal=noise&page=99", vec![], |_| ())),
        ("none of it", feed(&site, "signal=noise", vec![], |state| state.count = 0)),
        ("some, with more", feed(&site, "q=block&signal=loud", one, |state| state.more = true)),
        ("failed", feed(&site, "q=block", vec![], |state| state.failure = Some(Failure::Network))),
        ("empty", feed(&site, "", vec![], |state| state.count = 0)),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("feed-states", &text.join("\n\n"));
}

/// A reader who was here before `from`, has read some and saved some.
fn reader(read: &[&str], saved: &[Card], from: &str, keeps: bool) -> ReaderContext {
    let new_from = Stamp::parse(from).ok();
    let read = read.iter().map(|slug| (*slug).to_owned()).collect();
    let (forgetful, keys_off) = (!keeps, !keeps);
    ReaderContext(RwSignal::new(ReaderProfile {
        read,
        saved: saved.to_vec(),
        recent: vec!["aws".into(), "gpu prices".into()],
        new_from,
        forgetful,
        keys_off,
        announcement: "Saved",
    }))
}

#[test]
fn what_the_device_knows_of_its_reader() {
    let edition = sample();
    let cards = edition.feed(&Route::Feed).next().unwrap().cards;
    let slugs: Vec<&str> = cards.iter().map(|card| card.slug.as_str()).collect();
    let view = |read: &[&str], saved: &[Card], from| {
        let html = alone(|| {
            provide_context(reader(read, saved, from, true));
            let query = FeedQuery::default();
            let cards = cards.clone();
            let state =
                FeedState { query, cards, count: 3, about: None, more: false, loading: false, failure: None };
            feed_view(&edition.site, &Route::Feed, RwSignal::new(state), feed_head(&Route::Feed, "Insights"))
        });
        let visit =
            html.split("<p class=\"visit\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned();
        let minutes = html.split("<span class=\"minutes\">").skip(1);
        let marks: Vec<String> = minutes
            .map(|rest| rest.split("</div>").next().unwrap().split("<ul").next().unwrap().to_owned())
            .collect();
        format!("{visit}\n{}\nquiet: {}", marks.join("\n"), html.matches("class=\"read\"").count())
    };
    let early = "2020-01-01T00:00:00Z";
    let states = [
        ("first visit", view(&[], &[], "")),
        ("nothing new", view(&[], &[], "2026-03-09T22:00:00Z")),
        ("all new", view(&[], &[], early)),
        ("one read", view(&slugs[..1], &[], early)),
        ("read, and saved", view(&slugs[..1], &cards, early)),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("reader", &text.join("\n\n"));
    assert!(view(&slugs, &[], early).starts_with('\n'), "what is read is not new");
}

#[test]
fn what_is_saved() {
    let cards = sample().feed(&Route::Feed).next().unwrap().cards;
    let saved = |cards: &[Card], keeps| {
        alone(|| {
            provide_context(reader(&[], cards, "", keeps));
            saved_view()
        })
    };
    let states = [
        ("published", alone(saved_view)),
        ("empty", saved(&[], true)),
        ("two, the last one first", saved(&cards[..2], true)),
        ("not kept", saved(&[], false)),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("saved", &text.join("\n\n"));
}

fn host() -> Host {
    Host {
        go: Callback::new(|_| ()),
        query: Callback::new(|()| String::new()),
        note: Callback::new(|_| ()),
        style: Callback::new(|()| ()),
        download: Callback::new(|_| ()),
        copy: Callback::new(|_| ()),
        share: Callback::new(|_| ()),
        find: Callback::new(|_| ()),
        retry: Callback::new(|()| ()),
        save: Callback::new(|_| ()),
        picture: Callback::new(|_| ()),
        bring: Callback::new(|_| ()),
        help: Callback::new(|_| ()),
        palette: Callback::new(|_| ()),
        theme: RwSignal::new(Theme::Auto),
    }
}

fn subject(id: &str, name: &str, count: usize) -> Subject {
    Subject { id: id.into(), name: name.into(), unit: String::new(), count }
}

/// What a lookup has of a topic and a figure of the sample.
fn found(edition: &Edition) -> TypeaheadMatches {
    TypeaheadMatches {
        topics: edition.topics()[..1].to_vec(),
        entities: vec![subject("thing", "Thing", 2)],
        metrics: vec![subject("cost", "Cost", 3), subject("cost/own", "Cost of its own", 1)],
        figures: edition.key_lists()[0]
            .keys
            .iter()
            .map(|card| KeyCard { course: vec![], ..card.clone() })
            .take(2)
            .collect(),
    }
}

fn hit() -> Hit {
    Hit {
        slug: "every-block".into(),
        title: "Every <block>".into(),
        excerpt: vec![("… one of ".into(), false), ("every".into(), true), (" block".into(), false)],
        published: Stamp::parse("2026-03-07T21:00:00Z").ok(),
        signal: Some(Kind::Shift),
        impact: None,
        topics: vec![Topic { slug: "aws".into(), name: "AWS".into() }],
    }
}

#[test]
fn the_palette_in_each_of_its_states() {
    let edition = sample();
    let view = |state: PaletteState| {
        alone(|| palette(host(), reader(&[], &[], "", true), Palette(RwSignal::new(state))))
    };
    let typed = || PaletteState { text: "every b".into(), ..PaletteState::default() };
    let all = || PaletteState { found: found(&edition), hits: vec![hit()], ..typed() };
    let states = [
        ("blank", view(PaletteState::default())),
        ("all there is", view(all())),
        (
            "on a choice, with more to come",
            view(PaletteState { searching: true, active: Some("to-insights/every-block/".into()), ..all() }),
        ),
        ("nothing yet", view(PaletteState { finding: true, ..typed() })),
        ("nothing", view(typed())),
        ("failed", view(PaletteState { failure: Some(Failure::Network), ..typed() })),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("palette", &text.join("\n\n"));
}

/// What is mended keeps the nodes of what has the same id: so a group stays, whatever comes or goes before it.
#[test]
fn a_group_of_the_palette_is_known_by_an_id() {
    let edition = sample();
    let groups = |state: PaletteState| -> Vec<(String, String)> {
        let profile = reader(&[], &[], "", true);
        profile.0.update(|profile| profile.recent = vec!["old".into()]);
        let html = alone(|| palette(host(), profile, Palette(RwSignal::new(state))));
        let value = |tag: &str, name: &str| -> String {
            let (_, rest) =
                tag.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name}: {tag}"));
            rest.split('"').next().unwrap().to_owned()
        };
        let tags = html.split("role=\"group\"").skip(1).map(|rest| rest.split('>').next().unwrap());
        tags.map(|tag| (value(tag, "aria-label"), value(tag, "id"))).collect()
    };
    let typed = |text: &str| PaletteState { text: text.into(), ..PaletteState::default() };
    let found = PaletteState { found: found(&edition), hits: vec![hit()], ..typed("t") };
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for (state, names) in [
        (PaletteState::default(), &["Recent searches", "Go to", "Do"][..]),
        (typed("theme"), &["Do", "Search"]),
        (found, &["Go to", "Do", "Topics", "Entities", "Comparisons", "Figures", "Insights", "Search"]),
    ] {
        let groups = groups(state);
        assert_eq!(groups.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names);
        for (name, id) in groups {
            assert!(!id.contains(' ') && *ids.entry(name).or_insert(id.clone()) == id);
        }
    }
    assert_eq!(ids.values().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}

#[test]
fn the_search_with_topics_figures_and_what_was_searched_before() {
    let edition = sample();
    let view = |state: SearchState| {
        let html = alone(|| {
            provide_context(host());
            provide_context(reader(&[], &[], "", true));
            search_view(&edition.site, RwSignal::new(state))
        });
        html.split("<div class=\"results").nth(1).unwrap().to_owned()
    };
    let query = FeedQuery { text: "every b".into(), ..FeedQuery::default() };
    let states = [
        ("blank", view(SearchState::default())),
        (
            "found",
            view(SearchState {
                query: query.clone(),
                found: found(&edition),
                hits: vec![hit()],
                count: 1,
                ..SearchState::default()
            }),
        ),
        (
            "topics and figures failed",
            view(SearchState {
                query: query.clone(),
                unfound: Some(Failure::Status(503)),
                hits: vec![hit()],
                count: 1,
                more: true,
                ..SearchState::default()
            }),
        ),
        (
            "both failed",
            view(SearchState {
                query: query.clone(),
                unfound: Some(Failure::Network),
                failure: Some(Failure::Index),
                ..SearchState::default()
            }),
        ),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("search", &text.join("\n\n"));
}

#[test]
fn a_newer_edition_and_the_help() {
    let edition = sample();
    let around = |newest: Option<EditionInfo>, keeps| {
        alone(|| {
            let reader = reader(&[], &[], "", keeps);
            provide_context(host());
            provide_context(reader);
            let told = FrameState {
                site: RwSignal::new(Some(edition.site.clone())),
                route: Callback::new(|()| Route::Feed),
                now: RwSignal::new(Some(Stamp(edition.now.built.0 + 60))),
                local: None,
                edition: RwSignal::new(Some(edition.now.clone())),
                newest: RwSignal::new(newest),
                unreached: RwSignal::new(false),
                loading: RwSignal::new(false),
                slow: RwSignal::new(false),
                address: None,
            };
            let palette = Palette(RwSignal::new(PaletteState::default()));
            Html::Many(vec![frame(told, || Html::Many(vec![])), overlays(host(), reader, palette)])
        })
    };
    let newest = |insights: usize, after: i64| {
        let mut newest =
            EditionInfo { built: Stamp(edition.now.built.0 + after), insights, ..edition.now.clone() };
        newest.schedule.iter_mut().for_each(|schedule| schedule.last = newest.built);
        around(Some(newest), true)
    };
    let count = edition.now.insights;
    let part = |html: String, from: &str, to: &str| {
        html.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned()
    };
    let help = |html: String| {
        let done = html.rsplit("</dialog>").next().unwrap().to_owned();
        [part(html, "</footer>", "<dialog class=\"palette\""), done].concat()
    };
    let news = |html: String| part(html, "<div class=\"news\"", "<main");
    let text = [
        ("as new", news(newest(count, 0))),
        ("one more", news(newest(count + 1, 60))),
        ("some more", news(newest(count + 3, 60))),
        ("no more", news(newest(count, 60))),
        ("the status bar follows", part(newest(count, 3600), "aria-label=\"Pipeline\"", "<header")),
        ("help", help(around(None, true))),
        ("help, keys off and nothing kept", help(around(None, false))),
    ];
    let text: Vec<String> = text.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("device", &text.join("\n\n"));
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
    let mut pages: Vec<(Route, Page)> = insights.chain(histories).collect();
    for route in edition.routes() {
        match &route {
            Route::Entity(..) => {
                let page = edition.page(&route).unwrap();
                pages.push((route, page));
            }
            Route::Metric(path, page) => {
                let page = Page::Metric(Box::new(edition.metric(path).remove(page - 1)));
                pages.push((route.clone(), page));
            }
            _ => {}
        }
    }
    assert!(pages.len() > 2, "only {} pages", pages.len());
    for (route, page) in pages {
        let html = in_frame(&edition, &route, page);
        let main = main(&html);
        let addresses = |of: &str| main.matches(&format!(" {of}=\"")).count();
        assert!(addresses("href") > 2, "{route} has no links of its own");
        let pictures = addresses("src");
        assert_eq!(
            pictures > 0,
            route == Route::Insight("every-block".into()),
            "{route}: {pictures} pictures"
        );
        for part in html.split(" href=\"").skip(1).chain(html.split(" src=\"").skip(1)) {
            let address = part.split('"').next().unwrap();
            let fine =
                address.starts_with("/a/b/") || address.starts_with('#') || address.starts_with("https://");
            assert!(fine, "{route}: {address}");
        }
    }
}

//! Figures that cannot disagree: one source, every rendering; and what is said where two insights differ.

use crate::common::{Published, Site, html};
use sightline::model::{Insight, Stamp};
use sightline::publish::Report;

/// A data folder of insights, each with a cost: slug, key, value, unit, as of.
fn stating(insights: &[(&str, &str, &str, &str, &str)]) -> Site {
    let site = Site::new();
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
        site.write(&format!("insights/{slug}.json"), text);
    }
    site
}

/// A checked folder, and the folder, which is there as long as its insights are asked for.
fn checked(insights: &[(&str, &str, &str, &str, &str)]) -> (Report, Site) {
    let site = stating(insights);
    (site.check(), site)
}

fn insight(report: &Report, slug: &str) -> Insight {
    report.edition.insight(slug).unwrap()
}

/// The words of a piece of HTML.
fn words(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

/// Everything a site of one insight publishes but the manuscript itself.
fn published(value: &str) -> Published {
    let mut site = stating(&[("one", "thing/cost", value, "USD", "2026-03-07")]);
    site.options.url = Some("https://example.org".into());
    site.options.pictures = true;
    site.worded()
}

#[test]
fn one_value_changed_changes_every_rendering() {
    let (before, after) = (published("53e9"), published("61e9"));
    for words in ["$53B", "53,000,000,000", "53000000000"] {
        assert!(before.count(words) > 0, "{words}");
        assert_eq!(after.count(words), 0, "{words} is still there");
    }
    assert_eq!(before.count("$53B"), after.count("$61B"));
    assert!(after.count("$61B") >= 10, "prose, summary, cards, cells, charts, panel, feed");
    let picture =
        |files: &Published| files.keys().find(|path| path.starts_with("share/one-")).cloned().unwrap();
    assert_ne!(picture(&before), picture(&after), "what is drawn is another picture");
}

#[test]
fn an_insight_says_that_its_figure_has_moved() {
    let (report, _site) = checked(&[
        ("old", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("new", "thing/cost", "50e9", "USD", "2026-05-01"),
        ("same", "other/cost", "1e9", "USD", "2026-03-03"),
        ("later", "other/cost", "1e9", "USD", "2026-05-03"),
    ]);
    assert_eq!(report.diagnostics.len(), 0);
    let moved =
        |slug: &str| insight(&report, slug).figures[0].moved.clone().map(|latest| (latest.slug, latest.text));
    assert_eq!(moved("old"), Some(("new".into(), "$50B".into())));
    assert_eq!(moved("new"), None, "it says the latest itself");
    assert_eq!(moved("same"), None, "what stayed as it was has not moved");
    let page = html(&insight(&report, "old"), None);
    assert!(page.contains("figure questioned"));
    let said = page.split("class=\"since\"").nth(1).unwrap();
    assert!(said.contains("/insights/new/"));
    for said_so in ["was $40B", " on Mar 3, 2026; now $50B (May 1, 2026)"] {
        assert!(words(said).contains(said_so), "no “{said_so}”");
    }
    assert!(!html(&insight(&report, "new"), None).contains("class=\"since\""));
}

#[test]
fn a_contradiction_is_found_and_marked_on_both() {
    let (report, _site) = checked(&[
        ("one", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("two", "thing/cost", "50e9", "USD", "2026-03-03"),
        ("apart", "thing/cost/by-order", "60e9", "USD", "2026-03-03"),
    ]);
    let found: Vec<String> = report
        .diagnostics
        .iter()
        .map(|diagnostic| format!("{} {}", diagnostic.rule, diagnostic.message))
        .collect();
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
            page.contains("figure questioned")
                && words(&page).contains(&format!(" here, but {other} (Mar 3, 2026)")),
            "{slug}"
        );
    }
    assert!(
        !html(&insight(&report, "apart"), None).contains("questioned"),
        "different conditions never merge"
    );
}

#[test]
fn a_key_is_one_number_over_time() {
    let (report, _site) = checked(&[
        ("first", "thing/cost", "40e9", "USD", "2026-03"),
        ("again", "thing/cost", "40e9", "USD", "2026-03"),
        ("second", "thing/cost", "{ \"from\": 45e9, \"to\": 47e9 }", "USD", "2026-05-03"),
        ("third", "thing/cost", "50e9", "USD", "2026-07-01"),
        ("other", "thing/cost", "51e9", "USD", "2026-07-01"),
        ("apart", "thing/cost/by-order", "60e9", "USD", "2026-03-03"),
    ]);
    let edition = &report.edition;
    assert_eq!(edition.keys(), ["thing/cost", "thing/cost/by-order"], "different conditions never merge");
    let history = edition.history("thing/cost");
    let told: Vec<String> = history
        .values
        .iter()
        .map(|value| {
            let slugs: Vec<&str> = value.statements.iter().map(|one| one.slug.as_str()).collect();
            format!("{} {} {} {}", value.as_of, value.text, value.disputed, slugs.join("+"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "Jul 1, 2026 $50B true third",
            "Jul 1, 2026 $51B true other",
            "May 3, 2026 $45B–$47B false second",
            "Mar 2026 $40B false first+again",
        ]
    );
    let place = |value: &sightline::model::Value| value.at;
    assert!(
        history.values.windows(2).all(|pair| place(&pair[0]) >= place(&pair[1])),
        "the newest stands furthest right"
    );
    assert_eq!(history.values[0].statements[0].source.as_ref().unwrap().title, "S");
    let list = &edition.key_lists()[0];
    assert_eq!((list.count, list.keys[0].values, list.keys[0].disputed), (2, 4, true));
    let notes = &insight(&report, "first").keys[0];
    let course: Vec<&str> = notes.course.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(course, ["$40B", "$45B–$47B", "$51B", "$50B"], "how it moved, the oldest first");
    assert_eq!((notes.elsewhere.len(), notes.more), (3, 1));
    let csv = edition.history_csv("thing/cost");
    assert_eq!(csv.lines().count(), 6);
    assert!(csv.contains("2026-05-03,45000000000,47000000000,USD,$45B–$47B,second,reported,S,"), "{csv}");
}

#[test]
fn one_key_has_one_unit() {
    let (report, _site) = checked(&[
        ("one", "thing/cost", "40e9", "USD", "2026-03-03"),
        ("two", "thing/cost", "50", "%", "2026-05-03"),
    ]);
    assert_eq!(report.errors(), 2);
    assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.rule == "key-unit"));
}

#[test]
fn a_figure_is_past_its_shelf_life_to_the_second() {
    // The base site gives funding 365 days; a figure of a day holds from that day's end.
    let (report, _site) = checked(&[("one", "thing/cost", "40e9", "USD", "2026-03-07")]);
    let one = insight(&report, "one");
    let moment = Stamp::parse("2027-03-08T00:00:00Z").unwrap();
    assert_eq!(one.figures[0].stale_from, Some(moment));
    let marks = |now| html(&one, now).matches("figure stale").count();
    assert_eq!(marks(Some(Stamp(moment.0 - 1))), 0);
    assert!(marks(Some(moment)) > 3);
    assert_eq!(marks(None), 0, "without a clock nothing is said to be past");
    assert!(html(&one, Some(moment)).contains("$40B is of Mar 7, 2026, when it was last checked"));
}

#[test]
fn the_browser_reads_what_is_published() {
    use sightline::model::json::read;
    use sightline::model::{
        Archive, CorrectionsFile, FeedFile, History, KeyList, PageData, Route, Site, TopicList,
    };
    let site = crate::common::Site::in_place("public/data");
    let edition = site.edition();
    fn same<T: serde::de::DeserializeOwned + serde::Serialize>(value: &T) {
        let text = serde_json::to_string(value).unwrap();
        let back: T = read(text.as_bytes()).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
    same::<Site>(&*edition.site);
    for card in edition.cards() {
        same::<Insight>(&edition.insight(&card.slug).unwrap());
    }
    for feed in edition.feeds().into_iter().chain([Route::Feed]) {
        edition.feed(&feed).for_each(|file| same::<FeedFile>(&file));
    }
    edition.topic_lists().iter().for_each(same::<TopicList>);
    same::<Archive>(&edition.archive());
    edition.key_lists().iter().for_each(same::<KeyList>);
    edition.keys().into_iter().for_each(|key| same::<History>(&edition.history(key)));
    edition.corrections().iter().for_each(|(_, file)| same::<CorrectionsFile>(file));
    let counts = [
        edition.cards().len(),
        edition.keys().len(),
        edition.corrections().len(),
        edition.topic_lists().len(),
    ];
    assert!(!counts.contains(&0), "of each kind there is one: {counts:?}");
    let page = sightline::model::Page::Keys(edition.key_lists().remove(0));
    let (site, now) = ((*edition.site).clone(), Some(edition.now.clone()));
    same::<PageData>(&PageData { site, now, page: Some(page), integrity: None });
}

/// All that is said of a site.
fn told(site: &Site) -> String {
    site.check().diagnostics.iter().map(|one| one.render(false)).collect()
}

/// A site of two insights: one whose title, labels and heads of columns hold a figure, and one that links to it.
fn titled(value: &str) -> Site {
    let site = Site::new();
    let sources = r#""sources": { "s": { "title": "A paper", "publisher": "A press" } }"#;
    let figure = format!(
        r#""cost": {{ "label": "Cost", "value": {value}, "unit": "USD", "as_of": "2026-03-07", "kind": "reported", "source": "s", "key": "thing/cost" }},
           "seats": {{ "label": "Seats bought for {{cost}}", "value": 12, "unit": "seats", "as_of": "2026-03-07", "kind": "reported", "source": "s" }}"#
    );
    site.insight_file(
        "one",
        &format!(
            r#""title": "A thing for {{cost}}", "body": ["It cost {{cost}} for {{seats}}.", {{ "type": "table", "table": "t" }},
               {{ "type": "cards", "title": "For {{cost}}", "figures": ["seats"] }}],
               "figures": {{ {figure} }}, {sources},
               "tables": {{ "t": {{ "caption": "Seats", "columns": [ {{ "id": "a", "title": "Row" }}, {{ "id": "b", "title": "For {{cost}}" }} ],
                 "rows": [ {{ "a": "x", "b": "yes" }} ] }} }}"#
        ),
    );
    site.insight_file("two", r#""body": ["As [[one]] says."], "related": ["one"]"#);
    site
}

#[test]
fn a_title_says_its_figure_wherever_it_is_printed() {
    let files = |value: &str| {
        let mut site = titled(value);
        site.options.url = Some("https://example.org".into());
        site.options.pictures = true;
        site.worded()
    };
    let (before, after) = (files("53e9"), files("61e9"));
    // The page, its head, what it links to and is linked from, lists and feeds, what is searched and typed.
    for (path, words) in [
        ("insights/one/index.html", "<title>A thing for $53B"),
        ("insights/one/index.html", "og:title\" content=\"A thing for $53B\""),
        ("insights/one/index.html", "\"headline\":\"A thing for $53B\""),
        ("insights/one/index.html", "Seats bought for $53B"),
        ("insights/one/index.html", "data-label=\"For $53B\""),
        ("insights/two/index.html", ">A thing for $53B</a>"),
        ("index.html", ">A thing for $53B</a>"),
        ("figures/thing/cost/index.html", "A thing for $53B"),
        ("feed.xml", "A thing for $53B"),
        ("feed.json", "A thing for $53B"),
        ("embed/insight/one/index.html", "A thing for $53B"),
    ] {
        assert!(before.text(path).contains(words), "{path}: {words}");
    }
    assert_eq!(before.count("A thing for {cost}"), 0);
    // A corrected figure changes every one of them.
    for words in ["$53B", "{cost}"] {
        assert_eq!(after.count(words), 0, "{words} is still there");
    }
    assert_eq!(before.count("A thing for $53B"), after.count("A thing for $61B"));
    let picture =
        |files: &Published| files.keys().find(|path| path.starts_with("share/one-")).cloned().unwrap();
    assert_ne!(picture(&before), picture(&after), "the title on the picture changes");
}

#[test]
fn a_title_of_nothing_known_is_an_error_with_a_way_out() {
    for (title, rule) in [
        ("A thing for {cots}", "unknown-figure"),
        ("A thing for {other-figure}", "unknown-figure"),
        ("A thing for $5", "bare-amount"),
        ("A thing for ${cost}", "bare-amount"),
    ] {
        let site = titled("53e9");
        site.edit("insights/one.json", "A thing for {cost}", title);
        let found = site.diagnostics();
        assert!(found.iter().any(|one| one.starts_with(&format!("{rule}: "))), "{title}: {found:?}");
    }
    // Labels, which cards and charts print, and heads of columns are the same.
    for (line, other) in
        [("Seats bought for {cost}", "Seats bought for {nothing}"), ("\"For {cost}\" }", "\"{nothing}\" }")]
    {
        let site = titled("53e9");
        site.edit("insights/one.json", line, other);
        let found = site.diagnostics();
        assert!(found.iter().any(|one| one.starts_with("unknown-figure: ")), "{other}: {found:?}");
    }
}

#[test]
fn a_title_states_figures_of_its_own_file() {
    let site = titled("53e9");
    site.edit("insights/two.json", "\"A plain title\"", "\"As bought: {seats}\"");
    let found = told(&site);
    assert!(found.contains("no figure is called “seats”"), "{found}");
    assert!(found.contains("“one” has one; a text prints figures of its own file"), "{found}");
}

#[test]
fn a_figure_that_only_a_title_states_is_warned_of() {
    let site = titled("53e9");
    assert_eq!(told(&site), "");
    site.edit("insights/one.json", "It cost {cost} for {seats}.", "It was bought for {seats}.");
    site.edit(
        "insights/one.json",
        "\"title\": \"For {cost}\", \"figures\"",
        "\"title\": \"Seats\", \"figures\"",
    );
    let found = told(&site);
    assert!(found.contains("“cost” stands in titles and labels only"), "{found}");
}

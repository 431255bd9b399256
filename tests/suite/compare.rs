//! Comparisons and entities: what is published of them, and what is said of what a reader puts together.

use crate::common::{Published, Site, between, snapshot};
use leptos::prelude::*;
use serde_json::Value;
use sightline::model::{CompareQuery, Links, Metric, MetricList, Page, Stamp};
use sightline::publish::Edition;
use sightline::views::{Clock, CompareState, Failure, compare_view, entity_view, metric_view};

/// Writes an insight that states figures: each a key, a value as JSON, a unit and a date.
fn stating(site: &Site, slug: &str, figures: &[(&str, &str, &str, &str)]) {
    let figure = |(place, (key, value, unit, as_of)): (usize, &(&str, &str, &str, &str))| {
        let entity = key.split('/').next().unwrap();
        let name = format!("{}{}", entity[..1].to_uppercase(), &entity[1..]).replace('-', " ");
        format!(
            r#""f{place}": {{ "label": "Price of a seat at {name}", "key": "{key}", "value": {value}, "unit": "{unit}",
               "as_of": "{as_of}", "kind": "reported", "source": "s", "class": "price" }}"#
        )
    };
    let figures: Vec<String> = figures.iter().enumerate().map(figure).collect();
    let names: Vec<String> = (0..figures.len()).map(|place| format!("{{f{place}}}")).collect();
    site.insight_file(
        slug,
        &format!(
            r#""title": "On {slug}", "body": ["In all {}."], "figures": {{ {} }},
               "sources": {{ "s": {{ "title": "S", "publisher": "P" }} }}"#,
            names.join(" and "),
            figures.join(", ")
        ),
    );
}

/// A site that knows how long prices hold.
fn priced() -> Site {
    let site = Site::new();
    site.edit("site.json", "\"funding\": 365", "\"funding\": 365, \"price\": 90");
    site
}

/// Three entities and two metrics: one has a newer value, one is disputed, one metric mixes units.
fn shops() -> Site {
    let mut site = priced();
    site.options.url = Some("https://example.org".into());
    stating(
        &site,
        "old",
        &[("alpha/price", "10", "USD", "2026-01-05"), ("beta/price", "12", "USD", "2026-11-01")],
    );
    stating(
        &site,
        "new",
        &[("alpha/price", "14", "USD", "2026-11-05"), ("alpha/seats", "30", "count", "2026-01-05")],
    );
    stating(
        &site,
        "third",
        &[("beta/price", "13", "USD", "2026-11-01"), ("beta/seats", "4", "kB", "2026-11-05")],
    );
    stating(&site, "range", &[("gamma-delta/price", r#"{"from": 2, "to": 7}"#, "USD", "2026-02")]);
    stating(&site, "alone", &[("gamma-delta/tables", "5", "count", "2026-11-05")]);
    site
}

fn metric(published: &Published, path: &str) -> Value {
    published.json(&format!("edition/metrics/of/{path}/-1.json"))["metric"].clone()
}

fn drawn(view: impl FnOnce() -> sightline::views::Html) -> String {
    Owner::new().with(|| {
        provide_context(Links::new("/"));
        provide_context(Clock(RwSignal::new(Stamp::parse(crate::common::NOW).ok())));
        view().to_html()
    })
}

fn asked(edition: &Edition, query: &str, change: impl FnOnce(&mut CompareState)) -> String {
    let mut state = CompareState { query: CompareQuery::parse(query), ..CompareState::default() };
    change(&mut state);
    let list = edition.metric_list(1);
    drawn(|| compare_view(&list, RwSignal::new(state)))
}

#[test]
fn the_newest_figure_of_each_entity_is_compared() {
    let site = shops();
    let published = site.worded();
    let price = metric(&published, "price");
    let standings = price["standings"].as_array().unwrap();
    let told: Vec<(&str, &str, &str, &str)> = standings
        .iter()
        .map(|one| ["entity", "t", "as_of", "slug"].map(|name| one[name].as_str().unwrap()))
        .map(|[entity, text, as_of, slug]| (entity, text, as_of, slug))
        .collect();
    assert_eq!(
        told,
        [
            ("alpha", "$14", "Nov 5, 2026", "new"),
            ("beta", "$13", "Nov 1, 2026", "third"),
            ("gamma-delta", "$2–$7", "Feb 2026", "range"),
        ]
    );
    assert_eq!(price["metric"]["unit"], "US dollars");
    // From the least up, a range by its middle: 4.5, 13, 14.
    let ranks: Vec<u64> = standings.iter().map(|one| one["r"].as_u64().unwrap_or(0)).collect();
    assert_eq!(ranks, [2, 1, 0]);
    assert_eq!(standings[1]["disputed"], true);
    assert_eq!(standings[0].get("disputed"), None);
    // What is published is what the history says, to the letter.
    let page = published.text("compare/price/index.html");
    for (key, text) in [("alpha/price", "$14"), ("gamma-delta/price", "$2–$7")] {
        assert!(published.text(&format!("figures/{key}/index.html")).contains(text));
        assert!(page.contains(&format!(">{text}</a>")), "{text} in {page}");
    }
    assert!(page.contains("href=\"/insights/new/#figure-1\""));
    assert!(page.contains("> Disputed</strong>"));
    assert!(
        page.contains("<span>last checked Feb 2026</span>"),
        "February is more than 90 days before November"
    );
    assert!(between(page, "ld+json\">", "</script>").contains("\"Dataset\""));
    assert_eq!(published.count("<loc>https://example.org/compare/price/</loc>"), 1);
}

#[test]
fn mixed_units_are_said_and_not_sorted() {
    let published = shops().worded();
    let seats = metric(&published, "seats");
    assert_eq!(seats["units"], serde_json::json!(["", "kB"]));
    let page = published.text("compare/seats/index.html");
    assert!(
        page.contains("is given in different units (plain numbers; kB), so it is neither sorted nor drawn")
    );
    let head = between(page, "<thead", "</thead>");
    assert!(head.contains(">Seats</th>"), "no button sorts it: {head}");
    assert!(head.contains(">Name</button>"), "names sort: {head}");
    assert!(!page.contains("class=\"bars\""));
    // One entity's metric has a file to compare with, and no page, which would compare nothing.
    assert!(published.contains_key("edition/metrics/of/tables/-1.json"));
    assert!(!published.contains_key("compare/tables/index.html"));
}

#[test]
fn an_entity_has_its_figures_its_insights_and_its_like() {
    let published = shops().worded();
    let entity = &published.json("edition/entities/alpha/1.json")["entity"];
    let others: Vec<(&str, u64)> = entity["others"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(others, [("beta", 2), ("gamma-delta", 1)]);
    assert_eq!(entity["insight_count"], 2);
    let page = published.text("entities/alpha/index.html");
    for link in [
        "/figures/alpha/price/",
        "/insights/new/",
        "/compare/price/",
        "/compare/?e=alpha,beta",
        "/entities/beta/",
    ] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link} in {page}");
    }
    assert!(published.text("figures/index.html").contains("href=\"/entities/alpha/\""));
    assert!(published.text("figures/alpha/price/index.html").contains("/compare/?e=alpha&amp;m=price"));
}

#[test]
fn what_is_withdrawn_is_compared_no_more() {
    let site = shops();
    assert!(site.worded().contains_key("compare/seats/index.html"));
    site.remove("insights/third.json");
    site.remove("insights/range.json");
    let published = site.worded();
    assert!(!published.contains_key("compare/seats/index.html"), "one entity has it");
    assert!(published.contains_key("edition/metrics/of/seats/-1.json"));
    let price = metric(&published, "price");
    assert_eq!(price["standings"].as_array().unwrap().len(), 2);
    assert_eq!(price["standings"][1]["t"], "$12", "what stood before stands again");
    assert!(!published.keys().any(|path| path.contains("/price/") && path.contains("gamma-delta")));
}

#[test]
fn a_metric_of_many_entities_is_cut_into_pages() {
    let site = priced();
    for hundred in 0..3 {
        let keys: Vec<String> = (0..100).map(|n| format!("e{hundred}{n:02}/price")).collect();
        let values: Vec<String> = (0..100).map(|n| (hundred * 100 + n + 1).to_string()).collect();
        let figures: Vec<_> = keys
            .iter()
            .zip(&values)
            .map(|(key, value)| (key.as_str(), value.as_str(), "USD", "2026-11-05"))
            .collect();
        stating(&site, &format!("part-{hundred}"), &figures);
    }
    let published = site.worded();
    let first = metric(&published, "price");
    assert_eq!((first["pages"].as_u64(), first["metric"]["count"].as_u64()), (Some(2), Some(300)));
    let second = &published.json("edition/metrics/of/price/-2.json")["metric"];
    let standings = |page: &Value| page["standings"].as_array().unwrap().len();
    assert_eq!((standings(&first), standings(second)), (200, 100));
    assert_eq!(second["standings"][99]["r"], 299, "ranks go on from page to page");
    assert!(published.text("compare/price/index.html").contains("href=\"/compare/price/-/2/\""));
    assert!(published.contains_key("compare/price/-/2/index.html"));
    // Where comparisons begin, a few of them stand.
    let list = &published.json("edition/metrics/1.json")["compare"];
    assert_eq!(standings(&list["first"][0]), 12);
    assert!(published.text("compare/index.html").contains("All 300 entities"));
    // No file is large, and no entity looks at all others.
    let most =
        published.iter().filter(|(path, _)| path.starts_with("edition/")).map(|(_, file)| file.len()).max();
    assert!(most.unwrap() < 64 << 10, "{most:?}");
    assert_eq!(
        published.json("edition/entities/e150/1.json")["entity"]["others"].as_array().unwrap().len(),
        12
    );
}

#[test]
fn publishing_comparisons_again_writes_nothing() {
    let site = shops();
    let all = site.written().files;
    assert!(all > 60, "{all}");
    assert_eq!(site.written().files, 0);
    // One more entity in one metric leaves the other metrics alone, and the entities that have nothing to do with it.
    let file = |path: &str| std::fs::metadata(site.out().join(path)).unwrap().modified().unwrap();
    let apart =
        ["edition/metrics/of/seats/-1.json", "compare/seats/index.html", "edition/metrics/of/tables/-1.json"];
    let before = apart.map(file);
    stating(&site, "later", &[("delta/price", "9", "USD", "2026-11-09")]);
    assert!(site.written().files > 8);
    assert_eq!(apart.map(file), before);
    assert_eq!(metric(&site.worded(), "price")["metric"]["count"], 4);
}

#[test]
fn a_metric_is_called_by_what_all_say_of_it() {
    let published = shops().worded();
    // “Price of a seat at …” ends with a word too few once the entity is taken out.
    assert_eq!(metric(&published, "price")["metric"]["name"], "Price");
    let site = Site::new();
    let named = |slug: &str, entity: &str, label: &str| {
        site.insight_file(
            slug,
            &format!(
                r#""body": ["In all {{x}}."], "figures": {{ "x": {{ "label": "{label}", "key": "{entity}/size-gzip/bench",
                   "value": 5, "unit": "kB", "as_of": "2026-03-07", "kind": "reported", "source": "s" }} }},
                   "sources": {{ "s": {{ "title": "S", "publisher": "P" }} }}"#
            ),
        );
    };
    named("a", "react", "React entry, gzip size, run 150");
    named("b", "solid", "Solid entry, gzip size, run 148");
    assert_eq!(metric(&site.worded(), "size-gzip/bench")["metric"]["name"], "Entry, gzip size");
    named("b", "solid", "How large Solid is");
    assert_eq!(metric(&site.worded(), "size-gzip/bench")["metric"]["name"], "Size gzip, bench");
}

#[test]
fn the_states_of_a_comparison() {
    let site = shops();
    let edition = site.check().edition;
    let (price, seats) = (edition.metric("price").remove(0), edition.metric("seats").remove(0));
    let rows = |ids: &[&str]| -> Vec<(String, String)> {
        ids.iter().map(|id| ((*id).to_owned(), id.to_uppercase())).collect()
    };
    let of = |metric: &Metric, ids: &[&str]| {
        let mut metric = metric.clone();
        metric.standings.retain(|one| ids.contains(&one.entity.as_str()));
        metric
    };
    let two = ["gamma-delta", "alpha"];
    let many: Vec<String> = (0..14).map(|n| format!("e{n}")).collect();
    let states = [
        ("nothing chosen", asked(&edition, "", |_| ())),
        (
            "nothing to compare",
            drawn(|| {
                compare_view(
                    &MetricList { page: 1, pages: 1, ..MetricList::default() },
                    RwSignal::new(CompareState::default()),
                )
            }),
        ),
        (
            "two of two metrics, one absent",
            asked(&edition, "e=gamma-delta,alpha&m=price,seats", |state| {
                state.rows = rows(&two);
                state.metrics = vec![of(&price, &two), of(&seats, &two)];
            }),
        ),
        (
            "one entity",
            asked(&edition, "e=alpha", |state| {
                state.rows = rows(&["alpha"]);
                (state.metrics, state.shared) = (vec![of(&price, &["alpha"])], Some(2));
            }),
        ),
        (
            "no entity",
            asked(&edition, "m=price", |state| {
                state.rows = rows(&["alpha", "beta"]);
                (state.metrics, state.first_of) = (vec![of(&price, &["alpha", "beta"])], Some(3));
            }),
        ),
        (
            "nothing in common",
            asked(&edition, "e=beta,gamma-delta", |state| {
                (state.rows, state.shared) = (rows(&["beta", "gamma-delta"]), Some(0));
            }),
        ),
        ("loading", asked(&edition, "e=alpha,beta", |state| state.loading = true)),
        ("failing", asked(&edition, "e=alpha,beta", |state| state.failure = Some(Failure::Network))),
        (
            "withdrawn, unknown and too many",
            asked(&edition, &format!("e=Alpha,{}&m=price", many.join(",")), |state| {
                state.missing = many[..12].to_vec();
            }),
        ),
    ];
    let text: Vec<String> = states.iter().map(|(name, html)| format!("== {name}\n{html}")).collect();
    snapshot("views", "compare", &text.join("\n\n").replace("><", ">\n<"));
    let page = |route| match edition.page(&route) {
        Some(Page::Entity(entity)) => *entity,
        other => panic!("{other:?}"),
    };
    let entity = page(sightline::model::Route::Entity("alpha".into(), 1));
    let html = drawn(|| vec![entity_view(&entity), metric_view(&price)].into());
    snapshot("views", "entity", &html.replace("><", ">\n<"));
}

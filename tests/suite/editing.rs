//! What an editor would circle: marks, sources, names, exhibits, and the way through a page by key.

use crate::common::{Site, html};
use sightline::model::{Insight, Page, Route};

/// An insight with three sources of two publishers, the last of which nobody has found.
const SOURCED: &str = r#""summary": "It cost {cost}, or {share} of it.",
    "body": ["First {cost} and {cost}.", { "type": "heading", "text": "Again" }, "Then {cost}, and {cost}.",
      { "type": "table", "table": "t" }],
    "figures": {
      "cost": { "label": "Cost in this article", "key": "zebra/cost", "series": "Cost of zebras", "value": 4, "unit": "USD",
        "as_of": "2026-03-01", "kind": "reported", "source": "one", "class": "standard" },
      "share": { "label": "Share", "key": "aardvark/share", "value": 12, "unit": "%", "as_of": "2026-03-01",
        "kind": "reported", "source": "three", "class": "funding" } },
    "tables": { "t": { "caption": "It costs little", "description": "What it costs.", "note": "Without taxes.",
      "columns": [{ "id": "n", "title": "Name" }, { "id": "v", "title": "Cost", "unit": "USD" }],
      "rows": [{ "n": "Zebra", "v": { "figure": "cost" } }, { "n": "Other", "v": 1 }],
      "sources": ["three", "two", "one"] } },
    "sources": {
      "one": { "title": "First report", "publisher": "Institute", "url": "https://example.org/1" },
      "two": { "title": "Second report", "publisher": "Institute", "url": "https://example.org/2" },
      "three": { "title": "A talk", "publisher": "Hall", "unverified": true } }"#;

fn sourced() -> Site {
    let site = Site::with(SOURCED);
    site.edit("site.json", "\"funding\": 365", "\"funding\": 365, \"standard\": \"never\"");
    site
}

#[test]
fn sources_stand_in_one_line_by_publisher_in_the_order_of_their_numbers() {
    let site = sourced();
    let page = site.page("a");
    let line = "<p class=\"source\">Sources: <bdi>Institute</bdi> <a href=\"#source-1\">[1–2]</a>; \
                <bdi>Hall</bdi> <a href=\"#source-3\">[3]</a> (unverified)</p>";
    assert!(page.contains(line), "{page}");
}

#[test]
fn what_nobody_has_found_is_said_where_it_is_listed_and_behind_its_figures() {
    let site = sourced();
    let page = site.page("a");
    assert!(
        page.contains("A talk</span>. Hall. No primary source was found: figures from here are unverified.")
    );
    assert_eq!(page.matches("<strong> Unverified</strong>").count(), 1, "behind the figure that rests on it");
    let report = site.check();
    assert_eq!((report.stated, report.without_address), (2, 1));
}

#[test]
fn a_standard_does_not_go_out_of_date() {
    let insight = sourced().insight("a");
    let from = |label: &str| insight.figures.iter().find(|figure| figure.label == label).unwrap().stale_from;
    assert_eq!(from("Cost in this article"), None);
    assert!(from("Share").is_some());
    let site = Site::with(SOURCED);
    site.edit("site.json", "\"funding\": 365", "\"funding\": 365, \"standard\": \"always\"");
    assert!(
        site.diagnostics().iter().any(|told| told.contains("“always” is no shelf life")),
        "{:?}",
        site.diagnostics()
    );
}

#[test]
fn a_key_has_a_name_of_its_own_and_lists_are_in_the_order_of_what_they_print() {
    let site = sourced();
    let names = |site: &Site| {
        let Some(Page::Keys(list)) = site.edition().page(&Route::Figures(1)) else { panic!("no list") };
        list.keys.into_iter().map(|card| (card.entity, card.label)).collect::<Vec<_>>()
    };
    let words = |entity: &str, label: &str| (entity.to_owned(), label.to_owned());
    assert_eq!(names(&site), [words("Aardvark", "Share"), words("Zebra", "Cost of zebras")]);
    // The site says it before an insight does; an entity's own name decides where it stands.
    site.edit(
        "site.json",
        "\"shelf_life\"",
        "\"entities\": { \"zebra\": \"A striped horse\" }, \"keys\": { \"zebra/cost\": \"Price of one\" }, \"shelf_life\"",
    );
    assert_eq!(names(&site), [words("A striped horse", "Price of one"), words("Aardvark", "Share")]);
    assert!(
        site.published()
            .text("figures/zebra/cost/index.html")
            .contains("<h1 tabindex=\"-1\">Price of one</h1>")
    );
}

#[test]
fn a_table_has_a_sentence_under_its_caption_and_a_note_below() {
    let page = sourced().page("a");
    let (head, rest) = page
        .split_once("<figcaption>It costs little<p class=\"caption\">What it costs.</p></figcaption>")
        .unwrap();
    assert!(head.ends_with("<figure class=\"table fits\" id=\"table-t\">"), "a phone has room for it");
    assert!(rest.split_once("</table>").unwrap().1.contains("<p class=\"hint\">Without taxes.</p>"));
}

/// How many times the Tab key stops between the skip link and the end of an insight, its panels closed.
fn stops(insight: &Insight) -> usize {
    let page = html(insight, None);
    let page = page.split("<section class=\"panels\"").next().unwrap();
    let tags = page.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    let is_stop = |tag: &&str| {
        let named =
            ["a ", "button ", "summary", "input ", "select "].iter().any(|name| tag.starts_with(name));
        (named || tag.contains("tabindex=\"0\"")) && !tag.contains("tabindex=\"-1\"")
    };
    tags.filter(is_stop).count()
}

#[test]
fn a_figure_is_one_stop_of_the_tab_key_in_a_section() {
    let insight = sourced().insight("a");
    let page = html(&insight, None);
    let body = page
        .split("<div class=\"body\">")
        .nth(1)
        .unwrap()
        .split("<section class=\"sources\"")
        .next()
        .unwrap();
    let button = "popovertarget=\"figure-1\"";
    assert_eq!(body.matches(button).count(), 5, "two in each section, and one in the table");
    assert_eq!(
        body.matches("value=\"1\" tabindex=\"-1\"").count(),
        4,
        "the lead has had it before the body; a heading begins anew"
    );
    let before = page.split("<section class=\"panels\"").next().unwrap();
    let (all, repeated) = (
        before.matches("popovertarget=").count(),
        before.matches("tabindex=\"-1\" aria-label=\"About").count(),
    );
    assert_eq!((all, repeated), (7, 4), "both in the lead, and the cost once more under the heading");
}

#[test]
fn somebody_would_tab_through_the_longest_insight() {
    let site = Site::in_place("public/data");
    let edition = site.edition();
    let mut most = 0;
    for card in edition.cards() {
        let stops = stops(&edition.insight(&card.slug).unwrap());
        assert!(stops <= 100, "{} has {stops}", card.slug);
        most = most.max(stops);
    }
    assert!(most > 50, "{most}: they were counted");
}

#[test]
fn what_is_printed_has_numbers_that_lead_to_notes() {
    let page = sourced().page("a");
    // A mark in text names the place of its note in their list.
    for (place, part) in page.split("<div class=\"panel\"").skip(1).enumerate() {
        let id = format!("id=\"figure-{}\"", place + 1);
        assert!(part.contains(&id), "{part}");
        let marks = format!("popovertarget=\"figure-{0}\" value=\"{0}\"", place + 1);
        assert!(page.contains(&marks), "{marks}");
    }
}

#[test]
fn a_page_says_who_publishes_the_site() {
    let site = sourced();
    assert!(!site.published().keys().any(|path| path.starts_with("about/")), "where there is nothing to say");
    site.edit(
        "site.json",
        "\"shelf_life\"",
        r#""about": [{ "heading": "Errors", "text": ["Tell *us*, as [[a]] does."] }], "shelf_life""#,
    );
    let published = site.published();
    let page = published.text("about/index.html");
    assert!(
        page.contains(
            "<h2>Errors</h2><div><p>Tell <em>us</em>, as <a href=\"/insights/a/\">A plain title</a> does.</p>"
        ),
        "{page}"
    );
    assert!(published.text("insights/a/index.html").contains("<a href=\"/about/\">About</a>"));
    site.edit("site.json", "Tell *us*", "It cost $5 billion");
    assert!(site.diagnostics().iter().any(|told| told.contains("bare-amount")), "{:?}", site.diagnostics());
}

//! Figures are true wherever they are printed.

use crate::common::{Site, html};
use proptest::prelude::*;
use sightline::model::Insight;

/// Figures as they stand in a manuscript: name, value, unit; with a key where there is one.
fn figures(all: &[(&str, &str, &str)]) -> String {
    let one = |(name, value, unit): &(&str, &str, &str)| {
        let value = match value.strip_prefix("= ") {
            Some(derive) => format!("\"derive\": {derive}"),
            None => format!(
                "\"value\": {value}, \"as_of\": \"2026-03\", \"kind\": \"reported\", \"source\": \"s\""
            ),
        };
        format!("\"{name}\": {{ \"label\": \"Amount {name}\", \"unit\": \"{unit}\", {value} }}")
    };
    let all: Vec<String> = all.iter().map(one).collect();
    format!(
        "\"figures\": {{ {} }}, \"sources\": {{ \"s\": {{ \"title\": \"Annual report\", \"publisher\": \"Institute\" }} }}",
        all.join(", ")
    )
}

/// A summary that names every figure.
fn summary(all: &[(&str, &str, &str)]) -> String {
    let names: Vec<String> = all.iter().map(|(name, ..)| format!("{{{name}}}")).collect();
    format!("\"summary\": \"It is {}.\", {}", names.join(" and "), figures(all))
}

/// The texts of an insight's figures.
fn texts(insight: &Insight) -> Vec<String> {
    insight.figures.iter().map(|figure| figure.text.replace('\u{a0}', " ")).collect()
}

fn printed(all: &[(&str, &str, &str)]) -> Vec<String> {
    texts(&Site::with(&summary(all)).insight("a"))
}

fn diagnostics(all: &[(&str, &str, &str)]) -> Vec<String> {
    Site::with(&summary(all)).diagnostics()
}

// What is written from the right.

const FROM_THE_RIGHT: &str = r#""title": "تقرير عن التكلفة (2025)", "language": "ar", "tldr": ["بلغت التكلفة {cost}."],
    "body": ["دفعت Acme مبلغ {cost} في عام واحد (2025).", { "type": "cards", "title": "التكلفة", "figures": ["cost", "share"] }],
    "corrections": [{ "date": "2026-04-01", "figure": "cost", "was": "$39B", "why": "خطأ" }],"#;

#[test]
fn amounts_hold_together_among_words_from_the_right() {
    let all = [("cost", "41e9", "USD"), ("share", "12.5", "%")];
    let summary = "\"summary\": \"ارتفعت التكلفة إلى {cost} أي {share}.\",";
    let mut site = Site::with(&format!("{FROM_THE_RIGHT} {summary} {}", figures(&all)));
    let page = site.page("a");
    assert!(page.contains("<article class=\"insight\" lang=\"ar\" dir=\"rtl\">"), "{page}");
    let outside = |page: &str, text: &str| -> Vec<String> {
        // Every place but those that only a program reads, or that are boxes of their own.
        page.match_indices(text)
            .map(|(at, _)| page[..at].rsplit_once('<').unwrap().1.to_owned())
            .filter(|tag| {
                !tag.starts_with("bdi")
                    && !tag.contains("aria-label")
                    && !tag.starts_with("p class=\"panel-value\"")
            })
            .collect()
    };
    for text in ["$41B", "12.5%", "$39B"] {
        assert!(page.contains(text) && outside(&page, text).is_empty(), "{text}: {:?}", outside(&page, text));
    }
    site.options.url = Some("https://example.org".into());
    let files = site.published();
    let file = |path: &str| files.text(path);
    let front = file("index.html");
    assert!(
        front.contains("<article class=\"card\" lang=\"ar\" dir=\"rtl\">"),
        "a card says its language too"
    );
    for name in ["index.html", "insights/a/index.html", "feed.xml", "feed.json"] {
        let held = "\u{2066}$41B\u{2069}";
        assert!(file(name).contains(held), "the summary of {name} holds the amount together");
    }
    assert!(file("feed.xml").contains("dir=&quot;rtl&quot;") || file("feed.xml").contains("dir=\"rtl\""));
    // Among words from the left nothing is needed, and nothing is added.
    let plain = Site::with(&super::figures::summary(&all)).worded();
    assert!(plain.count("$41B") > 0);
    assert_eq!(plain.count("\u{2066}"), 0);
}

#[test]
fn a_site_from_the_right_says_so() {
    let site = Site::with("\"tldr\": [\"x\"]");
    site.write("site.json", r#"{ "name": "موقع", "description": "وصف", "language": "fa" }"#.as_bytes());
    let files = site.published();
    assert!(files.pages().count() > 10);
    for (path, page) in files.pages() {
        assert!(page.contains("<html lang=\"fa\" dir=\"rtl\""), "{path}");
    }
}

#[test]
fn a_unit_from_the_right_leaves_the_number_in_one_piece() {
    assert_eq!(printed(&[("a", "{ \"at_least\": -5 }", "كيلومترات")]), ["\u{2066}−5+\u{2069} كيلومترات"]);
}

// Arithmetic.

#[test]
fn a_change_from_below_zero_is_refused_with_a_way_out() {
    let change = |from: &str, to: &str| {
        diagnostics(&[
            ("a", from, "USD"),
            ("b", to, "USD"),
            ("x", "= { \"percent_change\": [\"a\", \"b\"] }", "%"),
        ])
    };
    for (from, to, why) in [
        ("-4e6", "4e6", "below zero"),
        ("-90e6", "-40e6", "below zero"),
        ("0", "5", "starts from zero"),
        ("5", "-5", "ends where it is or may be below zero"),
        ("{ \"from\": -1, \"to\": 1 }", "5", "below zero"),
        ("{ \"at_most\": 5 }", "5", "below zero"),
    ] {
        let said = change(from, to);
        assert!(
            said.len() == 1 && said[0].starts_with("derivation: ") && said[0].contains(why),
            "{from} {to}: {said:?}"
        );
    }
    assert_eq!(change("4", "5"), Vec::<String>::new());
}

#[test]
fn a_working_holds_to_who_reckons_it_anew() {
    let site = Site::with(&summary(&[
        ("a", "12344", "USD"),
        ("b", "12344", "USD"),
        ("sum", "= { \"sum\": [\"a\", \"b\"] }, \"round\": 5", "USD"),
    ]));
    let insight = site.insight("a");
    assert_eq!(insight.figures[2].derivation.as_ref().unwrap().working, "$12,344 + $12,344 = $24,688");
}

// What differs is told apart.

#[test]
fn two_values_that_differ_never_print_alike() {
    let all = [
        ("pay", "{ \"from\": 10001, \"to\": 10004 }", "USD"),
        ("users", "{ \"at_least\": 1234567 }", "users"),
        ("cost", "{ \"at_most\": 12344 }", "USD"),
        ("before", "1000100000", "USD"),
        ("after", "1000400000", "USD"),
        ("more", "= { \"difference\": [\"after\", \"before\"] }", "USD"),
    ];
    let insight = Site::with(&summary(&all)).insight("a");
    assert_eq!(
        texts(&insight),
        ["$10,001–$10,004", "1.234M+ users", "≤$12.35K", "$1.0001B", "$1.0004B", "$300K"]
    );
    assert_eq!(insight.figures[5].derivation.as_ref().unwrap().working, "$1.0004B − $1.0001B = $300K");
}

#[test]
fn a_correction_says_what_changed_in_digits_that_show_it() {
    let mut site = Site::with(&summary(&[("cost", "1000100000", "USD")]));
    site.options.ledger = sightline::publish::Keeping::Write;
    site.publish();
    site.insight_file("a", &summary(&[("cost", "1000400000", "USD")]));
    let said = site.check().diagnostics;
    let said = said.iter().find(|diagnostic| diagnostic.rule == "uncorrected").unwrap();
    assert!(said.message.contains("was published as $1.0001B; now it is $1.0004B"), "{}", said.message);
    assert!(said.help.contains("\"was\": \"$1.0001B\""), "{}", said.help);
    let correction = ", \"corrections\": [{ \"date\": \"2026-11-23\", \"figure\": \"cost\", \"was\": \"$1.0001B\", \"why\": \"A slip.\" }]";
    site.insight_file("a", &format!("{}{correction}", summary(&[("cost", "1000400000", "USD")])));
    assert_eq!(site.diagnostics(), Vec::<String>::new());
    let corrected = &site.insight("a").corrections[0];
    assert_eq!((corrected.was.as_str(), corrected.now.as_deref()), ("$1.0001B", Some("$1.0004B")));
}

#[test]
fn what_moved_is_told_apart_from_what_it_was() {
    let site = keyed(&[
        ("older", "2026-01", "1000100000", "2026-01"),
        ("newer", "2026-06", "1000400000", "2026-06"),
    ]);
    let older = site.insight("older");
    let moved = older.figures[0].moved.as_ref().unwrap();
    assert_eq!((moved.own.as_deref(), moved.text.as_str()), (Some("$1.0001B"), "$1.0004B"));
    assert!(html(&older, None).contains("$1.0001B"));
    let history = site.check().edition.history("thing/cost");
    let values: Vec<&str> = history.values.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(values, ["$1.0004B", "$1.0001B"]);
}

// Whole numbers and money.

#[test]
fn whole_numbers_are_exact_or_refused() {
    assert_eq!(printed(&[("a", "9007199254740991", "count")]), ["9,007,199,254,740,991"]);
    for long in [
        "9007199254740993",
        "12345678901234567890",
        "0.12345678901234567891",
        "1e-400",
        "{ \"from\": 1, \"to\": 9007199254740993 }",
    ] {
        let said = diagnostics(&[("a", long, "count")]);
        assert!(
            said.iter().any(|diagnostic| diagnostic.starts_with("bad-number: ")
                && diagnostic.contains("more digits than are kept")),
            "{long}: {said:?}"
        );
    }
    let table = r#""body": [{ "type": "table", "table": "t" }], "tables": { "t": { "caption": "T",
        "columns": [{ "id": "n", "title": "N" }, { "id": "v", "title": "V", "unit": "count" }], "rows": [{ "n": "a", "v": 9007199254740993 }] } }"#;
    assert!(Site::with(table).diagnostics()[0].contains("more digits than are kept"), "in a cell, too");
    assert_eq!(
        printed(&[("a", "1e300", "count"), ("b", "1e-300", "%"), ("c", "-0", "USD")]),
        ["1×10³⁰⁰", "1×10⁻³⁰⁰%", "$0"]
    );
}

#[test]
fn money_has_the_decimals_of_its_currency() {
    let all = [
        ("a", "2.5", "USD"),
        ("b", "19.9", "USD/month"),
        ("c", "1234.5", "EUR"),
        ("d", "3", "USD"),
        ("e", "350.5", "KWD"),
        ("f", "120", "JPY"),
    ];
    assert_eq!(printed(&all), ["$2.50", "$19.90 per month", "€1,234.50", "$3", "KWD 350.500", "¥120"]);
}

// Units.

#[test]
fn units_are_language() {
    let one = |unit: &str| printed(&[("a", "1", unit)])[0].clone();
    for (unit, text) in [
        ("USD/analysis", "$1 per analysis"),
        ("people/census", "1 person per census"),
        ("degrees Celsius", "1 degree Celsius"),
        ("Gbps", "1 Gbps"),
        ("calories", "1 calorie"),
        ("caches", "1 cache"),
        ("°C", "1 °C"),
        ("‰", "1‰"),
        ("dB(A)", "1 dB(A)"),
        ("SEK", "SEK 1"),
        ("INR", "₹1"),
    ] {
        assert_eq!(one(unit), text);
    }
    let insight = Site::with(&summary(&[("a", "1", "USD/kWh")])).insight("a");
    assert_eq!(insight.figures[0].exact.as_deref(), Some("1 US dollar per kWh"));
    let long = "n".repeat(200);
    let said = diagnostics(&[("a", "1", &long)]);
    assert!(said[0].starts_with("bad-unit") && said[0].len() < 120, "{said:?}");
}

#[test]
fn a_site_says_what_its_units_are_called() {
    let site = Site::with(&format!(
        "\"language\": \"de\", {}",
        summary(&[("a", "1", "Häuser"), ("b", "2", "Haus"), ("c", "1", "Kurs"), ("d", "1", "EUR/Jahre")])
    ));
    let own = r#"{ "name": "S", "description": "D", "units": { "Haus": { "one": "Haus", "other": "Häuser" }, "Jahre": { "one": "Jahr", "other": "Jahre" } } }"#;
    site.write("site.json", own.as_bytes());
    assert_eq!(texts(&site.insight("a")), ["1 Haus", "2 Häuser", "1 Kurs", "€1 per Jahr"]);
}

// One number over time.

/// Insights that state one key: slug, month of publication, value, as of.
fn keyed(all: &[(&str, &str, &str, &str)]) -> Site {
    let site = Site::new();
    for (slug, month, value, as_of) in all {
        let fields = format!(
            r#""title": "On {slug}", "published": "{month}-01T00:00:00Z", "summary": "It cost {{cost}}.", "figures": {{ "cost": {{ "label": "Cost",
            "key": "thing/cost", "value": {value}, "unit": "USD", "as_of": "{as_of}", "kind": "reported", "source": "s" }} }},
            "sources": {{ "s": {{ "title": "S", "publisher": "P" }} }}"#
        );
        site.insight_file(slug, &fields);
    }
    site
}

#[test]
fn what_can_both_be_true_is_no_contradiction() {
    let said = |values: &[&str]| {
        let slugs = ["one", "two", "three", "four"];
        let all: Vec<_> =
            slugs.iter().zip(values).map(|(slug, value)| (*slug, "2026-05", *value, "2026-03")).collect();
        keyed(&all).diagnostics().iter().filter(|diagnostic| diagnostic.starts_with("contradiction")).count()
    };
    for values in [
        &["{ \"at_least\": 8e9 }", "9e9"][..],
        &["{ \"from\": 4e9, \"to\": 20e9 }", "8.1e9"],
        &["{ \"about\": 8e9 }", "8.1e9"],
        &["{ \"at_most\": 9e9 }", "{ \"at_least\": 9e9 }"],
        &["8e9", "8e9"],
    ] {
        assert_eq!(said(values), 0, "{values:?}");
    }
    for values in [
        &["{ \"at_least\": 8e9 }", "7e9"][..],
        &["{ \"from\": 4e9, \"to\": 5e9 }", "8.1e9"],
        &["{ \"about\": 8e9 }", "16e9"],
        &["8e9", "8.1e9"],
    ] {
        assert_eq!(said(values), 2, "{values:?}");
    }
    // Two that contradict each other are found whatever stands between them.
    assert_eq!(said(&["9e9", "{ \"at_least\": 8e9 }", "10e9"]), 2);
}

#[test]
fn a_year_and_one_of_its_months_have_no_order() {
    let site = keyed(&[("older", "2026-01", "5e9", "2026"), ("newer", "2026-06", "4e9", "2026-03")]);
    assert_eq!(site.diagnostics(), Vec::<String>::new());
    for slug in ["older", "newer"] {
        assert!(site.insight(slug).figures[0].moved.is_none(), "{slug}");
        assert!(!site.page(slug).contains("class=\"since\""));
    }
    let site = keyed(&[("older", "2026-01", "5e9", "2025"), ("newer", "2026-06", "4e9", "2026-03")]);
    let page = site.page("older");
    let said = page.split("class=\"since\"").nth(1).unwrap();
    assert!(said.contains(" in 2025; now "), "{said}");
    let site = keyed(&[("older", "2026-01", "5e9", "2026-01-09"), ("newer", "2026-06", "4e9", "2026-03")]);
    assert!(site.page("older").contains(" on Jan 9, 2026; now "));
}

// Tables.

/// A table of one column of cells beside the rows' names, and the names in the order it is sorted to.
fn sorted(unit: Option<&str>, cells: &[&str]) -> (Vec<String>, Vec<String>) {
    let unit = unit.map(|unit| format!(", \"unit\": \"{unit}\"")).unwrap_or_default();
    let rows: Vec<String> =
        cells.iter().enumerate().map(|(n, cell)| format!("{{ \"n\": \"{n}\", \"v\": {cell} }}")).collect();
    let site = Site::with(&format!(
        r#""body": [{{ "type": "table", "table": "t" }}], "tables": {{ "t": {{ "caption": "T", "columns": [{{ "id": "n", "title": "N" }},
        {{ "id": "v", "title": "V"{unit} }}], "rows": [{}] }} }}, {}"#,
        rows.join(", "),
        summary(&[("low", "{ \"at_least\": 5 }", "USD"), ("share", "99", "%")])
    ));
    let insight = site.insight("a");
    let table = insight.body.iter().find_map(|block| match block {
        sightline::model::Block::Table(table) => Some(table.clone()),
        _ => None,
    });
    let table = table.unwrap();
    let words = |descending| -> Vec<String> {
        let order = table.order(1, descending);
        order
            .iter()
            .map(|row| sightline::model::plain(&table.rows[*row].0[1].text).replace('\u{a0}', " "))
            .collect()
    };
    (words(false), words(true))
}

#[test]
fn numbers_sort_by_value_and_words_come_last() {
    let cells = ["90", "1000", "\"not disclosed\"", "null", "80e9", "9e6"];
    let (up, down) = sorted(Some("USD"), &cells);
    assert_eq!(up, ["$90", "$1,000", "$9M", "$80B", "not disclosed", ""]);
    assert_eq!(down, ["$80B", "$9M", "$1,000", "$90", "not disclosed", ""]);
    let (up, _) = sorted(Some("USD"), &["{ \"figure\": \"low\" }", "5", "4.5", "{ \"figure\": \"share\" }"]);
    assert_eq!(up, ["$4.50", "$5", "$5+", "99%"], "what is in another unit is not compared");
}

#[test]
fn numbers_in_words_sort_by_value_and_letters_by_collation() {
    let (up, down) = sorted(None, &["\"GPT 10\"", "\"GPT 9\"", "\"Zebra\"", "\"Ärzte\"", "null"]);
    assert_eq!(up, ["Ärzte", "GPT 9", "GPT 10", "Zebra", ""]);
    assert_eq!(down, ["Zebra", "GPT 10", "GPT 9", "Ärzte", ""]);
    let (up, down) = sorted(None, &["\"Mar 2025\"", "\"Jan 2026\"", "null", "\"Dec 2024\"", "\"Feb 2025\""]);
    assert_eq!(up, ["Dec 2024", "Feb 2025", "Mar 2025", "Jan 2026", ""]);
    assert_eq!(down, ["Jan 2026", "Mar 2025", "Feb 2025", "Dec 2024", ""]);
    assert_eq!(
        sorted(None, &["\"Q1 2026\"", "\"Q4 2024\"", "\"Q3 2025\""]).0,
        ["Q4 2024", "Q3 2025", "Q1 2026"]
    );
    assert_eq!(
        sorted(None, &["\"Mar 7, 2026\"", "\"Dec 1, 2025\"", "\"Mar 10, 2026\""]).0,
        ["Dec 1, 2025", "Mar 7, 2026", "Mar 10, 2026"]
    );
    assert_eq!(sorted(None, &["\"0.23\"", "\"0.9\"", "\"0.10\""]).0, ["0.9", "0.10", "0.23"]);
    assert_eq!(sorted(Some("count"), &["7"]).0, ["7"], "a table of one row");
}

#[test]
fn two_numbers_of_a_column_that_differ_never_print_alike() {
    assert_eq!(sorted(Some("USD"), &["1000100000", "1000400000", "5"]).0, ["$5", "$1.0001B", "$1.0004B"]);
}

#[test]
fn a_spreadsheet_gets_no_number_where_there_is_only_a_bound() {
    let site = keyed(&[
        ("one", "2026-05", "{ \"at_least\": 8e9 }", "2026-03"),
        ("two", "2026-05", "{ \"at_most\": 2 }", "2025-03"),
    ]);
    let csv = site.check().edition.history_csv("thing/cost");
    assert!(csv.contains("2026-03,8000000000,,USD,$8B+,") && csv.contains("2025-03,,2,USD,≤$2,"), "{csv}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn figures_of_an_insight_are_told_apart(values in prop::collection::vec(prop_oneof![1_000_000_000u64..1_000_900_000, 1u64..9_999_999], 2..6)) {
        let names = ["a", "b", "c", "d", "e"];
        let values: Vec<String> = values.iter().map(u64::to_string).collect();
        let all: Vec<_> = names.iter().zip(&values).map(|(name, value)| (*name, value.as_str(), "USD")).collect();
        let texts = printed(&all);
        for (a, one) in values.iter().zip(&texts) {
            for (b, two) in values.iter().zip(&texts) {
                prop_assert_eq!(a == b, one == two, "{} {} {} {}", a, one, b, two);
            }
        }
    }
}

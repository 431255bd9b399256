//! Nothing that makers write slips past the check, or vanishes.

use crate::common::Site;
use proptest::prelude::*;
use sightline::publish::{MOST_FILES, Notice, Output};
use std::fs;

const FIGURES: &str = r#""figures": {
    "price": { "label": "Price of a seat", "value": 40, "unit": "USD", "as_of": "2026-03", "kind": "reported", "source": "paper" },
    "first-flight": { "label": "First flight", "value": 14600, "unit": "bytes", "as_of": "2026-03", "kind": "reported", "source": "paper" } },
  "sources": { "paper": { "title": "A paper", "publisher": "A society" } }"#;

/// A site with two figures, another insight, and one paragraph.
fn site(paragraph: &str) -> Site {
    let body = serde_json::to_string(&["{price}, {first-flight}, [[other]].", paragraph]).unwrap();
    let site = Site::with(&format!("\"body\": {body}, {FIGURES}"));
    site.insight_file("other", "\"title\": \"Another one\"");
    site
}

/// The rules that a paragraph breaks.
fn rules(paragraph: &str) -> Vec<&'static str> {
    site(paragraph).check().diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

#[test]
fn what_is_nearly_a_figure_or_a_link_is_an_error_with_a_way_out() {
    let report = site("Seats were { price }, then {Price}; {first_flight} came, or {price by now. See [[other] and [[Other]].").check();
    let told: Vec<(&str, &str)> =
        report.diagnostics.iter().map(|diagnostic| (diagnostic.rule, diagnostic.help.as_str())).collect();
    assert_eq!(told.len(), 6, "{told:?}");
    assert_eq!(report.errors(), 6);
    for (place, near) in
        ["{price}", "{price}", "{first-flight}", "{price}", "[[other]]", "other"].into_iter().enumerate()
    {
        assert!(told[place].1.contains(&format!("did you mean `{near}`?")), "{told:?}");
    }
    // Where only a sign is meant, a backslash says so.
    let site = site(r"A set \{a, b\}, a line \[[other]");
    assert_eq!(site.check().errors(), 1, "the second bracket is one of [other]");
    assert!(rules(r"A set \{a, b\}, a line \[\[other\], a quotation “[It] was”").is_empty());
}

#[test]
fn plain_words_hold_no_links_or_marks() {
    for fields in [
        r#""title": "More in [[other]]""#,
        r#""title": "A **bold** one""#,
        r#""figures": { "x": { "label": "The *price*", "value": 4, "unit": "USD", "as_of": "2026", "kind": "reported", "source": "s" } },
           "sources": { "s": { "title": "T", "publisher": "P" } }, "summary": "{x}""#,
        r#""sources": { "s": { "title": "In `code`", "publisher": "P" } }"#,
        r#""corrections": [ { "date": "2026-03-09", "was": "that", "why": "It was {price} then." } ]"#,
        r#""tables": { "t": { "caption": "C", "columns": [ { "id": "a", "title": "A &amp; B" }, { "id": "b", "title": "B" } ],
             "rows": [ { "a": "x", "b": "y" } ] } }, "body": [ { "type": "table", "table": "t" } ]"#,
    ] {
        let found = Site::with(fields).diagnostics();
        assert!(
            found.iter().any(|diagnostic| diagnostic.starts_with("plain-words: ")),
            "{fields}: {found:?}"
        );
    }
    assert!(Site::with(r#""title": "Q&A: 2 * 3, Vec<T> and [sic]""#).diagnostics().is_empty());
    // Figures a title may hold, and signs that a backslash makes words of.
    assert!(Site::with(r#""title": "Seats at {price}""#).diagnostics()[0].starts_with("unknown-figure: "));
    assert!(Site::with(r#""title": "A \\{ brace""#).diagnostics().is_empty());
    assert!(Site::with(r#""title": "A \\$5 lunch""#).diagnostics().is_empty());
}

#[test]
fn amounts_are_seen_as_the_world_writes_them() {
    for amount in [
        "7 €",
        "7€",
        "₹700 crore",
        "₩700",
        "SEK 700",
        "700 SEK",
        "kr 700",
        "30 basis points",
        "7 bps",
        "７０％",
        "٧٠٪",
        "70 pct",
        "−$7",
        "$-7",
        "($7)",
        "R$ 7",
        "1.234,56 €",
        "1 234 567 kr",
        "7 lakh rupees",
        "七百元7元",
        "seventy percent",
        "7 Mio. €",
        "**7** %",
        "US$7m",
    ] {
        assert_eq!(rules(&format!("It was {amount} then.")), ["bare-amount"], "{amount}");
    }
    for words in [
        r"\7 €",
        r"\€7",
        r"7 \€",
        r"\SEK 700",
        r"\kr 700",
        r"\７０％",
        r"\٧٠٪",
        r"7\%",
        r"\−7%",
        "in 2026",
        "COP28 and PHP 8",
    ] {
        assert!(rules(&format!("It was {words} then.")).is_empty(), "{words}");
    }
    let page = site(r"It was \٧٠٪, \SEK 700 and 7 \€ then.").page("a");
    assert!(page.contains("It was ٧٠٪, SEK 700 and 7 € then."), "{page}");
}

#[test]
fn emphasis_works_where_no_spaces_are() {
    let site = Site::with(
        r#""language": "ja", "body": ["これが**「要点」**です。", "とても**大切。**だから", "**서울(Seoul)**에 간다"]"#,
    );
    let page = site.page("a");
    for strong in [
        "これが<strong>「要点」</strong>です。",
        "とても<strong>大切。</strong>だから",
        "<strong>서울(Seoul)</strong>에 간다",
    ] {
        assert!(page.contains(strong), "{page}");
    }
    // What is no mark after all is told of.
    assert_eq!(rules("A **half marked word"), ["half-marked"]);
}

#[test]
fn no_text_vanishes_without_a_word() {
    for text in [
        "[2]: https://example.org/paper",
        "[Correction]: https://example.org/paper",
        "[a](https://example.org/ \"seen by nobody\")",
        "a\\\nb",
    ] {
        assert_eq!(rules(text), ["block-markdown"], "{text}");
    }
    assert!(site("[Correction]: it was so").page("a").contains("[Correction]: it was so"));
}

#[test]
fn a_byte_order_mark_is_skipped_and_other_encodings_are_named() {
    let site = site("A paragraph.");
    for path in ["site.json", "insights/a.json"] {
        site.write(path, format!("\u{feff}{}", site.read(path)));
    }
    assert!(site.diagnostics().is_empty(), "{:?}", site.diagnostics());
    site.publish();
    let text = site.read("insights/a.json");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    site.write("insights/a.json", &wide);
    let report = site.check();
    let diagnostic = report.diagnostics.iter().find(|diagnostic| diagnostic.is_error()).unwrap();
    assert!(diagnostic.message.contains("UTF-16") && diagnostic.help.contains("UTF-8"), "{diagnostic}");
}

#[test]
fn a_byte_order_mark_in_the_ledger_is_skipped() {
    let site = Site::good_with("tests/fixtures/invalid/ledger-uncorrected");
    let before = site.diagnostics();
    assert!(before[0].starts_with("uncorrected: "), "the ledger is read: {before:?}");
    for entry in fs::read_dir(site.path("ledger")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("\u{feff}{text}")).unwrap();
    }
    site.write("ledger/._2026-03.jsonl", b"\0\x05\x16\x07");
    assert_eq!(site.diagnostics(), before);
}

#[test]
fn what_begins_with_a_dot_is_no_manuscript() {
    let site = site("A paragraph.");
    for path in [
        "insights/._a.json",
        "insights/.#a.json",
        "insights/.hidden/b.json",
        "insights/Thumbs.db",
        "insights/a.json~",
    ] {
        site.write(path, b"\0\x05\x16\x07");
    }
    let report = site.check();
    assert_eq!((report.errors(), report.files), (0, 2), "{:?}", site.diagnostics());
    site.publish();
}

#[test]
fn names_that_windows_cannot_write_are_told() {
    for name in ["con", "aux", "nul", "prn", "com1", "lpt9"] {
        let slug = Site::new();
        slug.insight_file(name, "\"title\": \"T\"");
        assert!(slug.diagnostics()[0].starts_with("bad-slug: "), "{name}");
        assert!(
            Site::with(&format!("\"topics\": [\"{name}\"]")).diagnostics()[0].starts_with("bad-topics: "),
            "{name}"
        );
        let figures = FIGURES.replace(
            "\"label\": \"Price of a seat\",",
            &format!("\"label\": \"P\", \"key\": \"seat/{name}\","),
        );
        let key =
            Site::with(&format!("\"summary\": \"{{price}} {{first-flight}}\", {figures}")).diagnostics();
        assert!(key[0].starts_with("bad-key: "), "{key:?}");
        assert!(sightline::publish::start(&slug.path(""), name, slug.options.now).is_err());
    }
    let fine = Site::new();
    fine.insight_file("console", "\"topics\": [\"com\", \"lpt10\"]");
    assert!(fine.diagnostics().is_empty(), "{:?}", fine.diagnostics());
    sightline::publish::start(&fine.path(""), "lpt10", fine.options.now).unwrap();
}

/// The ids in the feeds of a site published at an address: those of the Atom feed and of the JSON feed.
fn ids(site: &mut Site, url: &str) -> (Vec<String>, Vec<String>) {
    site.options.url = Some(url.into());
    let files = site.published();
    let atom = files
        .text("feed.xml")
        .split("<id>")
        .skip(1)
        .map(|rest| rest.split("</id>").next().unwrap().to_owned())
        .collect();
    let json = files.json("feed.json");
    let items = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    (atom, items)
}

#[test]
fn feeds_keep_their_ids_wherever_the_site_goes() {
    let mut site = site("A paragraph.");
    let first = ids(&mut site, "http://example.org");
    assert_eq!((first.0.len(), first.1.len()), (3, 2));
    assert_eq!(first.0[1..], first.1[..], "both feeds call an insight the same");
    let mut each = first.0.clone();
    each.dedup();
    assert_eq!(each, first.0);
    for url in ["https://example.org", "https://other.example", "http://localhost:8080"] {
        assert_eq!(ids(&mut site, url), first, "{url}");
    }
    let stated = |site: &Site, id: &str| {
        let text = fs::read_to_string("tests/fixtures/base/site.json").unwrap();
        site.write("site.json", text.replacen('{', &format!("{{ \"id\": \"{id}\","), 1).as_bytes());
    };
    stated(&site, "tag:example.org,2026:seats");
    let (atom, _) = ids(&mut site, "https://example.org");
    assert_eq!(atom[0], "tag:example.org,2026:seats/feed.xml");
    assert!(atom[1..].contains(&"tag:example.org,2026:seats/insights/other/".to_owned()), "{atom:?}");
    stated(&site, "not an id");
    assert_eq!(site.check().diagnostics[0].rule, "bad-id");
}

#[test]
fn ids_that_change_are_told_of_with_what_keeps_them() {
    let mut site = site("A paragraph.");
    let (before, _) = ids(&mut site, "https://example.org");
    site.publish();
    assert_eq!(site.written().notices, []);
    let value: serde_json::Value = serde_json::from_str(&site.read("site.json")).unwrap();
    site.edit("site.json", value["name"].as_str().unwrap(), "Quite another name");
    assert_eq!(site.written().notices, [Notice::OtherIds { was: before[0].clone() }]);
}

#[test]
fn what_some_hosts_do_not_take_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    let written = |files: usize| {
        let mut to = Output::aside(&out, |_| false).unwrap();
        to.begin(Default::default()).unwrap();
        for file in 0..files {
            to.put(&format!("share/{file}.png"), b"").unwrap();
        }
        to.finish().unwrap().notices
    };
    assert_eq!(written(3), []);
    // The record of what was made is a file, too.
    let notices = written(MOST_FILES);
    assert!(
        matches!(notices.as_slice(), [Notice::ManyFiles(count)] if count.all > MOST_FILES && count.pictures == MOST_FILES),
        "{notices:?}"
    );
}

#[test]
fn prose_of_the_first_edition_has_no_false_alarm() {
    // What stands there was read by people: none of its numbers outside of figures is an amount, but for those behind a
    // backslash. So each alarm would be a wrong one.
    let site = Site::in_place("public/data");
    assert_eq!(site.diagnostics(), [""; 0]);
    assert!(site.check().files >= 12);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever the sign, the size and the side it stands on.
    #[test]
    fn money_is_never_typed(
        number in prop_oneof!["[1-9][0-9]{0,3}", "[1-9],[0-9]{3}", "[1-9]\\.[0-9]{3},[0-9]{2}", "[١-٩][٠-٩]{0,2}", "[１-９]{1,3}"],
        size in proptest::sample::select(vec!["", "k", "m", "bn", " million", " crore", "万"]),
        sign in proptest::sample::select(vec!["$", "€", "£", "¥", "₹", "₩", "₽", "₺", "₫", "₦", "฿", "₪", "₴", "US$", "CHF ", "PLN ", "kr "]),
        behind in any::<bool>(),
    ) {
        let amount = if behind { format!("{number}{size} {}", sign.trim()) } else { format!("{sign}{number}{size}") };
        prop_assert_eq!(rules(&format!("It was {amount} then.")), ["bare-amount"], "{}", amount);
    }
}

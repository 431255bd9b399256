//! Articles imported: nothing of them is lost, what is made of them passes the check, and bad input has a designed end.

use crate::common::{Site, part};
use proptest::prelude::*;
use sightline::model::Stamp;
use sightline::publish::{ImportOptions, Imported, Severity, import};
use std::path::PathBuf;

const NOW: &str = "2026-12-01T09:00:00Z";

/// Imports articles, each by its name and bytes, into a site of its own.
fn imported(articles: &[(&str, &[u8])]) -> (Site, Imported) {
    let mut site = Site::new();
    site.at("2027-01-01T00:00:00Z");
    let folder = site.folder.path().join("articles");
    std::fs::create_dir_all(&folder).unwrap();
    let files: Vec<PathBuf> = articles.iter().map(|(name, _)| folder.join(name)).collect();
    for (file, (_, bytes)) in files.iter().zip(articles) {
        std::fs::write(file, bytes).unwrap();
    }
    let imported = import(&options(&site, files)).unwrap();
    (site, imported)
}

fn options(site: &Site, files: Vec<PathBuf>) -> ImportOptions {
    ImportOptions {
        files,
        out: site.options.data.clone(),
        date: None,
        now: Stamp::parse(NOW).unwrap(),
        force: false,
    }
}

/// The same of one article, which has to pass the check; and its manuscript.
fn manuscript(name: &str, text: &str) -> (Site, serde_json::Value, Vec<String>) {
    let (site, imported) = imported(&[(name, text.as_bytes())]);
    assert!(imported.errors.is_empty(), "{:?}", imported.errors);
    passes(&site);
    let made = std::fs::read_to_string(&imported.written[0]).unwrap();
    let notices =
        imported.notices.into_iter().map(|one| format!("{}:{}: {}", one.line, one.column, one.message));
    (site, serde_json::from_str(&made).unwrap(), notices.collect())
}

fn passes(site: &Site) {
    let report = site.check();
    let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|one| one.render(false)).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// The words of a page, as readers see them.
fn words(html: &str) -> String {
    let body = part(html, "<article", "</article>").unwrap_or(html);
    let text = untagged(body);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without its tags.
fn untagged(html: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

const MARKDOWN: &str = r#"---
title: What a locker costs
date: 2026-03-07
tags: [parcels, post]
description: Lockers cost $2,300 each.
---

A locker holds **40 parcels** and costs [$2,300](https://example.org/prices), about 12% more than in 2024.

## Where they stand

- 1,200 lockers in the city[^1]
- a `price = 5` in code, and $5 lunches \*not\* starred

| Network | Lockers | Share |
|---|---:|---:|
| North | 4,150 | 22% |
| South | 6,900 | 35% |

> “We were 5x slower,” they said.

```sh
echo $5 and 12%
```

[^1]: Register of lockers, May 2026.
"#;

#[test]
fn amounts_in_titles_and_heads_are_figures() {
    let text = "---\ntitle: A locker for $2,300 and a {key}\ndate: 2026-03-07\n---\n\nA locker costs $2,300.\n\n\
                | Network | Share for $12 |\n|---|---|\n| North | 22% |\n";
    let (site, made, notices) = manuscript("locker.md", text);
    let title = made["title"].as_str().unwrap();
    let name = title.strip_prefix("A locker for {").and_then(|rest| rest.split_once('}')).unwrap().0;
    assert_eq!(title, format!("A locker for {{{name}}} and a \\{{key}}"));
    // The figure that the text states.
    assert_eq!(made["figures"][name]["value"], 2300);
    assert!(made["summary"].as_str().unwrap().contains(&format!("{{{name}}}")), "{made}");
    let head = made["tables"]["table-1"]["columns"][1]["title"].as_str().unwrap();
    let head = head.strip_prefix("Share for {").and_then(|rest| rest.strip_suffix('}')).unwrap();
    assert_eq!(made["figures"][head]["value"], 12);
    assert!(notices.iter().any(|one| one.contains("only the head of a column says “$12”")), "{notices:?}");
    let page = site.page("locker");
    assert!(page.contains(">A locker for $2,300 and a {key}</h1>"), "{page}");
    assert!(words(&page).contains("Share for $12"), "{page}");
}

#[test]
fn markdown_becomes_an_insight_that_reads_the_same() {
    let (site, made, _) = manuscript("2026-01-02-lockers.md", MARKDOWN);
    assert_eq!(made["title"], "What a locker costs");
    assert_eq!(made["published"], "2026-03-07T00:00:00Z");
    assert_eq!(made["topics"], serde_json::json!(["parcels", "post"]));
    assert_eq!(
        made["body"][0],
        "A locker holds **{locker-holds}** and costs {lockers-cost}, {what-a-locker-costs} more than in 2024."
    );
    let figures = &made["figures"];
    assert_eq!(figures["lockers-cost"]["value"], 2300);
    assert_eq!(figures["lockers-cost"]["source"], "example-org");
    assert_eq!(figures["what-a-locker-costs"]["value"], serde_json::json!({ "about": 12 }));
    assert_eq!(figures["what-a-locker-costs"]["as_of"], "2024");
    assert_eq!(figures["city"]["source"], "register-of-lockers");
    assert_eq!(figures["south-share"]["label"], "South, Share");
    let page = words(&site.page("lockers"));
    for part in [
        "A locker holds 40 parcels and costs $2,300 , ~12% more than in 2024.",
        "1,200 lockers in the city",
        "in code, and 5 dollars",
        "South 6,900 35%",
        "“We were 5× slower,” they said.",
        "echo $5 and 12%",
    ] {
        let part = part.replace("5 dollars", "$5 lunches *not* starred");
        assert!(page.replace('\u{a0}', " ").contains(&part), "{part}\n{page}");
    }
}

#[test]
fn html_becomes_an_insight() {
    let html = r#"<!doctype html><html lang="en"><head><title>Doors | A site</title>
        <meta name="description" content="Doors cost &pound;3bn."></head><body><nav>Menu 5%</nav><article><h1>Doors</h1>
        <p>A door costs <em>61</em>% more, or <a href="https://example.org/a?b=1&amp;c=2">&pound;3 billion</a> in all.</p>
        <ul><li>one<ul><li>two</li></ul></li></ul><script>alert("5%")</script>
        <table><tr><th>Door</th><th>Cost</th></tr><tr><td>Red</td><td>&pound;2.90</td></tr></table></article></body></html>"#;
    let (site, made, _) = manuscript("doors.html", html);
    assert_eq!(made["title"], "Doors");
    assert_eq!(made["summary"], "Doors cost {doors-cost}.");
    assert_eq!(made["body"][0], "A door costs *{door-costs}* more, or {doors-cost} in all.");
    assert_eq!(made["body"][1]["items"], serde_json::json!(["one", "two"]));
    assert_eq!(made["sources"]["example-org"]["url"], "https://example.org/a?b=1&c=2");
    assert!(!site.page("doors").contains("Menu"));
}

#[test]
fn text_laid_out_as_a_page_needs_sources_and_nothing_else() {
    let text = "Pipeline Active\nLast: 18:00 UTC|Next: 00:00 UTC\n← Back to Insights\n\nThe Bridge Pays\n\nThe bridge cost $30M and pays \
        $6M+ a year\n\nTL;DRBreakthrough 🟢\n  • It cost $30M\n  • It pays $6M+ a year\nbridgestolls4 min readFeb 19, 2026\nHigh \
        Impact\n\nKey Takeaways\n\n  • Tolls on bridges pay\n\nIn figures\n\nWhat it cost\n\n$30M\nCost of the bridge\nTwo lanes\n12\n\
        Booths\nAll staffed\n0.8%\nOf trips unpaid\nBefore: 1.1%\n\nSource: Bridge report, 2026\n\nBridgeTollPaid by\nOld$5Drivers\nNew$7Firms\n\nContrarian View\n\nA ferry \
        costs 20% less.\n\nWhat This Means for Practitioners\n\nBuild it.\n\nShare\n";
    let (site, made, notices) = manuscript("bridge.txt", text);
    assert_eq!(made["signal"], "breakthrough");
    assert_eq!(made["impact"], "high");
    assert_eq!(made["published"], "2026-02-19T00:00:00Z");
    assert_eq!(made["topics"], serde_json::json!(["bridges", "tolls"]));
    assert_eq!(made["tldr"].as_array().unwrap().len(), 2);
    assert_eq!(made["takeaways"], serde_json::json!(["Tolls on bridges pay"]));
    let kinds: Vec<&str> =
        made["body"].as_array().unwrap().iter().filter_map(|one| one["type"].as_str()).collect();
    assert_eq!(kinds, ["cards", "table", "callout", "callout"]);
    assert_eq!(made["figures"]["booths"]["value"], 12);
    assert_eq!(made["figures"]["booths"]["source"], "bridge-report");
    assert_eq!(made["body"][0]["figures"].as_array().unwrap().len(), 3);
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(
        notices[0].contains("left out: Pipeline Active") && notices[1].contains("no source"),
        "{notices:?}"
    );
    assert!(site.page("bridge").contains("Contrarian View"));
}

/// Bad input by name: what it is, and what is made of it.
#[test]
fn bad_input_has_a_designed_end() {
    let error = |name: &str, bytes: &[u8]| {
        let (site, imported) = imported(&[(name, bytes), ("good.md", b"# Good\n\nWords.")]);
        passes(&site);
        assert_eq!(imported.written.len(), 1, "{name}: the others go on");
        let [error] = imported.errors.as_slice() else { panic!("{name}: {:?}", imported.errors) };
        error.to_string().rsplit('/').next().unwrap().to_owned()
    };
    assert_eq!(
        error("a.md", b"# A\n\ncaf\xe9"),
        "a.md: the file is not UTF-8 from byte 8 on; save it as UTF-8"
    );
    assert_eq!(error("b.md", b""), "b.md has no words to publish; write some, or leave it out");
    assert_eq!(error("c.docx", b"x"), "c.docx is neither .md, .html nor .txt; rename it after what is in it");
    assert_eq!(
        error("!!!.md", b"x"),
        "!!!.md has no letter or digit that an address could be made of; rename it"
    );
    assert_eq!(
        error("GOOD.md", b"# Twice\n\nWords."),
        "good.md would be the insight “good”, as another of the files would; rename one of them"
    );
    let missing = import(&options(&Site::new(), vec!["nowhere.md".into()])).unwrap();
    assert!(missing.errors[0].to_string().starts_with("nowhere.md cannot be read: "));
}

#[test]
fn nothing_there_is_written_over_without_force() {
    let (site, first) = imported(&[("a.md", b"# A\n\nIt costs $5.")]);
    let file = site.folder.path().join("articles/a.md");
    std::fs::write(&file, "# A\n\nIt costs $6.").unwrap();
    let mut again = options(&site, vec![file]);
    assert!(import(&again).unwrap().errors[0].to_string().ends_with("--force writes over it"));
    assert!(site.read("insights/a.json").contains("\"value\": 5,"));
    again.force = true;
    assert_eq!(import(&again).unwrap().written, first.written);
    assert!(site.read("insights/a.json").contains("\"value\": 6,"));
}

#[test]
fn front_matter_is_read_in_three_formats_and_no_bomb_goes_off() {
    for (name, text) in [
        ("yaml.md", "---\ntitle: \"A: b\"\ndate: 2026-03-07\ntags: [x, y]\n---\nWords."),
        (
            "toml.md",
            "+++\ntitle = \"A: b\"\ndate = 2026-03-07\n[taxonomies]\ntags = [\"x\", \"y\"]\n+++\nWords.",
        ),
        (
            "json.md",
            "{\n\"title\": \"A: b\", \"date\": \"2026-03-07\", \"tags\": [\"x\", \"y\"]\n}\n\nWords.",
        ),
        (
            "windows.md",
            "\u{feff}---\r\ntitle: \"A: b\"\r\ndate: 2026-03-07\r\ntags: [x, y]\r\n---\r\nWords.\r\n",
        ),
    ] {
        let (_, made, _) = manuscript(name, text);
        assert_eq!(made["title"], "A: b", "{name}");
        assert_eq!(made["published"], "2026-03-07T00:00:00Z", "{name}");
        assert_eq!(made["topics"], serde_json::json!(["x", "y"]), "{name}");
        assert_eq!(made["body"], serde_json::json!(["Words."]), "{name}");
    }
    let (_, made, notices) = manuscript("nearly.md", "---\ntitle: A: b\ndate: 2026-03-07\n---\nWords.");
    assert_eq!((&made["title"], &made["published"]), (&"A: b".into(), &"2026-03-07T00:00:00Z".into()));
    assert!(notices[0].contains("its lines were taken as they stand"), "{notices:?}");
    let mut bomb = String::from("---\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (one, next) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        bomb.push_str(&format!(
            "{next}: &{next} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}]\n"
        ));
    }
    let deep = format!("---\na: {}\n---\nWords.", "[".repeat(20_000));
    for hostile in [
        format!("{bomb}title: *i\n---\nWords."),
        deep,
        "---\ntitle: [unclosed\n---\nWords.".to_owned(),
        format!("---\ntitle: {}\n---\nWords.", "x".repeat(100_000)),
        "---\n!!python/object/apply:os.system [\"true\"]\n---\nWords.".to_owned(),
        "+++\ntitle = \n+++\nWords.".to_owned(),
    ] {
        let (_, made, notices) = manuscript("hostile.md", &hostile);
        assert_eq!(made["body"], serde_json::json!(["Words."]));
        assert!(
            notices.iter().any(|one| one.contains("front matter")) || hostile.contains("python"),
            "{notices:?}"
        );
    }
}

#[test]
fn who_wrote_an_article_and_where_it_stood_come_along() {
    let front = "---\ntitle: A\nauthors:\n  - name: Ada Lovelace\n    url: https://example.org/ada\n  - Grace Hopper\n  - Grace Hopper\n  - '*Bold*'\nredirect_from: [/2024/old/, /2024/old, /p.php]\ncanonical_url: https://example.org/a\n---\nWords.";
    let (site, made, notices) = manuscript("a.md", front);
    let ada = serde_json::json!({ "name": "Ada Lovelace", "url": "https://example.org/ada" });
    assert_eq!(made["authors"], serde_json::json!([ada, { "name": "Grace Hopper" }]));
    assert_eq!(made["aliases"], serde_json::json!(["/2024/old/"]));
    assert!(made.get("canonical").is_none());
    for left_out in
        ["the author “*Bold*”", "its old address “/p.php”", "its canonical address “https://example.org/a”"]
    {
        assert!(notices.iter().any(|one| one.contains(left_out)), "{left_out} is not in {notices:?}");
    }
    assert!(site.page("a").contains("and Grace Hopper</p>"));
    let (_, made, _) = manuscript("b.md", "+++\ntitle = \"B\"\nauthor = \"Ada\"\n+++\nWords.");
    assert_eq!(made["authors"], serde_json::json!([{ "name": "Ada" }]));
}

#[test]
fn what_is_no_amount_stays_as_it_is_written() {
    let text = "# Odds\n\nCall 555-0142, or +49 30 901820, about version 2.1.3 of ISBN 978-3-16-148410-0, at 10:30 on 2026-03-07.\n\n\
        In a shell, \\$PATH is no money, nor is `$5`. The kr 500 note, the 5% rule and ５０％ stay.\n\n    echo $5\n\nA < b & c > d; a_b, *x, [y], {z}, \\~1.";
    let (site, made, notices) = manuscript("odds.md", text);
    assert_eq!(made["figures"].as_object().unwrap().len(), 1, "{made}");
    let page = words(&site.page("odds"));
    for part in [
        "Call 555-0142, or +49 30 901820, about version 2.1.3 of ISBN 978-3-16-148410-0, at 10:30 on 2026-03-07.",
        "$PATH is no money, nor is $5 . The kr 500 note, the 5% rule and ５０％ stay.",
        "echo $5",
        "A < b & c > d; a_b, *x, [y], {z}, ~1.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let _ = notices;
}

#[test]
fn the_same_amount_again_is_the_same_figure_and_three_currencies_are_three() {
    let (_, made, _) =
        manuscript("a.md", "# Rent\n\nRent is $5. Rent was €5 and £5 before.\n\nRent is still $5 here.");
    let figures = made["figures"].as_object().unwrap();
    let units: Vec<&str> = figures.values().map(|one| one["unit"].as_str().unwrap()).collect();
    assert_eq!(units.len(), 3, "{made}");
    let (_, made, _) = manuscript(
        "b.md",
        "# Two\n\nWalls cost $5 apiece.\n\nMeanwhile lunches were priced around noon, $5.",
    );
    assert_eq!(
        made["figures"].as_object().unwrap().len(),
        2,
        "what differs in context is not merged: {made}"
    );
}

#[test]
fn a_date_is_of_the_amount_it_stands_beside() {
    let text = "---\ndate: 2026-03-07\n---\n# Lines\n\nA line costs €2m, up from €1m in 2021.\n\nIn May 2024 there were 7 depots and 9 garages.";
    let (_, made, _) = manuscript("a.md", text);
    let as_of = |value: f64| {
        let figures = made["figures"].as_object().unwrap().values();
        figures
            .filter(|one| one["value"].as_f64() == Some(value))
            .map(|one| one["as_of"].as_str().unwrap())
            .next()
    };
    assert_eq!([as_of(2e6), as_of(1e6)], [Some("2026-03-07"), Some("2021")], "{made}");
    assert_eq!([as_of(7.0), as_of(9.0)], [Some("2024-05"), Some("2024-05")], "{made}");
}

#[test]
fn ten_thousand_amounts_are_as_many_figures() {
    let all: String = (0..10_000).map(|n| format!("Shop {} sold {} crates.\n\n", n % 7, n + 3000)).collect();
    let (_, imported) = imported(&[("many.md", format!("# Many\n\n{all}").as_bytes())]);
    assert!(imported.errors.is_empty());
    assert_eq!(imported.figures, 10_000);
}

#[test]
fn a_mark_beside_what_cannot_be_seen_is_left_out_where_it_would_not_be_read() {
    for (beside, marked) in
        [("\u{200b}", false), ("\u{1}", false), ("\u{301}", false), ("(", true), ("“", true), (" ", true)]
    {
        let text = format!("<p>Words first.</p><p>It says{beside}<b>{{title}}</b>{beside}and more.</p>");
        let (_, made, _) = manuscript("beside.html", &text);
        assert_eq!(made.to_string().contains("**"), marked, "{beside:?}: {made}");
    }
}

#[test]
fn odd_markdown_comes_along() {
    let text = "# Odd\n\nFirst.\n\n1. one\n   - two\n     > three\n2. four\n\n> quote\n>\n> > deeper\n\n| | |\n|---|---|\n| a | $5 |\n\n<details>\n\
        <summary>Folded</summary>\n\nInside 12 boxes.\n\n</details>\n\nOver $5\n–10 lines, between 3\nand 5 teams.\n\n![A door](door.png)\n\n\
        ![Far](https://example.org/far.png)\n\n!!! note \"Mind\"\n    The gap of 5 cm.\n\n<p>Raw <b>bold</b> of 5%</p>\n\nEnd[^a].\n\n[^a]: Note of $9.\n";
    let png = {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 0, 20, 0, 0, 0, 10, 8, 2, 0, 0, 0]);
        png
    };
    let (site, imported) = imported(&[("odd.md", text.as_bytes()), ("door.png", &png)]);
    passes(&site);
    // The picture is no article.
    assert_eq!(imported.errors.len(), 1);
    let page = words(&site.page("odd"));
    for part in [
        "one two",
        "three",
        "four",
        "quote",
        "deeper",
        "Folded",
        "Inside 12 boxes",
        "Mind",
        "The gap of 5 cm",
        "Raw bold of 5%",
        "Note of $9",
        "Far",
    ] {
        assert!(page.replace('\u{a0}', " ").contains(part), "{part}\n{page}");
    }
    let image = site.page("odd");
    assert!(image.contains("width=\"20\"") && image.contains("alt=\"A door\""), "{page}");
}

/// What may stand between words: signs of all kinds, amounts, what is nearly one.
const BETWEEN: &[&str] = &[
    "$5",
    "75%",
    "CHF 500",
    "{x}",
    "[y]",
    "a*b",
    "_z_",
    "*",
    "**",
    "`",
    "&amp;",
    "~~",
    "==",
    "\\",
    "#",
    "5.",
    "tenfold",
    "1/3",
    "kr 500",
    "±5%",
    "5 %",
    "€",
    "%",
    "×",
    "{",
    "}",
    "[[",
    "]]",
    "3B",
    "2026-03-07",
    "http://example.org/a_b*c?d=1&e=2",
    "５０％",
    "five percent",
    "٥٠٪",
    "about 20 users",
    "between 3 and 5 km",
    "$5–$10",
    "(",
    ")",
    "—",
    "-",
    "+",
    "|",
    "<",
    ">",
    "$",
    "R&D",
    "100 rubles",
    "5 pounds",
    "factor of 8",
    "500元",
    "×4",
    "!",
    "[a](b)",
    "12 of 40 clinics",
    "19¢",
    "$1,2,3",
    "´",
    "'",
    "\"",
    "=",
    "~",
];

/// The nth word: letters that are in no unit.
fn word(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 15) as u8);
    ["qu", &[letter(n / 225), letter(n / 15), letter(n)].iter().collect::<String>(), "mo"].concat()
}

fn article() -> impl Strategy<Value = Vec<(u8, Vec<Option<&'static str>>)>> {
    let piece = prop_oneof![1 => Just(None), 1 => prop::sample::select(BETWEEN).prop_map(Some)];
    prop::collection::vec((0..6_u8, prop::collection::vec(piece, 1..14)), 1..7)
}

/// An article of these blocks, each word unlike every other, and how many there are.
fn spelled(blocks: &[(u8, Vec<Option<&str>>)], markdown: bool) -> (String, usize) {
    let (mut out, mut count) = (format!("{}{}\n\n", if markdown { "# " } else { "" }, word(0)), 1);
    for (kind, pieces) in blocks {
        let mut next = || {
            count += 1;
            word(count - 1)
        };
        let mut text = next();
        for piece in pieces {
            text.push(' ');
            text.push_str(&piece.map_or_else(&mut next, str::to_owned));
        }
        text.push(' ');
        text.push_str(&next());
        let block = match kind {
            1 if markdown => format!("## {text}"),
            2 => format!("- {text}\n- {}", next()),
            3 if markdown => format!("> {text}"),
            4 if markdown => {
                format!("| {} | {} |\n|---|---|\n| {} | {} |", next(), next(), next(), next())
                    + "\n\n"
                    + &next()
            }
            5 if markdown => format!("**{}** *{}*", next(), next()),
            _ => format!("{text}."),
        };
        // What was said before the words of a table or of emphasis comes first.
        let block = if matches!(kind, 4 | 5) && markdown { format!("{text}\n\n{block}") } else { block };
        out.push_str(&block);
        out.push_str("\n\n");
    }
    (out, count)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(articles in prop::collection::vec((article(), any::<bool>()), 12)) {
        let made: Vec<(String, String, usize)> = articles.iter().enumerate().map(|(place, (blocks, markdown))| {
            let (text, count) = spelled(blocks, *markdown);
            (format!("n{place}.{}", if *markdown { "md" } else { "txt" }), text, count)
        }).collect();
        let files: Vec<(&str, &[u8])> = made.iter().map(|(name, text, _)| (name.as_str(), text.as_bytes())).collect();
        let (site, imported) = imported(&files);
        prop_assert!(imported.errors.is_empty(), "{:?}", imported.errors);
        passes(&site);
        for (place, (_, text, count)) in made.iter().enumerate() {
            let page = words(&site.page(&format!("n{place}")));
            // What stands for the whole may be said twice, so all words have to follow each other somewhere on the page.
            let mut page_words = page.split(|c: char| !c.is_alphabetic());
            for one in (0..*count).map(word) {
                prop_assert!(page_words.any(|other| other == one), "{one} is lost or moved: {text}\n{page}");
            }
        }
    }
}

/// Pieces of all three formats, whole and broken.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "</b>",
    "<a href=\"https://e.example/?a=(b)\">",
    "</a>",
    "<ul><li>",
    "</li>",
    "<pre><code>",
    "</code></pre>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<img src=\"a.png\" alt=\"b *c*\">",
    "<h1>",
    "</h1>",
    "<br>",
    "&nbsp;",
    "&#x202e;",
    "\n",
    "\n\n",
    "\n# ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n> [!note] ",
    "\n```\n",
    "\n| a | b |\n|--|--|\n| ",
    " | ",
    "\n!!! note \"N\"\n    ",
    "\n:::tip\n",
    "\n:::\n",
    "---\n",
    "+++\n",
    "title: x\n",
    "{\"title\": ",
    "}",
    "[^1]",
    "\n[^1]: ",
    "**",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "![",
    "$5",
    "5%",
    "12 cats",
    "\u{200b}",
    "\u{feff}",
    "\u{1}",
    "\u{202e}",
    "TL;DR\n",
    "Key Takeaways\n",
    "  • ",
    "Source: ",
    "$30M\nCost\nNote\n",
    "A\tB\n",
    "é",
    "日本語の5％",
    "{%",
    "%}",
    "{{",
    "}}",
    "%%",
    "==",
    "\\",
    "==x 5%==",
    "^[n]",
    " words ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_file_comes_to_a_manuscript_that_passes_or_an_error(files in prop::collection::vec((prop::collection::vec(prop::sample::select(PIECES), 0..30), 0..3_usize), 10)) {
        let made: Vec<(String, String)> = files.iter().enumerate().map(|(place, (pieces, kind))| {
            (format!("n{place}.{}", ["md", "html", "txt"][*kind]), pieces.concat())
        }).collect();
        let files: Vec<(&str, &[u8])> = made.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let (site, imported) = imported(&files);
        prop_assert_eq!(imported.written.len() + imported.errors.len(), made.len());
        for error in &imported.errors {
            prop_assert!(error.to_string().ends_with("leave it out"), "{error}");
        }
        passes(&site);
    }
}

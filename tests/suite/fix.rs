//! What `sightline fix` mends, what it leaves, and what it does to a file beside.

use crate::common::{NOW, Site};
use sightline::publish::{Fixed, fix};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

fn fixed(site: &Site, why: Option<&str>) -> Fixed {
    fix(&site.options, why).unwrap()
}

/// Mends a site in its place.
fn write(site: &Site, why: Option<&str>) -> Fixed {
    let fixed = fixed(site, why);
    fixed.files.iter().for_each(|file| file.write().unwrap());
    fixed
}

/// The good insight with one text in the place of another, mended.
fn mended(from: &str, to: &str) -> String {
    let site = Site::good();
    site.edit("insights/good.json", from, to);
    write(&site, None);
    site.read("insights/good.json")
}

#[test]
fn a_slip_is_mended_and_nothing_else_of_the_file_changes() {
    let good = Site::good().read("insights/good.json");
    for (right, wrong) in [
        // Fields and words of the format.
        (r#""summary""#, r#""sumary""#),
        (r#""as_of""#, r#""asOf""#),
        (r#""watch""#, r#""wach""#),
        // Fields as other formats call them.
        (r#""published""#, r#""date""#),
        (r#""topics""#, r#""tags""#),
        (r#""summary""#, r#""description""#),
        (r#""as_of""#, r#""date""#),
        (r#""publisher""#, r#""organization""#),
        // A topic as it is said, a number as text.
        (r#""testing""#, r#""Testing""#),
        ("50000000000.0", r#""50000000000.0""#),
        // Names of the file's own.
        (r#"["It cost {cost}."#, r#"["It cost {cots}."#),
        (r#"It cost {cost}."#, r#"It cost { Cost }."#),
        (r#""source": "paper""#, r#""source": "papr""#),
        // A sign that is printed with the figure.
        (r#"It cost {cost}."#, r#"It cost ${cost}."#),
        // What nobody sees.
        ("A paragraph.", "A para\u{202e}graph."),
        ("A paragraph.", r"A para\u202egraph."),
    ] {
        // Each of them is one of the file as it is, laid out as it is there or on one line.
        let site = Site::good();
        let text = good.replace("[\n    \"It cost {cost}.\"\n  ]", r#"["It cost {cost}."]"#);
        assert!(text.contains(right), "{right}");
        site.write("insights/good.json", text.replacen(right, wrong, 1));
        assert!(site.check().errors() > 0, "{wrong} is no fault");
        let fixed = write(&site, None);
        assert_eq!(site.read("insights/good.json"), text, "{wrong}");
        assert_eq!((fixed.report.errors(), site.check().errors()), (0, 0), "{wrong}");
    }
}

#[test]
fn escapes_that_json_lacks_and_signs_that_mark_nothing_are_written_out() {
    assert!(mended("A paragraph.", r"A \$5 lunch.").contains(r#""A \\$5 lunch.""#));
    assert!(mended("A paragraph.\"", "A paragraph.\",").contains("\"A paragraph.\"\n"));
    assert!(mended("A paragraph.", "An empty {} set.").contains(r"An empty \\{\\} set."));
    assert!(mended("A paragraph.", "An &nope; here.").contains(r"An \\&nope; here."));
}

#[test]
fn what_is_only_perhaps_meant_is_left() {
    for (right, wrong) in [
        ("It cost {cost}.", "It cost {most}."),
        ("It cost {cost}.", "It cost {cost-2}."),
        ("A paragraph.", "Up by $50B."),
        ("50000000000.0", r#""50,000""#),
        (r#""testing""#, r#""Testing & more""#),
        ("A paragraph.", "A share of {cost} percent."),
        ("A paragraph.", "See {cost then, cost} now."),
        // The field that was meant is there already.
        (r#""impact""#, r#""sumary": "Another.", "impact""#),
    ] {
        let site = Site::good();
        site.edit("insights/good.json", right, wrong);
        assert!(site.check().errors() > 0, "{wrong} is no fault");
        let fixed = fixed(&site, None);
        assert!(fixed.files.is_empty(), "{wrong}: {}", fixed.files[0].diff());
        assert_eq!(fixed.report.errors(), fixed.before);
    }
}

#[test]
fn names_that_numbers_tell_apart_are_never_taken_for_each_other() {
    let figures = |name: &str| {
        format!(
            r#""summary": "It was {{{name}}}.", "figures": {{ "revenue-2025": {{ "label": "x", "value": 1, "unit": "count", "as_of": "2025", "kind": "estimated" }} }}"#
        )
    };
    let site = Site::with(&figures("revenue-2024"));
    assert!(fixed(&site, None).files.is_empty());
    let site = Site::with(&figures("revenu-2025"));
    assert_eq!(write(&site, None).report.errors(), 0);
}

#[test]
fn the_correction_that_the_ledger_demands_is_written() {
    let site = Site::good_with("tests/fixtures/invalid/ledger-uncorrected");
    let before = site.read("insights/good.json");
    let fixed = fixed(&site, Some("A slip in the \"table\"."));
    assert_eq!(site.read("insights/good.json"), before, "nothing is written before it is asked for");
    let [file] = fixed.files.as_slice() else { panic!("{:?}", fixed.files) };
    let diff = file.diff();
    let entry = r#"+    { "date": "2026-11-23", "figure": "cost", "was": "$40B", "why": "A slip in the \"table\"." }"#;
    assert!(diff.contains(entry), "{diff}");
    let taken: Vec<&str> =
        diff.lines().filter(|line| line.starts_with('-') && !line.starts_with("---")).collect();
    assert_eq!(taken, ["-  }"], "only a comma is added behind what was last");

    file.write().unwrap();
    assert_eq!(site.diagnostics(), [""; 0]);
    assert_eq!(fixed.unexplained, 0);
    assert_eq!(site.insight("good").corrections.len(), 1);

    let site = Site::good_with("tests/fixtures/invalid/ledger-uncorrected");
    let unexplained = write(&site, None);
    assert_eq!((unexplained.unexplained, site.check().errors()), (1, 0));
    assert!(site.read("insights/good.json").contains("The reason was not recorded."));
}

#[test]
fn afterwards_there_are_fewer_errors_and_no_new_ones_and_once_is_enough() {
    // A fault of a file that was not read to its end hides those behind it.
    let hides = |rule: &str| {
        matches!(
            rule,
            "not-json"
                | "unknown-field"
                | "unknown-word"
                | "missing-field"
                | "wrong-type"
                | "bad-number"
                | "invisible-character"
                | "duplicate-name"
        )
    };
    let (mut changed, mut fewer) = (0, 0);
    for entry in fs::read_dir("tests/fixtures/invalid").unwrap().flatten() {
        let site = Site::good_with(entry.path());
        let name = entry.file_name().to_string_lossy().into_owned();
        let count = |site: &Site| {
            let mut rules = BTreeMap::<&str, usize>::new();
            for fault in site.check().diagnostics.iter().filter(|fault| fault.is_error()) {
                *rules.entry(fault.rule).or_default() += 1;
            }
            rules
        };
        let before = count(&site);
        let first = write(&site, None);
        let after = count(&site);
        assert_eq!(first.before, before.values().sum::<usize>(), "{name}");
        assert_eq!(first.report.errors(), after.values().sum::<usize>(), "{name}: what was said is so");
        if first.files.is_empty() {
            assert_eq!(before, after, "{name}");
            continue;
        }
        changed += 1;
        if !before.keys().any(|rule| hides(rule)) {
            assert!(first.report.errors() < first.before, "{name}: {before:?} became {after:?}");
            for (rule, errors) in &after {
                assert!(errors <= before.get(rule).unwrap_or(&0), "{name}: {before:?} became {after:?}");
            }
            fewer += 1;
        }
        let again = fixed(&site, None);
        assert!(again.files.is_empty(), "{name}: {}", again.files[0].diff());
    }
    assert!(changed >= 8 && fewer >= 4, "{changed} changed, {fewer} of them with nothing hidden");
}

#[test]
fn what_is_good_stays_as_it_is() {
    assert!(fixed(&Site::good(), None).files.is_empty());
    assert!(fixed(&Site::of("public/data"), None).files.is_empty());
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let site = Site::good();
    let text = site.read("insights/good.json").replace('\n', "\r\n");
    let wrong = format!("\u{feff}{}", text.replace("\"summary\"", "\"sumary\""));
    site.write("insights/good.json", wrong);
    write(&site, None);
    assert_eq!(site.read("insights/good.json"), format!("\u{feff}{text}"));
}

#[test]
fn the_command_shows_a_diff_and_writes_only_if_asked() {
    let site = Site::good();
    site.edit("insights/good.json", "\"summary\"", "\"sumary\"");
    let wrong = site.read("insights/good.json");
    let run = |more: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_sightline"))
            .current_dir(site.folder.path())
            .args(["fix", "data", "--now", NOW])
            .args(more)
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (command.status.code(), text(&command.stdout), text(&command.stderr))
    };
    let (status, diff, said) = run(&[]);
    assert_eq!(status, Some(0));
    assert!(diff.starts_with("--- a/data/insights/good.json\n+++ b/data/insights/good.json\n@@ "), "{diff}");
    assert!(
        diff.contains("-  \"sumary\": \"It cost {cost}.\",\n+  \"summary\": \"It cost {cost}.\",\n"),
        "{diff}"
    );
    assert!(said.contains("1 file would change; --write writes."), "{said}");
    assert_eq!(site.read("insights/good.json"), wrong);

    let (_, same, said) = run(&["--write"]);
    assert_eq!(same, diff);
    assert!(said.contains("1 file written.") && said.contains("0 errors"), "{said}");
    assert_eq!(site.diagnostics(), [""; 0]);
    let (status, nothing, said) = run(&[]);
    assert_eq!((status, nothing.as_str()), (Some(0), ""));
    assert!(said.contains("Nothing here is certain to mend."), "{said}");
}

//! What `sightline check` says of bad content: a fixture folder for each way to go wrong, its messages as a snapshot.

use crate::common::{NOW, Site, snapshot};
use serde_json::Value;
use sightline::publish::{Output, OutputError, keep_apart};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

fn fixtures() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir("tests/fixtures/invalid").unwrap().flatten().map(|e| e.path()).collect();
    all.sort();
    all
}

#[test]
fn every_fault_is_named_with_its_place_and_how_to_mend_it() {
    let mut placed = 0;
    for fixture in fixtures() {
        let site = Site::good_with(&fixture);
        let report = site.check();
        let name = fixture.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!report.diagnostics.is_empty(), "{name} has no fault");
        for diagnostic in &report.diagnostics {
            let (text, at) = (&diagnostic.file.text, &diagnostic.at);
            // The place is one of the file, and marks some of it where there is any.
            assert!(at.end <= text.len(), "{name}: {at:?} of {} bytes", text.len());
            assert!(at.start < at.end || text.trim().is_empty(), "{name}: nothing is marked at {at:?}");
            // Programs are told the line and column that people are. A long line is shown in part, and counted so.
            let (line, column) = diagnostic.file.position(at.start);
            let shown = diagnostic.render(false);
            if !shown.contains("| ...") {
                let told = format!("--> {}:{line}:{column}\n", diagnostic.file.path);
                assert!(shown.contains(&told), "{name}: no {told} in {shown}");
                placed += 1;
            }
            assert!(!diagnostic.message.is_empty(), "{name}");
        }
        let text: Vec<String> =
            report.diagnostics.iter().map(|diagnostic| diagnostic.render(false)).collect();
        let text = text.join("\n\n").replace(&*site.options.data.to_string_lossy(), "data");
        snapshot("messages", &name, &text);
    }
    assert!(placed > 100, "{placed}");
}

#[test]
fn nothing_is_published_while_anything_is_wrong() {
    let (mut held, mut went) = (0, 0);
    for fixture in fixtures() {
        let site = Site::good_with(&fixture);
        let errors = site.check().errors();
        fs::create_dir(site.out()).unwrap();
        fs::write(site.out().join("before"), "as it was").unwrap();
        // An address that cannot be read stops it before its end.
        let to = Output::aside(&site.out(), |_| false).unwrap();
        let written = site.publishing_to(to).ok().and_then(|(_, written)| written);
        assert_eq!(written.is_none(), errors > 0, "{}", fixture.display());
        assert_eq!(site.out().join("before").exists(), written.is_none(), "{}", fixture.display());
        *(if written.is_none() { &mut held } else { &mut went }) += 1;
    }
    assert!(held > 40 && went > 0, "{held} were held up, {went} were not");
}

#[test]
fn a_good_folder_has_no_faults() {
    assert_eq!(Site::good().diagnostics(), [""; 0]);
}

#[test]
fn the_first_edition_has_no_faults() {
    let site = Site::in_place("public/data");
    let report = site.check();
    let text: Vec<String> = report.diagnostics.iter().map(|diagnostic| diagnostic.render(false)).collect();
    assert!(text.is_empty(), "{}", text.join("\n\n"));
    assert!(report.edition.cards().len() >= 12);
    let lists = report.edition.key_lists();
    let followed = lists.iter().flat_map(|list| &list.keys).filter(|key| key.values >= 3).count();
    assert!(followed >= 3, "only {followed} figures have a history of three values or more");
}

#[test]
fn a_folder_that_is_not_there_is_said_to_be_missing() {
    let site = Site::in_place("no/such/folder");
    let error = sightline::publish::check(&site.options).unwrap_err();
    assert!(error.to_string().contains("no data folder at no/such/folder"));
}

#[test]
fn hostile_files_are_refused_at_once() {
    let files: [(&str, Vec<u8>); 6] = [
        ("too-large", vec![b'['; 50 << 20]),
        ("not-utf8", b"{\"title\": \"\xff\xfe\"}".to_vec()),
        ("nested-objects", b"{\"a\":".repeat(100_000)),
        ("nested-lists", b"[".repeat(1 << 19)),
        ("one-long-line", format!("{{\"title\": \"{}\"}}", "a ".repeat(400_000)).into_bytes()),
        (
            "many-faults",
            format!("{{{}}}", (0..20_000).map(|n| format!("\"f{n}\":1")).collect::<Vec<_>>().join(","))
                .into_bytes(),
        ),
    ];
    for (name, bytes) in files {
        let site = Site::good();
        site.write(&format!("insights/{name}.json"), bytes);
        let report = site.check();
        assert!(report.errors() > 0, "{name}");
        // What is printed of it stays small, however large the file.
        assert!(
            report.diagnostics.iter().take(3).all(|diagnostic| diagnostic.render(false).len() < 4000),
            "{name}"
        );
    }
}

#[test]
fn a_draft_holds_nobody_up() {
    let site = Site::good();
    let draft = r#"{ "draft": true, "title": "D", "summary": "{nothing}", "published": "2026-03-07T21:00:00Z", "signal": "watch",
        "impact": "low", "topics": ["testing"], "tldr": [], "takeaways": [], "body": [] }"#;
    site.write("insights/draft.json", draft);
    let report = site.check();
    assert_eq!(report.errors(), 0);
    assert!(report.diagnostics.len() >= 3, "it is told of its faults all the same");
    assert_eq!(report.edition.cards().len(), 1, "and is not published");
}

#[test]
fn what_waits_may_refer_to_what_waits_beside_it() {
    let mut site = Site::good();
    let text = site.read("insights/good.json");
    for (slug, other) in [("first", "second"), ("second", "first")] {
        let text = text
            .replace("2026-03-07T21", "2030-03-07T21")
            .replace("A paragraph.", &format!("See [[{other}]]."));
        site.write(&format!("insights/{slug}.json"), text);
    }
    assert_eq!(site.diagnostics(), [""; 0]);
    // What is published may not: the page would not be there.
    site.write("insights/now.json", text.replace("A paragraph.", "See [[first]]."));
    assert_eq!(site.check().errors(), 1);
    site.options.drafts = true;
    let report = site.check();
    let marked: Vec<bool> = report.edition.cards().iter().map(|card| card.draft).collect();
    assert_eq!(marked.iter().filter(|marked| **marked).count(), 2, "both are shown, marked");
}

#[test]
fn publishing_never_replaces_what_it_reads() {
    let site = Site::good();
    let data = site.options.data.as_path();
    for out in
        [data.to_owned(), data.join("insights"), data.join("not/yet"), data.parent().unwrap().to_owned()]
    {
        assert!(matches!(keep_apart(data, &out), Err(OutputError::Overlap { .. })), "{}", out.display());
    }
    keep_apart(data, &data.with_extension("dist")).unwrap();
}

#[test]
fn publishing_twice_makes_the_same_bytes() {
    let publish_once = || {
        let site = Site::in_place("public/data");
        site.published()
    };
    let (first, second) = (publish_once(), publish_once());
    assert!(first.len() > 30);
    let differ = first.keys().chain(second.keys()).find(|path| first.get(*path) != second.get(*path));
    assert_eq!(differ, None);
}

#[test]
fn what_is_due_later_waits() {
    let mut site = Site::good();
    site.at("2026-03-07T20:59:59Z");
    assert_eq!(site.check().edition.cards().len(), 0);
    site.at("2026-03-07T21:00:00Z");
    assert_eq!(site.check().edition.cards().len(), 1);
}

#[test]
fn programs_are_told_the_same_faults_in_every_format() {
    let check = |fixture: &str, format: &str| {
        let site = Site::good_with(format!("tests/fixtures/invalid/{fixture}"));
        let command = Command::new(env!("CARGO_BIN_EXE_sightline"))
            .current_dir(site.folder.path())
            .args(["check", "data", "--format", format, "--now", NOW])
            .output()
            .unwrap();
        (command.status.code(), String::from_utf8(command.stdout).unwrap())
    };
    for fixture in ["near-figure", "bare-amount", "warnings", "../base"] {
        let (status, json) = check(fixture, "json");
        let faults: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(faults.is_empty(), fixture == "../base");

        let (same, log) = check(fixture, "sarif");
        assert_eq!(same, status);
        let log: Value = serde_json::from_str(&log).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), faults.len());
        let (same, commands) = check(fixture, "github");
        assert_eq!(same, status);
        let commands: Vec<&str> = commands.lines().collect();
        assert_eq!(commands.len(), faults.len());

        for ((fault, result), command) in faults.iter().zip(results).zip(commands) {
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(result["ruleId"], fault["rule"]);
            assert_eq!(result["level"], fault["severity"]);
            assert_eq!(place["artifactLocation"]["uri"], fault["file"]);
            assert_eq!(place["region"]["startLine"], fault["line"]);
            assert_eq!(place["region"]["startColumn"], fault["column"]);
            let text = |name: &str| fault[name].as_str().unwrap();
            let begins = format!("::{} file={},line={},", text("severity"), text("file"), fault["line"]);
            assert!(command.starts_with(&begins), "{command} does not begin with {begins}");
            assert!(command.contains(&format!(",title={}::", text("rule"))), "{command}");
        }
    }
}

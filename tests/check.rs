//! What `sightline check` says of bad content: a fixture folder for each way to go wrong, its messages as a snapshot.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use sightline::model::Stamp;
use sightline::publish::{Keeping, Options, Output, OutputError, check, keep_apart, publish};
use std::fs;
use std::path::{Path, PathBuf};

fn options(data: &Path) -> Options {
    Options {
        data: data.to_owned(),
        now: Stamp::parse("2026-11-23T22:00:00Z").unwrap(),
        drafts: false,
        ledger: Keeping::Leave,
        url: None,
        pictures: false,
        search: false,
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A data folder: one good insight, and on top of it a fixture's files.
fn folder(fixture: Option<&Path>) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(Path::new("tests/fixtures/base"), dir.path());
    if let Some(fixture) = fixture {
        copy(fixture, dir.path());
    }
    dir
}

fn fixtures() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir("tests/fixtures/invalid").unwrap().flatten().map(|e| e.path()).collect();
    all.sort();
    all
}

#[test]
fn every_fault_is_named_with_its_place_and_how_to_mend_it() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("fixtures/messages");
    settings.bind(|| {
        for fixture in fixtures() {
            let dir = folder(Some(&fixture));
            let report = check(&options(dir.path())).unwrap();
            let name = fixture.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!report.faults.is_empty(), "{name} has no fault");
            for fault in &report.faults {
                let (line, column) = fault.file.position(fault.at.start);
                assert!(line > 0 && column > 0 && !fault.message.is_empty());
            }
            let text: Vec<String> = report.faults.iter().map(|fault| fault.render(false)).collect();
            let text = text.join("\n\n").replace(&*dir.path().to_string_lossy(), "data");
            insta::assert_snapshot!(name, text);
        }
    });
}

#[test]
fn nothing_is_published_while_anything_is_wrong() {
    for fixture in fixtures() {
        let dir = folder(Some(&fixture));
        let report = check(&options(dir.path())).unwrap();
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("dist");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("before"), "as it was").unwrap();
        let to = Output::aside(&target, |_| false).unwrap();
        let (_, written) = publish(&options(dir.path()), None, to, |_, _| ()).unwrap();
        assert_eq!(written.is_none(), report.errors() > 0, "{}", fixture.display());
        assert_eq!(target.join("before").exists(), written.is_none(), "{}", fixture.display());
    }
}

#[test]
fn a_good_folder_has_no_faults() {
    let dir = folder(None);
    assert_eq!(check(&options(dir.path())).unwrap().faults.len(), 0);
}

#[test]
fn the_first_edition_has_no_faults() {
    let report = check(&options(Path::new("public/data"))).unwrap();
    let text: Vec<String> = report.faults.iter().map(|fault| fault.render(false)).collect();
    assert!(text.is_empty(), "{}", text.join("\n\n"));
    assert!(report.edition.cards().len() >= 12);
    let lists = report.edition.key_lists();
    let followed = lists.iter().flat_map(|list| &list.keys).filter(|key| key.values >= 3).count();
    assert!(followed >= 3, "only {followed} figures have a history of three values or more");
}

#[test]
fn a_folder_that_is_not_there_is_said_to_be_missing() {
    let error = check(&options(Path::new("no/such/folder"))).unwrap_err();
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
        let dir = folder(None);
        fs::write(dir.path().join(format!("insights/{name}.json")), bytes).unwrap();
        let report = check(&options(dir.path())).unwrap();
        assert!(report.errors() > 0, "{name}");
        // What is printed of it stays small, however large the file.
        assert!(report.faults.iter().take(3).all(|fault| fault.render(false).len() < 4000), "{name}");
    }
}

#[test]
fn a_draft_holds_nobody_up() {
    let dir = folder(None);
    let draft = r#"{ "draft": true, "title": "D", "summary": "{nothing}", "published": "2026-03-07T21:00:00Z", "signal": "watch",
        "impact": "low", "topics": ["testing"], "tldr": [], "takeaways": [], "body": [] }"#;
    fs::write(dir.path().join("insights/draft.json"), draft).unwrap();
    let report = check(&options(dir.path())).unwrap();
    assert_eq!(report.errors(), 0);
    assert!(report.faults.len() >= 3, "it is told of its faults all the same");
    assert_eq!(report.edition.cards().len(), 1, "and is not published");
}

#[test]
fn what_waits_may_refer_to_what_waits_beside_it() {
    let dir = folder(None);
    let text = fs::read_to_string(dir.path().join("insights/good.json")).unwrap();
    for (slug, other) in [("first", "second"), ("second", "first")] {
        let text = text
            .replace("2026-03-07T21", "2030-03-07T21")
            .replace("A paragraph.", &format!("See [[{other}]]."));
        fs::write(dir.path().join(format!("insights/{slug}.json")), text).unwrap();
    }
    assert_eq!(check(&options(dir.path())).unwrap().faults.len(), 0);
    // What is published may not: the page would not be there.
    fs::write(dir.path().join("insights/now.json"), text.replace("A paragraph.", "See [[first]].")).unwrap();
    assert_eq!(check(&options(dir.path())).unwrap().errors(), 1);
    let drafts = Options { drafts: true, ..options(dir.path()) };
    let report = check(&drafts).unwrap();
    let marked: Vec<bool> = report.edition.cards().iter().map(|card| card.draft).collect();
    assert_eq!(marked.iter().filter(|marked| **marked).count(), 2, "both are shown, marked");
}

#[test]
fn publishing_never_replaces_what_it_reads() {
    let dir = folder(None);
    let data = dir.path();
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
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("dist");
        let options = options(Path::new("public/data"));
        publish(&options, None, Output::aside(&out, |_| false).unwrap(), |_, _| ()).unwrap();
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(&out).sort_by_file_name().into_iter().flatten() {
            if entry.file_type().is_file() {
                files.push((
                    entry.path().strip_prefix(&out).unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                ));
            }
        }
        files
    };
    let first = publish_once();
    assert!(first.len() > 30);
    assert!(first == publish_once());
}

#[test]
fn what_is_due_later_waits() {
    let dir = folder(None);
    let early = Options { now: Stamp::parse("2026-03-07T20:59:59Z").unwrap(), ..options(dir.path()) };
    assert_eq!(check(&early).unwrap().edition.cards().len(), 0);
    let due = Options { now: Stamp::parse("2026-03-07T21:00:00Z").unwrap(), ..options(dir.path()) };
    assert_eq!(check(&due).unwrap().edition.cards().len(), 1);
}

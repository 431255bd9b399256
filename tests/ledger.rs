//! The ledger: what was published cannot change without a correction, and corrections are told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use sightline::model::Stamp;
use sightline::publish::{
    Keeping, Options, Output, PublishError, Report, Written, check, ledger_after, publish,
};
use std::fs;
use std::path::Path;

fn options(data: &Path, now: &str) -> Options {
    let now = Stamp::parse(&format!("{now}T22:00:00Z")).unwrap();
    Options { ledger: Keeping::Write, ..Options::new(data, now) }
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("insights")).unwrap();
    for file in ["site.json", "insights/good.json"] {
        fs::copy(Path::new("tests/fixtures/base").join(file), dir.path().join(file)).unwrap();
    }
    dir
}

fn published(data: &Path, options: &Options) -> Result<(Report, Option<Written>), PublishError> {
    let out = tempfile::tempdir().unwrap();
    let _ = data;
    publish(options, None, Output::aside(&out.path().join("dist"), |_| false).unwrap(), |_, _| ())
}

/// Publishes on a day; says whether it went through, and the rules that were broken.
fn on(data: &Path, day: &str) -> (bool, Vec<&'static str>) {
    let (report, written) = published(data, &options(data, day)).unwrap();
    (written.is_some(), report.faults.iter().map(|fault| fault.rule).collect())
}

fn edit(data: &Path, from: &str, to: &str) {
    let path = data.join("insights/good.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "no {from} in {text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

fn correct(data: &Path, day: &str, was: &str) {
    let entry = format!(r#"{{ "date": "{day}", "figure": "cost", "was": "{was}", "why": "A slip." }}"#);
    let path = data.join("insights/good.json");
    let text = fs::read_to_string(&path).unwrap();
    let text = match text.contains("\"corrections\": [") {
        true => text.replace("\"corrections\": [", &format!("\"corrections\": [ {entry},")),
        false => text.replace("\"figures\": {", &format!("\"corrections\": [ {entry} ], \"figures\": {{")),
    };
    fs::write(path, text).unwrap();
}

fn ledger(data: &Path) -> String {
    fs::read_to_string(data.join("ledger/2026-03.jsonl")).unwrap()
}

#[test]
fn a_value_changes_with_its_correction_only() {
    let dir = folder();
    let data = dir.path();
    assert_eq!(on(data, "2026-03-08"), (true, vec![]));
    let first = ledger(data);
    assert!(
        first.contains(
            r#""value":50000000000,"unit":"USD","as_of":"2026-03-07","since":"2026-03-08T22:00:00Z""#
        )
    );
    assert_eq!(on(data, "2026-03-09"), (true, vec![]));
    assert_eq!(ledger(data), first, "what did not change keeps its line");

    edit(data, "50000000000.0", "60000000000.0");
    assert_eq!(on(data, "2026-03-10"), (false, vec!["uncorrected"]));
    assert_eq!(ledger(data), first);
    correct(data, "2026-03-10", "$50B");
    assert_eq!(on(data, "2026-03-10"), (true, vec![]));
    assert!(ledger(data).contains(r#""value":60000000000,"#) && ledger(data).contains(r#""corrections":1"#));

    // The same correction does not serve twice.
    edit(data, "60000000000.0", "50000000000.0");
    assert_eq!(on(data, "2026-03-11"), (false, vec!["uncorrected"]));
    correct(data, "2026-03-11", "$60B");
    assert_eq!(on(data, "2026-03-11"), (true, vec![]));
    edit(data, "50000000000.0", "60000000000.0");
    assert_eq!(on(data, "2026-03-12"), (false, vec!["uncorrected"]), "there and back is two corrections");
}

#[test]
fn a_published_correction_stays() {
    let dir = folder();
    let data = dir.path();
    on(data, "2026-03-08");
    edit(data, "50000000000.0", "60000000000.0");
    correct(data, "2026-03-10", "$50B");
    on(data, "2026-03-10");
    edit(data, "\"corrections\"", "\"corrections_\"");
    let path = data.join("insights/good.json");
    let text = fs::read_to_string(&path).unwrap();
    let (before, after) =
        (text.split("\"corrections_\"").next().unwrap(), text.split(" ], ").nth(1).unwrap());
    fs::write(&path, format!("{before}{after}")).unwrap();
    assert_eq!(on(data, "2026-03-11"), (false, vec!["correction-gone"]));
}

#[test]
fn the_message_names_the_entry_to_write() {
    let dir = folder();
    let data = dir.path();
    on(data, "2026-03-08");
    edit(data, "50000000000.0", "{ \"at_least\": 60e9 }");
    let report = check(&options(data, "2026-03-10")).unwrap();
    let fault = &report.faults[0];
    assert_eq!(fault.message, "“cost” was published as $50B; now it is $60B+, as of Mar 7, 2026");
    let entry = fault.help.strip_prefix("add to \"corrections\": ").unwrap();
    // Written as it says, it is accepted.
    edit(data, "\"figures\": {", &format!("\"corrections\": [{entry}], \"figures\": {{"));
    assert_eq!(on(data, "2026-03-10"), (true, vec![]));
}

#[test]
fn corrections_are_told_and_alone_move_the_date() {
    let dir = folder();
    let data = dir.path();
    on(data, "2026-03-08");
    edit(data, "It held.", "It still holds.");
    let updated = |day: &str| check(&options(data, day)).unwrap().edition.cards()[0].updated;
    assert_eq!(updated("2026-03-09"), None, "other words are no update");
    edit(data, "50000000000.0", "60000000000.0");
    correct(data, "2026-03-10", "$50B");
    on(data, "2026-03-10");
    edit(data, "60000000000.0", "70000000000.0");
    correct(data, "2026-03-12", "$60B");
    assert_eq!(on(data, "2026-03-12"), (true, vec![]));
    assert_eq!(updated("2026-03-13"), Stamp::from_civil(2026, 3, 12));
    let edition = check(&options(data, "2026-03-13")).unwrap().edition;
    let (_, file) = edition.corrections().remove(0);
    let told: Vec<String> = file
        .entries
        .iter()
        .map(|one| {
            format!(
                "{} {} {} -> {}",
                one.slug,
                one.correction.date,
                one.correction.was,
                one.correction.now.as_ref().unwrap()
            )
        })
        .collect();
    assert_eq!(told, ["good Mar 12, 2026 $60B -> $70B", "good Mar 10, 2026 $50B -> $60B"]);
    assert_eq!(edition.insight("good").unwrap().corrections.len(), 2);
}

#[test]
fn a_part_corrected_explains_what_follows_from_it() {
    let dir = folder();
    let data = dir.path();
    edit(
        data,
        "\"figures\": {",
        r#""figures": { "all": { "label": "All", "derive": { "sum": ["cost", "cost"] }, "unit": "USD" },"#,
    );
    edit(data, "It held.", "It held at {all}.");
    assert_eq!(on(data, "2026-03-08"), (true, vec![]));
    edit(data, "50000000000.0", "60000000000.0");
    assert_eq!(on(data, "2026-03-10"), (false, vec!["uncorrected", "uncorrected"]));
    correct(data, "2026-03-10", "$50B");
    assert_eq!(on(data, "2026-03-10"), (true, vec![]));
    // Worked out in another way is another statement.
    edit(data, "\"sum\"", "\"difference\"");
    assert_eq!(on(data, "2026-03-11"), (false, vec!["uncorrected"]));
}

#[test]
fn a_figure_that_goes_and_comes_back_is_not_forgotten() {
    let dir = folder();
    let data = dir.path();
    on(data, "2026-03-08");
    let text = fs::read_to_string(data.join("insights/good.json")).unwrap();
    let other = text.replace("\"cost\": {", "\"price\": {").replace("{cost}", "{price}");
    fs::write(data.join("insights/good.json"), other).unwrap();
    assert_eq!(on(data, "2026-03-09"), (true, vec!["figure-gone"]), "said once");
    assert!(ledger(data).contains("\"gone\":\"2026-03-09T22:00:00Z\""));
    assert_eq!(on(data, "2026-03-10"), (true, vec![]));
    fs::write(data.join("insights/good.json"), text.replace("50000000000.0", "1")).unwrap();
    let (published, rules) = on(data, "2026-03-11");
    assert!(!published && rules.contains(&"uncorrected"));
}

#[test]
fn what_is_thrown_away_afterwards_may_not_need_the_ledger() {
    let dir = folder();
    let data = dir.path();
    let locked = Options { ledger: Keeping::Locked, ..options(data, "2026-03-08") };
    let error = published(data, &locked).unwrap_err();
    assert!(error.to_string().contains("not up to date (2026-03.jsonl)"), "{error}");
    assert!(!data.join("ledger").exists());
    on(data, "2026-03-08");
    published(data, &locked).unwrap();
}

#[test]
fn what_waits_is_not_in_the_ledger() {
    let dir = folder();
    let data = dir.path();
    assert_eq!(on(data, "2026-03-06"), (true, vec![]));
    assert!(!data.join("ledger").exists());
}

#[test]
fn the_ledger_of_the_first_edition_is_up_to_date() {
    let changed = ledger_after(&options(Path::new("public/data"), "2026-11-23")).unwrap();
    let names: Vec<&String> = changed.iter().map(|(name, _)| name).collect();
    assert!(names.is_empty(), "publish, and commit public/data/ledger: {names:?}");
}

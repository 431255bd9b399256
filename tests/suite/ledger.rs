//! The ledger: what was published cannot change without a correction, and corrections are told.

use crate::common::Site;
use sightline::model::Stamp;
use sightline::publish::{Keeping, PublishError, Report, Written, ledger_after};

const GOOD: &str = "insights/good.json";

/// The base site, which keeps a ledger.
fn kept() -> Site {
    let mut site = Site::good();
    site.options.ledger = Keeping::Write;
    site
}

/// What comes of publishing on a day.
fn published(site: &mut Site, day: &str) -> Result<(Report, Option<Written>), PublishError> {
    site.at(&format!("{day}T22:00:00Z"));
    site.publishing()
}

/// Publishes on a day; says whether it went through, and the rules that were broken.
fn on(site: &mut Site, day: &str) -> (bool, Vec<&'static str>) {
    let (report, written) = published(site, day).unwrap();
    (written.is_some(), report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect())
}

fn edit(site: &Site, from: &str, to: &str) {
    site.edit(GOOD, from, to);
}

fn correct(site: &Site, day: &str, was: &str) {
    let entry = format!(r#"{{ "date": "{day}", "figure": "cost", "was": "{was}", "why": "A slip." }}"#);
    match site.read(GOOD).contains("\"corrections\": [") {
        true => edit(site, "\"corrections\": [", &format!("\"corrections\": [ {entry},")),
        false => edit(site, "\"figures\": {", &format!("\"corrections\": [ {entry} ], \"figures\": {{")),
    }
}

fn ledger(site: &Site) -> String {
    site.read("ledger/2026-03.jsonl")
}

/// What the check says on a day.
fn check(site: &mut Site, day: &str) -> Report {
    site.at(&format!("{day}T22:00:00Z"));
    site.check()
}

#[test]
fn a_value_changes_with_its_correction_only() {
    let mut site = kept();
    assert_eq!(on(&mut site, "2026-03-08"), (true, vec![]));
    let first = ledger(&site);
    assert!(
        first.contains(
            r#""value":50000000000,"unit":"USD","as_of":"2026-03-07","since":"2026-03-08T22:00:00Z""#
        )
    );
    assert_eq!(on(&mut site, "2026-03-09"), (true, vec![]));
    assert_eq!(ledger(&site), first, "what did not change keeps its line");

    edit(&site, "50000000000.0", "60000000000.0");
    assert_eq!(on(&mut site, "2026-03-10"), (false, vec!["uncorrected"]));
    assert_eq!(ledger(&site), first);
    correct(&site, "2026-03-10", "$50B");
    assert_eq!(on(&mut site, "2026-03-10"), (true, vec![]));
    assert!(
        ledger(&site).contains(r#""value":60000000000,"#) && ledger(&site).contains(r#""corrections":1"#)
    );

    // The same correction does not serve twice.
    edit(&site, "60000000000.0", "50000000000.0");
    assert_eq!(on(&mut site, "2026-03-11"), (false, vec!["uncorrected"]));
    correct(&site, "2026-03-11", "$60B");
    assert_eq!(on(&mut site, "2026-03-11"), (true, vec![]));
    edit(&site, "50000000000.0", "60000000000.0");
    assert_eq!(
        on(&mut site, "2026-03-12"),
        (false, vec!["uncorrected"]),
        "there and back is two corrections"
    );
}

#[test]
fn a_published_correction_stays() {
    let mut site = kept();
    on(&mut site, "2026-03-08");
    edit(&site, "50000000000.0", "60000000000.0");
    correct(&site, "2026-03-10", "$50B");
    on(&mut site, "2026-03-10");
    edit(&site, "\"corrections\"", "\"corrections_\"");
    let text = site.read(GOOD);
    let (before, after) =
        (text.split("\"corrections_\"").next().unwrap(), text.split(" ], ").nth(1).unwrap());
    site.write(GOOD, format!("{before}{after}"));
    assert_eq!(on(&mut site, "2026-03-11"), (false, vec!["correction-gone"]));
}

#[test]
fn the_message_names_the_entry_to_write() {
    let mut site = kept();
    on(&mut site, "2026-03-08");
    edit(&site, "50000000000.0", "{ \"at_least\": 60e9 }");
    let report = check(&mut site, "2026-03-10");
    let diagnostic = &report.diagnostics[0];
    assert_eq!(diagnostic.message, "“cost” was published as $50B; now it is $60B+, as of Mar 7, 2026");
    let entry = diagnostic.help.strip_prefix("add to \"corrections\": ").unwrap();
    // Written as it says, it is accepted.
    edit(&site, "\"figures\": {", &format!("\"corrections\": [{entry}], \"figures\": {{"));
    assert_eq!(on(&mut site, "2026-03-10"), (true, vec![]));
}

#[test]
fn corrections_are_told_and_alone_move_the_date() {
    let mut site = kept();
    on(&mut site, "2026-03-08");
    edit(&site, "It held.", "It still holds.");
    let updated = |site: &mut Site, day: &str| check(site, day).edition.cards()[0].updated;
    assert_eq!(updated(&mut site, "2026-03-09"), None, "other words are no update");
    edit(&site, "50000000000.0", "60000000000.0");
    correct(&site, "2026-03-10", "$50B");
    on(&mut site, "2026-03-10");
    edit(&site, "60000000000.0", "70000000000.0");
    correct(&site, "2026-03-12", "$60B");
    assert_eq!(on(&mut site, "2026-03-12"), (true, vec![]));
    assert_eq!(updated(&mut site, "2026-03-13"), Stamp::from_civil(2026, 3, 12));
    let edition = check(&mut site, "2026-03-13").edition;
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
    let mut site = kept();
    edit(
        &site,
        "\"figures\": {",
        r#""figures": { "all": { "label": "All", "derive": { "sum": ["cost", "cost"] }, "unit": "USD" },"#,
    );
    edit(&site, "It held.", "It held at {all}.");
    assert_eq!(on(&mut site, "2026-03-08"), (true, vec![]));
    edit(&site, "50000000000.0", "60000000000.0");
    assert_eq!(on(&mut site, "2026-03-10"), (false, vec!["uncorrected", "uncorrected"]));
    correct(&site, "2026-03-10", "$50B");
    assert_eq!(on(&mut site, "2026-03-10"), (true, vec![]));
    // Worked out in another way is another statement.
    edit(&site, "\"sum\"", "\"difference\"");
    assert_eq!(on(&mut site, "2026-03-11"), (false, vec!["uncorrected"]));
}

#[test]
fn a_figure_that_goes_and_comes_back_is_not_forgotten() {
    let mut site = kept();
    on(&mut site, "2026-03-08");
    let text = site.read(GOOD);
    let other = text.replace("\"cost\": {", "\"price\": {").replace("{cost}", "{price}");
    site.write(GOOD, other);
    assert_eq!(on(&mut site, "2026-03-09"), (true, vec!["figure-gone"]), "said once");
    assert!(ledger(&site).contains("\"gone\":\"2026-03-09T22:00:00Z\""));
    assert_eq!(on(&mut site, "2026-03-10"), (true, vec![]));
    site.write(GOOD, text.replace("50000000000.0", "1"));
    let (published, rules) = on(&mut site, "2026-03-11");
    assert!(!published && rules.contains(&"uncorrected"));
}

#[test]
fn what_is_thrown_away_afterwards_may_not_need_the_ledger() {
    let mut site = kept();
    site.options.ledger = Keeping::Locked;
    let error = published(&mut site, "2026-03-08").unwrap_err();
    assert!(error.to_string().contains("not up to date (2026-03.jsonl)"), "{error}");
    assert!(!site.path("ledger").exists());
    site.options.ledger = Keeping::Write;
    assert_eq!(on(&mut site, "2026-03-08"), (true, vec![]));
    site.options.ledger = Keeping::Locked;
    assert_eq!(on(&mut site, "2026-03-08"), (true, vec![]));
}

#[test]
fn what_waits_is_not_in_the_ledger() {
    let mut site = kept();
    assert_eq!(on(&mut site, "2026-03-06"), (true, vec![]));
    assert!(!site.path("ledger").exists());
}

#[test]
fn the_ledger_of_the_first_edition_is_up_to_date() {
    let mut site = Site::in_place("public/data");
    site.options.ledger = Keeping::Write;
    let changed = ledger_after(&site.options).unwrap();
    let names: Vec<&String> = changed.iter().map(|(name, _)| name).collect();
    assert!(names.is_empty(), "publish, and commit public/data/ledger: {names:?}");
}

//! The example pipeline of the docs: a writer with the usual mistakes comes to a clean edition, and one that never mends
//! anything to none.

use crate::common::{NOW, Site};
use sightline::model::Stamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn pipeline(site: &Site, writer: &[&str]) -> Output {
    let of_docs = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipeline").join(name);
    Command::new("node")
        .arg(of_docs("pipeline.mjs"))
        .args([site.options.data.clone(), site.out(), of_docs("brief.json")])
        .args(writer)
        .current_dir(of_docs("."))
        .env("SIGHTLINE", env!("CARGO_BIN_EXE_sightline"))
        .env("SOURCE_DATE_EPOCH", Stamp::parse(NOW).unwrap().0.to_string())
        .env_remove("SIGHTLINE_URL")
        .env_remove("SIGHTLINE_LOCKED")
        .output()
        .expect("Node runs the example")
}

fn published(site: &Site) -> PathBuf {
    site.out().join("edition/insights/what-a-first-flight-carries.json")
}

#[test]
fn a_writer_with_the_usual_mistakes_comes_to_a_clean_edition_in_three_rounds() {
    let site = Site::good();
    let ran = pipeline(&site, &["node", "writer.mjs"]);
    let (told, said) = (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap());
    assert!(ran.status.success(), "{told}{said}");
    // Each of the mistakes was made, and told.
    for mistake in [
        "bare-amount /summary: “$3 million” is an amount typed in prose",
        "bare-amount /tldr/0: “17%” is an amount typed in prose",
        "unknown-field /hero_image",
        "unknown-field /figures/0/confidence",
        "unknown-source /figures/3/source: no source is called “industry-report”",
        "invented-source /sources/2: “What analysts say” is no source of the brief",
        "/figures/4", // the date that is missing
        "this comes out in bytes, not in segments",
        "this comes out in pp, not in %",
    ] {
        assert!(told.contains(mistake), "{mistake} is not in\n{told}");
    }
    assert!(!told.contains("asOf"), "what is certain is mended before the writer is asked:\n{told}");
    assert!(told.contains("round 3: 0 errors, 0 warnings\n") && !told.contains("round 4"), "{told}");

    assert_eq!(site.diagnostics(), [""; 0]);
    let edition = fs::read_to_string(published(&site)).unwrap();
    for words in ["14,600\u{a0}bytes", "$3M", "17%", "An example survey"] {
        assert!(edition.contains(words), "{words} is not in {edition}");
    }
    assert!(!edition.contains("analysts"), "{edition}");
}

#[test]
fn a_writer_that_never_mends_is_refused_and_holds_nobody_up() {
    let site = Site::good();
    let draft = site.folder.path().join("draft.json");
    fs::write(&draft, r#"{ "title": "Up by $5", "sources": [{ "name": "x", "title": "Made up" }] }"#)
        .unwrap();
    let ran = pipeline(&site, &["cat", draft.to_str().unwrap()]);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("not clean after 3 rounds") && said.contains("“summary” is missing"), "{said}");
    assert!(!site.out().exists(), "something was published");
    assert!(site.path("insights/what-a-first-flight-carries.json.refused").exists());
    assert_eq!(site.diagnostics(), [""; 0]);

    // A writer that fails, and one that is not there, are said to.
    for (writer, told) in [(&["false"][..], "the writer failed"), (&["no-such-writer"][..], "cannot be run")]
    {
        let ran = pipeline(&Site::good(), writer);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(ran.status.code() == Some(1) && said.contains(told), "{said}");
    }
}

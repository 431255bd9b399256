use super::output::layout::{FILES, FOLDERS};
use super::*;
use crate::model::Stamp;
use std::collections::BTreeSet;
use std::path::Path;

/// A shell with every place that pages are written into, of an app below a path: some hosts need a file more for that.
const SHELL: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sightline</title>\
    <meta name=\"sightline-base\" content=\"/\"><meta name=\"sightline-app\" content=\"/a/b/app.js /a/b/app.wasm\">\
    <link rel=\"stylesheet\" href=\"/style.css\"></head><body><div id=\"site\"></div>\
    <script type=\"application/json\" id=\"page-data\"></script></body></html>";

#[test]
fn what_an_edition_writes_is_told_from_what_a_build_put_there() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sample");
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        url: Some("https://example.org".into()),
        pictures: true,
        search: true,
        ..Options::new(&data, Stamp::parse("2026-07-01T00:00:00Z").unwrap())
    };
    let shell = Shell::new(SHELL.into(), None).unwrap();
    let (_, written) = publish(&options, Some(&shell), Output::within(folder.path()), |_, _| {}).unwrap();
    assert!(written.is_some());
    let tops: BTreeSet<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    // These are written each time, so none of another edition can stay.
    let always = [".sightline", "404.html", "index.html", "shell.html"];
    for top in tops.iter().filter(|top| !always.contains(&top.as_str())) {
        assert!(!is_built(Path::new(top)), "{top} is the edition's: give it a row in output/layout.rs");
    }
    // A feed of this few insights has no second page, they are no series, and the site has no fonts.
    for row in FOLDERS.iter().filter(|row| !["page", "series", "fonts"].contains(row)) {
        assert!(tops.contains(*row), "nothing writes {row}");
    }
    for row in FILES {
        assert!(tops.iter().any(|top| top.starts_with(row)), "nothing writes {row}");
    }
    assert!(is_built(Path::new("boot-1.js")) && is_built(Path::new("data.js")));
}

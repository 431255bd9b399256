//! Publishing again changes what is no longer the same and nothing else, and comes to what publishing anew comes to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use proptest::prelude::*;
use sightline::model::Stamp;
use sightline::publish::{Options, Output, Shell, Written, publish};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const SHELL: &str = r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="/a.js /a.wasm"></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#;
const NOW: &str = "2026-11-23T22:00:00Z";

/// A data folder, and a site that is published from it again and again.
struct Place {
    dir: tempfile::TempDir,
    now: String,
}

impl Place {
    fn new(count: usize) -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap(), now: NOW.into() };
        fs::create_dir_all(place.data().join("insights")).unwrap();
        fs::create_dir_all(place.data().join("images")).unwrap();
        fs::copy("tests/fixtures/sample/images/dot.svg", place.data().join("images/dot.svg")).unwrap();
        fs::copy("tests/fixtures/base/site.json", place.data().join("site.json")).unwrap();
        for n in 0..count {
            place.write(n, |text| text);
        }
        place
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn manuscript(&self, n: usize) -> PathBuf {
        self.data().join(format!("insights/day-{n:03}.json"))
    }

    /// An insight a day, changed by `edit`. One of four shows a picture; one of five names the first.
    fn write(&self, n: usize, edit: impl Fn(String) -> String) {
        let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
        let day = Stamp(Stamp::from_civil(2026, 1, 1).unwrap().0 + n as i64 * 86_400).date();
        let image = r#""A paragraph.", {"type": "image", "src": "images/dot.svg", "alt": "A dot", "width": 8, "height": 8}"#;
        let text = good
            .replace("2026-03-07T21:00:00Z", &format!("{day}T21:00:00Z"))
            .replace("A good one", &format!("Day {}", ["one", "two", "three"][n % 3]))
            .replace("\"testing\"", &format!("\"testing\", \"topic-{}\"", n % 7))
            .replace(
                "\"label\": \"Cost\"",
                &format!("\"label\": \"Cost\", \"key\": \"thing-{}/cost\"", n % 9),
            )
            .replace("\"as_of\": \"2026-03-07\"", &format!("\"class\": \"funding\", \"as_of\": \"{day}\""))
            .replace("\"A paragraph.\"", if n % 4 == 1 { image } else { "\"A paragraph.\"" })
            .replace("It held.", if n % 5 == 3 { "It held, as in [[day-000]]." } else { "It held." });
        fs::write(self.manuscript(n), edit(text)).unwrap();
    }

    fn publish_to(&self, out: &Path) -> Written {
        let options = Options {
            url: Some("https://example.org".into()),
            search: true,
            ..Options::new(&self.data(), Stamp::parse(&self.now).unwrap())
        };
        let shell = Shell::new(SHELL.into(), None).unwrap();
        let to = Output::aside(out, sightline::publish::is_built).unwrap();
        let (report, written) = publish(&options, Some(&shell), to, |_, _| ()).unwrap();
        let faults: Vec<String> = report.faults.iter().take(3).map(ToString::to_string).collect();
        written.unwrap_or_else(|| panic!("{faults:?}"))
    }

    /// Publishes again, and holds what comes of it against a site published anew. Returns how much was written.
    fn again(&self) -> Written {
        let written = self.publish_to(&self.dir.path().join("dist"));
        let anew = tempfile::tempdir().unwrap();
        self.publish_to(&anew.path().join("dist"));
        let (again, anew) = (files(&self.dir.path().join("dist")), files(&anew.path().join("dist")));
        let differ = anew.keys().chain(again.keys()).find(|path| anew.get(*path) != again.get(*path));
        assert_eq!(differ, None, "it is the same as one published anew");
        let beside = fs::read_dir(self.dir.path()).unwrap().count();
        assert_eq!(beside, 2, "nothing is left beside it");
        written
    }
}

fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let read = files.map(|entry| {
        let path = entry.path().strip_prefix(out).unwrap().to_string_lossy().into_owned();
        (path, fs::read(entry.path()).unwrap())
    });
    read.collect()
}

#[test]
fn what_is_the_same_is_not_written() {
    let mut place = Place::new(60);
    let all = place.again();
    assert!(all.files > 300 && all.kept == 0);
    let same = place.again();
    assert!(same.files == 0 && same.kept > 300, "{same:?}");
    // The volumes of the index stay as folders; of pictures that several insights show there is one.
    let out = place.dir.path().join("dist");
    let paths = files(&out).into_keys().filter(|path| !path.starts_with("search/volume-"));
    let volumes = fs::read_dir(out.join("search")).unwrap().flatten().filter(|entry| entry.path().is_dir());
    let built = ["shell.html", ".sightline.json"];
    assert_eq!(same.kept, paths.filter(|path| !built.contains(&path.as_str())).count() + volumes.count());
    // Another hour: what says when the site was published, and nothing else.
    place.now = "2026-11-23T23:00:00Z".into();
    assert_eq!(
        place.again().files,
        3,
        "the front page at both its addresses, and the file that open pages ask for"
    );
}

#[test]
fn an_insight_added_to_many_writes_few_files() {
    let place = Place::new(60);
    let all = place.again().files;
    place.write(60, |text| text);
    // The newest volume of the index is a third of it.
    let added = place.again();
    assert!(added.files < all / 2, "{added:?} of {all}");
    fs::remove_file(place.manuscript(60)).unwrap();
    assert!(place.again().files < all / 2);
}

#[test]
fn what_an_insight_says_of_another_follows_it() {
    let place = Place::new(24);
    place.again();
    // Its title, where others name it; its value, where others state it too.
    place.write(0, |text| text.replace("Day one", "Another day"));
    assert!(place.again().files > 10);
    let named = fs::read_to_string(place.dir.path().join("dist/insights/day-008/index.html")).unwrap();
    assert!(named.contains("Another day"));
    place.write(0, |text| text.replace("50000000000.0", "60000000000"));
    assert!(place.again().files > 5);
    // A picture, where it is shown.
    fs::write(place.data().join("images/dot.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    assert!((1..10).contains(&place.again().files));
    // What every page is made with.
    let site = place.data().join("site.json");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replace("A site of tests.", "A site of more tests.")).unwrap();
    assert_eq!(place.again().kept, 0);
}

#[test]
fn a_page_offers_the_topics_it_tells_the_app_of() {
    let place = Place::new(50);
    for n in 0..50 {
        place.write(n, |text| text.replace("\"testing\"", &format!("\"testing\", \"own-{n:02}\"")));
    }
    place.again();
    let page = fs::read_to_string(place.dir.path().join("dist/index.html")).unwrap();
    let between = |from: &str, to: &str| page.split_once(from).unwrap().1.split_once(to).unwrap().0;
    let offered: Vec<&str> = between("<select name=\"topic\">", "</select>")
        .split("<option value=\"")
        .filter_map(|option| option.split_once('"'))
        .map(|(slug, _)| slug)
        .filter(|slug| !slug.is_empty())
        .collect();
    let data: serde_json::Value = serde_json::from_str(between("id=\"page-data\">", "</script>")).unwrap();
    let told = data["site"]["topics"].as_array().unwrap();
    assert_eq!(offered, told.iter().map(|topic| topic["slug"].as_str().unwrap()).collect::<Vec<_>>());
    assert_eq!(offered.len(), 40, "as many as fit, of {}", 50 + 7 + 1);
    // One topic overtakes another: what pages offer is in no order of use.
    let place = Place::new(22);
    place.again();
    place.write(23, |text| text.replace("\"watch\"", "\"shift\""));
    place.again();
}

#[test]
fn what_goes_out_of_date_is_marked_though_nobody_has_changed_it() {
    let mut place = Place::new(12);
    place.again();
    // A year and a day after the first; by then the second's is out of date in a day.
    place.now = "2027-01-02T12:00:00Z".into();
    assert!((4..40).contains(&place.again().files));
}

#[test]
fn what_was_taken_out_of_the_site_comes_back() {
    let place = Place::new(12);
    place.again();
    fs::remove_file(place.dir.path().join("dist/insights/day-003/index.html")).unwrap();
    fs::remove_dir_all(place.dir.path().join("dist/search")).unwrap();
    assert!(place.again().files > 1);
    fs::write(place.dir.path().join("dist/.sightline"), "broken").unwrap();
    assert_eq!(place.again().kept, 0);
}

#[test]
fn a_change_that_was_cut_off_is_gone_on_with() {
    let place = Place::new(12);
    place.again();
    let (dist, pending) = (place.dir.path().join("dist"), place.dir.path().join(".dist.pending"));
    let before = files(&dist);
    place.write(12, |text| text);
    fs::remove_file(place.manuscript(3)).unwrap();
    place.again();
    let after = files(&dist);
    // As it stands when the power goes in the middle: some of what is new is in its place.
    fs::remove_dir_all(&dist).unwrap();
    for (n, (path, bytes)) in after.iter().enumerate() {
        let to = if n % 2 == 0 && before.contains_key(path) { &dist } else { &pending };
        let to = if before.get(path) == Some(bytes) { &dist } else { to };
        fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
        fs::write(to.join(path), bytes).unwrap();
    }
    let gone: Vec<&str> =
        before.keys().filter(|path| !after.contains_key(*path)).map(String::as_str).collect();
    for path in &gone[1..] {
        fs::create_dir_all(dist.join(path).parent().unwrap()).unwrap();
        fs::write(dist.join(path), &before[*path]).unwrap();
    }
    fs::write(pending.join(".gone"), gone.join("\n")).unwrap();
    assert!(Output::aside(&dist, sightline::publish::is_built).is_ok());
    assert_eq!(files(&dist), after);
    assert!(!pending.exists());
}

#[test]
fn a_change_that_cannot_begin_leaves_the_site_as_it_was() {
    let place = Place::new(6);
    place.again();
    let dist = place.dir.path().join("dist");
    let before = files(&dist);
    place.write(6, |text| text);
    let options = Options {
        url: Some("https://example.org".into()),
        ..Options::new(&place.data(), Stamp::parse(NOW).unwrap())
    };
    place.write(5, |text| text.replace("\"watch\"", "\"wach\""));
    let shell = Shell::new(SHELL.into(), None).unwrap();
    let to = Output::aside(&dist, sightline::publish::is_built).unwrap();
    let (report, written) = publish(&options, Some(&shell), to, |_, _| ()).unwrap();
    assert!(written.is_none() && report.errors() == 1);
    assert_eq!(files(&dist), before);
    assert_eq!(fs::read_dir(place.dir.path()).unwrap().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_come_to_the_same_as_publishing_anew(
        changes in proptest::collection::vec((0usize..26, 0usize..6), 1..4),
    ) {
        let place = Place::new(22);
        place.again();
        for (n, change) in changes {
            match change {
                0 => drop(fs::remove_file(place.manuscript(n.max(1)))),
                1 => place.write(n, |text| text),
                2 => place.write(n, |text| text.replace("Day ", "Another day ")),
                3 => place.write(n, |text| text.replace("50000000000.0", "70000000000")),
                4 => place.write(n, |text| text.replace("\"testing\"", "\"testing\", \"rare\"")),
                _ => place.write(n, |text| text.replace("\"watch\"", "\"shift\"").replace("T21", "T05")),
            }
            place.again();
        }
    }
}

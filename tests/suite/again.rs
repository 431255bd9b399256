//! Publishing again changes what is no longer the same and nothing else, and comes to what publishing anew comes to.

use crate::common::{Published, Site, between, files};
use proptest::prelude::*;
use sightline::model::Stamp;
use sightline::publish::{Output, Written, is_built};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What publishing keeps of what it did, beside the site.
const RECORD: &str = ".sightline";

fn manuscript(n: usize) -> String {
    format!("insights/day-{n:03}.json")
}

/// A site that is published again and again: so many insights, a day each.
fn days(count: usize) -> Site {
    let mut site = Site::new();
    site.options.url = Some("https://example.org".into());
    site.options.search = true;
    site.write("images/dot.svg", fs::read("tests/fixtures/sample/images/dot.svg").unwrap());
    for n in 0..count {
        write(&site, n, |text| text);
    }
    site
}

/// Writes an insight, changed by `edit`. One of four shows a picture; one of five names the first.
fn write(site: &Site, n: usize, edit: impl Fn(String) -> String) {
    let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
    let day = Stamp(Stamp::from_civil(2026, 1, 1).unwrap().0 + n as i64 * 86_400).date();
    let image = r#""A paragraph.", {"type": "image", "src": "images/dot.svg", "alt": "A dot", "width": 8, "height": 8}"#;
    let text = good
        .replace("2026-03-07T21:00:00Z", &format!("{day}T21:00:00Z"))
        .replace("A good one", &format!("Day {}", ["one", "two", "three"][n % 3]))
        .replace("\"testing\"", &format!("\"testing\", \"topic-{}\"", n % 7))
        .replace("\"label\": \"Cost\"", &format!("\"label\": \"Cost\", \"key\": \"thing-{}/cost\"", n % 9))
        .replace("\"as_of\": \"2026-03-07\"", &format!("\"class\": \"funding\", \"as_of\": \"{day}\""))
        .replace("\"A paragraph.\"", if n % 4 == 1 { image } else { "\"A paragraph.\"" })
        .replace("It held.", if n % 5 == 3 { "It held, as in [[day-000]]." } else { "It held." });
    site.write(&manuscript(n), edit(text));
}

/// Publishes again, and holds what comes of it against a site published anew. Returns how much was written.
fn again(site: &Site) -> Written {
    let written = site.written();
    let anew = tempfile::tempdir().unwrap();
    let to = Output::aside(&anew.path().join("dist"), is_built).unwrap();
    assert!(site.publishing_to(to).unwrap().1.is_some());
    let (again, anew) = (Published::read(&site.out()), Published::read(&anew.path().join("dist")));
    assert!(!anew.is_empty());
    let differ = anew.keys().chain(again.keys()).find(|path| anew.get(*path) != again.get(*path));
    assert_eq!(differ, None, "it is the same as one published anew");
    assert_eq!(beside(site), 2, "nothing is left beside it");
    written
}

/// How many folders and files there are: the data, the site, and what should not be.
fn beside(site: &Site) -> usize {
    fs::read_dir(site.folder.path()).unwrap().count()
}

/// When each file of the site was written.
fn written_at(site: &Path) -> BTreeMap<String, SystemTime> {
    let when = |path: &String| fs::metadata(site.join(path)).unwrap().modified().unwrap();
    files(site).into_keys().map(|path| (path.clone(), when(&path))).collect()
}

#[test]
fn what_is_the_same_is_not_written() {
    let mut site = days(60);
    let all = again(&site);
    assert!(all.files > 300 && all.kept == 0);
    let before = written_at(&site.out());
    let same = again(&site);
    assert!(same.files == 0 && same.kept > 300, "{same:?}");
    // What it says is so: nothing that lies there was touched.
    let after = written_at(&site.out());
    let touched: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    assert_eq!(touched, [""; 0]);
    // The volumes of the index stay as folders; of pictures that several insights show there is one.
    let paths = after.keys().filter(|path| !path.starts_with("search/volume-") && *path != RECORD);
    let folders = fs::read_dir(site.out().join("search")).unwrap().flatten();
    let volumes = folders.filter(|entry| entry.path().is_dir()).count();
    assert!(volumes > 0);
    assert_eq!(same.kept, paths.count() + volumes);
    // Another hour: what says when the site was published, and nothing else.
    site.at("2026-11-23T23:00:00Z");
    assert_eq!(
        again(&site).files,
        3,
        "the front page at both its addresses, and the file that open pages ask for"
    );
}

#[test]
fn an_insight_added_to_many_writes_few_files() {
    let site = days(60);
    let all = again(&site).files;
    write(&site, 60, |text| text);
    // The newest volume of the index is a third of it.
    let added = again(&site);
    assert!(added.files < all / 2, "{added:?} of {all}");
    site.remove(&manuscript(60));
    assert!(again(&site).files < all / 2);
}

#[test]
fn what_an_insight_says_of_another_follows_it() {
    let site = days(24);
    again(&site);
    // Its title, where others name it; its value, where others state it too.
    write(&site, 0, |text| text.replace("Day one", "Another day"));
    assert!(again(&site).files > 10);
    assert!(Published::read(&site.out()).text("insights/day-008/index.html").contains("Another day"));
    write(&site, 0, |text| text.replace("50000000000.0", "60000000000"));
    assert!(again(&site).files > 5);
    // A picture, where it is shown.
    site.write("images/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    assert!((1..10).contains(&again(&site).files));
    // What every page is made with.
    site.edit("site.json", "A site of tests.", "A site of more tests.");
    assert_eq!(again(&site).kept, 0);
}

#[test]
fn a_corrected_figure_changes_the_title_it_stands_in_everywhere() {
    let site = days(24);
    let titled = |value: &'static str, corrections: &'static str| {
        move |text: String| {
            let text = text.replace("Day one", "A day for {cost}").replace("\"Cost\"", "\"Cost of {cost}\"");
            text.replace("50000000000.0", value).replace("\"sources\"", &format!("{corrections}\"sources\""))
        }
    };
    write(&site, 0, titled("53e9", ""));
    again(&site);
    let correction =
        r#""corrections": [ { "date": "2026-03-09", "figure": "cost", "was": "$53B", "why": "A slip." } ], "#;
    let before = Published::read(&site.out());
    write(&site, 0, titled("61e9", correction));
    again(&site);
    let after = Published::read(&site.out());
    // The pages of insights that name it, that are read next to it or state the same, feeds, lists, and what is typed.
    for (was, is) in [("A day for $53B", "A day for $61B"), ("Cost of $53B", "Cost of $61B")] {
        let (count, now) = (before.count(was), after.count(is));
        assert!(count > 5 && now >= count, "{was}: {count}, {is}: {now}");
        assert_eq!(after.count(was), 0, "{was} is still there");
    }
    let addresses = |files: &Published| -> Vec<String> {
        files.pages().map(|(path, _)| path.to_owned()).filter(|path| path.starts_with("insights/")).collect()
    };
    assert_eq!(addresses(&before), addresses(&after), "addresses do not follow titles");
}

#[test]
fn a_page_offers_the_topics_it_tells_the_app_of() {
    let site = days(50);
    for n in 0..50 {
        write(&site, n, |text| text.replace("\"testing\"", &format!("\"testing\", \"own-{n:02}\"")));
    }
    again(&site);
    let published = Published::read(&site.out());
    let page = published.text("index.html");
    let offered: Vec<&str> = between(page, "<select name=\"topic\">", "</select>")
        .split("<option value=\"")
        .filter_map(|option| option.split_once('"'))
        .map(|(slug, _)| slug)
        .filter(|slug| !slug.is_empty())
        .collect();
    let data: serde_json::Value =
        serde_json::from_str(between(page, "id=\"page-data\">", "</script>")).unwrap();
    let told = data["site"]["topics"].as_array().unwrap();
    assert_eq!(offered, told.iter().map(|topic| topic["slug"].as_str().unwrap()).collect::<Vec<_>>());
    assert_eq!(offered.len(), 40, "as many as fit, of {}", 50 + 7 + 1);
    // One topic overtakes another: what pages offer is in no order of use.
    let site = days(22);
    again(&site);
    write(&site, 23, |text| text.replace("\"watch\"", "\"shift\""));
    again(&site);
}

#[test]
fn what_goes_out_of_date_is_marked_though_nobody_has_changed_it() {
    let mut site = days(12);
    again(&site);
    // A year and a day after the first; by then the second's is out of date in a day.
    site.at("2027-01-02T12:00:00Z");
    assert!((4..40).contains(&again(&site).files));
}

#[test]
fn what_was_taken_out_of_the_site_comes_back() {
    let site = days(12);
    again(&site);
    fs::remove_file(site.out().join("insights/day-003/index.html")).unwrap();
    fs::remove_dir_all(site.out().join("search")).unwrap();
    assert!(again(&site).files > 1);
    fs::write(site.out().join(RECORD), "broken").unwrap();
    assert_eq!(again(&site).kept, 0);
}

#[test]
fn a_change_that_was_cut_off_is_gone_on_with() {
    let site = days(12);
    again(&site);
    let (dist, pending) = (site.out(), site.folder.path().join(".dist.pending"));
    let before = files(&dist);
    write(&site, 12, |text| text);
    site.remove(&manuscript(3));
    again(&site);
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
    assert!(Output::aside(&dist, is_built).is_ok());
    assert_eq!(files(&dist), after);
    assert!(!pending.exists());
}

#[test]
fn a_change_that_cannot_begin_leaves_the_site_as_it_was() {
    let site = days(6);
    again(&site);
    let dist = site.out();
    let before = files(&dist);
    write(&site, 6, |text| text);
    write(&site, 5, |text| text.replace("\"watch\"", "\"wach\""));
    let (report, written) = site.publishing().unwrap();
    assert!(written.is_none() && report.errors() == 1);
    assert_eq!(files(&dist), before);
    assert_eq!(beside(&site), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_come_to_the_same_as_publishing_anew(
        changes in proptest::collection::vec((0usize..26, 0usize..6), 1..4),
    ) {
        let site = days(22);
        again(&site);
        for (n, change) in changes {
            match change {
                0 => drop(fs::remove_file(site.path(&manuscript(n.max(1))))),
                1 => write(&site, n, |text| text),
                2 => write(&site, n, |text| text.replace("Day ", "Another day ")),
                3 => write(&site, n, |text| text.replace("50000000000.0", "70000000000")),
                4 => write(&site, n, |text| text.replace("\"testing\"", "\"testing\", \"rare\"")),
                _ => write(&site, n, |text| text.replace("\"watch\"", "\"shift\"").replace("T21", "T05")),
            }
            again(&site);
        }
    }
}

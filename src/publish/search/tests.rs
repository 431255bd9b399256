//! Small sites cut into small volumes, and what stands in their folders afterwards.

use super::*;
use crate::model::Stamp;
use crate::publish::{Keeping, Options, PublishError, gather::gather};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

/// A data folder of `count` insights, an hour apart.
fn data(at: &Path, count: usize) {
    fs::create_dir_all(at.join("insights")).unwrap();
    fs::copy("tests/fixtures/base/site.json", at.join("site.json")).unwrap();
    for n in 0..count {
        add(at, n, |text| text);
    }
}

/// An insight, changed by `edit`.
fn add(at: &Path, n: usize, edit: impl Fn(String) -> String) {
    let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
    let text = good
        .replace("2026-03-07T21:00", &format!("2026-01-{:02}T{:02}:00", n / 24 + 1, n % 24))
        .replace("A good one", &format!("The {n}th of its kind"));
    fs::write(at.join(format!("insights/good-{n}.json")), edit(text)).unwrap();
}

/// Indexes a data folder in volumes of three, over what is in `site`, and puts it in its place.
fn publish(data: &Path, site: &Path, drafts: bool) -> SearchFile {
    let now = Stamp::parse("2026-03-08T00:00:00Z").unwrap();
    let options = Options {
        data: data.to_owned(),
        now,
        drafts,
        ledger: Keeping::Leave,
        url: None,
        pictures: false,
        search: true,
    };
    let gathered = gather(&options).unwrap();
    assert!(!gathered.is_broken(), "{:?}", gathered.diagnostics);
    let notes = Notes::new(&gathered.edition);
    let all = compose::all::<PublishError>(
        &gathered.edition,
        |_, _| false,
        |composed, _, place| {
            notes.take(place, &composed.insight, &gathered.edition);
            Ok(())
        },
    );
    all.unwrap();
    let out = Output::aside(site, |_| false).unwrap();
    let file = index(&gathered.edition, &notes, &out, 3).unwrap();
    out.finish().unwrap();
    file
}

fn files(site: &Path) -> Files {
    let entries =
        walkdir::WalkDir::new(site).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(site).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    };
    entries.map(read).collect()
}

/// The results of a volume, as the browser reads them.
fn results(files: &Files, volume: &str) -> Vec<Value> {
    let fragments =
        files.iter().filter(|(path, _)| path.starts_with(volume) && path.ends_with(".pf_fragment"));
    let read = |(_, bytes): (&String, &Vec<u8>)| {
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).unwrap();
        serde_json::from_slice(text.strip_prefix(b"pagefind_dcd").unwrap()).unwrap()
    };
    fragments.map(read).collect()
}

fn slugs(results: &[Value]) -> BTreeSet<String> {
    let slug = |result: &Value| result["url"].as_str().unwrap().split('?').next().unwrap().to_owned();
    results.iter().map(slug).collect()
}

#[test]
fn every_insight_is_in_one_volume_and_the_newest_come_first() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 11);
    let file = publish(&data_at, &site, false);
    let counts: Vec<usize> = file.volumes.iter().map(|volume| volume.count).collect();
    assert_eq!(counts, [5, 3, 3]);
    assert!(file.volumes.windows(2).all(|pair| pair[0].from > pair[1].to && pair[0].from <= pair[0].to));
    let files = files(&site);
    assert!(files.contains_key(&file.runtime));
    let mut found = BTreeSet::new();
    for volume in &file.volumes {
        let results = results(&files, &volume.path);
        assert_eq!(results.len(), volume.count);
        found.extend(slugs(&results));
        assert_eq!(results[0]["filters"]["month"][0], "2026-01");
    }
    assert_eq!(found.len(), 11, "{found:?}");
}

#[test]
fn figures_are_found_as_they_are_printed() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 1);
    let file = publish(&data_at, &site, false);
    let results = results(&files(&site), &file.volumes[0].path);
    let text = results[0]["content"].as_str().unwrap();
    let edition: Value = {
        let now = Stamp::parse("2026-03-08T00:00:00Z").unwrap();
        let options = Options {
            data: data_at,
            now,
            drafts: false,
            ledger: Keeping::Leave,
            url: None,
            pictures: false,
            search: true,
        };
        let edition = gather(&options).unwrap().edition;
        serde_json::to_value(edition.insight("good-0").unwrap()).unwrap()
    };
    let figures = edition["figures"].as_array().unwrap();
    assert!(!figures.is_empty());
    for figure in figures {
        let printed = format!("{}: {}", figure["label"].as_str().unwrap(), figure["text"].as_str().unwrap());
        assert!(text.contains(&printed), "{printed} in {text}");
    }
}

#[test]
fn full_volumes_are_left_alone_when_an_insight_is_added() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 8);
    let before = publish(&data_at, &site, false);
    // A file that is taken over says so; one that was made anew would not have it.
    let full: Vec<String> = before.volumes[1..].iter().map(|volume| volume.path.clone()).collect();
    for volume in &full {
        fs::write(site.join(volume).join("kept"), "as it was").unwrap();
    }
    let was = files(&site);
    add(&data_at, 8, |text| text);
    let after = publish(&data_at, &site, false);
    assert_eq!(after.volumes.len(), before.volumes.len() + 1);
    assert_eq!(after.volumes.last(), before.volumes.last());
    let now = files(&site);
    for volume in &full {
        let of = |files: &Files| -> Files {
            files
                .iter()
                .filter(|(path, _)| path.starts_with(volume))
                .map(|(p, b)| (p.clone(), b.clone()))
                .collect()
        };
        assert_eq!(of(&was), of(&now), "{volume}");
    }
    let folders: BTreeSet<&str> = now.keys().filter_map(|path| path.split('/').nth(1)).collect();
    assert_eq!(
        folders.len(),
        after.volumes.len() + 2,
        "nothing is left of the newest as it was: {folders:?}"
    );
}

#[test]
fn what_was_taken_over_is_what_would_be_made() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site, fresh) = (dir.path().join("data"), dir.path().join("site"), dir.path().join("fresh"));
    data(&data_at, 8);
    publish(&data_at, &site, false);
    add(&data_at, 8, |text| text);
    let over = publish(&data_at, &site, false);
    assert_eq!(over, publish(&data_at, &fresh, false));
    assert_eq!(files(&site), files(&fresh), "byte for byte, whatever stood there before");
}

#[test]
fn a_changed_word_or_a_missing_file_makes_a_volume_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 8);
    let before = publish(&data_at, &site, false);
    add(&data_at, 0, |text| text.replace("0th of its kind", "first of its kind"));
    let after = publish(&data_at, &site, false);
    assert_ne!(before.volumes[1], after.volumes[1], "the oldest insight was changed");
    assert_eq!(before.volumes[0], after.volumes[0]);
    let whole = files(&site);
    let lost = whole.keys().find(|path| path.ends_with(".pf_fragment")).unwrap();
    fs::remove_file(site.join(lost)).unwrap();
    publish(&data_at, &site, false);
    assert_eq!(files(&site), whole);
}

#[test]
fn drafts_are_found_only_where_they_are_shown() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 2);
    add(&data_at, 2, |text| text.replacen('{', "{ \"draft\": true,", 1));
    let found = |drafts| -> usize {
        let file = publish(&data_at, &site, drafts);
        file.volumes.iter().map(|volume| slugs(&results(&files(&site), &volume.path)).len()).sum()
    };
    assert_eq!((found(false), found(true)), (2, 3));
}

#[test]
fn a_site_without_insights_has_nothing_to_search() {
    let dir = tempfile::tempdir().unwrap();
    let (data_at, site) = (dir.path().join("data"), dir.path().join("site"));
    data(&data_at, 0);
    let file = publish(&data_at, &site, false);
    assert!(file.volumes.is_empty() && !file.runtime.is_empty());
}

//! The feeds of topics, signals, impacts and months: bounded files, of which an added insight rewrites few.

use crate::common::{Published, Site};
use sightline::model::{Page, Stamp, TypeaheadFile, json};
use std::collections::BTreeSet;
use std::fs;

/// An insight a day from 2020 on, each with a topic of its own kind, one of four and one that all have.
fn write(site: &Site, insights: std::ops::Range<usize>) {
    let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
    for n in insights {
        let day = Stamp(Stamp::from_civil(2020, 1, 1).unwrap().0 + n as i64 * 86_400).date();
        let topics = format!("\"testing\", \"rare-{}\", \"topic-{}\"", n % 450, n % 4);
        let text = good
            .replace("2026-03-07T21:00:00Z", &format!("{day}T21:00:00Z"))
            .replace("\"testing\"", &topics)
            .replace(
                "\"label\": \"Cost\"",
                &format!("\"label\": \"Cost\", \"key\": \"thing-{}/cost\"", n % 9),
            )
            .replace("\"as_of\": \"2026-03-07\"", &format!("\"as_of\": \"{day}\""))
            .replace("\"watch\"", ["\"shift\"", "\"watch\"", "\"noise\""][n % 3]);
        site.write(&format!("insights/day-{n:05}.json"), text);
    }
}

fn days(count: usize) -> Site {
    let site = Site::new();
    write(&site, 0..count);
    site
}

/// The edition's files.
fn edition(site: &Site) -> Published {
    let edition = site.published().below("edition");
    assert!(!edition.is_empty());
    edition
}

#[test]
fn an_added_insight_rewrites_few_files() {
    let site = days(609);
    let before = edition(&site);
    write(&site, 609..610);
    let after = edition(&site);
    let changed: BTreeSet<&str> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes) && !path.starts_with("insights/"))
        .map(|(path, _)| path.as_str())
        .collect();
    // What shows its figure follows the new value; here those are the topics of which other insights state it.
    let of_key = |path: &&str| path.starts_with("topics/rare-") && path.ends_with("/latest.json");
    let rest: Vec<&str> = changed.iter().filter(|path| !of_key(path)).copied().collect();
    assert_eq!(
        rest,
        [
            "entities/thing-6/1.json",
            "feed/latest.json",
            "figures/1.json",
            "figures/thing-6/cost.json",
            // What shows the figure, and the topics whose counts have changed: by the beginnings of their words, and of what
            // may be typed as one word.
            "find/of--24-.json",
            "find/of-1.json",
            "find/of-15.json",
            "find/of-1t.json",
            "find/of-5.json",
            "find/of-6.json",
            "find/of-b.json",
            "find/of-c.json",
            "find/of-rare15.json",
            "find/of-t.json",
            "impacts/low/latest.json",
            "metrics/1.json",
            "metrics/of/cost/-1.json",
            "months.json",
            "months/2021-09/latest.json",
            "now.json",
            "signals/shift/latest.json",
            "topics/1.json",
            "topics/3.json",
            "topics/testing/latest.json",
            "topics/topic-1/latest.json",
        ]
    );
}

#[test]
fn no_file_grows_with_the_number_of_insights() {
    let (few, many) = (edition(&days(500)), edition(&days(1500)));
    let size = |files: &Published, path: &str| files[path].len();
    for path in ["site.json", "topics/1.json", "topics/2.json"] {
        assert!(size(&many, path) < size(&few, path) * 11 / 10, "{path}");
    }
    let largest = many.values().map(Vec::len).max().unwrap();
    assert!(largest < 64_000, "{largest}");
    let mut feeds = 0;
    for (path, bytes) in many.iter() {
        let feed = path.rsplit_once('/').is_some_and(|(folder, _)| {
            folder == "feed"
                || ["topics/", "signals/", "impacts/", "months/"].iter().any(|of| folder.starts_with(of))
        });
        if !feed {
            continue;
        }
        feeds += 1;
        let Ok(Page::Feed(file)) = json::read(bytes) else { panic!("{path}") };
        let newest = path.ends_with("/latest.json");
        // Only the newest says how many there are: the others never change.
        assert_eq!(file.count > 0, newest, "{path}");
        assert_eq!(file.about.is_some(), newest && path.starts_with("topics/"), "{path}");
        assert!((1..40).contains(&file.cards.len()), "{path}");
        if let Some(about) = file.about {
            assert!(about.figures.len() <= 6 && about.beside.len() <= 8, "{path}");
            assert!(about.timeline.counts.len() <= 36, "{path}");
        }
    }
    assert!(feeds > 500, "{feeds}");
    let lookup = many.below("find");
    assert!(lookup.len() > 100, "{}", lookup.len());
    for (path, bytes) in lookup.iter() {
        let file: TypeaheadFile = json::read(bytes).unwrap_or_else(|_| panic!("{path}"));
        let subjects = file.entities.len() + file.metrics.len();
        assert!((1..=50).contains(&(file.topics.len() + subjects + file.figures.len())), "{path}");
    }
    let Ok(Page::Topics(list)) = json::read(&many["topics/1.json"]) else { panic!("no list of topics") };
    assert_eq!((list.count, list.pages, list.topics.len(), list.most.len()), (455, 3, 200, 12));
}

//! The house: which room may import from which, how long files are, what they are called, and the tree that the docs print.
//!
//! Read from the text of `src/`, so that what is forbidden is told of in a sentence, with its file and line. Code for tests
//! may reach anywhere.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A room and what it may import from, from the ground up: each row names only rooms of rows above it. `mod` is the room's
/// own `mod.rs`.
type Table = &'static [(&'static str, &'static [&'static str])];

/// Between the rooms of the house.
const HOUSE: Table = &[
    ("model", &[]),
    ("views", &["model"]),
    ("app", &["model", "views"]),
    ("publish", &["model", "views"]),
    ("bin", &["model", "publish"]),
    ("main", &["app"]),
    ("lib", &["model", "views", "app", "publish"]),
];

/// Between the folders of the publisher.
const PUBLISH: Table = &[
    ("content_hash", &[]),
    ("diagnostic", &[]),
    ("drawing", &[]),
    ("fingerprint", &[]),
    ("hosts", &[]),
    ("language", &[]),
    ("options", &[]),
    ("site", &[]),
    ("parse", &["diagnostic", "language"]),
    ("text", &["language", "parse"]),
    ("figure", &["language", "parse"]),
    ("chart", &["figure"]),
    ("manuscript", &["diagnostic", "figure", "fingerprint", "language", "parse", "text"]),
    ("import", &["figure", "language", "manuscript", "parse", "text"]),
    ("ledger", &["diagnostic", "figure", "language", "manuscript", "parse"]),
    ("theme", &["content_hash", "diagnostic", "language", "manuscript", "parse"]),
    (
        "library",
        &[
            "chart",
            "diagnostic",
            "figure",
            "fingerprint",
            "language",
            "ledger",
            "manuscript",
            "parse",
            "text",
        ],
    ),
    ("output", &["fingerprint", "parse", "site"]),
    ("edition", &["diagnostic", "fingerprint", "library", "manuscript", "output", "parse", "site"]),
    (
        "compose",
        &["chart", "diagnostic", "edition", "figure", "language", "library", "manuscript", "parse", "text"],
    ),
    ("search", &["compose", "content_hash", "edition", "fingerprint", "library", "output"]),
    ("social_card", &["content_hash", "drawing", "site"]),
    ("feeds", &["site"]),
    ("seo", &["edition", "feeds", "library", "site"]),
    (
        "render",
        &["content_hash", "edition", "fingerprint", "hosts", "language", "seo", "site", "social_card"],
    ),
    ("embed", &["ledger", "library", "render", "site", "social_card"]),
    ("error", &["ledger", "manuscript", "output", "render", "search", "site", "social_card"]),
    (
        "delivery",
        &[
            "compose",
            "drawing",
            "edition",
            "embed",
            "error",
            "feeds",
            "fingerprint",
            "hosts",
            "ledger",
            "library",
            "manuscript",
            "options",
            "output",
            "render",
            "search",
            "seo",
            "site",
            "social_card",
        ],
    ),
    ("report", &["diagnostic", "edition"]),
    ("fix", &["diagnostic", "error", "manuscript", "options", "parse", "report"]),
    (
        "gather",
        &[
            "compose",
            "diagnostic",
            "edition",
            "error",
            "ledger",
            "library",
            "manuscript",
            "options",
            "report",
            "site",
            "theme",
        ],
    ),
    (
        "mod",
        &[
            "chart",
            "compose",
            "content_hash",
            "delivery",
            "diagnostic",
            "edition",
            "error",
            "feeds",
            "figure",
            "fingerprint",
            "fix",
            "gather",
            "hosts",
            "language",
            "ledger",
            "library",
            "manuscript",
            "options",
            "output",
            "parse",
            "render",
            "report",
            "search",
            "seo",
            "site",
            "social_card",
            "text",
        ],
    ),
];

/// Between the folders of the views.
const VIEWS: Table = &[
    ("html", &[]),
    ("theme", &[]),
    ("host", &["theme"]),
    ("failure", &["host", "html"]),
    ("reader", &["html"]),
    ("inline", &["host", "html"]),
    ("body", &["host", "html", "inline"]),
    ("embed", &["body", "host", "html", "inline"]),
    ("feed", &["body", "failure", "host", "html", "inline", "reader"]),
    ("compare", &["body", "failure", "feed", "host", "html", "inline"]),
    ("search", &["body", "failure", "feed", "host", "html", "inline", "reader"]),
    ("palette", &["failure", "host", "html", "inline", "reader", "search", "theme"]),
    ("layout", &["host", "html", "inline", "palette", "reader", "theme"]),
    ("insight", &["body", "feed", "host", "html", "inline", "reader"]),
    (
        "pages",
        &["body", "compare", "failure", "feed", "host", "html", "inline", "insight", "reader", "search"],
    ),
    (
        "mod",
        &[
            "compare", "embed", "failure", "feed", "host", "html", "insight", "layout", "pages", "palette",
            "reader", "search", "theme",
        ],
    ),
];

/// Between the folders of the app.
const APP: Table = &[
    ("task", &[]),
    ("stylesheet", &["task"]),
    ("dom", &["stylesheet", "task"]),
    ("location", &["dom"]),
    ("data", &["dom", "task"]),
    ("device", &["dom"]),
    ("search", &["data", "task"]),
    ("feed", &["data"]),
    ("state", &["data", "device", "location", "search"]),
    ("reader", &["dom", "location", "state"]),
    ("pages", &["data", "feed", "location", "search", "state", "task"]),
    ("palette", &["data", "dom", "state", "task"]),
    ("navigation", &["dom", "location", "pages", "reader", "state", "stylesheet", "task"]),
    ("updates", &["device", "dom", "location", "navigation", "search", "state", "stylesheet", "task"]),
    ("ui", &["device", "dom", "location", "navigation", "palette", "reader", "state", "stylesheet", "task"]),
    ("root", &["device", "dom", "navigation", "reader", "state", "stylesheet", "ui", "updates"]),
    (
        "takeover",
        &[
            "dom",
            "location",
            "navigation",
            "pages",
            "reader",
            "root",
            "state",
            "stylesheet",
            "task",
            "ui",
            "updates",
        ],
    ),
    ("mod", &["takeover"]),
];

/// The rooms whose folders have a table. A room without folders needs none; add a row when it gets some.
const INSIDE: &[(&str, Table)] = &[("views", VIEWS), ("app", APP), ("publish", PUBLISH)];

/// Names of files that several have, and what they all stand for.
const ALIKE: &[(&[&str], &str)] = &[
    (&["mod.rs"], "the face of a folder"),
    (&["main.rs"], "where a program begins"),
    (&["tests.rs"], "the tests of the files beside it"),
    (&["error.rs"], "why what the folder does was not done"),
    (
        &[
            "archive.rs",
            "author.rs",
            "block.rs",
            "chart.rs",
            "corrections.rs",
            "entity.rs",
            "feed.rs",
            "figure.rs",
            "history.rs",
            "imprint.rs",
            "insight.rs",
            "installment.rs",
            "installments.rs",
            "page.rs",
            "rows.rs",
            "search.rs",
            "span.rs",
            "table.rs",
            "topics.rs",
        ],
        "the same part of an edition: as a value, as HTML, as it is published and as it is shown",
    ),
    (&["bars.rs", "plot.rs", "rows.rs"], "a chart as it is laid out and as it is drawn"),
    (&["runtime.rs"], "Pagefind's runtime, published and loaded"),
    (&["typeahead.rs"], "finding topics and figures by the beginnings of words"),
    (&["download.rs", "share.rs"], "a part of the page, as HTML and as it acts"),
    (&["json.rs"], "JSON read: that of makers, and that of an edition"),
    (&["keys.rs"], "keys that are pressed"),
];

/// More lines than this need a reason.
const LONG: usize = 300;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below `src/`, by its path in it, in order.
fn files() -> Vec<String> {
    fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { gather(&path, into) } else { into.push(path) }
        }
    }
    let mut all = Vec::new();
    gather(&root(), &mut all);
    let name = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let mut all: Vec<String> = all.iter().map(name).collect();
    all.sort();
    all
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// Rust files that are no tests, with their text as far as it is none: comments are blank, and so is all from the tests on.
fn sources() -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = files()
        .into_iter()
        .filter(|file| file.ends_with(".rs"))
        .map(|file| (file.clone(), read(&file)))
        .collect();
    let mut tests = BTreeSet::new();
    for (file, text) in &mut all {
        let mut lines: Vec<&str> = text.lines().collect();
        for at in 1..lines.len() {
            if lines[at - 1].trim() != "#[cfg(test)]" {
                continue;
            }
            let declared = lines[at].split("mod ").nth(1).unwrap_or_default();
            if let Some(name) = declared.strip_suffix(';') {
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                tests.insert(format!("{folder}/{name}.rs"));
                lines[at] = "";
            } else if lines[at].ends_with('{') {
                lines.truncate(at);
                break;
            }
        }
        let code = |line: &&str| line.split("//").next().unwrap_or_default().to_owned();
        *text = lines.iter().map(code).collect::<Vec<_>>().join("\n");
    }
    all.retain(|file, _| !tests.contains(file));
    all
}

/// The module that a file is: `publish/feeds/mod.rs` is `publish::feeds`.
fn module(file: &str) -> Vec<&str> {
    let path = file.trim_end_matches(".rs");
    path.strip_suffix("/mod").unwrap_or(path).split('/').collect()
}

/// The paths that a text names from the root of the crate, each with its line.
fn paths(file: &str, text: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = ["crate::", "super::", "sightline::"]
            .iter()
            .filter_map(|root| text[at..].find(root).map(|place| at + place))
            .min();
        let Some(start) = start else { break };
        let before = text[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            at = start + 5;
            continue;
        }
        at = tree(text, start, &[], &mut found);
    }
    let whole = |(place, path): (usize, Vec<String>)| {
        let line = text[..place].matches('\n').count() + 1;
        let above = path.iter().take_while(|part| *part == "super").count();
        if above == 0 {
            return (line, path[1..].to_vec());
        }
        let own = module(file);
        let mut all: Vec<String> =
            own[..own.len().saturating_sub(above)].iter().map(|&part| part.into()).collect();
        all.extend_from_slice(&path[above..]);
        (line, all)
    };
    found.into_iter().map(whole).collect()
}

/// Reads a path, or a group of them, from `at` on; returns where it ends.
fn tree(text: &str, mut at: usize, before: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let start = at;
    let mut path = before.to_vec();
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if text[at..].starts_with('{') {
            at += 1;
            loop {
                at = tree(text, at, &path, found);
                at += text[at..].len() - text[at..].trim_start().len();
                match text[at..].chars().next() {
                    Some(',') => at += 1,
                    Some('}') => return at + 1,
                    // `as name`, or the end of a text that is none.
                    Some(c) if c.is_alphabetic() => at += c.len_utf8(),
                    _ => return at,
                }
            }
        }
        let name = text[at..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        if name.is_empty() {
            return at;
        }
        path.push(name.to_owned());
        at += name.len();
        if !text[at..].starts_with("::") {
            found.push((start, path));
            return at;
        }
        at += 2;
    }
}

/// What a table forbids of the paths in `all`; `room` says in which room a module is.
fn forbidden(
    all: &BTreeMap<String, String>,
    table: Table,
    room: impl Fn(&[&str]) -> Option<String>,
) -> Vec<String> {
    let mut told = Vec::new();
    for (file, text) in all {
        let Some(from) = room(&module(file)) else { continue };
        let Some((_, allowed)) = table.iter().find(|(name, _)| *name == from) else {
            told.push(format!("src/{file} is in “{from}”, which stands in no row of the table"));
            continue;
        };
        for (line, path) in paths(file, text) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let Some(to) = room(&path) else { continue };
            if to != from && !allowed.contains(&to.as_str()) {
                told.push(format!(
                    "src/{file}:{line} names {}, but {from} may not import from {to}",
                    path.join("::")
                ));
            }
        }
    }
    told
}

fn assert_none(told: Vec<String>) {
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
}

#[test]
fn tables_point_down() {
    for table in INSIDE.iter().map(|(_, table)| *table).chain([HOUSE]) {
        for (place, (room, below)) in table.iter().enumerate() {
            for other in *below {
                assert!(
                    table[..place].iter().any(|(name, _)| name == other),
                    "{room} may import from {other}, which does not stand below it"
                );
            }
        }
    }
}

#[test]
fn rooms_import_from_rooms_below() {
    let room = |path: &[&str]| {
        let known = HOUSE.iter().any(|(name, _)| Some(name) == path.first());
        known.then(|| path[0].to_owned())
    };
    assert_none(forbidden(&sources(), HOUSE, room));
}

#[test]
fn folders_import_from_folders_below() {
    let all = sources();
    for (name, table) in INSIDE {
        // What is no folder or file of the room is a name of its `mod.rs`.
        let parts: BTreeSet<&str> = all
            .keys()
            .filter_map(|file| file.strip_prefix(&format!("{name}/")))
            .filter_map(|rest| rest.trim_end_matches(".rs").split('/').next())
            .collect();
        let room = |path: &[&str]| {
            let rest = path.strip_prefix(&[*name])?;
            let first = rest.first().copied().unwrap_or("mod");
            Some(if parts.contains(first) { first } else { "mod" }.to_owned())
        };
        assert_none(forbidden(&all, table, room));
    }
}

#[test]
fn long_files_have_a_reason() {
    let mut told = Vec::new();
    for file in files().iter().filter(|file| file.ends_with(".rs")) {
        let text = read(file);
        let lines = text.lines().count();
        let about: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        if lines > LONG && !about.join(" ").contains("Long, since") {
            told.push(format!(
                "src/{file} has {lines} lines: split it, or give the reason in its first comment (“Long, since …”)"
            ));
        }
    }
    assert_none(told);
}

#[test]
fn one_name_is_one_thing() {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files() {
        let name = file.rsplit('/').next().unwrap_or_default().to_owned();
        by_name.entry(name).or_default().push(format!("src/{file}"));
    }
    let mut told = Vec::new();
    for (name, files) in &by_name {
        let alike = ALIKE.iter().any(|(known, _)| known.contains(&name.as_str()));
        if files.len() > 1 && !alike {
            told.push(format!(
                "{} have one name: give one of them another, or say in ALIKE what both stand for",
                files.join(" and ")
            ));
        }
    }
    assert_none(told);
}

#[test]
fn the_printed_tree_is_the_house() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    // The section comes with the docs; once it is there, nothing of it is left out.
    let Some((_, section)) = text.split_once("\n## The tree\n") else { return };
    let block = section.split("```").nth(1).expect("the tree stands in a fenced block");
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut printed = BTreeSet::new();
    for line in block.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let indent = line.len() - line.trim_start().len();
        let name = line.split_whitespace().next().unwrap_or_default();
        above.retain(|(other, _)| *other < indent);
        let path: String = above.iter().map(|(_, folder)| folder.as_str()).chain([name]).collect();
        if name.ends_with('/') {
            above.push((indent, name.to_owned()));
        } else {
            assert!(printed.insert(path.clone()), "ARCHITECTURE.md prints {path} twice");
        }
    }
    let there: BTreeSet<String> = files().iter().map(|file| format!("src/{file}")).collect();
    let missing =
        there.difference(&printed).map(|path| format!("{path} is not in the tree of ARCHITECTURE.md"));
    let gone =
        printed.difference(&there).map(|path| format!("{path} is in the tree of ARCHITECTURE.md only"));
    assert_none(missing.chain(gone).collect());
}

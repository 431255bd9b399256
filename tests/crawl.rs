//! A site as a crawler meets it: published below a path, every address on every page is there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use sightline::model::Stamp;
use sightline::publish::{Keeping, Options, Output, Shell, publish};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const SHELL: &str = r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="/a/b/a.js /a/b/a.wasm"><style>p { color: red; }</style></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#;
const ORIGIN: &str = "https://example.org";
const BASE: &str = "/a/b/";

fn files_in(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let read = files.map(|entry| {
        let path = entry.path().strip_prefix(out).unwrap().to_string_lossy().into_owned();
        (path, fs::read(entry.path()).unwrap())
    });
    read.collect()
}

/// The first edition, and sixty small insights beside it, so that feeds have pages. Returns every file by its path.
fn site() -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    for entry in walkdir::WalkDir::new("public/data").into_iter().flatten() {
        let to = data.join(entry.path().strip_prefix("public/data").unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
    let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
    for n in 0..60 {
        let text = good
            .replace("2026-03-07T21:00", &format!("2025-{:02}-{:02}T21:00", n / 28 + 1, n % 28 + 1))
            .replace("A good one", &format!("A <good> & \\\"plain\\\" one, the {n}th"));
        fs::write(data.join(format!("insights/good-{n}.json")), text).unwrap();
    }
    let now = Stamp::parse("2026-11-23T22:00:00Z").unwrap();
    let options = Options {
        data,
        now,
        drafts: false,
        ledger: Keeping::Leave,
        url: Some(ORIGIN.into()),
        pictures: true,
        search: true,
    };
    let out = dir.path().join("dist");
    let shell = Shell::new(SHELL.into(), None).unwrap();
    let (report, written) =
        publish(&options, Some(&shell), Output::aside(&out, |_| false).unwrap(), |_, _| ()).unwrap();
    let faults: Vec<String> = report.faults.iter().take(3).map(ToString::to_string).collect();
    assert!(written.is_some(), "{faults:?}");
    let mut files = files_in(&out);
    // The app's own files come from its build.
    for app in ["a.js", "a.wasm"] {
        files.insert(app.into(), Vec::new());
    }
    files
}

/// The file behind an address, if the address is the site's.
fn file_of(address: &str) -> Option<String> {
    let path = address.strip_prefix(ORIGIN).unwrap_or(address);
    let path = path.strip_prefix(BASE)?.split(['?', '#']).next().unwrap();
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
}

fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let start = format!(" {name}=\"");
    let parts: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    parts.into_iter().map(|part| part.split('"').next().unwrap())
}

fn html(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&String, &str)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "shell.html");
    pages.map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap()))
}

#[test]
fn every_address_on_every_page_is_there() {
    let files = site();
    let mut checked = 0;
    for (page, html) in html(&files) {
        for rel in ["manifest", "apple-touch-icon"] {
            assert_eq!(html.matches(&format!("<link rel=\"{rel}\"")).count(), 1, "{page}: {rel}");
        }
        let picture = html.split("<meta property=\"og:image\" content=\"").nth(1);
        // What a reader has saved is shown to nobody else, and what is not there neither.
        let own = ["saved/index.html", "404.html"].contains(&page.as_str());
        assert_eq!(picture.is_some(), !own, "{page}");
        let picture = picture.and_then(|rest| rest.split('"').next());
        for address in attributes(html, "href").chain(attributes(html, "src")).chain(picture) {
            if let Some(fragment) = address.strip_prefix('#') {
                assert!(html.contains(&format!("id=\"{fragment}\"")), "{page}: {address}");
                continue;
            }
            match file_of(address) {
                Some(file) => {
                    let there = files.get(&file).unwrap_or_else(|| panic!("{page} links to {address}"));
                    // A figure's panel is opened by the app; what else is named has to be there.
                    if let Some((_, fragment)) = address.split_once('#').filter(|(_, id)| *id != "filter") {
                        let there = std::str::from_utf8(there).unwrap();
                        assert!(there.contains(&format!("id=\"{fragment}\"")), "{page}: {address}");
                    }
                    checked += 1;
                }
                None => assert!(
                    address.starts_with("https://") || address.starts_with("http://"),
                    "{page}: {address}"
                ),
            }
        }
    }
    assert!(checked > 3000, "{checked}");
    for page in [
        "page/1/index.html",
        "page/2/index.html",
        "topics/testing/1/index.html",
        "signals/watch/1/index.html",
        "impacts/low/1/index.html",
        "months/index.html",
        "months/2025-01/index.html",
        "figures/index.html",
        "saved/index.html",
        "404.html",
    ] {
        assert!(files.contains_key(page), "{page}");
    }
}

#[test]
fn every_page_says_what_it_is() {
    let files = site();
    let mut titles = BTreeMap::new();
    for (page, html) in html(&files).filter(|(page, _)| *page != "insights/index.html") {
        assert_eq!(html.matches("<h1").count(), 1, "{page}");
        assert_eq!(html.matches("<main").count(), 1, "{page}");
        assert_eq!(html.matches("<style>").count(), 1, "{page}");
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        if page != "404.html" {
            let own = format!("{ORIGIN}{BASE}{}", page.trim_end_matches("index.html"));
            let canonical =
                html.split("rel=\"canonical\" href=\"").nth(1).map(|rest| rest.split('"').next().unwrap());
            // What a reader has saved is found by nobody else.
            let lone = page == "saved/index.html";
            assert_eq!(html.contains("<meta name=\"robots\" content=\"noindex\">"), lone, "{page}");
            assert_eq!(canonical, (!lone).then_some(own.as_str()), "{page}");
            if let Some(other) = titles.insert(title.to_owned(), page.clone()) {
                panic!("{page} and {other} are both called {title}");
            }
        }
        for data in html.split("<script type=\"application/ld+json\">").skip(1) {
            let data = data.split("</script>").next().unwrap();
            serde_json::from_str::<serde_json::Value>(data).unwrap_or_else(|error| panic!("{page}: {error}"));
        }
        let data = html.split("id=\"page-data\">").nth(1).unwrap().split("</script>").next().unwrap();
        let read: Option<sightline::model::PageData> = sightline::model::json::read(data.as_bytes()).ok();
        assert!(read.is_some(), "{page}: the app cannot read its data");
    }
}

#[test]
fn feeds_and_sitemaps_name_what_is_there() {
    let files = site();
    let text = |path: &str| std::str::from_utf8(&files[path]).unwrap();
    let mut feeds = 0;
    for path in files.keys().filter(|path| path.ends_with("feed.xml")) {
        let feed = roxmltree::Document::parse(text(path)).unwrap();
        let links =
            feed.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "link")));
        for link in links {
            let file = file_of(link.attribute("href").unwrap()).unwrap();
            assert!(files.contains_key(&file), "{path}: {file}");
        }
        let json: serde_json::Value = serde_json::from_str(text(&path.replace(".xml", ".json"))).unwrap();
        let items = json["items"].as_array().unwrap();
        assert!(!items.is_empty() && items.len() <= 20, "{path}");
        assert_eq!(text(path).matches("<entry").count(), items.len());
        feeds += 1;
    }
    assert!(feeds > 10);
    let index = roxmltree::Document::parse(text("sitemap.xml")).unwrap();
    let locations = |document: &roxmltree::Document<'_>| -> Vec<String> {
        let found = document.descendants().filter(|node| node.tag_name().name() == "loc");
        found.map(|node| file_of(node.text().unwrap()).unwrap()).collect()
    };
    let (mut pages, mut named) = (0, BTreeSet::new());
    for part in locations(&index) {
        let part = roxmltree::Document::parse(text(&part)).unwrap();
        for file in locations(&part) {
            assert!(files.contains_key(&file) && !file.starts_with("saved/"), "{file}");
            named.insert(file);
            pages += 1;
        }
    }
    assert!(pages > 150, "{pages}");
    for page in [
        "months/index.html",
        "months/2025-01/index.html",
        "signals/watch/index.html",
        "impacts/low/index.html",
    ] {
        assert!(named.contains(page), "{page}");
    }
    assert!(text("robots.txt").contains("Sitemap: https://example.org/a/b/sitemap.xml"));
}

#[test]
fn the_manifest_names_what_is_there() {
    let files = site();
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.webmanifest"]).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        let file = file_of(icon["src"].as_str().unwrap()).unwrap();
        assert!(files.contains_key(&file), "{file}");
    }
    let headers = std::str::from_utf8(&files["_headers"]).unwrap();
    assert!(headers.contains("/a/b/icons/touch-180-") && headers.contains("/a/b/icons/maskable-512-"));
}

#[test]
fn a_picture_is_drawn_once() {
    let dir = tempfile::tempdir().unwrap();
    let (data, out) = (dir.path().join("data"), dir.path().join("dist"));
    fs::create_dir_all(data.join("insights")).unwrap();
    for file in ["site.json", "insights/good.json"] {
        fs::copy(Path::new("tests/fixtures/base").join(file), data.join(file)).unwrap();
    }
    let publish_again = |url: Option<&str>, drafts: bool, pictures: bool| {
        let now = Stamp::parse("2026-11-23T22:00:00Z").unwrap();
        let (ledger, url) = (Keeping::Leave, url.map(str::to_owned));
        let options = Options { data: data.clone(), now, drafts, ledger, url, pictures, search: false };
        let shell = Shell::new(SHELL.into(), None).unwrap();
        let to = Output::aside(&out, sightline::publish::is_built).unwrap();
        let (_, done) = publish(&options, Some(&shell), to, |_, _| ()).unwrap();
        assert!(done.is_some());
        files_in(&out).into_keys().filter(|path| path.starts_with("share/")).collect::<Vec<_>>()
    };
    let first = publish_again(Some(ORIGIN), false, true);
    assert!(first.len() == 2 && first[0].starts_with("share/good-") && first[1].starts_with("share/site-"));
    // Whatever stands under its name is taken for it.
    fs::write(out.join(&first[0]), "kept").unwrap();
    assert_eq!(publish_again(Some(ORIGIN), false, true), first);
    assert_eq!(fs::read_to_string(out.join(&first[0])).unwrap(), "kept");
    // With another title it is another picture, and the old one goes.
    let path = data.join("insights/good.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("A good one", "A better one")).unwrap();
    let second = publish_again(Some(ORIGIN), false, true);
    assert!(second.len() == 2 && second[0] != first[0] && second[1] == first[1], "{second:?}");
    let none: [String; 0] = [];
    assert_eq!(publish_again(Some(ORIGIN), false, false), none);
    assert_eq!(publish_again(None, false, true), none, "who does not know where it stands has none");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen('{', "{ \"draft\": true,", 1)).unwrap();
    let drafts = publish_again(Some(ORIGIN), true, true);
    assert!(drafts.len() == 1 && drafts[0].starts_with("share/site-"), "{drafts:?}");
}

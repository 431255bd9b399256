//! A site as a crawler meets it: published below a path, every address on every page is there.

use crate::common::{Published, Site, between, part};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const ORIGIN: &str = "https://example.org";
const BASE: &str = "/a/b/";

/// The first edition, and sixty small insights beside it, so that feeds have pages. Returns every file by its path.
fn site() -> Published {
    let mut site = Site::of("public/data");
    (site.base, site.options.url) = (BASE, Some(ORIGIN.into()));
    (site.options.pictures, site.options.search) = (true, true);
    let good = fs::read_to_string("tests/fixtures/base/insights/good.json").unwrap();
    for n in 0..60 {
        let text = good
            .replace("2026-03-07T21:00", &format!("2025-{:02}-{:02}T21:00", n / 28 + 1, n % 28 + 1))
            .replace("A good one", &format!("A <good> & \\\"plain\\\" one, the {n}th"));
        site.write(&format!("insights/good-{n}.json"), text);
    }
    let mut files = site.published();
    // The app's own files come from its build.
    for app in ["a.js", "a.wasm"] {
        files.0.insert(app.into(), Vec::new());
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

#[test]
fn every_address_on_every_page_is_there() {
    let files = site();
    let mut checked = 0;
    for (page, html) in files.pages() {
        // What pages of others show is no page of the site's own.
        let embed = page.starts_with("embed/");
        for rel in ["manifest", "apple-touch-icon"] {
            assert_eq!(
                html.matches(&format!("<link rel=\"{rel}\"")).count(),
                usize::from(!embed),
                "{page}: {rel}"
            );
        }
        let picture = part(html, "<meta property=\"og:image\" content=\"", "\"");
        // What a reader has saved is shown to nobody else, and what is not there neither.
        let own = ["saved/index.html", "404.html"].contains(&page);
        assert!(embed || picture.is_some() != own, "{page}");
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
    let (mut titles, mut described) = (BTreeMap::new(), BTreeSet::new());
    let own = |page: &str| page != "insights/index.html" && !page.starts_with("embed/");
    for (page, html) in files.pages().filter(|(page, _)| own(page)) {
        assert_eq!(html.matches("<h1").count(), 1, "{page}");
        assert_eq!(html.matches("<main").count(), 1, "{page}");
        assert_eq!(html.matches("<style>").count(), 1, "{page}");
        let title = between(html, "<title>", "</title>");
        if page != "404.html" {
            let own = format!("{ORIGIN}{BASE}{}", page.trim_end_matches("index.html"));
            let canonical = part(html, "rel=\"canonical\" href=\"", "\"");
            // What a reader has saved is found by nobody else.
            let lone = page == "saved/index.html";
            assert_eq!(html.contains("<meta name=\"robots\" content=\"noindex\">"), lone, "{page}");
            assert_eq!(canonical, (!lone).then_some(own.as_str()), "{page}");
            if let Some(other) = titles.insert(title, page) {
                panic!("{page} and {other} are both called {title}");
            }
        }
        for data in html.split("<script type=\"application/ld+json\">").skip(1) {
            let data = data.split("</script>").next().unwrap();
            serde_json::from_str::<serde_json::Value>(data).unwrap_or_else(|error| panic!("{page}: {error}"));
            described.insert(page);
        }
        let data = between(html, "id=\"page-data\">", "</script>");
        let read: Option<sightline::model::PageData> = sightline::model::json::read(data.as_bytes()).ok();
        assert!(read.is_some(), "{page}: the app cannot read its data");
    }
    let insights =
        files.keys().filter(|path| path.starts_with("insights/") && path.matches('/').count() == 2);
    // Beside its page lie an insight's charts.
    let insights = insights.filter(|path| path.ends_with(".html"));
    let bare: Vec<&String> = insights.filter(|path| !described.contains(path.as_str())).collect();
    assert!(titles.len() > 150 && bare.is_empty(), "{} pages; no program is told of {bare:?}", titles.len());
}

#[test]
fn feeds_and_sitemaps_name_what_is_there() {
    let files = site();
    let text = |path: &str| files.text(path);
    let mut feeds = 0;
    for path in files.keys().filter(|path| path.ends_with("feed.xml")) {
        let feed = roxmltree::Document::parse(text(path)).unwrap();
        let links =
            feed.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "link")));
        for link in links {
            let file = file_of(link.attribute("href").unwrap()).unwrap();
            assert!(files.contains_key(&file), "{path}: {file}");
        }
        let json: serde_json::Value = files.json(&path.replace(".xml", ".json"));
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
    let manifest: serde_json::Value = files.json("manifest.webmanifest");
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.len() > 1, "{manifest}");
    for icon in icons {
        let file = file_of(icon["src"].as_str().unwrap()).unwrap();
        assert!(files.contains_key(&file), "{file}");
    }
    let headers = files.text("_headers");
    assert!(headers.contains("/a/b/icons/touch-180-") && headers.contains("/a/b/icons/maskable-512-"));
}

#[test]
fn a_picture_is_drawn_once() {
    let mut site = Site::good();
    site.options.pictures = true;
    site.options.url = Some(ORIGIN.into());
    let pictures = |site: &Site| -> Vec<String> {
        site.published().0.into_keys().filter(|path| path.starts_with("share/")).collect()
    };
    let first = pictures(&site);
    assert!(first.len() == 2 && first[0].starts_with("share/good-") && first[1].starts_with("share/site-"));
    // Whatever stands under its name is taken for it.
    fs::write(site.out().join(&first[0]), "kept").unwrap();
    assert_eq!(pictures(&site), first);
    assert_eq!(fs::read_to_string(site.out().join(&first[0])).unwrap(), "kept");
    // With another title it is another picture, and the old one goes.
    site.edit("insights/good.json", "A good one", "A better one");
    let second = pictures(&site);
    assert!(second.len() == 2 && second[0] != first[0] && second[1] == first[1], "{second:?}");
    let none: [String; 0] = [];
    site.options.pictures = false;
    assert_eq!(pictures(&site), none);
    (site.options.pictures, site.options.url) = (true, None);
    assert_eq!(pictures(&site), none, "who does not know where it stands has none");
    let text = site.read("insights/good.json");
    site.write("insights/good.json", text.replacen('{', "{ \"draft\": true,", 1));
    (site.options.drafts, site.options.url) = (true, Some(ORIGIN.into()));
    let drafts = pictures(&site);
    assert!(drafts.len() == 1 && drafts[0].starts_with("share/site-"), "{drafts:?}");
}

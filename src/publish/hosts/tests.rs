//! Every host is told the same: what was written is read back, the way the host would. Long, since it reads the formats of five hosts.

use super::policy::{ASK_FIRST, FOR_EVER, Policy, SECURITY};
use super::{files, media, rules};
use crate::model::Links;
use proptest::prelude::*;
use regex::Regex;
use std::collections::BTreeMap;

type Told = BTreeMap<String, String>;

const BASES: [&str; 2] = ["/", "/a/b/"];
const PATHS: [&str; 29] = [
    "",
    "index.html",
    "404.html",
    "insights/x/",
    "insights/x/index.html",
    "sightline-app-0123456789abcdef.js",
    "sightline-app-0123456789abcdef_bg.wasm",
    "icon-0123456789abcdef.svg",
    "cards/x-0123456789abcdef.png",
    "icons/touch-180-0123456789abcdef.png",
    "manifest.webmanifest",
    "share/x-0123456789abcdef.png",
    "data/images/x-0123456789abcdef.png",
    "data/images/x.svg",
    "data/insights/x.json",
    "edition/feed/latest.json",
    "feed.xml",
    "topics/aws/feed.json",
    "series/first-flight/feed.xml",
    "figures/aws/price/history.csv",
    "figures/aws/price/",
    "search/pagefind-0123456789abcdef.js",
    "embed.js",
    "embed/",
    "embed/figure/react/size/gzip/",
    "embed/figure/react/size/gzip/2026-05-10.html",
    "embed/table/x/y/",
    "embed/table/x/y/oembed.json",
    "search/wasm-0123456789abcdef.pagefind",
];

fn policy(base: &str) -> Policy {
    let hash = |letter: &str| format!("sha256-{}=", letter.repeat(43));
    let paths = PATHS.iter().map(|path| (*path).to_owned());
    Policy::new(Links::new(base), [hash("a"), hash("b")], paths)
}

fn file(policy: &Policy, name: &str) -> String {
    files(policy).into_iter().find(|(path, _)| path == name).unwrap().1
}

/// What a host must send, apart from the types it knows and from asking first, which it does untold.
fn due(policy: &Policy, path: &str) -> Told {
    let feed = media::FEEDS.iter().any(|feed| super::glob::matches(feed.files, path));
    let headers = policy.headers(path).into_iter();
    let headers = headers.filter(|(name, value)| match *name {
        "Content-Type" => feed,
        "Cache-Control" => value != ASK_FIRST,
        _ => true,
    });
    headers.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Pattern and headers of each rule of `_headers`.
fn read_headers(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.len() <= 2000, "longer than Cloudflare Pages reads: {line}");
        match line.strip_prefix("  ") {
            None => rules.push((line.to_owned(), Vec::new())),
            Some(header) => {
                // What takes a header away has no colon: to a host that does not know it, it is nothing.
                let (name, value) = header.split_once(": ").unwrap_or((header, ""));
                rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    rules
}

fn read_vercel(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let config: serde_json::Value = serde_json::from_str(text).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let rules = config["headers"].as_array().unwrap().iter();
    let headers = |rule: &serde_json::Value| {
        let headers = rule["headers"].as_array().unwrap().iter();
        headers.map(|header| (text(&header["key"]), text(&header["value"]))).collect()
    };
    rules.map(|rule| (text(&rule["source"]).replace("(.*)", "*"), headers(rule))).collect()
}

/// What rules by address send; a header given twice is a fault, since hosts differ in what becomes of it, unless it was
/// taken away before (`_headers`, for Cloudflare Pages) or the last one counts (Netlify, Vercel) and may.
fn sent(rules: &[(String, Vec<(String, String)>)], address: &str) -> Told {
    let mut told = Told::new();
    for (pattern, headers) in rules {
        let parts: Vec<String> = pattern.split('*').map(regex::escape).collect();
        if !Regex::new(&format!("^{}$", parts.join(".*"))).unwrap().is_match(address) {
            continue;
        }
        let framed = pattern.contains("embed/");
        for (name, value) in headers {
            if let Some(gone) = name.strip_prefix("! ") {
                assert!(framed && told.remove(gone).is_some(), "{gone} for {address}");
                continue;
            }
            let before = told.insert(name.clone(), value.clone());
            let counts = framed && name == SECURITY;
            assert!(before.is_none() || counts, "{name} twice for {address}");
        }
    }
    told
}

/// The text in the quotes of a line, and what stands before it.
fn quoted(line: &str) -> Option<(&str, &str)> {
    let (before, rest) = line.split_once(" \"")?;
    Some((before, rest.rsplit_once('"')?.0))
}

/// What nginx sends: its maps and `add_header` lines, worked out for an address and a status.
fn sent_by_nginx(text: &str, address: &str, status: u16) -> Told {
    let mapped = |variable: &str| {
        let start = text.find(&format!("${variable} {{\n")).unwrap();
        let source =
            if variable == "sightline_cache" { format!("{status} {address}") } else { address.into() };
        let block = text[start..].split("\n}").next().unwrap().lines().skip(1);
        let mut value = String::new();
        for line in block {
            let (key, told) = line.trim().trim_end_matches(';').rsplit_once(" \"").unwrap();
            let told = told.trim_end_matches('"').to_owned();
            match key.strip_prefix("\"~") {
                None => value = told,
                Some(pattern) if Regex::new(pattern.trim_end_matches('"')).unwrap().is_match(&source) => {
                    return told;
                }
                Some(_) => {}
            }
        }
        value
    };
    let mut told = Told::new();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("add_header ")) {
        let line = line.strip_suffix(" always;").unwrap();
        let (name, value) = match quoted(line) {
            Some((name, value)) => (name, value.to_owned()),
            None => {
                let (name, variable) = line.split_once(" $").unwrap();
                (name, mapped(variable))
            }
        };
        if !value.is_empty() {
            assert_eq!(told.insert(name.to_owned(), value), None, "{name} twice");
        }
    }
    let feed = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("location ~ \""))
        .find(|line| Regex::new(line.split('"').next().unwrap()).unwrap().is_match(address));
    if let Some(feed) = feed {
        let media = feed.split("default_type ").nth(1).unwrap().split(';').next().unwrap();
        told.insert("Content-Type".to_owned(), media.to_owned());
    }
    told
}

/// What Caddy sends for a file that is there, or for one that is not.
fn sent_by_caddy(text: &str, address: &str, there: bool) -> Told {
    let mut patterns: BTreeMap<&str, Regex> = BTreeMap::new();
    let (mut apart, mut last) = (BTreeMap::new(), "");
    let mut told = Told::new();
    for line in text.lines().map(str::trim) {
        if let Some((name, pattern)) =
            line.strip_prefix("path_regexp ").and_then(|matcher| matcher.split_once(' '))
        {
            last = name;
            patterns.insert(name, Regex::new(pattern.trim_matches('`')).unwrap());
        }
        if let Some(starts) = line.strip_prefix("not path ") {
            apart
                .insert(last, starts.split(' ').map(|start| start.trim_end_matches('*')).collect::<Vec<_>>());
        }
        let Some((name, value)) = line.strip_prefix("header ").and_then(quoted) else { continue };
        let (matches, name) = match name.strip_prefix('@').and_then(|name| name.split_once(' ')) {
            Some((matcher, name)) => {
                let apart = apart.get(matcher);
                let apart = apart.is_some_and(|starts| starts.iter().any(|start| address.starts_with(start)));
                (there && !apart && patterns[matcher].is_match(address), name)
            }
            None => (true, name),
        };
        if matches {
            told.insert(name.to_owned(), value.to_owned());
        }
    }
    told
}

#[test]
fn each_host_is_told_what_the_policy_says() {
    for base in BASES {
        let policy = policy(base);
        let netlify = read_headers(&file(&policy, "_headers"));
        let vercel = read_vercel(&file(&policy, "vercel.json"));
        let (nginx, caddy) = (file(&policy, "hosts/nginx.conf"), file(&policy, "hosts/Caddyfile"));
        for path in PATHS {
            let (due, address) = (due(&policy, path), format!("{base}{path}"));
            assert_eq!(sent(&netlify, &address), due, "_headers, {address}");
            assert_eq!(sent(&vercel, &address), due, "vercel.json, {address}");
            let mut due = due;
            let cache = due.entry("Cache-Control".to_owned());
            let _ = cache.or_insert_with(|| ASK_FIRST.to_owned());
            assert_eq!(sent_by_nginx(&nginx, &address, 200), due, "nginx.conf, {address}");
            // The types that Caddy may not know are told.
            if path.ends_with(".csv") || path.ends_with(".webmanifest") {
                due.insert("Content-Type".to_owned(), media::content_type(path));
            }
            assert_eq!(sent_by_caddy(&caddy, &address, true), due, "Caddyfile, {address}");
        }
    }
}

#[test]
fn what_is_missing_is_never_kept() {
    for base in BASES {
        let policy = policy(base);
        let gone = format!("{base}boot-fedcba9876543210.js");
        let netlify = read_headers(&file(&policy, "_headers"));
        let vercel = read_vercel(&file(&policy, "vercel.json"));
        assert!(!sent(&netlify, &gone).contains_key("Cache-Control"));
        assert!(!sent(&vercel, &gone).contains_key("Cache-Control"));
        let nginx = file(&policy, "hosts/nginx.conf");
        assert_eq!(sent_by_nginx(&nginx, &gone, 404)["Cache-Control"], ASK_FIRST);
        assert_eq!(sent_by_nginx(&nginx, &gone, 200)["Cache-Control"], FOR_EVER);
        assert!(nginx.contains(&format!("error_page 403 404 =404 {base}404.html;")));
        let caddy = file(&policy, "hosts/Caddyfile");
        assert_eq!(sent_by_caddy(&caddy, &gone, false)["Cache-Control"], ASK_FIRST);
        assert!(caddy.contains(&format!("rewrite * {base}404.html")));
    }
}

#[test]
fn a_volume_is_kept_where_the_host_looks_for_the_file() {
    for base in BASES {
        let path = "search/volume-0123456789abcdef/fragment/en_1.pf_fragment";
        let policy = Policy::new(Links::new(base), [], [path.to_owned()]);
        assert!(policy.hashed().is_empty(), "there are too many to be named");
        let (due, address) = (due(&policy, path), format!("{base}{path}"));
        assert_eq!(due["Cache-Control"], FOR_EVER);
        let (nginx, caddy) = (file(&policy, "hosts/nginx.conf"), file(&policy, "hosts/Caddyfile"));
        assert_eq!(sent_by_nginx(&nginx, &address, 200), due);
        assert_eq!(sent_by_caddy(&caddy, &address, true), due);
        assert_eq!(sent_by_nginx(&nginx, &address, 404)["Cache-Control"], ASK_FIRST);
        assert_eq!(sent_by_caddy(&caddy, &address, false)["Cache-Control"], ASK_FIRST);
        let mut asked = due;
        asked.remove("Cache-Control");
        assert_eq!(sent(&read_headers(&file(&policy, "_headers")), &address), asked);
        assert_eq!(sent(&read_vercel(&file(&policy, "vercel.json")), &address), asked);
    }
}

#[test]
fn the_policy_is_strict_everywhere() {
    for base in BASES {
        let policy = policy(base);
        let csp = &policy.headers("")[0].1;
        assert!(csp.contains("'sha256-aaa") && csp.contains("'sha256-bbb"));
        for (path, text) in files(&policy) {
            assert!(!text.contains("unsafe-inline") && !text.contains("'unsafe-eval'"), "{path}");
            assert!(!text.contains("Strict-Transport-Security"), "{path}");
            let carries = [".nojekyll", "_redirects"].contains(&path.as_str()) || text.contains(csp.as_str());
            assert!(carries, "{path} lacks the policy");
        }
    }
}

#[test]
fn what_is_to_be_embedded_may_be_framed_and_nothing_else() {
    for base in BASES {
        let policy = policy(base);
        for path in PATHS {
            let framed = path.starts_with("embed/") && path != "embed/";
            let security = &due(&policy, path)[SECURITY];
            assert_eq!(security.contains("frame-ancestors 'none'"), !framed, "{path}");
            assert!(
                !framed || !security.contains("wasm") && security.contains("form-action 'none'"),
                "{path}"
            );
        }
        // Cloudflare Pages would send both policies, and both would hold.
        let text = file(&policy, "_headers");
        assert_eq!(text.matches("\n  ! Content-Security-Policy\n").count(), 5);
    }
}

#[test]
fn patterns_stand_below_the_base() {
    let addresses =
        |text: &str| -> Vec<String> { read_headers(text).into_iter().map(|(pattern, _)| pattern).collect() };
    let (root, below) = (policy("/"), policy("/a/b/"));
    let at_root = addresses(&file(&root, "_headers"));
    let at_base = addresses(&file(&below, "_headers"));
    assert_eq!(at_root.iter().map(|at| format!("/a/b{at}")).collect::<Vec<_>>(), at_base);
    let netlify = read_headers(&file(&below, "_headers"));
    assert!(sent(&netlify, "/a/bc/").is_empty() && sent(&netlify, "/data/x.json").is_empty());
    let redirects = |policy: &Policy| files(policy).into_iter().find(|(path, _)| path == "_redirects");
    assert_eq!(redirects(&root), None);
    assert!(redirects(&below).unwrap().1.ends_with("\n/a/b/* /a/b/404.html 404\n"));
}

#[test]
fn hosts_that_count_are_not_told_too_much() {
    let many = (0..200).map(|n| format!("chunk-{n:016x}.js"));
    let policy = Policy::new(Links::new("/"), (0..25).map(|n| format!("sha256-{n:043}=")), many);
    assert_eq!(rules::rules(&policy).len(), rules::MOST);
    assert_eq!(read_headers(&file(&policy, "_headers")).len(), rules::MOST);
}

#[test]
fn nginx_never_loses_headers_to_a_location() {
    let text = file(&policy("/a/b/"), "hosts/nginx.conf");
    for location in text.lines().filter(|line| line.trim_start().starts_with("location")) {
        assert!(!location.contains("add_header") && location.ends_with('}'), "{location}");
    }
}

proptest! {
    #[test]
    fn any_file_is_told_alike(path in "(data/|edition/|search/|topics/a/|figures/a/|share/)?[a-z]{0,3}(-[0-9a-f]{16})?(_bg)?[.](js|svg|png|csv|json)") {
        let policy = Policy::new(Links::new("/"), [], [path.clone()]);
        let rules = read_headers(&file(&policy, "_headers"));
        let mut due = due(&policy, &path);
        prop_assert_eq!(sent(&rules, &format!("/{path}")), due.clone());
        if !due.contains_key("Cache-Control") {
            due.insert("Cache-Control".to_owned(), ASK_FIRST.to_owned());
        }
        let nginx = file(&policy, "hosts/nginx.conf");
        prop_assert_eq!(sent_by_nginx(&nginx, &format!("/{path}"), 200), due.clone());
        let mut caddy = sent_by_caddy(&file(&policy, "hosts/Caddyfile"), &format!("/{path}"), true);
        if path.ends_with(".csv") {
            prop_assert_eq!(caddy.remove("Content-Type"), Some(media::content_type(&path)));
        }
        prop_assert_eq!(caddy, due);
    }
}

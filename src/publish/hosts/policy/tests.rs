use super::*;
use proptest::prelude::*;

fn policy() -> Policy {
    Policy::new(Links::new("/"), ["'sha256-b='".to_owned(), "sha256-a=".to_owned()], [])
}

fn value(headers: &[Header], name: &str) -> Option<String> {
    headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.clone())
}

#[test]
fn every_file_carries_the_policy_with_its_hashes() {
    for path in ["", "insights/x/index.html", "data/a.json", "feed.xml"] {
        let csp = value(&policy().headers(path), "Content-Security-Policy").unwrap();
        assert!(csp.contains("; style-src 'self' 'sha256-a=' 'sha256-b='; "), "{csp}");
        assert!(csp.contains("frame-ancestors 'none'") && !csp.contains("'unsafe-inline'"), "{csp}");
    }
}

#[test]
fn data_is_for_all_and_the_app_is_not() {
    let rule = |path: &str| value(&policy().headers(path), "Cross-Origin-Resource-Policy");
    for path in
        ["data/insights/a.json", "data/images/a.png", "feed.xml", "topics/aws/feed.json", "figures/a/b/c.csv"]
    {
        assert_eq!(rule(path).as_deref(), Some("cross-origin"), "{path}");
    }
    assert_eq!(rule("icon-0123456789abcdef.svg").as_deref(), Some("cross-origin"));
    for path in [
        "boot-0123456789abcdef.js",
        "a-0123456789abcdef_bg.wasm",
        "edition/site.json",
        "search/volume-0123456789abcdef/pagefind.en_0.pf_meta",
    ] {
        assert_eq!(rule(path).as_deref(), Some("same-origin"), "{path}");
    }
    assert_eq!(rule("insights/a/"), None);
}

#[test]
fn what_is_missing_is_asked_for_again() {
    assert_eq!(value(&policy().missing(), "Cache-Control").as_deref(), Some("no-cache"));
    assert_eq!(value(&policy().missing(), "Content-Type").as_deref(), Some("text/html; charset=utf-8"));
}

#[test]
fn names_that_come_near() {
    for path in [
        "a-0123456789abcdef_bg.wasm",
        "x/a-b-0123456789abcdef.css",
        "-0123456789abcdef.js",
        "search/wasm-0123456789abcdef.pagefind",
        "search/volume-0123456789abcdef/pagefind-entry.json",
        "search/volume-0123456789abcdef/index/en_0.pf_index",
    ] {
        assert!(is_hashed(path), "{path}");
    }
    for path in [
        "a-0123456789abcde.js",
        "a-0123456789abcdef0.js",
        "a-0123456789ABCDEF.js",
        "a_0123456789abcdef.js",
        "a-0123456789abcdef.json",
        "a-0123456789abcdef.js.br",
        "a-0123456789abcdef.js/",
        "a-0123456789abcdef/index.html",
        "search/volume-0123456789abcde/a",
        "search/volume-0123456789abcdef",
        "search/volume-0123456789abcdef/",
    ] {
        assert!(!is_hashed(path), "{path}");
    }
}

proptest! {
    #[test]
    fn immutable_exactly_when_hashed(
        path in prop_oneof![
            "([a-z]{1,3}/){0,2}[a-z_-]{0,4}-?[0-9a-fA-F]{15,17}(_bg)?[.](js|wasm|svg|css|png|json|html)",
            "(x/)?search/volume-[0-9a-f]{15,17}(/[a-z.]{0,3}){0,3}",
            "\\PC{0,30}",
        ],
    ) {
        let hashed = regex::Regex::new(HASHED).unwrap().is_match(&path);
        let cache = value(&policy().headers(&path), "Cache-Control").unwrap();
        prop_assert_eq!(cache.contains("immutable"), hashed);
        prop_assert_eq!(cache == ASK_FIRST, !hashed);
    }
}

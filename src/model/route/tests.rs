use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn an_address_is_compared_decoded(encoded in proptest::collection::vec(0..3, 120), page in 0..6_usize) {
        let links = Links::new("/a.b/~c/");
        let page = [
            "/a.b/~c/insights/two-words/", "/a.b/~c/topics/alpha", "/a.b/~c/", "/a.b/~c/figures/a/b-c/d/",
            "/a.b/~c/months/2026-03/2/", "/a.b/~c/topics/-/12/index.html",
        ][page];
        let encode = |(byte, how): (u8, &i32)| match (byte, how) {
            (b'/', _) | (_, 0) => char::from(byte).to_string(),
            (byte, 1) => format!("%{byte:02x}"),
            (byte, _) => format!("%{byte:02X}"),
        };
        let other: String = page.bytes().zip(&encoded).map(encode).collect();
        prop_assert_eq!(Route::parse_page(&other, &links), Route::parse_page(page, &links));
        // What is encoded twice is another address.
        let twice = other.replace('%', "%25");
        if twice != page {
            prop_assert_eq!(Route::parse(&twice, &links), Route::NotFound(twice.clone()));
        }
    }

    #[test]
    fn any_path_is_read(path in "/[%a-fA-F0-9/é.+-]{0,40}") {
        let lost = Route::parse(&path, &Links::new("/"));
        if let Route::NotFound(said) = lost {
            prop_assert_eq!(said, path, "it is said as it was asked for");
        }
    }
}

#[test]
fn what_is_no_encoding_of_the_same_is_not_found() {
    let links = Links::new("/");
    for path in [
        "/insights/two%zzwords/",
        "/insights/two%2",
        "/insights/two%",
        "/insights/two%252Dwords/",
        "/insights/two%2Fwords/",
        "/insights%2Ftwo-words/",
        "/insights/%41bc/",
        "/topics/%C3%A4/",
        "/insights/%+2d/",
        "/insights/%%32d/",
        "/topics/a%20b/",
        "/insights/%é/",
    ] {
        assert_eq!(Route::parse(path, &links), Route::NotFound(path.into()));
    }
    assert_eq!(
        Route::parse("/insights/two%2dwords%2Fx/", &links),
        Route::NotFound("/insights/two%2dwords%2Fx/".into())
    );
    assert_eq!(Route::parse("/%74opics/%61lpha/", &links), Route::Topic("alpha".into()));
}

#[test]
fn every_page_is_found_again_by_its_own_link() {
    for base in ["/", "/a/b/", "a/b"] {
        let links = Links::new(base);
        let pages = [
            Route::Feed,
            Route::Insight("a-1".into()),
            Route::Topics(1),
            Route::Topics(7),
            Route::Topic("aws".into()),
            Route::Signal(Signal::Shift),
            Route::Impact(Impact::High),
            Route::Archive,
            Route::About,
            Route::Series("first-flight".into()),
            Route::Search,
            Route::Month(Month::numbered(2026 * 12)),
            Route::Figures(1),
            Route::Figures(12),
            Route::Figure("aws/price".into()),
            Route::Figure("2/price/gpu-hour/spot".into()),
            Route::Compare(1),
            Route::Compare(4),
            Route::Metric("price".into(), 1),
            Route::Metric("size/2".into(), 1),
            Route::Metric("price/gpu-hour/spot/a/b".into(), 12),
            Route::Entity("aws".into(), 1),
            Route::Entity("2".into(), 3),
            Route::Corrections(PageName::Latest),
            Route::Corrections(PageName::Sealed(3)),
            Route::Saved,
        ];
        for page in pages {
            let link = links.to(&page);
            assert_eq!(Route::parse(&link, &links), page);
            assert_eq!(Route::parse(link.trim_end_matches('/'), &links), page, "no slash at the end");
            assert_eq!(Route::parse(&format!("{link}index.html"), &links), page);
        }
    }
}

#[test]
fn a_page_of_a_feed_is_a_path() {
    let links = Links::new("/a/b/");
    for (route, address) in [
        (Route::Feed, "/a/b/page/3/"),
        (Route::Topic("aws".into()), "/a/b/topics/aws/3/"),
        (Route::Signal(Signal::Noise), "/a/b/signals/noise/3/"),
        (Route::Impact(Impact::Low), "/a/b/impacts/low/3/"),
        (Route::Month(Month::numbered(2026 * 12 + 2)), "/a/b/months/2026-03/3/"),
    ] {
        assert_eq!(links.to_query(&route, "page=3"), address);
        assert_eq!(Route::parse_page(address, &links), (route.clone(), Some(3)));
        assert!(links.to_query(&route, "page=3&sort=oldest").ends_with("?page=3&sort=oldest"));
    }
    assert_eq!(Route::parse_page("/a/b/page/0/", &links).1, None);
    assert!(matches!(Route::parse("/a/b/page/x/", &links), Route::NotFound(_)));
}

#[test]
fn a_sibling_of_the_base_is_not_the_site() {
    let links = Links::new("/a/b");
    assert_eq!(Route::parse("/a/bc/", &links), Route::NotFound("/a/bc/".into()));
    assert_eq!(Route::parse("/a/b", &links), Route::Feed);
}

#[test]
fn odd_addresses_are_not_found() {
    let links = Links::new("/");
    for path in [
        "/insights/A/",
        "/insights/a/b/",
        "/nope",
        "/insights/..%2f/",
        "/topics/a--b/",
        "/topics/-/",
        "/topics/-/0/",
        "/topics/aws/x/",
        "/topics/aws/1/1/",
        "/signals/",
        "/signals/loud/",
        "/impacts/high/0/",
        "/months/2026-13/",
        "/months/2026/",
        "/figures/aws/",
        "/figures/a/B/",
        "/corrections/0/",
    ] {
        assert!(matches!(Route::parse(path, &links), Route::NotFound(_)), "{path}");
    }
}

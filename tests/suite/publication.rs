//! What a publication has to have: who wrote what, old addresses that lead on, text that first stood elsewhere, and series.

use crate::common::{Published, Site};
use serde_json::json;

const AUTHORS: &str = r#", "authors": { "ada": { "name": "Ada Lovelace", "url": "https://example.org/ada" }, "grace": { "name": "Grace Hopper" } } }"#;

/// A site that knows where it stands, and two authors.
fn site() -> Site {
    let mut site = Site::new();
    let text = site.read("site.json");
    site.write("site.json", text.trim_end().trim_end_matches('}').to_owned() + AUTHORS);
    site.options.url = Some("https://insights.example".into());
    site
}

fn with(fields: &str) -> Site {
    let site = site();
    site.insight_file("a", fields);
    site
}

/// What structured data tells of a page.
fn article(published: &Published, path: &str) -> serde_json::Value {
    let html = published.text(path);
    let json = html.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let graph: serde_json::Value = serde_json::from_str(json).unwrap();
    let nodes = graph["@graph"].as_array().unwrap().iter();
    nodes.clone().find(|node| node["@type"] == "Article" || node["@type"] == "NewsArticle").cloned().unwrap()
}

#[test]
fn authors_stand_under_the_title_and_wherever_programs_look() {
    let site = with(r#""authors": ["ada", { "name": "Anne <Lister>" }, "grace"]"#);
    let published = site.published();
    let html = published.text("insights/a/index.html");
    let byline = "<p class=\"byline\">By <a href=\"https://example.org/ada\">Ada Lovelace</a>, \
                  Anne &lt;Lister&gt; and Grace Hopper</p>";
    assert!(html.contains(byline), "{html}");
    assert!(
        html.contains("<meta name=\"author\" content=\"Ada Lovelace, Anne &lt;Lister&gt;, Grace Hopper\">")
    );
    let ada = json!({ "@type": "Person", "name": "Ada Lovelace", "url": "https://example.org/ada" });
    let author = &article(&published, "insights/a/index.html")["author"];
    assert_eq!((&author[0], &author[2]["name"]), (&ada, &json!("Grace Hopper")));
    let atom = published.text("feed.xml");
    let names: Vec<&str> = atom.split("<entry>").nth(1).unwrap().split("<author>\n").skip(1).collect();
    assert!(names[0].starts_with("<name>Ada Lovelace</name>\n<uri>https://example.org/ada</uri>\n</author>"));
    assert!(
        names[1].starts_with("<name>Anne &lt;Lister&gt;</name>\n</author>") && names.len() == 3,
        "{atom}"
    );
    let item = &published.json("feed.json")["items"][0];
    assert_eq!(item["authors"][0], json!({ "name": "Ada Lovelace", "url": "https://example.org/ada" }));
    assert_eq!(item["authors"][2], json!({ "name": "Grace Hopper" }));
}

#[test]
fn an_insight_without_authors_is_the_sites() {
    let published = with("").published();
    let html = published.text("insights/a/index.html");
    assert!(!html.contains("byline") && !html.contains("name=\"author\""), "{html}");
    assert!(published.json("feed.json")["items"][0].get("authors").is_none());
}

#[test]
fn another_name_in_site_json_is_on_the_page_at_once() {
    let site = with(r#""authors": ["grace"]"#);
    site.publish();
    site.edit("site.json", "Grace Hopper", "Grace B. Hopper");
    assert!(site.published().text("insights/a/index.html").contains("By Grace B. Hopper</p>"));
}

#[test]
fn what_is_wrong_with_authors_is_said() {
    let told = with(r#""authors": ["adda", "grace", "grace", { "name": " ", "url": "ftp://example.org" }]"#);
    assert_eq!(
        told.diagnostics(),
        [
            "unknown-author: site.json knows no author “adda”",
            "duplicate-name: “Grace Hopper” stands here twice",
            "empty: an author without a name",
            "unsafe-link: “ftp://example.org” is no http or https address",
        ]
    );
    let help = told.check().diagnostics[0].help.clone();
    assert!(help.contains("ada"), "{help}");
    // Those of site.json are checked although nobody is said to have written anything.
    let site = with("");
    site.edit("site.json", "https://example.org/ada", "javascript:alert(1)");
    site.edit("site.json", "Grace Hopper", "*Grace* Hopper");
    assert_eq!(
        site.diagnostics(),
        [
            "unsafe-link: “javascript:alert(1)” is no http or https address",
            "plain-words: “*Grace*” in an author’s name would be shown as it stands",
        ]
    );
}

#[test]
fn what_first_stood_elsewhere_is_found_there() {
    let site = site();
    site.insight_file("a", r#""authors": ["grace"], "canonical": "https://www.example.org/first?id=1&b=2""#);
    site.insight_file("b", r#""title": "Another""#);
    let published = site.published();
    let html = published.text("insights/a/index.html");
    for part in [
        "<link rel=\"canonical\" href=\"https://www.example.org/first?id=1&amp;b=2\">",
        "<meta property=\"og:url\" content=\"https://www.example.org/first?id=1&amp;b=2\">",
        "By Grace Hopper · First published at <a href=\"https://www.example.org/first?id=1&amp;b=2\">example.org</a>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(published.text("feed.xml").contains("<link rel=\"canonical\""));
    // Search engines are told of what is this site's own.
    let sitemaps: String = published
        .0
        .keys()
        .filter(|path| path.starts_with("sitemap"))
        .map(|path| published.text(path))
        .collect();
    assert!(sitemaps.contains("/insights/b/") && !sitemaps.contains("/insights/a/"), "{sitemaps}");
    // The app says the same of it.
    assert_eq!(
        published.json("edition/insights/a.json")["insight"]["canonical"],
        "https://www.example.org/first?id=1&b=2"
    );
}

#[test]
fn what_is_wrong_with_where_it_first_stood_is_said() {
    let site = with(r#""canonical": "/first/""#);
    assert_eq!(site.diagnostics(), ["unsafe-link: “/first/” is no http or https address"]);
    let site = with(r#""canonical": "https://www.example.org/a/""#);
    site.edit("site.json", "\"description\"", "\"url\": \"https://example.org\", \"description\"");
    assert_eq!(site.diagnostics(), ["own-canonical: “https://www.example.org/a/” is on this site"]);
}

#[test]
fn old_addresses_lead_on_at_every_host() {
    let mut site = with(r#""aliases": ["/2024/old", "/Old.html", "/insights/before/"]"#);
    site.base = "/b/";
    let published = site.published();
    for path in ["2024/old/index.html", "Old.html", "insights/before/index.html"] {
        let html = published.text(path);
        for part in [
            "<meta http-equiv=\"refresh\" content=\"0; url=/b/insights/a/\">",
            "<link rel=\"canonical\" href=\"https://insights.example/b/insights/a/\">",
            "<meta name=\"robots\" content=\"noindex\">",
            "<a href=\"/b/insights/a/\">A plain title</a>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }
    let lines = |path: &str, parts: &[&str]| {
        let text = published.text(path);
        parts.iter().for_each(|part| assert!(text.contains(part), "{part} is not in {text}"));
    };
    lines(
        "_redirects",
        &[
            "\n/b/2024/old/ /b/insights/a/ 301!\n",
            "\n/b/2024/old/ /b/insights/a/ 301\n",
            "\n/b/Old.html /b/insights/a/ 301\n",
        ],
    );
    lines("hosts/nginx.conf", &["\n  location = /b/2024/old/ { return 301 /b/insights/a/; }\n"]);
    lines("hosts/Caddyfile", &["\n\t\tredir /b/2024/old/ /b/insights/a/ permanent\n"]);
    let vercel = &published.json("vercel.json")["redirects"];
    let old = json!({ "source": "/b/2024/old/", "destination": "/b/insights/a/", "statusCode": 301 });
    assert!(vercel.as_array().unwrap().contains(&old), "{vercel}");
    // They are no pages of the site.
    assert!(
        !published.text("sitemap.xml").contains("old") && !published.text("feed.xml").contains("2024/old")
    );
}

#[test]
fn an_old_address_that_is_given_up_is_gone() {
    let site = with(r#""aliases": ["/2024/old/", "/2024/older/"]"#);
    let out = site.publish();
    assert!(out.join("2024/old/index.html").exists());
    site.insight_file("a", r#""aliases": ["/2024/older/"]"#);
    site.publish();
    assert!(!out.join("2024/old").exists() && out.join("2024/older/index.html").exists());
    // As when all is made anew, where what others put there stays.
    std::fs::write(out.join("2024/theirs.html"), "theirs").unwrap();
    site.insight_file("a", "");
    site.edit("site.json", "A site of tests.", "Another.");
    site.publish();
    assert!(!out.join("2024/older").exists() && out.join("2024/theirs.html").exists());
    assert!(!out.join("_redirects").exists());
}

#[test]
fn an_old_address_leads_to_one_page() {
    let site = site();
    site.insight_file(
        "a",
        r#""aliases": ["/old/", "/OLD", "/insights/a/", "/insights/b/x/", "/about/", "/", "old/", "/edition/x/", "/robots.txt/", "/404.html", "/topics/testing/"]"#,
    );
    site.insight_file("b", r#""title": "Another", "aliases": ["/old/index.html", "/new/"]"#);
    let mut told = site.diagnostics();
    told.sort();
    assert_eq!(
        told,
        [
            "alias-clash: “/404.html” is the address of a page of this site",
            "alias-clash: “/OLD” stands here twice",
            "alias-clash: “/edition/x/” stands where the site keeps its own files",
            "alias-clash: “/insights/a/” is the address of a page of this site",
            "alias-clash: “/old/index.html” leads to “a” already",
            "alias-clash: “/robots.txt/” stands where the site keeps its own files",
            "alias-clash: “/topics/testing/” is the address of a page of this site",
            "bad-alias: “/”: this is too short or too long for an old address",
            "bad-alias: “old/”: an old address begins with one slash",
        ]
    );
    assert!(site.check().diagnostics.iter().all(|one| !one.help.is_empty()));
}

#[test]
fn a_draft_takes_no_address() {
    let site = site();
    site.insight_file("a", r#""draft": true, "aliases": ["/old/"]"#);
    site.insight_file("b", r#""title": "Another", "aliases": ["/old/"]"#);
    assert_eq!(site.diagnostics(), [""; 0]);
    assert!(site.published().text("old/index.html").contains("/insights/b/"));
}

#[test]
fn what_is_worked_out_is_not_typed() {
    let site = with(r#""updated": "2026-03-08""#);
    assert_eq!(site.diagnostics(), ["unknown-field: unknown field “updated”"]);
    assert!(site.check().diagnostics[0].help.contains("corrections"));
}

/// A site with a series of three, the last of them the first to be published. What is published after all of them stands
/// beside that one nowhere else.
fn series() -> Site {
    let site = site();
    site.edit(
        "site.json",
        "\"description\"",
        r#""series": { "first-flight": { "title": "The first flight", "summary": "What fits." }, "none": { "title": "None" } }, "description""#,
    );
    let part = |slug: &str, part: u32, day: u32| {
        let fields = r#""title": "TITLE", "published": "2026-03-0DAYT21:00:00Z", "series": { "name": "first-flight", "part": PART }, "related": ["b"]"#;
        let fields = fields.replace("TITLE", &format!("Called {slug}")).replace("DAY", &day.to_string());
        site.insight_file(slug, &fields.replace("PART", &part.to_string()));
    };
    part("a", 3, 1);
    part("b", 1, 2);
    part("c", 2, 3);
    site
}

/// The titles of the links to insights in a text, in its order.
fn called(text: &str) -> Vec<&str> {
    text.split(">Called ").skip(1).map(|rest| rest.split('<').next().unwrap()).collect()
}

#[test]
fn a_series_has_a_page_and_a_feed_in_its_own_order() {
    let published = series().published();
    let html = published.text("series/first-flight/index.html");
    let main = html.split("<main").nth(1).unwrap();
    assert_eq!(called(main), ["b", "c", "a"]);
    for part in
        ["<h1 tabindex=\"-1\">The first flight</h1>", "<h2>Part 1</h2>", "<p class=\"intro\">What fits.</p>"]
    {
        assert!(main.contains(part), "{part} is not in {main}");
    }
    assert!(html.contains("<title>The first flight · Test</title>"));
    assert!(html.contains("href=\"https://insights.example/series/first-flight/feed.xml\""), "{html}");
    // A feed tells what is new, as all feeds do.
    let atom = published.text("series/first-flight/feed.xml");
    assert_eq!(called(&atom.replace("<title>The first", "")), ["c", "b", "a"]);
    assert!(atom.contains("<title>The first flight · Test</title>"));
    assert_eq!(published.json("series/first-flight/feed.json")["items"].as_array().unwrap().len(), 3);
    let file = &published.json("edition/series/first-flight.json")["series"];
    assert_eq!((&file["parts"][0], &file["cards"][0]["slug"]), (&json!(1), &json!("b")));
    let sitemaps: String = published
        .0
        .keys()
        .filter(|path| path.starts_with("sitemap"))
        .map(|path| published.text(path))
        .collect();
    assert!(sitemaps.contains("https://insights.example/series/first-flight/"), "{sitemaps}");
    // One without insights is nothing yet.
    assert!(!published.0.keys().any(|path| path.starts_with("series/none")));
}

#[test]
fn a_part_names_its_series_and_the_parts_around_it() {
    let site = series();
    let published = site.published();
    let line = |part: &str| {
        format!("<p class=\"byline\">{part} of <a href=\"/series/first-flight/\">The first flight</a></p>")
    };
    let html = published.text("insights/c/index.html");
    assert!(html.contains(&line("Part 2 of 3")), "{html}");
    let around = html.split("aria-label=\"Series\">").nth(1).unwrap().split("</nav>").next().unwrap();
    assert!(around.contains("href=\"/insights/b/\"") && around.contains("href=\"/insights/a/\""), "{around}");
    assert!(around.contains("Previous part") && around.contains("Next part"), "{around}");
    let article = article(&published, "insights/c/index.html");
    assert_eq!((&article["isPartOf"]["name"], &article["position"]), (&json!("The first flight"), &json!(2)));
    // A part that comes later is named by the others, whose own text stays as it is.
    site.insight_file("d", r#""title": "Called d", "series": { "name": "first-flight", "part": 4 }"#);
    let published = site.published();
    assert!(published.text("insights/c/index.html").contains(&line("Part 2 of 4")));
    assert!(published.text("insights/a/index.html").contains("href=\"/insights/d/\""));
    assert!(called(published.text("series/first-flight/feed.xml")).contains(&"d"));
    // A word in one is a word in the feed.
    site.edit("insights/b.json", "A paragraph.", "Another paragraph.");
    assert!(site.published().text("series/first-flight/feed.xml").contains("Another paragraph."));
}

#[test]
fn what_is_wrong_with_a_series_is_said() {
    let site = series();
    site.insight_file("d", r#""series": { "name": "first-flght", "part": 4 }"#);
    site.insight_file("e", r#""series": { "name": "first-flight", "part": 2 }"#);
    site.insight_file("f", r#""series": { "name": "none", "part": 0 }"#);
    site.edit("site.json", "\"none\": { \"title\": \"None\"", "\"None \": { \"title\": \" \"");
    let mut told = site.diagnostics();
    told.sort();
    assert_eq!(
        told,
        [
            "bad-series: “None ” is no name",
            "bad-series: “c” is part 2 of “first-flight” already",
            "bad-series: “e” is part 2 of “first-flight” already",
            "empty: a series without a title",
            "unknown-series: site.json knows no series “first-flght”",
            "unknown-series: site.json knows no series “none”",
        ]
    );
    assert!(site.check().diagnostics.iter().all(|one| !one.help.is_empty()));
    let site = series();
    site.insight_file("f", r#""series": { "name": "none", "part": 0 }"#);
    assert_eq!(site.diagnostics(), ["bad-series: a series has no part 0"]);
}

#[test]
fn the_second_of_two_equal_parts_is_found_when_the_first_stays_as_it_is() {
    let site = series();
    site.publish();
    site.insight_file("e", r#""series": { "name": "first-flight", "part": 3 }"#);
    let (report, written) = site.publishing().unwrap();
    assert!(written.is_none());
    assert_eq!(report.errors(), 2);
}

#[test]
fn the_feed_of_a_series_follows_parts_that_no_other_feed_carries() {
    let site = series();
    for n in 10..31 {
        site.insight_file(
            &format!("later-{n}"),
            &format!(r#""title": "Later {n}", "published": "2026-03-07T21:{n}:00Z""#),
        );
    }
    let published = site.published();
    assert!(!published.text("feed.xml").contains("Called b"));
    assert!(published.text("series/first-flight/feed.xml").contains("Called b"));
    site.edit("insights/b.json", "A paragraph.", "Another paragraph.");
    assert!(site.published().text("series/first-flight/feed.xml").contains("Another paragraph."));
}

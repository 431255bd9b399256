//! A site's own look: carried by every page, let in by the policy, readable, and nothing where a site has none.

use crate::common::{Site, part};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

/// The good site with these fields of `site.json` more.
fn looking(fields: &str) -> Site {
    let site = Site::good();
    let text = site.read("site.json");
    site.write("site.json", text.replacen('{', &format!("{{ {fields},"), 1));
    site
}

const DUSK: &str = r##""theme": { "light": { "paper": "#fff", "accent": "#005f73" }, "dark": { "paper": "#101418" },
    "fonts": { "text": "'Source Serif 4', Georgia, serif" } }"##;

/// What its styles begin with.
const DUSK_CSS: &str = "@layer tokens{:root{--paper:light-dark(#ffffff,#101418);--accent:light-dark(#005f73,#f2957a);\
                        --serif:'Source Serif 4',Georgia,serif}}";

#[test]
fn every_page_carries_it_once_behind_the_other_styles() {
    let site = looking(DUSK);
    site.write("site.css", "/* Ours */\n.card h3 {\n  letter-spacing: 0;\n}\n");
    let published = site.published();
    let own = [DUSK_CSS, ".card h3{letter-spacing: 0}"].concat();
    let mut pages = 0;
    for (path, html) in
        published.pages().filter(|(path, _)| *path != "shell.html" && !path.starts_with("embed/"))
    {
        assert_eq!(html.matches(own.as_str()).count(), 1, "{path}");
        let others = html.find("p{color: red}").unwrap();
        assert!(others < html.find(own.as_str()).unwrap(), "{path}");
        pages += 1;
    }
    assert!(pages > 10, "{pages}");
    // The files that the app and embeds take have it too, and the policy lets in what pages carry.
    for start in ["style-", "embed-"] {
        let file = published.0.keys().find(|path| path.starts_with(start) && path.ends_with(".css")).unwrap();
        assert!(published.text(file).ends_with(&own), "{file}");
        if start == "embed-" {
            assert!(published.text("embed/insight/good/index.html").contains(&format!("href=\"/{file}\"")));
        }
    }
    let style = part(published.text("index.html"), "<style>", "</style>").unwrap();
    let hash = format!("sha256-{}", BASE64.encode(Sha256::digest(style)));
    for hosts in ["_headers", "hosts/nginx.conf", "vercel.json"] {
        assert!(published.text(hosts).contains(&hash), "{hosts}");
    }
    let manifest = published.json("manifest.webmanifest");
    assert_eq!(
        (manifest["theme_color"].as_str(), manifest["background_color"].as_str()),
        (Some("#ffffff"), Some("#ffffff"))
    );
}

#[test]
fn a_site_without_a_look_has_nothing_of_it_and_one_that_had_it_neither() {
    let plain = Site::good().published();
    let site = looking(DUSK);
    site.write("site.css", "p { margin: 0 }");
    let themed = site.published();
    assert!(themed.text("shell.html").contains("<style data-theme>"));
    assert_ne!(plain.text("index.html"), themed.text("index.html"));
    // Published again over the same folder, with the shell that was left there.
    let left = sightline::publish::Shell::new(themed.text("shell.html").to_owned(), None).unwrap();
    assert_eq!(left.html(), plain.text("shell.html"));
    let again = sightline::publish::Shell::published(themed.text("shell.html").to_owned()).unwrap();
    assert_eq!(again.html(), themed.text("shell.html"));
    site.write("site.json", Site::good().read("site.json"));
    site.remove("site.css");
    let bare = site.published();
    assert_eq!(bare.text("index.html"), plain.text("index.html"));
}

#[test]
fn fonts_come_along_under_names_that_follow_what_is_in_them() {
    let site = Site::good();
    site.write("fonts/own.woff2", b"not looked into");
    let face = "@font-face { font-family: Own; src: url(fonts/own.woff2) format(\"woff2\"), url('fonts/own.woff2'); }";
    site.write("site.css", face);
    let published = site.published();
    let file =
        published.0.keys().find(|path| path.starts_with("fonts/own-") && path.ends_with(".woff2")).unwrap();
    let style = part(published.text("index.html"), "<style>", "</style>").unwrap();
    assert_eq!(style.matches(&format!("url(\"/{file}\")")).count(), 2, "{style}");
    assert!(
        published
            .text("_headers")
            .contains(&format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable"))
    );
}

#[test]
fn what_cannot_be_read_is_told_with_a_colour_that_can() {
    let told = |fields: &str| -> Vec<String> {
        let report = looking(&format!("\"theme\": {{ {fields} }}")).check();
        assert!(report.diagnostics.iter().all(|one| one.rule == "low-contrast"), "{:?}", report.diagnostics);
        report.diagnostics.iter().map(|one| format!("{} | {}", one.message, one.help)).collect()
    };
    let soft = told(r##""light": { "soft": "#999999" }"##);
    assert_eq!(
        soft,
        [
            "in the light, “soft” #999999 on “ground” #f3f0e8 has a contrast of 2.50; it needs 4.5 | \"soft\": \"#6d6d6d\" would do",
            "in the light, “soft” #999999 on “paper” #fbfaf7 has a contrast of 2.72; it needs 4.5 | \"soft\": \"#6d6d6d\" would do",
        ]
    );
    assert_eq!(told(r##""light": { "soft": "#6d6d6d" }"##), [""; 0]);
    // A ground is told of once, with all that cannot be read on it.
    let ground = told(r##""dark": { "ground": "#555555" }"##);
    let [ground] = ground.as_slice() else { panic!("{ground:?}") };
    assert!(ground.starts_with("in the dark, on “ground” #555555 there is too little contrast for “soft” #a9a69d (3.06 of 4.5), “accent”"), "{ground}");
    let near = part(ground, "| \"ground\": \"", "\"").unwrap();
    assert_eq!(told(&format!("\"dark\": {{ \"ground\": \"{near}\" }}")), [""; 0]);
    // What is chosen together is looked at together.
    let night = told(r##""light": { "paper": "#000000", "ground": "#111111", "ink": "#ffffff" }"##);
    assert!(
        night
            .iter()
            .any(|told| told.contains("on “paper” #000000 there is too little contrast for “soft” #5f5a51")),
        "{night:?}"
    );
    assert!(night.iter().any(|told| told.contains("series of charts are drawn on #000000")), "{night:?}");
    assert!(night.iter().all(|told| !told.contains("“ink”")), "{night:?}");
}

#[test]
fn what_is_no_look_is_an_error_with_a_way_out() {
    for (field, told) in [
        (r##""light": { "papre": "#fff" }"##, "unknown-colour: “papre” is no colour of the site"),
        (r#""light": { "paper": "white" }"#, "bad-colour: “white” is no colour"),
        (
            r##""dark": { "ink": "#fff;}body{display:none" }"##,
            "bad-colour: “#fff;}body{display:none” is no colour",
        ),
        (
            r#""fonts": { "text": "serif;}</style><script>" }"#,
            "bad-font: “serif;}</style><script>” is no list of fonts",
        ),
        (r#""fonts": { "interface": "" }"#, "bad-font: “” is no list of fonts"),
        (r#""font": { "text": "serif" }"#, "unknown-field: unknown field “font”"),
    ] {
        assert_eq!(looking(&format!("\"theme\": {{ {field} }}")).diagnostics(), [told]);
    }
    for (css, told) in [
        ("@import 'x.css';", "“@import” loads another stylesheet"),
        (
            "p { background: url(https://example.com/a.png) }",
            "“https://example.com/a.png” is not loaded by pages",
        ),
        ("p { background: URL(\"//example.com/a\") }", "“//example.com/a” is not loaded by pages"),
        (
            "@media print { p { background: url(data:image/png;base64,AA) } }",
            "“data:image/png;base64,AA” is not loaded by pages",
        ),
        (
            "@font-face { src: url(fonts/../../secret.woff2) }",
            "“fonts/../../secret.woff2” is not loaded by pages",
        ),
        ("@font-face { src: url(fonts/gone.woff2) }", "fonts/gone.woff2 cannot be read"),
        ("p { color: red", "a block that does not end"),
        ("p { color: red } }", "nothing is open that this could close"),
        ("p::before { content: 'a\n }", "a text that does not end"),
        ("p { content: \"</STYLE><script>\" }", "“</style” ends the styles of a page"),
    ] {
        let site = Site::good();
        site.write("site.css", css);
        let found = site.diagnostics();
        assert!(
            found.iter().any(|found| found.starts_with(&format!("bad-style: {told}"))),
            "{css}: {found:?}"
        );
        assert!(
            site.check()
                .diagnostics
                .iter()
                .all(|one| one.file.path.ends_with("site.css") && !one.help.is_empty())
        );
    }
    let site = Site::good();
    site.write("site.css", "p { color: red }\n".repeat(600));
    assert_eq!(site.diagnostics(), ["large-style: site.css has 10 kB, which every page carries"]);
}

#[test]
fn the_foot_of_every_page_has_what_the_site_puts_there() {
    let site = looking(r#""footer": ["[Imprint](https://example.org/imprint)", "Edited by *two*"]"#);
    let published = site.published();
    for page in ["index.html", "insights/good/index.html", "404.html"] {
        let foot = part(published.text(page), "<footer", "</footer>").unwrap();
        assert!(foot.contains("<li><a href=\"https://example.org/imprint\""), "{page}: {foot}");
        assert!(foot.contains("Edited by <em>two</em></li>"), "{page}: {foot}");
    }
    let told = looking(r#""footer": ["[Imprint](javascript:alert)"]"#).diagnostics();
    assert_eq!(told, ["unsafe-link: “javascript:alert” is no http or https address"]);
}

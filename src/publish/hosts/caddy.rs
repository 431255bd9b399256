//! `hosts/Caddyfile`.

use super::glob;
use super::media::{self, FEEDS, content_type, is_text};
use super::policy;
use super::policy::{ASK_FIRST, FOR_EVER, HASHED, HASHED_PICTURE, Header, Policy};

/// What Caddy's file server may not know by itself.
const UNKNOWN: [&str; 4] = ["csv", "jsonl", "webmanifest", "woff2"];

/// A site for Caddy.
///
/// Everything that depends on the file asks for the file to be there, since Caddy keeps headers that were set before a
/// file turned out to be missing.
pub fn config(policy: &Policy) -> (String, String) {
    let base = policy.base();
    let place =
        if base == "/" { String::new() } else { format!(" # the site stands in /srv/sightline{base}") };
    let mut text = format!(
        "# This site behind Caddy. Set the domain and root.\n\
         example.org {{\n\troot * /srv/sightline{place}\n\n{encode}\n\
         \t# In a route, lines count in the order they stand in.\n\troute {{\n",
        encode = encode(),
    );
    for (name, value) in policy.security() {
        text.push_str(&format!("\t\theader {name} \"{value}\"\n"));
    }
    text.push_str(&format!("\t\theader Cache-Control \"{ASK_FIRST}\"\n"));
    for matcher in matchers(policy) {
        text.push_str(&matcher);
    }
    if !policy.moved().is_empty() {
        text.push_str("\n\t\t# Addresses that insights had before.\n");
    }
    for (from, to) in policy.moved() {
        text.push_str(&format!("\t\tredir {from} {to} permanent\n"));
    }
    text.push_str(&format!(
        "\n\t\tfile_server {{\n\t\t\t# Files compressed beforehand, as name.br and name.gz, if there are any.\n\
         \t\t\tprecompressed br gzip\n\t\t}}\n\t}}\n\n\
         \thandle_errors {{\n\t\tencode zstd gzip\n\t\trewrite * {base}404.html\n\t\tfile_server\n\t}}\n}}\n"
    ));
    ("hosts/Caddyfile".to_owned(), text)
}

/// Compression. Caddy's own list of what is worth it lacks WebAssembly in some versions.
fn encode() -> String {
    let mut types: Vec<&str> =
        media::types().chain(FEEDS).map(|one| one.media).filter(|media| is_text(media)).collect();
    types.sort_unstable();
    types.dedup();
    let lines: String = types.iter().map(|media| format!("\t\t\theader Content-Type {media}*\n")).collect();
    format!("\tencode zstd gzip {{\n\t\tmatch {{\n{lines}\t\t}}\n\t}}\n")
}

/// What holds for some files, each with its matcher. The later wins, so the policy's order is turned round.
fn matchers(policy: &Policy) -> Vec<String> {
    let base = policy.base();
    let named = |pattern: &str| format!("^{}.*{pattern}", regex::escape(base));
    let any = |globs: &[&str]| -> String {
        globs.iter().map(|glob| glob::expression(base, glob)).collect::<Vec<_>>().join("|")
    };
    let mut kept = vec![("Cache-Control", FOR_EVER.to_owned())];
    kept.extend(policy::kept());
    // Headers can be set over, but not taken back: Caddy takes away at the very end only.
    let own: Vec<String> = policy::own().iter().map(|own| format!("{base}{own}")).collect();
    let apart = format!("\t\t\tnot path {}\n", own.join(" "));
    let mut matchers = vec![
        matcher("hashed", &named(HASHED), "", &kept),
        matcher("pictures", &named(HASHED_PICTURE), &apart, &policy::shared()),
        matcher("own", &any(policy::own()), "", &policy::kept()),
        matcher("open", &any(&policy::open()), "", &policy::shared()),
        matcher("framed", &any(policy::framed()), "", &policy.framed()),
    ];
    for ext in UNKNOWN {
        let files = format!("*.{ext}");
        let headers = [("Content-Type", content_type(&files))];
        matchers.push(matcher(ext, &glob::expression(base, &files), "", &headers));
    }
    for (at, feed) in FEEDS.iter().enumerate() {
        let headers = [("Content-Type", feed.media.to_owned())];
        matchers.push(matcher(&format!("feed{}", at + 1), &glob::expression(base, feed.files), "", &headers));
    }
    matchers
}

fn matcher(name: &str, pattern: &str, apart: &str, headers: &[Header]) -> String {
    let mut text =
        format!("\n\t\t@{name} {{\n\t\t\tfile\n\t\t\tpath_regexp {name} `{pattern}`\n{apart}\t\t}}\n");
    for (header, value) in headers {
        text.push_str(&format!("\t\theader @{name} {header} \"{value}\"\n"));
    }
    text
}

//! `hosts/nginx.conf`.

use super::glob;
use super::media::{self, FEEDS, MediaType, has_charset, is_text};
use super::policy;
use super::policy::{ASK_FIRST, FOR_EVER, HASHED, HASHED_PICTURE, Header, ORIGIN, Policy, READ, SECURITY};

/// A server block for nginx, with the maps it needs.
///
/// Headers stand in the server and nowhere else, since `add_header` in a location drops those of the server. What
/// differs from file to file comes from maps, by the address that is answered in the end: for a missing file that is
/// `404.html`.
pub fn config(policy: &Policy) -> (String, String) {
    let base = policy.base();
    let text = format!(
        "# This site behind nginx. Include it where server blocks stand, and set server_name and root.\n\
         # For a second site in the same nginx, leave out the maps there, or rename them.\n\
         \n{maps}\nserver {{\n\
         \x20 listen 80;\n\
         \x20 listen [::]:80;\n\
         \x20 server_name example.org;\n\
         \x20 root /srv/sightline;{place}\n\
         \x20 index index.html;\n\
         \x20 absolute_redirect off;\n\
         \n\
         \x20 # A folder without a page of its own is as missing as any other.\n\
         \x20 error_page 403 404 =404 {base}404.html;\n\
         \x20 location = {base}404.html {{ internal; }}\n\
         {moved}\n{types}\n{headers}\n{feeds}\n{compression}}}\n",
        place =
            if base == "/" { String::new() } else { format!(" # the site stands in /srv/sightline{base}") },
        moved = moved(policy),
        maps = maps(policy),
        types = types(),
        headers = headers(policy),
        feeds = feeds(base),
        compression = compression(),
    );
    ("hosts/nginx.conf".to_owned(), text)
}

/// Addresses that lead to others.
fn moved(policy: &Policy) -> String {
    let line = |(from, to): &(String, String)| format!("  location = {from} {{ return 301 {to}; }}\n");
    let lines: String = policy.moved().iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n  # Addresses that insights had before.\n{lines}") }
}

fn maps(policy: &Policy) -> String {
    let base = policy.base();
    let hashed = regex::escape(base) + ".*" + HASHED;
    let mut text = format!(
        "map \"$status $uri\" $sightline_cache {{\n  default \"{ASK_FIRST}\";\n  \
         \"~^(200|206|304) {hashed}\" \"{FOR_EVER}\";\n}}\n"
    );
    let patterns =
        |globs: &[&str]| -> Vec<String> { globs.iter().map(|glob| glob::expression(base, glob)).collect() };
    let pictures = format!("^{}.*{HASHED_PICTURE}", regex::escape(base));
    // The first that matches counts, as in the policy.
    let order = [
        (patterns(policy::framed()), policy.framed()),
        (patterns(&policy::open()), policy::shared()),
        (patterns(policy::own()), policy::kept()),
        (vec![pictures], policy::shared()),
        (vec![format!("^{hashed}")], policy::kept()),
    ];
    let told = |headers: Vec<Header>, name: &str| {
        headers.into_iter().find(|(header, _)| *header == name).map(|(_, value)| value).unwrap_or_default()
    };
    let framed: String = patterns(policy::framed())
        .iter()
        .map(|pattern| format!("  \"~{pattern}\" \"{}\";\n", told(policy.framed(), SECURITY)))
        .collect();
    text.push_str(&format!(
        "map $uri $sightline_security {{\n  default \"{}\";\n{framed}}}\n",
        told(policy.security(), SECURITY)
    ));
    let (mut read, mut origin) = (String::new(), String::new());
    for (pattern, headers) in order.iter().flat_map(|(all, told)| all.iter().map(move |one| (one, told))) {
        let value = |name: &str| headers.iter().find(|(header, _)| *header == name).map_or("", |(_, v)| v);
        read.push_str(&format!("  \"~{pattern}\" \"{}\";\n", value(READ)));
        origin.push_str(&format!("  \"~{pattern}\" \"{}\";\n", value(ORIGIN)));
    }
    text.push_str(&format!("map $uri $sightline_read {{\n  default \"\";\n{read}}}\n"));
    text.push_str(&format!("map $uri $sightline_origin {{\n  default \"\";\n{origin}}}\n"));
    text
}

fn headers(policy: &Policy) -> String {
    let mut text = "  # All headers stand here: one add_header in a location would drop these.\n".to_owned();
    for (name, value) in policy.security() {
        match name {
            SECURITY => text.push_str(&format!("  add_header {name} $sightline_security always;\n")),
            _ => text.push_str(&format!("  add_header {name} \"{value}\" always;\n")),
        }
    }
    // A header without a value is not sent.
    for (name, map) in [("Cache-Control", "cache"), (READ, "read"), (ORIGIN, "origin")] {
        text.push_str(&format!("  add_header {name} $sightline_{map} always;\n"));
    }
    text
}

fn types() -> String {
    let mut text = "  # Instead of mime.types, which lacks some of these.\n  types {\n".to_owned();
    for MediaType { files, media } in media::types() {
        text.push_str(&format!("    {media} {files};\n"));
    }
    let encoded = list(media::types().filter(|one| has_charset(one.media)));
    text.push_str(&format!(
        "  }}\n  default_type {};\n  charset utf-8;\n  charset_types {encoded};\n",
        media::UNKNOWN
    ));
    text
}

fn feeds(base: &str) -> String {
    FEEDS
        .iter()
        .map(|MediaType { files, media }| {
            let place = glob::expression(base, files);
            format!("  location ~ \"{place}\" {{ types {{ }} default_type {media}; }}\n")
        })
        .collect()
}

fn compression() -> String {
    let text = list(media::types().chain(FEEDS).filter(|one| is_text(one.media)));
    format!(
        "  gzip on;\n  gzip_vary on;\n  gzip_proxied any;\n  gzip_min_length 1024;\n  gzip_types {text};\n  \
         # With ngx_brotli; brotli_static serves files compressed beforehand, as name.br.\n  \
         # brotli on;\n  # brotli_static on;\n  # brotli_types {text};\n"
    )
}

/// Types for a list of nginx's, which always holds HTML itself and complains when told so.
fn list(types: impl Iterator<Item = MediaType>) -> String {
    let mut list: Vec<&str> = types.map(|one| one.media).filter(|media| *media != "text/html").collect();
    list.sort_unstable();
    list.dedup();
    list.join(" ")
}

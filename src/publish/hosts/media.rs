//! Content types, by the ends of names.

use super::glob;

/// What is made of text in UTF-8 and has to say so, since its type alone means another encoding.
pub const CHARSET: &str = "; charset=utf-8";

/// The type of each kind of file, by extension; [`CHARSET`] left out.
pub const TYPES: [(&str, &str); 19] = [
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("wasm", "application/wasm"),
    ("css", "text/css"),
    ("json", "application/json"),
    ("jsonl", "application/jsonl"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("xml", "application/xml"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
];

/// Feeds, by where they stand: their extensions alone would say XML and JSON.
pub const FEEDS: [(&str, &str); 4] = [
    ("feed.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
    ("topics/*/feed.xml", "application/atom+xml"),
    ("topics/*/feed.json", "application/feed+json"),
];

/// Whether files of a type carry [`CHARSET`]. Scripts are left out: a page's own encoding holds for them.
pub fn has_charset(media: &str) -> bool {
    media.starts_with("text/") && media != "text/javascript"
}

/// Whether files of a type shrink when compressed.
pub fn is_text(media: &str) -> bool {
    let suffixes = ["json", "jsonl", "xml", "wasm"];
    media.starts_with("text/") || suffixes.iter().any(|suffix| media.ends_with(suffix))
}

/// The value of `Content-Type` for a path below the base; a folder stands for its page.
pub fn content_type(path: &str) -> String {
    let media = match FEEDS.iter().find(|(feed, _)| glob::matches(feed, path)) {
        Some((_, media)) => media,
        None => by_extension(path),
    };
    if has_charset(media) { format!("{media}{CHARSET}") } else { media.to_owned() }
}

fn by_extension(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() {
        return "text/html";
    }
    let ext = name.rsplit_once('.').map_or("", |(_, ext)| ext);
    TYPES.iter().find(|(known, _)| *known == ext).map_or("application/octet-stream", |(_, media)| media)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_what_they_are() {
        let types = [
            ("", "text/html; charset=utf-8"),
            ("insights/x/", "text/html; charset=utf-8"),
            ("insights/x/index.html", "text/html; charset=utf-8"),
            ("sightline-app-0123456789abcdef_bg.wasm", "application/wasm"),
            ("boot-0123456789abcdef.js", "text/javascript"),
            ("edition/feed/latest.json", "application/json"),
            ("figures/a/b/history.csv", "text/csv; charset=utf-8"),
            ("data/ledger/2026-01.jsonl", "application/jsonl"),
            ("feed.xml", "application/atom+xml"),
            ("topics/aws/feed.json", "application/feed+json"),
            ("sitemap.xml", "application/xml"),
            ("manifest.webmanifest", "application/manifest+json"),
            ("data/images/a.svg", "image/svg+xml"),
            ("share/a-0123456789abcdef.png", "image/png"),
            ("_headers", "application/octet-stream"),
        ];
        for (path, media) in types {
            assert_eq!(content_type(path), media, "{path}");
        }
    }
}

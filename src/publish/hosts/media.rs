//! Content types, by the ends of names.

use super::glob;

/// What is made of text in UTF-8 and has to say so, since its type alone means another encoding.
pub const CHARSET: &str = "; charset=utf-8";

/// The type of what has none.
pub const UNKNOWN: &str = "application/octet-stream";

/// What a site is made of, by extension.
const EXTENSIONS: [&str; 19] = [
    "html",
    "js",
    "wasm",
    "css",
    "json",
    "jsonl",
    "csv",
    "txt",
    "xml",
    "webmanifest",
    "svg",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "woff2",
];

/// A type of files, by how their paths end or where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// The extension, or the pattern of a path.
    pub files: &'static str,
    /// The type; [`CHARSET`] left out.
    pub media: &'static str,
}

/// What the library's table lacks, and what it calls by a name that lets XML be taken for ASCII (RFC 7303).
const OWN: [MediaType; 2] = [
    MediaType { files: "jsonl", media: "application/jsonl" },
    MediaType { files: "xml", media: "application/xml" },
];

/// Feeds, by where they stand: their extensions alone would say XML and JSON.
pub const FEEDS: [MediaType; 6] = [
    MediaType { files: "feed.xml", media: "application/atom+xml" },
    MediaType { files: "feed.json", media: "application/feed+json" },
    MediaType { files: "topics/*/feed.xml", media: "application/atom+xml" },
    MediaType { files: "topics/*/feed.json", media: "application/feed+json" },
    MediaType { files: "series/*/feed.xml", media: "application/atom+xml" },
    MediaType { files: "series/*/feed.json", media: "application/feed+json" },
];

/// The type of each extension that a site has.
pub fn types() -> impl Iterator<Item = MediaType> {
    EXTENSIONS.into_iter().map(|files| MediaType { files, media: of_extension(files) })
}

fn of_extension(extension: &str) -> &'static str {
    let own = OWN.iter().find(|own| own.files == extension).map(|own| own.media);
    own.or_else(|| mime_guess::from_ext(extension).first_raw()).unwrap_or(UNKNOWN)
}

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
    let feed = FEEDS.iter().find(|feed| glob::matches(feed.files, path));
    let media = feed.map_or_else(|| of_path(path), |feed| feed.media);
    if has_charset(media) { format!("{media}{CHARSET}") } else { media.to_owned() }
}

/// What a site is not made of has no type, as hosts that are given the list of types have it.
fn of_path(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() {
        return "text/html";
    }
    let ext = name.rsplit_once('.').map_or("", |(_, ext)| ext);
    if EXTENSIONS.contains(&ext) { of_extension(ext) } else { UNKNOWN }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_known() {
        assert!(types().all(|known| known.media != UNKNOWN), "{:?}", types().collect::<Vec<_>>());
    }

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
            ("fonts/a.woff2", "font/woff2"),
            ("favicon.ico", "image/x-icon"),
            ("_headers", UNKNOWN),
            ("data/a.pdf", UNKNOWN),
        ];
        for (path, media) in types {
            assert_eq!(content_type(path), media, "{path}");
        }
    }
}

//! What an edition writes at the top of a site, so that what the app's build put there can be told from it.

use std::path::Path;

/// The folders of an edition.
pub const FOLDERS: [&str; 19] = [
    "edition",
    "data",
    "insights",
    "topics",
    "series",
    "signals",
    "impacts",
    "months",
    "figures",
    "compare",
    "entities",
    "corrections",
    "page",
    "search",
    "share",
    "saved",
    "icons",
    "embed",
    "fonts",
];

/// How its files are called that stand in no folder, or begin.
pub const FILES: [&str; 12] = [
    "feed.",
    "embed.",
    "embed-",
    "robots.txt",
    "manifest.webmanifest",
    "sitemap",
    "style-",
    "_headers",
    "_redirects",
    "vercel.json",
    ".nojekyll",
    "hosts",
];

/// Whether a file of a published site, by its path in it, belongs to the app and not to an edition.
pub fn is_built(path: &Path) -> bool {
    let first = path.components().next().map(|part| part.as_os_str().to_string_lossy());
    let written =
        |first: &str| FOLDERS.contains(&first) || FILES.iter().any(|start| first.starts_with(start));
    !first.is_some_and(|first| written(&first))
}

//! The policy: what goes with every file, what with some, and why.

use super::glob;
use super::media;
use super::media::FEEDS;
use crate::model::Links;

/// A header: its name and its value.
pub type Header = (&'static str, String);

/// The header that lets other sites' scripts read a file.
pub const READ: &str = "Access-Control-Allow-Origin";
/// The header that lets other sites' pages load a file.
pub const ORIGIN: &str = "Cross-Origin-Resource-Policy";
/// The header that says what a page may load, and who may frame it.
pub const SECURITY: &str = "Content-Security-Policy";
/// Caching of a file whose name changes with its content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Caching of everything else: keep a copy, but ask first. Some hosts word this `public, max-age=0, must-revalidate`.
pub const ASK_FIRST: &str = "no-cache";
/// What [`is_hashed`] looks for, as a regular expression for a path or an address.
pub const HASHED: &str =
    "(-[0-9a-f]{16}(_bg)?\\.(js|wasm|svg|css|png|woff2|pagefind)|search/volume-[0-9a-f]{16}/.*[^/])$";
/// The pictures among them.
pub const HASHED_PICTURE: &str = "-[0-9a-f]{16}(_bg)?\\.(svg|png)$";

const HASHED_EXTENSIONS: [&str; 7] = ["js", "wasm", "svg", "css", "png", "woff2", "pagefind"];
/// What the folder of a volume of the index begins with; a hash of all that is in it follows.
const VOLUME: &str = "search/volume-";
const HASHED_PICTURES: [&str; 2] = ["svg", "png"];
/// What other sites may read, besides feeds: what is published as data, and what stands for pages where they are linked
/// to. The latter have hashes in their names, but are too many to be named one by one. Embeds stand in frames that are of
/// no site, so what they load is open too.
const OPEN: [&str; 5] = ["data/*", "figures/*.csv", "share/*", "embed.js", "embed-*.css"];
/// What only the app reads. Its format follows the app's, so nobody else should come to lean on it.
const OWN: [&str; 2] = ["edition/*", "search/*"];

/// What pages of others may show in a frame: what is published to be embedded, and nothing else.
const FRAMED: [&str; 5] =
    ["embed/cards/*", "embed/chart/*", "embed/figure/*", "embed/insight/*", "embed/table/*"];

/// What browsers could do for a page and this site never asks for. Copying and sharing, which it does, are a site's own
/// by default; naming them would only have browsers without them complain.
const SWITCHED_OFF: [&str; 18] = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
];
/// Whether pages of others may show a page in a frame.
#[derive(Clone, Copy)]
enum Framing {
    Refused,
    Allowed,
}

/// What a host must send with each file of one site.
#[derive(Clone, Debug)]
pub struct Policy {
    base: Links,
    style_hashes: Vec<String>,
    hashed: Vec<String>,
    moved: Vec<(String, String)>,
}

impl Policy {
    /// The policy of the site below `base`.
    ///
    /// `style_hashes` are those of the pages' inline `<style>` elements, as `sha256-…` in base64. `files` are the
    /// site's files by their paths; the ones with a hash in their names are picked out. Hosts that give headers by
    /// address alone give them to missing files too, so they are told these names and no pattern: a missing file
    /// kept for a year would be missing for a year.
    pub fn new(
        base: Links,
        style_hashes: impl IntoIterator<Item = String>,
        files: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut style_hashes: Vec<String> =
            style_hashes.into_iter().map(|hash| hash.trim_matches('\'').to_owned()).collect();
        let mut hashed: Vec<String> = files.into_iter().filter(|path| has_hashed_name(path)).collect();
        // Sorted, so that equal sites get equal files; the app's own come first, should there be too many.
        style_hashes.sort();
        style_hashes.dedup();
        hashed.sort_by_key(|path| (path.contains('/'), path.clone()));
        hashed.dedup();
        Self { base, style_hashes, hashed, moved: Vec::new() }
    }

    /// With addresses that lead to others, both below the base.
    pub fn with_moved(self, moved: impl IntoIterator<Item = (String, String)>) -> Self {
        let below = |(from, to): (String, String)| (self.base.file(&from), self.base.file(&to));
        Self { moved: moved.into_iter().map(below).collect(), ..self }
    }

    /// Addresses that lead to others, whole.
    pub fn moved(&self) -> &[(String, String)] {
        &self.moved
    }

    /// The path the site is served below, with a slash at both ends.
    pub fn base(&self) -> &str {
        self.base.base()
    }

    /// The site's files with a hash in their names, the app's first.
    pub fn hashed(&self) -> &[String] {
        &self.hashed
    }

    /// All headers of a file, by its path below the base, such as `insights/x/index.html`; a folder stands for its
    /// page. This is for a file that is there; for one that is not, see [`Policy::missing`].
    pub fn headers(&self, path: &str) -> Vec<Header> {
        let mut headers = self.security();
        if framed().iter().any(|glob| glob::matches(glob, path)) {
            headers.retain(|(name, _)| *name != SECURITY);
            headers.extend(self.framed());
        }
        headers.push(("Cache-Control", caching(path).to_owned()));
        headers.extend(sharing(path));
        headers.push(("Content-Type", media::content_type(path)));
        headers
    }

    /// All headers of the answer “404 Not Found”, whose body is `404.html`, whatever was asked for. It is never kept
    /// without asking: the file may be there in a minute.
    pub fn missing(&self) -> Vec<Header> {
        self.headers("404.html")
    }

    /// The headers of every answer.
    ///
    /// `Strict-Transport-Security` is not among them: it speaks for the whole domain, for years, and cannot be taken
    /// back. Only who runs the domain knows whether all of it has HTTPS; most hosts have a switch for it.
    pub fn security(&self) -> Vec<Header> {
        vec![
            (SECURITY, self.content_security(Framing::Refused)),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
            ("Permissions-Policy", permissions()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ]
    }

    /// What is sent with a page that may be framed, instead of what its name stands for in [`Policy::security`].
    pub fn framed(&self) -> Vec<Header> {
        vec![(SECURITY, self.content_security(Framing::Allowed)), (ORIGIN, "cross-origin".to_owned())]
    }

    /// Everything comes from the site itself. Scripts are files, never inline; WebAssembly may be compiled, JavaScript
    /// from text may not. Styles are files, and the inline ones that were hashed.
    ///
    /// `frame-ancestors` counts in a header only, not in a page's `<meta>`. `require-trusted-types-for` is left out:
    /// the app writes no HTML from text, but that holds for the libraries below it only as long as nobody updates them.
    ///
    /// What may be framed needs less and is given less. It names no ancestors: `*` would leave out programs whose pages come
    /// from a scheme of their own, as those of note-taking apps do. Its styles may come from anywhere: in a sandbox it is of no
    /// site, and to WebKit nothing is its own then.
    fn content_security(&self, framing: Framing) -> String {
        let styles: String = self.style_hashes.iter().map(|hash| format!(" '{hash}'")).collect();
        let styles = format!("style-src 'self'{styles}");
        match framing {
            Framing::Refused => [
                "default-src 'none'",
                "script-src 'self' 'wasm-unsafe-eval'",
                &styles,
                "img-src 'self'",
                "font-src 'self'",
                "connect-src 'self'",
                "frame-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'",
            ]
            .join("; "),
            Framing::Allowed => [
                "default-src 'none'",
                "script-src 'self'",
                "style-src *",
                "img-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
            .join("; "),
        }
    }
}

fn permissions() -> String {
    SWITCHED_OFF.map(|name| format!("{name}=()")).join(", ")
}

/// Whether a file's name, or the name of its folder, holds the hash of what is in it, so that it never changes.
///
/// A volume of the index has thousands of files, too many to name one by one. So hosts that know addresses only are
/// told nothing of them, and ask first: that costs an answer “304” and no bytes. A pattern would hold for a volume that
/// is not there any more too, and it may come back with a site that is rolled back.
pub fn is_hashed(path: &str) -> bool {
    has_hashed_name(path)
        || path.match_indices(VOLUME).any(|(at, _)| in_hashed_folder(&path[at + VOLUME.len()..]))
}

/// Whether something follows a hash and a slash.
fn in_hashed_folder(rest: &str) -> bool {
    rest.split_once('/').is_some_and(|(hash, file)| is_hash(hash) && !file.is_empty() && !file.ends_with('/'))
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn has_hashed_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(stem, ext)| {
        let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map_or("", |(_, hash)| hash);
        HASHED_EXTENSIONS.contains(&ext) && is_hash(hash)
    })
}

/// How a file is cached.
pub fn caching(path: &str) -> &'static str {
    if is_hashed(path) { FOR_EVER } else { ASK_FIRST }
}

/// Who may read a file from another site's page. Pages are left to the browser's default, as is what is not ours.
pub fn sharing(path: &str) -> Vec<Header> {
    let any = |globs: &[&str]| globs.iter().any(|glob| glob::matches(glob, path));
    let picture = HASHED_PICTURES.iter().any(|ext| path.strip_suffix(ext).is_some_and(|p| p.ends_with('.')));
    if any(&open()) {
        shared()
    } else if any(&OWN) {
        kept()
    } else if is_hashed(path) {
        if picture { shared() } else { kept() }
    } else {
        Vec::new()
    }
}

/// The patterns of what other sites may read.
pub fn open() -> Vec<&'static str> {
    OPEN.into_iter().chain(FEEDS.iter().map(|feed| feed.files)).collect()
}

/// The patterns of what may be framed.
pub fn framed() -> &'static [&'static str] {
    &FRAMED
}

/// The patterns of what only the app reads.
pub fn own() -> &'static [&'static str] {
    &OWN
}

/// The headers of what other sites may read.
pub fn shared() -> Vec<Header> {
    vec![(READ, "*".to_owned()), (ORIGIN, "cross-origin".to_owned())]
}

/// The headers of what only the app reads.
pub fn kept() -> Vec<Header> {
    vec![(ORIGIN, "same-origin".to_owned())]
}

#[cfg(test)]
mod tests;

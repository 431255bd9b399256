//! The built shell, with the places that pages are written into.

use super::error::RenderError;
use super::escape::{in_script, meta};
use super::page::render;
use super::site_context::SiteContext;
use super::styles::Styles;
use super::webmanifest::Home;
use crate::model::{Language, Links, Page, Route};
use crate::publish::content_hash::integrity;
use crate::publish::fingerprint::Fingerprint;
use crate::publish::hosts::Policy;
use crate::publish::social_card::Share;
use crate::views::escape;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Where the shell names the app's files; the addresses follow.
const APP: &str = "<meta name=\"sightline-app\" content=\"";
/// What the site's own look stands behind in the shell that is published.
const THEME: &str = "<style data-theme>";
const MARKS: [Mark; 7] = [
    Mark { place: Place::Language, text: "<html lang=\"en\"", name: "language" },
    Mark { place: Place::Title, text: "<title>Sightline</title>", name: "title" },
    Mark { place: Place::Base, text: "<meta name=\"sightline-base\" content=\"/\">", name: "base" },
    Mark { place: Place::App, text: APP, name: "app" },
    Mark { place: Place::Head, text: "</head>", name: "head" },
    Mark { place: Place::Site, text: "<div id=\"site\"></div>", name: "place for the page" },
    Mark {
        place: Place::Data,
        text: "<script type=\"application/json\" id=\"page-data\"></script>",
        name: "place for its data",
    },
];

/// What a place in the shell is known by.
struct Mark {
    place: Place,
    text: &'static str,
    /// What a message calls the place.
    name: &'static str,
}

/// How many bytes a page may have up to the end of its data. With more, the page itself would not fit into its first flight
/// compressed: then the app fetches the data, once the page can be read.
const CARRIED: usize = 74_000;

/// A place in the shell that pages are written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Language,
    Title,
    Base,
    App,
    Head,
    Site,
    Data,
}

/// `index.html` as Trunk leaves it, with the places that pages are written into.
#[derive(Clone, Debug)]
pub struct Shell {
    html: String,
    /// What stands before each place, in their order, without stylesheets.
    parts: Vec<(String, Place)>,
    rest: String,
    styles: Styles,
    /// The site's own look, as styles.
    theme: Option<String>,
    /// The addresses of the app's script and WebAssembly and, where known, their hashes.
    app: String,
    links: Links,
}

impl Shell {
    /// Takes the shell; `base` is the path the site is served below, that of the app's build where left out.
    pub fn new(html: String, base: Option<&str>) -> Result<Self, RenderError> {
        // How a site looked before is not how it looks now.
        let html = match parted(&html) {
            Some((before, _, after)) => [before, after].concat(),
            None => html,
        };
        let mut places = Vec::new();
        for Mark { place, text, name } in MARKS {
            let at = html.find(text).ok_or(RenderError::Shell(name))?;
            let length = match place {
                Place::App => html[at..].find('>').map_or(text.len(), |end| end + 1),
                _ => text.len(),
            };
            places.push((at, place, length));
        }
        places.sort_by_key(|(at, ..)| *at);
        let (mut parts, mut from) = (Vec::new(), 0);
        for (at, place, length) in places {
            parts.push((without_styles(&html[from..at]), place));
            from = at + length;
        }
        let rest = html[from..].to_owned();
        // The app's files stand right below the base they were built for.
        let app =
            html.split(APP).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
        let script = app.split(' ').next().unwrap_or_default();
        let built = below(script.rsplit_once('/').map_or("/", |(base, _)| base))?;
        let styles = Styles::new(sheets(&html));
        match base.map(below).transpose()? {
            Some(asked) if asked != built => {
                Err(RenderError::Base { built: built.base().to_owned(), asked: asked.base().to_owned() })
            }
            _ => Ok(Self { html, parts, rest, styles, theme: None, app, links: built }),
        }
    }

    /// Takes the shell that a site was published with, its look included.
    pub fn published(html: String) -> Result<Self, RenderError> {
        let theme = parted(&html).map(|(_, theme, _)| theme.to_owned());
        Ok(Self::new(html, None)?.themed(theme, None))
    }

    /// The same in a site's own look: styles that come after all others and, in the light and in the dark, what it is printed on.
    pub fn themed(mut self, css: Option<String>, paper: Option<&[String; 2]>) -> Self {
        if let Some(css) = &css {
            self.styles = Styles::new(sheets(&self.html).chain([css.as_str()]));
        }
        for (mode, paper) in ["light", "dark"].iter().zip(paper.into_iter().flatten()) {
            let before = format!("media=\"(prefers-color-scheme: {mode})\" content=\"");
            for (part, _) in &mut self.parts {
                if let Some((start, rest)) = part.split_once(&before)
                    && let Some((_, rest)) = rest.split_once('"')
                {
                    *part = format!("{start}{before}{paper}\"{rest}");
                }
            }
        }
        self.theme = css;
        self
    }

    /// With the hashes of the app's files, which lie in `folder`, so that a page starts no other app than its own.
    pub fn verified(self, folder: &Path) -> Self {
        self.verified_by(|path| std::fs::read(folder.join(path)).ok())
    }

    /// The same, with the bytes of each file by its path in the site.
    pub fn verified_by(mut self, bytes: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let hash = |address: &str| -> Option<String> {
            Some([" ", &integrity(bytes(self.links.inside(address)?)?)].concat())
        };
        if let Some(hashes) = self.app.split(' ').map(hash).collect::<Option<String>>() {
            self.app.push_str(&hashes);
        }
        self
    }

    /// The shell as Trunk left it, and the site's own look.
    pub fn html(&self) -> Cow<'_, str> {
        match &self.theme {
            Some(theme) => self.html.replacen("</head>", &format!("{THEME}{theme}</style></head>"), 1).into(),
            None => self.html.as_str().into(),
        }
    }

    /// The styles its pages carry.
    pub fn styles(&self) -> &Styles {
        &self.styles
    }

    /// The site's links.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// Adds what the shell brings to what pages are made with.
    pub fn add_to(&self, fingerprint: Fingerprint) -> Fingerprint {
        fingerprint.with(self.html().as_ref()).with(&self.app).with(self.links.base())
    }

    /// What a host must send with the site's files; `files` are those with a hash in their names.
    pub fn policy(&self, files: impl IntoIterator<Item = String>) -> Policy {
        Policy::new(self.links.clone(), self.styles.hashes(), files)
    }

    /// A page, whole. `data` is the page as JSON, `share` the picture that stands for it, if it has one of its own.
    pub fn page(
        &self,
        context: &SiteContext,
        route: &Route,
        page: &Arc<Page>,
        data: &[u8],
        share: Option<&Share>,
    ) -> String {
        let site = &context.site;
        let page_meta = page.meta(site, route);
        // The app will know the site as it is told of it, and has to show the same.
        let body = render(&context.site_with_topics, &context.now, route, page, &self.links);
        let carried = in_script(data);
        let site_data =
            if matches!(**page, Page::Feed(_)) { &context.site_json } else { &context.brief_json };
        let style: Vec<&str> = self.styles.of(route.kind().style, &body).collect();
        let (style_file, _) = self.styles.file();
        let mut out = String::with_capacity(body.len() + carried.len() + site_data.len() + 24_576);
        for (before, place) in &self.parts {
            out.push_str(before);
            match place {
                Place::Language => {
                    out.push_str("<html lang=\"");
                    escape(&site.language, &mut out);
                    // From the left is what a page is read if nothing is said.
                    out.push_str(if Language::of(&site.language).rtl { "\" dir=\"rtl\"" } else { "\"" });
                }
                Place::Title => {
                    out.push_str("<title>");
                    escape(&page_meta.title(&site.name), &mut out);
                    out.push_str("</title>");
                    context.head((route, page), &page_meta, share, &mut out);
                }
                Place::Base => meta("sightline-base", self.links.base(), &mut out),
                Place::App => meta("sightline-app", &self.app, &mut out),
                Place::Head => {
                    for style in &style {
                        out.push_str("<style>");
                        out.push_str(style);
                        out.push_str("</style>");
                    }
                    // For print, so that no screen waits for it; the app takes it for the screen too.
                    out.push_str("<link id=\"styles\" rel=\"stylesheet\" media=\"print\" href=\"");
                    out.push_str(&self.links.file(style_file));
                    out.push_str("\">");
                    out.push_str(context.home().map_or("", Home::tags));
                    out.push_str("</head>");
                }
                Place::Site => {
                    out.push_str("<div id=\"site\">");
                    out.push_str(&body);
                    out.push_str("</div>");
                }
                Place::Data => {
                    out.push_str("<script type=\"application/json\" id=\"page-data\">{\"site\":");
                    out.push_str(site_data);
                    if page.is_front(route) {
                        out.push_str(",\"now\":");
                        out.push_str(&context.edition_json);
                    }
                    if out.len() + carried.len() <= CARRIED {
                        out.push_str(",\"page\":");
                        out.push_str(&carried);
                    } else {
                        out.push_str(",\"integrity\":\"");
                        out.push_str(&integrity(data));
                        out.push('"');
                    }
                    out.push_str("}</script>");
                    context.structured(page, share, &mut out);
                }
            }
        }
        out.push_str(&self.rest);
        out
    }
}

/// Links below a path, if a site can stand below it: absolute, and written the same in addresses as in folders.
fn below(base: &str) -> Result<Links, RenderError> {
    let plain = |part: &str| {
        !matches!(part, "." | "..")
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    let inside = base.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    match inside {
        // The script right at the root has nothing before its slash.
        None if base.is_empty() => Ok(Links::new("/")),
        Some("") => Ok(Links::new("/")),
        Some(inside) if inside.split('/').all(|part| !part.is_empty() && plain(part)) => Ok(Links::new(base)),
        _ => Err(RenderError::BadBase(base.to_owned())),
    }
}

/// What stands before a site's own look in a shell, that look, and what stands after it.
fn parted(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once(THEME)?;
    let (theme, after) = rest.split_once("</style>")?;
    Some((before, theme, after))
}

/// The stylesheets in a shell.
fn sheets(html: &str) -> impl Iterator<Item = &str> + Clone {
    html.split("<style>").skip(1).map(|rest| rest.split("</style>").next().unwrap_or(rest))
}

fn without_styles(html: &str) -> String {
    let mut parts = html.split("<style>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all.trim_end().to_owned() + part.split_once("</style>").map_or("", |(_, rest)| rest)
    })
}

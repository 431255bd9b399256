//! Pages: the views, rendered once at publish, written into the one shell.

use super::error::RenderError;
use super::styles::{Kind, Styles};
use super::webmanifest::Home;
use crate::model::{FeedQuery, Insight, KeyCard, Language, Links, Now, Page, PageName, Route, Site};
use crate::publish::edition::{Edition, json};
use crate::publish::fingerprint::Fingerprint;
use crate::publish::hosts::Policy;
use crate::publish::language::collation;
use crate::publish::seo;
use crate::publish::site::{Address, Picture};
use crate::publish::social_card::Share;
use crate::views::{
    Clock, FeedState, Frame, Html, SearchState, archive_view, corrections_view, escape, feed_head,
    feed_meaning, feed_view, frame, history_view, insight_view, key_list, not_found, saved_view, search_view,
    topics_view,
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use leptos::prelude::*;
use sha2::{Digest, Sha384};
use std::path::Path;
use std::sync::Arc;

/// Where the shell names the app's files; the addresses follow.
const APP: &str = "<meta name=\"sightline-app\" content=\"";
const PLACES: [(Place, &str, &str); 7] = [
    (Place::Language, "<html lang=\"en\"", "language"),
    (Place::Title, "<title>Sightline</title>", "title"),
    (Place::Base, "<meta name=\"sightline-base\" content=\"/\">", "base"),
    (Place::App, APP, "app"),
    (Place::Head, "</head>", "head"),
    (Place::Site, "<div id=\"site\"></div>", "place for the page"),
    (Place::Data, "<script type=\"application/json\" id=\"page-data\"></script>", "place for its data"),
];

/// How many bytes of data a page may carry, as JSON. With more, about 3 kB compressed, the page itself would come later:
/// then the app fetches the data, once the page can be read.
const CARRIED: usize = 22_000;

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
    /// The addresses of the app's script and WebAssembly and, where known, their hashes.
    app: String,
    links: Links,
}

/// What all pages of an edition share.
#[derive(Clone, Debug)]
pub struct SiteContext {
    site: Arc<Site>,
    /// The site as browsers are told of it, with the topics to choose from.
    told: Arc<Site>,
    now: Now,
    /// The site as JSON, ready to stand in a page.
    json: String,
    /// The same without topics, for pages that show none.
    brief: String,
    /// The edition as JSON.
    edition: String,
    address: Option<Address>,
    home: Option<Home>,
    /// Whether there are pictures that stand for pages.
    pictures: bool,
    /// The one of the site.
    own: Option<Share>,
}

impl SiteContext {
    /// What all pages of a site share; `address` is where it stands, if that is known, `home` what it looks like on a
    /// home screen, and `pictures` says whether pages have pictures that stand for them.
    pub fn new(edition: &Edition, address: Option<Address>, home: Option<Home>, pictures: bool) -> Self {
        let site = Arc::new(Site { feeds: address.is_some(), ..(*edition.site).clone() });
        let now = edition.now.clone();
        let (brief, edition) = (in_script(&json(&site.brief())), in_script(&json(&now)));
        let order = collation::of(&site.language);
        let told = Arc::new(site.told(|a, b| order.compare(a, b)));
        let json = in_script(&json(&*told));
        let own = address.as_ref().filter(|_| pictures).and_then(|address| Share::site(&site, address));
        Self { json, brief, edition, site, told, now, address, home, pictures, own }
    }

    /// The site as browsers are told of it, with the topics to choose from.
    pub fn told(&self) -> &Site {
        &self.told
    }

    /// The same as a page that has topics to choose from carries it.
    pub fn choices(&self) -> &str {
        &self.json
    }

    /// A hash of what every page is made with.
    pub fn fingerprint(&self, shell: Option<&Shell>) -> Fingerprint {
        let origin = self.address.as_ref().map(Address::origin);
        let fingerprint = Fingerprint::default().with(&self.brief).json(&origin).json(&self.pictures);
        let fingerprint = fingerprint.with(self.own.as_ref().map_or("", |own| &own.picture().path));
        let fingerprint = fingerprint.with(self.home.as_ref().map_or("", Home::tags));
        match shell {
            Some(shell) => fingerprint.with(&shell.html).with(&shell.app).with(shell.links.base()),
            None => fingerprint,
        }
    }

    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// Where the site stands, if that is known.
    pub fn address(&self) -> Option<&Address> {
        self.address.as_ref()
    }

    /// What the site looks like on a home screen.
    pub fn home(&self) -> Option<&Home> {
        self.home.as_ref()
    }

    /// The picture that stands for the site, and for every page that has none of its own.
    pub fn own(&self) -> Option<&Share> {
        self.own.as_ref()
    }

    /// The picture that stands for an insight, if it has one of its own.
    pub fn share(&self, insight: &Insight) -> Option<Share> {
        let wanted = self.pictures && self.address.is_some() && !insight.card.draft;
        wanted.then(|| Share::of(&self.site, insight)).flatten()
    }

    /// What a page's head tells programs of others.
    fn head(
        &self,
        (route, page): (&Route, &Page),
        (title, description): (&str, &str),
        share: Option<&Share>,
        out: &mut String,
    ) {
        // What a reader has saved is nothing to find: the page is the same for all, and says only that. Nor is a page that
        // is not there, by whatever status a host sends it.
        if matches!(page, Page::Saved | Page::NotFound) {
            meta("robots", "noindex", out);
            return meta("description", description, out);
        }
        let Some(address) = &self.address else { return meta("description", description, out) };
        let insight = match page {
            Page::Insight(insight) => Some(&**insight),
            _ => None,
        };
        let query = page.query();
        let picture: Option<&Picture> = share.or(self.own()).map(Share::picture);
        let head = seo::Head { route, query: &query, title, description, insight, picture };
        out.push_str(&seo::meta(&self.site, address, &head));
    }

    /// What a page tells programs of others about its content. It stands at the end: nobody waits for it.
    fn structured(&self, page: &Page, share: Option<&Share>, out: &mut String) {
        let Some(address) = &self.address else { return };
        let structured = match page {
            Page::Insight(insight) if !insight.card.draft => {
                let picture = share.or(self.own()).map(Share::picture);
                seo::structured_insight(&self.site, address, insight, picture)
            }
            Page::History(history) => seo::structured_history(&self.site, address, history),
            _ => return,
        };
        out.push_str("<script type=\"application/ld+json\">");
        out.push_str(&structured);
        out.push_str("</script>");
    }
}

impl Shell {
    /// Takes the shell; `base` is the path the site is served below, that of the app's build where left out.
    pub fn new(html: String, base: Option<&str>) -> Result<Self, RenderError> {
        let mut places = Vec::new();
        for (place, text, name) in PLACES {
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
            _ => Ok(Self { html, parts, rest, styles, app, links: built }),
        }
    }

    /// With the hashes of the app's files, which lie in `folder`, so that a page starts no other app than its own.
    pub fn verified(mut self, folder: &Path) -> Self {
        let hash = |address: &str| -> Option<String> {
            let bytes = std::fs::read(folder.join(self.links.inside(address)?)).ok()?;
            Some(format!(" sha384-{}", BASE64.encode(Sha384::digest(bytes))))
        };
        if let Some(hashes) = self.app.split(' ').map(hash).collect::<Option<String>>() {
            self.app.push_str(&hashes);
        }
        self
    }

    /// The shell as Trunk left it.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The styles its pages carry.
    pub fn styles(&self) -> &Styles {
        &self.styles
    }

    /// The site's links.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// What a host must send with the site's files; `files` are those with a hash in their names.
    pub fn policy(&self, files: impl IntoIterator<Item = String>) -> Policy {
        Policy::new(self.links.clone(), self.styles.hashes(), files)
    }

    /// A page, whole. `data` is the page as JSON, `share` the picture that stands for it, if it has one of its own.
    pub fn page(
        &self,
        around: &SiteContext,
        route: &Route,
        page: &Arc<Page>,
        data: &[u8],
        share: Option<&Share>,
    ) -> String {
        let site = &around.site;
        let (name, description) = about(site, route, page);
        let title = if name.is_empty() { site.name.clone() } else { format!("{name} · {}", site.name) };
        // The app will know the site as it is told of it, and has to show the same.
        let body = render(&around.told, &around.now, route, page, &self.links);
        let data = in_script(data);
        let kind = kind(page);
        let site_data = if matches!(**page, Page::Feed(_)) { &around.json } else { &around.brief };
        let style = self.styles.of(kind);
        let (style_file, _) = self.styles.file();
        let mut out = String::with_capacity(body.len() + data.len() + site_data.len() + style.len() + 4096);
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
                    escape(&title, &mut out);
                    out.push_str("</title>");
                    let name = if name.is_empty() { &site.name } else { &name };
                    around.head((route, page), (name, &description), share, &mut out);
                }
                Place::Base => meta("sightline-base", self.links.base(), &mut out),
                Place::App => meta("sightline-app", &self.app, &mut out),
                Place::Head => {
                    out.push_str("<style>");
                    out.push_str(style);
                    // For print, so that no screen waits for it; the app takes it for the screen too.
                    out.push_str("</style><link id=\"styles\" rel=\"stylesheet\" media=\"print\" href=\"");
                    out.push_str(&self.links.file(style_file));
                    out.push_str("\">");
                    out.push_str(around.home().map_or("", Home::tags));
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
                        out.push_str(&around.edition);
                    }
                    if data.len() <= CARRIED {
                        out.push_str(",\"page\":");
                        out.push_str(&data);
                    }
                    out.push_str("}</script>");
                    around.structured(page, share, &mut out);
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

fn meta(name: &str, content: &str, out: &mut String) {
    out.push_str("<meta name=\"");
    out.push_str(name);
    out.push_str("\" content=\"");
    escape(content, out);
    out.push_str("\">");
}

/// JSON as it may stand in a script element, where only `</script` and `<!--` mean anything: both begin with this sign.
fn in_script(json: &[u8]) -> String {
    String::from_utf8_lossy(json).replace('<', "\\u003c")
}

fn kind(page: &Page) -> Kind {
    match page {
        Page::Feed(_) | Page::Topics(_) | Page::Archive(_) | Page::Saved => Kind::Feed,
        Page::Insight(_) => Kind::Insight,
        Page::Keys(_) | Page::History(_) | Page::Corrections(_) => Kind::Figures,
        Page::Search => Kind::Feed,
        Page::NotFound => Kind::Plain,
    }
}

/// A page's title, and what search engines say of it.
fn about(site: &Site, route: &Route, page: &Page) -> (String, String) {
    match page {
        Page::Insight(insight) => (insight.card.title.clone(), insight.card.summary.clone()),
        Page::Topics(list) => {
            let page = if list.page == 1 { String::new() } else { format!(", page {}", list.page) };
            (format!("Topics{page}"), format!("Every topic of {}.", site.name))
        }
        Page::Archive(_) => {
            ("Archive".to_owned(), format!("The insights of {} by month, signal and impact.", site.name))
        }
        Page::Keys(_) => {
            ("Figures".to_owned(), format!("Every figure of {} that is followed over time.", site.name))
        }
        Page::History(history) => {
            let KeyCard { label, text, as_of, .. } = &history.latest;
            (
                label.clone(),
                format!(
                    "{label}: {text} as of {as_of}, what it was before, and where each value comes from."
                ),
            )
        }
        Page::Corrections(_) => ("Corrections".to_owned(), format!("What {} has put right.", site.name)),
        Page::Search => ("Search insights".to_owned(), format!("Search the insights of {}.", site.name)),
        Page::Saved => ("Saved".to_owned(), "Insights saved in this browser, on this device.".to_owned()),
        Page::NotFound => ("Not found".to_owned(), site.description.clone()),
        Page::Feed(file) => {
            let name = route.feed_name(&file.cards);
            let description = match route {
                Route::Topic(_) => format!("Insights on {name}."),
                Route::Month(_) => format!("Insights of {name}."),
                _ => feed_meaning(route).map_or_else(|| site.description.clone(), str::to_owned),
            };
            match file.page {
                PageName::Sealed(page) => (format!("{name}, page {page}"), description),
                // The front page is called as the site is.
                PageName::Latest if *route == Route::Feed => (String::new(), description),
                PageName::Latest => (name, description),
            }
        }
    }
}

/// A page's HTML, from the same views the browser uses.
pub fn render(site: &Arc<Site>, now: &Now, route: &Route, page: &Arc<Page>, links: &Links) -> String {
    Owner::new().with(|| {
        provide_context(links.clone());
        // A reader's clock is later, and rarely by so much that a figure gets out of date in between: what is out of
        // date now stands in the page, so that nothing moves when the app comes with the clock.
        provide_context(Clock(RwSignal::new(Some(now.built))));
        let told = Frame {
            site: RwSignal::new(Some(site.clone())),
            route: Callback::new({
                let route = route.clone();
                move |()| route.clone()
            }),
            now: RwSignal::new(None),
            edition: RwSignal::new(page.is_front(route).then(|| now.clone())),
            newest: RwSignal::new(None),
            unreached: RwSignal::new(false),
            local: None,
            loading: RwSignal::new(false),
            slow: RwSignal::new(false),
            address: None,
        };
        let (site, route, page) = (site.clone(), route.clone(), page.clone());
        frame(told, move || content(&site, &route, &page)).to_html()
    })
}

fn content(site: &Site, route: &Route, page: &Page) -> Html {
    match page {
        Page::Insight(insight) => insight_view(insight, ""),
        Page::Topics(list) => topics_view(list),
        Page::Archive(archive) => archive_view(archive),
        Page::Search => search_view(site, RwSignal::new(SearchState::default())),
        Page::Keys(list) => key_list(list),
        Page::History(history) => history_view(history),
        Page::Corrections(file) => corrections_view(route, file),
        Page::Saved => saved_view(),
        Page::NotFound => not_found(None),
        Page::Feed(file) => {
            let state = FeedState {
                query: FeedQuery::parse(&page.query()),
                cards: file.cards.clone(),
                count: file.count,
                about: file.about.clone().map(Arc::new),
                more: false,
                loading: false,
                failure: None,
            };
            feed_view(site, route, RwSignal::new(state), feed_head(route, &route.feed_name(&file.cards)))
        }
    }
}

//! Pages: the views, rendered once at publish, written into the one shell.

use super::PublishError;
use super::edition::{Edition, json};
use super::write::Output;
use crate::model::{FeedFile, FeedQuery, Insight, Links, Page, PageData, Route, Site};
use crate::views::{
    FeedState, Frame, Html, escape, feed_head, feed_view, frame, insight_view, not_found, topics_view,
};
use leptos::prelude::*;
use rayon::prelude::*;

const TITLE: &str = "<title>Sightline</title>";
const BASE: &str = "<meta name=\"sightline-base\" content=\"/\">";
const SITE: &str = "<div id=\"site\"></div>";
const DATA: &str = "<script type=\"application/json\" id=\"page-data\"></script>";
const APP: &str = "<meta name=\"sightline-app\" content=\"";
const LANG: &str = "<html lang=\"en\"";

/// `index.html` as Trunk leaves it, with the places that pages are written into.
#[derive(Clone, Debug)]
pub struct Shell {
    html: String,
    links: Links,
}

impl Shell {
    /// Takes the shell; `base` is the path the site is served below, that of the app's build where left out.
    pub fn new(html: String, base: Option<&str>) -> Result<Self, PublishError> {
        let places = [
            (TITLE, "title"),
            (BASE, "base"),
            (SITE, "place for the page"),
            (DATA, "place for its data"),
            (LANG, "language"),
            (APP, "app"),
        ];
        if let Some((_, name)) = places.iter().find(|(place, _)| !html.contains(place)) {
            return Err(PublishError::Shell(name));
        }
        // The app's files stand right below the base they were built for.
        let app = html.split(APP).nth(1).and_then(|rest| rest.split([' ', '"']).next()).unwrap_or("/");
        let built = Links::new(app.rsplit_once('/').map_or("/", |(base, _)| base));
        match base.map(Links::new) {
            Some(asked) if asked != built => {
                Err(PublishError::Base { built: built.base().to_owned(), asked: asked.base().to_owned() })
            }
            _ => Ok(Self { html, links: built }),
        }
    }

    /// A page: its title, what search engines say of it, its data and its HTML.
    fn fill(&self, site: &Site, title: &str, description: &str, data: &PageData, body: &str) -> String {
        let title = if title.is_empty() { site.name.clone() } else { format!("{title} · {}", site.name) };
        let head = format!(
            "<title>{}</title><meta name=\"description\" content=\"{}\">",
            escaped(&title),
            escaped(description)
        );
        let data = String::from_utf8(json(data)).unwrap_or_default();
        // In a script element only `</script` and `<!--` mean anything; both begin with this sign.
        let data = data.replace('<', "\\u003c");
        self.html
            .replacen(LANG, &format!("<html lang=\"{}\"", escaped(&site.language)), 1)
            .replacen(TITLE, &head, 1)
            .replacen(
                BASE,
                &format!("<meta name=\"sightline-base\" content=\"{}\">", escaped(self.links.base())),
                1,
            )
            .replacen(SITE, &format!("<div id=\"site\">{body}</div>"), 1)
            .replacen(DATA, &format!("<script type=\"application/json\" id=\"page-data\">{data}</script>"), 1)
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Writes every page.
pub fn write(edition: &Edition, shell: &Shell, out: &Output) -> Result<(), PublishError> {
    let site = &edition.site;
    out.put("shell.html", shell.html.as_bytes())?;
    let feed =
        edition.feed(None).into_iter().next().map(|(_, file)| file).unwrap_or(FeedFile { cards: Vec::new() });
    out.put("index.html", page(shell, site, &Route::Feed, &Page::Feed(feed.clone())).as_bytes())?;
    // The address above every insight: the same feed.
    out.put("insights/index.html", page(shell, site, &Route::Feed, &Page::Feed(feed)).as_bytes())?;
    out.put("topics/index.html", page(shell, site, &Route::Topics, &Page::Topics).as_bytes())?;
    out.put("404.html", page(shell, site, &Route::NotFound(String::new()), &Page::NotFound).as_bytes())?;
    site.topics.par_iter().try_for_each(|entry| {
        let file = edition.feed(Some(&entry.topic)).into_iter().next().map(|(_, file)| file);
        let file = file.unwrap_or(FeedFile { cards: Vec::new() });
        let route = Route::Topic(entry.topic.slug.clone());
        out.put(&format!("{route}index.html"), page(shell, site, &route, &Page::Feed(file)).as_bytes())
    })?;
    let insights: Vec<&Insight> = edition.insights().collect();
    insights.par_iter().try_for_each(|insight| {
        let route = Route::Insight(insight.card.slug.clone());
        out.put(
            &format!("{route}index.html"),
            page(shell, site, &route, &Page::Insight(Box::new((*insight).clone()))).as_bytes(),
        )
    })
}

fn page(shell: &Shell, site: &Site, route: &Route, page: &Page) -> String {
    let (title, description) = match (route, page) {
        (_, Page::Insight(insight)) => (insight.card.title.clone(), insight.card.summary.clone()),
        (Route::Topics, _) => ("Topics".to_owned(), format!("Every topic of {}.", site.name)),
        (Route::Topic(slug), _) => {
            let name = topic_of(site, slug).name;
            (name.clone(), format!("Insights on {name}."))
        }
        (Route::NotFound(_), _) => ("Not found".to_owned(), site.description.clone()),
        _ => (String::new(), site.description.clone()),
    };
    let body = render(site, route, page, &shell.links);
    let data = PageData { site: site.clone(), page: page.clone() };
    shell.fill(site, &title, &description, &data, &body)
}

fn topic_of(site: &Site, slug: &str) -> crate::model::Topic {
    let known = site.topics.iter().find(|entry| entry.topic.slug == *slug).map(|entry| entry.topic.clone());
    known.unwrap_or_else(|| super::topics::topic(slug, None))
}

/// A page's HTML, from the same views the browser uses.
pub fn render(site: &Site, route: &Route, page: &Page, links: &Links) -> String {
    Owner::new().with(|| {
        provide_context(links.clone());
        let told = Frame {
            site: Signal::stored(Some(site.clone())),
            route: Signal::stored(route.clone()),
            now: Signal::stored(None),
            local: None,
            loading: Signal::stored(false),
        };
        let (site, route, page) = (site.clone(), route.clone(), page.clone());
        frame(told, move || content(&site, &route, &page)).to_html()
    })
}

fn content(site: &Site, route: &Route, page: &Page) -> Html {
    match page {
        Page::Insight(insight) => insight_view(insight, ""),
        Page::Topics => topics_view(site),
        Page::NotFound => not_found(None),
        Page::Feed(file) => {
            let topic = match route {
                Route::Topic(slug) => Some(topic_of(site, slug)),
                _ => None,
            };
            let count = topic.as_ref().map_or(Some(site.insights), |topic| site.count_of(&topic.slug));
            let state = FeedState {
                query: FeedQuery::default(),
                cards: file.cards.clone(),
                count: count.unwrap_or_default(),
                more: false,
                loading: false,
                failure: None,
            };
            feed_view(site, route, Signal::stored(state), feed_head(topic.as_ref()))
        }
    }
}

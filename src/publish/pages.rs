//! Pages: the views, rendered once at publish, written into the one shell.

use super::PublishError;
use super::edition::json;
use crate::model::{FeedQuery, KeyCard, Links, Page, PageData, Route, Site};
use crate::views::{
    FeedState, Frame, Html, corrections_view, escape, feed_head, feed_view, frame, history_view,
    insight_view, key_list, not_found, topics_view,
};
use leptos::prelude::*;

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

    /// The shell as Trunk left it.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// A page, whole.
    pub fn page(&self, site: &Site, route: &Route, page: &Page) -> String {
        let (title, description) = match page {
            Page::Insight(insight) => (insight.card.title.clone(), insight.card.summary.clone()),
            Page::Topics => ("Topics".to_owned(), format!("Every topic of {}.", site.name)),
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
            Page::NotFound => ("Not found".to_owned(), site.description.clone()),
            Page::Feed(_) => match route {
                Route::Topic(slug) => {
                    let name = topic_of(site, slug).name;
                    (name.clone(), format!("Insights on {name}."))
                }
                _ => (String::new(), site.description.clone()),
            },
        };
        let body = render(site, route, page, &self.links);
        let data = PageData { site: site.clone(), page: page.clone() };
        self.fill(site, &title, &description, &data, &body)
    }

    /// Fills in a page's title, what search engines say of it, its data and its HTML.
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
        Page::Keys(list) => key_list(list),
        Page::History(history) => history_view(history),
        Page::Corrections(file) => corrections_view(route, file),
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

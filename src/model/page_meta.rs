//! What a page is called, and what is said of it where it is linked to: the same words in what is published and in the app.

use super::{Card, FeedFile, Impact, Page, PageName, Route, Signal, Site, Subject};

/// A page's title and description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMeta {
    /// What it is called; nothing on the front page, which is called as the site is.
    pub name: Option<String>,
    /// What it is, in a sentence.
    pub description: String,
}

impl PageMeta {
    /// The title in a window or in a list of links, with that of the site.
    pub fn title(&self, site: &str) -> String {
        self.name.as_ref().map_or_else(|| site.to_owned(), |name| format!("{name} · {site}"))
    }

    /// Of a page that could not be loaded.
    pub fn of_failure(site: &Site) -> Self {
        Self { name: Some("Could not be loaded".to_owned()), description: site.description.clone() }
    }

    /// Of a feed, on a page of it. A topic's name is taken from its insights, `cards`.
    pub fn of_feed(site: &Site, route: &Route, cards: &[Card], page: PageName) -> Self {
        let name = route.feed_name(cards);
        let description = match route {
            Route::Topic(_) => format!("Insights on {name}."),
            Route::Month(_) => format!("Insights of {name}."),
            _ => route.meaning().unwrap_or(&site.description).to_owned(),
        };
        let name = match page {
            PageName::Sealed(page) => Some(numbered(&name, page)),
            PageName::Latest => (*route != Route::Feed).then_some(name),
        };
        Self { name, description }
    }
}

impl Page {
    /// Its title and description at an address.
    pub fn meta(&self, site: &Site, route: &Route) -> PageMeta {
        let of = |name: &str, description: String| PageMeta { name: Some(name.to_owned()), description };
        match self {
            Self::Feed(FeedFile { cards, page, .. }) => PageMeta::of_feed(site, route, cards, *page),
            Self::Insight(insight) => of(&insight.card.title, insight.card.summary.clone()),
            Self::Topics(list) => of(&paged("Topics", list.page), format!("Every topic of {}.", site.name)),
            Self::Archive(_) => {
                of("Archive", format!("The insights of {} by month, signal and impact.", site.name))
            }
            Self::Keys(list) => of(
                &paged("Figures", list.page),
                format!("Every figure of {} that is followed over time.", site.name),
            ),
            Self::History(history) => {
                let (label, latest) = (&history.latest.label, &history.latest);
                let now = format!("{label}: {} as of {}", latest.text, latest.as_of);
                of(label, now + ", what it was before, and where each value comes from.")
            }
            Self::Compare(list) => of(
                &paged("Compare", list.page),
                format!("The figures of {} side by side: choose what is compared, and by what.", site.name),
            ),
            Self::Metric(page) => {
                let Subject { name, count, .. } = &page.metric;
                let entities = entities(*count);
                of(
                    &paged(&format!("{name} compared"), page.page),
                    format!(
                        "{name}: the newest figure of {entities}, with its date and where it comes from."
                    ),
                )
            }
            Self::Entity(page) => {
                let name = &page.entity.name;
                let says = format!("What {} says of {name}: its figures over time, its insights", site.name);
                of(&paged(&format!("{name} in figures"), page.page), says + ", and what it is compared with.")
            }
            Self::Corrections(_) => {
                let name = match route {
                    Route::Corrections(PageName::Sealed(page)) => numbered("Corrections", *page),
                    _ => "Corrections".to_owned(),
                };
                of(&name, format!("What {} has put right.", site.name))
            }
            Self::Series(series) => {
                let says = || format!("{}, a series of {}.", series.title, site.name);
                of(
                    &series.title,
                    Some(series.summary.clone()).filter(|text| !text.is_empty()).unwrap_or_else(says),
                )
            }
            Self::Imprint(_) => of(
                "About",
                format!(
                    "Who publishes {}, how its figures are checked, and how to report an error.",
                    site.name
                ),
            ),
            Self::Search => of("Search insights", format!("Search the insights of {}.", site.name)),
            Self::Saved => of("Saved", "Insights saved in this browser, on this device.".to_owned()),
            Self::NotFound => of("Not found", site.description.clone()),
        }
    }
}

impl Route {
    /// What it means that an insight stands in a feed, where that takes a sentence.
    pub fn meaning(&self) -> Option<&'static str> {
        Some(match self {
            Self::Signal(Signal::Breakthrough) => "Something became possible that was not.",
            Self::Signal(Signal::Shift) => "A known thing moved in a way that changes plans.",
            Self::Signal(Signal::Watch) => "Not settled; worth following.",
            Self::Signal(Signal::Noise) => "Loud, but changes nothing.",
            Self::Impact(Impact::High) => "Changes decisions now.",
            Self::Impact(Impact::Medium) => "Changes decisions this year.",
            Self::Impact(Impact::Low) => "Good to know.",
            _ => return None,
        })
    }
}

/// The name of a page of a list, which has its number from the second on.
fn paged(name: &str, page: usize) -> String {
    if page == 1 { name.to_owned() } else { numbered(name, page) }
}

/// So many entities.
pub fn entities(count: usize) -> String {
    if count == 1 { "one entity".to_owned() } else { format!("{count} entities") }
}

fn numbered(name: &str, page: usize) -> String {
    format!("{name}, page {page}")
}

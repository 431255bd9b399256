//! What all pages of an edition share.

use super::escape::{in_script, meta};
use super::webmanifest::Home;
use crate::model::{Chart, EditionInfo, Indexing, Insight, Page, PageMeta, Route, Site};
use crate::publish::edition::{Edition, json};
use crate::publish::fingerprint::Fingerprint;
use crate::publish::language::collation;
use crate::publish::seo;
use crate::publish::site::{Address, Picture, escaped};
use crate::publish::social_card::Share;
use crate::views::embed::EmbeddedFigure;
use std::sync::Arc;

/// What all pages of an edition share.
#[derive(Clone, Debug)]
pub struct SiteContext {
    pub(super) site: Arc<Site>,
    /// The site as browsers are told of it, with the topics to choose from.
    pub(super) site_with_topics: Arc<Site>,
    pub(super) now: EditionInfo,
    /// The site as JSON, ready to stand in a page.
    pub(super) site_json: String,
    /// The same without topics, for pages that show none.
    pub(super) brief_json: String,
    /// The edition as JSON.
    pub(super) edition_json: String,
    pub(super) address: Option<Address>,
    pub(super) home: Option<Home>,
    /// Whether there are pictures that stand for pages.
    pub(super) pictures: bool,
    /// The one of the site.
    pub(super) own: Option<Share>,
}

impl SiteContext {
    /// What all pages of a site share; `address` is where it stands, if that is known, `home` what it looks like on a
    /// home screen, and `pictures` says whether pages have pictures that stand for them.
    pub fn new(edition: &Edition, address: Option<Address>, home: Option<Home>, pictures: bool) -> Self {
        let site = Arc::new(Site { feeds: address.is_some(), ..(*edition.site).clone() });
        let now = edition.now.clone();
        let (brief_json, edition_json) = (in_script(&json(&site.brief())), in_script(&json(&now)));
        let order = collation::of(&site.language);
        let site_with_topics = Arc::new(site.for_browsers(|a, b| order.compare(a, b)));
        let site_json = in_script(&json(&*site_with_topics));
        let own = address.as_ref().filter(|_| pictures).and_then(|address| Share::site(&site, address));
        Self {
            site_json,
            brief_json,
            edition_json,
            site,
            site_with_topics,
            now,
            address,
            home,
            pictures,
            own,
        }
    }

    /// The site as browsers are told of it, with the topics to choose from.
    pub fn site_with_topics(&self) -> &Site {
        &self.site_with_topics
    }

    /// The same as a page that has topics to choose from carries it.
    pub fn choices(&self) -> &str {
        &self.site_json
    }

    /// A hash of what every page is made with.
    pub fn fingerprint(&self) -> Fingerprint {
        let origin = self.address.as_ref().map(Address::origin);
        let fingerprint = Fingerprint::default().with(&self.brief_json).json(&origin).json(&self.pictures);
        let fingerprint = fingerprint.with(self.own.as_ref().map_or("", |own| &own.picture().path));
        fingerprint.with(self.home.as_ref().map_or("", Home::tags))
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

    /// The picture that stands for a chart by itself, if it has one.
    pub fn chart_share(&self, insight: &Insight, chart: &Chart) -> Option<Share> {
        let wanted = self.pictures && self.address.is_some() && !insight.card.draft;
        wanted.then(|| Share::chart(&self.site, insight, chart)).flatten()
    }

    /// The picture that stands for a figure by itself, if it has one.
    pub fn figure_share(&self, key: &str, one: &EmbeddedFigure) -> Option<Share> {
        let wanted = self.pictures && self.address.is_some();
        wanted.then(|| Share::figure(&self.site, key, one)).flatten()
    }

    /// What a page's head tells programs of others.
    pub(super) fn head(
        &self,
        (route, page): (&Route, &Page),
        page_meta: &PageMeta,
        share: Option<&Share>,
        out: &mut String,
    ) {
        let description = &page_meta.description;
        // What a reader has saved is nothing to find: the page is the same for all, and says only that. Nor is a page that
        // is not there, by whatever status a host sends it.
        if route.kind().indexing == Indexing::Refused {
            meta("robots", "noindex", out);
            return meta("description", description, out);
        }
        let Some(address) = &self.address else { return meta("description", description, out) };
        let (insight, query) = (page.insight(), page.query());
        let title = page_meta.name.as_ref().unwrap_or(&self.site.name);
        let picture: Option<&Picture> = share.or(self.own()).map(Share::picture);
        let head = seo::Head { route, query: &query, title, description, insight, picture };
        out.push_str(&seo::meta(&self.site, address, &head));
        // How editors embed it, who look for this link where an address is pasted.
        if let Some(path) = embedded(page) {
            let answer = address.file(&format!("{path}oembed.json"));
            out.push_str("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"");
            out.push_str(&escaped(&answer));
            out.push_str("\">");
        }
    }

    /// What a page tells programs of others about its content. It stands at the end: nobody waits for it.
    pub(super) fn structured(&self, page: &Page, share: Option<&Share>, out: &mut String) {
        let Some(address) = &self.address else { return };
        let structured = match page {
            Page::Insight(insight) if !insight.card.draft => {
                let picture = share.or(self.own()).map(Share::picture);
                seo::structured_insight(&self.site, address, insight, picture)
            }
            Page::History(history) => seo::structured_history(&self.site, address, history),
            Page::Metric(metric) => seo::structured_metric(&self.site, address, metric),
            Page::Entity(entity) => seo::structured_entity(&self.site, address, entity),
            _ => return,
        };
        out.push_str("<script type=\"application/ld+json\">");
        out.push_str(&structured);
        out.push_str("</script>");
    }
}

/// Where a page is published for pages of others, if it is.
fn embedded(page: &Page) -> Option<String> {
    match page {
        Page::Insight(insight) if !insight.card.draft => {
            Some(format!("embed/insight/{}/", insight.card.slug))
        }
        Page::History(history) => Some(format!("embed/figure/{}/", history.latest.key)),
        _ => None,
    }
}

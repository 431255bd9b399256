//! The app's state: what is in view, and what is known. What is done with it stands in the folders above.

use super::data::FileCache;
use super::device::{DeviceStore, clock};
use super::location::Location;
use super::search::Engine;
use crate::model::{Card, EditionInfo, FeedQuery, Links, Page, PageData, PageName, Route, Site, Stamp};
use crate::views::{CompareState, Failure, FeedState, PaletteState, SearchState};
use leptos::prelude::*;
use leptos::web_sys::HtmlAnchorElement;
use std::sync::Arc;

/// What is in view.
#[derive(Clone, Debug)]
pub struct InView {
    /// The address it is shown for.
    pub route: Route,
    /// The page, or why there is none. Of a feed it is the answer it came with: what is asked of it later, and answered,
    /// stands in the feed's own state.
    pub page: Result<Arc<Page>, Failure>,
}

impl InView {
    /// A page at its address.
    pub fn new(route: &Route, page: Arc<Page>) -> Self {
        Self { route: route.clone(), page: Ok(page) }
    }

    /// Whether it is a page, and not a word about why there is none.
    pub fn is_page(&self) -> bool {
        self.page.as_ref().is_ok_and(|page| !matches!(**page, Page::NotFound))
    }
}

/// The app's state. Everything a reader could link to stands in the address; this is what follows from it.
#[derive(Clone, Copy)]
pub struct App {
    pub(super) links: StoredValue<Links>,
    pub(super) files: StoredValue<FileCache, LocalStorage>,
    pub(super) site: RwSignal<Option<Arc<Site>>>,
    pub(super) location: RwSignal<Location>,
    /// Nothing until the first page is ready.
    pub(super) in_view: RwSignal<Option<InView>>,
    pub(super) feed: RwSignal<FeedState>,
    pub(super) feed_query: StoredValue<String>,
    pub(super) search: RwSignal<SearchState>,
    pub(super) compare: RwSignal<CompareState>,
    pub(super) palette: RwSignal<PaletteState>,
    pub(super) engine: StoredValue<Engine, LocalStorage>,
    /// The page that showed a feed last, and how many insights that has, at least.
    pub(super) counted: StoredValue<Option<(Route, usize)>>,
    pub(super) loading: RwSignal<bool>,
    /// Whether that takes so long that another way is offered.
    pub(super) slow: RwSignal<bool>,
    /// The reader's clock.
    pub(super) now: RwSignal<Option<Stamp>>,
    pub(super) device: DeviceStore,
    /// The edition in view, once it is known.
    pub(super) edition: RwSignal<Option<EditionInfo>>,
    /// The newest edition, once it was asked for.
    pub(super) newest: RwSignal<Option<EditionInfo>>,
    /// Whether bringing it has failed.
    pub(super) unreached: RwSignal<bool>,
    /// Counts navigations, so that an answer that comes late is not taken for the last one.
    pub(super) navigation: StoredValue<u32>,
    /// The navigation whose page is waited for; 0 where none is.
    pub(super) awaited: StoredValue<u32>,
}

impl App {
    /// An app that has loaded nothing.
    pub fn new(links: Links) -> Self {
        let location = Location::current(&links);
        let files = FileCache::new(links.clone());
        let device = DeviceStore::new();
        Self {
            search: RwSignal::new(SearchState::default()),
            compare: RwSignal::new(CompareState::default()),
            palette: RwSignal::new(PaletteState::default()),
            engine: StoredValue::new_local(Engine::new(links.clone(), files.clone())),
            files: StoredValue::new_local(files),
            links: StoredValue::new(links),
            site: RwSignal::new(None),
            location: RwSignal::new(location),
            in_view: RwSignal::new(None),
            feed: RwSignal::new(FeedState::asked(FeedQuery::default())),
            feed_query: StoredValue::new(String::new()),
            counted: StoredValue::new(None),
            loading: RwSignal::new(false),
            slow: RwSignal::new(false),
            now: clock::now(),
            device,
            edition: RwSignal::new(None),
            newest: RwSignal::new(None),
            unreached: RwSignal::new(false),
            navigation: StoredValue::new(0),
            awaited: StoredValue::new(0),
        }
    }

    /// Takes what the page was published with, so that the first view asks for nothing more.
    pub fn take(self, data: PageData) {
        let route = self.location.with_untracked(|location| location.route.clone());
        let files = self.files.get_value();
        self.site.set(Some(Arc::new(data.site)));
        if let Some(edition) = data.now {
            self.take_edition(edition);
        }
        let page = data.page.filter(|page| route.leads_to(page));
        let name = page.as_ref().and_then(Page::feed).map_or(PageName::Latest, |file| file.page);
        if let Some(file) = page.as_ref().and_then(Page::feed) {
            self.counted.set_value(Some((route.clone(), file.count)));
        }
        if let (Some(page), Some(file)) = (page, route.file(name)) {
            files.put(&file, Arc::new(page));
        }
    }

    /// Whether there is a page to show, not just a word about why there is none.
    pub fn has_page(self) -> bool {
        self.in_view.with_untracked(|view| view.as_ref().is_some_and(InView::is_page))
    }

    /// The page in view, if it could be loaded.
    pub(super) fn page(self) -> Option<Arc<Page>> {
        self.in_view.with_untracked(|view| view.as_ref()?.page.clone().ok())
    }

    /// What a list shows of the insight in view, if one is.
    pub(super) fn card(self) -> Option<Card> {
        self.page()?.insight().map(|insight| insight.card.clone())
    }

    /// Shows a page.
    pub(super) fn view(self, view: InView) {
        self.in_view.set(Some(view));
    }

    /// Says at a page's address why it is not there.
    pub(super) fn fail(self, route: &Route, failure: Failure) {
        self.view(InView { route: route.clone(), page: Err(failure) });
    }

    /// Whether enough is known of the site to show a page: feeds and the search name topics to choose from.
    pub(super) fn knows_enough(self, route: &Route) -> bool {
        let topics = route.is_feed() || *route == Route::Search;
        // Where there is nothing to choose from, it is asked for again, which is soon done.
        self.site.with_untracked(|site| site.as_ref().is_some_and(|site| !topics || !site.topics.is_empty()))
    }

    /// Nothing has this address.
    pub(super) fn lost(self, route: &Route) {
        let route = Route::NotFound(self.links.with_value(|links| links.to(route)));
        self.view(InView::new(&route, Arc::new(Page::NotFound)));
    }

    /// Takes the edition in view. The notice of a newer one follows.
    pub(super) fn take_edition(self, edition: EditionInfo) {
        self.device.saw(edition.built);
        self.edition.set(Some(edition));
    }

    /// Whether a navigation is still the last one.
    pub(super) fn is_current(self, navigation: u32) -> bool {
        self.navigation.get_value() == navigation
    }

    /// Whether a location is another page than the one in view.
    pub(super) fn is_elsewhere(self, location: &Location) -> bool {
        self.location.with_untracked(|now| now.route != location.route || now.query != location.query)
    }

    /// Where a link leads.
    pub(super) fn location_of(self, link: &HtmlAnchorElement) -> Location {
        self.links.with_value(|links| Location::of_link(link, links))
    }
}

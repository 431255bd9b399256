//! What is in view, and how it gets there: data first, then the view, all at once.

use super::device_store::DeviceStore;
use super::feed::is_missing;
use super::file_cache::FileCache;
use super::history::{self, Location, ScrollTarget};
use super::page::InView;
use super::search::Engine;
use super::{Task, browser, clicks, clock, edition, page, saving, share, spawn};
use crate::model::{
    Card, EditionFile, EditionInfo, FeedQuery, Links, Page, PageData, PageName, Route, Site, Stamp,
};
use crate::views::{Failure, FeedState, Host, Navigate, PaletteState, SearchState};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// When the page in view has surely got all it needs of the line.
const SOON: Duration = Duration::from_secs(2);

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

    /// Gets the first page ready.
    pub async fn first(self) {
        let location = self.location.get_untracked();
        if !self.at_once(&location) {
            self.load(&location, self.navigation.get_value()).await;
        }
        self.describe();
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

    /// Starts to answer clicks and the browser's own buttons.
    pub fn listen(self) {
        let back_to = history::remembered().map(|was| was.y);
        history::take_over();
        // Where a published page was read to, the loader has gone back to. A view that only the app makes may be longer.
        let made_here = self.location.with_untracked(|location| !location.query.is_empty());
        if let Some(y) = back_to.filter(|y| *y > 0.0) {
            if made_here {
                browser().scroll_to_with_x_and_y(0.0, y);
            }
        } else {
            self.location.with_untracked(|location| history::open_panel(&location.fragment));
        }
        let _ = window_event_listener(ev::click, move |event| clicks::follow(self, &event));
        let _ = window_event_listener(ev::popstate, move |_| {
            let location = self.links.with_value(Location::current);
            // A step with nothing remembered is the browser's own, to a fragment: it scrolls there itself.
            self.show(location, history::remembered().map_or(ScrollTarget::Still, ScrollTarget::Back));
        });
        let _ = window_event_listener(ev::pagehide, |_| history::remember());
        history::follow();
        set_timeout(move || self.complete(), SOON);
    }

    /// Shows a page whose data is here already. Says whether it was.
    pub(super) fn at_once(self, location: &Location) -> bool {
        let files = self.files.get_value();
        if !self.knows_enough(&location.route) {
            return false;
        }
        if location.route == Route::Search {
            // The question stands in its fields at once.
            let query = FeedQuery::parse(&location.query);
            self.search.update(|state| (state.query, state.loading) = (query, true));
            return false;
        }
        if !location.route.is_feed() {
            let kept = page::kept(&location.route, &files);
            let here = kept.is_some();
            kept.into_iter().for_each(|view| self.view(view));
            return here;
        }
        self.feed_at_once(location)
    }

    /// Shows a page after loading what it needs. `navigation` says whose answer it is.
    pub(super) fn load(self, location: &Location, navigation: u32) -> Task<'_, ()> {
        Box::pin(async move {
            if !self.knows_enough(&location.route) {
                let site = self.files.get_value().get::<Site>(&EditionFile::Site).await;
                match site {
                    Ok(site) => self.site.set(Some(site)),
                    Err(failure) if self.is_current(navigation) => {
                        return self.fail(&location.route, failure);
                    }
                    Err(_) => {}
                }
                if !self.is_current(navigation) {
                    return;
                }
            }
            match &location.route {
                Route::Search => self.answer_search(location, navigation).await,
                route if route.is_feed() => self.load_feed(location, navigation).await,
                route => {
                    let loaded = page::loaded(route, &self.files.get_value()).await;
                    match loaded {
                        _ if !self.is_current(navigation) => {}
                        Ok(view) => self.view(view),
                        Err(failure) if is_missing(&failure) => self.lost(route),
                        Err(failure) => self.fail(route, failure),
                    }
                }
            }
        })
    }

    /// Whether enough is known of the site to show a page: feeds and the search name topics to choose from.
    fn knows_enough(self, route: &Route) -> bool {
        let topics = route.is_feed() || *route == Route::Search;
        // Where there is nothing to choose from, it is asked for again, which is soon done.
        self.site.with_untracked(|site| site.as_ref().is_some_and(|site| !topics || !site.topics.is_empty()))
    }

    /// Fetches the one file that a page takes, if one is enough, so that it is here when it is asked for.
    pub(super) async fn fetch_ahead(self, location: &Location) {
        let files = self.files.get_value();
        if location.route == Route::Search {
            let _ = self.engine.get_value().index().await;
            return;
        }
        if !location.route.is_feed() {
            let _ = page::loaded(&location.route, &files).await;
            return;
        }
        let query = FeedQuery::parse(&location.query);
        // Which file holds the oldest is not known before there is one.
        let page = query.page.or((!query.oldest_first()).then_some(PageName::Latest));
        if let (Some(feed), Some(page)) = (query.answered_by(&location.route), page) {
            let _ = files.get::<Page>(&EditionFile::Feed(&feed, page)).await;
        }
    }

    /// Gets the rest of the site, so that the way to the feed is short.
    fn complete(self) {
        if self.knows_enough(&Route::Feed) {
            return;
        }
        spawn(async move {
            if let Ok(site) = self.files.get_value().get::<Site>(&EditionFile::Site).await {
                self.site.set(Some(site));
            }
        });
    }

    /// Nothing has this address.
    pub(super) fn lost(self, route: &Route) {
        let route = Route::NotFound(self.links.with_value(|links| links.to(route)));
        self.view(InView::new(&route, Arc::new(Page::NotFound)));
    }

    /// What views may ask of the app.
    pub fn host(self) -> Host {
        Host {
            go: Callback::new(move |to: Navigate| self.navigate(to)),
            copy: Callback::new(|(text, done): (String, Callback<bool>)| share::copy(text, done)),
            share: Callback::new(|(title, done): (String, Callback<crate::views::Shared>)| {
                share::share(&title, done)
            }),
            retry: Callback::new(move |()| self.reload(self.location.get_untracked(), ScrollTarget::Top)),
            save: Callback::new(move |(slug, done): (String, Callback<bool>)| {
                saving::toggle(self, &slug, Some(done));
            }),
            bring: Callback::new(move |()| edition::bring(self)),
            help: Callback::new(move |open| self.help(open)),
            palette: Callback::new(move |action| self.palette(action)),
            theme: self.device.theme,
        }
    }
}

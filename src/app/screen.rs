//! What is in view, and how it gets there: data first, then the view, all at once.

use super::device::Device;
use super::feed::is_missing;
use super::history::{self, Place, Stand};
use super::loading::Loader;
use super::page::InView;
use super::search::Engine;
use super::{Task, browser, clicks, clock, edition, page, saving, share, spawn};
use crate::model::{Card, EditionFile, FeedQuery, Links, Now, Page, PageData, PageName, Route, Site, Stamp};
use crate::views::{Failure, FeedState, Go, Host, PaletteState, SearchState};
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
    pub(super) loader: StoredValue<Loader, LocalStorage>,
    pub(super) site: RwSignal<Option<Arc<Site>>>,
    pub(super) place: RwSignal<Place>,
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
    pub(super) device: Device,
    /// The edition in view, once it is known.
    pub(super) edition: RwSignal<Option<Now>>,
    /// The newest edition, once it was asked for.
    pub(super) newest: RwSignal<Option<Now>>,
    /// Whether bringing it has failed.
    pub(super) unreached: RwSignal<bool>,
    /// Counts steps, so that an answer that comes late is not taken for the last one.
    pub(super) step: StoredValue<u32>,
    /// The step whose page is waited for; 0 where none is.
    pub(super) awaited: StoredValue<u32>,
}

impl App {
    /// An app that has loaded nothing.
    pub fn new(links: Links) -> Self {
        let place = Place::current(&links);
        let loader = Loader::new(links.clone());
        let device = Device::new();
        Self {
            search: RwSignal::new(SearchState::default()),
            palette: RwSignal::new(PaletteState::default()),
            engine: StoredValue::new_local(Engine::new(links.clone(), loader.clone())),
            loader: StoredValue::new_local(loader),
            links: StoredValue::new(links),
            site: RwSignal::new(None),
            place: RwSignal::new(place),
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
            step: StoredValue::new(0),
            awaited: StoredValue::new(0),
        }
    }

    /// Takes what the page was published with, so that the first view asks for nothing more.
    pub fn take(self, data: PageData) {
        let route = self.place.with_untracked(|place| place.route.clone());
        let loader = self.loader.get_value();
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
            loader.keep(&file, Arc::new(page));
        }
    }

    /// Gets the first page ready.
    pub async fn first(self) {
        let place = self.place.get_untracked();
        if !self.at_once(&place) {
            self.load(&place, self.step.get_value()).await;
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
        let made_here = self.place.with_untracked(|place| !place.query.is_empty());
        if let Some(y) = back_to.filter(|y| *y > 0.0) {
            if made_here {
                browser().scroll_to_with_x_and_y(0.0, y);
            }
        } else {
            self.place.with_untracked(|place| history::open_panel(&place.fragment));
        }
        let _ = window_event_listener(ev::click, move |event| clicks::follow(self, &event));
        let _ = window_event_listener(ev::popstate, move |_| {
            let place = self.links.with_value(Place::current);
            // A step with nothing remembered is the browser's own, to a fragment: it scrolls there itself.
            self.show(place, history::remembered().map_or(Stand::Still, Stand::Back));
        });
        let _ = window_event_listener(ev::pagehide, |_| history::remember());
        history::follow();
        set_timeout(move || self.complete(), SOON);
    }

    /// Shows a page whose data is here already. Says whether it was.
    pub(super) fn at_once(self, place: &Place) -> bool {
        let loader = self.loader.get_value();
        if !self.knows_enough(&place.route) {
            return false;
        }
        if place.route == Route::Search {
            // The question stands in its fields at once.
            let query = FeedQuery::parse(&place.query);
            self.search.update(|state| (state.query, state.loading) = (query, true));
            return false;
        }
        if !place.route.is_feed() {
            let kept = page::kept(&place.route, &loader);
            let here = kept.is_some();
            kept.into_iter().for_each(|view| self.view(view));
            return here;
        }
        self.feed_at_once(place)
    }

    /// Shows a page after loading what it needs. `step` says whose answer it is.
    pub(super) fn load(self, place: &Place, step: u32) -> Task<'_, ()> {
        Box::pin(async move {
            if !self.knows_enough(&place.route) {
                let site = self.loader.get_value().load::<Site>(&EditionFile::Site).await;
                match site {
                    Ok(site) => self.site.set(Some(site)),
                    Err(failure) if self.is_at(step) => {
                        return self.fail(&place.route, failure);
                    }
                    Err(_) => {}
                }
                if !self.is_at(step) {
                    return;
                }
            }
            match &place.route {
                Route::Search => self.look(place, step).await,
                route if route.is_feed() => self.load_feed(place, step).await,
                route => {
                    let loaded = page::loaded(route, &self.loader.get_value()).await;
                    match loaded {
                        _ if !self.is_at(step) => {}
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
    pub(super) async fn fetch_ahead(self, place: &Place) {
        let loader = self.loader.get_value();
        if place.route == Route::Search {
            let _ = self.engine.get_value().index().await;
            return;
        }
        if !place.route.is_feed() {
            let _ = page::loaded(&place.route, &loader).await;
            return;
        }
        let query = FeedQuery::parse(&place.query);
        // Which file holds the oldest is not known before there is one.
        let page = query.page.or((!query.oldest_first()).then_some(PageName::Latest));
        if let (Some(feed), Some(page)) = (query.answered_by(&place.route), page) {
            let _ = loader.load::<Page>(&EditionFile::Feed(&feed, page)).await;
        }
    }

    /// Gets the rest of the site, so that the way to the feed is short.
    fn complete(self) {
        if self.knows_enough(&Route::Feed) {
            return;
        }
        spawn(async move {
            if let Ok(site) = self.loader.get_value().load::<Site>(&EditionFile::Site).await {
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
            go: Callback::new(move |to: Go| self.ask(to)),
            copy: Callback::new(|(text, done): (String, Callback<bool>)| share::copy(text, done)),
            share: Callback::new(|(title, done): (String, Callback<crate::views::Shared>)| {
                share::share(&title, done)
            }),
            retry: Callback::new(move |()| self.reload(self.place.get_untracked(), Stand::Top)),
            save: Callback::new(move |(slug, done): (String, Callback<bool>)| {
                saving::toggle(self, &slug, Some(done));
            }),
            bring: Callback::new(move |()| edition::bring(self)),
            help: Callback::new(move |open| self.help(open)),
            palette: Callback::new(move |deed| self.palette(deed)),
            theme: self.device.theme,
        }
    }
}

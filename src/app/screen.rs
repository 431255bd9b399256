//! What is in view, and how it gets there: data first, then the view, all at once.

use super::device::Device;
use super::feed::{Feed, is_missing};
use super::history::{self, Place, Stand};
use super::loading::Loader;
use super::search::{Engine, HITS, years};
use super::{browser, clicks, clock, edition, reading, saving, share};
use crate::model::{
    Archive, CorrectionsFile, EditionFile, FeedFile, FeedQuery, History, Insight, KeyList, Links, Page,
    PageData, PageName, Route, Site, Stamp, TopicList,
};
use crate::views::{Failure, FeedState, Go, Host, SearchState};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// When the page in view has surely got all it needs of the line.
const SOON: Duration = Duration::from_secs(2);

/// What is in view.
#[derive(Clone, Debug)]
pub enum Screen {
    /// A feed and its name; its state stands beside, since it changes while it is in view.
    Feed(Route, String),
    /// An insight.
    Insight(Arc<Insight>),
    /// A page of the list of topics.
    Topics(Arc<TopicList>),
    /// The months, signals and impacts.
    Archive(Arc<Archive>),
    /// A page of the list of keys.
    Keys(Arc<KeyList>),
    /// The history of a key.
    History(Arc<History>),
    /// A page of corrections.
    Corrections(Route, Arc<CorrectionsFile>),
    /// The search; its state stands beside.
    Search,
    /// What the reader has saved.
    Saved,
    /// Nothing has this address.
    NotFound(String),
    /// It could not be loaded.
    Failed(Failure),
}

/// The app's state. Everything a reader could link to stands in the address; this is what follows from it.
#[derive(Clone, Copy)]
pub struct App {
    pub(super) links: StoredValue<Links>,
    pub(super) loader: StoredValue<Loader, LocalStorage>,
    pub(super) site: RwSignal<Option<Arc<Site>>>,
    pub(super) place: RwSignal<Place>,
    pub(super) screen: RwSignal<Screen>,
    pub(super) feed: RwSignal<FeedState>,
    pub(super) feed_query: StoredValue<String>,
    pub(super) search: RwSignal<SearchState>,
    pub(super) engine: StoredValue<Engine, LocalStorage>,
    /// How many insights the feed has that was asked last.
    pub(super) counted: StoredValue<Option<(Route, usize)>>,
    pub(super) loading: RwSignal<bool>,
    /// The reader's clock.
    pub(super) now: RwSignal<Option<Stamp>>,
    pub(super) device: Device,
    /// The site as it is published by now, once it was asked for.
    pub(super) newest: RwSignal<Option<Arc<Site>>>,
    /// Whether bringing it has failed.
    pub(super) unreached: RwSignal<bool>,
    /// Counts steps, so that an answer that comes late is not taken for the last one.
    pub(super) step: StoredValue<u32>,
}

impl App {
    /// An app that has loaded nothing.
    pub fn new(links: Links) -> Self {
        let place = Place::current(&links);
        let feed = Feed { route: Route::Feed, all: 0, last: None };
        let loader = Loader::new(links.clone());
        let device = Device::new();
        Self {
            search: RwSignal::new(SearchState::default()),
            engine: StoredValue::new_local(Engine::new(links.clone(), loader.clone())),
            loader: StoredValue::new_local(loader),
            links: StoredValue::new(links),
            site: RwSignal::new(None),
            place: RwSignal::new(place),
            screen: RwSignal::new(Screen::NotFound(String::new())),
            feed: RwSignal::new(feed.asked(FeedQuery::default())),
            feed_query: StoredValue::new(String::new()),
            counted: StoredValue::new(None),
            loading: RwSignal::new(false),
            now: clock::now(),
            device,
            newest: RwSignal::new(None),
            unreached: RwSignal::new(false),
            step: StoredValue::new(0),
        }
    }

    /// Takes what the page was published with, so that the first view asks for nothing more.
    pub fn take(self, data: PageData) {
        let route = self.place.with_untracked(|place| place.route.clone());
        let loader = self.loader.get_value();
        self.take_site(Arc::new(data.site));
        match (&route, data.page) {
            (Route::Insight(slug), Some(Page::Insight(insight))) if insight.card.slug == *slug => {
                loader.keep(&EditionFile::Insight(slug), *insight);
            }
            (feed, Some(Page::Feed(file))) if feed.is_feed() => {
                self.counted.set_value(Some((feed.clone(), file.count)));
                loader.keep(&EditionFile::Feed(feed, file.page), file);
            }
            (Route::Topics(page), Some(Page::Topics(list))) => loader.keep(&EditionFile::Topics(*page), list),
            (Route::Archive, Some(Page::Archive(archive))) => loader.keep(&EditionFile::Archive, archive),
            (Route::Figures(page), Some(Page::Keys(list))) => loader.keep(&EditionFile::Keys(*page), list),
            (Route::Figure(key), Some(Page::History(history))) => {
                loader.keep(&EditionFile::History(key), *history);
            }
            (Route::Corrections(page), Some(Page::Corrections(file))) => {
                loader.keep(&EditionFile::Corrections(*page), file);
            }
            _ => {}
        }
    }

    /// Gets the first page ready.
    pub async fn first(self) {
        let place = self.place.get_untracked();
        if !self.at_once(&place) {
            self.load(&place, self.step.get_value()).await;
        }
        self.title();
    }

    /// Whether there is a page to show, not just a word about why there is none.
    pub fn has_page(self) -> bool {
        self.screen.with_untracked(|screen| !matches!(screen, Screen::Failed(_) | Screen::NotFound(_)))
    }

    /// Starts to answer clicks and the browser's own buttons.
    pub fn listen(self) {
        let back_to = history::remembered();
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
            let stand = history::remembered().map_or(Stand::Still, Stand::Back);
            self.show(place, stand);
        });
        let _ = window_event_listener(ev::pagehide, |_| history::remember());
        history::follow();
        set_timeout(move || self.complete(), SOON);
    }

    /// Goes somewhere. `step` makes an entry to come back to.
    pub fn go(self, place: Place, step: bool, stand: Stand) {
        let from_feed = self.place.with_untracked(|from| from.route.is_feed());
        self.links.with_value(|links| history::write(&place, links, step, from_feed));
        self.show(place, stand);
    }

    /// Asks a feed in view something else: nobody moves, and a field keeps its focus.
    fn ask(self, to: Go) {
        let still = self.place.with_untracked(|place| place.route == to.route);
        let place = Place { route: to.route, query: to.query, fragment: String::new() };
        self.go(place, to.step, if still { Stand::Still } else { Stand::Top });
    }

    fn show(self, place: Place, stand: Stand) {
        let same = self.place.with_untracked(|now| now.route == place.route && now.query == place.query);
        let failed = matches!(self.screen.get_untracked(), Screen::Failed(_));
        self.place.set(place.clone());
        if same && !failed {
            return history::stand(&stand, &place.fragment);
        }
        self.reload(place, stand);
    }

    pub(super) fn reload(self, place: Place, stand: Stand) {
        self.step.update_value(|step| *step = step.wrapping_add(1));
        let step = self.step.get_value();
        if self.at_once(&place) {
            return self.arrive(&place, stand);
        }
        self.loading.set(true);
        spawn_local(async move {
            self.load(&place, step).await;
            if self.step.get_value() == step {
                self.arrive(&place, stand);
            }
        });
    }

    /// Once the page is in view: its title, and the reader's place on it.
    fn arrive(self, place: &Place, stand: Stand) {
        self.loading.set(false);
        self.title();
        reading::opened(self);
        let fragment = place.fragment.clone();
        // Views follow their data before the next frame; then there is something to stand on.
        request_animation_frame(move || history::stand(&stand, &fragment));
    }

    /// Shows a page whose data is here already. Says whether it was.
    fn at_once(self, place: &Place) -> bool {
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
            return kept(&place.route, &loader).map(|screen| self.screen.set(screen)).is_some();
        }
        let (feed, query) = self.asked(place);
        let known = feed.known(&query, &loader);
        let here = known.is_some();
        // The question stands in its fields at once, even where the answer takes longer.
        self.feed.update(|state| match known {
            Some(known) => *state = known,
            None => (state.query, state.loading) = (query, true),
        });
        if here {
            self.enter(&feed.route);
        }
        here
    }

    /// Shows a page after loading what it needs. `step` says whose answer it is.
    async fn load(self, place: &Place, step: u32) {
        let loader = self.loader.get_value();
        let current = move || self.step.get_value() == step;
        if !self.knows_enough(&place.route) {
            match loader.load::<Site>(&EditionFile::Site).await {
                Ok(site) => self.take_site(site),
                Err(failure) if current() => return self.screen.set(Screen::Failed(failure)),
                Err(_) => return,
            }
            if !current() {
                return;
            }
        }
        if place.route == Route::Search {
            return self.look(place, step).await;
        }
        if !place.route.is_feed() {
            match loaded(&place.route, &loader).await {
                _ if !current() => {}
                Ok(screen) => self.screen.set(screen),
                Err(failure) if is_missing(&failure) => self.lost(&place.route),
                Err(failure) => self.screen.set(Screen::Failed(failure)),
            }
            return;
        }
        let (feed, query) = self.asked(place);
        let tell = |state: &FeedState| {
            if current() {
                self.feed.set(state.clone());
            }
            current()
        };
        let site = self.site.get_untracked();
        let topics = site.as_ref().map_or(&[][..], |site| site.topics.as_slice());
        let state = feed.answer(query, &loader, (&self.engine.get_value(), topics), current, tell).await;
        if current() {
            // Without a single file there is no such topic or month.
            let missing = state.count == 0 && state.failure.as_ref().is_some_and(is_missing);
            self.feed.set(state);
            match missing {
                true => self.lost(&place.route),
                false => self.enter(&place.route),
            }
        }
    }

    /// Answers what the search is asked at a place.
    async fn look(self, place: &Place, step: u32) {
        let (engine, query) = (self.engine.get_value(), FeedQuery::parse(&place.query));
        let current = move || self.step.get_value() == step;
        // With it the years are known that there is something to find from.
        if let Ok(index) = engine.index().await
            && current()
        {
            self.search.update(|state| state.years = years(&index));
        }
        if current() && self.screen.with_untracked(|screen| !matches!(screen, Screen::Search)) {
            self.search.update(|state| state.query.clone_from(&query));
            self.screen.set(Screen::Search);
        }
        let site = self.site.get_untracked();
        let topics = site.as_ref().map_or(&[][..], |site| site.topics.as_slice());
        let enough = HITS * (1 + query.further);
        let tell = |state: &SearchState| self.search.set(state.clone());
        let state = engine.answer(&query, enough, topics, current, tell).await;
        if current() {
            self.search.set(state);
        }
    }

    /// Whether enough is known of the site to show a page: feeds and the search name topics to choose from.
    fn knows_enough(self, route: &Route) -> bool {
        let topics = route.is_feed() || *route == Route::Search;
        self.site.with_untracked(|site| site.as_ref().is_some_and(|site| !topics || site.is_whole()))
    }

    /// Whether a place is another page than the one in view.
    pub(super) fn is_elsewhere(self, place: &Place) -> bool {
        self.place.with_untracked(|now| now.route != place.route || now.query != place.query)
    }

    /// Fetches the one file that a page takes, if one is enough, so that it is here when it is asked for.
    pub(super) async fn fetch_ahead(self, place: &Place) {
        let loader = self.loader.get_value();
        if place.route == Route::Search {
            let _ = self.engine.get_value().index().await;
            return;
        }
        if !place.route.is_feed() {
            let _ = loaded(&place.route, &loader).await;
            return;
        }
        let query = FeedQuery::parse(&place.query);
        // Which file holds the oldest is not known before there is one.
        let page = query.page.or((!query.oldest_first()).then_some(PageName::Latest));
        if let (Some(feed), Some(page)) = (query.answered_by(&place.route), page) {
            let _ = loader.load::<FeedFile>(&EditionFile::Feed(&feed, page)).await;
        }
    }

    /// Gets the rest of the site, so that the way to the feed is short.
    fn complete(self) {
        if self.knows_enough(&Route::Feed) {
            return;
        }
        spawn_local(async move {
            if let Ok(site) = self.loader.get_value().load::<Site>(&EditionFile::Site).await {
                self.take_site(site);
            }
        });
    }

    /// What a feed is asked at a place. The question is noted for the way back to it.
    fn asked(self, place: &Place) -> (Feed, FeedQuery) {
        let query = FeedQuery::parse(&place.query);
        if place.route == Route::Feed {
            self.feed_query.set_value(query.to_query());
        }
        let all = self.site.with_untracked(|site| site.as_ref().map_or(0, |site| site.insights));
        (Feed { route: place.route.clone(), all, last: self.counted.get_value() }, query)
    }

    /// Nothing has this address.
    fn lost(self, route: &Route) {
        self.screen.set(Screen::NotFound(self.links.with_value(|links| links.to(route))));
    }

    /// Puts a feed in view; if it is there already it only follows its state, and keeps focus and fields.
    fn enter(self, route: &Route) {
        let name = self.feed.with_untracked(|state| {
            let by = state.query.answered_by(route);
            if state.failure.is_none() {
                self.counted.set_value(Some((by.unwrap_or_else(|| route.clone()), state.count)));
            }
            route.feed_name(&state.cards)
        });
        let there = |now: &Screen| matches!(now, Screen::Feed(now, _) if now == route);
        if !self.screen.with_untracked(there) {
            self.screen.set(Screen::Feed(route.clone(), name));
        }
    }

    /// The title of the feed in view; the front page is called as the site is.
    fn feed_title(self, route: &Route, name: &str) -> Option<String> {
        self.feed.with_untracked(|state| {
            let by = state.query.answered_by(route).unwrap_or_else(|| route.clone());
            let name = if by == *route { name.to_owned() } else { by.feed_name(&state.cards) };
            match state.query.page {
                Some(PageName::Sealed(page)) => Some(format!("{name}, page {page}")),
                _ => (by != Route::Feed).then_some(name),
            }
        })
    }

    fn title(self) {
        let name = self
            .site
            .with_untracked(|site| site.as_ref().map_or("Sightline".to_owned(), |site| site.name.clone()));
        let title = self.screen.with_untracked(|screen| match screen {
            Screen::Feed(route, name) => self.feed_title(route, name),
            Screen::Insight(insight) => Some(insight.card.title.clone()),
            Screen::Topics(_) => Some("Topics".into()),
            Screen::Archive(_) => Some("Archive".into()),
            Screen::Search => Some("Search insights".into()),
            Screen::Keys(_) => Some("Figures".into()),
            Screen::History(history) => Some(history.latest.label.clone()),
            Screen::Corrections(..) => Some("Corrections".into()),
            Screen::Saved => Some("Saved".into()),
            Screen::NotFound(_) => Some("Not found".into()),
            Screen::Failed(_) => Some("Could not be loaded".into()),
        });
        document().set_title(&title.map_or_else(|| name.clone(), |title| format!("{title} · {name}")));
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
            theme: self.device.theme,
        }
    }
}

/// A page other than a feed, if all it takes is here already.
fn kept(route: &Route, loader: &Loader) -> Option<Screen> {
    match route {
        Route::Insight(slug) => loader.kept(&EditionFile::Insight(slug)).map(Screen::Insight),
        Route::Topics(page) => loader.kept(&EditionFile::Topics(*page)).map(Screen::Topics),
        Route::Archive => loader.kept(&EditionFile::Archive).map(Screen::Archive),
        Route::Search => Some(Screen::Search),
        Route::Figures(page) => loader.kept(&EditionFile::Keys(*page)).map(Screen::Keys),
        Route::Figure(key) => loader.kept(&EditionFile::History(key)).map(Screen::History),
        Route::Corrections(page) => {
            let file = loader.kept(&EditionFile::Corrections(*page));
            file.map(|file| Screen::Corrections(route.clone(), file))
        }
        Route::Saved => Some(Screen::Saved),
        Route::NotFound(path) => Some(Screen::NotFound(path.clone())),
        // A feed; those are answered elsewhere.
        _ => None,
    }
}

/// A page other than a feed, with what it takes.
async fn loaded(route: &Route, loader: &Loader) -> Result<Screen, Failure> {
    match route {
        Route::Insight(slug) => loader.load(&EditionFile::Insight(slug)).await.map(Screen::Insight),
        Route::Topics(page) => loader.load(&EditionFile::Topics(*page)).await.map(Screen::Topics),
        Route::Archive => loader.load(&EditionFile::Archive).await.map(Screen::Archive),
        Route::Search => Ok(Screen::Search),
        Route::Figures(page) => loader.load(&EditionFile::Keys(*page)).await.map(Screen::Keys),
        Route::Figure(key) => loader.load(&EditionFile::History(key)).await.map(Screen::History),
        Route::Corrections(page) => {
            let file = loader.load(&EditionFile::Corrections(*page)).await;
            file.map(|file| Screen::Corrections(route.clone(), file))
        }
        Route::Saved => Ok(Screen::Saved),
        route => Ok(Screen::NotFound(route.to_string())),
    }
}

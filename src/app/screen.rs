//! What is in view, and how it gets there: data first, then the view, all at once.

use super::feed::{Feed, is_missing};
use super::history::{self, Place, Stand};
use super::loading::Loader;
use super::{browser, clock, share, theme};
use crate::model::{FeedQuery, Insight, Links, Page, PageData, Route, Site, Stamp, Topic};
use crate::views::{
    Failure, FeedState, Frame, Go, Host, Theme, failed, feed_head, feed_view, frame, insight_view, not_found,
    topics_view,
};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlAnchorElement, MouseEvent};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is in view.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// A feed; its state stands beside, since it changes while it is in view.
    Feed(Route, Option<Topic>),
    /// An insight.
    Insight(Arc<Insight>),
    /// All topics.
    Topics,
    /// Nothing has this address.
    NotFound(String),
    /// It could not be loaded.
    Failed(Failure),
}

/// The app's state. Everything a reader could link to stands in the address; this is what follows from it.
#[derive(Clone, Copy)]
pub struct App {
    links: StoredValue<Links>,
    loader: StoredValue<Loader, LocalStorage>,
    site: RwSignal<Option<Site>>,
    place: RwSignal<Place>,
    screen: RwSignal<Screen>,
    feed: RwSignal<FeedState>,
    feed_query: StoredValue<String>,
    loading: RwSignal<bool>,
    now: RwSignal<Stamp>,
    theme: RwSignal<Theme>,
    /// Counts steps, so that an answer that comes late is not taken for the last one.
    step: StoredValue<u32>,
}

impl App {
    /// An app that has loaded nothing.
    pub fn new(links: Links) -> Self {
        let place = Place::current(&links);
        let feed = Feed { topic: None, count: 0 };
        Self {
            loader: StoredValue::new_local(Loader::new(links.clone())),
            links: StoredValue::new(links),
            site: RwSignal::new(None),
            place: RwSignal::new(place),
            screen: RwSignal::new(Screen::Topics),
            feed: RwSignal::new(feed.asked(FeedQuery::default())),
            feed_query: StoredValue::new(String::new()),
            loading: RwSignal::new(false),
            now: clock::now(),
            theme: theme::theme(),
            step: StoredValue::new(0),
        }
    }

    /// Takes what the page was published with, so that the first view asks for nothing more.
    pub fn take(self, data: PageData) {
        let route = self.place.with_untracked(|place| place.route.clone());
        let loader = self.loader.get_value();
        self.site.set(Some(data.site));
        match (route, data.page) {
            (Route::Insight(slug), Page::Insight(insight)) if insight.card.slug == slug => {
                loader.keep_insight(*insight)
            }
            (Route::Topic(topic), Page::Feed(file)) => loader.keep_feed(Some(&topic), file),
            (Route::Feed, Page::Feed(file)) => loader.keep_feed(None, file),
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

    /// Starts to answer clicks and the browser's own buttons.
    pub fn listen(self) {
        let back_to = history::remembered();
        history::take_over();
        if let Some(y) = back_to.filter(|y| *y > 0.0) {
            browser().scroll_to_with_x_and_y(0.0, y);
        }
        let _ = window_event_listener(ev::click, move |event| self.clicked(&event));
        let _ = window_event_listener(ev::popstate, move |_| {
            let place = self.links.with_value(Place::current);
            let y = history::remembered().unwrap_or(0.0);
            self.show(place, Stand::Back(y));
        });
        let _ = window_event_listener(ev::pagehide, |_| history::remember());
    }

    /// Goes somewhere.
    pub fn go(self, route: Route, query: String, fragment: String, step: bool) {
        let place = Place { route, query, fragment };
        let from = self.place.get_untracked();
        let from_feed = matches!(from.route, Route::Feed | Route::Topic(_));
        self.links.with_value(|links| history::write(&place, links, step, from_feed));
        let stand = if from.route == place.route && place.fragment.is_empty() && !step {
            Stand::Still
        } else {
            Stand::Top
        };
        self.show(place, stand);
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

    fn reload(self, place: Place, stand: Stand) {
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
        let fragment = place.fragment.clone();
        // Views follow their data before the next frame; then there is something to stand on.
        request_animation_frame(move || history::stand(&stand, &fragment));
    }

    /// Shows a page whose data is here already. Says whether it was.
    fn at_once(self, place: &Place) -> bool {
        let loader = self.loader.get_value();
        if self.site.with_untracked(Option::is_none) {
            return false;
        }
        match &place.route {
            Route::Insight(slug) => match loader.kept_insight(slug) {
                Some(insight) => self.screen.set(Screen::Insight(insight)),
                None => return false,
            },
            Route::Topics => self.screen.set(Screen::Topics),
            Route::NotFound(path) => self.screen.set(Screen::NotFound(path.clone())),
            Route::Feed | Route::Topic(_) => {
                let query = FeedQuery::parse(&place.query);
                let Some((feed, screen)) = self.feed_of(&place.route) else {
                    self.screen.set(Screen::NotFound(self.links.with_value(|links| links.to(&place.route))));
                    return true;
                };
                self.feed_query.set_value(query.to_query());
                let known = feed.known(&query, &loader);
                let here = known.is_some();
                // The question stands in its fields at once, even where the answer takes longer.
                self.feed.update(|state| match known {
                    Some(known) => *state = known,
                    None => (state.query, state.loading) = (query, true),
                });
                if !here {
                    return false;
                }
                self.enter(screen);
            }
        }
        true
    }

    /// Shows a page after loading what it needs. `step` says whose answer it is.
    async fn load(self, place: &Place, step: u32) {
        let loader = self.loader.get_value();
        let current = move || self.step.get_value() == step;
        if self.site.with_untracked(Option::is_none) {
            match loader.site().await {
                Ok(site) => self.site.set(Some(site)),
                Err(failure) => return self.screen.set(Screen::Failed(failure)),
            }
        }
        match &place.route {
            Route::Insight(slug) => {
                let loaded = loader.insight(slug).await;
                if current() {
                    self.screen.set(match loaded {
                        Ok(insight) => Screen::Insight(insight),
                        Err(failure) if is_missing(&failure) => {
                            Screen::NotFound(self.links.with_value(|links| links.to(&place.route)))
                        }
                        Err(failure) => Screen::Failed(failure),
                    });
                }
            }
            Route::Feed | Route::Topic(_) => {
                let Some((feed, screen)) = self.feed_of(&place.route) else {
                    return self
                        .screen
                        .set(Screen::NotFound(self.links.with_value(|links| links.to(&place.route))));
                };
                let query = FeedQuery::parse(&place.query);
                self.feed_query.set_value(query.to_query());
                let tell = |state: &FeedState| {
                    if current() {
                        self.feed.set(state.clone());
                    }
                };
                let state = feed.answer(query, &loader, tell).await;
                if current() {
                    self.feed.set(state);
                    self.enter(screen);
                }
            }
            Route::Topics | Route::NotFound(_) => {
                self.at_once(place);
            }
        }
    }

    /// Puts a feed in view; if it is there already it only follows its state, and keeps focus and fields.
    fn enter(self, screen: Screen) {
        if self.screen.with_untracked(|now| *now != screen) {
            self.screen.set(screen);
        }
    }

    /// The feed behind a page, if the site knows it.
    fn feed_of(self, route: &Route) -> Option<(Feed, Screen)> {
        self.site.with_untracked(|site| {
            let site = site.as_ref()?;
            match route {
                Route::Topic(slug) => {
                    let entry = site.topics.iter().find(|entry| entry.topic.slug == *slug)?;
                    let feed = Feed { topic: Some(slug.clone()), count: entry.count };
                    Some((feed, Screen::Feed(route.clone(), Some(entry.topic.clone()))))
                }
                _ => Some((Feed { topic: None, count: site.insights }, Screen::Feed(route.clone(), None))),
            }
        })
    }

    fn title(self) {
        let name = self
            .site
            .with_untracked(|site| site.as_ref().map_or("Sightline".to_owned(), |site| site.name.clone()));
        let title = self.screen.with_untracked(|screen| match screen {
            Screen::Feed(_, None) => None,
            Screen::Feed(_, Some(topic)) => Some(topic.name.clone()),
            Screen::Insight(insight) => Some(insight.card.title.clone()),
            Screen::Topics => Some("Topics".into()),
            Screen::NotFound(_) => Some("Not found".into()),
            Screen::Failed(_) => Some("Could not be loaded".into()),
        });
        document().set_title(&title.map_or_else(|| name.clone(), |title| format!("{title} · {name}")));
    }

    /// Follows a link within the site without leaving the page.
    fn clicked(self, event: &MouseEvent) {
        let plain = event.button() == 0
            && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let elsewhere = !link.target().is_empty() || link.has_attribute("download");
        let same_site = link.origin() == browser().location().origin().unwrap_or_default();
        if !plain || event.default_prevented() || elsewhere || !same_site {
            return;
        }
        let route = self.links.with_value(|links| Route::parse(&link.pathname(), links));
        let query = link.search().trim_start_matches('?').to_owned();
        let fragment = link.hash().trim_start_matches('#').to_owned();
        let here = self.place.with_untracked(|place| place.route == route && place.query == query);
        // A fragment of this page is the browser's; what is no page of ours is a file.
        if matches!(route, Route::NotFound(_)) || (here && !fragment.is_empty() && fragment != "filter") {
            return;
        }
        event.prevent_default();
        if link.has_attribute("data-back")
            && history::came_from_feed()
            && let Ok(history) = browser().history()
        {
            let _ = history.back();
            return;
        }
        self.go(route, query, fragment, true);
    }

    fn host(self) -> Host {
        Host {
            go: Callback::new(move |to: Go| self.go(to.route, to.query, String::new(), to.step)),
            copy: Callback::new(|(text, done): (String, Callback<bool>)| share::copy(text, done)),
            share: Callback::new(|(title, done): (String, Callback<crate::views::Shared>)| {
                share::share(&title, done)
            }),
            retry: Callback::new(move |()| self.reload(self.place.get_untracked(), Stand::Top)),
            theme: self.theme,
        }
    }
}

/// The frame, and in it whatever is in view.
#[component]
pub fn Screens(
    /// The app.
    app: App,
) -> impl IntoView {
    provide_context(app.links.get_value());
    provide_context(app.host());
    theme::keep(app.theme);
    let told = Frame {
        site: app.site.into(),
        route: Signal::derive(move || app.place.with(|place| place.route.clone())),
        now: Signal::derive(move || Some(app.now.get())),
        local: Some(clock::local),
        loading: app.loading.into(),
    };
    frame(told, move || {
        app.screen.with(|screen| match screen {
            Screen::Insight(insight) => insight_view(insight, &app.feed_query.get_value()),
            Screen::NotFound(path) => not_found(Some(path)),
            Screen::Failed(failure) => failed(failure),
            Screen::Topics => app.site.with(|site| site.as_ref().map(topics_view)).into(),
            Screen::Feed(route, topic) => {
                let head = feed_head(topic.as_ref());
                let feed = |site: &Site| feed_view(site, route, app.feed.into(), head);
                app.site.with_untracked(|site| site.as_ref().map(feed)).into()
            }
        })
    })
}

//! The frame, and in it whatever is in view.

use super::device::clock;
use super::dom::{self, browser};
use super::navigation::ScrollTarget;
use super::reader::saving;
use super::state::{App, InView};
use super::ui::share;
use super::updates;
use crate::views::{
    Clock, FrameState, Host, Html, Navigate, PageContext, Palette, ReaderContext, Shared, failed, frame,
    page_view,
};
use leptos::prelude::*;

/// The frame, and in it whatever is in view.
#[component]
pub fn Root(
    /// The app.
    app: App,
) -> impl IntoView {
    provide_context(app.links.get_value());
    provide_context(app.host());
    provide_context(Clock(app.now));
    provide_context(ReaderContext(app.device.profile));
    provide_context(Palette(app.palette));
    let shown = FrameState {
        site: app.site,
        route: Callback::new(move |()| app.location.with(|location| location.route.clone())),
        now: app.now,
        local: Some(clock::local),
        edition: app.edition,
        newest: app.newest,
        unreached: app.unreached,
        loading: app.loading,
        slow: app.slow,
        address: Some(|| browser().location().href().unwrap_or_default()),
    };
    frame(shown, move || {
        app.in_view.with(|view| match view {
            None => Html::Many(Vec::new()),
            Some(InView { page: Err(failure), .. }) => failed(failure),
            Some(InView { route, page: Ok(page) }) => app.site.with_untracked(|site| {
                let (site, feed_query) = (site.as_deref(), &app.feed_query.get_value());
                page_view(page, &PageContext { site, route, feed: app.feed, search: app.search, feed_query })
            }),
        })
    })
}

impl App {
    /// What views may ask of the app.
    fn host(self) -> Host {
        Host {
            go: Callback::new(move |to: Navigate| self.navigate(to)),
            copy: Callback::new(|(text, done): (String, Callback<bool>)| share::copy(text, done)),
            share: Callback::new(|(title, done): (String, Callback<Shared>)| share::share(&title, done)),
            retry: Callback::new(move |()| self.reload(self.location.get_untracked(), ScrollTarget::Top)),
            save: Callback::new(move |(slug, done): (String, Callback<bool>)| {
                saving::toggle(self, &slug, Some(done));
            }),
            bring: Callback::new(move |()| updates::bring(self)),
            help: Callback::new(move |open| dom::modal(dom::HELP, open)),
            palette: Callback::new(move |action| self.palette(action)),
            theme: self.device.theme,
        }
    }
}

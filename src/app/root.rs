//! What the app shows: the frame, and in it whatever is in view.

use super::device::clock;
use super::dom::{self, browser};
use super::navigation::ScrollTarget;
use super::reader::saving;
use super::state::{App, InView};
use super::stylesheet;
use super::ui::{download, picture, share};
use super::updates;
use crate::model::Stamp;
use crate::views::{
    Clock, FrameState, Host, Html, Navigate, PageContext, Palette, ReaderContext, Shared, failed, frame,
    host, overlays as overlay_views, page_view,
};
use leptos::prelude::*;

/// Tells views whom they may ask.
pub fn provide(app: App) {
    provide_context(app.links.get_value());
    provide_context(app.host());
    provide_context(Clock(app.now));
    provide_context(ReaderContext(app.device.profile));
}

/// What is published: the frame, and in it whatever is in view.
pub fn view(app: App) -> Html {
    let shown = FrameState {
        site: app.site,
        route: Callback::new(move |()| app.location.with(|location| location.route.clone())),
        now: app.now,
        local: Some(own_time),
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
                let (feed, search, compare) = (app.feed, app.search, app.compare);
                page_view(page, &PageContext { site, route, feed, search, compare, feed_query })
            }),
        })
    })
}

/// A moment in the reader's own time, which lies over the page.
fn own_time(stamp: Stamp) -> String {
    stylesheet::soon();
    clock::local(stamp)
}

/// What only the app has.
pub fn overlays(app: App) -> Html {
    host().map(|host| overlay_views(host, ReaderContext(app.device.profile), Palette(app.palette))).into()
}

impl App {
    /// What views may ask of the app.
    fn host(self) -> Host {
        Host {
            go: Callback::new(move |to: Navigate| self.navigate(to)),
            query: Callback::new(move |()| self.location.with_untracked(|location| location.query.clone())),
            note: Callback::new(move |query| self.note(query)),
            style: Callback::new(|()| stylesheet::soon()),
            download: Callback::new(|(name, text): (String, String)| download::save(&name, &text)),
            copy: Callback::new(|(text, done): (String, Callback<bool>)| share::copy(text, done)),
            share: Callback::new(|(title, done): (String, Callback<Shared>)| share::share(&title, done)),
            find: Callback::new(move |metrics| self.find_subjects(metrics)),
            retry: Callback::new(move |()| self.reload(self.location.get_untracked(), ScrollTarget::Top)),
            save: Callback::new(move |(slug, done): (String, Callback<bool>)| {
                saving::toggle(self, &slug, Some(done));
            }),
            picture: Callback::new(|(address, done): (String, Callback<bool>)| picture::save(address, done)),
            bring: Callback::new(move |()| updates::bring(self)),
            help: Callback::new(move |open| dom::modal(dom::HELP, open)),
            palette: Callback::new(move |action| self.palette(action)),
            theme: self.device.theme,
        }
    }
}

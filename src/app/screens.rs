//! The frame, and in it whatever is in view.

use super::clock;
use super::screen::{App, Screen};
use crate::model::Site;
use crate::views::{
    Clock, Frame, Palette, Reader, archive_view, corrections_view, failed, feed_head, feed_view, frame,
    history_view, insight_view, key_list, not_found, saved_view, search_view, topics_view,
};
use leptos::prelude::*;

/// The frame, and in it whatever is in view.
#[component]
pub fn Screens(
    /// The app.
    app: App,
) -> impl IntoView {
    provide_context(app.links.get_value());
    provide_context(app.host());
    let now = Signal::derive(move || Some(app.now.get()));
    provide_context(Clock(now));
    provide_context(Reader(app.device.known));
    provide_context(Palette(app.palette));
    let told = Frame {
        site: app.site.into(),
        route: Signal::derive(move || app.place.with(|place| place.route.clone())),
        now,
        local: Some(clock::local),
        edition: app.edition.into(),
        newest: app.newest.into(),
        unreached: app.unreached.into(),
        loading: app.loading.into(),
    };
    frame(told, move || {
        app.screen.with(|screen| match screen {
            Screen::Insight(insight) => insight_view(insight, &app.feed_query.get_value()),
            Screen::NotFound(path) => not_found(Some(path)),
            Screen::Failed(failure) => failed(failure),
            Screen::Keys(list) => key_list(list),
            Screen::History(history) => history_view(history),
            Screen::Corrections(route, file) => corrections_view(route, file),
            Screen::Saved => saved_view(),
            Screen::Topics(list) => topics_view(list),
            Screen::Archive(archive) => archive_view(archive),
            Screen::Search => {
                let search = |site: &Site| search_view(site, app.search.into());
                app.site.with_untracked(|site| site.as_deref().map(search)).into()
            }
            Screen::Feed(route, name) => {
                let head = feed_head(route, name);
                let feed = |site: &Site| feed_view(site, route, app.feed.into(), head);
                app.site.with_untracked(|site| site.as_deref().map(feed)).into()
            }
        })
    })
}

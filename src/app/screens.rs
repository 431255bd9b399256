//! The frame, and in it whatever is in view.

use super::screen::{App, Screen};
use super::{browser, clock};
use crate::model::Site;
use crate::views::{
    Clock, Frame, Html, Palette, Reader, archive_view, corrections_view, failed, feed_head, feed_view, frame,
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
    provide_context(Clock(app.now));
    provide_context(Reader(app.device.known));
    provide_context(Palette(app.palette));
    let told = Frame {
        site: app.site,
        route: Callback::new(move |()| app.place.with(|place| place.route.clone())),
        now: app.now,
        local: Some(clock::local),
        edition: app.edition,
        newest: app.newest,
        unreached: app.unreached,
        loading: app.loading,
        slow: app.slow,
        address: Some(|| browser().location().href().unwrap_or_default()),
    };
    frame(told, move || {
        app.screen.with(|screen| match screen {
            None => Html::Many(Vec::new()),
            Some(Screen::Insight(insight)) => insight_view(insight, &app.feed_query.get_value()),
            Some(Screen::NotFound(path)) => not_found(Some(path)),
            Some(Screen::Failed(failure)) => failed(failure),
            Some(Screen::Keys(list)) => key_list(list),
            Some(Screen::History(history)) => history_view(history),
            Some(Screen::Corrections(route, file)) => corrections_view(route, file),
            Some(Screen::Saved) => saved_view(),
            Some(Screen::Topics(list)) => topics_view(list),
            Some(Screen::Archive(archive)) => archive_view(archive),
            Some(Screen::Search) => {
                let search = |site: &Site| search_view(site, app.search);
                app.site.with_untracked(|site| site.as_deref().map(search)).into()
            }
            Some(Screen::Feed(route, name)) => {
                let head = feed_head(route, name);
                let feed = |site: &Site| feed_view(site, route, app.feed, head);
                app.site.with_untracked(|site| site.as_deref().map(feed)).into()
            }
        })
    })
}

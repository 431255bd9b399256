//! Whether there is a newer edition than the one in view: asked for politely, brought when the reader says so.

use super::device::clock;
use super::dom::{is_visible, saves_data};
use super::location::Location;
use super::navigation::{ScrollTarget, history};
use super::search::Engine;
use super::state::App;
use super::stylesheet;
use super::task::spawn;
use crate::model::{EditionFile, EditionInfo, Route, Site, Stamp, Watch};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

struct Watcher {
    app: App,
    watch: RefCell<Watch>,
    timer: Cell<Option<TimeoutHandle>>,
}

/// Asks from time to time while the page can be seen; who saves data is not asked for that. Which edition is in view is
/// asked at once, where the page does not say it.
pub fn watch(app: App) {
    if app.edition.with_untracked(Option::is_none) {
        spawn(async move {
            if let Ok(edition) = app.files.get_value().fetch_fresh(&EditionFile::Info).await {
                app.take_edition(edition);
            }
        });
    }
    if saves_data() {
        return;
    }
    let watch = RefCell::new(Watch::new(clock::read()));
    let watcher = Rc::new(Watcher { app, watch, timer: Cell::new(None) });
    arm(&watcher);
    // A timer stands still in a tab that nobody sees; what is due by then is asked at once when it is seen again.
    for event in ["visibilitychange", "online"] {
        let watcher = watcher.clone();
        let _ = window_event_listener_untyped(event, move |event| {
            let back = event.type_() == "online" && watcher.watch.borrow_mut().back(clock::read());
            if back && is_visible() { ask(&watcher) } else { arm(&watcher) }
        });
    }
}

/// Sets the clock for the next question.
fn arm(watcher: &Rc<Watcher>) {
    if let Some(old) = watcher.timer.take() {
        old.clear();
    }
    if !is_visible() {
        return;
    }
    let wait = watcher.watch.borrow().due(next_run(watcher.app)).0 - clock::read().0;
    let wait = Duration::from_secs(u64::try_from(wait).unwrap_or(0));
    let next = watcher.clone();
    watcher.timer.set(set_timeout_with_handle(move || ask(&next), wait).ok());
}

/// When the pipeline runs next, as far as is known here.
fn next_run(app: App) -> Option<Stamp> {
    let edition = app.newest.get_untracked().or_else(|| app.edition.get_untracked())?;
    edition.schedule.as_ref().filter(|schedule| !schedule.paused).map(|schedule| schedule.next)
}

fn ask(watcher: &Rc<Watcher>) {
    // Noted as failed until it is answered: so a line that hangs is not asked over and over.
    watcher.watch.borrow_mut().answered(clock::read(), false);
    let watcher = watcher.clone();
    spawn(async move {
        let app = watcher.app;
        let answer = app.files.get_value().fetch_fresh::<EditionInfo>(&EditionFile::Info).await;
        watcher.watch.borrow_mut().answered(clock::read(), answer.is_ok());
        if let Ok(newest) = answer {
            let same =
                |seen: &Option<EditionInfo>| seen.as_ref().is_some_and(|seen| seen.built == newest.built);
            if app.edition.with_untracked(Option::is_none) {
                app.take_edition(newest);
            } else if !app.newest.with_untracked(same) {
                // The notice lies over the page, and would move it without them.
                let _ = stylesheet::needed().await;
                app.newest.set(Some(newest));
            }
        }
        arm(&watcher);
    });
}

/// Brings the newest edition, as it is by now: its site, and the feed from the top. What was kept of the old one is
/// dropped, but only once the new one is there.
pub fn bring(app: App) {
    app.loading.set(true);
    spawn(async move {
        let files = app.files.get_value().bypassing_http_cache();
        let edition = files.fetch_fresh::<EditionInfo>(&EditionFile::Info).await;
        let site = files.get::<Site>(&EditionFile::Site).await;
        app.loading.set(false);
        app.unreached.set(site.is_err() || edition.is_err());
        let (Ok(site), Ok(edition)) = (site, edition) else { return };
        // The index is of the old edition, too, and parts of it may be gone.
        app.engine.set_value(Engine::new(app.links.get_value(), files.clone()));
        app.files.set_value(files);
        let location = Location::of(Route::Feed);
        let there = app.location.with_untracked(|now| *now == location);
        app.links.with_value(|links| history::write(&location, links, !there, false));
        app.site.set(Some(site));
        app.take_edition(edition);
        app.location.set(location.clone());
        app.reload(location, ScrollTarget::Top);
    });
}

//! Fetches what a link leads to once a reader rests on it, by mouse or by keyboard, so that a click finds it here.

use super::clicks;
use crate::app::dom::saves_data;
use crate::app::location::Location;
use crate::app::state::App;
use crate::app::task::spawn;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// Who only passes over a link asks for nothing.
const REST: Duration = Duration::from_millis(65);

#[derive(Default)]
struct Ahead {
    timer: Option<TimeoutHandle>,
    /// What was asked for, whether it came or not.
    asked: Vec<Location>,
    /// Whether a file is under way: one at a time, so that the line stays free for what is clicked.
    busy: bool,
    /// What the reader has come to rest on meanwhile.
    next: Option<Location>,
}

/// Follows mouse and focus.
pub fn follow(app: App) {
    let ahead: Rc<RefCell<Ahead>> = Rc::default();
    let of_mouse = ahead.clone();
    let _ = window_event_listener(ev::pointerover, move |event| {
        // A finger touches what it scrolls.
        if event.pointer_type() == "mouse" {
            moved(app, &event, &of_mouse);
        }
    });
    let _ = window_event_listener(ev::focusin, move |event| moved(app, &event, &ahead));
}

fn moved(app: App, event: &Event, ahead: &Rc<RefCell<Ahead>>) {
    let link = clicks::link(event).map(|link| app.location_of(&link));
    let mut now = ahead.borrow_mut();
    now.next = None;
    if let Some(timer) = now.timer.take() {
        timer.clear();
    }
    let Some(location) = link.filter(|location| app.is_elsewhere(location)) else { return };
    let ahead = ahead.clone();
    now.timer = set_timeout_with_handle(move || rest(app, location, ahead), REST).ok();
}

fn rest(app: App, location: Location, ahead: Rc<RefCell<Ahead>>) {
    let mut now = ahead.borrow_mut();
    if now.busy {
        now.next = Some(location);
        return;
    }
    let asked = now.asked.iter().any(|asked| asked.route == location.route && asked.query == location.query);
    if !asked && !saves_data() {
        now.asked.push(location.clone());
        now.busy = true;
        drop(now);
        spawn(async move {
            app.fetch_ahead(&location).await;
            ahead.borrow_mut().busy = false;
            let next = ahead.borrow_mut().next.take();
            next.into_iter().for_each(|next| rest(app, next, ahead.clone()));
        });
    }
}

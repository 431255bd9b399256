//! Opens the panel of a figure that a mouse rests on, and closes it when the mouse has gone elsewhere. Everything
//! else about panels is the browser's own: buttons open them, Escape closes them and gives the focus back.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, PointerEvent};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// On a panel that a mouse has opened by resting: it says the first of what there is.
const BRIEF: &str = "data-brief";
/// A mouse that only passes opens nothing.
const REST: Duration = Duration::from_millis(250);
/// Time enough to move from the figure into its panel.
const LEAVE: Duration = Duration::from_millis(350);

#[derive(Default)]
struct Hover {
    /// The button whose panel the mouse opened.
    open: Option<HtmlElement>,
    /// The button the mouse rests on.
    over: Option<HtmlElement>,
    timer: Option<TimeoutHandle>,
}

/// Follows the mouse.
pub fn follow() {
    let hover: Rc<RefCell<Hover>> = Rc::default();
    let of_click = hover.clone();
    let _ = window_event_listener(ev::pointerover, move |event| moved(&event, &hover));
    let _ = window_event_listener(ev::click, move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let brief = pressed.as_ref().and_then(panel).filter(|panel| panel.has_attribute(BRIEF));
        if let Some(panel) = brief.filter(|_| event.is_trusted()) {
            // It is open already, and who presses wants all of it, and wants it to stay.
            event.prevent_default();
            of_click.borrow_mut().open = None;
            let _ = panel.remove_attribute(BRIEF);
        }
    });
}

fn moved(event: &PointerEvent, hover: &Rc<RefCell<Hover>>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|_| event.pointer_type() == "mouse") else { return };
    let button = target
        .closest(".figure button")
        .ok()
        .flatten()
        .and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let inside = target.closest(".panel").ok().flatten().is_some();
    let mut now = hover.borrow_mut();
    if let Some(timer) = now.timer.take() {
        timer.clear();
    }
    now.over.clone_from(&button);
    let next = hover.clone();
    let timer = match (&button, &now.open) {
        (Some(button), Some(open)) if button == open => None,
        (None, Some(_)) if inside => None,
        (Some(_), _) => set_timeout_with_handle(move || rest(&next), REST).ok(),
        (None, Some(_)) => set_timeout_with_handle(move || leave(&next), LEAVE).ok(),
        (None, None) => None,
    };
    now.timer = timer;
}

fn rest(hover: &RefCell<Hover>) {
    leave(hover);
    let button = hover.borrow().over.clone();
    if let Some(button) = button.filter(|button| !is_open(button)) {
        // A click, since it also says which of a figure's places the panel belongs to.
        button.click();
        panel(&button).iter().for_each(|panel| drop(panel.set_attribute(BRIEF, "")));
        hover.borrow_mut().open = Some(button);
    }
}

fn leave(hover: &RefCell<Hover>) {
    let open = hover.borrow_mut().open.take();
    if let Some(button) = open.filter(is_open) {
        button.click();
        panel(&button).iter().for_each(|panel| drop(panel.remove_attribute(BRIEF)));
    }
}

fn panel(button: &HtmlElement) -> Option<Element> {
    document().get_element_by_id(&button.get_attribute("popovertarget")?)
}

fn is_open(button: &HtmlElement) -> bool {
    panel(button).is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false))
}

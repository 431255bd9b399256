//! Taking over what is published: nodes that the same views have made already, elsewhere. They stay as they are, with all
//! that a reader has under way in them; what follows signals follows them from now on, and what listens listens.
//!
//! What follows nothing is not even looked at. So a page that a translator has rewritten stays translated where it is only
//! text, and taking over costs what a page does, and not what it says.

use super::build::{First, Keep, Part, fill, follow, parts, property, read, set};
use super::{Body, Change, Element, Html, LiveBody, Value};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, Event, EventInit, HtmlSelectElement};
use std::cell::RefCell;
use std::rc::Rc;

/// Has what is in an element replaced by what a function makes, so that a reader notices nothing.
type Replace = fn(&web_sys::Element, &mut dyn FnMut());

/// Fields that say something else than the signals they follow: their reader has used them already.
type Used = Rc<RefCell<Vec<web_sys::Element>>>;

/// What was published and is taken over. It is followed as long as this is kept.
#[derive(Default)]
pub struct Adoption {
    keep: Vec<Keep>,
    /// Elements whose content is one page, then another: each is taken over in a step of its own.
    pages: Vec<(web_sys::Element, LiveBody)>,
    used: Used,
}

impl Adoption {
    /// Takes over what stands in `root`, but for its pages. Nothing, if it is not what `html` says.
    pub fn of(root: &web_sys::Element, html: Html) -> Option<Self> {
        let mut adoption = Self::default();
        adoption.content(root, html).then_some(adoption)
    }

    /// Puts what `html` says in the place of what stands in `root`, whatever that is.
    pub fn anew(root: &web_sys::Element, html: Html) -> Self {
        let mut adoption = Self::default();
        let made = adoption.build(html);
        root.set_text_content(None);
        let _ = root.append_child(&made);
        adoption
    }

    /// Adds more at the end of `root`, which was not published.
    pub fn add(&mut self, root: &web_sys::Element, html: Html) {
        let made = self.build(html);
        let _ = root.append_child(&made);
    }

    fn build(&mut self, html: Html) -> web_sys::DocumentFragment {
        let made = document().create_document_fragment();
        fill(&made, html, true, &mut self.keep);
        made
    }

    /// Takes over the pages. One that is not what its view says is made anew, by `replace`.
    pub fn pages(&mut self, replace: Replace) {
        for (element, body) in std::mem::take(&mut self.pages) {
            let used = self.used.clone();
            let first: First = Box::new(move |element, html, body, keep| {
                if !Self::part(used, element, html, keep) {
                    replace(element, &mut || {
                        let Some(html) = body() else { return };
                        element.set_text_content(None);
                        fill(element, html, true, keep);
                    });
                }
            });
            self.keep.push(Keep::Body(follow(element, body, Change::Replace, first)));
        }
    }

    /// Takes over what stands in a part of a page, if it is what `html` says. Says whether it is.
    fn part(used: Used, element: &web_sys::Element, html: Html, keep: &mut Vec<Keep>) -> bool {
        let mut part = Self { used, ..Self::default() };
        let same = part.content(element, html);
        if same {
            keep.append(&mut part.keep);
        }
        same
    }

    /// Tells the app what was put into fields before it listened.
    pub fn tell(&self) {
        for field in self.used.take() {
            let kind = if field.has_type::<HtmlSelectElement>() { "change" } else { "input" };
            let bubbles = EventInit::new();
            bubbles.set_bubbles(true);
            if let Ok(event) = Event::new_with_event_init_dict(kind, &bubbles) {
                let _ = field.dispatch_event(&event);
            }
        }
    }

    /// Takes over an element's content. Says whether it is what `html` says.
    fn content(&mut self, parent: &web_sys::Element, html: Html) -> bool {
        if !html.is_alive() {
            return true;
        }
        let mut all = Vec::new();
        parts(html, &mut all);
        let mut next = parent.first_element_child();
        for part in all {
            let Part::Element(tag) = part else { continue };
            let Some((element, name)) = past_fonts(next) else { return false };
            next = element.next_element_sibling();
            let like = name == tag.name && (!tag.alive || tag.may_have_class(element.get_attribute("class")));
            if !like || (tag.alive && !self.element(&element, *tag)) {
                return false;
            }
        }
        past_fonts(next).is_none()
    }

    fn element(&mut self, element: &web_sys::Element, tag: Element) -> bool {
        match tag.body {
            Body::Fixed(children) => {
                if !self.content(element, Html::Many(children)) {
                    return false;
                }
            }
            Body::Live(body, Change::Replace) => self.pages.push((element.clone(), body)),
            Body::Live(body, change) => {
                let used = self.used.clone();
                // What follows the clock or the reader, of whom nobody knew anything when it was published, is mended.
                let settled = change == Change::Settled;
                let first: First = Box::new(move |element, html, body, keep| {
                    let mut html = Some(html);
                    if settled && Self::part(used, element, html.take().into(), keep) {
                        return;
                    }
                    if let Some(html) = html.or_else(body) {
                        fill(element, html, false, keep);
                    }
                });
                self.keep.push(Keep::Body(follow(element.clone(), body, Change::Mend, first)));
            }
        }
        for (name, value) in tag.attributes {
            match value {
                Value::Fixed(_) => {}
                Value::Property(value) => {
                    let used = read(element, name) != Some(untrack(&value).unwrap_or_default());
                    if used {
                        self.used.borrow_mut().push(element.clone());
                    }
                    self.keep.push(property(element.clone(), name, value, used));
                }
                value => set(element, name, value, &mut self.keep),
            }
        }
        true
    }
}

/// The next element that is not one of a translator's own, which it puts around texts; and its name.
fn past_fonts(mut next: Option<web_sys::Element>) -> Option<(web_sys::Element, String)> {
    loop {
        let element = next?;
        let name = element.local_name();
        if name != "font" {
            return Some((element, name));
        }
        next = element.next_element_sibling();
    }
}

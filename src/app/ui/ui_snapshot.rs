//! What a reader has under way in what was published, where it cannot be taken over as it is: carried over as the app's view
//! takes its place, so that nobody notices.
//!
//! Both are made by the same views, so a place in the one is the same place in the other. Where translators or
//! extensions have changed the page, the counterpart is what is alike and alone in that; what has none is let go.

use crate::app::dom::{all, browser};
use crate::app::navigation::focus;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, Node, Selection,
};

/// What the loader has marked.
const PRESSED: &str = "[data-pressed]";

/// An element, by its place among its siblings, from the outermost in.
#[derive(Debug)]
struct ElementPath {
    indices: Vec<u32>,
    like: Likeness,
}

/// What has to be alike for two elements to be the same to a reader.
#[derive(Debug, PartialEq)]
struct Likeness {
    tag: String,
    name: Option<String>,
    address: Option<String>,
    text: String,
}

/// A place in text: so many UTF-16 units into an element's words.
#[derive(Debug)]
struct TextPosition {
    path: ElementPath,
    at: u32,
}

/// What a reader has under way.
#[derive(Debug, Default)]
pub struct UiSnapshot {
    focus: Option<ElementPath>,
    selection: Option<(TextPosition, TextPosition)>,
    /// The panel that is open, by its id, and the button it belongs to.
    panel: Option<(String, Option<ElementPath>)>,
    /// What was scrolled: how far to the side, and down.
    scrolled: Vec<(ElementPath, i32, i32)>,
    fields: Vec<Field>,
    /// What was pressed before anything listened, and its turn.
    pressed: Vec<(ElementPath, String)>,
    /// What stands at the top of the window, and how far below its edge.
    top: Option<(ElementPath, f64)>,
}

/// A field with something in it.
#[derive(Debug)]
struct Field {
    path: ElementPath,
    value: String,
    /// What of it is selected; in a field to type in.
    caret: Option<(u32, u32)>,
}

impl UiSnapshot {
    /// What is under way in `root`.
    pub fn of(root: &Element) -> Self {
        let focused = document().active_element().filter(|element| root.contains(Some(element)));
        let path = |element: &Element| ElementPath::of(element, root);
        let focus = focused.as_ref().and_then(path);
        let panel = root.query_selector(".panel:popover-open").ok().flatten().map(|panel| {
            let opener = focused.filter(|element| element.get_attribute("popovertarget") == Some(panel.id()));
            (panel.id(), opener.as_ref().and_then(path))
        });
        let scrolled = all(root, ".scroll, pre, .panel").into_iter();
        let scrolled = scrolled.map(|element| (path(&element), element.scroll_left(), element.scroll_top()));
        Self {
            focus,
            selection: selection().and_then(|selection| selected(&selection, root)),
            panel,
            scrolled: scrolled
                .filter(|(_, x, y)| *x != 0 || *y != 0)
                .filter_map(|(path, x, y)| Some((path?, x, y)))
                .collect(),
            fields: all(root, "input, select").iter().filter_map(|field| Field::of(field, root)).collect(),
            pressed: all(root, PRESSED)
                .iter()
                .filter_map(|button| Some((path(button)?, button.get_attribute("data-pressed")?)))
                .collect(),
            top: topmost(root).and_then(|element| Some((path(&element)?, top(&element)))),
        }
    }

    /// Goes on with it in `root`, which has taken the place of what it was taken from.
    pub fn restore(self, root: &Element) {
        // The reader's clock may have brought a line or two above what is read.
        if let Some((path, before)) = self.top
            && let Some(element) = path.find(root)
        {
            browser().scroll_by_with_x_and_y(0.0, top(&element) - before);
        }
        for (path, x, y) in self.scrolled {
            if let Some(element) = path.find(root) {
                element.set_scroll_left(x);
                element.set_scroll_top(y);
            }
        }
        if let Some(element) = self.focus.and_then(|path| path.find(root)) {
            focus::put(&element);
        }
        self.fields.into_iter().for_each(|field| field.fill(root));
        if let (Some((from, to)), Some(selection)) = (self.selection, selection())
            && let (Some((a, a_at)), Some((b, b_at))) = (from.find(root), to.find(root))
        {
            let _ = selection.set_base_and_extent(&a, a_at, &b, b_at);
        }
        for (path, turn) in self.pressed {
            if let Some(button) = path.find(root) {
                let _ = button.set_attribute("data-pressed", &turn);
            }
        }
        if let Some((id, opener)) = self.panel {
            let opener = opener.and_then(|path| path.find(root));
            let any = || root.query_selector(&format!("[popovertarget=\"{id}\"]:not(.close)")).ok().flatten();
            // A click, since it also says which of a figure's places the panel belongs to.
            if let Some(opener) = opener.or_else(any).and_then(|opener| opener.dyn_into::<HtmlElement>().ok())
            {
                opener.click();
            }
        }
    }
}

impl ElementPath {
    fn of(element: &Element, root: &Element) -> Option<Self> {
        let (like, mut indices, mut here) = (Likeness::of(element), Vec::new(), element.clone());
        while here != *root {
            let mut before = 0;
            let mut sibling = here.previous_element_sibling();
            while let Some(one) = sibling {
                before += 1;
                sibling = one.previous_element_sibling();
            }
            indices.push(before);
            here = here.parent_element()?;
        }
        indices.reverse();
        Some(Self { indices, like })
    }

    /// The element in the same place; where another one stands there, the only one like it.
    fn find(&self, root: &Element) -> Option<Element> {
        let child = |here: Element, index: &u32| here.children().item(*index);
        let alike = |found: &Element| Likeness::of(found) == self.like;
        let there = self.indices.iter().try_fold(root.clone(), child).filter(alike);
        there.or_else(|| {
            let mut others = all(root, &self.like.tag).into_iter().filter(alike);
            others.next().filter(|_| others.next().is_none())
        })
    }
}

impl Likeness {
    fn of(element: &Element) -> Self {
        let attribute = |name| element.get_attribute(name);
        Self {
            tag: element.tag_name(),
            name: attribute("name").or_else(|| attribute("popovertarget")),
            address: attribute("href"),
            text: element.text_content().unwrap_or_default(),
        }
    }
}

impl TextPosition {
    fn of(node: &Node, offset: u32, root: &Element) -> Option<Self> {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let before = document().create_range().ok()?;
        before.set_start(&element, 0).ok()?;
        before.set_end(node, offset).ok()?;
        Some(Self { path: ElementPath::of(&element, root)?, at: before.to_string().length() })
    }

    fn find(&self, root: &Element) -> Option<(Node, u32)> {
        let element = self.path.find(root)?;
        let mut left = self.at;
        text_at(&element, &mut left)
    }
}

/// The piece of text that `left` units lead to, and how far into it.
fn text_at(node: &Node, left: &mut u32) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let length = js_sys::JsString::from(node.text_content().unwrap_or_default()).length();
        if *left <= length {
            return Some((node.clone(), *left));
        }
        *left -= length;
    }
    let children = node.child_nodes();
    (0..children.length()).find_map(|index| text_at(&children.item(index)?, left))
}

/// The first piece of text in the window, unless the page is read from its top.
fn topmost(root: &Element) -> Option<Element> {
    let below = |element: &Element| element.get_bounding_client_rect().bottom() > 0.0;
    let moved = browser().scroll_y().is_ok_and(|y| y > 0.0);
    moved.then(|| all(root, "main :is(h1, h2, h3, p, li, tr, figure)").into_iter().find(below)).flatten()
}

/// How far below the window's edge an element begins.
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn selection() -> Option<Selection> {
    browser().get_selection().ok().flatten()
}

fn selected(selection: &Selection, root: &Element) -> Option<(TextPosition, TextPosition)> {
    if selection.is_collapsed() {
        return None;
    }
    let end = |node: Option<Node>, offset| {
        node.filter(|node| root.contains(Some(node))).and_then(|node| TextPosition::of(&node, offset, root))
    };
    Some((
        end(selection.anchor_node(), selection.anchor_offset())?,
        end(selection.focus_node(), selection.focus_offset())?,
    ))
}

impl Field {
    fn of(element: &Element, root: &Element) -> Option<Self> {
        let input = element.dyn_ref::<HtmlInputElement>();
        let value = match input {
            Some(input) => input.value(),
            None => element.dyn_ref::<HtmlSelectElement>()?.value(),
        };
        let caret = input.and_then(|input| {
            Some((input.selection_start().ok().flatten()?, input.selection_end().ok().flatten()?))
        });
        (!value.is_empty()).then_some(Self { path: ElementPath::of(element, root)?, value, caret })
    }

    /// Fills it as its reader did, and tells the app of it.
    fn fill(&self, root: &Element) {
        let Some(element) = self.path.find(root) else { return };
        let event = if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.set_value(&self.value);
            if let Some((from, to)) = self.caret {
                let _ = input.set_selection_range(from, to);
            }
            "input"
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            select.set_value(&self.value);
            "change"
        } else {
            return;
        };
        let bubbles = EventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(event, &bubbles) {
            let _ = element.dispatch_event(&event);
        }
    }
}

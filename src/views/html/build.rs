//! From views to nodes. Where content follows signals, only what differs is changed: what a reader has under way in the
//! rest, be it the focus, a selection, an open panel or a press, stays as it is.

use super::{Body, Change, Element, Html, LiveBody, LiveText, Text, Value};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use leptos::web_sys::{self, Event, FocusOptions, HtmlElement, Node};

/// What tells an element from others like it.
const NAMES: [&str; 3] = ["id", "href", "name"];

/// What keeps a built view going; dropped with it.
pub(super) enum Keep {
    Attribute(#[expect(dead_code, reason = "held for its life only")] RenderEffect<()>),
    Body(#[expect(dead_code, reason = "held for its life only")] RenderEffect<Vec<Keep>>),
    Handler(#[expect(dead_code, reason = "held for its life only")] Listener),
}

/// A handler, as long as it listens: its element may stay when the view that asked for it goes.
pub(super) struct Listener {
    element: web_sys::Element,
    event: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.event, handler);
    }
}

/// Text or an element: what becomes one node.
pub(super) enum Part {
    Text(Text),
    Element(Box<Element>),
}

pub(super) fn parts(html: Html, to: &mut Vec<Part>) {
    match html {
        Html::Text(text) => to.push(Part::Text(text)),
        Html::Tag(tag) => to.push(Part::Element(tag.0)),
        Html::Many(many) => many.into_iter().for_each(|one| parts(one, to)),
    }
}

/// A node that is there already, and what tells it from others like it.
struct Old {
    node: Node,
    name: Option<String>,
}

/// Puts what `html` says into `parent`, which is empty if it is `new`.
pub(super) fn fill(parent: &Node, html: Html, new: bool, keep: &mut Vec<Keep>) {
    let mut all = Vec::new();
    parts(html, &mut all);
    let mut old = if new { Vec::new() } else { children(parent) };
    // What is surely the same first, so that nothing else takes its place.
    let mut same: Vec<Option<Node>> = vec![None; all.len()];
    for sure in [true, false] {
        for (index, part) in all.iter().enumerate() {
            if same[index].is_none()
                && let Some(at) = old.iter().position(|old| old.is_kin(part, sure))
            {
                same[index] = Some(old.remove(at).node);
            }
        }
    }
    old.iter().for_each(|old| drop(parent.remove_child(&old.node)));
    let mut next = if new { None } else { parent.first_child() };
    for (part, same) in all.into_iter().zip(same) {
        let there = same.is_some();
        let Some(node) = node(part, same, keep) else { continue };
        // What has the focus would lose it if it were moved; so what stands before it is, and put back in its turn.
        if there && next.as_ref() != Some(&node) && has_focus(&node) {
            while let Some(other) = next.filter(|other| *other != node) {
                next = other.next_sibling();
                let _ = parent.remove_child(&other);
            }
            next = Some(node.clone());
        }
        if next.as_ref() == Some(&node) {
            next = node.next_sibling();
        } else {
            // Fails only where the tree would hold itself.
            let _ = parent.insert_before(&node, next.as_ref());
        }
    }
}

/// The node of a part: `there` if it is, else a new one.
fn node(part: Part, there: Option<Node>, keep: &mut Vec<Keep>) -> Option<Node> {
    match part {
        Part::Text(text) => match there {
            Some(node) => {
                if node.node_value().as_deref() != Some(&*text) {
                    node.set_node_value(Some(&text));
                }
                Some(node)
            }
            None => Some(document().create_text_node(&text).into()),
        },
        Part::Element(tag) => {
            let new = there.is_none();
            let element = match there {
                Some(node) => node.unchecked_into(),
                None => create(tag.name)?,
            };
            let Element { attributes, body, .. } = *tag;
            match body {
                Body::Fixed(children) => fill(&element, Html::Many(children), new, keep),
                Body::Live(body, change) => {
                    let first: First = Box::new(move |element, html, _, keep| fill(element, html, new, keep));
                    keep.push(Keep::Body(follow(element.clone(), body, change, first)));
                }
            }
            if !new {
                // What extensions and the browser put there is theirs.
                for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
                    let ours = !name.starts_with("data-") && name != "style" && name != "open";
                    if ours && attributes.iter().all(|(own, _)| *own != name) {
                        let _ = element.remove_attribute(&name);
                    }
                }
            }
            // After the content: a select takes its value from the options it holds.
            attributes.into_iter().for_each(|(name, value)| set(&element, name, value, keep));
            Some(element.into())
        }
    }
}

fn create(name: &'static str) -> Option<web_sys::Element> {
    let drawn =
        matches!(name, "svg" | "g" | "rect" | "line" | "circle" | "polyline" | "path" | "text" | "title");
    let space = if drawn { "http://www.w3.org/2000/svg" } else { "http://www.w3.org/1999/xhtml" };
    // Fails only for a name that is none, and names here are all written by us.
    document().create_element_ns(Some(space), name).ok()
}

fn children(parent: &Node) -> Vec<Old> {
    let nodes = parent.child_nodes();
    let old = |node: Node| Old { name: node.dyn_ref().and_then(name_of), node };
    (0..nodes.length()).filter_map(|index| nodes.item(index)).map(old).collect()
}

/// Items and sections of a list are known by the first thing in them that has a name.
fn is_item(name: &str) -> bool {
    matches!(name, "li" | "section")
}

fn name_of(element: &web_sys::Element) -> Option<String> {
    let own = |element: &web_sys::Element| NAMES.iter().find_map(|name| element.get_attribute(name));
    own(element).or_else(|| {
        let first = || element.query_selector("[id], [href], [name]").ok()?;
        if is_item(&element.local_name()) { own(&first()?) } else { None }
    })
}

impl Element {
    fn fixed(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find_map(|(own, value)| match value {
            Value::Fixed(value) if *own == name => Some(&**value),
            _ => None,
        })
    }

    pub(super) fn may_have_class(&self, class: Option<String>) -> bool {
        let live =
            self.attributes.iter().any(|(name, value)| *name == "class" && matches!(value, Value::Live(_)));
        live || class.as_deref() == self.fixed("class")
    }

    /// The same as `name_of`, before there is a node.
    fn name(&self) -> Option<&str> {
        NAMES.iter().find_map(|name| self.fixed(name)).or_else(|| {
            let Body::Fixed(inside) = &self.body else { return None };
            if is_item(self.name) { inside.iter().find_map(first) } else { None }
        })
    }
}

fn first(html: &Html) -> Option<&str> {
    match html {
        Html::Text(_) => None,
        Html::Many(many) => many.iter().find_map(first),
        Html::Tag(tag) => NAMES.iter().find_map(|name| tag.0.fixed(name)).or_else(|| match &tag.0.body {
            Body::Fixed(inside) => inside.iter().find_map(first),
            Body::Live(..) => None,
        }),
    }
}

impl Old {
    /// Whether the node may become what a part says: surely, since both have the same name, or since nothing speaks
    /// against it. A link that leads elsewhere is another one, and so is an item about something else: who presses on
    /// one must not hit the other.
    fn is_kin(&self, part: &Part, sure: bool) -> bool {
        match (part, self.node.dyn_ref::<web_sys::Element>()) {
            (Part::Text(_), None) => !sure && self.node.node_type() == Node::TEXT_NODE,
            (Part::Element(tag), Some(element)) if element.local_name() == tag.name => {
                match (tag.name(), self.name.as_deref()) {
                    (Some(new), Some(old)) if new == old => true,
                    (Some(_), Some(_)) if tag.name != "section" => false,
                    _ => !sure && tag.may_have_class(element.get_attribute("class")),
                }
            }
            _ => false,
        }
    }
}

/// What is done with an element's content the first time that it follows signals.
pub(super) type First = Box<dyn FnOnce(&web_sys::Element, Html, &LiveBody, &mut Vec<Keep>)>;

/// Follows signals with an element's content.
pub(super) fn follow(
    element: web_sys::Element,
    body: LiveBody,
    change: Change,
    first: First,
) -> RenderEffect<Vec<Keep>> {
    let mut first = Some(first);
    RenderEffect::new(move |before: Option<Vec<Keep>>| {
        let Some(html) = body() else { return before.unwrap_or_default() };
        let mut keep = Vec::new();
        if let Some(first) = first.take() {
            first(&element, html, &body, &mut keep);
            return keep;
        }
        let had_focus = has_focus(&element);
        drop(before);
        let anew = change == Change::Replace;
        if anew {
            element.set_text_content(None);
        }
        fill(&element, html, anew, &mut keep);
        // What had it is gone. Its place takes it, so that a reader goes on from there and not from the top.
        if had_focus && !has_focus(&element) {
            let _ = element.set_attribute("tabindex", "-1");
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let still = FocusOptions::new();
                still.set_prevent_scroll(true);
                let _ = element.focus_with_options(&still);
            }
        }
        keep
    })
}

/// Whether the focus is in a node.
fn has_focus(node: &Node) -> bool {
    let focus = document().active_element();
    focus.is_some_and(|focus| node.contains(Some(&focus)))
}

/// Sets an attribute, or takes it away; what is right already is let be.
fn write(element: &web_sys::Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        // Fails only for a name that is none.
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

pub(super) fn set(element: &web_sys::Element, name: &'static str, value: Value, keep: &mut Vec<Keep>) {
    let element = element.clone();
    match value {
        Value::Fixed(value) => write(&element, name, Some(&value)),
        Value::Live(value) => keep.push(Keep::Attribute(RenderEffect::new(move |_| {
            write(&element, name, value().as_deref());
        }))),
        Value::Property(value) => keep.push(property(element, name, value, false)),
        Value::Effect(act) => keep.push(Keep::Attribute(RenderEffect::new(move |_| act(&element)))),
        Value::On(handler) => {
            let handler = Closure::<dyn FnMut(Event)>::new(handler);
            let _ = element.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
            keep.push(Keep::Handler(Listener { element, event: name, handler }));
        }
    }
}

/// Follows signals with a property; where it was `used` by the reader, not before they change.
pub(super) fn property(element: web_sys::Element, name: &'static str, value: LiveText, used: bool) -> Keep {
    Keep::Attribute(RenderEffect::new(move |before: Option<()>| {
        let value = value().unwrap_or_default();
        let let_be = used && before.is_none();
        if !let_be && read(&element, name).as_ref() != Some(&value) {
            let _ = Reflect::set(&element, &name.into(), &value.into());
        }
    }))
}

/// What a property says, if that is text.
pub(super) fn read(element: &web_sys::Element, name: &str) -> Option<String> {
    Reflect::get(element, &name.into()).ok()?.as_string()
}

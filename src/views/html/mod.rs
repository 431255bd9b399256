//! A view of one type, whatever it holds.
//!
//! Leptos' `view!` gives each piece of markup a type of its own, and each type its own code to build, change and
//! drop it. For an app that is fair; for articles it came to three times the bytes of everything else (numbers in
//! `docs/src/decisions/003-views-of-one-type.md`). So views here are values of one type. It is a Leptos view like any
//! other: signals drive it, `mount_to` mounts it, `to_html` renders it natively.

mod adopt;
mod build;
mod mount;
#[cfg(not(target_arch = "wasm32"))]
mod serialize;

pub use adopt::Adoption;
#[cfg(not(target_arch = "wasm32"))]
pub use serialize::escape;

use leptos::prelude::*;
use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    view::{Position, PositionState, add_attr::AddAnyAttr},
};
use leptos::web_sys::{self, Event};
use mount::Built;
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

type Text = Cow<'static, str>;
type LiveText = Box<dyn Fn() -> Option<String> + Send>;
type LiveBody = Box<dyn Fn() -> Option<Html> + Send>;
type Handler = Box<dyn FnMut(Event) + Send>;
type Effect = Box<dyn Fn(&web_sys::Element) + Send>;

/// A piece of a page.
pub enum Html {
    /// Words.
    Text(Text),
    /// An element.
    Tag(Tag),
    /// Several pieces, or none.
    Many(Vec<Html>),
}

/// An element. Boxed, so that building one moves a pointer and not all it holds: that was a good part of every view.
pub struct Tag(Box<Element>);

struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, Value)>,
    body: Body,
    /// Whether it follows or listens to anything, or something in it does. What does not is right as it was published.
    alive: bool,
}

enum Value {
    Fixed(Text),
    /// Follows signals; nothing takes the attribute away.
    Live(LiveText),
    /// A property that follows signals, where the attribute is only its first value.
    Property(LiveText),
    /// Listens to an event of this name.
    On(Handler),
    /// Does something with the element once its content is there, and again whenever signals that it reads change.
    Effect(Effect),
}

enum Body {
    Fixed(Vec<Html>),
    /// Follows signals.
    Live(LiveBody, Change),
}

/// What becomes of content that follows signals when they change.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    /// What is the same in both stays the same node.
    Mend,
    /// The same; and at first it says what was published.
    Settled,
    /// It is something else, and all of it is made anew.
    Replace,
}

/// An element without attributes or content.
pub fn el(name: &'static str) -> Tag {
    let body = Body::Fixed(Vec::new());
    Tag(Box::new(Element { name, attributes: Vec::new(), body, alive: false }))
}

/// An element of a class.
pub fn classed(name: &'static str, class: impl Into<Text>) -> Tag {
    el(name).attr("class", class)
}

// What is generic here only turns what it is given into one type: each caller's copy of it stays a few bytes.
impl Tag {
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.alive |= !matches!(value, Value::Fixed(_));
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn put(mut self, more: Html) -> Self {
        self.0.alive |= more.is_alive();
        if let Body::Fixed(children) = &mut self.0.body {
            children.push(more);
        }
        self
    }

    /// With an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, Value::Fixed(value.into()))
    }

    /// With the role its element has by itself. A stacked table is no table to some browsers, and this keeps it one; in a
    /// published page it would be a fault, since there the element is what it is.
    pub fn role(self, role: &'static str) -> Self {
        if cfg!(target_arch = "wasm32") { self.attr("role", role) } else { self }
    }

    /// With an attribute, if it has a value.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows signals.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.set(name, Value::Live(Box::new(value)))
    }

    /// With a property that follows signals.
    pub fn property(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.set(name, Value::Property(Box::new(value)))
    }

    /// Listening to an event.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) -> Self {
        self.set(event, Value::On(Box::new(handler)))
    }

    /// With something done to what is built: once it has its content, and whenever signals that it reads change.
    pub fn effect(self, act: impl Fn(&web_sys::Element) + Send + 'static) -> Self {
        self.set("", Value::Effect(Box::new(act)))
    }

    /// With something more in it.
    pub fn with(self, more: impl Into<Html>) -> Self {
        self.put(more.into())
    }

    #[inline(never)]
    fn follow(mut self, body: LiveBody, change: Change) -> Self {
        self.0.alive = true;
        self.0.body = Body::Live(body, change);
        self
    }

    /// With content that follows signals. What is the same before and after a change stays the same node, with all that
    /// a reader has under way in it: focus, selection, a press, what is open.
    pub fn live(self, body: impl Fn() -> Html + Send + 'static) -> Self {
        self.follow(Box::new(move || Some(body())), Change::Mend)
    }

    /// The same, where the content follows neither the clock nor the reader: at first it says what was published.
    pub fn settled(self, body: impl Fn() -> Html + Send + 'static) -> Self {
        self.follow(Box::new(move || Some(body())), Change::Settled)
    }

    /// With content that follows signals and is something else with each change: one page, then another.
    pub fn page(self, body: impl Fn() -> Html + Send + 'static) -> Self {
        self.follow(Box::new(move || Some(body())), Change::Replace)
    }

    /// With content that shows some part of what signals hold. It follows when that part is another, and not with
    /// each change beside it. A `Memo` would do the same, and take 1 kB of the app for each type.
    pub fn live_of<T: PartialEq + Send + 'static>(
        self,
        part: impl Fn() -> T + Send + 'static,
        body: impl Fn(&T) -> Html + Send + 'static,
    ) -> Self {
        let shown = Mutex::new(None);
        let body = move || {
            let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
            let part = Some(part());
            (*shown != part).then(|| {
                *shown = part;
                shown.as_ref().map(&body).into()
            })
        };
        self.follow(Box::new(body), Change::Mend)
    }
}

impl Html {
    fn is_alive(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Tag(tag) => tag.0.alive,
            Self::Many(many) => many.iter().any(Self::is_alive),
        }
    }
}

impl Default for Html {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Self {
        Self::Tag(tag)
    }
}

impl From<&'static str> for Html {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Into<Html>> From<Option<T>> for Html {
    fn from(some: Option<T>) -> Self {
        some.map_or_else(|| Self::Many(Vec::new()), Into::into)
    }
}

impl<T: Into<Html>> From<Vec<T>> for Html {
    fn from(many: Vec<T>) -> Self {
        Self::Many(many.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Html>> FromIterator<T> for Html {
    fn from_iter<I: IntoIterator<Item = T>>(many: I) -> Self {
        Self::Many(many.into_iter().map(Into::into).collect())
    }
}

impl AddAnyAttr for Html {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Html {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg_attr(target_arch = "wasm32", expect(unused_variables, reason = "pages are written natively"))]
    fn to_html_with_buf(self, to: &mut String, at: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        #[cfg(not(target_arch = "wasm32"))]
        serialize::write(self, to);
        *at = Position::NextChild;
    }

    /// Builds anew. What is published is taken over by `Adoption`, which knows what to do where it was changed.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        Render::build(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}

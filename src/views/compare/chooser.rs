//! What is compared, as its reader puts it together: what is chosen, and a field for more.

use super::compare_state::CompareState;
use crate::model::{CompareQuery, Route, Subject, TypeaheadMatches};
use crate::views::host::{Host, Navigate, host};
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement};

/// How many are offered.
const MOST: usize = 8;

/// What is chosen: entities, or what they are compared by.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Entities,
    Metrics,
}

impl Kind {
    /// The name of its field, and what may be typed there.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Entities => ("Entities", "Names, such as of products or companies"),
            Self::Metrics => ("Metrics", "What is measured, such as a price"),
        }
    }

    fn ids(self, query: &CompareQuery) -> &[String] {
        match self {
            Self::Entities => &query.entities,
            Self::Metrics => &query.metrics,
        }
    }
}

/// What a field offers for what was typed.
#[derive(Clone, Default)]
struct Offer {
    text: String,
    found: Vec<Subject>,
    looking: bool,
    failure: Option<String>,
}

/// The fields for entities and metrics. Only the app can choose.
pub fn chooser(state: RwSignal<CompareState>) -> Html {
    let fields = [Kind::Entities, Kind::Metrics].map(|kind| field(kind, state));
    classed("div", "chooser needs-app").with(fields.into_iter().collect::<Html>()).into()
}

fn field(kind: Kind, state: RwSignal<CompareState>) -> Html {
    let offer: RwSignal<Offer> = RwSignal::new(Offer::default());
    let host = host();
    let (name, placeholder) = kind.names();
    let choose = move |id: &str| {
        offer.set(Offer::default());
        toggle(kind, id, state, host);
    };
    let input = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "100")
        .attr("enterkeyhint", "done")
        .attr("placeholder", placeholder)
        .property("value", move || Some(offer.with(|offer| offer.text.clone())))
        .on("input", move |event: Event| look(kind, event_target_value(&event), offer, host));
    let submit = move |event: Event| {
        event.prevent_default();
        let first = offer.with_untracked(|offer| offer.found.first().map(|subject| subject.id.clone()));
        first.iter().for_each(|id| choose(id));
    };
    let signal = state;
    let chosen = move || {
        signal.with(|state| {
            let chip = |id: &String| {
                let (own, name) = (id.clone(), called(kind, id, state));
                let label = classed("span", "sr").with("Take away ");
                button(label.into(), name, move |_| toggle(kind, &own, signal, host))
            };
            kind.ids(&state.query).iter().map(chip).collect()
        })
    };
    let offered = move || {
        offer.with(|offer| {
            let item = |subject: &Subject| {
                let id = subject.id.clone();
                button(Html::Many(Vec::new()), subject.name.clone(), move |event| {
                    to_field(event);
                    choose(&id);
                })
            };
            offer.found.iter().map(item).collect()
        })
    };
    classed("form", "choose")
        .on("submit", submit)
        .with(el("label").with(el("span").with(name)).with(input))
        .with(classed("p", "found").attr("role", "status").live(move || offer.with(Offer::words).into()))
        .with(classed("ul", "offered").attr("aria-label", "Found").live(offered))
        .with(classed("ul", "chosen").attr("aria-label", "Chosen").live(chosen))
        .into()
}

/// An item of a list that does something when it is pressed.
fn button(before: Html, name: String, mut act: impl FnMut(&Event) + Send + 'static) -> Html {
    let button = el("button").attr("type", "button").on("click", move |event: Event| act(&event));
    el("li").with(button.with(before).with(el("bdi").with(name))).into()
}

/// Puts the focus back into the field that offered what was pressed, for the next.
fn to_field(event: &Event) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let form = button.and_then(|button| button.closest("form").ok().flatten());
    let field = form.and_then(|form| form.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Looks for what a field offers.
fn look(kind: Kind, text: String, offer: RwSignal<Offer>, host: Option<Host>) {
    let Some(host) = host else { return };
    let looking = !text.trim().is_empty();
    offer.update(|offer| (offer.text, offer.looking) = (text.clone(), looking));
    let answer = move |(found, failure): (TypeaheadMatches, Option<String>)| {
        // An answer that comes late is not taken for the last one.
        offer.update(|offer| {
            if offer.text == text {
                let mut found = if kind == Kind::Entities { found.entities } else { found.metrics };
                found.truncate(MOST);
                (offer.found, offer.failure, offer.looking) = (found, failure, false);
            }
        });
    };
    let asked = offer.with_untracked(|offer| offer.text.clone());
    host.find.run((asked, Callback::new(answer)));
}

impl Offer {
    /// How it stands, in words.
    fn words(&self) -> String {
        if self.text.trim().is_empty() {
            return String::new();
        }
        match (&self.failure, self.found.len()) {
            (Some(failure), _) => failure.clone(),
            (_, 0) if self.looking => "Looking…".to_owned(),
            (_, 0) => "Nothing in this edition is called so.".to_owned(),
            _ => "Enter takes the first.".to_owned(),
        }
    }
}

/// Chooses something, or takes it away again. What is put together stands in the address: the first choice is a step to
/// come back from, and further ones change it in place.
fn toggle(kind: Kind, id: &str, state: RwSignal<CompareState>, host: Option<Host>) {
    let Some(host) = host else { return };
    let mut query = state.with_untracked(|state| state.query.clone());
    let push = !query.asks();
    query.unknown.clear();
    let ids = if kind == Kind::Entities { &mut query.entities } else { &mut query.metrics };
    match ids.iter().position(|known| known == id) {
        Some(place) => drop(ids.remove(place)),
        None => ids.push(id.to_owned()),
    }
    host.go.run(Navigate { route: Route::Compare(1), query: query.to_query(), push });
}

/// What something chosen is called, as far as that is known.
fn called(kind: Kind, id: &str, state: &CompareState) -> String {
    let name = match kind {
        Kind::Entities => state.rows.iter().find(|(own, _)| own == id).map(|(_, name)| name),
        Kind::Metrics => {
            state.metrics.iter().map(|metric| &metric.metric).find(|own| own.id == id).map(|own| &own.name)
        }
    };
    name.map_or(id, String::as_str).to_owned()
}

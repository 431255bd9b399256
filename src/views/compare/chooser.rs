//! What is compared, as its reader puts it together: what is chosen, and a field for more.

use super::compare_state::{CompareState, Typed};
use crate::model::{CompareQuery, Route};
use crate::views::host::{Host, Navigate, host};
use crate::views::html::{Html, classed, el};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement};

/// How many are offered.
const MOST: usize = 8;

/// A field: for entities, or for what they are compared by.
#[derive(Clone, Copy)]
struct Field {
    metrics: bool,
    state: RwSignal<CompareState>,
    host: Option<Host>,
}

/// The fields for entities and metrics. Only the app can choose.
pub fn chooser(state: RwSignal<CompareState>) -> Html {
    let mut both = classed("div", "chooser needs-app");
    for metrics in [false, true] {
        both = both.with(Field { metrics, state, host: host() }.view());
    }
    both.into()
}

impl Field {
    fn view(self) -> Html {
        let (name, placeholder) = match self.metrics {
            false => ("Entities", "Names, such as of products or companies"),
            true => ("Metrics", "What is measured, such as a price"),
        };
        let input = el("input")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("maxlength", "100")
            .attr("enterkeyhint", "done")
            .attr("placeholder", placeholder)
            .property("value", move || Some(self.typed(|typed| typed.text.clone())))
            .on("input", move |event: Event| self.look(event_target_value(&event)));
        let submit = move |event: Event| {
            event.prevent_default();
            let first = self.state.with_untracked(|state| {
                state.as_typed(self.metrics).found.first().map(|subject| subject.id.clone())
            });
            if let Some(first) = first {
                self.toggle(&first, &event);
            }
        };
        let offered = move || {
            self.typed(|typed| {
                let mut items = Vec::new();
                for subject in typed.found.iter().take(MOST) {
                    items.push(self.button("", &subject.id, subject.name.clone()));
                }
                Html::Many(items)
            })
        };
        let chosen = move || {
            self.state.with(|state| {
                let mut items = Vec::new();
                for id in self.ids(&state.query) {
                    items.push(self.button("Take away ", id, self.called(id, state)));
                }
                Html::Many(items)
            })
        };
        classed("form", "choose")
            .on("submit", submit)
            .with(el("label").with(el("span").with(name)).with(input))
            .with(classed("p", "found").attr("role", "status").live(move || self.typed(words).into()))
            .with(classed("ul", "offered").attr("aria-label", "Found").live(offered))
            .with(classed("ul", "chosen").attr("aria-label", "Chosen").live(chosen))
            .into()
    }

    /// An item of a list that chooses, or takes away.
    fn button(self, before: &'static str, id: &str, name: String) -> Html {
        let id = id.to_owned();
        let click = move |event: Event| self.toggle(&id, &event);
        let button = el("button").attr("type", "button").on("click", click);
        el("li").with(button.with(classed("span", "sr").with(before)).with(el("bdi").with(name))).into()
    }

    fn ids(self, query: &CompareQuery) -> &[String] {
        if self.metrics { &query.metrics } else { &query.entities }
    }

    fn typed<T>(self, read: impl Fn(&Typed) -> T) -> T {
        self.state.with(|state| read(state.as_typed(self.metrics)))
    }

    /// Looks for what was typed.
    fn look(self, text: String) {
        self.state.update(|state| {
            let typed = state.typed(self.metrics);
            // What was found for other letters is not taken for what was meant.
            *typed = Typed { finding: true, text, ..Typed::default() };
        });
        if let Some(host) = self.host {
            host.find.run(self.metrics);
        }
    }

    /// Chooses something, or takes it away again. What is put together stands in the address: the first choice is a step
    /// to come back from, and further ones change it in place.
    fn toggle(self, id: &str, event: &Event) {
        let Some(host) = self.host else { return };
        to_field(event);
        self.state.update(|state| *state.typed(self.metrics) = Typed::default());
        let mut query = self.state.with_untracked(|state| state.query.clone());
        let push = !query.asks();
        query.unknown.clear();
        let ids = if self.metrics { &mut query.metrics } else { &mut query.entities };
        let count = ids.len();
        ids.retain(|known| known != id);
        if ids.len() == count {
            ids.push(id.to_owned());
        }
        host.go.run(Navigate { route: Route::Compare(1), query: query.to_query(), push });
    }

    /// What something chosen is called, as far as that is known.
    fn called(self, id: &str, state: &CompareState) -> String {
        if self.metrics {
            for metric in &state.metrics {
                if metric.metric.id == id {
                    return metric.metric.name.clone();
                }
            }
        } else {
            for (own, name) in &state.rows {
                if own == id {
                    return name.clone();
                }
            }
        }
        id.to_owned()
    }
}

/// How looking stands, in words.
fn words(typed: &Typed) -> String {
    match &typed.failure {
        _ if typed.text.trim().is_empty() => String::new(),
        Some(failure) => failure.words(),
        None if !typed.found.is_empty() => "Enter takes the first.".to_owned(),
        None if typed.finding => "Looking…".to_owned(),
        None => "Nothing in this edition is called so.".to_owned(),
    }
}

/// Puts the focus back into the field beside what was pressed, for the next.
fn to_field(event: &Event) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let form = button.and_then(|button| button.closest("form").ok().flatten());
    let field = form.and_then(|form| form.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

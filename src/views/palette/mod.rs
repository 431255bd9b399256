//! The palette: a field, and everything that what is typed may mean.

pub mod palette_state;

use self::palette_state::{Choice, Palette, Target};
use crate::views::host::{Host, PaletteAction, links};
use crate::views::html::{Html, classed, el};
use crate::views::reader::ReaderContext;
use crate::views::search::marked;
use leptos::prelude::*;

/// The palette, in a dialog that is closed at first.
pub fn palette(host: Host, ReaderContext(profile): ReaderContext, Palette(state): Palette) -> Html {
    let action = move |action: PaletteAction| host.palette.run(action);
    let field = el("input")
        .attr("type", "text")
        .attr("id", "palette")
        .attr("role", "combobox")
        .attr("aria-label", "Search")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "choices")
        .attr("aria-autocomplete", "list")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "200")
        .attr("placeholder", "Insights, topics, figures, commands")
        .attr("autofocus", "")
        .live_attr("aria-activedescendant", move || state.with(|state| state.active.clone()))
        .property("value", move || Some(state.with(|state| state.text.clone())))
        .on("input", move |_| action(PaletteAction::Search));
    let close = button("Close", PaletteAction::Close, action).attr("class", "quiet");
    let choices = move || {
        state.with(|state| {
            let choices = profile.with(|profile| state.choices(profile));
            let groups = choices.chunk_by(|a, b| a.group == b.group);
            groups.map(|group| section(group, &state.active, action)).collect()
        })
    };
    let words = move || state.with(|state| state.words()).into();
    let failure = move || {
        let failure = state.with(|state| state.failure.clone());
        let again = || button("Retry", PaletteAction::Search, action).attr("class", "quiet");
        failure.map(|failure| Html::Many(vec![failure.words().into(), " ".into(), again().into()])).into()
    };
    classed("dialog", "palette")
        .attr("aria-label", "Search")
        // A press beside it closes it, where the browser knows how.
        .attr("closedby", "any")
        .with(classed("div", "typed").with(field).with(close))
        .with(
            classed("p", "how")
                .with(el("span").attr("role", "status").live(words))
                .with(el("span").attr("aria-hidden", "true").with("↑ ↓ choose, Enter opens, Esc closes")),
        )
        .with(classed("p", "failed").attr("role", "alert").live(failure))
        .with(
            classed("div", "choices")
                .attr("id", "choices")
                .attr("role", "listbox")
                .attr("aria-label", "Choices")
                // The focus stays in the field.
                .on("mousedown", |event| event.prevent_default())
                .live(choices),
        )
        .into()
}

fn section(
    choices: &[Choice],
    active: &Option<String>,
    action: impl Fn(PaletteAction) + Copy + Send + 'static,
) -> Html {
    let group = choices.first().map_or("", |choice| choice.group);
    // By its name it stays the same nodes, whatever comes or goes before it.
    let id = ["group-", group.split(' ').next().unwrap_or_default()].concat();
    classed("div", if group == "Search" { "group all" } else { "group" })
        .attr("role", "group")
        .attr("aria-label", group)
        .attr("id", id)
        .with(el("p").attr("aria-hidden", "true").with(group))
        .with(choices.iter().map(|choice| option(choice, active, action)).collect::<Html>())
        .into()
}

fn option(choice: &Choice, active: &Option<String>, action: impl Fn(PaletteAction) + Send + 'static) -> Html {
    let id = choice.id();
    let tag = match &choice.target {
        Target::To(path) => el("a").attr("href", links().file(path)),
        Target::Do(what) => button("", *what, action),
    };
    let filled =
        |class, words: &String| (!words.is_empty()).then(|| classed("span", class).with(words.clone()));
    tag.attr("role", "option")
        // The field keeps the focus.
        .attr("tabindex", "-1")
        .attr("aria-selected", (active.as_ref() == Some(&id)).to_string())
        .attr("id", id)
        .with(classed("span", "title").with(choice.title.clone()))
        .with(filled("value", &choice.value))
        .with(filled("note", &choice.note))
        .with((!choice.excerpt.is_empty()).then(|| classed("span", "excerpt").with(marked(&choice.excerpt))))
        .into()
}

/// A button that does something.
fn button(
    words: &'static str,
    what: PaletteAction,
    action: impl Fn(PaletteAction) + Send + 'static,
) -> crate::views::html::Tag {
    el("button").attr("type", "button").on("click", move |_| action(what)).with(words)
}

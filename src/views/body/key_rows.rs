//! Keys with their latest values, a row each.

use super::chart::small_course as course;
use crate::model::{KeyCard, Route, Stamp};
use crate::views::host::{clock, links};
use crate::views::html::{Html, classed, el};
use crate::views::inline::figure_status::is_past;
use crate::views::inline::span::anchor;
use leptos::prelude::Get;

/// Keys with their latest values.
pub fn key_rows(keys: &[KeyCard]) -> Html {
    classed("ul", "keys").with(keys.iter().map(row).collect::<Html>()).into()
}

fn row(card: &KeyCard) -> Html {
    let count = match card.values {
        1 => "one value".to_owned(),
        count => format!("{count} values"),
    };
    el("li")
        .with(anchor(links().to(&Route::Figure(card.key.clone())), el("bdi").with(card.label.clone())))
        .with(classed("bdi", "latest").with(card.text.clone()))
        .with(
            classed("span", "facts")
                .with(date("", &card.as_of, card.stale_from))
                .with(el("span").with(count))
                .with(disputed(card.disputed)),
        )
        .with((!card.course.is_empty()).then(|| course(&card.course)))
        .into()
}

/// The date of a value, after a word or two; where it is past its shelf life, that it was not checked since.
pub fn date(before: &'static str, as_of: &str, stale_from: Option<Stamp>) -> Html {
    let Some(moment) = stale_from else { return format!("{before}{as_of}").into() };
    let (clock, as_of) = (clock(), as_of.to_owned());
    let words = move || {
        let past = is_past(clock.get(), Some(moment));
        format!("{}{as_of}", if past { "last checked " } else { before }).into()
    };
    el("span").live(words).into()
}

/// That insights differ in a value.
pub fn disputed(disputed: bool) -> Html {
    disputed.then(|| classed("strong", "doubt").with(" Disputed")).into()
}

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
                .with(format!("{}, {count}", card.as_of))
                .with(doubts(card.disputed, card.stale_from)),
        )
        .with((!card.course.is_empty()).then(|| course(&card.course)))
        .into()
}

/// What speaks against relying on a value.
pub fn doubts(disputed: bool, stale_from: Option<Stamp>) -> Html {
    let disputed = disputed.then(|| classed("strong", "doubt").with(" Disputed"));
    Html::Many(vec![disputed.into(), stale_from.map(stale).into()])
}

fn stale(moment: Stamp) -> Html {
    let clock = clock();
    let words = move || if is_past(clock.get(), Some(moment)) { " Past its shelf life" } else { "" }.into();
    classed("strong", "doubt").live(words).into()
}

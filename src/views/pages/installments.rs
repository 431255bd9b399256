//! A series of insights, in the order in which they are read.

use crate::model::{Card, Installments};
use crate::views::feed::card_list;
use crate::views::html::{Html, classed, el};
use std::slice;

/// The page of a series.
pub fn installments_view(series: &Installments) -> Html {
    let part = |(number, card): (&usize, &Card)| {
        let heading = el("h2").with(format!("Part {number}"));
        classed("section", "day").with(heading).with(card_list(slice::from_ref(card), false))
    };
    Html::Many(vec![
        el("h1").attr("tabindex", "-1").with(series.title.clone()).into(),
        (!series.summary.is_empty()).then(|| classed("p", "intro").with(series.summary.clone())).into(),
        series.parts.iter().zip(&series.cards).map(part).collect(),
    ])
}

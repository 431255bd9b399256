//! What has become of an insight's figures since it was written: moved, disputed, past their shelf life.

use crate::model::{Figure, Insight, Mention, Route, Stamp};
use crate::views::host::{clock, links};
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::figure_status::is_past;
use crate::views::inline::span::{anchor, figure};
use leptos::prelude::*;

/// The list of what is no longer as it was written; nothing where all still holds.
pub fn changes(insight: &Insight) -> Html {
    let clock = clock();
    let figures = insight.figures.clone();
    el("div")
        .live(move || {
            let now = clock.get();
            let mut items: Vec<Tag> =
                figures.iter().enumerate().flat_map(|(index, one)| notes(index, one)).collect();
            items.extend(stale(&figures, now));
            let words = summary(&figures, now);
            let list = |items: Vec<Tag>| {
                let list = el("details").with(el("summary").with(words)).with(el("ul").with(items));
                classed("aside", "since").attr("aria-label", "Since this was written").with(list)
            };
            (!items.is_empty()).then(|| list(items)).into()
        })
        .into()
}

/// All of it in one line, which opens.
fn summary(figures: &[Figure], now: Option<Stamp>) -> String {
    let count = |is: fn(&Figure, Option<Stamp>) -> bool| figures.iter().filter(|one| is(one, now)).count();
    let counts = [
        (count(|one, _| one.moved.is_some()), "moved"),
        (count(|one, _| !one.disputes.is_empty()), "disputed"),
        (count(|one, now| is_past(now, one.stale_from)), "worth checking again"),
    ];
    let mut words = "Since this was written: ".to_owned();
    for (count, what) in counts {
        if count > 0 {
            let comma = if words.ends_with(' ') { "" } else { ", " };
            words.push_str(&format!("{comma}{count} {what}"));
        }
    }
    words
}

fn notes(index: usize, one: &Figure) -> Vec<Tag> {
    let head = || el("li").with(format!("{}: ", one.label));
    let moved = one.moved.as_ref().map(|latest| {
        let own = latest.own.as_ref().unwrap_or(&one.text);
        let was = Html::from(vec![
            "was ".into(),
            figure(index, own),
            format!(" {} {}; now ", preposition(&one.as_of), one.as_of).into(),
        ]);
        head().with(was).with(cited(latest)).with(".")
    });
    let disputed = one.disputes.iter().map(|other| {
        head()
            .with(figure(index, other.own.as_ref().unwrap_or(&one.text)))
            .with(" here, but ")
            .with(cited(other))
            .with(" for the same date.")
    });
    moved.into_iter().chain(disputed).collect()
}

/// What stands before a date: something was so on a day, and in a month or a year.
fn preposition(date: &str) -> &'static str {
    // A day has its year behind a comma.
    if date.bytes().any(|byte| byte == b',') { "on" } else { "in" }
}

/// One line for all figures past their shelf life: each is marked where it stands.
fn stale(figures: &[Figure], now: Option<Stamp>) -> Option<Tag> {
    let past: Vec<&Figure> = figures.iter().filter(|one| is_past(now, one.stale_from)).collect();
    let words = match past.as_slice() {
        [] => return None,
        [one] => format!("{} is of {}, when it was last checked", one.text, one.as_of),
        all => format!("{} figures were last checked on the dates that they are of", all.len()),
    };
    Some(el("li").with(format!("{words}: long enough ago for their kind to have changed.")))
}

/// What another insight says, linked to it.
pub fn cited(mention: &Mention) -> Html {
    let address = links().to(&Route::Insight(mention.slug.clone()));
    let text = el("bdi").with(mention.text.clone());
    let title = anchor(address, el("bdi").with(mention.title.clone()));
    vec![text.into(), format!(" ({}) in ", mention.as_of).into(), title].into()
}

//! Small labels: signal, impact, topics, dates.

use super::host::links;
use crate::model::{Card, Impact, Route, Signal, Stamp, Topic};
use leptos::prelude::*;

/// The signal, in words and a colour of its own.
pub fn signal(signal: Signal) -> AnyView {
    view! { <span class=format!("signal {}", signal.word())>{signal.label()}</span> }.into_any()
}

/// The impact, in words and a colour of its own.
pub fn impact(impact: Impact) -> AnyView {
    view! { <span class=format!("impact {}", impact.word())>{impact.label()}</span> }.into_any()
}

/// A date a machine can read too.
pub fn day(stamp: Stamp) -> AnyView {
    view! { <time datetime=stamp.rfc3339()>{stamp.day_text()}</time> }.into_any()
}

/// The topics, each linked to its page.
pub fn topics(topics: &[Topic]) -> AnyView {
    let link = |topic: &Topic| {
        let address = links().to(&Route::Topic(topic.slug.clone()));
        view! { <li><a href=address>{topic.name.clone()}</a></li> }
    };
    view! { <ul class="topics" aria-label="Topics">{topics.iter().map(link).collect_view()}</ul> }.into_any()
}

/// Minutes to read, date, impact: what stands under a title.
pub fn facts(card: &Card) -> AnyView {
    view! {
        <span>{format!("{} min read", card.minutes)}</span>
        {day(card.published)}
        {card.updated.map(|updated| view! { <span>"Updated " {day(updated)}</span> })}
        {impact(card.impact)}
    }
    .into_any()
}

/// The mark of what is not published yet.
pub fn draft(card: &Card) -> Option<AnyView> {
    card.draft.then(|| view! { <p class="draft">"Draft: not published"</p> }.into_any())
}

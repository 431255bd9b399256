//! Topics: all of them, and what stands above one topic's feed.

use super::host::links;
use crate::model::{Route, Site, Topic};
use leptos::prelude::*;

/// Every topic with its count.
#[component]
pub fn TopicsView(
    /// The site.
    site: Site,
) -> impl IntoView {
    let item = |entry: &crate::model::TopicCount| {
        let address = links().to(&Route::Topic(entry.topic.slug.clone()));
        let count = if entry.count == 1 { "1 insight".to_owned() } else { format!("{} insights", entry.count) };
        view! { <li><a href=address>{entry.topic.name.clone()}</a> <span>{count}</span></li> }
    };
    view! {
        <section class="topic-index">
            <h1 tabindex="-1">"Topics"</h1>
            <ul>{site.topics.iter().map(item).collect_view()}</ul>
        </section>
    }
}

/// What stands above one topic's feed.
#[component]
pub fn TopicHead(
    /// The topic.
    topic: Topic,
) -> impl IntoView {
    view! {
        <a class="back" href=links().to(&Route::Topics)>"← All topics"</a>
        <h1 tabindex="-1">{topic.name}</h1>
    }
}

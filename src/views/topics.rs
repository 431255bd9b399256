//! Topics: all of them, and what stands above one topic's feed.

use super::host::links;
use super::html::{Html, classed, el};
use super::span::anchor;
use crate::model::{Route, Site, Topic, TopicCount};

/// Every topic with its count.
pub fn topics_view(site: &Site) -> Html {
    let item = |entry: &TopicCount| {
        let address = links().to(&Route::Topic(entry.topic.slug.clone()));
        let count =
            if entry.count == 1 { "1 insight".to_owned() } else { format!("{} insights", entry.count) };
        el("li").with(anchor(address, entry.topic.name.clone())).with(" ").with(el("span").with(count))
    };
    classed("section", "topic-index")
        .with(el("h1").attr("tabindex", "-1").with("Topics"))
        .with(el("ul").with(site.topics.iter().map(item).collect::<Html>()))
        .into()
}

/// What stands above a feed: its topic, if it is one's.
pub fn feed_head(topic: Option<&Topic>) -> Html {
    let title = el("h1").attr("tabindex", "-1");
    match topic {
        None => title.with("Insights").into(),
        Some(topic) => {
            let back = classed("a", "back").attr("href", links().to(&Route::Topics)).with("← All topics");
            vec![back, title.with(topic.name.clone())].into()
        }
    }
}

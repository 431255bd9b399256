//! Lists of topics.

use crate::model::{Route, TopicCount, TopicList, capital};
use crate::views::feed::pager::pages;
use crate::views::host::links;
use crate::views::html::{Html, Tag, classed, el};
use crate::views::inline::label::insights;
use crate::views::inline::span::anchor;

/// A page of all topics, in alphabetical order; many of them under their first letters.
pub fn topics_view(list: &TopicList) -> Html {
    let part =
        |title: String, topics: &[TopicCount]| el("section").with(el("h2").with(title)).with(rows(topics));
    let parts: Html = if list.most.is_empty() && list.pages == 1 {
        rows(&list.topics).into()
    } else {
        let most = (!list.most.is_empty()).then(|| part("Most used".into(), &list.most));
        let by_letter = list.topics.chunk_by(|a, b| initial(a) == initial(b));
        let letter = |topics: &[TopicCount]| part(topics.first().map(initial).unwrap_or_default(), topics);
        Html::Many(vec![most.into(), by_letter.map(letter).collect()])
    };
    let empty = list.topics.is_empty().then(|| {
        let words = if list.count == 0 { "Nothing is published yet." } else { "There is no such page." };
        classed("p", "hint").with(words)
    });
    classed("section", "index")
        .with(el("h1").attr("tabindex", "-1").with("Topics"))
        .with(empty)
        .with(parts)
        .with(pages(list.page, list.pages, &|page| links().to(&Route::Topics(page))))
        .into()
}

fn initial(entry: &TopicCount) -> String {
    let first = entry.topic.name.chars().next().filter(|first| first.is_alphabetic());
    first.map_or_else(|| "0–9".to_owned(), |first| capital(&first.to_string()))
}

fn rows(topics: &[TopicCount]) -> Tag {
    el("ul").with(topics.iter().map(row).collect::<Html>())
}

fn row(entry: &TopicCount) -> Html {
    let address = links().to(&Route::Topic(entry.topic.slug.clone()));
    el("li")
        .with(anchor(address, entry.topic.name.clone()))
        .with(" ")
        .with(el("span").with(insights(entry.count)))
        .into()
}

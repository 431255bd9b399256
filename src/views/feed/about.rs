//! What there is to know of a topic: its figures, when it was written about, and what beside.

use crate::model::{About, Route, Timeline, TopicCount};
use crate::views::body::chart::timeline;
use crate::views::body::key_rows::key_rows;
use crate::views::host::links;
use crate::views::html::{Html, el};
use crate::views::inline::label::insights;
use crate::views::inline::span::anchor;

/// What stands above a topic's newest insights.
pub fn about_view(about: &About) -> Html {
    let figures = (!about.figures.is_empty()).then(|| part("Key figures", key_rows(&about.figures)));
    let time = el("div").with(timeline(&about.timeline)).with(el("p").with(in_words(&about.timeline)));
    let related = (!about.beside.is_empty()).then(|| {
        let items = about.beside.iter().map(related).collect::<Html>();
        part("Appears with", el("ul").attr("class", "beside").with(items).into())
    });
    Html::Many(vec![figures.into(), part("Over time", time.into()), related.into()])
}

fn part(title: &'static str, content: Html) -> Html {
    el("section").with(el("h2").with(title)).with(content).into()
}

fn related(entry: &TopicCount) -> Html {
    let address = links().to(&Route::Topic(entry.topic.slug.clone()));
    el("li").with(anchor(address, entry.topic.name.clone())).with(format!(" {}", entry.count)).into()
}

/// What the drawing shows, in a sentence.
fn in_words(timeline: &Timeline) -> String {
    let counts = &timeline.counts;
    let all = insights(counts.iter().sum());
    let last = counts.len().saturating_sub(1);
    if last == 0 {
        return format!("{all}, in {}.", timeline.name(0));
    }
    let (mut most, mut index) = (0, 0);
    for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // Of several the last.
        if *count >= most {
            (most, index) = (*count, at);
        }
    }
    let most = match most {
        1 => String::new(),
        most => format!("; the most, {most}, in {}", timeline.name(index)),
    };
    format!("{all} from {} to {}{most}.", timeline.name(0), timeline.name(last))
}

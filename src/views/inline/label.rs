//! Small labels: signal, impact, topics, dates.

use super::span::anchor;
use crate::model::{Card, Impact, Route, Signal, Stamp, Topic};
use crate::views::host::links;
use crate::views::html::{Html, Tag, classed, el};

/// The signal, in words and a colour of its own.
pub fn signal(signal: Signal) -> Html {
    classed("span", format!("signal {}", signal.word())).with(signal.label()).into()
}

/// The impact, in words and a colour of its own.
pub fn impact(impact: Impact) -> Html {
    classed("span", format!("impact {}", impact.word())).with(impact.label()).into()
}

/// The way to have something on a page of one's own, by its place below `embed/`. The loader opens a dialog; without it, what
/// is embedded opens by itself.
pub fn embed_link(of: &str) -> Tag {
    el("a").attr("href", links().file(&["embed/", of, "/"].concat())).attr("data-embed", "").with("Embed")
}

/// A date a machine can read too.
pub fn day(stamp: Stamp) -> Html {
    time(stamp, stamp.day_text())
}

/// A moment in words, and as a machine reads it.
pub fn time(stamp: Stamp, words: String) -> Html {
    el("time").attr("datetime", stamp.rfc3339()).with(words).into()
}

/// The topics, each linked to its page.
pub fn topics(topics: &[Topic]) -> Html {
    let link = |topic: &Topic| {
        el("li").with(anchor(links().to(&Route::Topic(topic.slug.clone())), topic.name.clone()))
    };
    classed("ul", "topics")
        .attr("aria-label", "Topics")
        .with(topics.iter().map(link).collect::<Html>())
        .into()
}

/// An arrow, which points the other way where text runs from right to left.
pub fn arrow(sign: &'static str) -> Html {
    classed("span", "arrow").with(sign).into()
}

/// Minutes to read, date, impact: what stands under a title.
pub fn facts(card: &Card) -> Html {
    let updated = card.updated.map(|updated| el("span").with("Updated ").with(day(updated)));
    Html::Many(vec![minutes(card), day(card.published), updated.into(), impact(card.impact)])
}

/// So many insights.
pub fn insights(count: usize) -> String {
    if count == 1 { "1 insight".to_owned() } else { format!("{} insights", grouped(count)) }
}

/// A count with its thousands apart: `12,345`.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Minutes to read.
pub fn minutes(card: &Card) -> Html {
    // The index does not know them.
    card.minutes.map(|minutes| el("span").with(format!("{minutes} min read"))).into()
}

/// The mark of what is not published yet.
pub fn draft(card: &Card) -> Html {
    card.draft.then(|| classed("p", "draft").with("Draft: not published")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_keep_their_thousands_apart() {
        let words = [1, 2, 999, 1000, 12_345, 1_234_567].map(insights);
        assert_eq!(
            words,
            [
                "1 insight",
                "2 insights",
                "999 insights",
                "1,000 insights",
                "12,345 insights",
                "1,234,567 insights"
            ]
        );
    }
}

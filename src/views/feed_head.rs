//! What stands above a feed: what it is called, and what that means.

use super::host::links;
use super::html::{Html, classed, el};
use super::label::arrow;
use crate::model::{Impact, Route, Signal};

/// What stands above a feed of this name.
pub fn feed_head(route: &Route, name: &str) -> Html {
    let back = match route {
        Route::Feed => None,
        Route::Topic(_) => Some((Route::Topics(1), " All topics")),
        _ => Some((Route::Archive, " Archive")),
    };
    let back = back
        .map(|(to, words)| classed("a", "back").attr("href", links().to(&to)).with(arrow("←")).with(words));
    let title = el("h1").attr("tabindex", "-1").with(name.to_owned());
    let meaning = feed_meaning(route).map(|words| classed("p", "intro").with(words));
    Html::Many(vec![back.into(), title.into(), meaning.into()])
}

/// What it means that an insight stands in a feed, where that takes a sentence.
pub fn feed_meaning(route: &Route) -> Option<&'static str> {
    Some(match route {
        Route::Signal(Signal::Breakthrough) => "Something became possible that was not.",
        Route::Signal(Signal::Shift) => "A known thing moved in a way that changes plans.",
        Route::Signal(Signal::Watch) => "Not settled; worth following.",
        Route::Signal(Signal::Noise) => "Loud, but changes nothing.",
        Route::Impact(Impact::High) => "Changes decisions now.",
        Route::Impact(Impact::Medium) => "Changes decisions this year.",
        Route::Impact(Impact::Low) => "Good to know.",
        _ => return None,
    })
}

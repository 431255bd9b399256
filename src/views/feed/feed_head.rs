//! What stands above a feed: what it is called, and what that means.

use crate::model::Route;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::arrow;

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
    let meaning = route.meaning().map(|words| classed("p", "intro").with(words));
    Html::Many(vec![back.into(), title.into(), meaning.into()])
}

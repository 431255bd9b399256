//! The way to a feed's other pages, further back, or to try again.

use super::feed_state::FeedState;
use crate::model::{FeedQuery, PageName, Route};
use crate::views::failure::retry;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};

/// How many pages are named on each side of the one in view.
const NEAR: usize = 2;

/// What stands below a feed.
pub fn pager(state: &FeedState, route: &Route) -> Html {
    if let Some(failure) = &state.failure {
        let words = el("p").attr("role", "alert").with(failure.words());
        return classed("div", "state failed").with(words).with(retry()).into();
    }
    if state.query.answered_by(route).is_none() {
        let further = FeedQuery { further: state.query.further + 1, ..state.query.clone() };
        let address = links().to_query(route, &further.to_query());
        return state
            .more
            .then(|| {
                classed("p", "further")
                    .with(el("a").attr("href", address).attr("data-still", "").with("Look further back"))
            })
            .into();
    }
    let mut names: Vec<PageName> = PageName::all(state.count).collect();
    if state.query.oldest_first() {
        names.reverse();
    }
    let now = state.query.page_name(state.count);
    let at = names.iter().position(|name| *name == now).map_or(0, |index| index + 1);
    pages(at, names.len(), &|page| {
        links().to_query(route, &state.query.at(names[page - 1], state.count).to_query())
    })
}

/// Links to the pages of a list, counted from 1; `at` is the one in view, or 0. The ends, and some on each side of the
/// page in view: a bounded row, however many pages there are.
pub fn pages(at: usize, last: usize, address: &dyn Fn(usize) -> String) -> Html {
    if last < 2 {
        return Html::Many(Vec::new());
    }
    let link = |page: usize, text: String, rel: Option<&'static str>| {
        let current = (rel.is_none() && page == at).then_some("page");
        let link = el("a").attr("href", address(page)).attr_if("rel", rel).attr_if("aria-current", current);
        el("li").with(link.with(text))
    };
    let known = (1..=last).contains(&at);
    let (from, upto) = if known {
        (at.saturating_sub(NEAR).max(1), (at + NEAR).min(last))
    } else {
        (1, 1 + NEAR.min(last - 1))
    };
    let gap = || classed("li", "gap").attr("aria-hidden", "true").with("…");
    let mut items = Vec::new();
    if known && at > 1 {
        items.push(link(at - 1, "Previous".into(), Some("prev")));
    }
    if from > 1 {
        items.push(link(1, "1".into(), None));
    }
    if from > 2 {
        items.push(gap());
    }
    items.extend((from..=upto).map(|page| link(page, page.to_string(), None)));
    if upto + 1 < last {
        items.push(gap());
    }
    if upto < last {
        items.push(link(last, last.to_string(), None));
    }
    if known && at < last {
        items.push(link(at + 1, "Next".into(), Some("next")));
    }
    classed("nav", "pages").attr("aria-label", "Pages").with(el("ol").with(Html::from(items))).into()
}

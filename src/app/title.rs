//! The title of the page in view.

use super::screen::{App, Screen};
use crate::model::{PageName, Route};
use leptos::prelude::*;

impl App {
    /// Shows it.
    pub(super) fn title(self) {
        let name = self.site.with_untracked(|site| site.as_ref().map(|site| site.name.clone()));
        let name = name.unwrap_or_else(|| "Sightline".to_owned());
        let title = self.screen.with_untracked(|screen| {
            Some(match screen.as_ref()? {
                Screen::Feed(route, name) => return self.feed_title(route, name),
                Screen::Insight(insight) => insight.card.title.clone(),
                Screen::Topics(_) => "Topics".to_owned(),
                Screen::Archive(_) => "Archive".to_owned(),
                Screen::Search => "Search insights".to_owned(),
                Screen::Keys(_) => "Figures".to_owned(),
                Screen::History(history) => history.latest.label.clone(),
                Screen::Corrections(..) => "Corrections".to_owned(),
                Screen::Saved => "Saved".to_owned(),
                Screen::NotFound(_) => "Not found".to_owned(),
                Screen::Failed(_) => "Could not be loaded".to_owned(),
            })
        });
        document().set_title(&title.map_or_else(|| name.clone(), |title| format!("{title} · {name}")));
    }

    /// That of the feed in view; the front page is called as the site is.
    fn feed_title(self, route: &Route, name: &str) -> Option<String> {
        self.feed.with_untracked(|state| {
            let by = state.query.answered_by(route).unwrap_or_else(|| route.clone());
            let name = if by == *route { name.to_owned() } else { by.feed_name(&state.cards) };
            match state.query.page {
                Some(PageName::Sealed(page)) => Some(format!("{name}, page {page}")),
                _ => (by != Route::Feed).then_some(name),
            }
        })
    }
}

//! The pages of an edition: which there are, and what stands on each.

use super::Edition;
use crate::model::{CorrectionsFile, Page, PageName, Route};
use crate::publish::library::history;

impl Edition {
    /// Every page of the site, in the order in which sitemaps list them. What is published, and what search engines are
    /// told of, is what stands here; [`Route::kind`] says which is which.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Feed];
        routes.extend(self.cards.iter().map(|card| Route::Insight(card.slug.clone())));
        routes.push(Route::Archive);
        routes.extend((1..=self.topic_lists.len()).map(Route::Topics));
        routes.extend(self.facets.feeds());
        routes.extend((1..=history::list_count(&self.library)).map(Route::Figures));
        routes.extend(self.keys().into_iter().map(|key| Route::Figure(key.to_owned())));
        routes.extend(PageName::all(self.corrections.len()).map(Route::Corrections));
        // An address that nothing has: what it is, only the app can see.
        routes.extend([Route::Search, Route::Saved, Route::NotFound(String::new())]);
        routes
    }

    /// The page at an address. None for insights, feeds and figures over time, which are
    /// made part by part, and only if what they are made from has changed.
    pub fn page(&self, route: &Route) -> Option<Page> {
        Some(match route {
            Route::Archive => Page::Archive(self.archive()),
            Route::Topics(page) => Page::Topics(self.topic_lists.get(page.checked_sub(1)?)?.clone()),
            Route::Figures(page) => Page::Keys(history::list(*page, &self.library)),
            Route::Corrections(name) => Page::Corrections(self.corrections_file(*name)),
            Route::Search | Route::Saved | Route::NotFound(_) => route.without_file(),
            Route::Insight(_)
            | Route::Figure(_)
            | Route::Feed
            | Route::Topic(_)
            | Route::Signal(_)
            | Route::Impact(_)
            | Route::Month(_) => return None,
        })
    }

    /// A file of corrections, the newest first.
    fn corrections_file(&self, name: PageName) -> CorrectionsFile {
        let count = self.corrections.len();
        let entries = self.corrections[name.range(count)].iter().rev().cloned().collect();
        CorrectionsFile { count, entries }
    }

    /// The files of corrections, the newest first.
    pub fn corrections(&self) -> Vec<(PageName, CorrectionsFile)> {
        PageName::all(self.corrections.len()).map(|name| (name, self.corrections_file(name))).collect()
    }
}

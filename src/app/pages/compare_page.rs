//! A comparison: from one file for each metric, where that has no more entities than fit into one.

use crate::app::data::{FileCache, find, is_missing};
use crate::app::location::Location;
use crate::app::state::App;
use crate::app::task::{Task, spawn};
use crate::model::{CompareQuery, EditionFile, MOST_ENTITIES, MOST_METRICS, Metric, Page, Route, Standing};
use crate::views::{CompareState, Failure, Found};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Asks the comparison in view something else. Says whether that is all there is to do: nothing is compared, and its
    /// page is in view.
    pub(super) fn compares_nothing(self, location: &Location) -> bool {
        let query = CompareQuery::parse(&location.query);
        let asks = query.asks();
        self.compare.update(|state| match asks {
            true => (state.query, state.loading, state.failure) = (query, true, None),
            false => *state = CompareState::default(),
        });
        !asks && self.shows_compare()
    }

    fn shows_compare(self) -> bool {
        self.in_view.with_untracked(|view| {
            view.as_ref().is_some_and(|view| view.route == Route::Compare(1) && view.is_page())
        })
    }

    /// Answers what is compared at a location. `navigation` says whose answer it is.
    pub(super) async fn load_compare(self, location: &Location, navigation: u32) {
        let files = self.files.get_value();
        if !self.shows_compare() {
            let loaded = super::get(&location.route, &files).await;
            match loaded {
                _ if !self.is_current(navigation) => return,
                Ok(view) => self.view(view),
                Err(failure) => return self.fail(&location.route, failure),
            }
        }
        let mut state =
            CompareState { query: CompareQuery::parse(&location.query), ..CompareState::default() };
        if let Err(failure) = answer(&mut state, &files).await {
            state.failure = Some(failure);
        }
        if self.is_current(navigation) {
            self.compare.set(state);
        }
    }

    /// Looks up what has words that begin as those typed do.
    pub fn find(self, text: String, found: Found) {
        spawn(async move {
            let (all, failure) = find(&self.files.get_value(), &text).await;
            found.run((all, failure.map(|failure| failure.words())));
        });
    }
}

/// Fills in how the entities asked for stand in the metrics asked for. Where either is not chosen, what there is to see of
/// the other is.
fn answer<'a>(state: &'a mut CompareState, files: &'a FileCache) -> Task<'a, Result<(), Failure>> {
    Box::pin(async move {
        let mut ids = state.query.compared().to_vec();
        let mut paths = state.query.compared_by().to_vec();
        if paths.is_empty() {
            paths = shared(state, &mut ids, files).await?;
        }
        let choose = ids.is_empty();
        for path in paths {
            let Some(page) = get(&EditionFile::Metric(&path, 1), files).await? else {
                state.missing.push(path);
                continue;
            };
            let Page::Metric(first) = &*page else { return Err(Failure::Broken) };
            if choose && ids.is_empty() {
                ids.extend(first.standings.iter().take(MOST_ENTITIES).map(|one| one.entity.clone()));
                state.first_of = Some(first.metric.count);
            }
            let mut standings = Vec::new();
            for id in &ids {
                standings.extend(standing(id, &path, first.pages, files).await?);
            }
            state.metrics.push(Metric {
                metric: first.metric.clone(),
                page: 1,
                pages: 1,
                units: first.units.clone(),
                standings,
            });
        }
        for id in ids {
            let known = state.rows.iter().any(|(own, _)| *own == id);
            let mut standings = state.metrics.iter().flat_map(|metric| &metric.standings);
            let name = match standings.find(|one| one.entity == id) {
                _ if known => continue,
                Some(one) => Some(one.name.clone()),
                None => {
                    let page = get(&EditionFile::Entity(&id, 1), files).await?;
                    page.as_deref().and_then(Page::entity).map(|entity| entity.entity.name.clone())
                }
            };
            match name {
                Some(name) => state.rows.push((id, name)),
                None => state.missing.push(id),
            }
        }
        Ok(())
    })
}

/// The metrics that all entities have, the first few; whom the edition does not know is taken from `ids`, and said.
async fn shared(
    state: &mut CompareState,
    ids: &mut Vec<String>,
    files: &FileCache,
) -> Result<Vec<String>, Failure> {
    let mut common: Option<Vec<String>> = None;
    let mut known = Vec::new();
    for id in ids.drain(..) {
        let page = get(&EditionFile::Entity(&id, 1), files).await?;
        let Some(entity) = page.as_deref().and_then(Page::entity) else {
            state.missing.push(id);
            continue;
        };
        let own = entity.keys.iter().filter_map(|card| card.key.split_once('/')).map(|(_, metric)| metric);
        common = Some(match common {
            None => own.map(str::to_owned).collect(),
            Some(common) => common.into_iter().filter(|path| own.clone().any(|one| one == path)).collect(),
        });
        state.rows.push((id.clone(), entity.entity.name.clone()));
        known.push(id);
    }
    *ids = known;
    let mut common = common.unwrap_or_default();
    state.shared = Some(common.len());
    common.truncate(MOST_METRICS);
    Ok(common)
}

/// How an entity stands in a metric, if it does: its pages are in the order of ids, so few of many are looked into.
async fn standing(
    id: &str,
    path: &str,
    pages: usize,
    files: &FileCache,
) -> Result<Option<Standing>, Failure> {
    let (mut from, mut upto, mut at) = (1, pages, 1);
    while from <= upto {
        let Some(page) = get(&EditionFile::Metric(path, at), files).await? else { return Ok(None) };
        let Page::Metric(page) = &*page else { return Err(Failure::Broken) };
        if let Some(own) = page.standings.iter().find(|one| one.entity == id) {
            return Ok(Some(own.clone()));
        }
        // On a page entities stand by their names.
        if page.standings.iter().all(|one| id < one.entity.as_str()) {
            upto = at - 1;
        } else if page.standings.iter().all(|one| id > one.entity.as_str()) {
            from = at + 1;
        } else {
            return Ok(None);
        }
        at = (from + upto) / 2;
    }
    Ok(None)
}

/// A page's file; nothing where there is none.
async fn get(file: &EditionFile<'_>, files: &FileCache) -> Result<Option<Arc<Page>>, Failure> {
    match files.get::<Page>(file).await {
        Ok(page) => Ok(Some(page)),
        Err(failure) if is_missing(&failure) => Ok(None),
        Err(failure) => Err(failure),
    }
}

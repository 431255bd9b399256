//! A comparison: from one file for each metric, where that has no more entities than fit into one.

use crate::app::data::{FileCache, find, is_missing};
use crate::app::location::Location;
use crate::app::state::App;
use crate::app::task::{Task, spawn};
use crate::model::{CompareQuery, EditionFile, MOST_ENTITIES, MOST_METRICS, Metric, Page, Route};
use crate::views::{CompareState, Failure};
use leptos::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;

impl App {
    /// Asks the comparison in view something else. Says whether that is all there is to do: nothing is compared, and its
    /// page is in view.
    pub(super) fn compares_nothing(self, location: &Location) -> bool {
        let query = CompareQuery::parse(&location.query);
        let asks = query.asks();
        self.compare.update(|state| {
            state.turn = state.turn.wrapping_add(1);
            (state.query, state.loading, state.failure) = (query, asks, None);
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
            self.compare.update(|now| now.take(state));
        }
    }

    /// Looks up what was typed to find metrics, or else entities.
    pub fn find_subjects(self, metrics: bool) {
        let text = self.compare.with_untracked(|state| state.as_typed(metrics).text.clone());
        spawn(async move {
            let (found, failure) = find(&self.files.get_value(), &text).await;
            self.compare.update(|state| {
                let typed = state.typed(metrics);
                // An answer that comes late is not taken for the last one.
                if typed.text == text {
                    typed.found = if metrics { found.metrics } else { found.entities };
                    (typed.failure, typed.finding) = (failure, false);
                }
            });
        });
    }
}

/// Fills in how the entities asked for stand in the metrics asked for. Where either is not chosen, what there is to see of
/// the other is.
fn answer<'a>(state: &'a mut CompareState, files: &'a FileCache) -> Task<'a, Result<(), Failure>> {
    Box::pin(async move {
        let mut ids = state.query.compared().to_vec();
        let mut paths = state.query.compared_by().to_vec();
        let (choose, shared) = (ids.is_empty(), paths.is_empty());
        for id in &ids {
            // The name of who is asked for, and what all of them share.
            let Some(page) = get(&EditionFile::Entity(id, 1), files).await? else {
                state.missing.push(id.clone());
                continue;
            };
            let Page::Entity(entity) = &*page else { return Err(Failure::Broken) };
            if shared {
                let has = |path: &str| entity.keys.iter().any(|card| metric_of(&card.key) == path);
                match state.rows.is_empty() {
                    true => paths.extend(entity.keys.iter().map(|card| metric_of(&card.key).to_owned())),
                    false => paths.retain(|path| has(path)),
                }
            }
            state.rows.push((id.clone(), entity.entity.name.clone()));
        }
        if shared {
            state.shared = Some(paths.len());
            paths.truncate(MOST_METRICS);
        }
        for path in paths {
            let Some(page) = get(&EditionFile::Metric(&path, 1), files).await? else {
                state.missing.push(path);
                continue;
            };
            let Page::Metric(first) = &*page else { return Err(Failure::Broken) };
            if choose && ids.is_empty() {
                for one in first.standings.iter().take(MOST_ENTITIES) {
                    ids.push(one.entity.clone());
                    state.rows.push((one.entity.clone(), one.name.clone()));
                }
                state.first_of = Some(first.metric.count);
            }
            let (metric, units, mut standings) = (first.metric.clone(), first.units.clone(), Vec::new());
            for (id, _) in &state.rows {
                // Pages follow each other by ids, so few of many are looked into; on a page entities stand by their names.
                let (mut from, mut upto, mut at) = (1, first.pages, 1);
                while from <= upto {
                    let Some(page) = get(&EditionFile::Metric(&path, at), files).await? else { break };
                    let Page::Metric(page) = &*page else { return Err(Failure::Broken) };
                    let (mut before, mut after) = (false, false);
                    for one in &page.standings {
                        match id.cmp(&one.entity) {
                            Ordering::Less => before = true,
                            Ordering::Greater => after = true,
                            Ordering::Equal => standings.push(one.clone()),
                        }
                    }
                    match (before, after) {
                        (true, false) => upto = at - 1,
                        (false, true) => from = at + 1,
                        _ => break,
                    }
                    at = (from + upto) / 2;
                }
            }
            state.metrics.push(Metric { metric, page: 1, pages: 1, units, standings });
        }
        Ok(())
    })
}

/// What of a key follows its entity.
fn metric_of(key: &str) -> &str {
    key.split_once('/').map_or("", |(_, metric)| metric)
}

/// A page's file; nothing where there is none.
async fn get(file: &EditionFile<'_>, files: &FileCache) -> Result<Option<Arc<Page>>, Failure> {
    match files.get::<Page>(file).await {
        Ok(page) => Ok(Some(page)),
        Err(failure) if is_missing(&failure) => Ok(None),
        Err(failure) => Err(failure),
    }
}

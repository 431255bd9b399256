//! Answers what a reader searches for: volume by volume, the newest first, until there is enough.

use super::hit::hit;
use super::runtime::{Match, Volume, VolumeQuery, filters, order};
use super::volumes::{VolumeCache, holds, years};
use crate::app::data::FileCache;
use crate::app::task::pause;
use crate::model::{
    EditionFile, FeedQuery, Links, Order, Reading, SearchFile, SearchVolume, Term, TokenKind, Topic,
    WordList, answer, lists, lists_of, terms,
};
use crate::views::{Failure, Hit, SearchState};
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// How many volumes are looked through for the first answer, at 10 to 30 kB each; twice as many for each time the reader
/// asks for more. What is rare could be in any of them.
const VOLUMES_AT_ONCE: usize = 2;
/// How many words of a question are looked up in the lists of words, where nothing was found.
const SLIPS: usize = 2;
/// How often is looked whether it is one's turn.
const POLL: Duration = Duration::from_millis(10);
/// How many hits are shown at a time.
pub const HITS: usize = 10;

/// Searches, and keeps what that takes.
#[derive(Clone)]
pub struct Engine {
    files: FileCache,
    volumes: VolumeCache,
    /// Whether somebody is looking: volumes are opened and asked one after the other.
    busy: Rc<Cell<bool>>,
}

/// What one question is looked for in, and for whom.
struct Scope<'a> {
    index: &'a SearchFile,
    /// The volumes that may hold an answer, in the order in which they are asked.
    volumes: &'a [&'a SearchVolume],
    /// How many hits there need not be more than.
    enough: usize,
    /// The topics of the site, by which hits name theirs.
    topics: &'a [Topic],
    /// Hears of each step, and says whether anybody still waits.
    on_progress: &'a dyn Fn(&SearchState) -> bool,
}

/// Ends looking, whatever comes of it.
struct Busy(Rc<Cell<bool>>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// What was found in one volume.
struct VolumeHits {
    count: usize,
    hits: Vec<Hit>,
    more: bool,
}

impl Engine {
    /// An engine that has loaded nothing.
    pub fn new(links: Links, files: FileCache) -> Self {
        Self { files, volumes: VolumeCache::new(links), busy: Rc::default() }
    }

    /// What there is to search.
    pub async fn index(&self) -> Result<Arc<SearchFile>, Failure> {
        self.files.get(&EditionFile::Search).await
    }

    /// Answers a question with `enough` hits, if there are as many. `current` says whether anybody still waits;
    /// `on_progress` hears of each step. `topics` are those of the site, by which hits name theirs.
    pub async fn answer(
        &self,
        query: &FeedQuery,
        enough: usize,
        topics: &[Topic],
        current: &dyn Fn() -> bool,
        on_progress: &dyn Fn(&SearchState),
    ) -> SearchState {
        let mut state = SearchState { query: query.clone(), loading: true, ..SearchState::default() };
        // Of what is typed while one question is looked into, only the last is looked for.
        while self.busy.get() && current() {
            pause(POLL).await;
        }
        if !current() {
            return state;
        }
        self.busy.set(true);
        let _busy = Busy(self.busy.clone());
        let on_progress = &|state: &SearchState| {
            if current() {
                on_progress(state);
            }
            current()
        };
        if let Err(failure) = self.run(&mut state, enough, topics, &on_progress).await {
            state.failure = Some(failure);
        }
        state.loading = false;
        state
    }

    async fn run(
        &self,
        state: &mut SearchState,
        enough: usize,
        topics: &[Topic],
        on_progress: &dyn Fn(&SearchState) -> bool,
    ) -> Result<(), Failure> {
        let index = self.index().await?;
        state.years = years(&index);
        state.absent = index.runtime.is_empty();
        let text = state.query.text.clone();
        let blank = text.trim().is_empty();
        if state.absent || (blank && !state.query.filters()) {
            return Ok(());
        }
        let mut volumes: Vec<&SearchVolume> =
            index.volumes.iter().filter(|volume| holds(volume, state.query.date.as_deref())).collect();
        if order(&state.query, blank) == Some(Order::Oldest) {
            volumes.reverse();
        }
        let readings =
            [Reading::Typed, Reading::Apart, Reading::Together].map(|reading| terms(&text, reading));
        let typed = readings[0].clone();
        let mut left: VecDeque<(Vec<Term>, Option<String>)> = VecDeque::new();
        for terms in readings {
            // Nothing but signs was typed: nothing can be found, and everything is no answer.
            if (blank || !terms.is_empty()) && !left.iter().any(|(other, _)| *other == terms) {
                left.push_back((terms, None));
            }
        }
        let scope = Scope { index: &index, volumes: &volumes, enough, topics, on_progress };
        while let Some((asked, instead)) = left.pop_front() {
            self.search_volumes(&scope, &asked, state).await?;
            if state.count > 0 {
                state.instead = instead;
                break;
            }
            if blank || !on_progress(state) {
                break;
            }
            if left.is_empty()
                && instead.is_none()
                && let Some(instead) =
                    self.meant(&text, &typed, volumes.get(..VOLUMES_AT_ONCE).unwrap_or(&volumes)).await?
            {
                left.push_back((terms(&instead, Reading::Typed), Some(instead)));
            }
        }
        Ok(())
    }

    /// Goes through volumes until there is enough.
    async fn search_volumes(
        &self,
        scope: &Scope<'_>,
        terms: &[Term],
        state: &mut SearchState,
    ) -> Result<(), Failure> {
        let words: Vec<String> = terms.iter().flat_map(Term::held).collect();
        let order = order(&state.query, terms.is_empty());
        let asked = VolumeQuery { words: &words.join(" "), filters: filters(&state.query), order };
        let mut left = scope.volumes.iter();
        let mut volumes_left = VOLUMES_AT_ONCE << state.query.further.min(16);
        while let Some(volume) = left.next() {
            let enough = scope.enough - state.hits.len();
            let part = self.search_volume(scope, volume, &asked, terms, enough).await?;
            state.count += part.count;
            state.hits.extend(part.hits);
            state.more = part.more || left.len() > 0;
            // Where it began at the beginning, how far back it got says nothing.
            let back = left.len() > 0 && order != Some(Order::Oldest);
            state.since = back.then_some(volume.from);
            volumes_left -= 1;
            if state.hits.len() >= scope.enough
                || volumes_left == 0
                || (left.len() > 0 && !(scope.on_progress)(state))
            {
                break;
            }
        }
        Ok(())
    }

    /// The question with words put right in which the finger has slipped, if there are any.
    async fn meant(
        &self,
        text: &str,
        terms: &[Term],
        volumes: &[&SearchVolume],
    ) -> Result<Option<String>, Failure> {
        let mut right = text.to_owned();
        // From the last, so that the places of those before stay right.
        let words = terms.iter().filter(|term| term.kind == TokenKind::Word).rev();
        for term in words.filter(|term| term.text.chars().nth(3).is_some()).take(SLIPS) {
            let mut meant = None;
            'word: for volume in volumes {
                let count = lists(volume.count);
                for number in lists_of(&term.text, count) {
                    let path = format!("{}words-{number}.json", volume.path);
                    let list = self.files.get_path::<WordList>(path).await?;
                    if list.knows(&term.text) {
                        meant = None;
                        break 'word;
                    }
                    meant = meant.or_else(|| list.meant(&term.text).map(str::to_owned));
                }
            }
            if let (Some(meant), Some(before), Some(after)) =
                (meant, right.get(..term.from), right.get(term.to..))
            {
                right = [before, &meant, after].concat();
            }
        }
        Ok((right != text).then_some(right))
    }

    /// What one volume has.
    async fn search_volume(
        &self,
        scope: &Scope<'_>,
        volume: &SearchVolume,
        asked: &VolumeQuery<'_>,
        terms: &[Term],
        enough: usize,
    ) -> Result<VolumeHits, Failure> {
        let reader = self.volumes.get(scope.index, &volume.path).await?;
        let found = async {
            let matches = reader.search(asked).await?;
            let found = Match::found(&matches[..matches.len().min(enough)]).await?;
            let mut hits = Vec::new();
            for found in &found {
                if let Some(answer) = answer(terms, &found.title, &found.content, &found.word_positions)
                    && Self::knows(&reader, terms, &answer.alike).await?
                {
                    hits.push(hit(found, answer, scope.topics));
                }
            }
            Ok((matches.len(), found.len(), hits))
        };
        let (count, shown, hits) = match found.await {
            Ok(found) => found,
            Err(failure) => {
                // It is not to be trusted with the next question.
                self.volumes.forget(&volume.path);
                return Err(failure);
            }
        };
        // Where not one of the best is an answer, neither is the rest.
        Ok(match hits.is_empty() {
            true => VolumeHits { count: 0, hits, more: false },
            false => VolumeHits { count: count - (shown - hits.len()), more: count > shown, hits },
        })
    }

    /// Whether the index knows words of a question of which a text has other forms only.
    async fn knows(volume: &Volume, terms: &[Term], alike: &[usize]) -> Result<bool, Failure> {
        for term in alike.iter().filter_map(|number| terms.get(*number)) {
            if !volume.knows(&term.text).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

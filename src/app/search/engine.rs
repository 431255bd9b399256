//! Answers what a reader searches for: volume by volume, the newest first, until there is enough.

use super::runtime::{Asked, Found, Match, Runtime, Volume};
use crate::app::data::FileCache;
use crate::app::task::pause;
use crate::model::{
    Answer, Card, EditionFile, FeedQuery, Impact, Links, Order, Reading, SearchFile, SearchVolume, Signal,
    Stamp, Term, TokenKind, Topic, WordList, answer, lists, lists_of, terms,
};
use crate::views::{Failure, Hit, SearchState};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// How many volumes are kept ready: each takes some megabytes once it has been searched.
const KEPT: usize = 8;
/// How many volumes are looked through for the first answer, at 10 to 30 kB each; twice as many for each time the reader
/// asks for more. What is rare could be in any of them.
const LOOKED: usize = 2;
/// How many words of a question are looked up in the lists of words, where nothing was found.
const SLIPS: usize = 2;
/// How often is looked whether it is one's turn.
const TURN: Duration = Duration::from_millis(10);
/// How many hits are shown at a time.
pub const HITS: usize = 10;

/// Searches, and keeps what that takes.
#[derive(Clone)]
pub struct Engine {
    links: Links,
    files: FileCache,
    runtime: Rc<RefCell<Option<Runtime>>>,
    /// How often the runtime could not be loaded: browsers remember what failed, by its address.
    failed: Rc<Cell<u32>>,
    volumes: Rc<RefCell<VecDeque<(String, Volume)>>>,
    /// Whether somebody is looking: volumes are opened and asked one after the other.
    busy: Rc<Cell<bool>>,
}

/// What one question is looked for in, and for whom.
struct Around<'a> {
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
struct Turn(Rc<Cell<bool>>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// What was found in one volume.
struct Part {
    count: usize,
    hits: Vec<Hit>,
    more: bool,
}

impl Engine {
    /// An engine that has loaded nothing.
    pub fn new(links: Links, files: FileCache) -> Self {
        Self {
            links,
            files,
            runtime: Rc::default(),
            failed: Rc::default(),
            volumes: Rc::default(),
            busy: Rc::default(),
        }
    }

    /// What there is to search.
    pub async fn index(&self) -> Result<Arc<SearchFile>, Failure> {
        self.files.get(&EditionFile::Search).await
    }

    /// Answers a question with `enough` hits, if there are as many. `current` says whether anybody still waits; `on_progress` hears
    /// of each step. `topics` are those of the site, by which hits name theirs.
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
            pause(TURN).await;
        }
        if !current() {
            return state;
        }
        self.busy.set(true);
        let _turn = Turn(self.busy.clone());
        let on_progress = &|state: &SearchState| {
            if current() {
                on_progress(state);
            }
            current()
        };
        if let Err(failure) = self.look(&mut state, enough, topics, &on_progress).await {
            state.failure = Some(failure);
        }
        state.loading = false;
        state
    }

    async fn look(
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
        let around = Around { index: &index, volumes: &volumes, enough, topics, on_progress };
        while let Some((asked, instead)) = left.pop_front() {
            self.through(&around, &asked, state).await?;
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
                    self.meant(&text, &typed, volumes.get(..LOOKED).unwrap_or(&volumes)).await?
            {
                left.push_back((terms(&instead, Reading::Typed), Some(instead)));
            }
        }
        Ok(())
    }

    /// Goes through volumes until there is enough.
    async fn through(
        &self,
        around: &Around<'_>,
        terms: &[Term],
        state: &mut SearchState,
    ) -> Result<(), Failure> {
        let words: Vec<String> = terms.iter().flat_map(Term::held).collect();
        let order = order(&state.query, terms.is_empty());
        let asked = Asked { words: &words.join(" "), filters: filters(&state.query), order };
        let mut left = around.volumes.iter();
        let mut looked = LOOKED << state.query.further.min(16);
        while let Some(volume) = left.next() {
            let enough = around.enough - state.hits.len();
            let part = self.part(around, volume, &asked, terms, enough).await?;
            state.count += part.count;
            state.hits.extend(part.hits);
            state.more = part.more || left.len() > 0;
            // Where it began at the beginning, how far back it got says nothing.
            let back = left.len() > 0 && order != Some(Order::Oldest);
            state.since = back.then_some(volume.from);
            looked -= 1;
            if state.hits.len() >= around.enough
                || looked == 0
                || (left.len() > 0 && !(around.on_progress)(state))
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
    async fn part(
        &self,
        around: &Around<'_>,
        volume: &SearchVolume,
        asked: &Asked<'_>,
        terms: &[Term],
        enough: usize,
    ) -> Result<Part, Failure> {
        let reader = self.volume(around.index, &volume.path).await?;
        let found = async {
            let matches = reader.search(asked).await?;
            let found = Match::found(&matches[..matches.len().min(enough)]).await?;
            let mut hits = Vec::new();
            for found in &found {
                if let Some(answer) = answer(terms, &found.title, &found.content, &found.places)
                    && Self::knows(&reader, terms, &answer.alike).await?
                {
                    hits.push(hit(found, answer, around.topics));
                }
            }
            Ok((matches.len(), found.len(), hits))
        };
        let (count, shown, hits) = match found.await {
            Ok(found) => found,
            Err(failure) => {
                // It is not to be trusted with the next question.
                self.volumes.borrow_mut().retain(|(path, _)| *path != volume.path);
                return Err(failure);
            }
        };
        // Where not one of the best is an answer, neither is the rest.
        Ok(match hits.is_empty() {
            true => Part { count: 0, hits, more: false },
            false => Part { count: count - (shown - hits.len()), more: count > shown, hits },
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

    async fn volume(&self, index: &SearchFile, path: &str) -> Result<Volume, Failure> {
        let kept =
            self.volumes.borrow().iter().find(|(one, _)| one == path).map(|(_, volume)| volume.clone());
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let known = self.runtime.borrow().clone();
        let runtime = match known {
            Some(runtime) => runtime,
            None => {
                let again = self.failed.get();
                let query = if again > 0 { format!("?{again}") } else { String::new() };
                let loaded = Runtime::load(&format!("{}{query}", self.links.file(&index.runtime))).await;
                let runtime = loaded.inspect_err(|_| self.failed.set(again + 1))?;
                self.runtime.replace(Some(runtime.clone()));
                runtime
            }
        };
        let volume = runtime.volume(&self.links.file(path)).await?;
        let mut volumes = self.volumes.borrow_mut();
        volumes.push_back((path.to_owned(), volume.clone()));
        while volumes.len() > KEPT {
            volumes.pop_front();
        }
        Ok(volume)
    }
}

/// A hit as a card of the feed shows it.
pub fn card(hit: Hit) -> Option<Card> {
    Some(Card {
        slug: hit.slug,
        title: hit.title,
        summary: hit.excerpt.into_iter().map(|(text, _)| text).collect(),
        published: hit.published?,
        updated: None,
        signal: hit.signal?,
        impact: hit.impact?,
        topics: hit.topics,
        minutes: None,
        language: None,
        draft: false,
    })
}

fn hit(found: &Found, answer: Answer, topics: &[Topic]) -> Hit {
    let (slug, published) = found.address.split_once('?').unwrap_or((&found.address, ""));
    let named = |slug: String| {
        let known = topics.iter().find(|topic| topic.slug == slug);
        known.map_or_else(|| Topic { name: slug.replace('-', " "), slug }, Topic::clone)
    };
    Hit {
        slug: slug.to_owned(),
        title: found.title.clone(),
        excerpt: answer.excerpt,
        published: Stamp::parse(published).ok(),
        signal: found.filed("signal").first().and_then(|word| word.parse::<Signal>().ok()),
        impact: found.filed("impact").first().and_then(|word| word.parse::<Impact>().ok()),
        topics: found.filed("topic").into_iter().map(named).collect(),
    }
}

/// By date where that was asked for, and where there is nothing to rank by.
fn order(query: &FeedQuery, wordless: bool) -> Option<Order> {
    query.order.or(wordless.then_some(Order::Newest))
}

fn filters(query: &FeedQuery) -> Vec<(&'static str, Vec<String>)> {
    let months = |date: &String| match date.len() {
        4 => (1..=12).map(|month| format!("{date}-{month:02}")).collect(),
        _ => vec![date.clone()],
    };
    [
        ("topic", query.topic.clone().map(|topic| vec![topic])),
        ("signal", query.signal.map(|signal| vec![signal.word().to_owned()])),
        ("impact", query.impact.map(|impact| vec![impact.word().to_owned()])),
        ("month", query.date.as_ref().map(months)),
    ]
    .into_iter()
    .filter_map(|(name, values)| Some((name, values?)))
    .collect()
}

/// Whether a volume may hold something of a year or a month.
fn holds(volume: &SearchVolume, date: Option<&str>) -> bool {
    date.is_none_or(|date| {
        let part = |stamp: Stamp| stamp.date().chars().take(date.len()).collect::<String>();
        (part(volume.from)..=part(volume.to)).contains(&date.to_owned())
    })
}

/// The years there is something from, the latest first.
pub fn years(index: &SearchFile) -> Vec<String> {
    let year = |stamp: Stamp| stamp.date().get(..4).and_then(|year| year.parse::<u32>().ok());
    let first = index.volumes.last().and_then(|volume| year(volume.from));
    let last = index.volumes.first().and_then(|volume| year(volume.to));
    match (first, last) {
        (Some(first), Some(last)) => (first..=last).rev().map(|year| year.to_string()).collect(),
        _ => Vec::new(),
    }
}

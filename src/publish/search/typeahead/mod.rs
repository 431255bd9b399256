//! The lookup of topics, entities, metrics and figures: for each beginning of a word a file of what has such a word, fifty at most.

use crate::model::{EditionFile, KeyCard, Subject, TopicCount, TypeaheadFile, index_words};
use crate::publish::edition::{Edition, json};
use crate::publish::library::history;
use crate::publish::library::metrics::MetricKeys;
use crate::publish::output::{Output, OutputError};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// How many topics, entities, metrics and figures a file holds.
const MOST: usize = 50;
/// How many of each, where there are more of all. What some leave is for figures first, then for the others.
const ROOM: [usize; 4] = [20, 10, 10, 10];

/// How many longer beginnings a file names, where it needs not name more.
const NEXT: usize = 200;

/// A word, and the places of what has it among all, the best first.
type Filed = (String, Vec<u32>);

/// Topics, entities, metrics and figures by their words. Each is held once, and each of its words as a number.
struct Lookup {
    /// The topics, the best first.
    topics: Vec<TopicCount>,
    /// The entities and then the metrics, the best of each first. Their places follow those of the topics.
    subjects: [Vec<Subject>; 2],
    /// The figures, the best first. Their places come last.
    figures: Vec<KeyCard>,
    words: Vec<Filed>,
}

/// Writes the lookup of an edition.
pub fn write(edition: &Edition, out: &Output) -> Result<(), OutputError> {
    let stated = |key: &str| edition.library.observations(key).len();
    let card = |key: &&str| KeyCard { course: Vec::new(), ..history::card(key, &edition.library) };
    let figures = edition.keys().par_iter().map(|key| (stated(key), card(key))).collect();
    let metrics = edition.metrics.all().iter().map(MetricKeys::subject).collect();
    let subjects = [edition.entities.subjects(&edition.library), metrics];
    Lookup::new(edition.topics().to_vec(), subjects, figures)
        .files(&|beginning, file| out.put(&EditionFile::Typeahead(beginning).to_string(), &json(&file)))
}

impl Lookup {
    /// Files topics, the most used first, entities and metrics, and figures with how often each is stated.
    fn new(
        topics: Vec<TopicCount>,
        mut subjects: [Vec<Subject>; 2],
        mut figures: Vec<(usize, KeyCard)>,
    ) -> Self {
        for list in &mut subjects {
            list.sort_by(|one, other| {
                (Reverse(one.count), &one.name, &one.id).cmp(&(Reverse(other.count), &other.name, &other.id))
            });
        }
        figures.sort_by(|(a, one), (b, other)| {
            (Reverse(a), &one.label, &one.key).cmp(&(Reverse(b), &other.label, &other.key))
        });
        let figures: Vec<KeyCard> = figures.into_iter().map(|(_, card)| card).collect();
        let words = topics.iter().map(TopicCount::words);
        let words = words.chain(subjects.iter().flatten().map(Subject::words));
        let words = words.chain(figures.iter().map(KeyCard::words));
        let mut places: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (place, words) in words.enumerate() {
            index_words(words)
                .into_iter()
                .for_each(|word| places.entry(word).or_default().push(place as u32));
        }
        Self { topics, subjects, figures, words: places.into_iter().collect() }
    }

    /// Every file, by the beginning it is for.
    fn files<E: Send>(&self, put: &(impl Fn(&str, TypeaheadFile) -> Result<(), E> + Sync)) -> Result<(), E> {
        branches(&self.words, 0).into_par_iter().try_for_each(|words| self.branch(words, 0, put))
    }

    /// The file of the words that begin alike, one letter further than `at` bytes, and those it branches into.
    fn branch<E>(
        &self,
        words: &[Filed],
        at: usize,
        put: &impl Fn(&str, TypeaheadFile) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some((word, _)) = words.first() else { return Ok(()) };
        let end = end(word, at);
        let file = self.file(words, end);
        let more = file.more();
        put(&word[..end], file)?;
        if !more {
            return Ok(());
        }
        branches(words, end).into_iter().try_for_each(|words| self.branch(words, end, put))
    }

    /// The beginnings with files among words that begin alike for `at` bytes: all that are a letter longer, and then
    /// those below the ones with the most to find.
    fn next(words: &[Filed], at: usize) -> Vec<String> {
        let mut next = Vec::new();
        let mut fullest = BinaryHeap::from([(usize::MAX, words, at)]);
        while let Some((_, words, at)) = fullest.pop() {
            let below = branches(words, at);
            if !next.is_empty() && next.len() + below.len() > NEXT {
                continue;
            }
            for words in below {
                let Some((word, _)) = words.first() else { continue };
                let end = end(word, at);
                next.push(word[..end].to_owned());
                let count = places(words).len();
                if count > MOST {
                    fullest.push((count, words, end));
                }
            }
        }
        if next.is_empty() {
            next.extend(words.first().map(|(word, _)| word.clone()));
        }
        next.sort_unstable();
        next
    }

    /// The best of what has any of these words, which begin alike for `at` bytes.
    fn file(&self, words: &[Filed], at: usize) -> TypeaheadFile {
        let places = places(words);
        let [entities, metrics] = &self.subjects;
        let mut rest = places.as_slice();
        let mut end = 0;
        // The places of one kind after the other, each counted from the first of its kind.
        let [topics, of_entities, of_metrics, figures] =
            [self.topics.len(), entities.len(), metrics.len(), self.figures.len()].map(|length| {
                let start = end;
                end += length;
                let (own, after) = rest.split_at(rest.partition_point(|place| (*place as usize) < end));
                rest = after;
                own.iter().map(|place| *place as usize - start).collect::<Vec<usize>>()
            });
        let room = room([topics.len(), of_entities.len(), of_metrics.len(), figures.len()]);
        TypeaheadFile {
            next: if places.len() > MOST { Self::next(words, at) } else { Vec::new() },
            topics: chosen(&self.topics, &topics, room[0]),
            entities: chosen(entities, &of_entities, room[1]),
            metrics: chosen(metrics, &of_metrics, room[2]),
            figures: chosen(&self.figures, &figures, room[3]),
        }
    }
}

/// How many of each kind a file holds, of so many that there are.
fn room(counts: [usize; 4]) -> [usize; 4] {
    let mut room = [0; 4];
    for (kind, count) in counts.iter().enumerate() {
        room[kind] = (*count).min(ROOM[kind]);
    }
    for kind in [3, 0, 1, 2] {
        let left = MOST - room.iter().sum::<usize>();
        room[kind] += left.min(counts[kind] - room[kind]);
    }
    room
}

/// The first few of a list that stand at these places.
fn chosen<T: Clone>(list: &[T], places: &[usize], count: usize) -> Vec<T> {
    places.iter().take(count).map(|place| list[*place].clone()).collect()
}

/// The places of what has any of these words.
fn places(words: &[Filed]) -> Vec<u32> {
    let mut places: Vec<u32> = words.iter().flat_map(|(_, places)| places).copied().collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Where the letter after `at` bytes ends.
fn end(word: &str, at: usize) -> usize {
    at + word[at..].chars().next().map_or(0, char::len_utf8)
}

/// The words that go on after `at` bytes, apart by their next letter.
fn branches(words: &[Filed], at: usize) -> Vec<&[Filed]> {
    let next = |(word, _): &Filed| word[at..].chars().next();
    words.chunk_by(|a, b| next(a) == next(b)).filter(|words| words.first().and_then(next).is_some()).collect()
}

#[cfg(test)]
mod tests;

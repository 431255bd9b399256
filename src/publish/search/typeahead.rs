//! The lookup of topics and figures: for each beginning of a word a file of what has such a word, fifty at most.

use crate::model::{EditionFile, KeyCard, TopicCount, TypeaheadFile, index_words};
use crate::publish::edition::{Edition, json};
use crate::publish::library::history;
use crate::publish::output::{Output, OutputError};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// How many topics and figures a file holds.
const MOST: usize = 50;
/// How many of them are topics, where there are more of both.
const TOPICS: usize = 20;

/// How many longer beginnings a file names, where it needs not name more.
const NEXT: usize = 200;

/// A word, and the places of what has it among all topics and figures, the best first.
type Filed = (String, Vec<u32>);

/// Topics and figures by their words. Each is held once, and each of its words as a number.
struct Lookup {
    /// The topics, the best first.
    topics: Vec<TopicCount>,
    /// The figures, the best first. Their places follow those of the topics.
    figures: Vec<KeyCard>,
    words: Vec<Filed>,
}

/// Writes the lookup of an edition.
pub fn write(edition: &Edition, out: &Output) -> Result<(), OutputError> {
    let stated = |key: &str| edition.library.observations(key).len();
    let card = |key: &&str| KeyCard { course: Vec::new(), ..history::card(key, &edition.library) };
    let figures = edition.keys().par_iter().map(|key| (stated(key), card(key))).collect();
    Lookup::new(edition.topics().to_vec(), figures)
        .files(&|beginning, file| out.put(&EditionFile::Typeahead(beginning).to_string(), &json(&file)))
}

impl Lookup {
    /// Files topics, the most used first, and figures with how often each is stated.
    fn new(topics: Vec<TopicCount>, mut figures: Vec<(usize, KeyCard)>) -> Self {
        figures.sort_by(|(a, one), (b, other)| {
            (Reverse(a), &one.label, &one.key).cmp(&(Reverse(b), &other.label, &other.key))
        });
        let figures: Vec<KeyCard> = figures.into_iter().map(|(_, card)| card).collect();
        let words = topics.iter().map(TopicCount::words).chain(figures.iter().map(KeyCard::words));
        let mut places: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (place, words) in words.enumerate() {
            index_words(words)
                .into_iter()
                .for_each(|word| places.entry(word).or_default().push(place as u32));
        }
        Self { topics, figures, words: places.into_iter().collect() }
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
        let (topics, figures) =
            places.split_at(places.partition_point(|place| (*place as usize) < self.topics.len()));
        let first = topics.len().min(TOPICS.max(MOST.saturating_sub(figures.len())));
        let topic = |place: &u32| self.topics[*place as usize].clone();
        let figure = |place: &u32| self.figures[*place as usize - self.topics.len()].clone();
        TypeaheadFile {
            next: if places.len() > MOST { Self::next(words, at) } else { Vec::new() },
            topics: topics.iter().take(first).map(topic).collect(),
            figures: figures.iter().take(MOST - first).map(figure).collect(),
        }
    }
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
mod tests {
    use super::*;
    use crate::model::{TYPEAHEAD_DEPTH, Topic, TypeaheadMatches, TypeaheadWalk, beginnings, words};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::convert::Infallible;
    use std::sync::{Arc, Mutex};

    fn topic(slug: &str, name: &str, count: usize) -> TopicCount {
        TopicCount { topic: Topic { slug: slug.into(), name: name.into() }, count }
    }

    fn figure(key: &str, label: &str, text: &str) -> KeyCard {
        KeyCard {
            key: key.into(),
            entity: "Thing".into(),
            label: label.into(),
            text: text.into(),
            as_of: "2026".into(),
            values: 1,
            disputed: false,
            stale_from: None,
            course: Vec::new(),
        }
    }

    fn files(lookup: &Lookup) -> BTreeMap<String, Arc<TypeaheadFile>> {
        let files = Mutex::new(BTreeMap::new());
        let put = |beginning: &str, file| {
            let before = files.lock().unwrap().insert(beginning.to_owned(), Arc::new(file));
            assert!(before.is_none(), "{beginning} twice");
            Ok::<(), Infallible>(())
        };
        lookup.files(&put).unwrap();
        files.into_inner().unwrap()
    }

    /// What the app finds by one word, whether that is all there is, and how many files it takes.
    fn find(files: &BTreeMap<String, Arc<TypeaheadFile>>, word: &str) -> (TypeaheadMatches, bool, usize) {
        let (mut walk, mut asked) = (TypeaheadWalk::new(word), 0);
        while let Some(beginning) = walk.wanted() {
            walk.take(files.get(beginning).cloned().unwrap_or_default());
            asked += 1;
        }
        let whole = walk.is_whole();
        (walk.found(), whole, asked)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn everything_is_found_by_any_beginning_of_its_words(
            names in prop::collection::vec("[a-c$]{1,3}( [ab0-2.é]{1,12})?", 1..90),
            figures in prop::collection::vec(("[ab]{1,2} [a-d]{1,10}", "[$~]?[0-9]{1,4}(\\\\.[0-9]{1,3})?%?"), 0..160),
        ) {
            let topics: Vec<TopicCount> =
                names.iter().enumerate().map(|(n, name)| topic(&format!("t{n}"), name, 1000 - n)).collect();
            let figures: Vec<(usize, KeyCard)> = figures
                .iter()
                .enumerate()
                .map(|(n, (label, text))| (n % 7, figure(&format!("k/{n}"), label, text)))
                .collect();
            let lookup = Lookup::new(topics.clone(), figures.clone());
            let files = files(&lookup);
            for (beginning, file) in &files {
                let count = file.topics.len() + file.figures.len();
                prop_assert!((1..=MOST).contains(&count) && (count == MOST || !file.more()), "{beginning}: {count}");
                prop_assert!(beginning.chars().count() <= TYPEAHEAD_DEPTH);
                prop_assert!(file.next.iter().all(|next| files.contains_key(next)), "{:?}", file.next);
                if !file.more() {
                    prop_assert!(!files.keys().any(|other| other.len() > beginning.len() && other.starts_with(beginning)));
                }
            }
            // Beginnings are shared by many words, and each finds the same.
            let mut typed: BTreeMap<String, (Vec<&TopicCount>, Vec<&KeyCard>)> = BTreeMap::new();
            let typed_of = |names: Vec<String>| -> BTreeSet<String> {
                names.iter().flat_map(|word| beginnings(word)).flat_map(words).collect()
            };
            for topic in &topics {
                for word in typed_of(topic.words()) {
                    typed.entry(word).or_default().0.push(topic);
                }
            }
            for (_, figure) in &figures {
                for word in typed_of(figure.words()) {
                    typed.entry(word).or_default().1.push(figure);
                }
            }
            for (word, (topics, figures)) in typed {
                let (found, whole, _) = find(&files, &word);
                let topics = topics.iter().all(|topic| found.topics.contains(topic));
                let figures = figures.iter().all(|figure| found.figures.contains(figure));
                prop_assert!((topics && figures) || !whole, "{word}: {found:?}");
            }
        }
    }

    #[test]
    fn a_word_is_found_in_few_steps() {
        // 3,200 words: by one letter, all; by two, 160 in each of twenty files; by three, eight.
        let word = |n: usize| -> String {
            ['a', 'a', 'a', 'a']
                .iter()
                .zip([0, n / 160, n / 8 % 20, n % 8])
                .map(|(a, n)| char::from(*a as u8 + n as u8))
                .collect()
        };
        let figures = (0..3200).map(|n| (0, figure(&format!("k/{n}"), &format!("{}ish", word(n)), "…")));
        let files = files(&Lookup::new(Vec::new(), figures.collect()));
        let mut leaps = 0;
        for n in 0..3200 {
            let (found, whole, asked) = find(&files, &format!("{}ish", word(n)));
            assert!(whole && found.figures.len() == 1, "{}: {found:?}", word(n));
            assert!((2..=3).contains(&asked), "{}: {asked}", word(n));
            leaps += usize::from(asked == 2);
        }
        // The first file names the twenty of two letters, and in place of nine of them those of three.
        assert_eq!(leaps, 9 * 160);
        assert_eq!(find(&files, "zzz"), (TypeaheadMatches::default(), true, 1));
        assert_eq!(find(&files, "azz"), (TypeaheadMatches::default(), true, 1));
        assert!(files.values().all(|file| file.next.len() <= NEXT));
    }

    #[test]
    fn the_best_stand_first_and_leave_room_for_each_other() {
        let topics = (0..60).map(|n| topic(&format!("x-{n}"), "Alike", 60 - n)).collect();
        let figures = (0..60).map(|n| (n, figure(&format!("a/{n:02}"), "Alike", "3"))).collect();
        let files = files(&Lookup::new(topics, figures));
        let file = &files["a"];
        assert_eq!((file.more(), file.topics.len(), file.figures.len()), (true, TOPICS, MOST - TOPICS));
        assert_eq!((file.topics[0].count, file.figures[0].key.as_str()), (60, "a/59"));
        // A word that too many share ends with itself.
        assert_eq!(file.next, ["al", "ali", "alik", "alike"]);
        assert_eq!(
            *files["alike"],
            TypeaheadFile { next: vec!["alike".into()], ..TypeaheadFile::clone(file) }
        );
        assert!(files["3"].more() && !files.contains_key("alikeb"));
        assert_eq!(files["3"].topics.len(), 11, "x-3, x-30 to x-39");
    }
}

use super::*;
use crate::model::{TYPEAHEAD_DEPTH, Topic, TypeaheadMatches, TypeaheadWalk, beginnings, words};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

/// What a word stands for.
type Typed<'t> = (Vec<&'t TopicCount>, Vec<&'t KeyCard>, Vec<&'t Subject>);

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
        subjects in prop::collection::vec("[a-c]{1,4}( [ab]{1,4})?", 0..40),
        names in prop::collection::vec("[a-c$]{1,3}( [ab0-2.é]{1,12})?", 1..90),
        figures in prop::collection::vec(("[ab]{1,2} [a-d]{1,10}", "[$~]?[0-9]{1,4}(\\\\.[0-9]{1,3})?%?"), 0..160),
    ) {
        let subject = |(n, name): (usize, &String)| Subject {
            id: format!("s-{n}"),
            name: name.clone(),
            unit: String::new(),
            count: n % 5,
        };
        let subjects: Vec<Subject> = subjects.iter().enumerate().map(subject).collect();
        let topics: Vec<TopicCount> =
            names.iter().enumerate().map(|(n, name)| topic(&format!("t{n}"), name, 1000 - n)).collect();
        let figures: Vec<(usize, KeyCard)> = figures
            .iter()
            .enumerate()
            .map(|(n, (label, text))| (n % 7, figure(&format!("k/{n}"), label, text)))
            .collect();
        let lookup = Lookup::new(topics.clone(), [subjects.clone(), Vec::new()], figures.clone());
        let files = files(&lookup);
        for (beginning, file) in &files {
            let count = file.topics.len() + file.entities.len() + file.figures.len();
            prop_assert!((1..=MOST).contains(&count) && (count == MOST || !file.more()), "{beginning}: {count}");
            prop_assert!(beginning.chars().count() <= TYPEAHEAD_DEPTH);
            prop_assert!(file.next.iter().all(|next| files.contains_key(next)), "{:?}", file.next);
            if !file.more() {
                prop_assert!(!files.keys().any(|other| other.len() > beginning.len() && other.starts_with(beginning)));
            }
        }
        // Beginnings are shared by many words, and each finds the same.
        let mut typed: BTreeMap<String, Typed<'_>> = BTreeMap::new();
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
        for subject in &subjects {
            for word in typed_of(subject.words()) {
                typed.entry(word).or_default().2.push(subject);
            }
        }
        for (word, (topics, figures, subjects)) in typed {
            let (found, whole, _) = find(&files, &word);
            let topics = topics.iter().all(|topic| found.topics.contains(topic));
            let figures = figures.iter().all(|figure| found.figures.contains(figure));
            let subjects = subjects.iter().all(|subject| found.entities.contains(subject));
            prop_assert!((topics && figures && subjects) || !whole, "{word}: {found:?}");
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
    let files = files(&Lookup::new(Vec::new(), Default::default(), figures.collect()));
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
    let files = files(&Lookup::new(topics, Default::default(), figures));
    let file = &files["a"];
    assert_eq!((file.more(), file.topics.len(), file.figures.len()), (true, ROOM[0], MOST - ROOM[0]));
    assert_eq!((file.topics[0].count, file.figures[0].key.as_str()), (60, "a/59"));
    // A word that too many share ends with itself.
    assert_eq!(file.next, ["al", "ali", "alik", "alike"]);
    assert_eq!(*files["alike"], TypeaheadFile { next: vec!["alike".into()], ..TypeaheadFile::clone(file) });
    assert!(files["3"].more() && !files.contains_key("alikeb"));
    assert_eq!(files["3"].topics.len(), 11, "x-3, x-30 to x-39");
}

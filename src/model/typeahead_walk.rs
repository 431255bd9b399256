//! The walk through the typeahead's files for a text: which file is wanted next, and what was found on the way.

use super::typeahead::{TypeaheadFile, TypeaheadMatches, beginnings, words};
use std::sync::Arc;

/// How many words are looked up.
const WORDS: usize = 4;

/// A walk. Whoever walks gets the file that is [`wanted`](Self::wanted) and gives it to [`take`](Self::take), until none is.
#[derive(Clone, Debug, Default)]
pub struct TypeaheadWalk {
    /// Every word asked for, in the order in which they are looked up.
    asked: Vec<String>,
    /// How many words have been looked up.
    done: usize,
    /// The beginning whose file is wanted.
    wanted: Option<String>,
    /// The file that led to the one that is wanted.
    before: Option<Arc<TypeaheadFile>>,
    found: TypeaheadMatches,
    whole: bool,
}

impl TypeaheadWalk {
    /// A walk for the words of a text.
    pub fn new(text: &str) -> Self {
        let mut asked = words(text);
        // The longest is the rarest, mostly. The others are for where even its last file cannot tell of all it has.
        if let Some((longest, _)) = asked.iter().enumerate().max_by_key(|(_, word)| word.len()) {
            asked.swap(0, longest);
        }
        let mut walk = Self { asked, ..Self::default() };
        walk.next_word();
        walk
    }

    fn next_word(&mut self) {
        let word = self.asked.get(self.done).filter(|_| self.done < WORDS);
        self.wanted = word.and_then(|word| beginnings(word).next()).map(str::to_owned);
    }

    /// The beginning whose file is wanted; nothing where the walk is at its end.
    pub fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    /// Takes the file that is wanted; where there is none, nothing begins so, and an empty one says that.
    pub fn take(&mut self, file: Arc<TypeaheadFile>) {
        let (Some(of), Some(word)) = (self.wanted.take(), self.asked.get(self.done)) else { return };
        self.wanted = file.further(&of, word).map(str::to_owned);
        if self.wanted.is_some() {
            self.before = Some(file);
            return;
        }
        self.before = None;
        self.whole = !file.more() || file.lacks(&of, word);
        if !file.lacks(&of, word) {
            self.found.take(&file, &self.asked);
        }
        if !self.whole {
            self.done += 1;
            self.next_word();
        }
    }

    /// Whether all there is was found.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// What was found. Where a file that is wanted could not be had, that is what was found until then, and of the word in
    /// hand what the file before it has: those used most.
    pub fn found(mut self) -> TypeaheadMatches {
        if let Some(before) = self.before {
            self.found.take(&before, &self.asked);
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Topic, TopicCount};

    fn file(next: &[&str], topics: &[&str]) -> Arc<TypeaheadFile> {
        let topic = |name: &&str| TopicCount {
            topic: Topic { slug: name.replace(' ', "-"), name: (*name).into() },
            count: 1,
        };
        let next = next.iter().map(|next| (*next).to_owned()).collect();
        Arc::new(TypeaheadFile {
            next,
            topics: topics.iter().map(topic).collect(),
            ..TypeaheadFile::default()
        })
    }

    /// What is found for a text, whether it is all, and which files that takes; the file called `broken` cannot be had.
    fn walk(text: &str, broken: &str) -> (Vec<String>, bool, Vec<String>) {
        let (mut walk, mut asked) = (TypeaheadWalk::new(text), Vec::new());
        while let Some(wanted) = walk.wanted().map(str::to_owned) {
            asked.push(wanted.clone());
            if wanted == broken {
                break;
            }
            walk.take(match wanted.as_str() {
                "p" => file(&["pr", "prices"], &["prices rise", "present"]),
                "pr" => file(&[], &["present", "pressed"]),
                // More share it than a file holds.
                "prices" => file(&["prices"], &["prices rise", "prices at sea"]),
                "s" => file(&["sea"], &["sums"]),
                "sea" => file(&[], &["prices at sea", "sea prices"]),
                _ => Arc::default(),
            });
        }
        let whole = walk.is_whole();
        (walk.found().topics.into_iter().map(|entry| entry.topic.name).collect(), whole, asked)
    }

    #[test]
    fn the_longest_word_comes_first_and_the_others_where_it_cannot_tell_of_all() {
        assert_eq!(walk("press", ""), (vec!["pressed".into()], true, vec!["p".into(), "pr".into()]));
        let (found, whole, asked) = walk("sea prices", "");
        assert_eq!(found, ["prices at sea", "sea prices"]);
        assert_eq!((whole, asked.join(" ").as_str()), (true, "p prices s sea"));
        assert_eq!(walk("", ""), (vec![], false, vec![]));
    }

    #[test]
    fn what_nothing_begins_with_is_all_there_is_of_it() {
        assert_eq!(walk("zebra", ""), (vec![], true, vec!["z".into()]));
        assert_eq!(
            walk("sums", ""),
            (vec![], true, vec!["s".into()]),
            "the file names no longer beginning of it"
        );
    }

    #[test]
    fn what_was_found_stays_where_a_file_cannot_be_had() {
        assert_eq!(walk("pres", "pr").0, ["present"], "the file before it had that");
        assert_eq!(walk("sea prices", "sea").0, ["prices at sea"], "the other word had that");
        assert!(walk("pres", "p").0.is_empty());
    }
}

//! Slips of the finger: a letter too many, too few, another, or two that changed places. Where a word is nowhere, it is
//! looked for in lists of the words there are.

use super::json::is_default;
use serde::{Deserialize, Serialize};

/// How many letters a word has at least that is put right.
pub const SLIP_FROM: usize = 5;
/// How many letters a word in a list has at most.
#[cfg(not(target_arch = "wasm32"))]
pub const SLIP_TO: usize = 24;
/// How many words a list has at most, those used most.
#[cfg(not(target_arch = "wasm32"))]
pub const SLIP_WORDS: usize = 2000;
/// How much longer than what was typed a word may be.
const LONGER: usize = 3;

/// Words of a volume of the index that begin or end alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordList {
    /// The words, folded, those used most first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub words: Vec<String>,
}

/// How many lists a volume of so many insights has.
pub fn lists(insights: usize) -> usize {
    insights.next_power_of_two().clamp(8, 64)
}

/// The lists, of so many, that a word stands in: by its first two letters, and by its last two. A slip leaves one of them
/// as it was, so one of those of what was typed has the word that was meant.
pub fn lists_of(word: &str, lists: usize) -> [usize; 2] {
    let number = |a: Option<char>, b: Option<char>, seed: u32| {
        let code = |c: Option<char>| c.map_or(0, u32::from);
        code(a).wrapping_mul(31).wrapping_add(code(b)).wrapping_mul(2_654_435_761).wrapping_add(seed) >> 8
    };
    let (mut begin, mut end) = (word.chars(), word.chars().rev());
    let numbers = [number(begin.next(), begin.next(), 0), number(end.next(), end.next(), 1 << 20)];
    numbers.map(|number| number as usize % lists.max(1))
}

/// Whether one slip leads from one word to another.
fn is_slip(one: &[char], other: &[char]) -> bool {
    let begin = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(begin..).unwrap_or_default(), other.get(begin..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let part = |word: &[char]| word.get(..word.len() - end).unwrap_or_default().to_vec();
    match (part(one).as_slice(), part(other).as_slice()) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

impl WordList {
    /// Whether a word that begins so is in it.
    pub fn knows(&self, typed: &str) -> bool {
        self.words.iter().any(|word| word.starts_with(typed))
    }

    /// What was meant by a word with a slip, if it is in it: the word, or one that goes on a little.
    pub fn meant(&self, typed: &str) -> Option<&str> {
        let typed: Vec<char> = typed.chars().collect();
        let words = |beginning: bool| {
            self.words.iter().find(|word| {
                let word: Vec<char> = word.chars().collect();
                let over = word.len().saturating_sub(typed.len());
                if typed.len().max(word.len()) < SLIP_FROM || typed.len() + 1 < SLIP_FROM {
                    return false;
                }
                match beginning {
                    false => is_slip(&typed, &word),
                    true => (1..=over.min(LONGER))
                        .any(|more| word.get(..word.len() - more).is_some_and(|word| is_slip(&typed, word))),
                }
            })
        };
        words(false).or_else(|| words(true)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let words = ["benchmarks", "price", "anthropic", "tower", "power"].map(str::to_owned).to_vec();
        let list = WordList { words };
        for (typed, meant) in [
            ("anthropci", Some("anthropic")),
            ("antropic", Some("anthropic")),
            ("antropi", Some("anthropic")),
            ("benchmrak", Some("benchmarks")),
            ("pricce", Some("price")),
            ("prce", Some("price")),
            ("eprice", Some("price")),
            ("qower", Some("tower")),
            ("zebra", None),
            ("pr", None),
            ("pirec", None),
        ] {
            assert_eq!(list.meant(typed), meant, "{typed}");
        }
        assert!(list.knows("bench") && !list.knows("benchn"));
    }

    proptest! {
        #[test]
        fn any_slip_in_any_word_is_put_right(
            word in "[a-zа-я]{5,12}", at in 0usize..12, kind in 0usize..4, letter in "[a-z]", lists in 8usize..64,
        ) {
            let mut typed: Vec<char> = word.chars().collect();
            let at = at % typed.len();
            let letter = letter.chars().next().unwrap();
            match kind {
                0 => typed.insert(at, letter),
                1 => drop(typed.remove(at)),
                2 => typed[at] = letter,
                _ => typed.swap(at, (at + 1).min(word.chars().count() - 1)),
            }
            let typed: String = typed.into_iter().collect();
            prop_assume!(typed != word);
            let (own, asked) = (lists_of(&word, lists), lists_of(&typed, lists));
            prop_assert!(own.iter().any(|list| asked.contains(list)), "{own:?} {asked:?}");
            prop_assert!(own.iter().all(|list| *list < lists));
            let list = WordList { words: vec![word.clone()] };
            prop_assert_eq!(list.meant(&typed), Some(word.as_str()));
        }
    }
}

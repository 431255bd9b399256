//! Why an insight was found: the part of it that says so.

use super::{holds, small, without_accents};

/// How many words an excerpt has.
const LENGTH: usize = 32;
/// How many words stand before the first mark.
const BEFORE: usize = 6;

/// A part of a text: words, and whether they are marked.
pub type Piece = (String, bool);

/// The part of `content` with the most marks close together. `places` are those of the words that match, by their
/// number; words stand apart by one space.
pub fn excerpt(content: &str, places: &[usize]) -> Vec<Piece> {
    let words: Vec<&str> = content.split(' ').collect();
    let places = sorted(places.iter().copied().filter(|place| *place < words.len()));
    let near =
        |from: usize| places[from..].iter().take_while(|place| **place < places[from] + LENGTH).count();
    let best = (0..places.len()).max_by_key(|from| (near(*from), std::cmp::Reverse(*from)));
    let start = best.map_or(0, |from| places[from].saturating_sub(BEFORE));
    let start = start.min(words.len().saturating_sub(LENGTH));
    let end = words.len().min(start + LENGTH);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut put = |text: &str, marked: bool| match pieces.last_mut() {
        Some((last, is)) if *is == marked => last.push_str(text),
        _ => pieces.push((text.to_owned(), marked)),
    };
    if start > 0 {
        put("… ", false);
    }
    for (place, word) in words.iter().enumerate().take(end).skip(start) {
        if place > start {
            put(" ", false);
        }
        put(word, places.binary_search(&place).is_ok());
    }
    if end < words.len() {
        put(" …", false);
    }
    pieces
}

/// Each once, in order.
fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sorted = Vec::new();
    for place in places {
        // They mostly come in order, so this mostly puts them at the end.
        if let Err(at) = sorted.binary_search(&place) {
            sorted.insert(at, place);
        }
    }
    sorted
}

/// Whether a title and what was marked answer what was asked: every word has something that begins like it. Where the index
/// lacks a word it takes the longest beginning that it has, and `2026` would find `20.2%`. In titles it marks nothing.
pub fn answers(asked: &str, title: &str, content: &str, places: &[usize]) -> bool {
    let words: Vec<&str> = content.split(' ').collect();
    let mut marked = title.to_owned();
    for word in places.iter().filter_map(|place| words.get(*place)) {
        marked.push(' ');
        marked.push_str(word);
    }
    let marked = folded(&marked);
    folded(asked).iter().filter(|word| !word.is_empty()).all(|word| {
        let number = word.contains(|c: char| c.is_ascii_digit());
        // Endings may differ: `hedging` finds `hedges`.
        let enough = if number { word.chars().count() } else { word.chars().count().div_ceil(2) };
        marked.iter().any(|found| {
            holds(found, word)
                || found.chars().zip(word.chars()).take_while(|(a, b)| a == b).count() >= enough
        })
    })
}

/// Words in small letters and digits alone, without accents.
fn folded(words: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect();
    unaccented(words).split(' ').map(letters).collect()
}

/// A text as it is looked for: small, and without accents.
pub(super) fn unaccented(text: &str) -> String {
    without_accents(&small(text))
        .chars()
        .map(|c| match c {
            // A stroke is no accent by Unicode, but on most keyboards it is missing just the same.
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ħ' => 'h',
            'ŧ' => 't',
            'ı' => 'i',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_excerpt_is_where_the_marks_are() {
        let content = (0..100).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let pieces = excerpt(&content, &[3, 60, 62]);
        assert_eq!(pieces[0], ("… w54 w55 w56 w57 w58 w59 ".to_owned(), false));
        assert_eq!(pieces[1], ("w60".to_owned(), true));
        assert!(pieces.last().unwrap().0.ends_with(" …"));
        assert_eq!(excerpt("", &[]), [(String::new(), false)]);
    }

    #[test]
    fn a_beginning_is_not_an_answer() {
        let content = "The share is 20.2% of Hedges in Größe";
        assert!(!answers("2026", "", content, &[3]));
        assert!(answers("20", "", content, &[3]));
        assert!(answers("hedging", "", content, &[5]));
        assert!(answers("grosse gro", "", "Grosse Größe", &[0, 1]));
        assert!(!answers("hedging share", "", content, &[5]));
        assert!(answers("hedging share", "Who shares", content, &[5]));
        assert!(answers("shares", "Who shares", content, &[]));
        assert!(!answers("2026", "Who holds 20.2%?", content, &[]));
        assert!(answers("", "", content, &[]));
    }

    proptest! {
        #[test]
        fn no_text_and_no_place_panics(text in "\\PC{0,200}", places in prop::collection::vec(0usize..80, 0..20)) {
            let pieces = excerpt(&text, &places);
            let words = pieces.iter().map(|(piece, _)| piece.as_str()).collect::<String>();
            prop_assert!(text.split(' ').count() > LENGTH || words == text);
            let _ = answers(&text, &text, &text, &places);
        }
    }
}

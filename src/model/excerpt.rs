//! Why an insight was found: the part of it that says so.

use super::letters::is_mark;
use super::term::Term;
use super::token::tokens;

/// How many letters an excerpt has at most.
const EXCERPT: usize = 200;
/// How many letters stand before the first mark, where no sentence begins a little further up.
const BEFORE: usize = 40;
/// How much further up that may be, and how far a cut is moved to stand between words.
const NEAR: usize = 24;

/// What stands in the content of a record between its sentences and its data: tables, charts, lists of figures.
pub const DATA: char = '\u{e001}';
/// What stands before the forms of its words that are looked for and not shown.
pub const FORMS: char = '\u{e000}';

/// A part of a text: words, and whether they are marked.
pub type Piece = (String, bool);

/// Where a mark begins and ends, in bytes.
type Mark = (usize, usize);

/// An insight that has what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The part that says so.
    pub excerpt: Vec<Piece>,
    /// Which words of the question it has in another form only, such as `hedges` for `hedging`. Where the index lacks a word
    /// it takes the longest beginning that it has, so whether these are forms of the same word remains to be asked.
    pub alike: Vec<usize>,
}

/// Holds a record against a question: nothing, if it lacks a word. `places` are those of the words that the index has found
/// in its content, by their number. In titles the index marks nothing.
pub fn answer(terms: &[Term], title: &str, content: &str, places: &[usize]) -> Option<Answer> {
    let shown = content.split(FORMS).next().unwrap_or_default();
    let (own, titled) = (tokens(shown), tokens(title));
    let mut marks: Vec<Mark> = Vec::new();
    let mut alike = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        let count = marks.len();
        for (at, token) in own.iter().enumerate() {
            marks.extend(term.at(&own, at).map(|to| (token.from, to)));
        }
        let has = marks.len() > count || term.is_in(&titled);
        let found = own.iter().filter(|token| places.contains(&token.word) && term.is_like(&token.text));
        marks.extend(found.map(|token| (token.from, token.to)));
        if !has {
            if marks.len() == count && !titled.iter().any(|token| term.is_like(&token.text)) {
                return None;
            }
            alike.push(number);
        }
    }
    Some(Answer { excerpt: best(shown, &in_order(marks)), alike })
}

/// Marks in order, and one where they meet.
fn in_order(marks: Vec<Mark>) -> Vec<Mark> {
    // They mostly come in order, so this mostly puts them at the end; the standard library's sort is 1 kB of the app.
    let mut sorted: Vec<Mark> = Vec::new();
    for mark in marks {
        let at = sorted.partition_point(|other| *other <= mark);
        sorted.insert(at, mark);
    }
    let mut merged: Vec<Mark> = Vec::new();
    for (from, to) in sorted {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// An excerpt of the sentences, if anything is marked in them or nothing anywhere; else of the data.
fn best(content: &str, marks: &[Mark]) -> Vec<Piece> {
    let (prose, data) = content.split_once(DATA).unwrap_or((content, ""));
    let after = content.len() - data.len();
    let (in_prose, rest) = marks.split_at(marks.partition_point(|mark| mark.0 < prose.len()));
    if (in_prose.is_empty() && !rest.is_empty()) || prose.trim().is_empty() {
        let rest: Vec<Mark> = rest.iter().map(|(from, to)| (from - after, to - after)).collect();
        return excerpt(data, &rest);
    }
    excerpt(prose, in_prose)
}

/// The part of a text with the most marks close together. Marks are in order and apart.
pub fn excerpt(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let near = |from: usize| {
        let end = forward(text, from, EXCERPT - BEFORE - NEAR);
        marks.iter().filter(|mark| mark.0 >= from && mark.1 <= end).count()
    };
    let best = marks.iter().map(|mark| mark.0).max_by_key(|from| (near(*from), std::cmp::Reverse(*from)));
    let mut start = begin(text, best.unwrap_or_default());
    if forward(text, start, EXCERPT) == text.len() {
        // Near the end of a text there is room for more before.
        start = start.min(between(text, back(text, text.len(), EXCERPT), true));
    }
    let mut end = forward(text, start, EXCERPT);
    if end < text.len() {
        end = between(text, end, false).max(start);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut put = |text: &str, marked: bool| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some((last, is)) if *is == marked => last.push_str(text),
        _ => pieces.push((text.to_owned(), marked)),
    };
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    put(if part(0, start).trim().is_empty() { "" } else { "… " }, false);
    let mut at = start;
    for (from, to) in marks.iter().filter(|mark| mark.0 >= start && mark.0 < end) {
        put(part(at, *from), false);
        at = end.min(*to);
        put(part(*from, at), true);
    }
    put(part(at, end).trim_end(), false);
    put(if part(end, text.len()).trim().is_empty() { "" } else { " …" }, false);
    pieces
}

/// Where an excerpt begins whose first mark is at a place: where its sentence does, or a word.
fn begin(text: &str, mark: usize) -> usize {
    let far = back(text, mark, BEFORE + NEAR);
    if far == 0 {
        return 0;
    }
    let before = text.get(far..mark).unwrap_or_default();
    let mut last = ' ';
    let mut start = None;
    for (at, c) in before.char_indices() {
        if matches!(last, '。' | '！' | '？') || (c == ' ' && matches!(last, '.' | '!' | '?' | '·')) {
            start = Some(far + at + usize::from(c == ' '));
        }
        last = c;
    }
    start.unwrap_or_else(|| between(text, back(text, mark, BEFORE), true).min(mark))
}

/// A cut moved to the next space behind it, or the last before it; where there is none close by, it is not inside a letter.
fn between(text: &str, at: usize, later: bool) -> usize {
    if at == 0 || (later && text.get(..at).is_some_and(|before| before.ends_with(' '))) {
        return at;
    }
    let space = match later {
        true => text
            .get(at..forward(text, at, NEAR))
            .and_then(|part| Some(at + part.bytes().position(|byte| byte == b' ')? + 1)),
        false => {
            let from = back(text, at, NEAR);
            text.get(from..at).and_then(|part| Some(from + part.bytes().rposition(|byte| byte == b' ')?))
        }
    };
    space.unwrap_or_else(|| {
        let inside = |at: &usize| text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(is_mark);
        (0..NEAR).map(|n| back(text, at, n)).find(|at| !inside(at)).unwrap_or(at)
    })
}

/// So many letters further on.
fn forward(text: &str, from: usize, letters: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(letters).map_or(text.len(), |(at, _)| from + at)
}

/// So many letters further up.
fn back(text: &str, from: usize, letters: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    letters.checked_sub(1).map_or(from, |last| before.char_indices().rev().nth(last).map_or(0, |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::super::term::{Reading, terms};
    use super::*;
    use proptest::prelude::*;

    fn asked(question: &str, title: &str, content: &str, places: &[usize]) -> Option<Answer> {
        answer(&terms(question, Reading::Typed), title, content, places)
    }

    fn words(pieces: &[Piece]) -> String {
        pieces.iter().map(|(piece, _)| piece.as_str()).collect()
    }

    fn marked(question: &str, content: &str) -> Vec<String> {
        let pieces = asked(question, "", content, &[]).unwrap().excerpt;
        pieces.into_iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece).collect()
    }

    #[test]
    fn the_excerpt_is_where_the_marks_are() {
        let content = (0..100).map(|n| format!("w{n}x")).collect::<Vec<_>>().join(" ");
        let pieces = asked("w3x w60x w62x", "", &content, &[]).unwrap().excerpt;
        assert_eq!(pieces[0].0, "… w52x w53x w54x w55x w56x w57x w58x w59x ");
        assert_eq!(pieces[1], ("w60x".to_owned(), true));
        assert!(pieces.last().unwrap().0.ends_with("x …"));
        assert_eq!(excerpt("", &[]), []);
    }

    #[test]
    fn it_begins_with_the_sentence_and_prefers_sentences_to_data() {
        let prose =
            format!("{}It rose. What a zebra costs, nobody says. {}", "Word ".repeat(60), "More ".repeat(60));
        let pieces =
            asked("zebra", "", &format!("{prose}{DATA} zebra · zebra · zebra"), &[]).unwrap().excerpt;
        assert!(words(&pieces).starts_with("… What a zebra costs, nobody says. More"), "{pieces:?}");
        let pieces = asked("zebra", "", &format!("Prose alone. {DATA} a · zebra, 5 {FORMS} zebra"), &[])
            .unwrap()
            .excerpt;
        assert_eq!(words(&pieces), " a · zebra, 5");
    }

    #[test]
    fn marks_are_words_as_printed() {
        assert_eq!(marked("co2 frontier", "Of CO₂, the “Frontier”, and CO."), ["CO₂", "Frontier"]);
        assert_eq!(marked("strasse", "Wilhelmstraße, Straße; STRASSEN"), ["Straße", "STRASSEN"]);
        assert_eq!(marked("75%", "1.75×, 75%, 750"), ["75"]);
        assert_eq!(marked("cafe", "le cafe\u{301}, là"), ["cafe\u{301}"]);
        assert_eq!(marked("知能", "人工知能の費用、知能。"), ["知能", "知能"]);
        assert_eq!(marked("ガラス", "ｶﾞﾗｽの"), ["ｶﾞﾗｽ"]);
        assert_eq!(marked("gpt 5.4", "GPT-5.4's"), ["GPT", "5.4"]);
        assert_eq!(marked("gpt5.4", "the GPT-5.4, and GPT 5.4."), ["GPT-5.4", "GPT 5.4"]);
    }

    #[test]
    fn another_form_of_a_word_is_told_from_the_word() {
        let content = "The share is 20.2% of Hedges in Größe";
        assert_eq!(asked("2026", "", content, &[3]), None);
        assert_eq!(asked("20", "", content, &[3]).unwrap().alike, [0; 0]);
        assert_eq!(asked("hedging", "", content, &[5]).unwrap().alike, [0]);
        assert_eq!(asked("hedging", "", content, &[]), None);
        assert_eq!(asked("hedging", "Hedges", "", &[]).unwrap().alike, [0]);
        assert_eq!(asked("grosse gro", "", content, &[]).unwrap().alike, [0; 0]);
        assert_eq!(asked("shares", "Who shares", content, &[]).unwrap().alike, [0; 0]);
        assert_eq!(asked("2026", "Who holds 20.2%?", content, &[]), None);
        assert!(asked("", "", content, &[]).is_some());
    }

    proptest! {
        #[test]
        fn an_excerpt_is_short_in_any_script(
            text in "(\\PC{0,80}|[a-z]{40,90}|[人工知能の]{0,400}|[ก-ฮ่้ิี]{0,400}|(a\u{301}){0,300}|[a-z]{1,9} ){0,4}",
            question in "[a-e人工知ก-ค]{0,3}",
            places in prop::collection::vec(0usize..80, 0..20),
        ) {
            let Some(answer) = asked(&question, "", &text, &places) else { return Ok(()) };
            let said = words(&answer.excerpt);
            prop_assert!(said.chars().count() <= EXCERPT + 4, "{}", said.chars().count());
            let shown = text.split(FORMS).next().unwrap();
            for (piece, marked) in &answer.excerpt {
                prop_assert!(shown.contains(piece.trim_matches(['…', ' '])));
                prop_assert!(!marked || (piece.starts_with(char::is_alphanumeric) && piece.ends_with(|c: char| {
                    c.is_alphanumeric() || is_mark(c)
                })), "{piece}");
            }
            if shown.chars().count() <= EXCERPT && !shown.contains(DATA) {
                prop_assert_eq!(said.trim(), shown.trim());
            }
        }
    }
}

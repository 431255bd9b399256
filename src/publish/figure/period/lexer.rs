//! The pieces of a label.

use unicode_normalization::UnicodeNormalization;

/// A piece of a label.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Digits, as plain ones.
    Number(String),
    /// Small letters.
    Word(String),
    /// Any other sign that is no space.
    Sign(char),
}

use Token::{Number, Sign, Word};

/// Words that say how a date is known or how it counts, and not when it is.
const REMARKS: [&str; 18] = [
    "e",
    "f",
    "p",
    "b",
    "est",
    "estimate",
    "estimated",
    "proj",
    "projected",
    "projection",
    "forecast",
    "prelim",
    "preliminary",
    "ytd",
    "of",
    "de",
    "del",
    "ad",
];

/// What a label says, in small letters and plain digits, without remarks.
pub fn tokens(label: &str) -> Vec<Token> {
    // Marks of footnotes are letters above the line: in another form they would be digits of the year.
    let raised = |c: &char| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    let label: String = label.chars().filter(|c| !raised(c)).nfkc().collect();
    let label = label.trim();
    let label = match label.split_once('(') {
        Some((front, rest)) if rest.ends_with(')') && !front.trim().is_empty() => front.trim(),
        _ => label,
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut separated = true;
    for c in label.chars().flat_map(char::to_lowercase) {
        let digit = digit(c);
        match (digit, tokens.last_mut()) {
            (Some(digit), Some(Number(number))) if !separated => number.push(digit),
            (Some(digit), _) => tokens.push(Number(digit.into())),
            (None, Some(Word(word))) if c.is_alphabetic() && !separated && !is_era(c) => word.push(c),
            (None, _) if c.is_alphabetic() => tokens.push(Word(c.into())),
            (None, _) => match c {
                '–' | '—' | '−' | '‐' | '‑' => tokens.push(Sign('-')),
                '’' | 'ʼ' | '‘' => tokens.push(Sign('\'')),
                '*' | '†' | '‡' | '§' | ',' => {}
                c if c.is_whitespace() || is_invisible(c) => {}
                c => tokens.push(Sign(c)),
            },
        }
        separated = !c.is_alphanumeric();
    }
    // `Sept. 2025`, `7th`, `1. Quartal`
    let mut clean: Vec<Token> = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let next = tokens.get(place + 1);
        let after_number = matches!(clean.last(), Some(Number(_)));
        let dropped = match token {
            Sign('.') => !(after_number && matches!(next, Some(Number(_)))),
            Word(word) if after_number && matches!(word.as_str(), "st" | "nd" | "rd" | "th") => true,
            Word(word) => place > 0 && REMARKS.contains(&word.as_str()),
            _ => false,
        };
        if !dropped {
            clean.push(token.clone());
        }
    }
    clean
}

fn is_era(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A digit of any script that people number years with.
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 15] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀'];
    let value = |zero: &char| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10);
    char::from_digit(ZEROS.iter().find_map(value)?, 10)
}

/// The numbers and words of a label, and the order of its pieces: `Y` for a year's four digits, `n` for one or two, `N`
/// for others, `w` for a word, and signs as they are.
pub fn shape(tokens: &[Token]) -> (Vec<&str>, Vec<&str>, String) {
    let numbers = tokens
        .iter()
        .filter_map(|token| if let Number(number) = token { Some(number.as_str()) } else { None });
    let words =
        tokens.iter().filter_map(|token| if let Word(word) = token { Some(word.as_str()) } else { None });
    let shape = tokens.iter().map(|token| match token {
        Number(number) => match number.len() {
            4 => 'Y',
            1 | 2 => 'n',
            _ => 'N',
        },
        Word(_) => 'w',
        Sign(sign) => *sign,
    });
    (numbers.collect(), words.collect(), shape.collect())
}

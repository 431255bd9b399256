//! The forms of an insight's words that readers type and Pagefind does not find: it knows letters as they are printed, and of
//! `GPT-5.4` neither `5.4` nor what stands before it.

use crate::model::{Token, TokenKind, joined, number, pair, tokens};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How many bytes of the word before and the word behind may count: `GPT 5.4` is looked for as `GPT5.4`, too.
const NEIGHBOUR_LENGTH: usize = 64;

/// The forms of the words of some texts, each once, in order.
pub fn forms(texts: [&str; 2]) -> Vec<String> {
    let mut forms = BTreeSet::new();
    for text in texts {
        let (mut before, mut words) = ("", text.split_whitespace().peekable());
        while let Some(word) = words.next() {
            if parts(word).is_none() {
                let after = words.peek().copied().unwrap_or_default();
                let neighbour =
                    |word: &str| if word.len() > NEIGHBOUR_LENGTH { String::new() } else { word.to_owned() };
                note(&[&neighbour(before), word, &neighbour(after)].join(" "), &mut forms);
            }
            before = word;
        }
    }
    forms.into_iter().collect()
}

/// The parts of a word of which Pagefind knows all forms: letters as on any keyboard, with a hyphen at most.
pub fn parts(word: &str) -> Option<impl Iterator<Item = &str>> {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '$' | '%'));
    let letters = |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain = match word.split_once('-') {
        Some((one, other)) => letters(one) && letters(other),
        None => word.bytes().all(|byte| byte.is_ascii_alphabetic()),
    };
    // `OpenAI` is two words to who asks; of such parts Pagefind leaves out the short ones.
    let capital = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    let plain = plain && !word.as_bytes().windows(2).any(capital);
    plain.then(|| word.split('-'))
}

/// Notes the forms of a word between its neighbours.
fn note(text: &str, forms: &mut BTreeSet<String>) {
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Letter => drop(forms.insert(pair(token, tokens.get(at + 1)))),
            TokenKind::Number => drop(forms.insert(number(&token.text, true))),
            TokenKind::Word => {
                let alone = tokens.iter().filter(|other| other.word == token.word).count() == 1;
                if !is_known(text, token, alone) {
                    forms.insert(token.text.clone());
                }
            }
        }
        if token.kind != TokenKind::Letter
            && let Some((text, _)) = joined(&tokens, at).skip(1).last()
        {
            forms.insert(text.replace('.', ""));
        }
    }
}

/// Whether Pagefind finds a token by itself: it is `alone` in its word or apart from others by signs of ASCII, and folding
/// does no more to it than Pagefind does.
fn is_known(text: &str, token: &Token, alone: bool) -> bool {
    let is_apart = |c: Option<char>| {
        c.is_none_or(|c| !c.is_alphanumeric() && (c.is_whitespace() || c.is_ascii_punctuation()))
    };
    let bare = |text: &str| -> String {
        // Marks of sound in Japanese are kept.
        text.nfd().filter(|c| !is_combining_mark(*c) || matches!(c, '\u{3099}' | '\u{309a}')).collect()
    };
    let before = text[..token.from].chars().next_back();
    let separate = || is_apart(before) && is_apart(text[token.to..].chars().next());
    // Of parts it leaves out single letters.
    (alone || (token.text.chars().nth(1).is_some() && separate()))
        && bare(&text[token.from..token.to].to_lowercase()) == bare(&token.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reading, terms};
    use proptest::prelude::*;

    #[test]
    fn plain_words_have_no_forms() {
        let plain = "The quick-witted fox, \"said\", jumps (much) over Größe Москва ガ.";
        assert_eq!(forms([plain, ""]), ["grosse", "ガ"]);
    }

    proptest! {
        /// Pagefind itself finds what is printed in letters as on any keyboard; the rest is found by its forms.
        #[test]
        fn any_text_has_the_forms_it_is_asked_for(
            text in "([a-zA-Z]{1,6}[-'./ ]|[0-9]{1,4}[.,% -]|[A-Z][a-z]{1,3}[0-9]|CO₂ |ﬁn|ßa|人工知能|ガラス|ｶﾞ|Привет ){0,8}",
            reading in prop::sample::select(vec![Reading::Typed, Reading::Apart]),
        ) {
            let mut held = forms([&text, ""]);
            held.extend(text.split_whitespace().flat_map(|word| {
                let whole: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
                let parts: Vec<String> = word.split(|c: char| c.is_ascii_punctuation()).map(str::to_lowercase).collect();
                parts.into_iter().filter(|part| part.len() > 1).chain([whole.to_lowercase()])
            }));
            for word in terms(&text, reading).iter().flat_map(crate::model::Term::held) {
                prop_assert!(held.iter().any(|held| held.starts_with(&word)), "{word} of {text}: {held:?}");
            }
        }
    }
}

//! What is asked for: the words of a question, how the index holds them, and where a text has them.

use super::token::{Token, TokenKind, joined, tokens};

/// How many different words of a question are looked for.
const TERMS: usize = 32;
/// What stands in the index between the digits of a number in place of a point, since the index keeps letters and digits
/// alone; and at its end. So `75` begins neither `750` nor `1.75`, and what is typed of `5.45` finds it.
const POINT: char = '\u{a4f8}';
const END: char = '\u{a4fc}';

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, folded.
    pub text: String,
    /// What kind it is.
    pub kind: TokenKind,
    /// Of a number, whether it is meant as it stands: a sign or another word follows.
    pub whole: bool,
    /// Where it begins in the question, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// How a question is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As typed: words apart at hyphens, but `h100`, `e-mail` and `l'avenir` are one each.
    Typed,
    /// All that can be taken apart: `h 100`.
    Apart,
    /// What has no spaces is one: `wi-fi` is `wifi`.
    Together,
}

/// The words of a question, each once.
pub fn terms(question: &str, reading: Reading) -> Vec<Term> {
    let tokens = tokens(question);
    // A letter alone says little, and many words begin with it.
    let short = |word: usize| {
        let letter = |token: &Token| token.kind == TokenKind::Word && token.text.chars().nth(1).is_none();
        tokens.iter().any(|token| token.word == word && letter(token))
    };
    let one = |a: &Token, b: &Token| match (a.kind, b.kind) {
        (TokenKind::Letter, TokenKind::Letter) => b.from <= a.to,
        (TokenKind::Letter, _) | (_, TokenKind::Letter) => false,
        _ if a.word != b.word => false,
        _ => match reading {
            Reading::Typed => b.from <= a.to || short(a.word),
            Reading::Apart => false,
            Reading::Together => true,
        },
    };
    let mut terms: Vec<Term> = Vec::new();
    for group in tokens.chunk_by(one) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let kind =
            if group.len() > 1 && first.kind == TokenKind::Number { TokenKind::Word } else { first.kind };
        let after = question.get(last.to..).unwrap_or_default().trim_start();
        let whole = !after.is_empty() && !after.starts_with(['.', ',']);
        let text: String = group.iter().map(|token| token.text.as_str()).collect();
        if terms.len() < TERMS && !terms.iter().any(|other| other.text == text) {
            terms.push(Term { text, kind, whole, from: first.from, to: last.to });
        }
    }
    terms
}

/// How the index holds a number, with or without its end.
pub fn number(text: &str, whole: bool) -> String {
    // Letter by letter: searching for a text in another is 1 kB of the app.
    let mut held: String = text.chars().map(|c| if c == '.' { POINT } else { c }).collect();
    held.extend((!text.bytes().any(|byte| byte == b'.')).then_some(POINT));
    held.extend(whole.then_some(END));
    held
}

/// How the index holds the letters of scripts without spaces: each with the next, and the last alone.
pub fn pair(letter: &Token, next: Option<&Token>) -> String {
    let next = next.filter(|next| next.kind == TokenKind::Letter && next.from <= letter.to);
    [letter.text.as_str(), next.map_or("", |next| &next.text)].concat()
}

impl Term {
    /// The words of the index that have it.
    pub fn held(&self) -> Vec<String> {
        match self.kind {
            TokenKind::Word => vec![self.text.chars().filter(|c| *c != '.').collect()],
            TokenKind::Number => vec![number(&self.text, self.whole)],
            TokenKind::Letter => {
                let letters = tokens(&self.text);
                let pairs = letters.windows(2).map(|two| pair(&two[0], Some(&two[1])));
                let pairs: Vec<String> = pairs.take(TERMS).collect();
                if pairs.is_empty() { vec![self.text.clone()] } else { pairs }
            }
        }
    }

    /// Where it ends in a text, if it begins with the token at a place.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let token = tokens.get(at)?;
        if self.kind == TokenKind::Number {
            let rest = token.text.strip_prefix(&self.text).filter(|_| token.kind == TokenKind::Number)?;
            // A number is no piece of another, but what is typed of a fraction may go on.
            let fraction = rest.starts_with('.') || self.text.contains('.');
            return (rest.is_empty() || (fraction && !self.whole)).then_some(token.to);
        }
        if !self.text.starts_with(&token.text) && !token.text.starts_with(&self.text) {
            return None;
        }
        let found = |(text, last): (String, &Token)| text.starts_with(&self.text).then_some(last.to);
        joined(tokens, at).take(self.text.len()).find_map(found)
    }

    /// Whether a text has it.
    pub fn is_in(&self, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| self.at(tokens, at).is_some())
    }

    /// Whether a word may be another form of it: endings may differ.
    pub fn is_like(&self, word: &str) -> bool {
        let alike = self.text.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
        self.kind == TokenKind::Word && alike >= self.text.chars().count().div_ceil(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    fn held(question: &str, reading: Reading) -> Vec<String> {
        terms(question, reading).iter().flat_map(Term::held).collect()
    }

    #[test]
    fn questions_are_read_as_typed() {
        let number = |text, whole| number(text, whole);
        for (question, words) in [
            ("gpt 5.4", vec!["gpt".into(), number("5.4", false)]),
            ("GPT-5.4", vec!["gpt".into(), number("5.4", false)]),
            ("gpt5.4", vec!["gpt54".into()]),
            ("GPT-5.4 mini", vec!["gpt".into(), number("5.4", true), "mini".into()]),
            ("e-mail", vec!["email".into()]),
            ("U.S. R&D", vec!["us".into(), "rd".into()]),
            ("l’avenir", vec!["lavenir".into()]),
            ("75%", vec![number("75", true)]),
            ("1,234", vec![number("1234", false)]),
            ("人工知能", vec!["人工".into(), "工知".into(), "知能".into()]),
            ("株", vec!["株".into()]),
            ("OpenAI openai", vec!["openai".into()]),
            ("$50B", vec!["50b".into()]),
            ("…", vec![]),
        ] {
            assert_eq!(held(question, Reading::Typed), words, "{question}");
        }
        assert_eq!(
            held("h100 wi-fi", Reading::Apart),
            ["h".into(), number("100", true), "wi".into(), "fi".into()]
        );
        assert_eq!(held("wi-fi", Reading::Together), ["wifi"]);
    }

    #[test]
    fn a_number_is_no_piece_of_another() {
        let has = |question: &str, text: &str| {
            terms(question, Reading::Typed).iter().all(|term| term.is_in(&tokens(text)))
        };
        for (question, text, is) in [
            ("75%", "it is 75%", true),
            ("75%", "1.75×, 750, 175, 75.2%", false),
            ("75", "1.75×, 750, 175, 75,000", false),
            ("75", "75.2%", true),
            ("5.4", "5.45", true),
            ("5.4", "15.4", false),
            ("2026", "20.26", false),
            ("$50", "$50B", true),
            ("$50B", "$50.5B", false),
            ("gpt 5.4", "GPT-5.4", true),
            ("gpt5.4", "GPT 5.4", true),
            ("h 100", "H100", true),
            ("h100", "an H-100", true),
            ("co2", "CO₂", true),
            ("lockin", "lock-in", true),
            ("知能", "人工知能の", true),
            ("能の", "人工知能 の", false),
        ] {
            assert_eq!(has(question, text), is, "{question} in {text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_found_by_itself(text in "[a-zA-Zà-ü0-9₀-₉０-９.,% \\-'&/ﬁßか-んガ-ンก-ไअ-ह가-힣]{0,24}") {
            let full_width: String = text.chars().map(|c| match c {
                '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap(),
                c => c,
            }).collect();
            let own = tokens(&text);
            for same in [text.nfc().collect::<String>(), text.nfd().collect(), text.to_uppercase(), text.to_lowercase(), full_width] {
                for term in terms(&same, Reading::Apart) {
                    prop_assert!(term.is_in(&own), "{:?} in {:?}", term, own);
                }
            }
            for reading in [Reading::Typed, Reading::Together] {
                for term in terms(&text, reading) {
                    prop_assert!(term.is_in(&own) , "{:?} in {:?}", term, own);
                }
            }
        }

        #[test]
        fn numbers_are_found_as_numbers(a in 0u32..2000, b in 0u32..2000) {
            let (a, b) = (a.to_string(), b.to_string());
            let found = terms(&a, Reading::Typed)[0].is_in(&tokens(&b));
            prop_assert_eq!(found, a == b);
            prop_assert_eq!(number(&b, true).starts_with(&number(&a, false)), a == b);
        }
    }
}

//! Texts cut into what can be looked for: words, numbers, and the letters of scripts without spaces. The publisher cuts what
//! it indexes and the app what is typed and what is found, with this.

use super::letters::{composes, folded, is_mark, is_spaceless};

/// How many tokens written in one are looked for as one.
const JOINED: usize = 24;

/// What kind of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits, with a point where one stands between them.
    Number,
    /// A letter of a script without spaces.
    Letter,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The piece, folded.
    pub text: String,
    /// What kind it is.
    pub kind: TokenKind,
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How many words, apart by spaces, stand before the one it is in.
    pub word: usize,
}

/// The letters of a text, each with the marks that belong to it and where it stands.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let word = rest.starts_with(composes);
        let ends = |(_, c): &(usize, char)| !(is_mark(*c) || word && composes(*c));
        let end = rest.char_indices().skip(1).find(ends).map_or(rest.len(), |(at, _)| at);
        let at = from;
        from += end;
        Some((at, rest.get(..end)?))
    })
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let (mut word, mut open, mut sign, mut before) = (0, false, None, ' ');
    for (from, cluster) in clusters(text) {
        let first = cluster.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            word += usize::from(!before.is_whitespace());
            (open, sign, before) = (false, None, first);
            continue;
        }
        let to = from + cluster.len();
        let mut put = |c: char| {
            let last = all.last_mut().filter(|_| open);
            let digits = last.as_ref().is_some_and(|last| last.kind == TokenKind::Number);
            let kind = match c {
                '0'..='9' => TokenKind::Number,
                c if is_spaceless(c) => TokenKind::Letter,
                c if c.is_alphanumeric() => TokenKind::Word,
                c if (is_mark(c) || composes(c)) && last.is_some() => TokenKind::Word,
                c => {
                    // Of a number, if a digit follows.
                    sign = Some(c).filter(|c| digits && sign.is_none() && matches!(c, '.' | ','));
                    open = sign.is_some();
                    return;
                }
            };
            let mark = (is_mark(c) || (composes(c) && !c.is_alphanumeric())) && sign.is_none();
            // `OpenAI` is two words, too.
            let capital = before.is_ascii_lowercase() && cluster.len() == 1 && first.is_ascii_uppercase();
            let same = |last: &Token| {
                last.kind == kind
                    && kind != TokenKind::Letter
                    && !capital
                    && (sign.is_none() || kind == TokenKind::Number)
            };
            match last.filter(|last| mark || same(last)) {
                Some(last) => {
                    // Commas between thousands are no part of a number.
                    last.text.extend(sign.filter(|sign| *sign == '.'));
                    last.text.push(c);
                    last.to = to;
                }
                None => all.push(Token { text: c.into(), kind, from, to, word }),
            }
            (open, sign) = (true, None);
        };
        match is_folded(first) && cluster.len() == first.len_utf8() {
            true => put(first.to_ascii_lowercase()),
            false => folded(cluster).chars().for_each(put),
        }
        // An accent makes it no letter of ASCII, whichever way it is written.
        before = if cluster.len() == first.len_utf8() { first } else { '\0' };
    }
    all
}

/// Whether folding changes nothing of a letter that stands alone, but its size in ASCII. The rest takes longer.
fn is_folded(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | 'α'..='ρ' | 'σ'..='ω' | 'а'..='и' | 'к'..='я' | 'א'..='ת' | 'ؠ'..='ي' | 'ก'..='ะ'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣')
}

/// Whether a token goes on another: whether they may be typed as one.
fn goes_on(first: bool, before: &Token, token: &Token) -> bool {
    match (before.kind, token.kind) {
        (TokenKind::Letter, TokenKind::Letter) => token.from <= before.to,
        (TokenKind::Letter, _) | (_, TokenKind::Letter) => false,
        // `GPT 5.4` is `GPT5.4`, and `100 km` is `100km`.
        (a, b) => before.word == token.word || (first && a != b && before.word + 1 == token.word),
    }
}

/// The token at a place, then that and the next as one word, and so on, as long as they may be typed as one; and where each
/// ends.
pub fn joined(tokens: &[Token], at: usize) -> impl Iterator<Item = (String, &Token)> {
    let mut text = String::new();
    let mut before: Option<&Token> = None;
    let rest = tokens.get(at..).unwrap_or_default();
    let first_word = rest.first().map_or(0, |first| first.word);
    rest.iter().enumerate().map_while(move |(n, token)| {
        let letter = token.kind == TokenKind::Letter;
        let fits = before.is_none_or(|before| {
            goes_on(n == 1, before, token) && (letter || n < JOINED) && (n < 2 || before.word == first_word)
        });
        before = Some(token);
        fits.then(|| {
            text.push_str(&token.text);
            (text.clone(), token)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn texts_are_cut_where_readers_may_put_a_space() {
        for (text, cut) in [
            ("The score of GPT-5.4 is ahead.", &["the", "score", "of", "gpt", "5.4", "is", "ahead"][..]),
            ("lock-in, COVID\u{2011}19 and H100s", &["lock", "in", "covid", "19", "and", "h", "100", "s"]),
            ("OpenAI’s CO₂ PM₂.₅", &["open", "ai", "s", "co", "2", "pm", "2.5"]),
            ("$1,234.50 1.75× 75% 5.", &["1234.50", "1.75", "75", "5"]),
            ("ＡＩの費用２０２６年", &["ai", "の", "費", "用", "2026", "年"]),
            ("ｶﾞﾗｽ ㍿", &["ガ", "ラ", "ス", "株", "式", "会", "社"]),
            ("ที่นี่", &["ที่", "นี่"]),
            ("हिन्दी। नमस्ते", &["हिन्दी", "नमस्ते"]),
            ("한국어의 미래", &["한국어의", "미래"]),
            ("… — ", &[]),
        ] {
            assert_eq!(texts(text), cut, "{text}");
        }
    }

    #[test]
    fn what_may_be_typed_as_one_is_joined() {
        let all =
            |text: &str, at| -> Vec<String> { joined(&tokens(text), at).map(|(text, _)| text).collect() };
        assert_eq!(all("GPT-5.4-mini is", 0), ["gpt", "gpt5.4", "gpt5.4mini"]);
        assert_eq!(all("GPT 5.4 mini", 0), ["gpt", "gpt5.4"]);
        assert_eq!(all("lock in", 0), ["lock"]);
        assert_eq!(all("人工知能", 1), ["工", "工知", "工知能"]);
        assert_eq!(all("人工 知能", 1), ["工"]);
    }

    proptest! {
        #[test]
        fn tokens_stand_in_order_on_whole_letters(text in "\\PC{0,40}") {
            let tokens = tokens(&text);
            prop_assert!(tokens.iter().all(|token| text.get(token.from..token.to).is_some_and(|part| !part.is_empty())));
            prop_assert!(tokens.windows(2).all(|pair| pair[0].from <= pair[1].from && pair[0].word <= pair[1].word));
            prop_assert_eq!(clusters(&text).map(|(_, part)| part).collect::<String>(), text);
        }

        #[test]
        fn forms_that_mean_the_same_are_cut_the_same(text in "[a-zA-Zà-ü0-9₀-₉０-９.,% \\-ﬁßか-んガ-ンก-ไअ-ह가-힣]{0,30}") {
            for same in [text.nfc().collect::<String>(), text.nfd().collect()] {
                prop_assert_eq!(texts(&same), texts(&text));
            }
        }
    }
}

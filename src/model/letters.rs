//! Small and capital letters, and letters that mean the same.
//!
//! In the browser the browser does it: its tables of letters, compiled in, are dear.

/// A text in small letters.
pub fn small(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

/// A text in capital letters.
pub fn capital(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_upper_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_uppercase()
}

/// A text as it is looked for: whatever way its letters were typed. Compatibility forms (`₂`, `ﬁ`, `Ａ`, `ｶ`) are the letters
/// they stand for, letters are small and without accents, `ß` is `ss`. What else Unicode may write in two ways, such as
/// syllables of Hangul, is in one piece.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut bare = String::with_capacity(text.len());
    for c in small_and_apart(text).chars() {
        match c {
            // Accents; and what only says where a line may break, or how the letter before it is drawn.
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' => {}
            'ß' => bare.push_str("ss"),
            'æ' => bare.push_str("ae"),
            'œ' => bare.push_str("oe"),
            'ς' => bare.push('σ'),
            // A stroke is no accent by Unicode, but on most keyboards it is missing just the same.
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            'đ' => bare.push('d'),
            'ħ' => bare.push('h'),
            'ŧ' => bare.push('t'),
            'ı' => bare.push('i'),
            c => bare.push(c),
        }
    }
    if bare.is_ascii() { bare } else { together(&bare) }
}

/// Small letters, each apart from its marks, and in place of compatibility forms what they stand for.
fn small_and_apart(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    {
        let decomposed = |text: js_sys::JsString| text.normalize("NFKD");
        decomposed(decomposed(js_sys::JsString::from(text)).to_lower_case()).into()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        use unicode_normalization::UnicodeNormalization as _;
        text.nfkd().collect::<String>().to_lowercase().nfkd().collect()
    }
}

/// Letters in one piece with their marks.
fn together(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).normalize("NFC").into();
    #[cfg(not(target_arch = "wasm32"))]
    {
        use unicode_normalization::UnicodeNormalization as _;
        text.nfc().collect()
    }
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
pub fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a letter is a mark on the one before it: an accent, a vowel sign, what makes one picture of two.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5c1}' | '\u{5c2}' | '\u{64b}'..='\u{65f}'
        | '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether a letter is of a script whose letters are put together in ways of their own: those of India, and Hangul in parts.
/// What folding makes of one is known of the whole word only.
pub fn composes(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{966}'..='\u{dff}' | '\u{1100}'..='\u{11ff}' | '\u{1b00}'..='\u{1b7f}'
        | '\u{11000}'..='\u{11fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    #[test]
    fn letters_are_found_however_they_are_typed() {
        for (printed, typed) in [
            ("CO₂", "co2"),
            ("km²", "km2"),
            ("PM₂.₅", "pm2.5"),
            ("ﬁnance", "finance"),
            ("Straße STRASSE", "strasse strasse"),
            ("ＧＰＴ５．４", "gpt5.4"),
            ("ｶﾞﾗｽ", "ガラス"),
            ("Łódź café cafe\u{301} İzmir ısı", "lodz cafe cafe izmir isi"),
            ("Οδός", "οδοσ"),
            ("ele\u{ad}phant", "elephant"),
            ("Œuvre Ærø", "oeuvre aero"),
            ("한글", "한글"),
            ("か\u{3099}", "が"),
        ] {
            assert_eq!(folded(printed), typed);
        }
    }

    proptest! {
        #[test]
        fn forms_that_mean_the_same_are_the_same(text in "\\PC{0,24}") {
            let fold = folded(&text);
            prop_assert_eq!(&folded(&fold), &fold, "what is folded stays");
            for same in [text.nfc().collect::<String>(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect()] {
                prop_assert_eq!(&folded(&same), &fold);
            }
            prop_assert_eq!(folded(&text.to_lowercase()), fold);
        }

        #[test]
        fn capitals_are_the_same(text in "[a-zà-žα-ωа-яա-ֆ ßﬁ₂０-９]{0,24}") {
            prop_assert_eq!(folded(&text.to_uppercase()), folded(&text));
        }
    }
}

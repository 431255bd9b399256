//! Small and capital letters, and texts in texts.
//!
//! In the browser the browser does it: its tables of letters, compiled in, and the standard library's search for texts
//! were 15 kB of the app.

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

/// A text without the accents of its letters, whether they are written in them or after them. What else Unicode may write
/// in two ways, such as syllables of Hangul, is in one piece after it.
pub fn without_accents(text: &str) -> String {
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    #[cfg(target_arch = "wasm32")]
    {
        let normal = |text: &str, form| String::from(js_sys::JsString::from(text).normalize(form));
        let bare: String = normal(text, "NFD").chars().filter(|c| !is_accent(c)).collect();
        normal(&bare, "NFC")
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        use unicode_normalization::UnicodeNormalization as _;
        text.nfd().filter(|c| !is_accent(c)).nfc().collect()
    }
}

/// Whether a text has another in it. Looks at each place in turn, since texts are short here.
pub fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|place| place == part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_in_a_text_is_found(text in "[ab é]{0,12}", part in "[ab é]{0,3}") {
            prop_assert_eq!(holds(&text, &part), text.contains(&part));
        }
    }
}

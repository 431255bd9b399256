//! What scripts differ in, as far as reading text needs to know.

/// Whether a letter is of a script that writes words without spaces between them (or, as Korean, sets particles right
/// behind a word), so that a mark or a number may begin or end anywhere.
pub fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1100}'..='\u{11ff}' // Hangul
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{2e80}'..='\u{2fdf}' // radicals
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{a4cf}' // kana, Bopomofo, Hangul, Han, Yi
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' // Hangul
        | '\u{f900}'..='\u{faff}'
        | '\u{ff10}'..='\u{ff19}'
        | '\u{ff21}'..='\u{ff3a}'
        | '\u{ff41}'..='\u{ff5a}' // digits and letters as wide as these
        | '\u{ff66}'..='\u{ffdc}'
        | '\u{1aff0}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Whether a sign belongs to those scripts: their brackets, commas and full stops.
pub fn is_spaceless_sign(c: char) -> bool {
    !c.is_alphanumeric()
        && matches!(c, '\u{3000}'..='\u{303f}' | '\u{30fb}' | '\u{fe10}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffee}')
}

/// Whether it is the sign of a currency (Unicode's category Sc).
pub fn is_currency_sign(c: char) -> bool {
    matches!(c,
        '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{7fe}' | '\u{7ff}' | '\u{9f2}' | '\u{9f3}' | '\u{9fb}'
        | '\u{af1}' | '\u{bf9}' | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{a838}' | '\u{fdfc}' | '\u{fe69}'
        | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_currency_signs_is_unicodes() {
        // Those that a newer version of Unicode adds to the block of currency signs are one by then.
        let known = regex::Regex::new(r"^\p{Sc}$").unwrap();
        let mut signs = 0;
        for c in ('\u{0}'..='\u{ffff}').filter(|c| !('\u{20a0}'..='\u{20cf}').contains(c)) {
            assert_eq!(is_currency_sign(c), known.is_match(&c.to_string()), "U+{:04X}", u32::from(c));
            signs += usize::from(is_currency_sign(c));
        }
        assert!(signs > 20, "{signs}");
        assert!(('\u{20a0}'..='\u{20c0}').all(|c| known.is_match(&c.to_string()) && is_currency_sign(c)));
    }

    #[test]
    fn letters_and_signs_are_told_apart() {
        assert!("的のカ을ไ５".chars().all(is_spaceless));
        assert!("aéя5 ,，」".chars().all(|c| !is_spaceless(c)));
        assert!("，。「」（）".chars().all(is_spaceless_sign));
        assert!("重, .)".chars().all(|c| !is_spaceless_sign(c)));
    }
}

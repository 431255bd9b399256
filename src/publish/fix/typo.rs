//! Whether a name that is not known is surely another that is.

use crate::publish::parse::suggest::plain;

/// Whether a name is another with a slip of the hand in it: written another way (`First_flight`), or with a letter too many, too few,
/// in another place or another letter, in a word that is long enough to tell. Digits tell things apart, and short words too:
/// `revenue-2024` is not `revenue-2025`, and `cost-a` is not `cost-b`.
pub fn is_typo(written: &str, meant: &str) -> bool {
    if plain(written) == plain(meant) {
        return true;
    }
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (written, meant) =
        (written.to_lowercase().replace(['_', ' '], "-"), meant.to_lowercase().replace('_', "-"));
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (written.split('-').collect(), meant.split('-').collect());
    if digits(&written) != digits(&meant) || ours.len() != theirs.len() {
        return false;
    }
    ours.iter().zip(&theirs).filter(|(one, other)| one != other).all(|(one, other)| {
        let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
        let allowed = if long >= 8 { 2 } else { 1 };
        let same_letters = sorted(one) == sorted(other);
        let near = strsim::damerau_levenshtein(one, other) <= allowed;
        // One letter for another makes another word of a short one.
        near && (same_letters && short >= 3 || short >= 4 && one.len() != other.len() || short >= 6)
    })
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_told_from_another_name() {
        for (written, meant) in [
            ("cots", "cost"),
            ("First_flight", "first-flight"),
            ("asOf", "as_of"),
            ("fisrt-flight", "first-flight"),
            ("sumary", "summary"),
            ("publishd", "published"),
            ("the-paprr", "the-paper-x"),
        ] {
            assert_eq!(is_typo(written, meant), meant != "the-paper-x", "{written} {meant}");
        }
        for (written, meant) in [
            ("revenue-2024", "revenue-2025"),
            ("cost-a", "cost-b"),
            ("most", "cost"),
            ("q1-sales", "q2-sales"),
            ("cost", "cost-before"),
            ("loss", "less"),
        ] {
            assert!(!is_typo(written, meant), "{written} {meant}");
        }
    }
}

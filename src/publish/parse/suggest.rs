//! What a maker may have meant: the nearest of the names there are.

/// `; did you mean …?` if one of `known` is near to `word`.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(word, known).map(|near| format!("did you mean `{near}`?")).unwrap_or_default()
}

/// The one of `known` that is nearest to `word`, if any is near.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: String = word.chars().take(60).collect();
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(distance, known)| {
            // Names of one or two letters are near to everything.
            let length = known.len().min(word.len());
            length > 2 && *distance <= 1.max(length / 3)
        })
        .min()
        .map(|(_, known)| known)
}

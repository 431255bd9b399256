//! What a maker may have meant: the nearest of the names there are.

/// `; did you mean …?` if one of `known` is near to `word`.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(word, known).map(|near| format!("did you mean `{near}`?")).unwrap_or_default()
}

/// What other formats call a field, after what it is called here.
const ELSEWHERE: [(&str, &[&str]); 14] = [
    ("as_of", &["date", "dated", "as_of_date", "asat"]),
    ("body", &["content", "blocks", "paragraphs"]),
    ("corrections", &["errata"]),
    ("derive", &["derived", "derivation", "derived_from"]),
    ("figures", &["metrics", "numbers"]),
    ("published", &["date", "published_at", "publish_date", "published_date", "date_published", "pub_date"]),
    ("publisher", &["organisation", "organization"]),
    ("retrieved", &["accessed", "access_date", "retrieved_at", "date_accessed"]),
    ("summary", &["description", "abstract", "excerpt", "standfirst"]),
    ("takeaways", &["key_takeaways", "highlights"]),
    ("title", &["headline"]),
    ("topics", &["tags", "keywords", "categories"]),
    ("url", &["link", "href", "uri", "permalink"]),
    ("why", &["reason"]),
];

/// The one of the fields of a record that others call `word`.
pub fn elsewhere<'k>(word: &str, fields: &[&'k str]) -> Option<&'k str> {
    let word = plain(word);
    let is_called = |field: &&&str| {
        ELSEWHERE.iter().any(|(own, others)| own == *field && others.iter().any(|other| plain(other) == word))
    };
    fields.iter().find(is_called).copied()
}

/// The name that a help offers, if it was made by [`did_you_mean`].
pub fn meant(help: &str) -> Option<&str> {
    let rest = help.strip_prefix("did you mean `")?;
    rest.split_once("`?").map(|(near, _)| near)
}

/// The one of `known` that is nearest to `word`, if any is near.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: String = word.chars().take(60).collect();
    let same = plain(&word);
    let known: Vec<&str> = known.into_iter().collect();
    // Written another way it is the same name, however many signs that takes.
    if let Some(known) = known.iter().find(|known| !same.is_empty() && plain(known) == same) {
        return Some(known);
    }
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

/// A name without what it is written with: `FirstFlight`, `first_flight` and `first-flight` are one.
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_can_be_read_again() {
        assert_eq!(meant(&did_you_mean("cots", ["cost", "price"])), Some("cost"));
        assert_eq!(meant(&did_you_mean("cots", ["price"])), None);
        assert_eq!(meant(&did_you_mean("asOf", ["of", "as_of"])), Some("as_of"));
        assert_eq!(elsewhere("Key-Takeaways", &["title", "takeaways"]), Some("takeaways"));
        assert_eq!((elsewhere("link", &["title"]), elsewhere("title", &["title"])), (None, None));
        assert_eq!(meant("add it to \"figures\""), None);
    }
}

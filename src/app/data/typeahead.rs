//! Finds topics and figures in the edition's lookup.

use super::{FileCache, is_missing};
use crate::model::{EditionFile, TypeaheadFile, TypeaheadMatches, beginnings, words};
use crate::views::Failure;
use std::sync::Arc;

/// How many words are looked up.
const WORDS: usize = 4;

/// The topics and figures that have words which begin as those of a text do.
pub async fn find(files: &FileCache, text: &str) -> Result<TypeaheadMatches, Failure> {
    let asked = words(text);
    let mut found = TypeaheadMatches::default();
    // The longest word is the rarest, mostly. The others are for where even its last file cannot tell of all it has.
    let longest = asked.iter().max_by_key(|word| word.len());
    for word in longest.into_iter().chain(&asked).take(WORDS) {
        let mut of = beginnings(word).next().unwrap_or_default().to_owned();
        let mut file;
        loop {
            let name = EditionFile::Typeahead(&of);
            file = match files.get::<TypeaheadFile>(&name).await {
                Err(failure) if is_missing(&failure) => {
                    // Nothing begins so, which need not be asked again.
                    files.put(&name, Arc::new(TypeaheadFile::default()));
                    Arc::default()
                }
                loaded => loaded?,
            };
            match file.further(&of, word) {
                Some(next) => of = next.to_owned(),
                None => break,
            }
        }
        if file.lacks(&of, word) {
            file = Arc::default();
        }
        found.take(&file, &asked);
        if !file.more() {
            break;
        }
    }
    Ok(found)
}

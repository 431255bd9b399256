//! Finds topics and figures in the edition's typeahead.

use super::{FileCache, is_missing};
use crate::model::{EditionFile, TypeaheadFile, TypeaheadMatches, TypeaheadWalk};
use crate::views::Failure;
use std::sync::Arc;

/// The topics and figures that have words which begin as those of a text do; where that fails, what was found until then,
/// and why it failed.
pub async fn find(files: &FileCache, text: &str) -> (TypeaheadMatches, Option<Failure>) {
    let mut walk = TypeaheadWalk::new(text);
    while let Some(beginning) = walk.wanted() {
        let name = EditionFile::Typeahead(beginning);
        let file = match files.get(&name).await {
            Ok(file) => file,
            Err(failure) if is_missing(&failure) => {
                // Nothing begins so, which need not be asked again.
                let none: Arc<TypeaheadFile> = Arc::default();
                files.put(&name, none.clone());
                none
            }
            Err(failure) => return (walk.found(), Some(failure)),
        };
        walk.take(file);
    }
    (walk.found(), None)
}

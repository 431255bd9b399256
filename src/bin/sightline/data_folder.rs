//! Which folder holds the data: the one that is named, or one below it.

use crate::error::CommandError;
use std::path::{Path, PathBuf};

/// Where the data may stand in the folder of a site, first what is looked for first.
const PLACES: [&str; 3] = ["", "data", "public/data"];

/// The data folder in the one that is named, or in the current one.
pub fn data_folder(named: Option<&Path>) -> Result<PathBuf, CommandError> {
    let below = |place: &str| match named {
        Some(folder) if place.is_empty() => folder.to_owned(),
        Some(folder) => folder.join(place),
        None if place.is_empty() => PathBuf::from("."),
        None => PathBuf::from(place),
    };
    let found = PLACES.iter().map(|place| below(place)).find(|folder| folder.join("site.json").is_file());
    match (found, named) {
        (Some(found), _) => Ok(found),
        // What is wrong with the folder itself, the check says better.
        (None, Some(folder)) if !folder.is_dir() || folder.join("insights").is_dir() => Ok(folder.to_owned()),
        (None, named) => Err(CommandError::NoData(named.unwrap_or(Path::new(".")).to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_is_taken_and_nothing_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let error = data_folder(Some(root)).unwrap_err().to_string();
        assert!(error.contains("sightline init"), "{error}");
        for place in ["public/data", "data", ""] {
            fs::create_dir_all(root.join(place)).unwrap();
            fs::write(root.join(place).join("site.json"), "{}").unwrap();
            assert_eq!(data_folder(Some(root)).unwrap(), root.join(place), "{place}");
        }
    }

    #[test]
    fn a_folder_of_insights_is_meant_even_without_a_site_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("insights")).unwrap();
        assert_eq!(data_folder(Some(folder.path())).unwrap(), folder.path());
        let missing = folder.path().join("missing");
        assert_eq!(data_folder(Some(&missing)).unwrap(), missing);
    }
}

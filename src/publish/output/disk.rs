//! Files and folders as they lie on disk.

use super::error::OutputError;
use std::path::{Path, PathBuf};

/// All files in a folder, or the one file that it is.
pub fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path)
}

/// The paths of all files in a folder, as they stand in it.
pub fn within(folder: &Path) -> Vec<String> {
    let inner = |file: PathBuf| Some(file.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/"));
    files(folder).filter_map(inner).collect()
}

pub fn make_parent(path: &Path) -> Result<(), OutputError> {
    match path.parent() {
        Some(parent) => {
            std::fs::create_dir_all(parent).map_err(|error| OutputError::Write(parent.to_owned(), error))
        }
        None => Ok(()),
    }
}

//! Why a data folder was not read.

use std::path::PathBuf;

/// Why a data folder was not read, apart from faults of content.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such data folder.
    #[error("there is no data folder at {0}; name the folder that holds site.json and insights/")]
    NoFolder(PathBuf),
    /// A folder or file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, String),
}

//! Why a site was not written.

use std::path::PathBuf;

/// Why a site was not written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// What was published before cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, String),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}; what was published before is as it was")]
    Write(PathBuf, std::io::Error),
    /// A site that is changed in its place is not changed to the end.
    #[error("{0} is changed in part only: {1}; mend that and publish again, which goes on from there")]
    Pending(PathBuf, std::io::Error),
    /// Writing would take the place of what is read.
    #[error("{out} holds {data}; publishing there would replace the manuscripts, so name another folder")]
    Overlap {
        /// The folder to write.
        out: PathBuf,
        /// The data folder.
        data: PathBuf,
    },
}

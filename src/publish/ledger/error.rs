//! Why a ledger was not read or written.

use std::path::PathBuf;

/// Why a ledger was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// A file or the folder cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, String),
    /// It cannot be written; the site it belongs to is in its place already.
    #[error(
        "the site is published, but its ledger in {0} cannot be written: {1}; mend that and publish again"
    )]
    Write(PathBuf, std::io::Error),
    /// It is not up to date, and may not be written.
    #[error(
        "the ledger is not up to date ({0}), and --locked forbids writing it; publish once without, and commit it"
    )]
    Locked(String),
}

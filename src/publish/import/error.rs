//! Why an article was not imported.

use crate::publish::parse::encoding::OtherEncoding;
use std::path::PathBuf;

/// Why an article was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, std::io::Error),
    /// Its bytes are no text.
    #[error("{0}: {1}; {help}", help = .1.help())]
    Encoding(PathBuf, OtherEncoding),
    /// Its name does not say what it is.
    #[error("{0} is neither .md, .html nor .txt; rename it after what is in it")]
    Kind(PathBuf),
    /// It has no words.
    #[error("{0} has no words to publish; write some, or leave it out")]
    Empty(PathBuf),
    /// It is larger than an article is.
    #[error("{0} is larger than 16 MB; part it into articles")]
    Large(PathBuf),
    /// Its name gives no address.
    #[error("the name of {0} has no letter or digit that an address could be made of; rename it")]
    Name(PathBuf),
    /// Two files would be one insight.
    #[error("{0} would be the insight “{1}”, as another of the files would; rename one of them")]
    Twice(PathBuf, String),
    /// There is such an insight already.
    #[error("{0} is there already and stays as it is; --force writes over it")]
    Exists(PathBuf),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, std::io::Error),
    /// The date given is none.
    #[error("“{0}” is no date; write --date 2026-03-07")]
    Date(String),
}

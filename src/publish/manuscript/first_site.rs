//! A site to start from: its own file, three insights, and what a host is told to do.

use super::schema_text;
use crate::model::Stamp;
use std::path::{Path, PathBuf};

/// The files, by their paths in the site's folder.
const FILES: [(&str, &str); 6] = [
    ("data/site.json", include_str!("first_site/site.json")),
    ("data/insights/a-day-in-seconds.json", include_str!("first_site/a-day-in-seconds.json")),
    ("data/insights/how-far-light-gets.json", include_str!("first_site/how-far-light-gets.json")),
    (
        "data/insights/a-week-at-an-invented-bakery.json",
        include_str!("first_site/a-week-at-an-invented-bakery.json"),
    ),
    (".github/workflows/publish.yml", include_str!("first_site/publish.yml")),
    (".gitignore", "/dist\n"),
];
/// Where a file says when it is published.
const PUBLISHED: &str = "PUBLISHED";

/// Why no site was started.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something is there already.
    #[error("{0} is not empty, and nothing in it was touched; name a folder that is new or empty")]
    NotEmpty(PathBuf),
    /// The folder is a file, or may not be read.
    #[error("{0} cannot be read as a folder: {1}")]
    Read(PathBuf, std::io::Error),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, std::io::Error),
}

/// Writes a site that passes the check into a folder that is new or empty.
pub fn init(folder: &Path, now: Stamp) -> Result<(), InitError> {
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(InitError::NotEmpty(folder.to_owned())),
        Ok(false) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(InitError::Read(folder.to_owned(), error)),
    }
    let (now, schema) = (now.rfc3339(), schema_text());
    let files = FILES.iter().map(|(path, text)| (*path, text.replace(PUBLISHED, &now)));
    for (path, text) in files.chain([("data/insight.schema.json", schema)]) {
        let path = folder.join(path);
        let fail = |error| InitError::Write(path.clone(), error);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(fail)?;
        std::fs::write(&path, text).map_err(fail)?;
    }
    Ok(())
}

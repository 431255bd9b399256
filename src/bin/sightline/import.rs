//! `sightline import`: articles to manuscripts.

use crate::error::CommandError;
use anstream::{eprintln, println};
use sightline::publish::ImportOptions;

/// Imports articles, and tells what came of it. Returns the exit status.
pub fn import(options: &ImportOptions) -> Result<u8, CommandError> {
    let imported = sightline::publish::import(options)?;
    for notice in &imported.notices {
        eprintln!("{}:{}:{}: {}", notice.file.display(), notice.line, notice.column, notice.message);
    }
    imported.errors.iter().for_each(|error| eprintln!("{error}"));
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    println!(
        "{} with {}, in {}; {} to look at",
        plural(imported.written.len(), "insight"),
        plural(imported.figures, "figure"),
        options.out.join("insights").display(),
        plural(imported.notices.len(), "place")
    );
    Ok(match (imported.written.is_empty(), imported.errors.is_empty()) {
        (_, true) => 0,
        (false, false) => 1,
        (true, false) => 2,
    })
}

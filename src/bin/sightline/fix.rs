//! `sightline fix`: what is mended, as a diff, and then written if that was asked for.

use crate::command::FAULTS;
use crate::error::CommandError;
use crate::faults::{plural, summary};
use anstream::{eprintln, print};
use sightline::publish::{self, Options};

/// Mends a data folder; the exit status. The diff goes to standard output, what is said of it to standard error.
pub fn fix(options: &Options, write: bool, why: Option<&str>) -> Result<u8, CommandError> {
    let fixed = publish::fix(options, why)?;
    for file in &fixed.files {
        print!("{}", file.diff());
        if write {
            file.write().map_err(|error| CommandError::Write(file.path.clone(), error))?;
        }
    }
    let after = fixed.report.errors();
    match (fixed.files.len(), write) {
        (0, _) => eprintln!("Nothing here is certain to mend."),
        (count, true) => eprintln!("{} written.", plural(count, "file")),
        (count, false) => eprintln!("{} would change; --write writes.", plural(count, "file")),
    }
    if fixed.unexplained > 0 {
        let count = plural(fixed.unexplained, "correction");
        eprintln!("{count} without a reason; give one with --why, or in the file.");
    }
    eprintln!("{}, before {}", summary(&fixed.report), plural(fixed.before, "error"));
    Ok(if after > 0 { FAULTS } else { 0 })
}

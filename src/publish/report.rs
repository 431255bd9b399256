//! What a check found.

use super::diagnostic::Diagnostic;
use super::edition::Edition;

/// What a check found.
#[derive(Debug)]
pub struct Report {
    /// The edition; whole only if there are no errors.
    pub edition: Edition,
    /// Every fault, errors first, each file's in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many manuscripts were read.
    pub files: usize,
    /// How many figures the published insights state that were not worked out here.
    pub stated: usize,
    /// How many of these have a source without an address, or none.
    pub without_address: usize,
}

impl Report {
    /// How many faults keep the edition from being published.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }
}

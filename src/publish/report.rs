//! What a check found.

use super::diagnostic::Fault;
use super::edition::Edition;

/// What a check found.
#[derive(Debug)]
pub struct Report {
    /// The edition; whole only if there are no errors.
    pub edition: Edition,
    /// Every fault, errors first, each file's in the order of the file.
    pub faults: Vec<Fault>,
    /// How many manuscripts were read.
    pub files: usize,
}

impl Report {
    /// How many faults keep the edition from being published.
    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| fault.is_error()).count()
    }
}

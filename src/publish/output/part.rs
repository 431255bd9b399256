//! A part of a site as it is written: files that are made together, from the same.

use super::error::OutputError;
use super::manifest::{Note, Part};
use super::staging::Output;
use crate::publish::fingerprint::Digest;
use std::path::Path;
use std::sync::Arc;

/// A part being written.
#[derive(Debug)]
pub struct PartOutput<'o> {
    out: &'o Output,
    part: Part,
}

impl<'o> PartOutput<'o> {
    /// A part to write into a site, of this name and made from what `inputs` is the hash of.
    fn new(out: &'o Output, name: &str, inputs: Digest) -> Self {
        Self { out, part: Part { name: name.to_owned(), inputs, ..Part::default() } }
    }

    /// Writes a file.
    pub fn put(&mut self, path: String, bytes: &[u8]) -> Result<(), OutputError> {
        self.out.write(&path, bytes)?;
        self.part.files.push(path);
        Ok(())
    }

    /// Copies a file.
    pub fn copy(&mut self, from: &Path, path: String) -> Result<(), OutputError> {
        self.out.write_copy(from, &path)?;
        self.part.files.push(path);
        Ok(())
    }

    /// Writes a file with the hash of what it shows in its name: one of that name is taken over, if the site had it.
    pub fn put_once<E: From<OutputError>>(
        &mut self,
        path: String,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        self.out.write_once(&path, make)?;
        self.part.files.push(path);
        Ok(())
    }

    /// All of it is written; `note` is what is noted of it.
    pub fn end(mut self, note: Note) {
        self.part.note = note;
        self.out.enter(Arc::new(self.part));
    }
}

impl Output {
    /// A part to write, unless it is there as made from the same.
    pub fn part(&self, name: &str, inputs: Digest) -> Option<PartOutput<'_>> {
        let known = self.known(name).filter(|part| part.inputs == inputs);
        if known.is_some_and(|part| self.keep(part)) {
            return None;
        }
        Some(self.anew(name, inputs))
    }

    /// A part to write, whatever is there.
    pub fn anew(&self, name: &str, inputs: Digest) -> PartOutput<'_> {
        PartOutput::new(self, name, inputs)
    }
}

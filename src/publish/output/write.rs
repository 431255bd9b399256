//! Writing the files of a site, and taking over those that are as they were.

use super::disk::{make_parent, within};
use super::error::OutputError;
use super::staging::Output;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::PoisonError;

impl Output {
    /// Writes a file that belongs to no part.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write(path, bytes)?;
        self.note(path);
        Ok(())
    }

    /// Writes a file that belongs to no part, with a hash in its name.
    pub fn put_once<E: From<OutputError>>(
        &self,
        path: &str,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        self.write_once(path, make)?;
        self.note(path);
        Ok(())
    }

    pub(super) fn note(&self, path: &str) {
        self.rest.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }

    /// Whether a site that is changed has these bytes there already.
    pub(super) fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let at = self.target.join(path);
        self.known.is_some()
            && std::fs::metadata(&at).is_ok_and(|file| file.len() == bytes.len() as u64)
            && std::fs::read(&at).is_ok_and(|there| there == bytes)
    }

    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        if self.has(path, bytes) {
            return Ok(());
        }
        let to = self.root().join(path);
        // Most files come into a folder that is there.
        let written = match std::fs::write(&to, bytes) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make_parent(&to)?;
                std::fs::write(&to, bytes)
            }
            written => written,
        };
        written.map_err(|error| OutputError::Write(to, error))?;
        self.count(bytes.len() as u64);
        Ok(())
    }

    pub(super) fn write_copy(&self, from: &Path, path: &str) -> Result<(), OutputError> {
        if self.known.is_some() {
            let bytes =
                std::fs::read(from).map_err(|error| OutputError::Read(from.to_owned(), error.to_string()))?;
            return self.write(path, &bytes);
        }
        let to = self.root().join(path);
        make_parent(&to)?;
        let bytes = std::fs::copy(from, &to).map_err(|error| match std::fs::File::open(from) {
            Ok(_) => OutputError::Write(to, error),
            Err(error) => OutputError::Read(from.to_owned(), error.to_string()),
        })?;
        self.count(bytes);
        Ok(())
    }

    pub(super) fn write_once<E: From<OutputError>>(
        &self,
        path: &str,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        let before = self.before.as_ref().map(|before| before.join(path)).filter(|from| from.is_file());
        match before {
            Some(_) if self.known.is_some() => Ok(()),
            Some(from) => self.write_copy(&from, path).map_err(E::from),
            None => self.write(path, &make()?).map_err(E::from),
        }
    }

    /// Takes over a folder of what was published before, as it is. `whole` says of its files' paths in it whether it can
    /// be all there; if it is not, nothing is taken. Files are linked where they can be: they are never written again.
    pub fn take_over(&self, folder: &str, whole: impl Fn(&[String]) -> bool) -> Result<bool, OutputError> {
        let to = self.root().join(folder);
        let Some(from) = self.before.as_ref().map(|before| before.join(folder)).filter(|from| from.is_dir())
        else {
            return Ok(false);
        };
        let files = within(&from);
        if !whole(&files) {
            return Ok(false);
        }
        self.note(folder);
        if self.known.is_some() {
            return Ok(true);
        }
        for name in files {
            let (from, to) = (from.join(&name), to.join(&name));
            make_parent(&to)?;
            if std::fs::hard_link(&from, &to).is_err() {
                std::fs::copy(&from, &to).map_err(|error| OutputError::Write(to.clone(), error))?;
            }
            self.count(std::fs::metadata(&to).map_or(0, |file| file.len()));
        }
        Ok(true)
    }

    /// Writes a folder with a hash in its name.
    pub fn put_folder(&self, folder: &str, files: &[(String, Vec<u8>)]) -> Result<(), OutputError> {
        files.iter().try_for_each(|(name, bytes)| self.write(&format!("{folder}{name}"), bytes))?;
        self.note(folder);
        Ok(())
    }

    /// The paths of the files that stand right in a folder, of those written so far and those that the app's build put
    /// there; `""` is the one being written, else a slash is at the end.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let own = |path: &&String| path.strip_prefix(folder).is_some_and(|name| !name.contains('/'));
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        let mut names: Vec<String> = rest.iter().filter(own).cloned().collect();
        if folder.is_empty() {
            let built = self.built().into_iter().filter(|name| self.target.join(name).is_file());
            names.extend(built.map(|name| name.to_string_lossy().into_owned()));
        }
        names.sort();
        names.dedup();
        names
    }
}

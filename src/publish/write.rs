//! Writing aside, then moving: a half-written site never replaces a whole one.

use super::PublishError;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A folder being written.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    aside: Option<tempfile::TempDir>,
    files: AtomicUsize,
    bytes: AtomicU64,
}

/// How much was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
}

impl Output {
    /// Writes straight into `target`, for a caller who moves it into place, as Trunk does with its stage.
    pub fn within(target: &Path) -> Self {
        Self { target: target.to_owned(), aside: None, files: AtomicUsize::new(0), bytes: AtomicU64::new(0) }
    }

    /// Writes beside `target` and takes its place at the end. What stands in `target` and is not written anew is
    /// kept if `keep` says so of its path.
    pub fn aside(target: &Path, keep: impl Fn(&Path) -> bool) -> Result<Self, PublishError> {
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(parent).map_err(|error| PublishError::Write(parent.to_owned(), error))?;
        let aside = tempfile::Builder::new()
            .prefix(".sightline-")
            .tempdir_in(parent)
            .map_err(|error| PublishError::Write(parent.to_owned(), error))?;
        let out = Self { aside: Some(aside), ..Self::within(target) };
        if target.is_dir() {
            for entry in walkdir::WalkDir::new(target).into_iter().filter_map(Result::ok) {
                let Ok(path) = entry.path().strip_prefix(target) else { continue };
                if entry.file_type().is_file() && keep(path) {
                    let to = out.root().join(path);
                    make_parent(&to)?;
                    std::fs::copy(entry.path(), &to)
                        .map_err(|error| PublishError::Write(to.clone(), error))?;
                }
            }
        }
        Ok(out)
    }

    fn root(&self) -> &Path {
        self.aside.as_ref().map_or(&self.target, tempfile::TempDir::path)
    }

    /// Writes a file.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let to = self.root().join(path);
        make_parent(&to)?;
        std::fs::write(&to, bytes).map_err(|error| PublishError::Write(to, error))?;
        self.count(bytes.len() as u64);
        Ok(())
    }

    /// Copies a file.
    pub fn copy(&self, from: &Path, path: &str) -> Result<(), PublishError> {
        let to = self.root().join(path);
        make_parent(&to)?;
        let bytes = std::fs::copy(from, &to).map_err(|error| PublishError::Write(to, error))?;
        self.count(bytes);
        Ok(())
    }

    /// Takes over a folder of what was published before, as it is. `whole` says of its files' paths in it whether it can
    /// be all there; if it is not, nothing is taken. Files are linked where they can be: they are never written again.
    pub fn take_over(&self, folder: &str, whole: impl Fn(&[String]) -> bool) -> Result<bool, PublishError> {
        let (from, to) = (self.target.join(folder), self.root().join(folder));
        if self.aside.is_none() || !from.is_dir() {
            return Ok(false);
        }
        let entries = walkdir::WalkDir::new(&from).into_iter().filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file()).filter_map(|entry| {
            Some(entry.path().strip_prefix(&from).ok()?.to_string_lossy().replace('\\', "/"))
        });
        let files: Vec<String> = files.collect();
        if !whole(&files) {
            return Ok(false);
        }
        for name in files {
            let (from, to) = (from.join(&name), to.join(&name));
            make_parent(&to)?;
            if std::fs::hard_link(&from, &to).is_err() {
                std::fs::copy(&from, &to).map_err(|error| PublishError::Write(to.clone(), error))?;
            }
            self.count(std::fs::metadata(&to).map_or(0, |file| file.len()));
        }
        Ok(true)
    }

    /// The paths of the files that stand right in a folder; `""` is the one being written, else a slash is at the end.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.root().join(folder)).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.path().is_file());
        files.filter_map(|entry| Some(format!("{folder}{}", entry.file_name().to_str()?))).collect()
    }

    fn count(&self, bytes: u64) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Puts what was written in its place.
    pub fn finish(self) -> Result<Written, PublishError> {
        let written = Written { files: self.files.into_inner(), bytes: self.bytes.into_inner() };
        let Some(aside) = self.aside else { return Ok(written) };
        let fail = |error| PublishError::Write(self.target.clone(), error);
        let old = aside.path().with_extension("old");
        if self.target.exists() {
            std::fs::rename(&self.target, &old).map_err(fail)?;
        }
        if let Err(error) = std::fs::rename(aside.path(), &self.target) {
            // Nothing took its place, so what was there goes back.
            if old.exists() {
                std::fs::rename(&old, &self.target).map_err(fail)?;
            }
            return Err(fail(error));
        }
        let _ = aside.keep();
        if old.exists() {
            std::fs::remove_dir_all(&old).map_err(fail)?;
        }
        Ok(written)
    }
}

fn make_parent(path: &Path) -> Result<(), PublishError> {
    match path.parent() {
        Some(parent) => {
            std::fs::create_dir_all(parent).map_err(|error| PublishError::Write(parent.to_owned(), error))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_there_stays_until_the_new_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("dist");
        std::fs::create_dir(&target).unwrap();
        std::fs::write(target.join("app.wasm"), "app").unwrap();
        std::fs::write(target.join("old.json"), "old").unwrap();
        let out = Output::aside(&target, |path| path.extension().is_some_and(|e| e == "wasm")).unwrap();
        out.put("edition/new.json", b"new").unwrap();
        assert!(target.join("old.json").exists() && !target.join("edition").exists());
        out.finish().unwrap();
        assert!(!target.join("old.json").exists());
        assert_eq!(std::fs::read_to_string(target.join("app.wasm")).unwrap(), "app");
        assert_eq!(std::fs::read_to_string(target.join("edition/new.json")).unwrap(), "new");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_failure_leaves_what_was_there() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("dist");
        std::fs::create_dir(&target).unwrap();
        std::fs::write(target.join("old.json"), "old").unwrap();
        let out = Output::aside(&target, |_| false).unwrap();
        out.put("a", b"file").unwrap();
        assert!(matches!(out.put("a/b", b"in a file"), Err(PublishError::Write(..))));
        drop(out);
        assert_eq!(std::fs::read_to_string(target.join("old.json")).unwrap(), "old");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}

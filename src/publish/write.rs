//! Writing aside, then moving: a half-written site never replaces a whole one.

use super::PublishError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A folder being written.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    aside: Option<tempfile::TempDir>,
    /// Where the site as it was before stands.
    before: Option<PathBuf>,
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
        let (files, bytes) = (AtomicUsize::new(0), AtomicU64::new(0));
        Self { target: target.to_owned(), aside: None, before: None, files, bytes }
    }

    /// With the site as it was before in `folder`, so that what is the same need not be made again.
    pub fn after(self, folder: &Path) -> Self {
        Self { before: Some(folder.to_owned()), ..self }
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
        let out = Self { aside: Some(aside), ..Self::within(target).after(target) };
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
        // Most files come into a folder that is there.
        let written = match std::fs::write(&to, bytes) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make_parent(&to)?;
                std::fs::write(&to, bytes)
            }
            written => written,
        };
        written.map_err(|error| PublishError::Write(to, error))?;
        self.count(bytes.len() as u64);
        Ok(())
    }

    /// Copies a file.
    pub fn copy(&self, from: &Path, path: &str) -> Result<(), PublishError> {
        let to = self.root().join(path);
        make_parent(&to)?;
        let bytes = std::fs::copy(from, &to).map_err(|error| match std::fs::File::open(from) {
            Ok(_) => PublishError::Write(to, error),
            Err(error) => PublishError::Read(from.to_owned(), error.to_string()),
        })?;
        self.count(bytes);
        Ok(())
    }

    /// Takes a file over from the site as it was before, if it is there. For files with the hash of what they show in
    /// their names.
    pub fn reuse(&self, path: &str) -> Result<bool, PublishError> {
        let from = self.before.as_ref().map(|before| before.join(path)).filter(|from| from.is_file());
        from.map_or(Ok(false), |from| self.copy(&from, path).map(|()| true))
    }

    /// The icon that the app's build put there.
    pub fn icon(&self) -> Option<String> {
        let is_icon = |name: &String| name.starts_with("icon-") && name.ends_with(".svg");
        let name = self.names("").into_iter().filter(is_icon).min()?;
        std::fs::read_to_string(self.root().join(name)).ok()
    }

    /// Takes over a folder of what was published before, as it is. `whole` says of its files' paths in it whether it can
    /// be all there; if it is not, nothing is taken. Files are linked where they can be: they are never written again.
    pub fn take_over(&self, folder: &str, whole: impl Fn(&[String]) -> bool) -> Result<bool, PublishError> {
        let to = self.root().join(folder);
        let Some(from) = self.before.as_ref().map(|before| before.join(folder)).filter(|from| from.is_dir())
        else {
            return Ok(false);
        };
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

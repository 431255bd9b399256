//! A site as it is written: beside the one before, then in its place.

use super::commit;
use super::disk::{files, make_parent};
use super::error::OutputError;
use super::manifest::{BuildManifest, Part, RECORD};
use super::notices::{FileCount, Notice};
use crate::publish::fingerprint::Digest;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A folder being written.
#[derive(Debug)]
pub struct Output {
    pub(super) target: PathBuf,
    pub(super) aside: Option<tempfile::TempDir>,
    /// Which files of the target are not an edition's, and stay.
    pub(super) stays: fn(&Path) -> bool,
    /// The app's files, where they are published with the pages.
    app: Vec<(String, Cow<'static, [u8]>)>,
    /// What the record of the site before names beside its parts, so that it is not taken for a build's.
    recorded: HashSet<String>,
    /// Where the site as it was before stands.
    pub(super) before: Option<PathBuf>,
    /// A hash of what all of the site is made with.
    pub(super) build_key: Digest,
    /// What the site in the target was made from, where it is changed and not written whole.
    pub(super) known: Option<BuildManifest>,
    pub(super) parts: Mutex<Vec<Arc<Part>>>,
    /// What belongs to no part of its own.
    pub(super) rest: Mutex<Vec<String>>,
    pub(super) files: AtomicUsize,
    pub(super) bytes: AtomicU64,
}

/// How much was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
    /// Files that stayed as they were; a folder that did counts as one.
    pub kept: usize,
    /// What is to be said of the site.
    pub notices: Vec<Notice>,
}

impl Output {
    /// Writes straight into `target`, for a caller who moves it into place, as Trunk does with its stage.
    pub fn within(target: &Path) -> Self {
        Self {
            target: target.to_owned(),
            aside: None,
            stays: |_| true,
            app: Vec::new(),
            recorded: HashSet::new(),
            before: None,
            build_key: Digest::default(),
            known: None,
            parts: Mutex::default(),
            rest: Mutex::default(),
            files: AtomicUsize::new(0),
            bytes: AtomicU64::new(0),
        }
    }

    /// With the site as it was before in `folder`, so that what is the same need not be made again.
    pub fn after(self, folder: &Path) -> Self {
        Self { before: Some(folder.to_owned()), ..self }
    }

    /// Writes the app's files too, each at its path.
    pub fn with_app(self, files: &[(String, Cow<'static, [u8]>)]) -> Self {
        Self { app: files.to_vec(), ..self }
    }

    /// Writes beside `target` and takes its place at the end. What stands right in `target` and is not written anew is
    /// kept if `stays` says so of its path.
    pub fn aside(target: &Path, stays: fn(&Path) -> bool) -> Result<Self, OutputError> {
        commit::go_on(target)?;
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(parent).map_err(|error| OutputError::Write(parent.to_owned(), error))?;
        let aside = tempfile::Builder::new()
            .prefix(".sightline-")
            .tempdir_in(parent)
            .map_err(|error| OutputError::Write(parent.to_owned(), error))?;
        Ok(Self { aside: Some(aside), stays, ..Self::within(target).after(target) })
    }

    /// Begins a site made with what `build_key` is the hash of. If the one in the target was, it is changed; else all of it is
    /// written.
    pub fn begin(&mut self, build_key: Digest) -> Result<(), OutputError> {
        self.build_key = build_key;
        if self.aside.is_some() {
            self.take_up(build_key)?;
        }
        self.app.iter().try_for_each(|(path, bytes)| self.put(path, bytes))
    }

    /// Looks at what stands in the target.
    fn take_up(&mut self, build_key: Digest) -> Result<(), OutputError> {
        let before = BuildManifest::read(&self.target);
        let rest = before.as_ref().and_then(|before| before.parts.get(""));
        self.recorded = rest.map(|rest| rest.files.iter().cloned().collect()).unwrap_or_default();
        self.known = before.filter(|made| made.build_key == build_key);
        if self.known.is_none() {
            for path in self.built_files() {
                let (from, to) = (self.target.join(&path), self.root().join(path));
                make_parent(&to)?;
                std::fs::copy(&from, &to).map_err(|error| OutputError::Write(to, error))?;
            }
        }
        Ok(())
    }

    /// What stands right in the target and is not an edition's.
    pub(super) fn built(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.target).into_iter().flatten().flatten();
        let names = entries.map(|entry| PathBuf::from(entry.file_name()));
        let own = |name: &Path| {
            name.to_str().is_some_and(|name| {
                name == RECORD
                    || self.recorded.contains(name)
                    || self.app.iter().any(|(path, _)| path == name)
            })
        };
        names.filter(|name| (self.stays)(name) && !own(name)).collect()
    }

    /// The files of that, in all its folders.
    fn built_files(&self) -> Vec<PathBuf> {
        let all =
            self.built().into_iter().flat_map(|name| files(&self.target.join(name)).collect::<Vec<_>>());
        let paths = all.filter_map(|file| Some(file.strip_prefix(&self.target).ok()?.to_owned()));
        // Pages that lead on from old addresses may stand in any folder.
        paths.filter(|path| path.to_str().is_none_or(|path| !self.recorded.contains(path))).collect()
    }

    pub(super) fn root(&self) -> &Path {
        self.aside.as_ref().map_or(&self.target, tempfile::TempDir::path)
    }

    /// The part of this name as it was made before, where it can stay.
    pub fn known(&self, name: &str) -> Option<&Arc<Part>> {
        self.known.as_ref()?.parts.get(name)
    }

    /// Keeps a part as it is, if its files are there. Says whether they are.
    pub fn keep(&self, part: &Arc<Part>) -> bool {
        let there = part.files.iter().all(|path| self.target.join(path).exists());
        if there {
            self.enter(part.clone());
        }
        there
    }

    pub(super) fn enter(&self, part: Arc<Part>) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push(part);
    }

    /// The icon that the app's build put there.
    pub fn icon(&self) -> Option<String> {
        let is_icon = |name: &str| name.starts_with("icon-") && name.ends_with(".svg");
        if let Some((_, bytes)) = self.app.iter().find(|(path, _)| is_icon(path)) {
            return String::from_utf8(bytes.to_vec()).ok();
        }
        let names = self.built().into_iter().filter_map(|name| name.into_os_string().into_string().ok());
        let name = names.filter(|name| is_icon(name)).min()?;
        std::fs::read_to_string(self.target.join(name)).ok()
    }

    pub(super) fn count(&self, bytes: u64) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// How many files there will be: those at the paths of all parts, and those of the app.
    fn count_of(&self, paths: &[&str]) -> FileCount {
        let mut count = FileCount::default();
        for path in paths {
            let folder = if path.ends_with('/') { self.files_of(path) } else { 1 };
            count.add(path, folder);
        }
        count.add("", self.built_files().len() + 1);
        count
    }

    /// How many files are in a folder of a part, written anew or not.
    fn files_of(&self, folder: &str) -> usize {
        let count = |root: &Path| files(&root.join(folder)).count();
        Some(count(self.root())).filter(|files| *files > 0).unwrap_or_else(|| count(&self.target))
    }

    /// The text of a file of the site as it was before.
    pub fn before(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.before.as_ref()?.join(path)).ok()
    }

    /// Puts what was written in its place.
    pub fn finish(self) -> Result<Written, OutputError> {
        let rest = std::mem::take(&mut *self.rest.lock().unwrap_or_else(PoisonError::into_inner));
        let mut rest = Part { files: rest, ..Part::default() };
        rest.files.sort();
        rest.files.dedup();
        self.enter(Arc::new(rest));
        let mut parts = std::mem::take(&mut *self.parts.lock().unwrap_or_else(PoisonError::into_inner));
        parts.par_sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let mut written = Written {
            files: self.files.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            kept: 0,
            notices: Vec::new(),
        };
        let mut gone = Vec::new();
        // Several parts may show one picture.
        let mut all: Vec<&str> = parts.iter().flat_map(|part| &part.files).map(String::as_str).collect();
        all.par_sort_unstable();
        all.dedup();
        if let Some(known) = &self.known {
            gone = known.gone(&parts);
            written.kept = all.len().saturating_sub(written.files);
        }
        written.notices.extend(Notice::of_files(self.count_of(&all)));
        self.write(RECORD, BuildManifest::text(self.build_key, &parts).as_bytes())?;
        let Some(aside) = self.aside else { return Ok(written) };
        if self.known.is_some() {
            commit::change(aside.path(), &self.target, &gone)?;
            let _ = aside.keep();
        } else {
            replace(aside, &self.target)?;
        }
        Ok(written)
    }
}

/// Puts a whole site in the place of another.
fn replace(aside: tempfile::TempDir, target: &Path) -> Result<(), OutputError> {
    let fail = |error| OutputError::Write(target.to_owned(), error);
    let old = aside.path().with_extension("old");
    if target.exists() {
        std::fs::rename(target, &old).map_err(fail)?;
    }
    if let Err(error) = std::fs::rename(aside.path(), target) {
        // Nothing took its place, so what was there goes back.
        if old.exists() {
            std::fs::rename(&old, target).map_err(fail)?;
        }
        return Err(fail(error));
    }
    let _ = aside.keep();
    if old.exists() {
        std::fs::remove_dir_all(&old).map_err(fail)?;
    }
    Ok(())
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
        let mut out = Output::aside(&target, |path| path.extension().is_some_and(|e| e == "wasm")).unwrap();
        out.begin(Digest::default()).unwrap();
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
        assert!(matches!(out.put("a/b", b"in a file"), Err(OutputError::Write(..))));
        drop(out);
        assert_eq!(std::fs::read_to_string(target.join("old.json")).unwrap(), "old");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}

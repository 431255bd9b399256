//! Mends what is certain: what the check says of a fault leaves no choice.
//!
//! Everything is tried on a copy of the data folder, and checked there as content always is. What would bring up another fault
//! is left to a person.

mod correction;
mod mend;
mod syntax;
mod typo;

use super::diagnostic::{Diagnostic, SourceFile};
use super::error::PublishError;
use super::manuscript::load::shown;
use super::options::Options;
use super::report::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// More rounds than these no file needs: one to be read, one for its figures, one for its text.
const ROUNDS: usize = 8;

/// The byte order mark that some systems begin a file with.
const MARK: &str = "\u{feff}";

/// What was mended.
#[derive(Debug)]
pub struct Fixed {
    /// The files that change.
    pub files: Vec<FixedFile>,
    /// How many errors there were.
    pub before: usize,
    /// What a check will find afterwards.
    pub report: Report,
    /// Corrections that were written without a reason.
    pub unexplained: usize,
}

/// A file that changes.
#[derive(Debug)]
pub struct FixedFile {
    /// Where it lies.
    pub path: PathBuf,
    /// As it is.
    pub before: String,
    /// As it will be.
    pub after: String,
}

impl FixedFile {
    /// The change as a unified diff.
    pub fn diff(&self) -> String {
        let path = shown(&self.path);
        let diff = similar::TextDiff::from_lines(&self.before, &self.after);
        diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
    }

    /// Writes the file: whole, or not at all.
    pub fn write(&self) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        // A byte order mark is no part of the text, and stays.
        let mark = if fs::read(&self.path)?.starts_with(MARK.as_bytes()) { MARK } else { "" };
        let beside = tempfile::NamedTempFile::new_in(folder)?;
        fs::write(beside.path(), format!("{mark}{}", self.after))?;
        fs::set_permissions(beside.path(), fs::metadata(&self.path)?.permissions())?;
        beside.persist(&self.path).map(drop).map_err(|error| error.error)
    }
}

/// A change to a text: what stands in a place, and what is to stand there.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    at: Range<usize>,
    text: String,
}

/// Mends a data folder, and writes nothing to it. `why` is the reason that corrections get, `check` what finds faults.
pub fn fix(
    options: &Options,
    why: Option<&str>,
    check: impl Fn(&Options) -> Result<Report, PublishError>,
) -> Result<Fixed, PublishError> {
    let copy = Copy::of(&options.data).map_err(PublishError::Copy)?;
    let tried = Options { data: copy.folder.path().to_owned(), ..options.clone() };
    let mut report = check(&tried)?;
    let before = report.errors();
    // Each file as it was at first and as it is now, and those that are left as they are.
    let mut mended = BTreeMap::<PathBuf, (String, String)>::new();
    let mut left = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut round = Vec::new();
        for (path, faults) in by_file(&report) {
            let Some(first) = faults.first().filter(|_| !left.contains(&path)) else { continue };
            let edits = mend::edits(&first.file.text, &faults, why);
            if !edits.is_empty() {
                let text = applied(&first.file.text, edits);
                round.push((path, first.file.text.clone(), text, faults));
            }
        }
        if round.is_empty() {
            break;
        }
        for (path, was, text, _) in &round {
            replace(path, text).map_err(PublishError::Copy)?;
            mended.entry(path.clone()).or_insert_with(|| (was.clone(), was.clone())).1.clone_from(text);
        }
        let next = check(&tried)?;
        let found = by_file(&next);
        let worse = round
            .iter()
            .filter(|(path, _, _, faults)| is_worse(faults, found.get(path).map_or(&[][..], Vec::as_slice)));
        let undone: Vec<_> = worse.map(|(path, was, ..)| (path.clone(), was.clone())).collect();
        for (path, was) in &undone {
            replace(path, was).map_err(PublishError::Copy)?;
            mended.entry(path.clone()).and_modify(|(_, after)| after.clone_from(was));
            left.insert(path.clone());
        }
        report = if undone.is_empty() { next } else { check(&tried)? };
    }
    let files: Vec<FixedFile> = mended
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(path, (before, after))| FixedFile { path: copy.original(&path), before, after })
        .collect();
    let reasons = |text: &str| text.matches(correction::NO_REASON).count();
    let unexplained =
        files.iter().map(|file| reasons(&file.after).saturating_sub(reasons(&file.before))).sum();
    Ok(Fixed { files, before, unexplained, report: copy.named(report) })
}

/// The errors in each file of JSON, by its path.
fn by_file(report: &Report) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let mut files = BTreeMap::<PathBuf, Vec<Diagnostic>>::new();
    for fault in &report.diagnostics {
        let path = PathBuf::from(&fault.file.path);
        if path.extension().is_some_and(|extension| extension == "json") {
            files.entry(path).or_default().push(fault.clone());
        }
    }
    files
}

/// Whether a file has faults now that mending brought. Where it was not read to its end before, its text was not looked at,
/// and may have faults of its own.
fn is_worse(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    const UNREAD: [&str; 8] = [
        "not-json",
        "unknown-field",
        "unknown-word",
        "missing-field",
        "wrong-type",
        "bad-number",
        "invisible-character",
        "duplicate-name",
    ];
    // What is said of a fault may count others of its kind, but its rule stays.
    let count = |faults: &[Diagnostic]| {
        let mut rules = BTreeMap::<&str, usize>::new();
        for fault in faults.iter().filter(|fault| fault.is_error()) {
            *rules.entry(fault.rule).or_default() += 1;
        }
        rules
    };
    let (old, new) = (count(before), count(after));
    let was_read = !before.iter().any(|fault| UNREAD.contains(&fault.rule));
    let more = |rule: &str| new.get(rule).unwrap_or(&0) > old.get(rule).unwrap_or(&0);
    if was_read { new.keys().any(|rule| more(rule)) } else { more("duplicate-name") || more("not-json") }
}

/// A text after all edits but those that meet one before them.
fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        if edit.at.start < at || (edit.at.start == at && at > 0 && edit.at.is_empty()) {
            continue;
        }
        out.push_str(&text[at..edit.at.start]);
        out.push_str(&edit.text);
        at = edit.at.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Puts a text in the place of a file. The file may be the original by another name, so it is not written to.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    fs::remove_file(path)?;
    fs::write(path, text)
}

/// A copy of a data folder, in which things are tried.
struct Copy {
    folder: tempfile::TempDir,
    data: PathBuf,
}

impl Copy {
    fn of(data: &Path) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        for entry in walkdir::WalkDir::new(data).follow_links(true) {
            let entry = entry.map_err(io::Error::from)?;
            let Ok(inside) = entry.path().strip_prefix(data) else { continue };
            let to = folder.path().join(inside);
            if entry.file_type().is_dir() {
                fs::create_dir_all(&to)?;
            } else if entry.file_type().is_file() && fs::hard_link(entry.path(), &to).is_err() {
                fs::copy(entry.path(), &to)?;
            }
        }
        Ok(Self { folder, data: data.to_owned() })
    }

    /// Where a file of the copy comes from.
    fn original(&self, path: &Path) -> PathBuf {
        path.strip_prefix(self.folder.path())
            .map_or_else(|_| path.to_owned(), |inside| self.data.join(inside))
    }

    /// A report with the files called as those they are copies of.
    fn named(&self, mut report: Report) -> Report {
        for fault in &mut report.diagnostics {
            let path = shown(&self.original(Path::new(&fault.file.path)));
            fault.file = Arc::new(SourceFile { path, text: fault.file.text.clone() });
        }
        report
    }
}

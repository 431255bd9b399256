//! Reads a file of the data folder, and a manuscript with its figures.

use super::Manuscript;
use super::figures;
use super::figures::Resolved;
use super::file_name::is_reserved;
use crate::model::{Stamp, is_slug};
use crate::publish::diagnostic::{Diagnostic, Severity, SourceFile};
use crate::publish::language::noun;
use crate::publish::language::noun::Nouns;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Read};
use crate::publish::parse::{encoding, json};
use crate::publish::text::inline::Names;
use crate::publish::text::line;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A manuscript larger than this is refused unread: none ever needs it, and reading takes a multiple of it.
pub const MAX_BYTES: u64 = 1 << 20;

/// A manuscript that was read, its figures worked out.
#[derive(Debug)]
pub struct Parsed {
    /// The name in its address.
    pub slug: String,
    /// The file.
    pub file: Arc<SourceFile>,
    /// Where the file lies.
    pub path: PathBuf,
    /// What it says.
    pub manuscript: Manuscript,
    /// When it is published.
    pub published: Stamp,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its figures, in its order; nothing in the place of one that is at fault.
    pub figures: Vec<Option<Resolved>>,
    /// What the site says nouns are called.
    pub nouns: Arc<Nouns>,
}

impl Parsed {
    /// Words a line. What is wrong with it is told when its page is made.
    pub fn line(&self, text: &At<String>) -> String {
        let mut diagnostics = Diagnostics::new(&Arc::default(), &Arc::default());
        line::parse(text, "", self, &mut diagnostics)
    }
}

/// The names a line may use: those of its own figures.
impl Names for Parsed {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        figures::worded(name, &self.manuscript, &self.figures)
    }
    fn figures(&self) -> Vec<&str> {
        Vec::new()
    }
    fn insight(&self, _: &str) -> Option<&str> {
        None
    }
    fn nearest_insight(&self, _: &str) -> Option<&str> {
        None
    }
}

/// Whether the name of a file or folder begins with a dot, as of those that systems and editors leave behind.
pub fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().first() == Some(&b'.'))
}

/// A path as a maker would type it.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The slug of the manuscript in a file.
pub fn slug_of(path: &Path) -> String {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned()
}

/// Reads one manuscript and works out its figures.
pub fn manuscript(path: &Path, nouns: &Arc<Nouns>) -> (Option<Parsed>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let file = match source(path) {
        Ok(file) => file,
        Err(diagnostic) => return (None, vec![diagnostic]),
    };
    let slug = slug_of(path);
    if !is_slug(&slug) {
        let help = "name the file in lower-case letters, digits and single hyphens, 100 at most";
        diagnostics.push(file_fault(&file, "bad-slug", format!("“{slug}” cannot be an address"), help));
    } else if is_reserved(&slug) {
        let message = format!("“{slug}” cannot be an address: Windows writes no file of that name");
        diagnostics.push(file_fault(
            &file,
            "bad-slug",
            message,
            "give it another name, such as one of two words",
        ));
    }
    let Some(mut manuscript) = read_as::<Manuscript>(&file, nouns, &mut diagnostics) else {
        return (None, diagnostics);
    };
    if let Some(foreign) = manuscript.language.as_ref().map(|language| noun::is_foreign(language)) {
        manuscript.units(|unit| unit.value = unit.in_language(foreign, nouns));
    }
    let mut diagnostics = Diagnostics { found: diagnostics, ..Diagnostics::new(&file, nouns) };
    for (_, table) in &mut manuscript.tables.0 {
        table.rows.value.by_columns(&table.columns, &mut diagnostics);
    }
    let published = Stamp::parse(&manuscript.published);
    if published.is_err() {
        let message = format!("“{}” is no instant", manuscript.published.value);
        diagnostics.error(
            "bad-date",
            manuscript.published.at.clone(),
            message,
            "write it in UTC: 2026-03-07T21:00:00Z",
        );
    }
    let figures = figures::resolve(&manuscript, &mut diagnostics);
    let published = published.unwrap_or(Stamp(0));
    let draft = manuscript.draft.unwrap_or(false);
    let (path, nouns) = (path.to_owned(), nouns.clone());
    let parsed = Parsed { slug, file, path, manuscript, published, draft, figures, nouns };
    (Some(parsed), diagnostics.found)
}

/// Reads a record from a file, if nothing is wrong with it.
pub fn read_as<T: Read>(
    file: &Arc<SourceFile>,
    nouns: &Arc<Nouns>,
    found: &mut Vec<Diagnostic>,
) -> Option<T> {
    match json::parse(file) {
        Ok(value) => {
            let mut diagnostics = Diagnostics::new(file, nouns);
            let read = T::read(&value, &mut diagnostics);
            let valid = diagnostics.found.is_empty();
            found.append(&mut diagnostics.found);
            // A record with a bad field reads as nothing, or as less than was written: neither goes further.
            read.filter(|_| valid)
        }
        Err(diagnostic) => {
            found.push(diagnostic);
            None
        }
    }
}

/// The text of a manuscript.
pub fn source(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    text(path, MAX_BYTES, "cut it into several insights")
}

/// The text of a file of at most so many bytes; `help` says what to do about one that is larger.
pub fn text(path: &Path, most: u64, help: &str) -> Result<Arc<SourceFile>, Diagnostic> {
    let name = shown(path);
    let empty = || Arc::new(SourceFile { path: name.clone(), text: String::new() });
    let size = std::fs::metadata(path).map(|meta| meta.len()).unwrap_or(0);
    if size > most {
        let message = format!("the file has {} kB; more than {} kB are not read", size / 1024, most / 1024);
        return Err(file_fault(&empty(), "too-large", message, help));
    }
    let bytes = std::fs::read(path).map_err(|error| {
        file_fault(&empty(), "unreadable", format!("the file cannot be read: {error}"), "make it readable")
    })?;
    match encoding::text(bytes) {
        Ok(text) => Ok(Arc::new(SourceFile { path: name, text })),
        Err(other) => Err(file_fault(&empty(), "not-utf8", other.to_string(), other.help())),
    }
}

/// A fault of a file as a whole.
pub fn file_fault(file: &Arc<SourceFile>, rule: &'static str, message: String, help: &str) -> Diagnostic {
    let at = 0..file.text.len().min(1);
    Diagnostic { rule, severity: Severity::Error, file: file.clone(), at, message, help: help.to_owned() }
}

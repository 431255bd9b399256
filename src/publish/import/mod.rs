//! The way in: articles in Markdown, HTML and plain text, their amounts typed into sentences, to manuscripts.
//!
//! Each format is read to one tree (`article`), parts of it that have a place of their own are put there (`sections`), amounts
//! are found (`amounts`) and become figures (`stated`), and all of it is written as a manuscript that passes the check.

mod amounts;
mod article;
mod credits;
mod draft;
mod draft_blocks;
mod error;
mod front_matter;
mod glued;
mod held;
mod html;
mod html_parts;
mod html_walk;
mod markdown;
mod markdown_kinds;
mod markdown_walk;
mod naming;
mod pictures;
mod plain_text;
mod sections;
mod settled;
mod spell;
mod spelled_line;
mod stated;
mod vocabulary;
mod whole;
mod written;

pub use error::ImportError;

use crate::model::Stamp;
use crate::publish::parse::encoding;
use pictures::Pictures;
use rayon::prelude::*;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use whole::Made;

/// A file larger than this is no article.
const LARGEST: u64 = 16 << 20;

/// What is imported, and where to.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The articles: files, or folders of them.
    pub files: Vec<PathBuf>,
    /// The data folder that gets the manuscripts, in `insights/`.
    pub out: PathBuf,
    /// The day of articles that do not say theirs.
    pub date: Option<String>,
    /// The clock.
    pub now: Stamp,
    /// Whether manuscripts that are there are written over.
    pub force: bool,
}

/// What its maker should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The article.
    pub file: PathBuf,
    /// The line, from 1 on.
    pub line: usize,
    /// The column in characters, from 1 on.
    pub column: usize,
    /// What it is about, in a sentence without a full stop.
    pub message: String,
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// The manuscripts that were written.
    pub written: Vec<PathBuf>,
    /// How many figures they have in all.
    pub figures: usize,
    /// What their maker should look at, in order.
    pub notices: Vec<Notice>,
    /// Which articles were not imported, and why.
    pub errors: Vec<ImportError>,
}

/// Imports articles. One that cannot be read does not stop the others.
///
/// # Errors
///
/// A date that is none, a folder that cannot be written.
pub fn import(options: &ImportOptions) -> Result<Imported, ImportError> {
    let given = match &options.date {
        Some(date) => Some(settled::moment(date).ok_or_else(|| ImportError::Date(date.clone()))?),
        None => None,
    };
    let insights = options.out.join("insights");
    std::fs::create_dir_all(&insights).map_err(|error| ImportError::Write(insights.clone(), error))?;
    let mut imported = Imported::default();
    let mut slugs = HashSet::new();
    let mut work = Vec::new();
    for file in files_of(&options.files) {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match settled::slug(&stem) {
            Some(slug) if slugs.insert(slug.clone()) => work.push((file, slug)),
            Some(slug) => imported.errors.push(ImportError::Twice(file, slug)),
            None => imported.errors.push(ImportError::Name(file)),
        }
    }
    let done: Vec<_> = work
        .par_iter()
        .map(|(file, slug)| {
            let path = insights.join(format!("{slug}.json"));
            if !options.force && path.exists() {
                return Err(ImportError::Exists(path));
            }
            let made = made(file, slug, given, options.now)?;
            write(&path, made.text.as_bytes(), options.force)?;
            for (from, to) in &made.pictures {
                let bytes = std::fs::read(from).map_err(|error| ImportError::Read(from.clone(), error))?;
                write(&options.out.join(to), &bytes, true)?;
            }
            Ok((path, made))
        })
        .collect();
    for one in done {
        match one {
            Ok((path, made)) => {
                imported.written.push(path);
                imported.figures += made.figures;
                imported.notices.extend(made.notices);
            }
            Err(error) => imported.errors.push(error),
        }
    }
    let site = options.out.join("site.json");
    if !imported.written.is_empty() && !site.exists() {
        let text = "{\n  \"name\": \"Imported\",\n  \"description\": \"Articles that were imported.\",\n  \"language\": \"en\"\n}\n";
        write(&site, text.as_bytes(), false)?;
    }
    Ok(imported)
}

/// The files that paths name: folders stand for the articles in them.
fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let inside = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten();
        let article =
            |file: &walkdir::DirEntry| file.file_type().is_file() && Format::of(file.path()).is_some();
        files.extend(inside.filter(article).map(walkdir::DirEntry::into_path));
    }
    files
}

fn write(path: &Path, bytes: &[u8], over: bool) -> Result<(), ImportError> {
    let fail = |error| ImportError::Write(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    let mut file = match over {
        true => std::fs::File::create(path).map_err(fail)?,
        false => std::fs::File::create_new(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => ImportError::Exists(path.to_owned()),
            _ => fail(error),
        })?,
    };
    file.write_all(bytes).map_err(fail)
}

/// What an article is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Markdown,
    Html,
    Plain,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "md" | "markdown" | "mdx" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// Makes the manuscript of an article.
fn made(file: &Path, slug: &str, given: Option<Stamp>, now: Stamp) -> Result<Made, ImportError> {
    let format = Format::of(file).ok_or_else(|| ImportError::Kind(file.to_owned()))?;
    let read = |error| ImportError::Read(file.to_owned(), error);
    if std::fs::metadata(file).map_err(read)?.len() > LARGEST {
        return Err(ImportError::Large(file.to_owned()));
    }
    let bytes = std::fs::read(file).map_err(read)?;
    let source = encoding::text(bytes).map_err(|error| ImportError::Encoding(file.to_owned(), error))?;
    let mut document = match format {
        Format::Markdown => markdown::read(&source),
        Format::Html => html::read(&source),
        Format::Plain => plain_text::read(&source),
    };
    sections::sort(&mut document);
    let mut pictures = Pictures::new(file.parent().unwrap_or(Path::new("")), slug);
    whole::manuscript(document, &source, file, given, now, &mut pictures)
}

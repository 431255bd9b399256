//! From what makers write to what readers fetch, one step after the other: read, check, resolve, write.
//!
//! Nothing is written when anything is wrong, and a half-written edition never replaces a whole one.

mod amount;
mod cell;
mod dates;
mod derivation;
mod derive;
mod edition;
mod fault;
mod index;
mod inline;
mod json;
mod manuscript;
mod pages;
mod quantity;
mod read;
mod record;
mod resolve;
mod schema;
mod site_file;
mod starter;
mod topics;
mod unit;
mod write;

pub use dates::PartialDate;
pub use edition::Edition;
pub use fault::{Fault, Severity, SourceFile};
pub use pages::{Shell, render};
pub use starter::{StartError, start};
pub use write::{Output, Written};

use crate::model::Stamp;
use rayon::prelude::*;
use record::Reading;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why publishing stopped, apart from faults of content.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// There is no such data folder.
    #[error("there is no data folder at {0}; name the folder that holds site.json and insights/")]
    NoFolder(PathBuf),
    /// A folder or file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, String),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}; what was published before is as it was")]
    Write(PathBuf, std::io::Error),
    /// The content is at fault; nothing was written.
    #[error("nothing was published, since the content has errors (in all: {0})")]
    Faults(usize),
    /// Writing would take the place of what is read.
    #[error("{out} holds {data}; publishing there would replace the manuscripts, so name another folder")]
    Overlap {
        /// The folder to write.
        out: PathBuf,
        /// The data folder.
        data: PathBuf,
    },
    /// The app was built for another path.
    #[error("the app in this folder was built for {built}, not for {asked}; run make build BASE={asked}")]
    Base {
        /// The path it was built for.
        built: String,
        /// The path asked for.
        asked: String,
    },
    /// No insight was started.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The clock given by the environment is none.
    #[error("SOURCE_DATE_EPOCH is “{0}”; write whole seconds since 1970, or unset it")]
    Epoch(String),
    /// The hook was called by somebody else than Trunk.
    #[error("TRUNK_STAGING_DIR is not set; --hook is for Trunk, leave it out to publish by hand")]
    NoStage,
    /// The shell lacks a place that pages are written into.
    #[error("index.html has no {0}; pages cannot be written into it")]
    Shell(&'static str),
}

/// How to read a data folder.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// The clock: what is published later than this waits.
    pub now: Stamp,
    /// Whether drafts and what waits are shown, marked.
    pub drafts: bool,
}

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

/// Reads and checks a data folder and resolves the edition.
pub fn check(options: &Options) -> Result<Report, PublishError> {
    let read::Folder { site, manuscripts, broken, files, mut faults } = read::folder(&options.data)?;
    let waits = |parsed: &read::Parsed| parsed.draft || parsed.published > options.now;
    let edition = match &site {
        Some((file, site)) => {
            // What is published refers to what is published; what waits may refer to what waits beside it.
            let published =
                index::Index::new(&options.data, site, manuscripts.iter().filter(|one| !waits(one)), &broken);
            let all = index::Index::new(&options.data, site, manuscripts.iter(), &broken);
            let around = |parsed| if waits(parsed) || options.drafts { &all } else { &published };
            let resolved: Vec<_> =
                manuscripts.par_iter().map(|parsed| resolve_one(parsed, around(parsed))).collect();
            let mut entries = Vec::new();
            for (parsed, (mut insight, more)) in manuscripts.iter().zip(resolved) {
                let sound = !faults
                    .iter()
                    .chain(&more)
                    .any(|fault| Arc::ptr_eq(&fault.file, &parsed.file) && fault.is_error());
                faults.extend(more);
                // With errors a draft is less than it says; it is told of them and not shown.
                if sound && (options.drafts || !waits(parsed)) {
                    insight.card.draft = waits(parsed);
                    let related = parsed.manuscript.related.iter().map(|slug| slug.value.clone()).collect();
                    entries.push(edition::Entry { insight, path: parsed.path.clone(), related });
                }
            }
            let index = if options.drafts { &all } else { &published };
            Edition::new(site, file, entries, index, &mut faults, options.now)
        }
        None => Edition::empty(options.now),
    };
    // A draft may be half written; it is told of what is wrong, but holds nobody up.
    for fault in &mut faults {
        if manuscripts.iter().any(|parsed| parsed.draft && Arc::ptr_eq(&parsed.file, &fault.file)) {
            fault.severity = Severity::Warning;
        }
    }
    faults.sort_by(|a, b| {
        (a.severity, &a.file.path, a.at.start, &a.message).cmp(&(
            b.severity,
            &b.file.path,
            b.at.start,
            &b.message,
        ))
    });
    Ok(Report { edition, faults, files })
}

fn resolve_one(parsed: &read::Parsed, index: &index::Index) -> (crate::model::Insight, Vec<Fault>) {
    let mut to = Reading { file: parsed.file.clone(), faults: Vec::new() };
    let insight = resolve::insight(parsed, index, &mut to);
    (insight, to.faults)
}

/// Writes the edition, its pages (if there is a shell to write them into) and the manuscripts behind them.
pub fn publish(
    report: &Report,
    options: &Options,
    shell: Option<&Shell>,
    out: Output,
) -> Result<Written, PublishError> {
    if report.errors() > 0 {
        return Err(PublishError::Faults(report.errors()));
    }
    report.edition.write(&out)?;
    report.edition.copy_sources(options, &out)?;
    if let Some(shell) = shell {
        pages::write(&report.edition, shell, &out)?;
    }
    out.finish()
}

/// Refuses to publish where that would replace what is read.
pub fn keep_apart(data: &Path, out: &Path) -> Result<(), PublishError> {
    let whole = |path: &Path| -> PathBuf {
        // The folder to write may not be there yet; then the nearest one above it that is says where it will be.
        let there = path.ancestors().find_map(|above| above.canonicalize().ok().map(|whole| (above, whole)));
        match there {
            Some((above, whole)) => whole.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
            None => path.to_owned(),
        }
    };
    let (data_whole, out_whole) = (whole(data), whole(out));
    if data_whole.starts_with(&out_whole) || out_whole.starts_with(&data_whole) {
        return Err(PublishError::Overlap { out: out.to_owned(), data: data.to_owned() });
    }
    Ok(())
}

/// Whether a file of a published site, by its path in it, belongs to the app and not to an edition.
pub fn is_built(path: &Path) -> bool {
    const EDITION: [&str; 4] = ["edition", "data", "insights", "topics"];
    let first = path.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    !first.is_some_and(|first| EDITION.contains(&first.as_str()))
}

/// The JSON Schema of a manuscript, as text.
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&manuscript::schema()).unwrap_or_default();
    text.push('\n');
    text
}

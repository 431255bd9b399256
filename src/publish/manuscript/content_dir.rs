//! The data folder: `site.json` and every manuscript below `insights/`.

use super::error::LoadError;
use super::load::{file_fault, is_hidden, manuscript, read_as, shown, slug_of, source};
use super::site_config::SiteFile;
use super::summary::Summary;
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::language::noun::Nouns;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// As many bytes of manuscripts stay in memory, with what they say, between the first reading and the second; the rest
/// is read again. Together they take about four times as much.
const KEPT_BYTES: u64 = 64 << 20;

/// What the data folder holds.
#[derive(Debug)]
pub struct Folder {
    /// The site's own file, and what it says.
    pub site: Option<(Arc<SourceFile>, SiteFile)>,
    /// The manuscripts that could be read, by slug.
    pub summaries: Vec<Summary>,
    /// What the site says nouns are called.
    pub nouns: Arc<Nouns>,
    /// The slugs of manuscripts that could not be read, so that links to them are not faults of their own.
    pub broken: Vec<String>,
    /// How many manuscript files there are.
    pub files: usize,
    /// What was found wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the data folder. Faults of content are collected; only a folder that cannot be read is an error.
pub fn folder(data: &Path) -> Result<Folder, LoadError> {
    if !data.is_dir() {
        return Err(LoadError::NoFolder(data.to_owned()));
    }
    let mut diagnostics = Vec::new();
    let site_path = data.join("site.json");
    let site = match source(&site_path) {
        Ok(file) => read_as::<SiteFile>(&file, &Arc::default(), &mut diagnostics).map(|site| (file, site)),
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    };
    let insights = data.join("insights");
    let mut paths = Vec::new();
    if insights.is_dir() {
        // A manuscript may be a link to where a pipeline keeps it; one that leads nowhere is told of.
        let walk = walkdir::WalkDir::new(&insights).follow_links(true).sort_by_file_name();
        // What begins with a dot is a system's or an editor's, and lists of files do not show it.
        let shown = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.path());
        for entry in walk.into_iter().filter_entry(shown) {
            let entry = entry.map_err(|error| LoadError::Read(insights.clone(), error.to_string()))?;
            let json = entry.path().extension().is_some_and(|extension| extension == "json");
            if entry.file_type().is_file() && json {
                paths.push(entry.into_path());
            }
        }
    }
    let nouns = Arc::new(site.as_ref().map(|(_, site)| site.nouns()).unwrap_or_default());
    let room = AtomicU64::new(KEPT_BYTES);
    let read: Vec<(Option<Summary>, Vec<Diagnostic>)> =
        paths.par_iter().map(|path| summary(path, &nouns, &room)).collect();
    let mut summaries = Vec::new();
    let mut broken = Vec::new();
    for (path, (summary, more)) in paths.iter().zip(read) {
        if summary.is_none() {
            broken.push(slug_of(path));
        }
        summaries.extend(summary);
        diagnostics.extend(more);
    }
    summaries.sort_by(|a, b| a.slug.cmp(&b.slug));
    for pair in summaries.windows(2) {
        if pair[0].slug == pair[1].slug {
            let message = format!("“{}” is the slug of {} too", pair[1].slug, shown(&pair[0].path));
            // Its text is read again, for a fault is shown with it.
            let file = source(&pair[1].path).unwrap_or_else(|diagnostic| diagnostic.file);
            diagnostics.push(file_fault(&file, "duplicate-slug", message, "rename one of the two files"));
        }
    }
    Ok(Folder { site, summaries, nouns, broken, files: paths.len(), diagnostics })
}

fn summary(path: &Path, nouns: &Arc<Nouns>, room: &AtomicU64) -> (Option<Summary>, Vec<Diagnostic>) {
    let (parsed, diagnostics) = manuscript(path, nouns);
    let valid = !diagnostics.iter().any(Diagnostic::is_error);
    let summary = parsed.map(|parsed| {
        let size = parsed.file.text.len() as u64;
        let fits =
            room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(size)).is_ok();
        let summary = Summary::of(&parsed, valid);
        Summary { kept: fits.then(|| Arc::new(parsed)), ..summary }
    });
    (summary, diagnostics)
}

//! The first reading of a data folder, and the edition that it makes.

use super::diagnostic::{Fault, Severity};
use super::edition::Edition;
use super::error::PublishError;
use super::ledger::Ledger;
use super::manuscript::{content_dir, load, site_config, summary};
use super::options::Options;
use super::report::Report;
use super::{compose, library, site};
use std::collections::HashSet;
use std::sync::Arc;

/// What was gathered in the first reading.
pub struct Gathered {
    pub edition: Edition,
    pub faults: Vec<Fault>,
    pub files: usize,
    pub drafts: HashSet<String>,
    /// Where the site's own file says it stands.
    pub url: Option<String>,
    /// The text of that file.
    pub site_text: String,
}

impl Gathered {
    /// The report, with what was found since.
    pub fn report(self, more: Vec<Fault>) -> Report {
        let Self { edition, mut faults, files, drafts, .. } = self;
        faults.extend(more);
        // A draft may be half written; it is told of what is wrong, but holds nobody up.
        for fault in faults.iter_mut().filter(|fault| drafts.contains(&fault.file.path)) {
            fault.severity = Severity::Warning;
        }
        fn order(fault: &Fault) -> (Severity, &str, usize, &str) {
            (fault.severity, &fault.file.path, fault.at.start, &fault.message)
        }
        faults.sort_by(|a, b| order(a).cmp(&order(b)));
        Report { edition, faults, files }
    }

    /// Whether something keeps the edition from being published.
    pub fn is_broken(&self) -> bool {
        self.faults.iter().any(|fault| fault.is_error() && !self.drafts.contains(&fault.file.path))
    }
}

/// The first reading: what each manuscript says of itself, and the edition that makes.
pub fn gather(options: &Options) -> Result<Gathered, PublishError> {
    let content_dir::Folder { site, summaries, nouns, broken, files, mut faults } =
        content_dir::folder(&options.data)?;
    let ledger = Ledger::read(&options.data, &nouns, &mut faults)?;
    let drafts = summaries.iter().filter(|one| one.draft).map(|one| load::shown(&one.path)).collect();
    let (summaries, ledger) = (Arc::new(summaries), Arc::new(ledger));
    let (file, site) = match site {
        Some(read) => read,
        // Without the site's own file nothing can be resolved; what is wrong so far is told.
        None => (Arc::default(), site_config::SiteFile::empty()),
    };
    let whole = !file.path.is_empty();
    let now = options.now;
    let around =
        library::LibraryInputs { data: &options.data, site: &site, broken: &broken, ledger: &ledger, now };
    let waits = |summary: &summary::Summary| summary.waits(now);
    let mut hidden = HashSet::new();
    if whole && summaries.iter().any(waits) {
        // What is published refers to what is published; what waits may refer to what waits beside it.
        let all = library::Library::new(around, &summaries, |_| true);
        for summary in summaries.iter().filter(|summary| waits(summary)) {
            let Some(parsed) = summary.manuscript() else { continue };
            let composed = compose::insight(&parsed, all.card(summary), &all);
            // With errors a draft is less than it says; it is told of them and not shown.
            let sound = summary.sound && !composed.faults.iter().any(Fault::is_error);
            if !(options.drafts && sound) {
                hidden.insert(summary.slug.clone());
                faults.extend(composed.faults);
            }
        }
    }
    let library =
        library::Library::new(around, &summaries, |summary| whole && !hidden.contains(&summary.slug));
    let edition = Edition::new(&site, &file, library, &mut faults, now);
    if let Some(url) = &site.url
        && let Err(why) = site::Address::new(url, crate::model::Links::new("/"))
    {
        let help = "write scheme and host, such as https://example.org".to_owned();
        let (severity, at, message) = (Severity::Error, url.at.clone(), why.to_string());
        faults.push(Fault { rule: "bad-url", severity, file: file.clone(), at, message, help });
    }
    let (url, site_text) = (site.url.map(|url| url.value), file.text.clone());
    Ok(Gathered { edition, faults, files, drafts, url, site_text })
}

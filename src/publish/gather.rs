//! The first reading of a data folder, and the edition that it makes.

use super::diagnostic::{Diagnostic, Severity};
use super::edition::Edition;
use super::error::PublishError;
use super::ledger::Ledger;
use super::manuscript::{content_dir, load, site_config, summary};
use super::options::Options;
use super::report::Report;
use super::theme::Theme;
use super::{compose, library, site};
use crate::model::FigureKind;
use std::collections::HashSet;
use std::sync::Arc;

/// What was gathered in the first reading.
pub struct Gathered {
    pub edition: Edition,
    pub diagnostics: Vec<Diagnostic>,
    pub files: usize,
    pub drafts: HashSet<String>,
    /// Where the site's own file says it stands.
    pub url: Option<String>,
    /// The text of that file.
    pub site_text: String,
    /// The site's own look.
    pub theme: Theme,
}

impl Gathered {
    /// The report, with what was found since.
    pub fn report(self, more: Vec<Diagnostic>) -> Report {
        let Self { edition, mut diagnostics, files, drafts, .. } = self;
        diagnostics.extend(more);
        // A draft may be half written; it is told of what is wrong, but holds nobody up.
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| drafts.contains(&diagnostic.file.path)) {
            diagnostic.severity = Severity::Warning;
        }
        fn order(diagnostic: &Diagnostic) -> (Severity, &str, usize, &str) {
            (diagnostic.severity, &diagnostic.file.path, diagnostic.at.start, &diagnostic.message)
        }
        diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
        let (mut stated, mut without_address) = (0, 0);
        for summary in edition.library.insights() {
            let told = summary
                .figures
                .iter()
                .filter(|one| one.value.as_ref().is_some_and(|value| value.kind != FigureKind::Derived));
            for one in told {
                let source = one.source.and_then(|place| summary.sources.get(place));
                stated += 1;
                without_address += usize::from(source.is_none_or(|source| source.url.is_none()));
            }
        }
        Report { edition, diagnostics, files, stated, without_address }
    }

    /// Whether something keeps the edition from being published.
    pub fn is_broken(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.is_error() && !self.drafts.contains(&diagnostic.file.path))
    }
}

/// The first reading: what each manuscript says of itself, and the edition that makes.
pub fn gather(options: &Options) -> Result<Gathered, PublishError> {
    let content_dir::Folder { site, summaries, nouns, broken, files, mut diagnostics } =
        content_dir::folder(&options.data)?;
    let ledger = Ledger::read(&options.data, &nouns, &mut diagnostics)?;
    let drafts = summaries.iter().filter(|one| one.draft).map(|one| load::shown(&one.path)).collect();
    let (summaries, ledger) = (Arc::new(summaries), Arc::new(ledger));
    let (file, site) = match site {
        Some(read) => read,
        // Without the site's own file nothing can be resolved; what is wrong so far is told.
        None => (Arc::default(), site_config::SiteFile::empty()),
    };
    let whole = !file.path.is_empty();
    let now = options.now;
    let inputs =
        library::LibraryInputs { data: &options.data, site: &site, broken: &broken, ledger: &ledger, now };
    let waits = |summary: &summary::Summary| summary.waits(now);
    let mut hidden = HashSet::new();
    if whole && summaries.iter().any(waits) {
        // What is published refers to what is published; what waits may refer to what waits beside it.
        let all = library::Library::new(inputs, &summaries, |_| true);
        for summary in summaries.iter().filter(|summary| waits(summary)) {
            let Some(parsed) = summary.manuscript() else { continue };
            let composed = compose::insight(&parsed, all.card(summary), &all);
            // With errors a draft is less than it says; it is told of them and not shown.
            let valid = summary.valid && !composed.diagnostics.iter().any(Diagnostic::is_error);
            if !(options.drafts && valid) {
                hidden.insert(summary.slug.clone());
                diagnostics.extend(composed.diagnostics);
            }
        }
    }
    let library =
        library::Library::new(inputs, &summaries, |summary| whole && !hidden.contains(&summary.slug));
    let edition = Edition::new(&site, &file, library, &mut diagnostics, now);
    if let Some(url) = &site.url
        && let Err(why) = site::Address::new(url, crate::model::Links::new("/"))
    {
        let help = "write scheme and host, such as https://example.org".to_owned();
        let (severity, at, message) = (Severity::Error, url.at.clone(), why.to_string());
        diagnostics.push(Diagnostic { rule: "bad-url", severity, file: file.clone(), at, message, help });
    }
    let theme = Theme::of(&options.data, &site, &file, &mut diagnostics);
    let (url, site_text) = (site.url.map(|url| url.value), file.text.clone());
    Ok(Gathered { edition, diagnostics, files, drafts, url, site_text, theme })
}

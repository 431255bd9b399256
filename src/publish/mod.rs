//! From what makers write to what readers fetch, one step after the other: read, check, resolve, write.
//!
//! Nothing is written when anything is wrong, and a half-written edition never replaces a whole one.

mod chart;
mod compose;
mod content_hash;
mod delivery;
mod diagnostic;
mod edition;
mod error;
pub mod feeds;
mod figure;
mod fingerprint;
pub mod hosts;
mod language;
mod ledger;
mod library;
mod manuscript;
mod options;
mod output;
mod parse;
mod render;
mod search;
pub mod seo;
pub mod site;
pub mod social_card;
mod text;

pub use diagnostic::{Fault, Severity, SourceFile};
pub use edition::Edition;
pub use error::PublishError;
pub use figure::date::PartialDate;
pub use ledger::LedgerError;
pub use manuscript::error::LoadError;
pub use manuscript::scaffold::{StartError, start};
pub use manuscript::schema_text as schema;
pub use options::{Keeping, Options};
pub use output::notices::{FileCount, MOST_FILES, Notice};
pub use output::{Output, OutputError, Written, keep_apart};
pub use render::error::RenderError;
pub use render::page::render;
pub use render::shell::Shell;
pub use render::site_context::SiteContext;
pub use search::{PIECES, SearchError};

use ledger::Ledger;
use manuscript::{content_dir, load, site_config, summary};
use render::webmanifest;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// What was gathered in the first reading.
struct Gathered {
    edition: Edition,
    faults: Vec<Fault>,
    files: usize,
    drafts: HashSet<String>,
    /// Where the site's own file says it stands.
    url: Option<String>,
    /// The text of that file.
    site_text: String,
}

impl Gathered {
    fn report(self, more: Vec<Fault>) -> Report {
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
    fn is_broken(&self) -> bool {
        self.faults.iter().any(|fault| fault.is_error() && !self.drafts.contains(&fault.file.path))
    }
}

/// The first reading: what each manuscript says of itself, and the edition that makes.
fn gather(options: &Options) -> Result<Gathered, PublishError> {
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

/// Reads and checks a data folder: every fault, and the edition that can be published if there is no error.
pub fn check(options: &Options) -> Result<Report, PublishError> {
    let gathered = gather(options)?;
    let more = compose::all(&gathered.edition, |_, _| false, |_, _, _| Ok::<_, PublishError>(()))?;
    Ok(gathered.report(more))
}

/// Checks a data folder and, if nothing is wrong with it, writes the edition, its pages (if there is a shell to write
/// them into) and the manuscripts behind them. `progress` hears how many insights are done, and of how many.
pub fn publish(
    options: &Options,
    shell: Option<&Shell>,
    mut out: Output,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<(Report, Option<Written>), PublishError> {
    let gathered = gather(options)?;
    let edition = &gathered.edition;
    let url = options.url.as_ref().or(gathered.url.as_ref());
    let address = match (url, shell) {
        (Some(url), Some(shell)) => Some(site::Address::new(url, shell.links().clone())?),
        _ => None,
    };
    let home = match shell {
        Some(shell) => Some(webmanifest::Home::new(&edition.site, shell.links(), out.icon().as_deref())?),
        None => None,
    };
    let feed = address.is_some().then(|| edition.identity.feed(&crate::model::Route::Feed));
    let other_ids = feed.and_then(|id| Notice::of_feed(&out.before("feed.xml")?, &id));
    let around = SiteContext::new(edition, address, home, options.pictures);
    let pages = around.fingerprint();
    let pages = match shell {
        Some(shell) => shell.add_to(pages),
        None => pages,
    };
    let with = pages.with(fingerprint::program()).with(&gathered.site_text).digest();
    out.begin(with)?;
    let delivery = delivery::Delivery::new(edition, &around, shell, (&out, with), options);
    let broken = gathered.is_broken();
    let notes = options.search.then(|| search::Notes::new(edition));
    let (done, count) = (AtomicUsize::new(0), edition.cards().len());
    let tell = || progress(done.fetch_add(1, Ordering::Relaxed) + 1, count);
    let keep = |summary: &summary::Summary, place: usize| {
        let kept = if broken { None } else { delivery.keep(summary, place) };
        if let (Some(notes), Some(record)) = (&notes, kept.and_then(|note| note.record)) {
            notes.put(place, record);
        }
        kept.inspect(|_| tell()).is_some()
    };
    let more = compose::all(edition, keep, |composed, summary, place| {
        if broken {
            return Ok::<_, PublishError>(());
        }
        let record = notes.as_ref().map(|notes| notes.take(place, &composed.insight, edition));
        delivery.insight(composed, (summary, place), record)?;
        tell();
        Ok(())
    })?;
    if broken || more.iter().any(Fault::is_error) {
        // What was written aside goes with `out`.
        return Ok((gathered.report(more), None));
    }
    // Making the newest volume takes one core at most, so the rest goes on beside it.
    std::thread::scope(|scope| {
        let search = scope.spawn(|| match &notes {
            Some(notes) => search::write(edition, notes, &out),
            None => search::none(&out),
        });
        let shared = delivery.shared();
        let searched = search.join().unwrap_or_else(|_| Err(SearchError::Index("it broke off".into())));
        searched.map_err(PublishError::from).and(shared)
    })?;
    delivery.hosts()?;
    let changed = edition.library.ledger.after(edition.library.published(), options.now);
    if options.ledger == Keeping::Locked && !changed.is_empty() {
        let names: Vec<String> = changed.into_iter().map(|(name, _)| name).collect();
        return Err(LedgerError::Locked(names.join(", ")).into());
    }
    let mut written = out.finish()?;
    written.notices.extend(other_ids);
    if options.ledger == Keeping::Write {
        ledger::write(&options.data, &changed)?;
    }
    Ok((gathered.report(more), Some(written)))
}

/// What the ledger of a data folder would become by publishing: the files that would change, and their text.
pub fn ledger_after(options: &Options) -> Result<Vec<(String, String)>, PublishError> {
    let Edition { library, .. } = gather(options)?.edition;
    Ok(library.ledger.after(library.published(), options.now))
}

/// Whether a file of a published site, by its path in it, belongs to the app and not to an edition.
pub fn is_built(path: &Path) -> bool {
    const EDITION: [&str; 14] = [
        "edition",
        "data",
        "insights",
        "topics",
        "signals",
        "impacts",
        "months",
        "figures",
        "corrections",
        "page",
        "search",
        "share",
        "saved",
        "icons",
    ];
    let first = path.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let written = |first: &str| {
        EDITION.contains(&first)
            || [
                "feed.",
                "robots.txt",
                "manifest.webmanifest",
                "sitemap",
                "style-",
                "_headers",
                "_redirects",
                "vercel.json",
                ".nojekyll",
                "hosts",
            ]
            .iter()
            .any(|start| first.starts_with(start))
    };
    !first.is_some_and(|first| written(&first))
}

//! From what makers write to what readers fetch, one step after the other: read, check, resolve, write.
//!
//! Nothing is written when anything is wrong, and a half-written edition never replaces a whole one.

mod chart;
mod compose;
mod content_hash;
mod delivery;
mod diagnostic;
mod drawing;
mod edition;
mod embed;
mod error;
pub mod feeds;
mod figure;
mod fingerprint;
mod fix;
mod gather;
pub mod hosts;
mod import;
mod language;
mod ledger;
mod library;
mod manuscript;
mod options;
mod output;
mod parse;
mod render;
mod report;
mod search;
pub mod seo;
pub mod site;
pub mod social_card;
mod text;
mod theme;

pub use diagnostic::{Diagnostic, Severity, SourceFile, sarif, workflow_command};
pub use edition::Edition;
pub use error::PublishError;
pub use figure::date::PartialDate;
pub use fix::{Fixed, FixedFile};
pub use import::{ImportError, ImportOptions, Imported, Notice as ImportNotice, import};
pub use ledger::LedgerError;
pub use manuscript::error::LoadError;
pub use manuscript::first_site::{InitError, init};
pub use manuscript::scaffold::{StartError, start};
pub use manuscript::{guide, schema_text as schema, strict_schema_text as strict_schema};
pub use options::{Keeping, Options};
pub use output::layout::is_built;
pub use output::notices::{FileCount, MOST_FILES, Notice};
pub use output::{Output, OutputError, Written, has_own_app, keep_apart};
pub use render::built_app::BuiltApp;
pub use render::error::RenderError;
pub use render::page::render;
pub use render::shell::Shell;
pub use render::site_context::SiteContext;
pub use report::Report;
pub use search::{PIECES, PieceSize, SearchError};

use gather::gather;
use manuscript::summary;
use render::webmanifest;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads and checks a data folder: every fault, and the edition that can be published if there is no error.
pub fn check(options: &Options) -> Result<Report, PublishError> {
    let gathered = gather(options)?;
    let more = compose::all(&gathered.edition, |_, _| false, |_, _, _| Ok::<_, PublishError>(()))?;
    Ok(gathered.report(more))
}

/// Mends what is certain in a data folder, and writes nothing to it: the files as they should be are for the caller to show
/// and write. `why` is the reason that corrections get.
pub fn fix(options: &Options, why: Option<&str>) -> Result<Fixed, PublishError> {
    fix::fix(options, why, check)
}

/// Checks a data folder and, if nothing is wrong with it, writes the edition, its pages (if there is a shell to write
/// them into) and the manuscripts behind them. `progress` hears how many insights are done, and of how many.
///
/// Returns what was found, and what was written: nothing where there is an error, so that a site stays as it was.
///
/// # Errors
///
/// A folder that cannot be read or written, an address or a base path that can be none, a ledger that is out of date
/// where it is locked. What is wrong in a manuscript is no error here; it stands in the report.
///
/// # Example
///
/// ```
/// use sightline::model::Stamp;
/// use sightline::publish::{Options, Output, publish, start};
///
/// let folder = tempfile::tempdir()?;
/// let (data, site) = (folder.path().join("data"), folder.path().join("site"));
/// std::fs::create_dir(&data)?;
/// std::fs::write(data.join("site.json"), r#"{ "name": "A site", "description": "What it is about." }"#)?;
/// let now = Stamp::parse("2026-03-07T21:00:00Z")?;
/// start(&data, "an-insight", now)?;
///
/// // What `start` writes is a draft, which is shown on request only.
/// let options = Options { drafts: true, ..Options::new(&data, now) };
/// let (report, written) = publish(&options, None, Output::within(&site), |_, _| ())?;
/// assert_eq!((report.errors(), written.is_some()), (0, true));
/// let insight = std::fs::read_to_string(site.join("edition/insights/an-insight.json"))?;
/// assert!(insight.contains("12,000"), "figures are worded");
///
/// // A number that is typed into a sentence is an error, and nothing is published.
/// let path = data.join("insights/an-insight.json");
/// let text = std::fs::read_to_string(&path)?.replace("A heading", "Up by $3 billion");
/// std::fs::write(&path, text.replace(r#""draft": true"#, r#""draft": false"#))?;
/// let (report, written) = publish(&options, None, Output::within(&site), |_, _| ())?;
/// assert_eq!(report.diagnostics[0].rule, "bare-amount");
/// assert!(written.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn publish(
    options: &Options,
    shell: Option<&Shell>,
    mut out: Output,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<(Report, Option<Written>), PublishError> {
    let gathered = gather(options)?;
    let edition = &gathered.edition;
    let url = options.url.as_ref().or(gathered.url.as_ref());
    let theme = &gathered.theme;
    let themed = shell.map(|shell| shell.clone().themed(theme.css(shell.links()), theme.paper()));
    let shell = themed.as_ref();
    let address = match (url, shell) {
        (Some(url), Some(shell)) => Some(site::Address::new(url, shell.links().clone())?),
        _ => None,
    };
    let home = match shell {
        Some(shell) => {
            Some(webmanifest::Home::new(&edition.site, shell.links(), out.icon().as_deref(), theme.paper())?)
        }
        None => None,
    };
    let feed = address.is_some().then(|| edition.identity.feed(&crate::model::Route::Feed));
    let other_ids = feed.and_then(|id| Notice::of_feed(&out.before("feed.xml")?, &id));
    let context = SiteContext::new(edition, address, home, options.pictures);
    let pages = context.fingerprint();
    let pages = match shell {
        Some(shell) => shell.add_to(pages),
        None => pages,
    };
    let build_key = pages.with(fingerprint::program()).with(&gathered.site_text).digest();
    out.begin(build_key)?;
    for (path, bytes) in theme.fonts().filter(|_| shell.is_some()) {
        out.put(path, bytes)?;
    }
    let delivery = delivery::Delivery::new(edition, &context, shell, (&out, build_key), options);
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
    if broken || more.iter().any(Diagnostic::is_error) {
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

#[cfg(test)]
mod tests;

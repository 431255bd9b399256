//! The index that readers search: made by Pagefind, in volumes by date, each in a folder of its own.
//!
//! One index of everything would grow with the site, for who publishes and for who searches: memory with the records,
//! and the table of records that a first search fetches. So insights are cut into volumes from the oldest up, as the
//! feed is. A full volume stays as it is, and its folder is taken over from what was published before.

mod document;
mod error;
mod forms;
mod indexer;
mod notes;
mod runtime;
mod slips;
pub mod typeahead;
mod volume;
mod words;

pub use error::SearchError;
pub use indexer::{PIECES, PieceSize};
pub use notes::Notes;

use crate::model::{EditionFile, SearchFile, SearchVolume};
use crate::publish::compose;
use crate::publish::edition::{Edition, json};
use crate::publish::output::Output;
use document::Record;
use error::failed;
use runtime::Runtime;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many insights a full volume holds; the newest holds up to twice as many, less one. A first search fetches 16 bytes
/// for each, and what a frequent word takes grows with it too.
const VOLUME: usize = 500;
/// How many volumes are made at a time, however many cores there are: each takes some hundred megabytes.
const AT_ONCE: usize = 2;

/// Writes what there is to search, and the file that says where. `notes` holds every insight of the edition.
pub fn write(edition: &Edition, notes: &Notes, out: &Output) -> Result<(), SearchError> {
    let file = index(edition, notes, out, VOLUME)?;
    out.put(&EditionFile::Search.to_string(), &json(&file))?;
    Ok(())
}

/// Says that there is nothing to search.
pub fn none(out: &Output) -> Result<(), SearchError> {
    out.put(&EditionFile::Search.to_string(), &json(&SearchFile::default()))?;
    Ok(())
}

/// Writes the runtime and the volumes, of `size` insights each.
fn index(edition: &Edition, notes: &Notes, out: &Output, size: usize) -> Result<SearchFile, SearchError> {
    let runtime = Runtime::new(&edition.site.language)?;
    for (path, bytes) in runtime.files() {
        out.put(path, bytes)?;
    }
    let cuts = volume::cuts(edition.cards().len(), size);
    let (next, made) = (AtomicUsize::new(0), Mutex::new(vec![None; cuts.len()]));
    let work = || -> Result<(), SearchError> {
        // The newest first: should the index be at fault, that is soonest known.
        while let Some(cut) = cuts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let volume = one(edition, notes, &runtime, cut.range.clone(), out)?;
            made.lock().unwrap_or_else(PoisonError::into_inner)[cut.place] = Some(volume);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE.min(cuts.len())).map(|_| scope.spawn(work)).collect();
        // Pagefind stops its thread where it meets what it takes for impossible. Every thread is heard, or it would
        // stop this one too.
        let ends: Vec<_> = threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        let broken = |_| Err(failed("Pagefind broke off"));
        ends.into_iter().try_for_each(|end| end.unwrap_or_else(broken))
    })?;
    let volumes = made.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().flatten().collect();
    Ok(SearchFile { runtime: runtime.script().to_owned(), volumes })
}

/// Writes a volume, or takes it over from what was published before.
fn one(
    edition: &Edition,
    notes: &Notes,
    runtime: &Runtime,
    range: std::ops::Range<usize>,
    out: &Output,
) -> Result<SearchVolume, SearchError> {
    let cards = &edition.cards()[range.clone()];
    let path = format!("search/volume-{}/", notes.name(range.clone(), runtime.wasm()));
    let whole = |files: &[String]| volume::is_whole(files, cards.len());
    if !out.take_over(&path, whole)? {
        let record = |place: usize| -> Option<Record> {
            let card = &edition.cards()[place];
            let parsed = edition.library.insight(&card.slug)?.manuscript()?;
            let composed = compose::insight(&parsed, card.clone(), &edition.library);
            Some(Record::of(&composed.insight, |slug| edition.library.entity(slug)))
        };
        let records = range.filter_map(record);
        out.put_folder(&path, &volume::files(records, cards.len(), runtime)?)?;
    }
    let published =
        |card: Option<&crate::model::Card>| card.map_or(edition.library.now, |card| card.published);
    Ok(SearchVolume { path, count: cards.len(), from: published(cards.first()), to: published(cards.last()) })
}
#[cfg(test)]
mod tests;

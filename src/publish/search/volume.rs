//! A volume: which insights it holds, and the files Pagefind makes of them.

use super::document::Record;
use super::error::{SearchError, failed};
use super::indexer::pagefind;
use super::runtime::{PAGEFIND, Runtime};
use super::slips::Slips;
use crate::model::FORMS;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::Value;
use std::io::{Read, Write};
use std::ops::Range;

/// The file of a volume that says what else there is.
const ENTRY: &str = "pagefind-entry.json";
/// How many bytes of forms may go along with an insight's words to a reader. What has no spaces has more forms than letters.
const FORMS_SENT: usize = 2000;

/// A volume's place, counted from the newest, and its insights, counted from the oldest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The volume's place.
    pub place: usize,
    /// Its insights.
    pub range: Range<usize>,
}

/// The volumes of `count` insights, newest first. All but the newest hold `size` and stay so when more are added.
pub fn cuts(count: usize, size: usize) -> Vec<Cut> {
    let full = (count / size).saturating_sub(1);
    let newest = (count > 0).then(|| full * size..count);
    let others = (0..full).rev().map(|n| n * size..(n + 1) * size);
    newest.into_iter().chain(others).enumerate().map(|(place, range)| Cut { place, range }).collect()
}

/// Whether a folder with these files can hold a whole volume of `count` insights.
pub fn is_whole(files: &[String], count: usize) -> bool {
    let fragments = files.iter().filter(|name| name.ends_with(".pf_fragment")).count();
    fragments == count && files.iter().any(|name| name == ENTRY)
}

/// A volume's files, by their names in its folder. `count` is how many records there have to be.
pub fn files(
    records: impl IntoIterator<Item = Record>,
    count: usize,
    runtime: &Runtime,
) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
    let mut slips = Slips::default();
    let mut files = pagefind(runtime.language(), records.into_iter().inspect(|record| slips.count(record)))?;
    // The runtime stands elsewhere, and the rest of what comes with an index is not used.
    files.retain(|(name, _)| {
        name == ENTRY || name.rsplit('.').next().is_some_and(|ext| ext.starts_with("pf_"))
    });
    for (name, bytes) in &mut files {
        if name.ends_with(".pf_fragment") {
            shorten(bytes)?;
        }
    }
    files.extend(slips.files(count));
    files.sort();
    let entry = files.iter_mut().find(|(name, _)| name == ENTRY).map(|(_, bytes)| bytes);
    let entry = entry.ok_or_else(|| failed("Pagefind came without an entry"))?;
    *entry = self::entry(entry, count, runtime)?;
    Ok(files)
}

/// Takes the forms out of what a reader gets of an insight, if they are many: they have been indexed.
fn shorten(bytes: &mut Vec<u8>) -> Result<(), SearchError> {
    // Most have few forms, and are known by their size.
    if bytes.len() < FORMS_SENT {
        return Ok(());
    }
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(failed)?;
    let Some(from) = text.find(FORMS) else { return Ok(()) };
    // Forms are letters and digits, so the content ends with the next quotation mark.
    let to = text[from..].find('"').map_or(text.len(), |at| from + at);
    if to - from > FORMS_SENT {
        text.replace_range(from..to, "");
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).map_err(failed)?;
        *bytes = packed.finish().map_err(failed)?;
    }
    Ok(())
}

/// The entry, with the way to the WebAssembly that all volumes share.
fn entry(bytes: &[u8], count: usize, runtime: &Runtime) -> Result<Vec<u8>, SearchError> {
    let mut entry: Value = serde_json::from_slice(bytes).map_err(failed)?;
    if entry["version"] != PAGEFIND {
        return Err(failed(format!("Pagefind says it is {}, not {PAGEFIND}", entry["version"])));
    }
    let language = &mut entry["languages"][runtime.language()];
    let indexed = language["page_count"].as_u64().unwrap_or_default();
    // Pagefind drops an index it could not make, and goes on.
    if indexed != count as u64 {
        return Err(failed(format!("Pagefind took in {indexed} of {count} insights")));
    }
    language["wasm"] = runtime.wasm_from_volume().into();
    serde_json::to_vec(&entry).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::super::notes::FORM;
    use super::*;
    use crate::publish::fingerprint::Fingerprint;
    use crate::publish::site::sample;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_insight_is_in_one_volume(count in 0usize..5000, size in 1usize..900) {
            let cuts = cuts(count, size);
            let mut places: Vec<usize> = cuts.iter().rev().flat_map(|cut| cut.range.clone()).collect();
            prop_assert_eq!(&places, &(0..count).collect::<Vec<_>>());
            places.clear();
            prop_assert!(cuts.iter().all(|cut| !cut.range.is_empty() && cut.range.len() < 2 * size));
            prop_assert!(cuts.iter().enumerate().all(|(place, cut)| cut.place == place));
        }

        #[test]
        fn a_full_volume_stays_as_it_is(count in 0usize..5000, size in 1usize..900) {
            let more = cuts(count + 1, size);
            for cut in cuts(count, size).into_iter().skip(1) {
                prop_assert!(more.iter().skip(1).any(|other| other.range == cut.range));
            }
        }
    }

    /// A volume with other files under the same name would be mixed with what browsers have kept of it. Where this fails,
    /// raise `FORM`, and then take the new hash in here.
    #[test]
    fn what_is_made_differently_has_another_name() {
        let record = Record::of(&sample::insight("An eBPF price of $5, first-flight"), str::to_owned);
        let files = files([record], 1, &Runtime::new("en").unwrap()).unwrap();
        let all = Fingerprint::default();
        let all = files.iter().fold(all, |all, (name, bytes)| all.with(name).with(bytes));
        assert_eq!((FORM, all.digest().short().as_str()), ("5", "eae3bee5b1386aee"));
    }

    #[test]
    fn a_volume_holds_what_it_needs_and_nothing_else() {
        let runtime = Runtime::new("en").unwrap();
        let record = || Record::of(&sample::insight("price"), str::to_owned);
        let files = files([record()], 1, &runtime).unwrap();
        let mut kinds: Vec<&str> = files.iter().filter_map(|(name, _)| name.rsplit('.').next()).collect();
        kinds.dedup();
        assert_eq!(kinds, ["pf_filter", "pf_fragment", "pf_index", "json", "pf_meta", "json"]);
        assert!(is_whole(&files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), 1));
        let again = super::files([record()], 1, &runtime).unwrap();
        assert_eq!(files, again, "the same records make the same files");
    }

    #[test]
    fn an_index_that_lacks_records_is_none() {
        let runtime = Runtime::new("en").unwrap();
        let error = files([Record::word()], 2, &runtime).unwrap_err().to_string();
        assert!(error.contains("1 of 2"), "{error}");
    }
}

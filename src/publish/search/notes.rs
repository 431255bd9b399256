//! What is kept of each insight while its page is made: enough to know whether its volume is as it was.

use super::document::Record;
use super::indexer::PIECES;
use super::runtime::PAGEFIND;
use crate::model::Insight;
use crate::publish::edition::Edition;
use crate::publish::fingerprint::{Digest, Fingerprint};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Changes whenever a volume is made differently of the same records: hosts keep a volume's files for ever, under its name.
pub const FORM: &str = "5";

/// The hash of each insight's record, by its place in the edition.
#[derive(Debug)]
pub struct Notes(Mutex<Vec<Digest>>);

impl Notes {
    /// Notes on the insights of an edition, none taken yet.
    pub fn new(edition: &Edition) -> Self {
        Self(Mutex::new(vec![Digest::default(); edition.cards().len()]))
    }

    /// Notes the insight at a place. Returns the hash of its record.
    pub fn take(&self, place: usize, insight: &Insight, edition: &Edition) -> Digest {
        let hash = Record::of(insight, |slug| edition.library.entity(slug)).hash();
        self.put(place, hash);
        hash
    }

    /// Notes the hash of the record of the insight at a place.
    pub fn put(&self, place: usize, hash: Digest) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[place] = hash;
    }

    /// The name of the volume that holds these insights: a hash of all that it is made of.
    pub fn name(&self, range: Range<usize>, wasm: &str) -> String {
        let pieces = std::env::var(PIECES.variable).unwrap_or_default();
        let fingerprint = Fingerprint::default().with(FORM).with(PAGEFIND).with(wasm).with(pieces);
        let hashes = &self.0.lock().unwrap_or_else(PoisonError::into_inner)[range];
        hashes.iter().fold(fingerprint, |fingerprint, hash| fingerprint.and(*hash)).digest().short()
    }
}

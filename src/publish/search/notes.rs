//! What is kept of each insight while its page is made: enough to know whether its volume is as it was.

use super::record::Record;
use super::runtime::PAGEFIND;
use crate::model::Insight;
use crate::publish::edition::Edition;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Changes whenever a record is made differently of the same insight, or a volume of the same records.
const FORM: &str = "1";

/// The hash of each insight's record, by its place in the edition.
#[derive(Debug)]
pub struct Notes {
    places: HashMap<String, usize>,
    hashes: Mutex<Vec<[u8; 32]>>,
}

impl Notes {
    /// Notes on the insights of an edition, none taken yet.
    pub fn new(edition: &Edition) -> Self {
        let cards = edition.cards().iter().enumerate();
        Self {
            places: cards.map(|(place, card)| (card.slug.clone(), place)).collect(),
            hashes: Mutex::new(vec![[0; 32]; edition.cards().len()]),
        }
    }

    /// Notes an insight.
    pub fn take(&self, insight: &Insight, edition: &Edition) {
        let Some(place) = self.places.get(&insight.card.slug) else { return };
        let hash = Record::of(insight, |slug| edition.index.entity(slug)).hash();
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner)[*place] = hash;
    }

    /// The name of the volume that holds these insights: a hash of all that it is made of.
    pub fn name(&self, range: Range<usize>, wasm: &str) -> String {
        let mut hash = Sha256::new();
        for part in [FORM, PAGEFIND, wasm] {
            hash.update(part);
            hash.update([0]);
        }
        for one in &self.hashes.lock().unwrap_or_else(PoisonError::into_inner)[range] {
            hash.update(one);
        }
        short(&hash.finalize())
    }
}

/// The first 16 digits of a hash, as they stand in names of files.
pub fn short(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

//! What an insight's page is made from: its manuscript, and what the edition says about it.

use crate::publish::edition::Edition;
use crate::publish::fingerprint::{Digest, Fingerprint};
use crate::publish::library::series::Series;
use crate::publish::manuscript::summary::{Observation, Summary};
use crate::publish::output::manifest::Note;
use rayon::prelude::*;
use std::path::Path;

/// What the pages of many insights are made from, hashed once.
#[derive(Debug)]
pub struct Shared {
    /// Each card, the oldest first.
    pub cards: Vec<Digest>,
    /// Each key, by its place among all: what is told of it beside its figures.
    keys: Vec<Digest>,
}

impl Shared {
    /// Hashes an edition's cards and keys.
    pub fn of(edition: &Edition) -> Self {
        let library = &edition.library;
        let key = |key: &Series| {
            let fingerprint = key.observations.iter().fold(Fingerprint::default(), |fingerprint, point| {
                let (summary, stated) = (library.summary(*point), library.observation(*point));
                let fingerprint = fingerprint.with(&summary.slug).with(&summary.title).with(&stated.name);
                let Some(value) = &stated.value else { return fingerprint };
                let fingerprint = fingerprint.with(&value.printed).json(&value.amount.parts());
                fingerprint.with(value.unit.to_string()).with(value.as_of.text())
            });
            fingerprint.digest()
        };
        Self {
            cards: edition
                .cards()
                .par_iter()
                .map(|card| Fingerprint::default().json(card).digest())
                .collect(),
            keys: library.keys().par_iter().map(key).collect(),
        }
    }
}

/// The hash of what an insight's page is made from; `build_key` is that of what the whole site is made with, and `note` says
/// what its texts name and what files it is made from.
pub fn insight(
    edition: &Edition,
    place: usize,
    summary: &Summary,
    (build_key, shared, note): (Digest, &Shared, &Note),
    data: &Path,
) -> Digest {
    let library = &edition.library;
    let mut fingerprint = Fingerprint::default().and(build_key).and(summary.text);
    // Its own card, and those of the insights that stand around it.
    let neighbours = [Some(place), Some(place + 1), place.checked_sub(1)];
    let related = edition.related(place).iter().copied().map(Some);
    for card in neighbours.into_iter().chain(related) {
        fingerprint =
            fingerprint.and(card.and_then(|card| shared.cards.get(card).copied()).unwrap_or_default());
    }
    let stale = |stated: &Observation| {
        stated.value.as_ref().is_some_and(|value| library.is_stale(stated.class.as_deref(), value))
    };
    fingerprint =
        fingerprint.with(summary.figures.iter().map(|stated| u8::from(stale(stated))).collect::<Vec<_>>());
    for key in library.keys_of(&summary.slug) {
        fingerprint = fingerprint.and(shared.keys[*key as usize]);
    }
    if let Some(place) = library.installment(summary) {
        fingerprint = fingerprint.json(&place).json(&library.parts_around(&place));
        // What else is the same part is a fault, and that is said each time.
        let (name, part) = (&place.slug, place.part);
        fingerprint = fingerprint.json(&library.of_part(name, part).count());
    }
    for slug in &note.linked {
        fingerprint = fingerprint.json(&library.title(slug));
    }
    for file in &note.files {
        fingerprint = fingerprint.with(std::fs::read(data.join(file)).unwrap_or_default());
    }
    fingerprint.digest()
}

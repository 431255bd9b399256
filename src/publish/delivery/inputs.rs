//! What an insight's page is made from: its manuscript, and what the edition says about it.

use crate::publish::edition::Edition;
use crate::publish::fingerprint::{Basis, Digest};
use crate::publish::library::series::Key;
use crate::publish::manuscript::summary::{Stated, Survey};
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
        let index = &edition.index;
        let key = |key: &Key| {
            let basis = key.points.iter().fold(Basis::default(), |basis, point| {
                let (survey, stated) = (index.survey(*point), index.stated(*point));
                let basis = basis.with(&survey.slug).with(&survey.title).with(&stated.name);
                let Some(value) = &stated.value else { return basis };
                let basis = basis.with(&value.printed).with(format!("{:?}", value.amount));
                basis.with(value.unit.to_string()).with(value.as_of.text())
            });
            basis.digest()
        };
        Self {
            cards: edition.cards().par_iter().map(|card| Basis::default().json(card).digest()).collect(),
            keys: index.keys().par_iter().map(key).collect(),
        }
    }
}

/// The hash of what an insight's page is made from; `with` is that of what the whole site is made with, and `note` says
/// what its texts name and what pictures it shows.
pub fn insight(
    edition: &Edition,
    place: usize,
    survey: &Survey,
    (with, shared, note): (Digest, &Shared, &Note),
    data: &Path,
) -> Digest {
    let index = &edition.index;
    let mut basis = Basis::default().and(with).and(survey.text);
    // Its own card, and those of the insights that stand around it.
    let around = [Some(place), Some(place + 1), place.checked_sub(1)];
    let related = edition.related(place).iter().copied().map(Some);
    for card in around.into_iter().chain(related) {
        basis = basis.and(card.and_then(|card| shared.cards.get(card).copied()).unwrap_or_default());
    }
    let stale = |stated: &Stated| {
        stated.value.as_ref().is_some_and(|value| index.is_stale(stated.class.as_deref(), value))
    };
    basis = basis.with(survey.figures.iter().map(|stated| u8::from(stale(stated))).collect::<Vec<_>>());
    for key in index.keys_of(&survey.slug) {
        basis = basis.and(shared.keys[*key as usize]);
    }
    for slug in &note.linked {
        basis = basis.json(&index.title(slug));
    }
    for picture in &note.pictures {
        basis = basis.with(std::fs::read(data.join(picture)).unwrap_or_default());
    }
    basis.digest()
}

//! What an insight's page is made from: its manuscript, and what the edition says about it.

use super::edition::Edition;
use super::made::{Basis, Digest, Note};
use super::survey::Survey;
use std::path::Path;

/// The hash of what an insight's page is made from; `with` is that of what the whole site is made with, and `note` says
/// what its texts name and what pictures it shows.
pub fn insight(
    edition: &Edition,
    place: usize,
    survey: &Survey,
    (with, note): (Digest, &Note),
    data: &Path,
) -> Digest {
    let index = &edition.index;
    let (related, newer, older) = edition.around(place);
    let mut basis = Basis::default().and(with).and(survey.text);
    basis = basis.json(&edition.cards()[place]).json(&(related, newer, older));
    for stated in &survey.figures {
        let Some(value) = &stated.value else { continue };
        basis = basis.json(&index.is_stale(stated.class.as_deref(), value));
        if let Some(key) = &stated.key {
            let disputes = index.disputes(key, &survey.slug, &stated.name, value);
            let told = (index.notes(key, &survey.slug), index.moved(key, value), disputes);
            basis = basis.json(&told).json(&index.other_unit(key, value));
        }
    }
    for slug in &note.linked {
        basis = basis.json(&index.title(slug));
    }
    for picture in &note.pictures {
        basis = basis.with(std::fs::read(data.join(picture)).unwrap_or_default());
    }
    basis.digest()
}

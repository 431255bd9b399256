//! Composing: each manuscript read again and made into the insight readers meet, one at a time.

use super::edition::Edition;
use super::fault::Fault;
use super::index::Index;
use super::read::Parsed;
use super::record::Reading;
use super::survey::Survey;
use super::{PublishError, resolve};
use crate::model::{Card, Insight};
use rayon::prelude::*;
use std::collections::HashMap;

/// Makes an insight of a manuscript; what is wrong with it comes beside.
pub fn insight(parsed: &Parsed, card: Card, index: &Index) -> (Insight, Vec<Fault>) {
    let mut to = Reading { file: parsed.file.clone(), faults: Vec::new() };
    let insight = resolve::insight(parsed, card, index, &mut to);
    (insight, to.faults)
}

/// Composes every insight of the edition and hands those without errors to `take`, in no order. Returns what was
/// found wrong.
pub fn all(
    edition: &Edition,
    take: impl Fn(Insight, &Survey) -> Result<(), PublishError> + Sync,
) -> Result<Vec<Fault>, PublishError> {
    let places: HashMap<&str, usize> =
        edition.cards().iter().enumerate().map(|(place, card)| (card.slug.as_str(), place)).collect();
    let surveys: Vec<&Survey> = edition.index.insights().collect();
    let one = |survey: &&Survey| -> Result<Vec<Fault>, PublishError> {
        let (Some(parsed), Some(place)) = (survey.manuscript(), places.get(survey.slug.as_str())) else {
            return Ok(Vec::new());
        };
        let (insight, faults) = insight(&parsed, edition.cards()[*place].clone(), &edition.index);
        if survey.sound && !faults.iter().any(Fault::is_error) {
            take(edition.complete(*place, insight), survey)?;
        }
        Ok(faults)
    };
    let faults: Vec<Vec<Fault>> = surveys.par_iter().map(one).collect::<Result<_, _>>()?;
    Ok(faults.into_iter().flatten().collect())
}

//! Composing: each manuscript read again and made into the insight readers meet, one at a time.

mod blocks;
mod byline;
mod charts;
mod checks;
mod footnotes;
mod installment;
mod order;
mod resolve;
mod scope;
mod tables;

use crate::model::{Card, Insight};
use crate::publish::diagnostic::Diagnostic;
use crate::publish::edition::Edition;
use crate::publish::library::Library;
use crate::publish::manuscript::load::Parsed;
use crate::publish::manuscript::summary::Summary;
use crate::publish::parse::diagnostics::Diagnostics;
use rayon::prelude::*;
use std::collections::HashMap;

/// An insight as it was made of its manuscript.
#[derive(Debug)]
pub struct Composed {
    /// The insight.
    pub insight: Insight,
    /// The slugs of the insights that its texts name.
    pub linked: Vec<String>,
    /// The files beside the manuscript that it is made from, by their paths in the data folder.
    pub files: Vec<String>,
    /// What is wrong with the manuscript.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes an insight of a manuscript.
pub fn insight(parsed: &Parsed, card: Card, library: &Library) -> Composed {
    let mut diagnostics = Diagnostics::new(&parsed.file, &parsed.nouns);
    let (insight, linked, files) = resolve::insight(parsed, card, library, &mut diagnostics);
    Composed { insight, linked, files, diagnostics: diagnostics.found }
}

impl Edition {
    /// An insight, read and resolved anew.
    pub fn insight(&self, slug: &str) -> Option<Insight> {
        let summary = self.library.insight(slug)?;
        let order = |card: &Card| (card.published, card.slug.as_str()).cmp(&(summary.published, slug));
        let place = self.cards().binary_search_by(order).ok()?;
        let parsed = summary.manuscript()?;
        Some(self.complete(place, insight(&parsed, self.cards()[place].clone(), &self.library).insight))
    }
}

/// Composes the insights of the edition, but for those that `keep` says stay as they are, and hands those without errors to
/// `take`, in no order, with their places. Returns what was found wrong.
pub fn all<E: Send>(
    edition: &Edition,
    keep: impl Fn(&Summary, usize) -> bool + Sync,
    take: impl Fn(Composed, &Summary, usize) -> Result<(), E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    let places: HashMap<&str, usize> =
        edition.cards().iter().enumerate().map(|(place, card)| (card.slug.as_str(), place)).collect();
    let summaries: Vec<&Summary> = edition.library.insights().collect();
    let one = |summary: &&Summary| -> Result<Vec<Diagnostic>, E> {
        let Some(place) = places.get(summary.slug.as_str()).copied() else { return Ok(Vec::new()) };
        if summary.valid && keep(summary, place) {
            return Ok(Vec::new());
        }
        let Some(parsed) = summary.manuscript() else { return Ok(Vec::new()) };
        let mut composed = insight(&parsed, edition.cards()[place].clone(), &edition.library);
        if summary.valid && !composed.diagnostics.iter().any(Diagnostic::is_error) {
            composed.insight = edition.complete(place, composed.insight);
            // Most have none, and then this copies nothing.
            let diagnostics = composed.diagnostics.clone();
            return take(composed, summary, place).map(|()| diagnostics);
        }
        Ok(composed.diagnostics)
    };
    let diagnostics: Vec<Vec<Diagnostic>> = summaries.par_iter().map(one).collect::<Result<_, _>>()?;
    Ok(diagnostics.into_iter().flatten().collect())
}

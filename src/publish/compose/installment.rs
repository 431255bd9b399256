//! What is checked of an insight’s place in a series.

use crate::publish::library::Library;
use crate::publish::manuscript::Manuscript;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::suggest::did_you_mean;

/// Checks that the series is known, and that no other insight is the same part of it.
pub fn check(manuscript: &Manuscript, slug: &str, library: &Library, diagnostics: &mut Diagnostics) {
    let Some(series) = &manuscript.series else { return };
    let (name, part) = (&series.name, &series.part);
    let number = part.value as usize;
    if library.series(name).is_none() {
        let near = did_you_mean(name, library.series_names());
        let help = match near.is_empty() {
            true => format!("add it to site.json: \"series\": {{ \"{}\": {{ \"title\": … }} }}", name.value),
            false => near,
        };
        let message = format!("site.json knows no series “{}”", name.value);
        diagnostics.error("unknown-series", name.at.clone(), message, help);
        return;
    }
    if number == 0 {
        let help = "number the parts from 1";
        diagnostics.error("bad-series", part.at.clone(), "a series has no part 0", help);
    }
    if let Some(other) = library.of_part(name, number).find(|other| other.slug != slug) {
        let message = format!("“{}” is part {} of “{}” already", other.slug, number, name.value);
        diagnostics.error("bad-series", part.at.clone(), message, "give each part a number of its own");
    }
}

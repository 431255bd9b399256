//! Series of insights that are read in an order: which insights are parts of each.

use super::Library;
use crate::model::{Installment, Neighbour, is_slug};
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::manuscript::site_config::{SeriesTitle, SiteFile};
use crate::publish::manuscript::summary::Summary;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::text::markup::no_markup;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The places among all of the insights that are shown, by the series they are a part of, in the order of their parts.
pub fn parts(summaries: &[Summary], shown: &[bool]) -> BTreeMap<String, Vec<u32>> {
    let mut series: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (place, summary) in summaries.iter().enumerate().filter(|(place, _)| shown[*place]) {
        if let Some((name, _)) = &summary.series {
            series.entry(name.clone()).or_default().push(place as u32);
        }
    }
    let order = |place: &u32| {
        let summary = &summaries[*place as usize];
        (summary.series.as_ref().map(|(_, part)| *part), &summary.slug)
    };
    for places in series.values_mut() {
        places.sort_by(|a, b| order(a).cmp(&order(b)));
    }
    series
}

impl Library {
    /// The series that have insights, by name, with what each is called.
    pub fn all_series(&self) -> impl Iterator<Item = (&str, &SeriesTitle)> {
        self.installments.keys().filter_map(|name| Some((name.as_str(), self.series(name)?)))
    }

    /// What a series is called.
    pub fn series(&self, name: &str) -> Option<&SeriesTitle> {
        self.series.find(name).map(|(_, title)| title)
    }

    /// The names of all series that the site's file knows.
    pub fn series_names(&self) -> impl Iterator<Item = &str> {
        self.series.names()
    }

    /// The insights of a series in their order, each with the number of its part.
    pub fn parts_of(&self, name: &str) -> impl DoubleEndedIterator<Item = (usize, &Summary)> {
        let places = self.installments.get(name).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| {
            let summary = self.at(*place);
            Some((summary.series.as_ref()?.1, summary))
        })
    }

    /// Where an insight stands in its series.
    pub fn installment(&self, summary: &Summary) -> Option<Installment> {
        let (name, part) = summary.series.as_ref()?;
        Some(Installment {
            slug: name.clone(),
            title: self.series(name)?.title.value.clone(),
            part: *part,
            last: self.parts_of(name).next_back().map_or(*part, |(last, _)| last),
        })
    }

    /// The parts before and after an insight in its series.
    pub fn parts_around(&self, place: &Installment) -> [Option<Neighbour>; 2] {
        let (places, same) = self.same_part(&place.slug, place.part);
        let neighbour = |place: &u32| {
            let Summary { slug, title, .. } = self.at(*place);
            Neighbour { slug: slug.clone(), title: title.clone() }
        };
        [places[..same.start].last().map(neighbour), places.get(same.end).map(neighbour)]
    }

    /// The insights that are a part of a series, which is one where nothing is wrong.
    pub fn of_part(&self, name: &str, part: usize) -> impl Iterator<Item = &Summary> {
        let (places, same) = self.same_part(name, part);
        places[same].iter().map(|place| self.at(*place))
    }

    /// The places of the insights of a series, and where those of a part are among them.
    fn same_part(&self, name: &str, part: usize) -> (&[u32], Range<usize>) {
        let places = self.installments.get(name).map(Vec::as_slice).unwrap_or_default();
        let number = |place: &u32| self.at(*place).series.as_ref().map(|(_, number)| *number);
        let start = places.partition_point(|place| number(place) < Some(part));
        (places, start..places.partition_point(|place| number(place) <= Some(part)))
    }
}

/// Checks what the site's file says of series.
pub fn check(site: &SiteFile, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new(file, &Arc::new(site.nouns()));
    for (name, series) in &site.series.0 {
        if !is_slug(name) {
            let help = "use lower-case letters, digits and hyphens, such as the-first-flight";
            diagnostics.error("bad-series", name.at.clone(), format!("“{}” is no name", name.value), help);
        }
        if series.title.trim().is_empty() {
            diagnostics.error("empty", series.title.at.clone(), "a series without a title", "write one");
        }
        let texts = std::iter::once(&series.title).chain(&series.summary);
        texts.for_each(|text| no_markup(text, "what is said of a series", &mut diagnostics));
    }
    found.append(&mut diagnostics.found);
}

//! Who publishes the site, and how: what `site.json` says of it.

use super::Library;
use crate::model::{Imprint, ImprintPart, Span};
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::manuscript::site_config::{AboutPart, SiteFile};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::text::inline;
use crate::publish::text::inline::Names;
use std::sync::Arc;

impl Library {
    /// Who publishes the site, and how.
    pub fn imprint(&self, site: &SiteFile, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) -> Imprint {
        let mut diagnostics = Diagnostics::new(file, &Arc::new(site.nouns()));
        let mut part = |part: &AboutPart| ImprintPart {
            heading: part.heading.value.clone(),
            text: part.text.iter().map(|text| inline::parse(text, &OfSite(self), &mut diagnostics)).collect(),
        };
        let parts = site.about.iter().map(&mut part).collect();
        found.append(&mut diagnostics.found);
        Imprint { parts }
    }

    /// What the site has at the foot of every page.
    pub fn footer(
        &self,
        site: &SiteFile,
        file: &Arc<SourceFile>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Vec<Span>> {
        let mut diagnostics = Diagnostics::new(file, &Arc::new(site.nouns()));
        let lines =
            site.footer.iter().map(|text| inline::parse(text, &OfSite(self), &mut diagnostics)).collect();
        found.append(&mut diagnostics.found);
        lines
    }
}

/// The names that what stands in `site.json` may use: insights.
struct OfSite<'l>(&'l Library);

impl Names for OfSite<'_> {
    fn figure(&self, _: &str) -> Option<(usize, String)> {
        None
    }
    fn figures(&self) -> Vec<&str> {
        Vec::new()
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        self.0.title(slug)
    }
    fn nearest_insight(&self, _: &str) -> Option<&str> {
        None
    }
}

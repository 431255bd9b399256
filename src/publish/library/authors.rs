//! Who writes: the authors that `site.json` knows, and what is checked of any.

use super::Library;
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::manuscript::author::Author;
use crate::publish::manuscript::site_config::SiteFile;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::text::inline;
use crate::publish::text::markup::no_markup;
use std::sync::Arc;

impl Library {
    /// An author that the site's file knows.
    pub fn author(&self, name: &str) -> Option<&Author> {
        self.authors.find(name).map(|(_, author)| author)
    }

    /// What the site's file calls them.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        self.authors.names()
    }
}

/// Checks the authors of the site's file.
pub fn check(site: &SiteFile, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new(file, &Arc::new(site.nouns()));
    site.authors.0.iter().for_each(|(_, author)| check_author(author, &mut diagnostics));
    found.append(&mut diagnostics.found);
}

/// Checks what an author is said to be called, and where they are said to be found.
pub fn check_author(author: &Author, diagnostics: &mut Diagnostics) {
    let name = &author.name;
    if name.trim().is_empty() {
        diagnostics.error("empty", name.at.clone(), "an author without a name", "write it, or take it away");
    }
    no_markup(name, "an author’s name", diagnostics);
    if let Some(url) = &author.url
        && let Err(why) = inline::check_link(url)
    {
        let help = "write the http or https address of a page about them, or leave it out";
        diagnostics.error("unsafe-link", url.at.clone(), why, help);
    }
}

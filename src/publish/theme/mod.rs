//! A site's own look: the colours and fonts that `site.json` names, and a stylesheet beside it. A site that has neither is
//! published as it would be without this.

mod colour;
mod contrast;
mod site_css;
mod tokens;

use super::content_hash::hash;
use super::diagnostic::{Diagnostic, SourceFile};
use super::language::noun::Nouns;
use super::manuscript::site_config::SiteFile;
use super::parse::diagnostics::Diagnostics;
use crate::model::Links;
use site_css::FontFile;
use std::path::Path;
use std::sync::Arc;
use tokens::Mode;

/// A site's own look.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The styles, with a mark in the place of each font's address.
    css: String,
    /// What pages are printed on, in the light and in the dark, where the site says it.
    paper: Option<[String; 2]>,
    fonts: Vec<FontFile>,
}

impl Theme {
    /// What a data folder says of its look; what is wrong with it goes to `found`.
    pub fn of(data: &Path, site: &SiteFile, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) -> Self {
        let nouns: Arc<Nouns> = Arc::default();
        let mut diagnostics = Diagnostics::new(file, &nouns);
        let tokens = tokens::Tokens::of(site.theme.as_ref(), &mut diagnostics);
        if diagnostics.found.is_empty() {
            contrast::check(&tokens, &mut diagnostics);
        }
        found.append(&mut diagnostics.found);
        let sheet = site_css::Stylesheet::of(data, found);
        let own = |mode: Mode| tokens.is_own("paper").then(|| tokens.colour("paper", mode).to_string());
        let paper = own(Mode::Light).zip(own(Mode::Dark)).map(|(light, dark)| [light, dark]);
        Self { css: tokens.css() + &sheet.css, paper, fonts: sheet.fonts }
    }

    /// What all pages carry behind the site's other styles; nothing where the site looks as all do.
    pub fn css(&self, links: &Links) -> Option<String> {
        let address = |css: String, (place, font): (usize, &FontFile)| {
            css.replace(&site_css::mark(place), &links.file(&font.path))
        };
        let css = self.fonts.iter().enumerate().fold(self.css.clone(), address);
        (!css.is_empty()).then_some(css)
    }

    /// What pages are printed on, in the light and in the dark, where the site says it.
    pub fn paper(&self) -> Option<&[String; 2]> {
        self.paper.as_ref()
    }

    /// The fonts: the path of each in the site, and what is in it.
    pub fn fonts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.fonts.iter().map(|font| (font.path.as_str(), font.bytes.as_slice()))
    }
}

/// A font's path in the site: with the hash of what is in it.
fn font_path(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("fonts/{stem}-{}.{ending}", hash(bytes))
}

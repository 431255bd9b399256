//! Footnotes: numbered by their marks in the body, and what is wrong with them.

use super::scope::Scope;
use crate::model::{Span, is_slug};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::did_you_mean;
use crate::publish::text::inline::{self, Names, NoFootnote};

/// The names that prose may use: all there are, and footnotes.
struct Prose<'s, 'm>(&'s Scope<'m>);

impl Names for Prose<'_, '_> {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        Names::figure(self.0, name)
    }
    fn figures(&self) -> Vec<&str> {
        Names::figures(self.0)
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        self.0.insight(slug)
    }
    fn nearest_insight(&self, slug: &str) -> Option<&str> {
        self.0.nearest_insight(slug)
    }
    fn insight_with(&self, figure: &str) -> Option<&str> {
        self.0.insight_with(figure)
    }
    fn footnote(&self, name: &str) -> Result<usize, NoFootnote> {
        let known = &self.0.manuscript.footnotes;
        let Some((place, _)) = known.find(name) else {
            let near = did_you_mean(name, known.names());
            let add = || format!("add it: \"footnotes\": {{ \"{name}\": \"…\" }}");
            return Err(NoFootnote::Unknown(if near.is_empty() { add() } else { near }));
        };
        let mut marked = self.0.marked.borrow_mut();
        if marked.contains(&place) {
            return Err(NoFootnote::Twice);
        }
        marked.push(place);
        Ok(marked.len())
    }
}

impl Scope<'_> {
    /// Parses inline text of the body, in which marks of footnotes may stand.
    pub fn prose(&self, text: &At<String>, diagnostics: &mut Diagnostics) -> Vec<Span> {
        inline::parse(text, &Prose(self), diagnostics)
    }

    /// The footnotes in the order of their marks, once the body is parsed.
    pub fn footnotes(&self, diagnostics: &mut Diagnostics) -> Vec<Vec<Span>> {
        let marked = self.marked.borrow();
        for (place, (name, text)) in self.manuscript.footnotes.0.iter().enumerate() {
            if text.trim().is_empty() {
                diagnostics.error(
                    "empty",
                    text.at.clone(),
                    "a footnote without words",
                    "write it, or take it away",
                );
            }
            if marked.contains(&place) {
                continue;
            }
            let help = match is_slug(name) {
                true => format!("write [^{}] where it belongs, or take it away", name.value),
                false => "give it a name of lower-case letters, digits and hyphens, and write [^its-name]"
                    .to_owned(),
            };
            let message = format!("the footnote “{}” has no mark in the text", name.value);
            diagnostics.error("unmarked-footnote", name.at.clone(), message, help);
        }
        let notes = marked.iter().filter_map(|place| self.manuscript.footnotes.0.get(*place));
        notes.map(|(_, text)| self.inline(text, diagnostics)).collect()
    }
}

//! What the texts of one manuscript may refer to: its figures, tables and sources, and the edition around it.

use crate::model::{Span, Table};
use crate::publish::diagnostic::SourceFile;
use crate::publish::figure::amount::Amount;
use crate::publish::figure::unit::Unit;
use crate::publish::library::Library;
use crate::publish::manuscript::Manuscript;
use crate::publish::manuscript::figures;
use crate::publish::manuscript::figures::Resolved;
use crate::publish::manuscript::file_name::is_plain_path;
use crate::publish::manuscript::load;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Name};
use crate::publish::parse::suggest::{did_you_mean, nearest};
use crate::publish::text::inline::Names;
use crate::publish::text::{inline, line};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// A file of rows larger than this is refused: a page that holds them could not be read.
const MOST_ROWS: u64 = 4 << 20;

/// What the texts of one manuscript may refer to.
pub struct Scope<'m> {
    pub(super) manuscript: &'m Manuscript,
    pub(super) figures: &'m [Option<Resolved>],
    pub(super) tables: Vec<ResolvedTable>,
    /// The edition around it.
    pub library: &'m Library,
    /// The folder that the manuscript lies in.
    pub(super) folder: &'m Path,
    /// The files beside it that it is made from, by their paths in the data folder.
    pub(super) files: RefCell<BTreeSet<String>>,
    pub(super) used_figures: RefCell<BTreeSet<usize>>,
    /// The figures that lines hold.
    pub(super) unopened: RefCell<BTreeSet<usize>>,
    pub(super) used_sources: RefCell<BTreeSet<usize>>,
    pub(super) linked: RefCell<BTreeSet<String>>,
    /// The footnotes whose marks have been met, in their order.
    pub(super) marked: RefCell<Vec<usize>>,
}

impl Scope<'_> {
    /// Parses inline text.
    pub fn inline(&self, text: &At<String>, diagnostics: &mut Diagnostics) -> Vec<Span> {
        inline::parse(text, self, diagnostics)
    }

    /// Words a line: a title, a label or the head of a column, whose figures no reader can open there.
    pub fn line(&self, text: &At<String>, what: &str, diagnostics: &mut Diagnostics) -> String {
        line::parse(text, what, &Unopened(self), diagnostics)
    }

    /// The language it is written in.
    pub fn language(&self) -> &str {
        self.manuscript.language.as_ref().map_or(self.library.language.as_str(), |own| own.value.as_str())
    }

    /// The place of a figure.
    pub fn figure(&self, name: &Name, diagnostics: &mut Diagnostics) -> Option<usize> {
        let known = self.manuscript.figures.names();
        let found = self.manuscript.figures.find(name).map(|(index, _)| index);
        self.found(found, name, "figure", known, diagnostics).inspect(|index| {
            self.used_figures.borrow_mut().insert(*index);
        })
    }

    /// A figure's value, if nothing is wrong with it.
    pub fn resolved(&self, index: usize) -> Option<&Resolved> {
        self.figures.get(index)?.as_ref()
    }

    /// A table.
    pub fn table(&self, name: &Name, diagnostics: &mut Diagnostics) -> Option<&ResolvedTable> {
        let found = self.manuscript.tables.find(name).map(|(index, _)| index);
        self.found(found, name, "table", self.manuscript.tables.names(), diagnostics)
            .and_then(|index| self.tables.get(index))
    }

    /// The file beside the manuscript that the rows of a table stand in.
    pub fn rows_file(&self, name: &At<String>, diagnostics: &mut Diagnostics) -> Option<Arc<SourceFile>> {
        if !is_plain_path(name) || !name.ends_with(".csv") {
            let help = "write the path of a .csv file beside the manuscript, such as clouds.csv";
            let message = format!("“{}” is no path to a file of rows", name.value);
            diagnostics.error("bad-path", name.at.clone(), message, help);
            return None;
        }
        let path = self.folder.join(&name.value);
        if !path.is_file() {
            let message = format!("there is no file “{}” beside the manuscript", name.value);
            diagnostics.error("missing-file", name.at.clone(), message, "put it there, or mend the path");
            return None;
        }
        self.files.borrow_mut().extend(self.library.path_of(&path));
        match load::text(&path, MOST_ROWS, "cut it into several tables") {
            Ok(file) => Some(file),
            Err(diagnostic) => {
                diagnostics.found.push(diagnostic);
                None
            }
        }
    }

    /// The place of a source.
    pub fn source(&self, name: &Name, diagnostics: &mut Diagnostics) -> Option<usize> {
        let found = self.manuscript.sources.find(name).map(|(index, _)| index);
        self.found(found, name, "source", self.manuscript.sources.names(), diagnostics).inspect(|index| {
            self.used_sources.borrow_mut().insert(*index);
        })
    }

    /// The places of several sources.
    pub fn sources(&self, names: &[Name], diagnostics: &mut Diagnostics) -> Vec<usize> {
        // In the order of their list, so that what stands beside each other there is a run of numbers.
        names
            .iter()
            .filter_map(|name| self.source(name, diagnostics))
            .collect::<BTreeSet<usize>>()
            .into_iter()
            .collect()
    }

    /// The sources of several figures, and of the parts they were worked out from.
    pub fn sources_of(&self, figures: &[usize]) -> Vec<usize> {
        let mut sources = BTreeSet::new();
        let mut open = figures.to_vec();
        let mut seen = BTreeSet::new();
        while let Some(index) = open.pop() {
            if !seen.insert(index) {
                continue;
            }
            if let Some((_, figure)) = self.manuscript.figures.0.get(index) {
                let source = figure.source.as_ref().and_then(|name| self.manuscript.sources.find(name));
                sources.extend(source.map(|(index, _)| index));
            }
            open.extend(self.resolved(index).map(|figure| figure.parts.clone()).unwrap_or_default());
        }
        sources.into_iter().collect()
    }

    fn found<'k>(
        &self,
        found: Option<usize>,
        name: &Name,
        what: &str,
        known: impl Iterator<Item = &'k str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if found.is_none() {
            let near = did_you_mean(name, known);
            let help = if near.is_empty() { format!("add it to \"{what}s\"") } else { near };
            let rule = match what {
                "figure" => "unknown-figure",
                "table" => "unknown-table",
                _ => "unknown-source",
            };
            diagnostics.error(rule, name.at.clone(), format!("no {what} is called “{}”", name.value), help);
        }
        found
    }
}

impl Names for Scope<'_> {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        let (index, text) = figures::worded(name, self.manuscript, self.figures)?;
        self.used_figures.borrow_mut().insert(index);
        Some((index, text))
    }
    fn figures(&self) -> Vec<&str> {
        self.manuscript.figures.names().collect()
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        self.linked.borrow_mut().insert(slug.to_owned());
        self.library.title(slug)
    }
    fn nearest_insight(&self, slug: &str) -> Option<&str> {
        nearest(slug, self.library.slugs())
    }
    fn insight_with(&self, figure: &str) -> Option<&str> {
        self.library.insight_with(figure)
    }
}

/// The names a line may use.
struct Unopened<'s, 'm>(&'s Scope<'m>);

impl Names for Unopened<'_, '_> {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        let Self(scope) = self;
        let (index, text) = figures::worded(name, scope.manuscript, scope.figures)?;
        scope.unopened.borrow_mut().insert(index);
        Some((index, text))
    }
    fn figures(&self) -> Vec<&str> {
        self.0.figures()
    }
    fn insight(&self, _: &str) -> Option<&str> {
        None
    }
    fn nearest_insight(&self, _: &str) -> Option<&str> {
        None
    }
    fn insight_with(&self, figure: &str) -> Option<&str> {
        self.0.insight_with(figure)
    }
}

/// A table whose cells are worded, with the numbers behind them.
#[derive(Clone, Debug)]
pub struct ResolvedTable {
    /// What readers see.
    pub table: Table,
    /// The amount behind each cell with its unit, row by row; nothing where there is none, or more than one.
    pub numbers: Vec<Vec<Option<(Amount, Unit)>>>,
    /// The ids of the columns.
    pub ids: Vec<String>,
}

//! What is wrong with a manuscript: where, what, and how to mend it.

mod pointer;
mod sarif;
mod workflow;

pub use pointer::STRICT;
pub use sarif::sarif;
pub use workflow::workflow_command;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use std::{fmt, ops::Range, sync::Arc};

/// Whether a fault keeps the edition from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Worth a look; publishing goes on.
    Warning,
}

/// A file that was read, by the name a maker knows it by.
#[derive(Debug, Default)]
pub struct SourceFile {
    /// Its path as the maker would type it.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// Line and column, both from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.floor(offset)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A fault, tied to a place in a file.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its rule's name, stable across versions.
    pub rule: &'static str,
    /// Whether it stops publishing.
    pub severity: Severity,
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of the file that are at fault.
    pub at: Range<usize>,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// A fault as `--format json` prints it.
#[derive(Serialize)]
struct Record<'a> {
    rule: &'a str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    pointer: String,
    message: &'a str,
    help: &'a str,
}

impl Diagnostic {
    /// Whether nothing is published while it stands.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The fault with its lines underlined, as a terminal shows it.
    pub fn render(&self, color: bool) -> String {
        let (start, end) = (self.file.floor(self.at.start), self.file.floor(self.at.end));
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let (text, line_start, offset) = self.window(start, end);
        let span = (start - offset)..(end.max(start) - offset).min(text.len());
        let pointer = pointer::pointer(&self.file.text, start);
        let mut group = level.primary_title(&self.message).id(self.rule).element(
            Snippet::source(text)
                .path(&self.file.path)
                .line_start(line_start)
                .annotation(AnnotationKind::Primary.span(span).label(&pointer)),
        );
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(&self.help));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// The line at fault (and no more than a few hundred bytes of it each way: a file may be one long line),
    /// its number, and its offset in the file.
    fn window(&self, start: usize, end: usize) -> (&str, usize, usize) {
        const REACH: usize = 400;
        let text = &self.file.text;
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end.max(start)..].find('\n').map_or(text.len(), |at| end.max(start) + at);
        let from = line_start.max(self.file.floor(start.saturating_sub(REACH)));
        let to = line_end.min(self.file.floor(start + REACH)).max(start);
        (&text[from..to], self.file.position(start).0, from)
    }

    /// The fault as a line of JSON.
    pub fn json(&self) -> String {
        let (line, column) = self.file.position(self.at.start);
        let record = Record {
            rule: self.rule,
            severity: self.severity,
            file: &self.file.path,
            line,
            column,
            pointer: pointer::pointer(&self.file.text, self.at.start),
            message: &self.message,
            help: &self.help,
        };
        serde_json::to_string(&record).unwrap_or_default()
    }
}

/// `file:line:column: what is wrong`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.file.position(self.at.start);
        write!(f, "{}:{line}:{column}: {}", self.file.path, self.message)
    }
}

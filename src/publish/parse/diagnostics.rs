//! What was found wrong in a file while it is read.

use super::json::kind;
use crate::publish::diagnostic::{Diagnostic, Severity, SourceFile};
use crate::publish::language::noun::Nouns;
use jsonc_parser::{ast, common::Ranged};
use std::{ops::Range, sync::Arc};

/// What a reader works with: the file, and the faults found in it so far.
#[derive(Debug)]
pub struct Diagnostics {
    /// The file.
    pub file: Arc<SourceFile>,
    /// What was found wrong in it.
    pub found: Vec<Diagnostic>,
    /// What the site says nouns are called.
    pub nouns: Arc<Nouns>,
}

impl Diagnostics {
    /// A file of which nothing was read so far.
    pub fn new(file: &Arc<SourceFile>, nouns: &Arc<Nouns>) -> Self {
        Self { file: file.clone(), found: Vec::new(), nouns: nouns.clone() }
    }

    /// Notes an error.
    pub fn error(
        &mut self,
        rule: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(Severity::Error, rule, at, message.into(), help.into());
    }

    /// Notes a warning.
    pub fn warning(
        &mut self,
        rule: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(Severity::Warning, rule, at, message.into(), help.into());
    }

    fn note(
        &mut self,
        severity: Severity,
        rule: &'static str,
        at: Range<usize>,
        message: String,
        help: String,
    ) {
        let file = self.file.clone();
        self.found.push(Diagnostic { rule, severity, file, at, message, help });
    }

    /// Notes that `value` is not what was expected there.
    pub fn mismatch(&mut self, value: &ast::Value<'_>, expected: &str) {
        let at = range(value);
        self.error("wrong-type", at, format!("expected {expected}, found {}", kind(value)), "");
    }
}

/// The bytes of the file a value stands in; of an object or list only its first character.
pub fn range(value: &ast::Value<'_>) -> Range<usize> {
    match value {
        ast::Value::Object(_) | ast::Value::Array(_) => value.start()..value.start() + 1,
        _ => value.start()..value.end(),
    }
}

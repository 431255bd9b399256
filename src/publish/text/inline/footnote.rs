//! The marks of footnotes, `[^name]`.

use super::Inline;
use crate::model::Span;
use std::ops::Range;

/// Why a mark is that of no footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFootnote {
    /// None can stand in this text.
    NotHere,
    /// None has this name; what to do about it.
    Unknown(String),
    /// It has a mark already.
    Twice,
}

impl Inline<'_, '_, '_> {
    /// Adds a mark, or says why it is that of no footnote.
    pub(super) fn footnote(&mut self, name: &str, at: &Range<usize>) {
        let (rule, message, help) = match self.names.footnote(name) {
            Ok(_) if self.within_link() => (
                "nested-link",
                "a footnote within a link".to_owned(),
                "put its mark behind the link".to_owned(),
            ),
            Ok(number) => return self.put(Span::Footnote(number)),
            Err(NoFootnote::Unknown(help)) => {
                ("unknown-footnote", format!("no footnote is called “{name}”"), help)
            }
            Err(NoFootnote::Twice) => (
                "unknown-footnote",
                format!("“{name}” has its mark already"),
                "one mark leads to a note and back: make a second note, or leave this mark out".to_owned(),
            ),
            Err(NoFootnote::NotHere) => (
                "unknown-footnote",
                "no footnote can stand here".to_owned(),
                "paragraphs, lists, callouts and quotations of the body have them; say it in the text"
                    .to_owned(),
            ),
        };
        self.fault_in(rule, at, &message, &help);
    }
}

//! What stands in a line: words, figures, small labels.

pub mod figure_status;
pub mod label;
pub mod span;

//! Texts of makers: inline Markdown, figures and links in them, and amounts that stand bare.

pub mod bare_amount;
pub mod inline;
pub mod markup;

//! Texts of makers: inline Markdown, figures and links in them, and amounts that stand bare.

pub mod bare_amount;
mod date_style;
pub mod inline;
pub mod line;
pub mod markup;
mod reference;

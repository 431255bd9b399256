//! What languages and their scripts differ in: order, counted nouns, letters.

pub mod collation;
pub mod noun;
pub mod script;

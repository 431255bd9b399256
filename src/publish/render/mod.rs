//! Pages: views written into the built shell, with the styles, icons and head that belong to them.

pub mod error;
pub mod icon;
pub mod page;
pub mod styles;
pub mod webmanifest;
